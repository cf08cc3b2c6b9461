"""The 30-point rule of art. 6 DPR 487/1994: in which contract Areas a competition prefers one gender."""

from indicators import charts, ui

RULE = "gender_difference_by_area"

view = ui.open_page("thirty_points")
words = view.words
rule, limit = charts.rule(RULE)
ui.stop_with(view, charts.answers.rule_exists(words, rule))
ui.needs(view, [RULE])
view = ui.pick_years(view, [RULE])

by_area, by_level = view.observations(RULE, "area"), view.observations(RULE, "level")
ui.answer(charts.answers.thirty_points(words, by_area, limit))
ui.show(view, charts.differences(words, by_area, limit))
ui.subtitle(charts.answers.without_posts(words, by_area, by_level))
ui.subtitle(
    words.say(
        "Art. 6 DPR 487/1994, as changed by DPR 82/2023 (secondary source): the call states the percentages itself, "
        "and may take another date than the one here."
    )
)
ui.close(view)
