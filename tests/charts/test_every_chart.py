"""What holds for every chart of the pages, in both languages: its words, its table, its colours, its numbers."""

from __future__ import annotations

import json
import math
import re
from typing import Any

import pandas as pd
import pytest

from indicators import charts
from indicators.charts import Chart
from indicators.charts.chart import ALT_LENGTH, alternative
from indicators.charts.words import Words, plain
from indicators.settings import PROJECT
from indicators.ui.component import PALETTES
from tests.charts.cases import (
    BUILDERS,
    LANGUAGES,
    NOTHING,
    PUBLISHED,
    See,
    annotations,
    built,
    hovers,
    numbers_in,
    speaking,
    spoken,
    strings,
    traces,
)

KINDS = {
    "en": ("Line chart", "Dot chart", "Bar chart", "Squares", "Age pyramid"),
    "it": (
        "Grafico a linee",
        "Grafici a linee",
        "Grafico a punti",
        "Grafico a barre",
        "Quadrati",
        "Piramide delle età",
    ),
}
GROUPED_YEAR = re.compile(r"\b(?:1[.,]9[89]\d|2[.,]0[0-3]\d)\b")
COLOUR_KEYS = re.compile(r"(?:color|Color)$")
NOT_A_ROLE = re.compile(r"#[0-9a-fA-F]{3}|\brgba?\((?!0,0,0,0\))")


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(params=BUILDERS)
def chart(request: pytest.FixtureRequest, language: str) -> Chart:
    return built(request.param, language)


DERIVED = {"vacancies", "why_moved", "why_gap_moved", "trajectory", "compared", "forest", "over_years", "windows"}
DERIVED |= {"pay_measures", "pay_gaps", "pay_quarters", "pay_bands", "pay_intervals"}
DERIVED |= {"who_acts_next", "fields_of_action", "missions", "paid_of_committed", "contracts", "acts"}
DERIVED |= {"targets_table", "actions_table", "not_linked", "coverage_matrix"}
DERIVED |= {"strip", "strips", "funnel"}
DERIVED |= {"inside_and_between", "explained_gap", "gaps_of_groups", "units"}
"""Charts of numbers that are worked out of observations: their own tests say what stands in their tables."""
FACTS = {"segregation", "seats", "other_entries", "no_vacancies"}
"""Cards of words without a drawing; test_answers.py has them."""


def test_every_builder_that_a_page_uses_is_here() -> None:
    pages = "".join(path.read_text(encoding="utf-8") for path in (PROJECT / "pages").glob("*.py"))
    called = set(re.findall(r"charts\.(\w+)\(", pages))
    builders = {name for name in called if "Chart" in getattr(charts, name).__annotations__["return"]}
    source = (PROJECT / "tests" / "charts" / "cases.py").read_text(encoding="utf-8")
    assert len(builders) >= 12
    assert builders - FACTS - DERIVED <= set(re.findall(r"charts\.(\w+)\(", source))


def test_it_speaks(chart: Chart, language: str) -> None:
    assert chart.title and chart.subtitle and chart.sentence
    assert chart.alt.startswith(KINDS[language])
    assert len(chart.alt) <= ALT_LENGTH


def test_no_text_is_half_filled_or_groups_a_year(chart: Chart) -> None:
    for said in [*spoken(chart), *chart.table.columns, *(cell for row in chart.table.rows for cell in row)]:
        assert "{" not in said
        assert not re.search(r"\b(?:nan|NaN|NaT|None)\b", said)
    for said in spoken(chart):
        assert not GROUPED_YEAR.search(said)


@pytest.mark.parametrize("written", ["2,024", "in 2.024", "1.985", "(2,020)"])
def test_a_grouped_year_would_be_found(written: str) -> None:
    assert GROUPED_YEAR.search(written)


def test_its_table_is_whole(chart: Chart) -> None:
    table = chart.table
    assert table.caption
    assert all(table.columns)
    assert len(set(table.columns)) == len(table.columns)
    assert len(table.rows) == len(chart.observations) > 0
    assert {len(row) for row in table.rows} == {len(table.columns)}


def test_its_table_says_each_observation(chart: Chart, language: str) -> None:
    words = speaking(language)
    for (_, seen), cells in zip(chart.observations.iterrows(), chart.table.rows, strict=True):
        counts = [words.number(int(seen[name])) for name in ("women", "men", "base") if not pd.isna(seen[name])]
        assert cells[0] == str(seen["year"])
        assert {*counts, words.value(seen["unit"], seen["value"])} <= set(cells)


