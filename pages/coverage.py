"""What is held of each administration, what is missing, what the next delivery would give, where it is published."""

from indicators import charts, ui

view = ui.open_page("coverage")
words = view.words
held = view.store.coverage()
sentence, table = charts.coverage(words, held)
ui.answer(sentence)
ui.subtitle(charts.tally.delivered(words, held))
ui.subtitle(charts.tally.with_a_figure(words, view.observations("data_coverage")))
ui.subtitle(charts.elsewhere(words))
ui.tables(view, charts.coverage_matrix(words, held), table)
sentence, table = charts.next_deliveries(words, held)
ui.subtitle(sentence)
ui.prose_table(table)
ui.prose_table(charts.where_published(words, view.city))
ui.bring_in(view)
ui.close(view)
