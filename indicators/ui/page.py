"""Parts of pages that are not charts: the answer, the rows of the first page, tables, methods cards."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from indicators.charts import Card, Headline, Table
from indicators.ui import address, html
from indicators.ui.start import View


def answer(sentence: str) -> None:
    """The answer of the page, before any chart."""
    if sentence:
        with st.container(key="answer"):
            st.markdown(sentence)


def subtitle(text: str) -> None:
    """What a page says below its title or between its cards, quietly."""
    if text:
        st.caption(text)


def headlines(view: View, rows: Sequence[Headline | None]) -> None:
    """The rows of the first page, as many beside each other as the window has room for."""
    words = view.words
    blocks = [
        html.headline(
            row,
            address.linked("methods", i=row.slug),
            words.say("definition"),
            words.mark,
        )
        for row in rows
        if row
    ]
    st.html(f'<div class="headlines">{"".join(blocks)}</div>')


def plain_table(content: Table) -> None:
    """A table by itself; nothing where it has no rows."""
    if content.rows:
        st.html(html.table(content))


def stacked_table(content: Table) -> None:
    """A table whose rows become blocks on a narrow screen; nothing where it has no rows."""
    if content.rows:
        st.html(html.table(content, stacked=True))


def prose_table(content: Table) -> None:
    """A table of prose, as a list that reads on any width."""
    if content.rows:
        st.html(html.entries(content))


def methods_card(view: View, card: Card) -> None:
    """Everything that a definition says."""
    words = view.words
    st.header(card.title, anchor=False)
    st.markdown(f"*{card.question}*")
    for label, text in card.facts:
        st.markdown(f"**{label}.** {text}")
    if card.query:
        st.subheader(words.say("Who is counted, as a query"), anchor=False)
        st.code(card.query, language="sql", wrap_lines=True)
    st.subheader(words.say("Worked example"), anchor=False)
    for note, given, result in card.examples:
        st.markdown(note)
        st.html(html.table(given))
        st.markdown(result)
