"""The first page: where the administration stands in the five fields, what changed, what needs a decision."""

from indicators import charts, ui

STAFF, RULE, OVER_60 = "women_share_of_staff", "gender_difference_by_area", "staff_over_60"

view = ui.start("today")
words, see = view.words, view.observations
staff = see(STAFF)
ui.title(view, words.say("Where we stand, {date}", date=words.when(staff)) if len(staff) else "")
ui.pick_city(view)
ui.needs(view, [STAFF, *charts.glance.indicators()])

aimed, planned, earlier = view.store.targets(view.city), view.store.actions(view.city), view.earlier
ways = charts.targets.found(aimed, see)
shown = charts.glance.chosen(see, ways)
standing = charts.answers.standing(words, staff, see("women_among_executives"))
ui.answer(" ".join([standing, *([charts.targets.answer(words, ways)] if ways else [])]))

held = view.store.coverage()
missing = charts.missing_fields(words, view.city, held)
ui.fields_at_a_glance(view, charts.glance.fields(words, shown, missing, held))
ui.subtitle(charts.glance.reading(words, shown))
ui.items(view, charts.decisions.other_targets(words, ways, [each.progress for each in shown]))

decisions = charts.decisions.decisions(words, ways, see(RULE, "area"), see(OVER_60, "level"), see(OVER_60))
changed = charts.news.news(words, shown, earlier.observations if earlier else None)
ui.parts(
    view,
    (words.say("What needs a decision"), decisions),
    (words.say("What is late in the plan"), charts.decisions.overdue(words, planned)),
    (words.say("What is missing"), charts.decisions.missing(words, missing, held)),
    (charts.news.heading(words, earlier.store.edition if earlier else None), changed),
)
ui.close(view)
