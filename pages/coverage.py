"""What is held of each administration, what is missing, and where the missing is published."""

from indicators import charts, ui

view = ui.open_page("coverage")
words = view.words
sentence, table = charts.coverage(words, view.store.coverage())
ui.answer(sentence)
ui.plain_table(table)
ui.prose_table(charts.where_published(words, view.city))
ui.close(view)
