"""A chart on a card: title, what exactly is shown, the drawing, the sentence, its table, its definition, its data."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from indicators.catalogue import catalogue
from indicators.charts import Chart, Table, presented
from indicators.ui import html
from indicators.ui.address import linked
from indicators.ui.component import draw
from indicators.ui.start import View
from indicators.ui.taking import downloads, picture


def show(view: View, *charts: Chart | None, on_category: Callable[[str], None] | None = None) -> None:
    """Show charts below each other, or side by side where several are given; None is left out.

    `on_category` is told which category was picked in a drawing that has them.
    """
    present = [chart for chart in charts if chart is not None]
    if len(present) < 2:
        for chart in present:
            _card(view, chart, on_category=on_category)
        return
    for column, chart in zip(st.columns(len(present)), present, strict=True):
        with column:
            _card(view, chart, stretch=True, on_category=on_category)


def statisticians(view: View, *charts: Chart | None) -> None:
    """What only statisticians read, behind a word: intervals, odds, step curves, decompositions. None is left out."""
    present = [chart for chart in charts if chart is not None]
    if present:
        with st.expander(view.words.say("For statisticians")):
            for chart in present:
                _card(view, chart)


def tables(view: View, plain: Chart | None, *shown: Table, stacked: bool = True) -> None:
    """A table that stands by itself (or `shown`, its parts), and its files; nothing where there is none.

    `stacked`: its rows become blocks on a narrow screen.
    """
    if plain is None:
        return
    chart = presented(view.words, plain)
    for each in shown or (chart.table,):
        st.html(html.table(each, stacked=stacked))
    downloads(view, chart, f"{view.page}_{chart.name}")


def _card(view: View, plain: Chart, stretch: bool = False, on_category: Callable[[str], None] | None = None) -> None:
    words, chart = view.words, presented(view.words, plain)
    key = f"{view.page}_{chart.name}"
    kind = "card" if chart.figure is not None else "fact"
    with st.container(border=True, key=f"{kind}_{key}", height="stretch" if stretch else "content"):
        st.header(chart.title, anchor=False)
        if chart.subtitle:
            st.caption(chart.subtitle)
        if chart.figure is not None:
            draw(chart, words, f"chart_{key}", picture(view, chart), on_category)
        st.markdown(chart.sentence)
        for note in chart.notes:
            st.caption(note)
        with st.expander(words.say("Table")):
            st.html(html.table(chart.table))
            downloads(view, chart, key)
        with st.expander(words.say("How it is calculated")):
            for slug in chart.indicators:
                _definition(view, slug)


def _definition(view: View, slug: str) -> None:
    indicator, words = catalogue()[slug], view.words
    st.markdown(f"**{words.title(indicator)}** ({indicator.code}). {words.say(indicator.definition)}")
    if indicator.caution:
        st.caption(words.say(indicator.caution))
    link = words.say("Formula, query and worked example")
    st.html(html.link(linked("methods", i=slug), link))
