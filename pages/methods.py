"""What each number means, made from the definitions."""

from indicators import charts, ui

view = ui.open_page("methods")
words = view.words
names = charts.indicator_names(words)
ui.answer(charts.answers.methods(words, len(names)))
slug = ui.pick_indicator(view, list(names), names.__getitem__)
ui.methods_card(view, charts.card(words, slug))
ui.prose_table(charts.sources(words, view.store.sources(view.city)))
ui.plain_table(charts.notes(words))
ui.close(view)
