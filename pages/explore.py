"""Any indicator by any breakdown that the edition has, of one administration or several, beside another indicator."""

import streamlit as st

from indicators import charts, ui

view = ui.open_page("explore")
words, held, ex = view.words, view.store.held, charts.exploring
names = charts.comparison.named_by_theme(words)
slug = ui.pick_one(words.say("Indicator"), "i", list(names), names.__getitem__, usual="women_share_of_staff")
other = ui.pick_one(
    words.say("Beside it"), "and", ["", *names], lambda code: names[code] if code else words.say("no other indicator")
)
asked = [slug, *([other] if other and other != slug else [])]
view = ui.pick_years(view, asked)
offered = ex.holders(held, slug, view.city, list(view.store.administrations))
with st.sidebar:
    cities = ui.pick_some(
        words.say("Administrations shown"),
        "cities",
        offered,
        words.place,
        [view.city],
    )
by = ui.pick_breakdown(view, ex.breakdowns_held(held, slug, cities))
only = ui.pick_category(view, by, ex.categories_held(view.observations(slug, by, cities=cities)))


def shown(indicator: str) -> list[charts.Chart]:
    own = by if by in ex.breakdowns_held(held, indicator, cities) else "total"
    kept = only if own == by else ""
    rows = view.observations(indicator, own, [kept] if kept else [], cities)
    totals = view.observations(indicator, cities=cities)
    return [*ex.explored(words, rows, cities, kept), *ex.why_it_moved(words, rows, totals, cities, kept)]


ui.answer(ex.answer(words, view.observations(slug, cities=cities), slug, cities))
ui.side_by_side(view, shown(slug), shown(other) if other and other != slug else [])
ui.behind(view, asked, by, cities)
ui.close(view)
