"""What is held of each administration, what is missing, what the next delivery would give, where it is published."""

from indicators import charts, ui

view = ui.open_page("coverage")
words = view.words
held = view.store.coverage()
sentence, table = charts.coverage(words, held)
ui.answer(sentence)
ui.plain_table(table)
sentence, table = charts.next_deliveries(words, held)
ui.subtitle(sentence)
ui.prose_table(table)
ui.prose_table(charts.where_published(words, view.city))
ui.bring_in(view)
ui.close(view)
