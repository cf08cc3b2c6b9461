"""Whether people know where to turn, and whether the system answers: what is in place first, reports last."""

from indicators import charts, ui

SYSTEM, TRAINED, LEADING = "prevention_system", "trained_on_violence", "managers_trained_on_violence"
REPORTS, CLOSED, DAYS = "reports_per_1000_staff", "reports_closed_in_time", "median_days_to_close"
MET = "harassment_prevalence_difference"
INDICATORS = [SYSTEM, TRAINED, LEADING, REPORTS, CLOSED, MET]

view = ui.open_page("safety")
words = view.words
ui.subtitle(charts.safety.scope(words))
ui.needs(view, INDICATORS)
view = ui.pick_years(view, INDICATORS)
see = view.observations
items, trained, reports, days = see(SYSTEM, "item"), see(TRAINED), see(REPORTS), see(DAYS)

ui.answer(charts.safety.answer(words, see(SYSTEM), trained))
ui.plain_table(charts.safety.checklist(words, items))
ui.show(view, charts.safety.system(words, see(SYSTEM), items), charts.safety.managers(words, see(LEADING)))
ui.show(view, charts.safety.trained(words, trained))
ui.show(view, charts.safety.reports(words, reports, see(CLOSED), days))
ui.show(view, charts.safety.prevalence(words, see(MET)))
ui.prose_table(charts.unanswered_list(words, charts.safety.questions(words, items, trained, reports, see(MET), days)))
ui.close(view)
