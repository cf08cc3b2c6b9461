"""The first page as HTML: the five fields with their rows, and the short lists below them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from html import escape

import streamlit as st

from indicators.charts.decisions import Item
from indicators.charts.glance import Field, Row
from indicators.ui import address, html
from indicators.ui.navigation import entry
from indicators.ui.start import View


def fields_at_a_glance(view: View, fields: Sequence[Field]) -> None:
    """The fields below each other: their name beside their rows."""
    st.html(f'<div class="glance">{"".join(_field(view, each) for each in fields)}</div>')


def _field(view: View, field: Field) -> str:
    rows = "".join(_row(view, each) for each in field.rows)
    without = f'<p class="without">{_item(view, Item(field.without, field.page))}</p>' if field.without else ""
    return f'<section><h2>{escape(field.name)}</h2><div class="rows">{rows}{without}</div></section>'


def _row(view: View, row: Row) -> str:
    """What it says, its figure and small curve, and the target with bar and status; without one more room for words."""
    definition = html.link(address.linked("methods", i=row.slug), view.words.say("definition"))
    title = html.link(address.linked(row.page), row.title)
    small = [*([escape(view.words.mark)] if view.words.mark else []), escape(row.date), definition]
    aimed = bool(row.bar or row.status_words)
    small += [] if aimed else [escape(row.aim)]
    return (
        f'<article><div class="what"><h3>{title}</h3><p>{escape(row.told)}</p>'
        f'<p class="small">{" · ".join(small)}</p></div>'
        f'<p class="figure"><span class="value">{escape(row.value)}</span>{_picture(row.curve, "curve")}</p>'
        f"{_aim(row) if aimed else ''}</article>"
    )


def _aim(row: Row) -> str:
    status = f'<p class="status {row.status}">{escape(row.status_words)}</p>' if row.status_words else ""
    bar = _picture(row.bar, "bar") if row.bar else ""
    return f'<div class="aim"><div class="stand">{status}{bar}</div><p class="small">{escape(row.aim)}</p></div>'


def _picture(svg: str, kind: str) -> str:
    """A small drawing that repeats what the words beside it say."""
    return f'<img class="{kind}" alt="" src="data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}">'


def parts(view: View, *lists: tuple[str, Sequence[Item]]) -> None:
    """Short lists with their headings, two beside each other where there is room."""
    blocks = [
        f"<section><h2>{escape(heading)}</h2><ul>{_listed(view, items)}</ul></section>"
        for heading, items in lists
        if items
    ]
    st.html(f'<div class="parts">{"".join(blocks)}</div>')


def _listed(view: View, items: Sequence[Item]) -> str:
    """The items; of neighbours that one page shows only the last leads to it."""
    following = [*(each.page for each in items[1:]), ""]
    shown = [Item(each.text, "") if each.page == page else each for each, page in zip(items, following, strict=True)]
    return "".join(f"<li>{_item(view, each)}</li>" for each in shown)


def items(view: View, shown: Sequence[Item]) -> None:
    """Sentences with the pages that show them, without a heading; nothing where there are none."""
    if shown:
        st.html("".join(f'<p class="more">{_item(view, each)}</p>' for each in shown))


def _item(view: View, item: Item) -> str:
    """A sentence, then the page that shows it."""
    if not item.page:
        return escape(item.text)
    return f"{escape(item.text)} {html.link(address.linked(item.page), view.words.say(entry(item.page).name))}"
