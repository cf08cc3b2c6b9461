"""Whether women and men who apply get through alike, and at which stage not; who applies, who chooses."""

from indicators import charts, ui

CHANCES = "selection_chances"
INDICATORS = [CHANCES, "women_among_applicants", "women_among_hires", "boards_with_one_third", "transparent_vacancies"]

view = ui.open_page("recruitment")
words = view.words
ui.needs(view, INDICATORS)
view = ui.pick_years(view, INDICATORS)
by = ui.pick_breakdown(view, ui.offered(view, CHANCES, ["job_family", "department"]))
see = view.observations
applicants, hires = see("women_among_applicants"), see("women_among_hires")
steps, chances = see("pass_through_ratio", "stage"), see(CHANCES)
three = see("selection_chances_in_3_years")

ui.answer(charts.selection.answer(words, chances, three, applicants, hires))
reached = words.say("Of every 100 who were at the stage before, how many reached this one")
ui.show(view, charts.compared(words, steps, "stages", words.say("Stage by stage"), reached))
appointed = words.say("Of every 100 who applied, how many were appointed")
title = words.say("From application to appointment, by {breakdown}", breakdown=words.breakdown(by).lower())
ui.show(view, charts.compared(words, see(CHANCES, by), "chances", title, appointed))
ui.show(
    view,
    charts.windows(words, three, "three_years", appointed),
    charts.over_years(words, chances, "chances_over_years", words.say("Year by year"), appointed),
)
ui.show(view, charts.selection.applicants_and_hires(words, applicants, hires))
ui.show(
    view,
    charts.selection.boards(
        words, see("boards_with_one_third"), see("boards_with_40_percent"), see("women_chairing_boards")
    ),
)
ui.show(
    view,
    charts.selection.starting_pay(words, see("starting_pay_gap")),
    charts.selection.vacancies_stated(words, see("transparent_vacancies")),
)
ui.statisticians(
    view,
    charts.forest(words, steps, "forest_stages", words.say("Passing each stage, women to men")),
    charts.forest(words, three, "forest_three", words.say("Appointed, women to men: three years together")),
    charts.forest(words, see("selection_chances_within_calls"), "forest_calls", words.say("Inside the same call")),
)
ui.close(view)
