"""How the workforce is made up: women and men, levels and ages, who leaves next and who came."""

from indicators import charts, ui

BREAKDOWNS = ["level", "area", "age_band", "staff_group", "directorate", "department", "occupation", "education"]
BREAKDOWNS += ["contract", "working_time", "seniority_band"]
INDICATORS = ["women_share_of_staff", "staff_over_60", "newcomers"]

view = ui.open_page("workforce")
words = view.words
ui.needs(view, INDICATORS)
view = ui.pick_years(view, INDICATORS)
breakdown = ui.pick_breakdown(view, ui.offered(view, "women_share_of_staff", BREAKDOWNS))
everyone = view.observations("women_share_of_staff", breakdown)
chosen = ui.pick_categories(view, breakdown, list(everyone["category"].unique()))

staff = view.observations("women_share_of_staff")
ui.answer(charts.answers.workforce(words, staff, view.observations("women_share_of_staff", "staff_group")))

published = words.say("Headcount on the reference date of each year: everyone in the staff table")
ui.show(view, charts.women_and_men(words, staff, "staff", words.say("Women and men over the years"), published))
shown = view.observations("women_share_of_staff", breakdown, chosen)
ui.show(view, charts.composition(words, shown))
ui.show(view, charts.over_the_years(words, shown))
unit, why = ui.finest(view, "women_share_of_staff", ["department", "directorate"])
ui.subtitle(why)
if unit not in ("", breakdown):
    where = view.observations("women_share_of_staff", unit)
    ui.show(view, charts.units(words, where, view.observations("segregation_over_departments")))
ui.show(
    view,
    *(charts.why_moved(words, view.observations("women_share_of_staff", by), staff) for by in ("age_band", "level")),
)
ui.show(view, charts.pyramid(words, view.observations("women_share_of_staff", "age_band")))
ui.show(view, charts.over_60(words, view.observations("staff_over_60", "level")))

proxy = words.say("Less than three years in profile and level, executives left out; promotions count as well as hires")
newcomers = view.observations("newcomers")
ui.show(view, charts.women_and_men(words, newcomers, "newcomers", words.say("Newcomers to their level"), proxy))
ui.show(view, charts.other_entries(words, view.observations("other_entries"), view.observations("gender_not_stated")))
ui.close(view)
