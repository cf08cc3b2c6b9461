"""Every chart that the pages of the shipped edition put on a card, as its page builds it; asked of the pages once."""

from __future__ import annotations

from functools import cache

import pytest

from indicators.charts import Chart, Words
from indicators.store import store
from indicators.ui import card, start
from tests.pages.reader import SLUGS, opened


@cache
def shown(language: str) -> tuple[tuple[str, Words, Chart], ...]:
    """Name, words and chart of every card of every page, for each administration that the edition holds."""
    found: dict[str, tuple[str, Words, Chart]] = {}
    usual = card.downloads

    def remember(view: start.View, chart: Chart, key: str) -> None:
        found[f"{view.city} {key}"] = (f"{view.city} {key}", view.words, chart)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(card, "downloads", remember)
        for page in SLUGS:
            for city in (city for city in store().administrations if store().years(city)):
                reader = opened(page, lang=language, city=city)
                assert not reader.exception
    assert card.downloads is usual
    return tuple(found.values())
