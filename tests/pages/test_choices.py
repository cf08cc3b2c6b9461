"""Choosing in the side bar: the page changes, the choice is kept in codes, and what is not chosen is not written."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from indicators.text import text
from indicators.ui.navigation import entry
from tests.charts.cases import numbers_in
from tests.pages.reader import answer, charts, choices, opened, rows_of, said, stands, tables


@pytest.fixture
def workforce() -> AppTest:
    return opened("workforce", lang="en", city="torino")


def pick(reader: AppTest, key: str, value: object) -> AppTest:
    """Choose a value in one of the lists."""
    return reader.selectbox(key=f"pick_{key}").select(value).run()


def names_in(reader: AppTest, table: int) -> set[str]:
    return {row[1] for row in rows_of(tables(reader)[table])}


def test_language(workforce: AppTest) -> None:
    assert "4,718" in answer(workforce)
    pick(workforce, "language", "it")
    assert stands(workforce)
    assert workforce.title[0].value == text("it").say(entry("workforce").question)
    assert "4.718" in answer(workforce)
    assert choices(workforce)["lang"] == "it"
    pick(workforce, "language", "en")
    assert workforce.title[0].value == entry("workforce").question


def test_languages_are_offered_in_their_own_words(workforce: AppTest) -> None:
    assert workforce.selectbox(key="pick_language").options == ["English", "Italiano"]


def test_administration(workforce: AppTest) -> None:
    assert charts(workforce)
    pick(workforce, "city", "postojna")
    assert stands(workforce)
    assert choices(workforce)["city"] == "postojna"
    assert charts(workforce) == []
    pick(workforce, "city", "torino")
    assert charts(workforce)


def test_years_and_their_defaults(workforce: AppTest) -> None:
    pick(workforce, "from", 2022)
    assert choices(workforce)["from"] == "2022"
    assert {row[0] for row in rows_of(tables(workforce)[0])} == {"2022", "2023", "2024"}
    pick(workforce, "to", 2023)
    assert "2023" in answer(workforce)
    assert "4,797" in answer(workforce)
    pick(workforce, "from", 2020)
    pick(workforce, "to", 2024)
    assert not {"from", "to"} & set(choices(workforce))
    assert "4,718" in answer(workforce)


def test_years_in_the_wrong_order_are_mended(workforce: AppTest) -> None:
    pick(workforce, "from", 2023)
    pick(workforce, "to", 2021)
    assert stands(workforce)
    assert workforce.selectbox(key="pick_from").value == 2021
    assert workforce.selectbox(key="pick_to").value == 2023
    assert {row[0] for row in rows_of(tables(workforce)[0])} == {"2021", "2022", "2023"}


@pytest.mark.parametrize(
    ("breakdown", "name"), [("age_band", "51 to 60"), ("area", "Funzionari ed EQ"), ("staff_group", "Mayor")]
)
def test_breakdown(workforce: AppTest, breakdown: str, name: str) -> None:
    assert name not in names_in(workforce, 1)
    pick(workforce, "breakdown", breakdown)
    assert stands(workforce)
    assert name in names_in(workforce, 1)
    assert choices(workforce)["by"] == breakdown
    pick(workforce, "breakdown", "level")
    assert "by" not in choices(workforce)


def test_categories_select_rows(workforce: AppTest) -> None:
    everything = rows_of(tables(workforce)[1])
    chosen = workforce.multiselect(key="pick_level").select("executive").select("support").run()
    assert stands(chosen)
    assert choices(chosen)["level"] == "executive,support"
    assert rows_of(tables(chosen)[1]) == [row for row in everything if row[1] in ("Executives", "Operatori")]
    emptied = chosen.multiselect(key="pick_level").set_value([]).run()
    assert "level" not in choices(emptied)
    assert rows_of(tables(emptied)[1]) == everything


def test_categories_of_another_breakdown_are_kept_for_later(workforce: AppTest) -> None:
    workforce.multiselect(key="pick_level").select("executive").run()
    pick(workforce, "breakdown", "age_band")
    assert len(names_in(workforce, 1)) == 5
    pick(workforce, "breakdown", "level")
    assert names_in(workforce, 1) == {"Executives"}


def test_categories_of_leadership() -> None:
    reader = opened("leadership", lang="en", city="torino")
    reader.multiselect(key="pick_level").select("high_responsibility").run()
    assert stands(reader)
    assert names_in(reader, 0) == {"EQ posts"}
    assert charts(reader)[0]["figure"]["data"][-1]["hovertext"] == ["EQ posts, 2024: 231 men, 47.9%"]


def test_indicator_of_the_methods() -> None:
    reader = opened("methods", lang="en", city="torino")
    before = reader.header[0].value
    pick(reader, "i", "seats_missing_to_40")
    assert stands(reader)
    assert reader.header[0].value == "Seats missing to 40% (LDR-19)" != before
    assert choices(reader)["i"] == "seats_missing_to_40"
    assert "It holds." in said(reader)


@pytest.mark.parametrize("page", ["workforce", "leadership", "thirty_points", "today"])
def test_without_a_choice_nothing_but_language_and_administration_is_written(page: str) -> None:
    reader = opened(page)
    assert set(choices(reader)) == {"lang", "city"}
    assert dict(reader.query_params) == choices(reader)


def test_choices_stand_in_the_address_in_codes(workforce: AppTest) -> None:
    pick(workforce, "breakdown", "age_band")
    workforce.multiselect(key="pick_age_band").select("≤30").run()
    pick(workforce, "language", "it")
    assert dict(workforce.query_params) == {"lang": "it", "city": "torino", "by": "age_band", "age_band": "≤30"}
    other = opened("workforce", **{key: str(value) for key, value in workforce.query_params.items()})
    assert answer(other) == answer(workforce)
    assert charts(other) == charts(workforce)


def test_a_filter_changes_the_drawing(workforce: AppTest) -> None:
    before = charts(workforce)
    pick(workforce, "to", 2022)
    after = charts(workforce)
    assert len(after) == len(before)
    assert all(old["figure"] != new["figure"] for old, new in zip(before, after, strict=True))
    assert not numbers_in(answer(workforce), "en") & {"4,718", "2,307"}
