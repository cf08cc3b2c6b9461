"""Every definition: its worked examples hold, its query gives what it promises, its file is complete and short."""

from __future__ import annotations

import dataclasses
import re
import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from indicators import examples
from indicators.catalogue import Catalogue, catalogue, read_indicator, themes
from indicators.compute import observe, population_columns
from indicators.dimensions import dimension, parts
from indicators.errors import DefinitionError, IndicatorsError, UnknownName
from indicators.ingest.tables import columns, insert, open_tables
from indicators.model import Indicator
from indicators.settings import Settings

ALL = catalogue().indicators
COMPUTED = [each for each in ALL if each.sql]
ONE_A_FORMULA = list({each.formula: each for each in ALL}.values())
TOML_LINES, SQL_LINES = 60, 25
MADE_BY_QUERIES = ("pay_band",)
"""Dimensions that no table has: a band of the median can only be told of everyone together."""


def slug(indicator: Indicator) -> str:
    return indicator.slug


def lines(indicator: Indicator, ending: str) -> list[str]:
    path = Settings().definitions / indicator.theme / f"{indicator.slug}.{ending}"
    return path.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("indicator", ALL, ids=slug)
def test_worked_examples_hold(indicator: Indicator) -> None:
    outcomes = [outcome for example in indicator.examples for outcome in examples.run(indicator, example)]
    assert outcomes
    assert [outcome.differences for outcome in outcomes if not outcome.holds] == []


@pytest.mark.parametrize("indicator", ONE_A_FORMULA, ids=slug)
def test_a_wrong_expectation_is_reported(indicator: Indicator) -> None:
    """Positive control: an example whose value no formula gives does not hold."""
    example = indicator.examples[0]
    wrong = {**example.expect[0], "value": Decimal("-0.01")}
    (outcome,) = examples.run(indicator, dataclasses.replace(example, expect=(wrong,)))
    assert not outcome.holds
    assert [(field, expected) for field, expected, _ in outcome.differences] == [("value", "-0.01")]


@pytest.mark.parametrize("indicator", COMPUTED, ids=slug)
def test_the_query_returns_what_the_definition_needs_and_no_more(indicator: Indicator) -> None:
    with open_tables() as connection:
        described = connection.execute(indicator.sql or "").description
    assert {name for name, *_ in described} == population_columns(indicator)


@pytest.mark.parametrize("indicator", COMPUTED, ids=slug)
def test_the_query_is_short_and_says_who_is_counted(indicator: Indicator) -> None:
    query = lines(indicator, "sql")
    assert query[0].startswith("-- Counted:")
    assert len(query) <= SQL_LINES


@pytest.mark.parametrize("indicator", ALL, ids=slug)
def test_the_definition_is_short_and_complete(indicator: Indicator) -> None:
    assert len(lines(indicator, "toml")) <= TOML_LINES
    for words in (indicator.title, indicator.question, indicator.definition, indicator.why_it_matters):
        assert words.strip() == words
        assert words
    assert indicator.question.endswith("?")
    assert indicator.theme in themes()


@pytest.mark.parametrize("indicator", ALL, ids=slug)
def test_evidence_is_marked(indicator: Indicator) -> None:
    assert indicator.evidence in "VSMD"
    assert all(standard.evidence in tuple("VSMD") for standard in indicator.standards)


@pytest.mark.parametrize("indicator", COMPUTED, ids=slug)
def test_breakdowns_are_known_and_stand_in_its_table(indicator: Indicator) -> None:
    for breakdown in indicator.breakdowns:
        for name in parts(breakdown):
            assert dimension(name)
            assert any(name in (*columns(table), "area", *MADE_BY_QUERIES) for table in indicator.tables)


def test_codes_are_unique_and_of_one_form() -> None:
    codes = [each.code for each in ALL]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[A-Z]{3}-[0-9]{2}", code) for code in codes)


def test_headlines_stand_in_an_order_without_ties() -> None:
    places = [each.headline for each in catalogue().headlines()]
    assert len(set(places)) == len(places) > 0


def test_slug_and_code_are_the_same_indicator() -> None:
    for each in ALL:
        assert catalogue()[each.code] is catalogue()[each.slug] is catalogue()[each.code.lower()]


