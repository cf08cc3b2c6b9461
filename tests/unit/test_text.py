"""Numbers, dates and sentences as a language writes them: English always, Italian where its words are there."""

from __future__ import annotations

import datetime as dt

import pytest

from indicators.errors import Finding, UnknownName
from indicators.formulas import rounded
from indicators.text import Text, languages, text

DAY = dt.date(2024, 12, 31)


@pytest.fixture
def english() -> Text:
    return text("en")


@pytest.fixture
def italian() -> Text:
    if "it" not in languages():
        pytest.skip("the Italian words are not there yet")
    return text("it")


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (4718, 0, "4,718"),
        (2.05, 1, "2.1"),
        (2.5, 0, "3"),
        (0.5, 0, "1"),
        (1.1911421473, 2, "1.19"),
        (-1.7, 1, "−1.7"),
        (1234567.891, 2, "1,234,567.89"),
        (7, 1, "7.0"),
    ],
)
def test_numbers_half_up(english: Text, value: float, decimals: int, written: str) -> None:
    assert english.number(value, decimals) == written


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (67.16, 1, "67.2%"),
        (2.05, 1, "2.1%"),
        (56.38, 0, "56%"),
        (56.383, 2, "56.38%"),
        (0, 1, "0.0%"),
        (0.25, 1, "0.3%"),
    ],
)
def test_percents_half_up(english: Text, value: float, decimals: int, written: str) -> None:
    assert english.percent(value, decimals) == written


@pytest.mark.parametrize("value", [step / 20 for step in range(0, 400, 7)])
def test_words_and_examples_round_alike(english: Text, value: float) -> None:
    assert english.number(value, 1) == str(rounded(value, 1))


def test_date(english: Text) -> None:
    assert english.date(DAY) == "31 December 2024"
    assert english.date(dt.date(2025, 1, 7)) == "7 January 2025"


def test_italian_numbers_percents_and_dates(italian: Text) -> None:
    assert italian.number(4718) == "4.718"
    assert italian.number(2.05, 1) == "2,1"
    assert italian.percent(2.05) == "2,1%"
    assert italian.date(DAY) == "31 dicembre 2024"
    assert italian.separators == ",."


def test_sentences_are_filled_in(english: Text) -> None:
    assert english.say("{women} women of {name}", women=4718, name="Torino") == "4,718 women of Torino"
    assert english.say("") == ""
    assert english.say("{kept} as it is") == "{kept} as it is"


@pytest.mark.parametrize(("count", "said"), [(1, "1 post"), (2, "2 posts"), (0, "0 posts"), (4718, "4,718 posts")])
def test_plurals(english: Text, count: int, said: str) -> None:
    assert english.say_many("{count} post", "{count} posts", count) == said


def test_listing_names_every_item(english: Text) -> None:
    assert english.listing(["a", "b"]) == "a and b"
    assert english.listing(["a"]) == "a"


def test_an_unknown_language_speaks_english() -> None:
    assert text("xx").language == "en"
    assert languages()[0] == "en"
    assert text("en").own_name == "English"
    assert text("en").separators == ".,"


def test_an_error_is_a_sentence(english: Text) -> None:
    error = UnknownName("indicator", "LDR-99", ["LDR-12"])
    assert english.error(error) == str(error)


@pytest.mark.parametrize(
    ("line", "column", "said"),
    [
        (None, None, "a.csv: Got “x”. Write 0."),
        (4, None, "a.csv, line 4: Got “x”. Write 0."),
        (1204, "E (Donne)", "a.csv, line 1204, column E (Donne): Got “x”. Write 0."),
    ],
)
def test_a_finding_says_where_what_and_what_to_do(english: Text, line: int, column: str, said: str) -> None:
    finding = Finding("refused", "a.csv", "count", "Got “{got}”.", "Write 0.", line, column, values={"got": "x"})
    assert english.finding(finding) == said
