"""How the balance changes on the way up, and who sits at the table."""

from indicators import charts, ui

STAFF = ["women_by_level", "women_among_executives", "glass_ceiling_index"]
BODIES = ["women_in_council", "women_in_executive_body"]

view = ui.open_page("leadership")
ui.needs(view, [*STAFF, *BODIES])
view = ui.pick_years(view, [*STAFF, *BODIES])
words, see = view.words, view.observations
levels = ui.pick_categories(view, "level", list(see("women_by_level", "level")["category"].unique()))

bodies = [
    (words.category("body", code), see(slug)) for code, slug in zip(("council", "executive"), BODIES, strict=True)
]
standing = charts.answers.standing(words, see("women_share_of_staff"), see("women_among_executives"))
ui.answer(standing or charts.answers.decision_makers(words, bodies))
ui.show(view, charts.levels(words, see("women_by_level", "level", levels)))
ui.show(view, charts.segregation(words, see("segregation_over_levels"), see("women_by_level", "level")))

high_responsibility = words.category("level", "high_responsibility")
posts = [
    (
        words.say("{posts}, of everyone in their Area", posts=high_responsibility),
        see("high_responsibility_posts_per_1000_women"),
        see("high_responsibility_posts_per_1000_men"),
    ),
    (
        words.say("{posts}, of all staff", posts=words.category("level", "executive")),
        see("executives_per_1000_women"),
        see("executives_per_1000_men"),
    ),
]
ui.show(view, charts.posts(words, see("women_among_executives")), charts.rates(words, posts))

pools = [
    (words.say("against all staff"), see("glass_ceiling_index")),
    (
        words.say("against holders of {posts}", posts=high_responsibility),
        see("glass_ceiling_index_from_high_responsibility"),
    ),
]
ui.show(view, charts.indices(words, pools, "glass_ceiling", words.say("Glass ceiling index")))

over_60, holders = see("staff_over_60", "level"), see("women_by_level", "level")
ui.show(view, charts.no_vacancies(words, over_60, holders, see("staff_over_60")))
if falling := charts.levels_falling_vacant(words, over_60, holders):
    ui.subtitle(words.say("What if: set the pace yourself. Arithmetic, not a forecast."))
    filled = ui.pick_number(words.say("Women among those who come, in percent"), "women", 0, 100, 10, unsaid=60)
    age = ui.pick_number(words.say("Age of retirement"), "age", 61, 70, 1, unsaid=67)
    hires, left = see("women_among_hires", "level"), see("turnover_rate", "level")
    for level in falling:
        came = charts.came_to(words, level, over_60, holders, left, hires, see("women_among_hires"))
        ui.show(view, charts.vacancies(words, level, over_60, holders, came, filled, age))

ui.show(view, charts.bodies(words, bodies))
ui.show(view, charts.seats(words, see("seats_missing_to_40", "body")))
ui.close(view)
