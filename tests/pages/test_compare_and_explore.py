"""Compare and Explore: open for every administration, keep each choice in the address, open again as they were."""

from __future__ import annotations

import random

import pytest
from streamlit.testing.v1 import AppTest

from indicators.catalogue import catalogue
from indicators.cities import cities
from indicators.store import store
from indicators.ui.address import short
from tests.pages.reader import answer, charts, choices, opened, raw_html, said, stands

STATES = 60
OF_VIOLENCE = "reports_per_1000_staff"


def states() -> list[dict[str, str]]:
    """Addresses that the edition can answer: an indicator, a breakdown, years, a category, a second indicator."""
    chosen, held = random.Random(20261123), store().held
    held = held[held["city"].isin(store().administrations)]
    found = []
    for _ in range(STATES):
        row = held.iloc[chosen.randrange(len(held))]
        rows = store().observations(row["indicator"], [row["city"]], None, row["breakdown"])
        state = {"lang": chosen.choice(["en", "it"]), "city": row["city"], "i": row["indicator"]}
        if row["breakdown"] != "total":
            state["by"] = row["breakdown"]
            if chosen.random() < 0.4:
                state["only"] = short(chosen.choice(list(rows["category"])))
        if chosen.random() < 0.3:
            state["and"] = chosen.choice(catalogue().indicators).slug
        if chosen.random() < 0.3:
            state["from"] = str(chosen.choice(list(rows["year"])))
        if chosen.random() < 0.3:
            others = held[held["indicator"] == row["indicator"]]["city"].unique()
            state["cities"] = ",".join(chosen.sample(sorted(others), min(2, len(others))))
        found.append(state)
    return found


def shown(reader: AppTest) -> tuple[object, ...]:
    """Everything that a reader sees of the figures."""
    return answer(reader), charts(reader), raw_html(reader), said(reader)


@pytest.mark.parametrize("state", states(), ids=lambda state: "-".join(state.values()))
def test_an_address_opens_the_same_view_again(state: dict[str, str]) -> None:
    first = opened("explore", **state)
    assert stands(first)
    assert first.selectbox(key="pick_i").value == state["i"]
    written = {str(key): str(value) for key, value in first.query_params.items()}
    again = opened("explore", **written)
    assert shown(again) == shown(first)
    assert choices(again) == choices(first)
    if "by" in state:
        assert first.selectbox(key="pick_breakdown").value == state["by"]


@pytest.mark.parametrize("page", ["compare", "explore"])
@pytest.mark.parametrize("city", store().administrations)
def test_it_opens_for_every_administration(page: str, city: str) -> None:
    reader = opened(page, lang="en", city=city)
    assert stands(reader)
    assert answer(reader)
    assert choices(reader)["city"] == city


@pytest.mark.parametrize("slug", sorted(each.slug for each in catalogue().indicators))
def test_every_indicator_can_be_asked_for(slug: str) -> None:
    reader = opened("explore", lang="en", city="torino", i=slug)
    assert stands(reader)
    own = store().held.query("city == 'torino' and indicator == @slug")
    applies = catalogue()[slug].applies_in("IT")
    assert ("Torino: not delivered." in answer(reader)) == (own.empty and applies)
    assert ("Torino: not applicable" in answer(reader)) == (own.empty and not applies)


def test_a_choice_changes_the_page_and_is_written_in_codes() -> None:
    reader = opened("explore", lang="en", city="torino")
    reader.selectbox(key="pick_i").select("women_by_level").run()
    reader.selectbox(key="pick_breakdown").select("level").run()
    assert charts(reader)[0]["figure"]["data"][0]["customdata"][0] == "executive"
    reader.selectbox(key="pick_only").select("executive").run()
    assert "compared with 2020: 13 more women, 10 fewer men" in said(reader)
    reader.selectbox(key="pick_and").select("newcomers").run()
    assert len(charts(reader)) == 2
    assert dict(reader.query_params) == {
        "lang": "en", "city": "torino", "i": "women_by_level", "by": "level", "only": "executive", "and": "newcomers",
    }  # fmt: skip


def test_query_command_line_and_link_stand_below() -> None:
    reader = opened("explore", lang="en", city="torino", i="women_by_level", by="level")
    codes = [block.value for block in reader.code]
    assert any("FROM staff" in each for each in codes)
    assert "python -m indicators query women_by_level --city torino --by 'level'" in codes
    assert any(each.startswith("explore?by=level&city=torino&i=women_by_level") for each in codes)


@pytest.mark.parametrize("asked", ["nothing", "<b>", "executive*", "163172dec4"])
def test_an_unknown_category_shows_all(asked: str) -> None:
    reader = opened("explore", lang="en", city="torino", by="level", only=asked)
    assert stands(reader)
    assert reader.selectbox(key="pick_only").value == ""


def test_compare_keeps_order_and_year_in_the_address() -> None:
    reader = opened("compare", lang="en", city="torino", i="women_among_executives")
    assert "53 of 94 (56.4%)" in answer(reader)
    reader.selectbox(key="pick_to").select("2022").run()
    assert "49 of 90" not in answer(reader) and "2022" in answer(reader)
    reader.selectbox(key="pick_order").select("value").run()
    assert "It is no ranking" in said(reader)
    written = dict(reader.query_params)
    assert written == {
        "lang": "en", "city": "torino", "i": "women_among_executives", "to": "2022", "order": "value",
    }  # fmt: skip
    assert shown(opened("compare", **written)) == shown(reader)


def test_compare_names_those_without_figures_and_shows_nothing_of_them() -> None:
    reader = opened("compare", lang="en", city="krakow")
    assert "Kraków has no figure of this. Others: Torino, 4,718 of 7,025 (67.2%)" in answer(reader)
    assert "Without figures of this in the edition: " in said(reader)


def test_reports_of_violence_are_not_offered_for_comparison() -> None:
    reader = opened("compare", lang="en", city="torino", i=OF_VIOLENCE)
    assert stands(reader)
    assert reader.selectbox(key="pick_i").value != OF_VIOLENCE
    title = catalogue()[OF_VIOLENCE].title
    assert f"“{title}” has no figure here that may be compared; another indicator is shown." in said(reader)


def test_invented_figures_stand_beside_real_ones_only_when_asked() -> None:
    invented = [slug for slug in store().administrations if cities()[slug].synthetic]
    if not invented:
        pytest.skip("the edition holds no invented administration")
    alone = answer(opened("compare", lang="en", city="torino"))
    both = answer(opened("compare", lang="en", city="torino", figures="both"))
    assert not any(f"{cities()[slug].name} (synthetic)" in alone for slug in invented)
    assert any(f"{cities()[slug].name} (synthetic)" in both for slug in invented)