def test_every_point_says_what_it_is(chart: Chart) -> None:
    for trace in traces(chart):
        assert len(trace["x"]) == len(trace["y"]) == len(trace["hovertext"]) > 0
        empty = [value is None for value in trace["y"]]
        assert [said == "" for said in trace["hovertext"]] == empty


def test_every_number_that_a_point_says_stands_in_the_table(chart: Chart, language: str) -> None:
    words = speaking(language)
    known = numbers_in(" ".join(cell for row in chart.table.rows for cell in row), language)
    known |= numbers_in(
        " ".join(_from_the_same_row(words, seen) for _, seen in chart.observations.iterrows()), language
    )
    for said in hovers(chart):
        assert numbers_in(said, language) <= known


def _from_the_same_row(words: Words, seen: pd.Series) -> str:
    """Men's share where the table has women's, and both genders together."""
    share = words.percent(100 - seen["value"]) if seen["unit"] == "percent" and not pd.isna(seen["value"]) else ""
    both = "" if pd.isna(seen["women"]) else words.number(int(seen["women"] + seen["men"]))
    return f"{share} {both}"


def test_every_drawn_value_is_one_of_its_observations(chart: Chart) -> None:
    known = sorted({abs(value) for _, seen in chart.observations.iterrows() for value in _values(seen)})
    for trace in traces(chart):
        for value in _drawn(chart, trace):
            assert value is None or any(math.isclose(abs(value), each, abs_tol=1e-9) for each in known)


def _drawn(chart: Chart, trace: dict[str, Any]) -> list[float | None]:
    """The values of a trace: along y in lines over the years, along x else; of squares, how many there are."""
    if chart.name == "posts":
        return [len(trace["x"])]
    return trace["y"] if "lines" in trace.get("mode", "") else trace["x"]


def _values(seen: pd.Series) -> list[float]:
    """What may be drawn of an observation: its value, its counts, the shares of both genders."""
    found = [] if pd.isna(seen["value"]) else [seen["value"], 100 - seen["value"]]
    if not pd.isna(seen["women"]):
        found += [seen["women"], seen["men"]]
        found += [seen[name] * 100 / seen["base"] for name in ("women", "men") if pd.notna(seen["base"])]
    return [float(value) for value in found]


def test_its_colours_are_roles_that_both_themes_know(chart: Chart) -> None:
    written = list(strings(chart.figure))
    roles = {role for each in written for role in re.findall(r"@(\w+)", each)}
    assert roles
    assert all(roles <= set(palette) for palette in PALETTES.values())
    assert [each for each in written if NOT_A_ROLE.search(each)] == []
    assert all(re.fullmatch(r"@\w+|rgba\(0,0,0,0\)", each) for each in _colours(chart.figure))


def _colours(value: object) -> list[str]:
    """What stands in any place for a colour."""
    if isinstance(value, list):
        return [each for inner in value for each in _colours(inner)]
    if not isinstance(value, dict):
        return []
    own = [inner for name, inner in value.items() if COLOUR_KEYS.search(name)]
    flat = [each for inner in own for each in (inner if isinstance(inner, list) else [inner])]
    return [*flat, *(each for inner in value.values() for each in _colours(inner))]


@pytest.mark.parametrize("written", ["#54278F", "rgb(1, 2, 3)", "rgba(0,0,0,0.5)", "color:#fff"])
def test_another_colour_would_be_found(written: str) -> None:
    assert NOT_A_ROLE.search(written)
    assert _colours({"marker": [{"color": ["@women", written]}]}) == ["@women", written]


def test_it_can_be_sent(chart: Chart) -> None:
    assert json.loads(json.dumps(chart.figure, allow_nan=False))["data"]
    assert chart.height > 100


def test_what_stands_in_the_plot_is_not_empty(chart: Chart) -> None:
    assert all(plain(said).strip() for said in annotations(chart))


def test_the_languages_draw_the_same(chart: Chart, request: pytest.FixtureRequest) -> None:
    other = built(request.node.callspec.params["chart"], "en")
    assert [(trace["x"], trace["y"]) for trace in traces(chart)] == [(each["x"], each["y"]) for each in traces(other)]
    assert chart.observations.equals(other.observations)


@pytest.mark.parametrize("name", list(BUILDERS))
def test_without_figures_there_is_no_chart(name: str) -> None:
    assert BUILDERS[name](speaking("en", PUBLISHED), See(NOTHING)) is None
    assert BUILDERS[name](speaking("en", NOTHING), See(NOTHING)) is None


def test_a_long_alternative_text_is_cut_at_a_word() -> None:
    said = alternative("Line chart", "**word** " * 200)
    assert len(said) <= ALT_LENGTH
    assert said.startswith("Line chart. word word")
    assert said.endswith("word…")
