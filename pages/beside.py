"""The administration beside others of its country: only the same thing in the same year."""

from indicators import charts, ui

view = ui.open_page("beside")
words = view.words
found = charts.pairs_by_place(view.store, view.city)
ui.needs(view, ["women_share_of_staff"])

ui.answer(charts.answers.beside(words, found))
for place, pairs in found.items():
    ui.show(view, charts.beside(words, place, pairs))
ui.close(view)
