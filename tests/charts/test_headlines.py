"""The rows of the first page: figure, counts, reference and whose it is, changes with their breaks, a small curve."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from indicators import charts
from indicators.catalogue import catalogue
from indicators.charts import Headline
from indicators.charts.headlines import SHOWN_AS_STANDARD, curve, reference
from indicators.model import Standard
from tests.charts.cases import LANGUAGES, NOTHING, See, speaking

SHOWN = [indicator.slug for indicator in charts.headline_indicators()]


def row(slug: str, language: str = "en", years: tuple[int, int] | None = None) -> Headline:
    made = charts.headline(speaking(language), catalogue()[slug], See(years=years)(slug))
    assert made is not None
    return made


def test_there_are_eight_or_nine() -> None:
    assert len(SHOWN) in (8, 9)
    assert len(set(SHOWN)) == len(SHOWN)


@pytest.mark.parametrize(
    ("slug", "value", "counts"),
    [
        ("women_share_of_staff", "67.2%", "4,718 of 7,025 are women, 2,307 are men"),
        ("women_among_executives", "56.4%", "53 of 94 are women, 41 are men"),
        ("women_among_high_responsibility_posts", "52.1%", "251 of 482 are women, 231 are men"),
        ("glass_ceiling_index", "1.19", "53 women · 41 men at the top, 7,025 people in the pool"),
        ("staff_over_60", "24.9%", "1,751 of 7,025: 1,148 women · 603 men"),
        ("newcomers", "66.2%", "1,016 of 1,534 are women, 518 are men"),
        ("women_in_council", "37.5%", "15 of 40 are women, 25 are men"),
        ("women_in_executive_body", "41.7%", "5 of 12 are women, 7 are men"),
    ],
)
def test_figure_and_counts(slug: str, value: str, counts: str) -> None:
    assert slug in SHOWN
    assert (row(slug).value, row(slug).counts) == (value, counts)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", SHOWN)
def test_every_row_is_whole(slug: str, language: str) -> None:
    made, words = row(slug, language), speaking(language)
    assert made.title == words.title(catalogue()[slug])
    assert made.reference.endswith(words.say("no target set"))
    assert re.search(r"\d", made.value) and re.search(r"\d", made.counts)
    assert re.search(r"20\d\d", made.date)
    texts = [made.title, made.value, made.counts, made.reference, made.date, *made.changes]
    assert all(each and "{" not in each and "nan" not in each.split() for each in texts)


@pytest.mark.parametrize("slug", SHOWN)
def test_the_curve_is_an_image_that_says_nothing(slug: str) -> None:
    drawn = ElementTree.fromstring(row(slug).curve)
    assert drawn.tag.endswith("svg")
    assert [each.tag for each in drawn.iter() if each.tag.endswith(("script", "text", "image"))] == []


def test_a_curve_bridges_no_gap() -> None:
    assert len(re.findall("M", curve([1.0, 2.0, 3.0], [2020, 2021, 2022]))) == 2
    assert len(re.findall("M", curve([1.0, 2.0, 3.0], [2005, 2014, 2025]))) == 0
    assert curve([2.0], [2024]).count("<circle") == 1


def test_changes_are_counts() -> None:
    assert row("women_among_executives").changes == (
        "compared with 2023: 4 more women, as many men",
        "compared with 2020: 13 more women, 10 fewer men",
    )


def test_no_change_is_told_across_a_break() -> None:
    assert row("women_among_high_responsibility_posts").changes == ("compared with 2023: 1 more woman, 6 more men",)
    assert any("2020" in text for text in row("women_among_executives").changes)


def test_the_same_change_is_told_once() -> None:
    assert len(row("women_among_executives", years=(2023, 2024)).changes) == 1
    assert row("women_among_executives", years=(2024, 2024)).changes == ()


def test_doubtful_years_are_no_headline() -> None:
    assert (
        charts.headline(speaking(), catalogue()["women_in_council"], See(years=(1985, 1987))("women_in_council"))
        is None
    )


@pytest.mark.parametrize("slug", SHOWN)
def test_without_figures_there_is_no_row(slug: str) -> None:
    assert charts.headline(speaking("en", NOTHING), catalogue()[slug], See(NOTHING)(slug)) is None


@pytest.mark.parametrize("indicator", catalogue().indicators, ids=lambda each: each.slug)
def test_only_what_was_read_stands_as_reference(indicator) -> None:
    said = reference(speaking(), indicator)
    for standard in indicator.standards:
        assert standard.evidence in SHOWN_AS_STANDARD or standard.says not in said


@pytest.mark.parametrize(("evidence", "shown"), [("V", True), ("S", True), ("M", False), ("D", False)])
def test_what_is_remembered_or_our_own_is_no_reference(evidence: str, shown: bool) -> None:
    standard = Standard("A rule", "at least 40%", evidence, 40.0)
    said = reference(speaking(), replace(catalogue()["women_among_executives"], standards=(standard,)))
    assert ("at least 40% (A rule)" in said) is shown
    assert said.startswith("no reference value") is not shown


def test_a_standard_without_value_is_no_reference() -> None:
    standard = Standard("A rule", "try harder", "V", None)
    said = reference(speaking(), replace(catalogue()["women_among_executives"], standards=(standard,)))
    assert said == "no reference value; no target set"


def test_no_line_of_the_curve_crosses_a_break() -> None:
    whole, broken = curve([1, 2, 3, 4], [2021, 2022, 2023, 2024]), curve([1, 2, 3, 4], [2021, 2022, 2023, 2024], {2023})
    assert (whole.count("M"), broken.count("M")) == (3, 2)
