"""Who is promoted and after how long, who leaves and why, who stays, who is trained."""

from indicators import charts, ui

PROMOTED, LEAVERS = "promotion_ratio", "women_among_leavers"
INDICATORS = [PROMOTED, "turnover_rate", "retention_difference", "training_access", LEAVERS]

view = ui.open_page("careers")
words = view.words
ui.needs(view, INDICATORS)
view = ui.pick_years(view, INDICATORS)
by = ui.pick_breakdown(view, ui.offered(view, PROMOTED, ["level", "directorate"]))
see = view.observations
promotions, turnover, apart = see(PROMOTED), see("turnover_rate"), see("turnover_difference")
three, leavers = see("promotion_ratio_in_3_years"), see(LEAVERS)

ui.answer(charts.careers.answer(words, promotions, three, turnover, leavers))
title = words.say("Promotions by {breakdown}", breakdown=words.breakdown(by).lower())
promoted = words.say("Of every 100 eligible, how many were promoted")
ui.show(view, charts.compared(words, see(PROMOTED, by), "promotions", title, promoted))
ui.show(
    view,
    charts.over_years(words, promotions, "promotions_over_years", words.say("Promotions, year by year"), promoted),
    charts.windows(words, three, "three_years", promoted),
)
waits = see("time_to_promotion_of_women", "level"), see("time_to_promotion_of_men", "level")
ui.show(view, charts.careers.waiting(words, *waits))

ui.show(view, charts.careers.turnover(words, turnover, apart))
ui.show(view, charts.careers.leaving(words, see(LEAVERS, "leaving_reason")))
stayed = words.say("Of every 100 hired in the year, how many were still employed three years later")
ui.show(
    view,
    charts.over_years(words, see("retention_difference"), "retention", words.say("Who stays"), stayed),
    charts.careers.training(words, see("training_access"), see("training_hours")),
)
ui.statisticians(
    view,
    charts.forest(words, see(PROMOTED, by), "forest_promotions", words.say("Promotion rate of women to that of men")),
    charts.careers.alike(words, see("promotion_odds_among_alike")),
    charts.forest(
        words, see("promotion_odds_among_alike"), "forest_alike", words.say("Promotion odds among alike people")
    ),
    charts.forest(
        words, see("retention_difference"), "forest_retention", words.say("Difference in three-year retention"), 0
    ),
)
ui.close(view)
