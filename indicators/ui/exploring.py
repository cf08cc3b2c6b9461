"""What only the page Explore has: a category to stay with, two indicators side by side, query and link of a view."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

import streamlit as st

from indicators.catalogue import catalogue
from indicators.charts import Chart
from indicators.model import TOTAL
from indicators.ui import address
from indicators.ui.card import show
from indicators.ui.choosing import pick_one
from indicators.ui.start import View

ONLY = "only"


def pick_category(view: View, breakdown: str, present: Sequence[str]) -> str:
    """One category of a breakdown, shown over the years; nothing for all of them."""
    if breakdown == TOTAL or not present:
        return ""
    codes = {address.short(code): code for code in present}
    words = view.words

    def named(short: str) -> str:
        return words.category(breakdown, codes[short]) if short else words.say("all, in their last year")

    return codes.get(pick_one(words.say("Only this category, over the years"), ONLY, ["", *codes], named), "")


def side_by_side(view: View, left: Sequence[Chart], right: Sequence[Chart]) -> None:
    """The charts of one indicator, or of two beside each other; picking a category in one stays with it."""
    for pair in zip_longest(left, right):
        show(view, *pair, on_category=stay_with)


def stay_with(category: str) -> None:
    """Stay with a category that was picked in a chart."""
    address.choose(ONLY, address.short(category))


def behind(view: View, indicators: Sequence[str], breakdown: str, cities: Sequence[str]) -> None:
    """Query, command line and link of what is shown."""
    words = view.words
    with st.expander(words.say("Query, command line and link of this view")):
        for slug in indicators:
            indicator = catalogue()[slug]
            st.markdown(f"**{words.title(indicator)}** ({indicator.code})")
            st.code(indicator.sql or words.say("Taken over as published: no query."), language="sql", wrap_lines=True)
            by = f" --by '{breakdown}'" if breakdown in indicator.breakdowns else ""
            shown = "".join(f" --city {city}" for city in cities)
            st.code(f"python -m indicators query {slug}{shown}{by}", language="sh", wrap_lines=True)
        st.caption(words.say("This address opens the same view:"))
        st.code(address.linked(view.page), language=None, wrap_lines=True)
