"""The ten questions of docs/reading.md: each address opens, and the page says what is quoted there."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest

from indicators.settings import PROJECT
from tests.pages.reader import opened, raw_html, stands, texts

READING = (PROJECT / "docs" / "reading.md").read_text(encoding="utf-8")
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in READING.splitlines() if "| `/" in line]


def plain(said: str) -> str:
    return " ".join(said.replace("*", "").split())


def test_there_are_ten() -> None:
    assert len(ROWS) == 10 and {len(row) for row in ROWS} == {5}


@pytest.mark.parametrize(("question", "_who", "_clicks", "address", "quoted"), ROWS, ids=[row[0][:40] for row in ROWS])
def test_the_page_answers(question: str, _who: str, _clicks: str, address: str, quoted: str) -> None:
    parts = urlsplit(address.strip("`"))
    reader = opened(parts.path.strip("/") or "today", lang="en", **dict(parse_qsl(parts.query)))
    assert stands(reader)
    assert plain(quoted) in plain(" ".join([*texts(reader), *raw_html(reader)])), question
