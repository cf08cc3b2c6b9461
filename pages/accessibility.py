"""The accessibility statement: the standard aimed at, what was tested, what falls short, how to give feedback."""

from indicators import charts, ui

view = ui.open_page("accessibility")
words = view.words
ui.answer(charts.accessibility.answer(words))
ui.subtitle(charts.accessibility.duty(words))
ui.prose_table(charts.accessibility.feedback(words))
ui.prose_table(charts.accessibility.falls_short(words))
ui.prose_table(charts.accessibility.tested(words))
ui.close(view)
