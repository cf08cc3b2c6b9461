"""One indicator beside that of other administrations: what differs, what is too few to tell, what to know of each."""

import streamlit as st

from indicators import charts, ui

view = ui.open_page("compare")
words, see, several = view.words, view.store, charts.comparison
held, everyone = see.held, see.administrations
kinds = several.kinds_held(held)
kind = several.kind_of(view.city)
if len(kinds) > 1:
    with st.sidebar:
        say_kind = {code: words.say(text) for code, text in several.KINDS_OF_FIGURES.items()}
        kind = ui.pick_one(words.say("Figures of"), "figures", kinds, say_kind.__getitem__, usual=kind)
slugs = several.administrations(everyone, kind)
names = several.comparable_indicators(words, held, slugs)
ui.stop_with(view, "" if names else words.say("No administration of this kind has figures in this edition."))

slug = ui.pick_compared(view, names)
say_order = {code: words.say(text) for code, text in several.ORDERS.items()}
order, view = ui.beside_each_other(
    lambda: ui.pick_one(words.say("Order"), "order", list(say_order), say_order.__getitem__),
    lambda: ui.pick_until(view, *several.years_held(held, slug, slugs)),
)
staff = view.observations("women_share_of_staff", cities=everyone)


def compared(indicator: str) -> charts.Compared:
    return several.compared_of(view.observations(indicator, cities=everyone), view.city, slugs, order, staff)


this = compared(slug)
ui.answer(charts.comparing.answer(words, this))
ui.subtitle(charts.comparing.missing(words, this))
ui.show(view, charts.strip(words, this, order))
ui.prose_table(charts.comparing.comparability(words, this))

offered = several.handful(held, slugs, slug)
if offered:
    chosen = ui.pick_some(
        words.say("Of the same field, on one scale"),
        "more",
        offered,
        several.titles(words).__getitem__,
        offered[:4],
        most=5,
    )
    ui.show(view, charts.strips(words, [compared(each) for each in chosen]))
ui.statisticians(view, charts.funnel(words, this), charts.funnel(words, this, "parity"))
ui.close(view)
