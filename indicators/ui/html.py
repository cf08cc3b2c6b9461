"""Small pieces of HTML of our own; every text that comes from data is escaped here."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Sequence
from html import escape
from itertools import groupby

from indicators.charts import Headline, Table
from indicators.text import languages

SHORT = ' class="short"'
"""A sign and its word: not broken into two lines where a column is narrow."""


def table(content: Table, stacked: bool = False) -> str:
    """A real table: caption, column heads and row heads with their scope; `stacked` becomes blocks when narrow."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in content.columns)
    body = "".join(
        f'<tr><th scope="row">{_cell(row[0])}</th>{_cells(content.columns[1:], row[1:], stacked)}</tr>'
        for row in content.rows
    )
    kind = "table stacked" if stacked else "table"
    return (
        f'<div class="{kind}" role="region" tabindex="0" aria-label="{escape(content.caption)}"><table>'
        f"<caption>{escape(content.caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cells(columns: list[str], cells: list[str], stacked: bool) -> str:
    """The cells after the first; each with the name of its column where it may stand apart from it."""
    if not stacked:
        return "".join(f"<td{SHORT if len(cell) <= 6 else ''}>{_cell(cell)}</td>" for cell in cells)
    return "".join(
        f'<td data-column="{escape(name)}"{" data-empty" if cell == "–" else ""}>{_cell(cell)}</td>'
        for name, cell in zip(columns, cells, strict=True)
    )


def entries(content: Table) -> str:
    """A table of prose as a list: what, then its text, then its address where it has one."""
    items = "".join(
        f"<li><strong>{escape(what)}</strong>: {escape(text)} {'' if address == '–' else _cell(address)}</li>"
        for what, text, address in content.rows
    )
    return f'<h2 class="plain">{escape(content.caption)}</h2><ul class="entries">{items}</ul>'


def pointers(items: Sequence[tuple[str, str, str]]) -> str:
    """What is said and a link within the product, which is HTML already; a heading over those that share it."""
    lists = [
        f'<h2 class="plain">{escape(heading)}</h2><ul class="entries">'
        f"{''.join(f'<li>{escape(text)} {linked}</li>' for _, text, linked in group)}</ul>"
        for heading, group in groupby(items, key=lambda item: item[0])
    ]
    return "".join(lists)


def _cell(text: str) -> str:
    if text.startswith(("https://", "http://", "mailto:")):
        return f'<a href="{escape(text)}" rel="noreferrer">{escape(text.removeprefix("mailto:"))}</a>'
    return escape(text)


def headline(content: Headline, address: str, link_text: str, mark: str = "") -> str:
    """One row of the first page: figure and counts, change, reference, small curve, link to its definition.

    `mark`: that the figure is invented, where it is.
    """
    marked = f'<p class="mark">{escape(mark)}</p>' if mark else ""
    changes = "".join(f"<li>{escape(change)}</li>" for change in content.changes)
    return (
        f'<article class="headline"><h2>{escape(content.title)}</h2>{marked}'
        f'<p class="figure"><span class="value">{escape(content.value)}</span> '
        f'<img class="curve" alt="" src="data:image/svg+xml;base64,{b64encode(content.curve.encode()).decode()}"></p>'
        f'<p class="counts">{escape(content.counts)}</p><ul>{changes}</ul>'
        f'<p class="reference">{escape(content.reference)}</p>'
        f'<p class="date">{escape(content.date)} · '
        f"{link(address, link_text)}</p></article>"
    )


def link(address: str, text: str) -> str:
    """A link within the product, in the same window."""
    return f'<a class="link" href="{escape(address)}" target="_self">{escape(text)}</a>'


def script_of_language(language: str) -> str:
    """Sets the language of the page after a switch; only languages that exist can be written here."""
    code = language if language in languages() else languages()[0]
    return f"<script>document.documentElement.lang = {json.dumps(code)};</script>"
