"""How far apart the pay of women and men is: gaps, quarters, inside and between the parts, variable pay, spread."""

from indicators import charts, ui

HOURLY, ANNUAL = ["median_pay_gap", "mean_pay_gap"], ["median_annual_base_pay_gap", "mean_annual_base_pay_gap"]
WITH_ALL = ["median_annual_pay_gap", "mean_annual_pay_gap"]
INSIDE, INSIDE_CATEGORIES = "structure_adjusted_pay_gap", "median_annual_base_pay_gap_inside_categories"
QUARTERS = [f"women_in_{quarter}_pay_quarter" for quarter in ("upper", "upper_middle", "lower_middle", "lower")]
VARIABLE = ["variable_pay_gap", "median_variable_pay_gap", "variable_pay_gap_of_all", "median_variable_pay_gap_of_all"]
BY_CATEGORY = ["pay_gap_by_category", "variable_pay_gap_by_category"]
RECEIVING, ADJUSTED = "receiving_variable_pay_difference", ["adjusted_pay_gap", "adjusted_pay_gap_without_position"]

view = ui.open_page("pay")
ui.needs(view, [*HOURLY, *ANNUAL])
view = ui.pick_years(view, [*HOURLY, *ANNUAL])
words, see = view.words, view.observations
hourly, annual = [see(slug) for slug in HOURLY], [see(slug) for slug in ANNUAL]
ui.answer(charts.pay_answer(words, hourly, annual))
ui.instead(view, [*HOURLY, *ANNUAL])

full_time = [see(slug, "working_time", ["full_time"]) for slug in [*HOURLY, *ANNUAL]]
of_an_hour = [*hourly, *full_time[:2], see("structure_adjusted_median_pay_gap"), see(INSIDE)]
of_a_year = [*annual, *full_time[2:], see(INSIDE_CATEGORIES), *(see(slug) for slug in WITH_ALL)]
paid = words.say("everyone paid in full")
ui.show(
    view,
    charts.pay_measures(words, of_an_hour, "hourly", words.say("Pay for an hour, in several ways"), paid),
    charts.pay_measures(words, of_a_year, "annual", words.say("Pay of the year, in several ways"), paid),
)
ui.show(
    view,
    charts.pay_gaps(words, *hourly, "hourly_years", words.say("The hourly gap over the years")),
    charts.pay_gaps(words, *annual, "annual_years", words.say("The gap in basic pay of the year, over the years")),
)
ui.show(view, charts.pay_quarters(words, [see(slug) for slug in QUARTERS]))
ui.subtitle(charts.pay_without_hours(words, hourly[0], annual[0]))
ui.show(
    view,
    charts.inside_and_between(words, hourly[1], see(INSIDE), "level"),
    charts.inside_and_between(words, annual[0], see(INSIDE_CATEGORIES), "pay_category"),
)
by_category = [see(slug, "pay_category") for slug in BY_CATEGORY]
basic = by_category if len(by_category[0]) else [see(ANNUAL[0], "pay_category")]
ui.show(view, charts.gaps_of_groups(words, see(HOURLY[0], "level"), tuple(basic)))
ui.show(view, *(charts.gaps_of_groups(words, each) for each in basic))

receives, variable = words.say("Who receives variable pay"), words.say("Variable pay for an hour")
ui.show(view, charts.compared(words, see(RECEIVING), "receiving", receives, words.say("Share of all workers")))
of_variable, everyone = [see(slug) for slug in VARIABLE], words.say("all workers")
ui.show(view, charts.pay_measures(words, of_variable, "variable", variable, everyone))
ui.show(view, charts.pay_bands(words, see("women_by_pay_band", "pay_band"), see("women_by_pay_band")))

stable = [*hourly, *annual, *(see(slug) for slug in [*WITH_ALL, *ADJUSTED])]
ui.statisticians(
    view,
    charts.pay_intervals(words, stable, "pay_intervals", words.say("Gaps and how far chance alone could move them")),
    charts.explained_gap(words, hourly[1], see("explained_pay_gap"), see("unexplained_pay_gap")),
)
ui.close(view)
