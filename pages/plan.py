"""Whether the plan is on course: its targets, its actions and whose they are, what is late, what is not linked."""

from indicators import charts, ui

HEADLINES = ["actions_on_track", "targets_reached", "plan_completeness", "plan_budget_per_head", "data_coverage"]

view = ui.open_page("plan")
words = view.words
ui.needs(view, HEADLINES[:4])
see = view.observations
planned, aimed = view.store.actions(view.city), view.store.targets(view.city)
there = charts.actions.fields(planned, aimed)
fields = ui.pick_categories(view, "plan_area", there) if there else []
actions, targets = charts.actions.of_fields(planned, fields), charts.actions.of_fields(aimed, fields)
ways, moves = charts.targets.found(targets, see), charts.actions.moves(actions, see)

ui.answer(" ".join([charts.actions.answer(words, actions), charts.targets.answer(words, ways)]))
ui.headlines(view, [charts.headline_of(words, slug, see(slug)) for slug in HEADLINES])
whole = charts.targets.found(aimed, see)
ui.subtitle(charts.tally.why_counts_differ(words, planned, whole, see(HEADLINES[0]), see(HEADLINES[1])))
ui.subtitle(charts.tally.beside_coverage(words, view.store.coverage(), see(HEADLINES[4])))

ui.tables(view, charts.targets_table(words, targets, ways))
ui.subtitle(charts.targets.reading(words, ways))
drawn = charts.targets.drawn(ways, all_of_them=bool(fields))
for pair in zip(drawn[::2], [*drawn[1::2], None], strict=False):
    ui.show(view, *(charts.trajectory(words, way) for way in pair if way))
ui.subtitle(charts.targets.more(words, ways, drawn))

ui.show(view, charts.who_acts_next(words, actions))
ui.show(view, charts.fields_of_action(words, actions))
by_field = charts.actions.action_tables(words, actions, moves)
ui.tables(view, charts.actions_table(words, actions, moves), *by_field)
ui.tables(view, charts.not_linked(words, planned, aimed, fields, see))
ui.close(view)
