"""Addresses that nobody wrote with care: unknown, hostile, contradictory; the page stands and injects nothing."""

from __future__ import annotations

import pytest

from indicators.text import text
from indicators.ui.navigation import entry
from tests.pages.reader import SLUGS, answer, charts, choices, opened, raw_html, rows_of, said, seen, stands, tables

HOSTILE = {
    "markup": '<img src=x onerror="alert(1)">',
    "script": "</script><script>alert(1)</script>",
    "query": "'; DROP TABLE observations; --",
    "long": "x" * 20_000,
    "unicode": "торино 東京 \u202e\u0000 é",
    "template": "{city} {0} %s __class__",
    "path": "../../../etc/passwd",
    "list": ",,,",
}
KEYS = ("city", "from_", "to", "by", "level", "age_band", "indicator", "unheard_of")
hostile = pytest.mark.parametrize("text_", HOSTILE.values(), ids=HOSTILE)


@hostile
@pytest.mark.parametrize("page", ["workforce", "leadership", "methods"])
def test_a_hostile_address_shows_the_usual_page(page: str, text_: str) -> None:
    reader = opened(page, lang="en", **dict.fromkeys(KEYS, text_))
    assert stands(reader)
    assert answer(reader) == answer(seen(page, "en"))
    assert charts(reader) == charts(seen(page, "en"))
    assert raw_html(reader) == raw_html(seen(page, "en"))


@pytest.mark.parametrize("page", SLUGS)
def test_every_page_stands_a_hostile_address(page: str) -> None:
    reader = opened(page, **dict.fromkeys((*KEYS, "lang"), HOSTILE["markup"]))
    assert stands(reader)
    assert answer(reader) == answer(seen(page, "en"))
    assert not any("onerror" in html for html in raw_html(reader))


@hostile
def test_an_unknown_language_is_english(text_: str) -> None:
    reader = opened("coverage", lang=text_)
    assert reader.title[0].value == entry("coverage").question
    assert raw_html(reader)[0] == raw_html(seen("coverage", "en"))[0]


@hostile
def test_what_cannot_be_an_administration_is_no_choice(text_: str) -> None:
    reader = opened("coverage", lang="en", city=text_)
    assert not any(text_ in info.value for info in reader.info)
    assert reader.selectbox(key="pick_city").value == "torino"
    assert opened("coverage", lang="en", city="torino").info.len == 0


def test_an_unknown_administration_is_said_in_italian() -> None:
    reader = opened("coverage", lang="it", city="atlantis")
    sentence = "There is no administration of that name; this is {city}."
    assert reader.info[0].value == text("it").say(sentence, city="Torino")


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("1900", "2100", (2020, 2024)),
        ("2022", "2022", (2022, 2022)),
        ("2023", "2021", (2021, 2023)),
        ("abc", "2022", (2020, 2022)),
        ("-5", "1e3", (2020, 2024)),
        ("2021.5", "", (2020, 2024)),
        ("0", "99999999", (2020, 2024)),
    ],
)
def test_years_are_mended(first: str, last: str, shown: tuple[int, int]) -> None:
    reader = opened("thirty_points", lang="en", from_=first, to=last)
    assert stands(reader)
    assert (reader.selectbox(key="pick_from").value, reader.selectbox(key="pick_to").value) == shown
    years = {int(row[0]) for row in rows_of(tables(reader)[0])}
    assert years == set(range(shown[0], shown[1] + 1))


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("age_band", "age_band"), ("directorate", "level"), ("level*age_band", "level"), ("", "level")],
)
def test_only_breakdowns_of_the_page_are_taken(asked: str, shown: str) -> None:
    reader = opened("workforce", lang="en", by=asked)
    assert stands(reader)
    assert reader.selectbox(key="pick_breakdown").value == shown


@pytest.mark.parametrize(
    ("asked", "taken"),
    [
        ("executive", ["executive"]),
        ("executive,nobody", ["executive"]),
        ("support,executive,executive", ["executive", "support"]),
        ("nobody", []),
        ("EXECUTIVE", []),
    ],
)
def test_only_categories_that_exist_are_taken(asked: str, taken: list[str]) -> None:
    reader = opened("workforce", lang="en", level=asked)
    assert stands(reader)
    assert reader.multiselect(key="pick_level").value == taken
    cells = {row[1] for row in rows_of(tables(reader)[1])}
    assert len(cells) == (len(taken) or 6)


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("newcomers", "newcomers"), ("nothing", None), ("NEWCOMERS", "newcomers"), ("ldr-03", "glass_ceiling_index")],
)
def test_the_indicator_of_the_methods(asked: str, shown: str | None) -> None:
    reader = opened("methods", lang="en", indicator=asked)
    usual = seen("methods", "en").selectbox(key="pick_i").value
    assert stands(reader)
    assert reader.selectbox(key="pick_i").value == (shown or usual)


@pytest.mark.parametrize("years", [("2020", "2020"), ("2021", "2021"), ("2020", "2021"), ("2023", "2024")])
@pytest.mark.parametrize("page", ["workforce", "leadership", "thirty_points"])
def test_any_years_of_the_staff_table_can_be_opened(page: str, years: tuple[str, str]) -> None:
    reader = opened(page, lang="en", from_=years[0], to=years[1])
    assert stands(reader)
    assert charts(reader)
    assert years[1] in said(reader)


@pytest.mark.parametrize("breakdown", ["level", "area", "age_band", "staff_group"])
def test_every_breakdown_can_be_opened(breakdown: str) -> None:
    reader = opened("workforce", lang="it", by=breakdown)
    assert stands(reader)
    assert len(charts(reader)) == 8
    assert choices(reader)["by"] == breakdown


@pytest.mark.parametrize(("first", "last"), [("2025", "2025"), ("1985", "1987"), ("2005", "2014")])
def test_years_that_have_only_some_of_the_figures_stand(first: str, last: str) -> None:
    assert stands(opened("leadership", **{"lang": "en", "from": first, "to": last}))


@pytest.mark.parametrize("year", ["²", "①", "9" * 5000, "-1", "2024.0"])
def test_what_is_not_a_year_is_no_choice(year: str) -> None:
    assert stands(opened("leadership", **{"lang": "en", "from": year}))