def test_two_indicators_with_one_code_are_refused() -> None:
    twin = dataclasses.replace(ALL[0], slug="twin")
    with pytest.raises(DefinitionError, match="same code"):
        Catalogue([ALL[0], twin])


Change = Callable[[Path], None]


def replaced(old: str, new: str) -> Change:
    def change(folder: Path) -> None:
        path = folder / "women_among_executives.toml"
        written = path.read_text(encoding="utf-8")
        assert old in written
        path.write_text(written.replace(old, new, 1), encoding="utf-8")

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (replaced("question =", "qestion ="), "There is no field “qestion”. Did you mean “question”?"),
        (replaced('code = "LDR-12"', ""), "the field “code” is missing"),
        (replaced('unit = "percent"', 'unit = "percnt"'), "There is no unit “percnt”. Did you mean “percent”?"),
        (replaced('"share_of_women"', '"share_of_woman"'), "Did you mean “share_of_women”?"),
        (replaced('better = "parity"', 'better = "more"'), "There is no better “more”."),
        (replaced('evidence = "V"\ncaution', 'evidence = "X"\ncaution'), "There is no evidence “X”."),
        (replaced('evidence = "V"\nvalue', "value"), "a standard needs its evidence mark: V, S, M or D"),
        (replaced("says =", "sais ="), "There is no field “sais”. Did you mean “says”?"),
        (replaced("expect =", "expects ="), "There is no field “expects”. Did you mean “expect”?"),
        (replaced("version = 1", "version = "), "this is not valid TOML"),
        (lambda folder: (folder / "women_among_executives.sql").unlink(), "women_among_executives.sql is missing"),
    ],
)
def test_a_wrong_definition_names_its_file_and_place(tmp_path: Path, change: Change, said: str) -> None:
    path = copied(tmp_path)
    change(path.parent)
    with pytest.raises(DefinitionError) as raised:
        read_indicator(path)
    assert str(raised.value).startswith("women_among_executives.toml: ")
    assert said in str(raised.value)


def test_a_definition_without_an_example_is_refused(tmp_path: Path) -> None:
    path = copied(tmp_path)
    written = path.read_text(encoding="utf-8")
    path.write_text(written[: written.index("[[example]]")], encoding="utf-8")
    with pytest.raises(DefinitionError, match="needs a worked example"):
        read_indicator(path)


def test_an_unknown_breakdown_is_named(tmp_path: Path) -> None:
    path = copied(tmp_path)
    replaced('["age_band"]', '["age_bend"]')(path.parent)
    with pytest.raises(IndicatorsError, match=r"age_bend.*age_band"):
        read_indicator(path)


def test_a_copied_definition_is_the_same(tmp_path: Path) -> None:
    """Positive control of the changes above: without one, the copy is read."""
    assert read_indicator(copied(tmp_path)) == catalogue()["women_among_executives"]


def test_an_unknown_indicator_is_named() -> None:
    with pytest.raises(UnknownName, match="Did you mean “women_among_executives”"):
        catalogue()["woman_among_executives"]


def copied(folder: Path) -> Path:
    """The definition of women among executives in a folder of its own."""
    theme = folder / "leadership"
    theme.mkdir()
    for path in (Settings().definitions / "leadership").glob("women_among_executives.*"):
        shutil.copy(path, theme)
    return theme / "women_among_executives.toml"


@pytest.mark.parametrize("indicator", [each for each in catalogue().indicators if each.sql], ids=lambda each: each.slug)
def test_a_delivered_table_without_anybody_that_it_needs(indicator: Indicator) -> None:
    """The table came, but nobody in it is looked at: said, never a failure and never 0."""
    nobody = pd.DataFrame(
        [("a", table, 2024, "2024-12-31", "stated", "published", "file", "publisher") for table in indicator.tables],
        columns=[
            "city", "delivered_table", "year", "reference_date", "date_basis", "source", "file", "publisher",
        ],
    )  # fmt: skip
    with open_tables() as connection:
        insert(connection, "deliveries", nobody)
        observed, _ = observe(connection, indicator)
    assert list(observed["flag"]) == ["not_delivered"]
    assert observed["value"].isna().all()
