"""The gender budget: what was looked at, how it is classed, by mission; what is paid; contracts and acts."""

from indicators import charts, ui

CLASSES = [f"share_of_{each}_spending" for each in ("direct", "sensitive", "neutral", "unclassified")]
PAID, ACTS = "execution_of_gender_lines", "acts_with_impact_assessment"
CONTRACTS = ["contracts_with_a_clause", "value_of_contracts_with_a_clause"]
INDICATORS = [*CLASSES, PAID, *CONTRACTS, ACTS]

view = ui.open_page("budget")
words = view.words
ui.needs(view, INDICATORS)
view = ui.pick_years(view, INDICATORS)
see, euros = view.observations, view.store.budget(view.city)
shares, contracts = [see(slug) for slug in CLASSES], [see(slug) for slug in CONTRACTS]
paid, acts = see(PAID), see(ACTS)

ui.answer(charts.budget.answer(words, euros, shares, view.years))
ui.show(view, charts.budget.class_shares(words, shares), charts.budget.class_euros(words, euros, view.years))
ui.show(view, charts.missions(words, euros, view.years))
ui.show(view, charts.paid_of_committed(words, euros, paid, view.years))
ui.show(view, charts.contracts(words, *contracts), charts.acts(words, acts))
for sentence in charts.budget.missing(words, paid, contracts[0], acts):
    ui.subtitle(sentence)
ui.close(view)
