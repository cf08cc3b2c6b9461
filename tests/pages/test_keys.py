"""What a page takes from its address: one name for one thing, old addresses still open, the rest is dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from indicators.ui import address
from indicators.ui.navigation import PAGES, entry
from tests.pages.reader import SLUGS, choices, opened, raw_html, stands

STALE = {
    "i": "women_by_level",
    "by": "level",
    "women": "50",
    "order": "size",
    "only": "executive",
    "plan_area": "safety",
}


class Asked(dict[str, str]):
    """Choices that remember which keys a page asked for."""

    keys_asked: set[str]

    def get(self, key: str, default: str = "") -> str:  # type: ignore[override]
        self.keys_asked.add(key)
        return super().get(key, default)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[str]]:
    """The keys that are asked for while a page runs."""
    found: set[str] = set()
    real = address.choices

    def recorded() -> dict[str, str]:
        import streamlit as st

        current = real()
        if not isinstance(current, Asked):
            current = Asked(current)
            st.session_state[address.CHOICES] = current
        current.keys_asked = found
        return current

    monkeypatch.setattr(address, "choices", recorded)
    yield found


@pytest.mark.parametrize("city", ["torino", "valdoria"])
@pytest.mark.parametrize("page", SLUGS)
def test_a_page_declares_what_it_asks_for(page: str, city: str, asked: set[str]) -> None:
    assert stands(opened(page, lang="en", city=city))
    assert asked - {"lang", "city"} <= set(entry(page).keys)


def test_something_is_recorded(asked: set[str]) -> None:
    opened("explore", lang="en", city="torino")
    assert {"i", "and", "from", "to", "cities", "by"} <= asked


def test_every_key_that_a_page_uses_can_be_in_an_address() -> None:
    assert all(address._is_choice(key, "1") for page in PAGES for key in page.keys)


@pytest.mark.parametrize("page", SLUGS)
def test_what_a_page_does_not_use_is_dropped(page: str) -> None:
    reader = opened(page, lang="en", city="torino", from_="2022", to="2023", **STALE)
    assert stands(reader)
    assert set(choices(reader)) <= {"lang", "city", *entry(page).keys}
    assert dict(reader.query_params) == choices(reader)


def test_links_of_a_page_hold_only_what_the_other_uses() -> None:
    reader = opened("leadership", lang="en", city="torino", from_="2022", women="50", level="executive")
    (link,) = {
        each for html in raw_html(reader) for each in re.findall(r'href="(methods\?[^"]*i=women_by_level[^"]*)"', html)
    }
    assert link.replace("&amp;", "&") == "methods?city=torino&i=women_by_level&lang=en"


def test_an_old_address_of_the_methods_opens_and_is_written_anew() -> None:
    reader = opened("methods", lang="en", city="torino", indicator="newcomers")
    assert reader.selectbox(key="pick_i").value == "newcomers"
    assert dict(reader.query_params) == {"lang": "en", "city": "torino", "i": "newcomers"}


@pytest.mark.parametrize("page", ["methods", "explore", "compare"])
def test_one_name_for_the_indicator(page: str) -> None:
    for key in ("i", "indicator"):
        reader = opened(page, lang="en", city="torino", **{key: "women_among_executives"})
        assert reader.selectbox(key="pick_i").value == "women_among_executives"


def test_the_new_name_wins_over_the_old_one() -> None:
    reader = opened("methods", lang="en", indicator="newcomers", i="women_by_level")
    assert reader.selectbox(key="pick_i").value == "women_by_level"


def test_a_breakdown_that_the_page_does_not_offer_leaves_the_address() -> None:
    assert "by" not in choices(opened("careers", lang="en", city="lipnogrod", by="age_band"))
    assert choices(opened("careers", lang="en", city="lipnogrod", by="directorate"))["by"] == "directorate"
