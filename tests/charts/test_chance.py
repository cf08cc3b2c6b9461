"""Words for chance: one vocabulary, always with the counts; dumbbells and intervals show what is said."""

from __future__ import annotations

import pandas as pd
import pytest

from indicators import charts
from indicators.charts.chance import Rates, rates_of, told
from tests.charts.cases import speaking
from tests.charts.frames import observation


@pytest.mark.parametrize(
    ("rates", "verdict", "hangs_on_one"),
    [
        (Rates(12, 60, 9, 30), "too_few", False),
        (Rates(300, 1000, 450, 1000), "differs", False),
        (Rates(300, 1000, 305, 1000), "no_difference", False),
        (Rates(0, 20, 4, 20), "too_few", True),
    ],
)
def test_the_verdict_comes_from_the_interval(rates: Rates, verdict: str, hangs_on_one: bool) -> None:
    assert (rates.verdict, rates.hangs_on_one) == (verdict, hangs_on_one)


def test_the_counts_stand_in_the_sentence() -> None:
    row = pd.Series(observation(12, 60, 9, 30))
    assert told(speaking(), row) == (
        "12 of 60 women (20.0%) and 9 of 30 men (30.0%): too few to tell. "
        "One person more or fewer would not change this verdict."
    )


@pytest.mark.parametrize("row", [observation(None, 60, 9, 30), observation(0, 0, 9, 30), observation(3, 9, 0, 0)])
def test_nothing_is_said_where_there_are_no_two_rates(row: dict[str, object]) -> None:
    assert rates_of(pd.Series(row)) is None
    assert told(speaking(), pd.Series(row)) == ""


def test_dumbbells_show_both_rates_of_the_last_year() -> None:
    rows = pd.DataFrame([observation(12, 60, 9, 30, year=2023), observation(15, 60, 6, 30)])
    chart = charts.dumbbells(speaking(), rows, "rates", "Rates", "Of a hundred")
    assert chart is not None and chart.figure is not None
    _, women, men = chart.figure["data"]
    assert (women["x"], men["x"]) == ([25.0], [20.0])
    assert "15 of 60 women" in chart.sentence and "6 of 30 men" in chart.sentence
    assert len(chart.table.rows) == 2


def test_intervals_of_ratios_lie_on_a_logarithmic_scale() -> None:
    rows = pd.DataFrame([observation(15, 60, 6, 30, value=1.25, low=0.54, high=2.9)])
    chart = charts.intervals(speaking(), rows, "relative", "Relative chance", 1)
    assert chart is not None and chart.figure is not None
    (trace,) = chart.figure["data"]
    assert trace["error_x"]["array"] == pytest.approx([1.65])
    assert chart.figure["layout"]["xaxis"]["type"] == "log"
    assert "from 0.54 to 2.90" in chart.sentence


def test_without_values_there_is_no_chart() -> None:
    rows = pd.DataFrame([observation(None, 60, None, 30, value=float("nan"), low=float("nan"), high=float("nan"))])
    assert charts.dumbbells(speaking(), rows, "rates", "Rates", "Of a hundred") is None
    assert charts.intervals(speaking(), rows, "relative", "Relative chance", 1) is None
