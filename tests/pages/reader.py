"""Someone who opens a page at an address: what it says, its charts and its tables, without a browser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from typing import Any

from streamlit.testing.v1 import AppTest

from indicators.settings import PROJECT
from indicators.text import text
from indicators.ui.navigation import PAGES

SLUGS = tuple(page.slug for page in PAGES)
WITH_FIGURES_OF_ITS_OWN = (
    "today",
    "workforce",
    "leadership",
    "thirty_points",
    "beside",
    "recruitment",
    "careers",
    "pay",
    "wellbeing",
    "safety",
    "plan",
    "budget",
)
"""Pages that show nothing where the administration has no figures; the others speak of all administrations."""


def opened(page: str, **address: str) -> AppTest:
    """The page at an address; `from_` is the key `from`."""
    reader = AppTest.from_file(PROJECT / "pages" / f"{page}.py", default_timeout=30)
    for key, value in address.items():
        reader.query_params[key.rstrip("_")] = value
    return reader.run()


@cache
def seen(page: str, language: str) -> AppTest:
    """The page as it is first opened; for tests that only look."""
    return opened(page, lang=language)


def texts(reader: AppTest) -> list[str]:
    """Every text on the page and in its side bar; of HTML only what is read."""
    return [plain_text(said) for block in (reader.main, reader.sidebar) for said in _texts(block)]


def _texts(block: Any) -> Iterator[str]:
    for child in block.children.values():
        if hasattr(child, "children"):
            yield getattr(child, "label", "") or ""
            yield from _texts(child)
        else:
            yield from _own_texts(child)


def _own_texts(element: Any) -> Iterator[str]:
    if element.type == "bidi_component":
        sent = json.loads(element.proto.json)
        yield from (sent[name] for name in ("alt", "label", "button") if name in sent)
        return
    for name in ("label", "value"):
        said = getattr(element, name, None)
        if isinstance(said, str):
            yield said
    yield from (str(option) for option in getattr(element, "options", []))


def plain_text(html: str) -> str:
    """What is read of a piece of HTML; other text stays as it is."""
    if not html.startswith("<"):
        return html
    return unescape(re.sub(r"<(script|style).*?</\1>|<[^>]*>", " ", html, flags=re.DOTALL))


def said(reader: AppTest) -> str:
    return "\n".join(texts(reader))


def raw_html(reader: AppTest) -> list[str]:
    """Every piece of HTML of our own."""
    return [element.value for element in reader.get("html")]


def answer(reader: AppTest) -> str:
    """The answer of the page: its first sentence, after the one that says that the administration is invented."""
    notice = text(choices(reader).get("lang", "en")).say("Demonstration, synthetic")
    return next(each.value for each in reader.main.markdown if not each.value.startswith(f"**{notice}"))


def charts(reader: AppTest) -> list[dict[str, Any]]:
    """What is sent to the browser for each chart."""
    sent = [json.loads(element.proto.json) for element in reader.get("bidi_component")]
    return [each for each in sent if "figure" in each]


def tables(reader: AppTest) -> list[str]:
    return [html for html in raw_html(reader) if "<table>" in html]


def rows_of(table: str) -> list[list[str]]:
    """The cells of a table, row by row, without its head."""
    rows = table.partition("<tbody>")[2].split("<tr>")[1:]
    return [[plain_text(cell) for cell in re.findall(r"<t[hd].*?>(.*?)</t[hd]>", row)] for row in rows]


def stands(reader: AppTest) -> bool:
    """The page has run to its end: no exception, no error, one title, and the foot."""
    return not reader.exception and not reader.error and len(reader.title) == 1 and len(reader.main.caption) > 0


def choices(reader: AppTest) -> dict[str, str]:
    return dict(reader.session_state["choices"])
