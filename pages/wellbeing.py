"""Who carries part-time work, leave and flexible work; how women and men feel at work."""

from indicators import charts, ui

PART_TIME, UPTAKE, DAYS = "part_time_difference", "parental_leave_uptake_ratio", "mens_share_of_parental_days"
BACK, STAYED = "return_after_leave_difference", "retention_after_return_difference"
USE, GRANTED = "flexible_work_use_ratio", "flexible_work_approval_ratio"
CARERS, SICKNESS = "carers_leave_use", "long_sickness_ratio"
POSITIVE, SCORES = "positive_answers_difference", "wellbeing_score_difference"
INDICATORS = [PART_TIME, UPTAKE, DAYS, BACK, STAYED, USE, GRANTED, CARERS, SICKNESS, POSITIVE, SCORES]

view = ui.open_page("wellbeing")
words = view.words
ui.needs(view, INDICATORS)
view = ui.pick_years(view, INDICATORS)
by = ui.pick_breakdown(view, ui.offered(view, PART_TIME, ["age_band", "level", "occupation"]))
see = view.observations
uptake, back, use, positive = see(UPTAKE), see(BACK), see(USE), see(POSITIVE)

ui.answer(charts.wellbeing.answer(words, see(PART_TIME), see(DAYS), positive))
ui.show(
    view, charts.wellbeing.part_time(words, see(PART_TIME)), charts.wellbeing.part_time_by(words, see(PART_TIME, by))
)
ui.show(view, charts.leave.parental(words, uptake), charts.leave.parental_days(words, see(DAYS)))
ui.show(view, charts.leave.returning(words, back, see(STAYED)))
ui.show(view, charts.flexible.use(words, see(USE, "measure")), charts.flexible.requests(words, see(GRANTED)))
ui.show(
    view,
    charts.leave.absences(words, see(CARERS), see(SICKNESS), see("womens_share_of_carers_days")),
    charts.leave.paternity(words, see("full_use_of_paternity_leave")),
)
ui.show(view, charts.survey.sections(words, see(POSITIVE, "section"), positive, see("survey_response_rate")))
ui.show(view, charts.survey.scores(words, see(SCORES), see(SCORES, "section")))
asked = charts.wellbeing.questions(words, see(PART_TIME), uptake, back, use, positive)
ui.prose_table(charts.unanswered_list(words, asked))
ui.statisticians(
    view,
    charts.forest(words, uptake, "forest_parental", words.say("Uptake of parental leave, women to men")),
    charts.flexible.ratios(words, see(USE, "measure")),
    charts.forest(words, see(SICKNESS), "forest_sickness", words.say("Long sickness, women to men")),
)
ui.close(view)
