"""The ground on which the eight administrations stand: national series, gaps as they are."""

from indicators import charts, ui

SERIES = ["pay_gap_public_administration", "pay_gap_economy", "women_in_local_councils", "women_mayors"]

view = ui.open_page("countries")
words = view.words
own = words.city.country.lower()
ui.answer(charts.answers.countries(words, own))
for slug in SERIES:
    ui.show(view, charts.countries(words, view.observations(slug, cities=[]), own))
ui.close(view)
