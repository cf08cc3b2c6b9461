"""What a page shows where its own figures are missing or withheld: what is nearest, what to ask for, and Coverage."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from indicators.catalogue import catalogue
from indicators.charts import absent, where_published
from indicators.ui import address
from indicators.ui.html import entries, link, pointers
from indicators.ui.navigation import entry
from indicators.ui.start import View, close

ASKED = "coverage"
"""The page that says what every delivery would give."""


def needs(view: View, indicators: Sequence[str]) -> None:
    """Stop the page where the administration has none of `indicators`: say what is nearest and what to ask for.

    Where they are published is said of its field, and of every field for an administration without any figure.
    """
    slugs = [catalogue()[name].slug for name in indicators]
    if view.store.years(view.city, slugs):
        return
    words = view.words
    if view.store.years(view.city):
        st.markdown(absent.unanswered_page(words))
    else:
        st.markdown(
            words.say("**{city}** has no figures here yet, and none is invented for it.", city=words.official_name)
        )
        st.markdown(words.say(words.city.about))
    st.html(pointers([*_nearest(view, slugs), *_asks(view, slugs)]))
    fields = absent.themes_of(slugs, entry(view.page).section) if view.store.years(view.city) else []
    published = where_published(words, view.city, fields)
    if published.rows:
        st.html(entries(published))
    close(view)
    st.stop()


def instead(view: View, indicators: Sequence[str]) -> None:
    """Where all figures of `indicators` are withheld: say so, and what of the same field can be read."""
    slugs = [catalogue()[name].slug for name in indicators]
    if any(view.observations(slug)["value"].notna().any() for slug in slugs):
        return
    st.markdown(absent.withheld_page(view.words))
    st.html(pointers(_nearest(view, slugs)))


def _nearest(view: View, slugs: Sequence[str]) -> list[tuple[str, str, str]]:
    words, store = view.words, view.store
    found = absent.nearest_indicators(store.held, view.city, slugs, entry(view.page).section)
    said = [absent.told(words, store.observations(each.slug, [view.city])) for each in found]
    heading, explore = words.say("What comes nearest"), words.say(entry("explore").name)
    return [(heading, each.said, link(address.linked("explore", i=each.slug), explore)) for each in said if each] or [
        (heading, words.say("Nothing else of this field was delivered."), "")
    ]


def _asks(view: View, slugs: Sequence[str]) -> list[tuple[str, str, str]]:
    words = view.words
    coverage = link(address.linked(ASKED), words.say(entry(ASKED).name))
    said = absent.asks(words, view.store.held, view.city, slugs)
    return [(words.say("What to ask for"), each, coverage) for each in said]
