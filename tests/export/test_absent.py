"""The four ways in which a figure is absent: their words on a card, in a table, in CSV and in XLSX."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest

from indicators import charts
from indicators.charts import Chart
from indicators.charts.states import IN_A_CELL
from indicators.export.columns import HEADERS
from indicators.export.observations import chart_csv
from indicators.export.workbook import workbook
from indicators.protection import PROTECTED
from indicators.store import store
from tests.charts.cases import See, speaking
from tests.export.reading import sheets

WORDS = speaking()
ABSENT = {
    "not_delivered": (
        "not_in_source",
        "not delivered",
        "Not delivered (2023 to 2024)",
        "not in the source",
    ),
    "not_applicable": ("no_men", "not applicable", "Not applicable (2023 to 2024)", "no men here: cannot be computed"),
    "protected": (PROTECTED[0], "▤ protected", "Not shown, so that nobody can be recognised", ""),
    "nobody": ("nobody", "nobody in this selection", "Nobody in this selection (2023 to 2024)", ""),
}
"""Flag: a reason of it, its words in a cell, how its card begins, why."""
every_state = pytest.mark.parametrize("flag", ABSENT)


def absent(flag: str) -> pd.DataFrame:
    """Two years of executives without a figure."""
    usual = See()("women_among_executives")
    told = usual[usual["year"].isin([2023, 2024])].assign(flag=flag, reason=ABSENT[flag][0])
    counts = dict.fromkeys(("women", "men", "base", "base_women"), pd.NA)
    return told.assign(**counts, **dict.fromkeys(("value", "low", "high"), float("nan")))


def card(flag: str) -> Chart:
    chart = charts.posts(WORDS, absent(flag))
    assert chart is not None
    return chart


def test_there_are_four() -> None:
    assert set(ABSENT) == set(IN_A_CELL)
    assert len({words for _, words, _, _ in ABSENT.values()}) == 4


@every_state
def test_a_card_says_which_and_why(flag: str) -> None:
    _, _, begins, why = ABSENT[flag]
    assert card(flag).figure is None
    assert card(flag).sentence.startswith(begins)
    assert why in card(flag).sentence


@pytest.mark.parametrize("reason", PROTECTED)
def test_a_card_never_tells_which_rule_protects(reason: str) -> None:
    rows = absent("protected").assign(reason=reason)
    chart = charts.posts(WORDS, rows)
    assert chart is not None
    assert chart.sentence == card("protected").sentence
    assert chart.table == card("protected").table


@every_state
def test_a_cell_of_the_table_says_which(flag: str) -> None:
    table = card(flag).table
    place = table.columns.index("Value")
    assert [row[place] for row in table.rows] == [ABSENT[flag][1]] * 2


@every_state
def test_the_csv_says_which(flag: str) -> None:
    lines = list(csv.DictReader(io.StringIO(chart_csv(WORDS, card(flag)).decode())))
    assert [line["Status"] for line in lines] == [ABSENT[flag][1]] * 2
    assert [line["Value"] for line in lines] == ["", ""]
    assert [line["Status (code)"] for line in lines] == [flag] * 2


@every_state
def test_the_workbook_says_which(flag: str) -> None:
    written = workbook(WORDS, card(flag), store().edition, store().sources("torino"))
    table, observations, about = sheets(written)
    assert [row[list(HEADERS).index("status")] for row in observations[1:]] == [ABSENT[flag][1]] * 2
    assert ABSENT[flag][1] in table[3]
    assert any(str(row[1]).startswith(ABSENT[flag][2]) for row in about)


def test_several_are_said_each() -> None:
    rows = pd.concat([absent("protected").head(1), absent("not_delivered").tail(1)])
    chart = charts.posts(WORDS, rows)
    assert chart is not None
    assert "Not shown, so that nobody can be recognised" in chart.sentence
    assert "Not delivered (2024)" in chart.sentence


def test_what_has_a_figure_is_shown() -> None:
    usual = See()("women_among_executives")
    chart = charts.posts(WORDS, usual)
    assert chart is not None and chart.figure is not None
    lines = list(csv.DictReader(io.StringIO(chart_csv(WORDS, chart).decode())))
    assert {line["Status"] for line in lines if line["Value"]} == {"shown"}


def test_of_no_rows_there_is_no_card() -> None:
    assert charts.posts(WORDS, absent("nobody").head(0)) is None
