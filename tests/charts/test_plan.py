"""The plan: the status of a target, its trajectory, actions that are late, figures that moved or did not."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from indicators import charts
from indicators.catalogue import catalogue
from indicators.charts import actions
from tests.charts.cases import speaking
from tests.charts.test_chance import observation

TODAY = dt.date(2024, 12, 31)
TARGET = {
    "indicator": "women_among_executives", "breakdown": "total", "category": "total",
    "year": 2020, "baseline": 40.0, "target": 50.0, "due_year": 2025,
}  # fmt: skip


def series(**values: float) -> pd.DataFrame:
    rows = [
        observation(
            None, 0, None, 0, indicator="women_among_executives", unit="percent", year=int(year[1:]), value=value
        )
        for year, value in values.items()
    ]
    return pd.DataFrame(rows)


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({"y2020": 40.0, "y2024": 50.0}, "reached"),
        ({"y2020": 40.0, "y2024": 48.0}, "on_course"),
        ({"y2020": 40.0, "y2024": 47.9}, "watch"),
        ({"y2020": 40.0, "y2024": 40.0}, "off_course"),
        ({"y2020": 40.0, "y2024": 38.0}, "off_course"),
        ({"y2020": 40.0}, "too_early"),
        ({"y2018": 30.0}, "not_assessable"),
    ],
)
def test_the_status_follows_the_straight_path(values: dict[str, float], status: str) -> None:
    assert charts.progress_of(pd.Series(TARGET), series(**values)).status == status


def test_a_target_that_is_lower_than_its_baseline_is_read_the_same_way() -> None:
    down = pd.Series({**TARGET, "baseline": 50.0, "target": 40.0})
    assert charts.progress_of(down, series(y2020=50.0, y2024=42.0)).status == "on_course"
    assert charts.progress_of(down, series(y2020=50.0, y2024=55.0)).status == "off_course"


def test_the_trajectory_shows_figures_and_path() -> None:
    chart = charts.trajectory(speaking(), pd.Series(TARGET), series(y2020=40.0, y2023=44.0, y2024=47.0))
    assert chart is not None and chart.figure is not None
    path, actual = chart.figure["data"]
    assert (path["x"], path["y"]) == ([2020, 2025], [40.0, 50.0])
    assert actual["y"] == [40.0, None, 44.0, 47.0]
    assert "behind its path" in chart.sentence and "the path asks for 48.0%" in chart.sentence
    assert charts.trajectory(speaking(), pd.Series(TARGET), series(y2020=float("nan"))) is None


def action(code: str, **other: object) -> dict[str, object]:
    return {
        "action": code, "title": "Train the boards", "plan_area": "recruitment", "responsible": "Personnel division",
        "due_on": dt.date(2024, 6, 30), "status": "running", "indicator": "REC-08", "evidence": None, **other,
    }  # fmt: skip


def test_the_answer_names_the_action_that_is_late_longest_and_whose_it_is() -> None:
    plan = pd.DataFrame(
        [action("A1"), action("A2", due_on=dt.date(2023, 1, 31), title="Write the guide"), action("A3", status="done")]
    )
    assert list(actions.late(plan, TODAY)["action"]) == ["A2", "A1"]
    told = actions.answer(speaking(), plan, TODAY)
    assert told.startswith("**3 actions**, 1 of them done; **2 late**")
    assert "“Write the guide” (Personnel division)" in told


def test_nothing_is_late_before_its_day_or_without_one() -> None:
    plan = pd.DataFrame([action("A1", due_on=TODAY), action("A2", due_on=None)])
    assert actions.answer(speaking(), plan, TODAY).endswith("none is late.")
    assert actions.answer(speaking(), plan.head(0), TODAY) == ""


def test_the_table_says_state_delay_and_what_the_figure_did() -> None:
    plan = pd.DataFrame([action("A1"), action("A2", status="done", indicator=None, evidence="https://example.org")])
    table = actions.action_table(speaking(), plan, {"gender_difference_by_area": "towards"}, TODAY)
    first, second = table.rows
    assert first[4].endswith("running, late") and first[5].endswith(": moved the right way")
    assert (second[4], second[5], second[6]) == ("● done", "none", "https://example.org")


@pytest.mark.parametrize(
    ("values", "since", "move"),
    [
        ({"y2020": 44.0, "y2024": 48.0}, 2020, "towards"),
        ({"y2020": 52.0, "y2024": 56.0}, 2020, "away"),
        ({"y2020": 44.0, "y2024": 44.04}, 2020, "still"),
        ({"y2020": 44.0, "y2024": 48.0}, 2024, "early"),
        ({}, 2020, "unknown"),
    ],
)
def test_whether_the_figure_moved(values: dict[str, float], since: int, move: str) -> None:
    rows = series(**values) if values else series(y2020=1.0).head(0)
    assert actions.move(catalogue()["women_among_executives"], rows, since) == move


def test_actions_without_a_figure_and_figures_without_an_action_are_named() -> None:
    plan, targets = pd.DataFrame([action("A1", indicator=None)]), pd.DataFrame([TARGET])
    told = actions.unlinked(speaking(), plan, targets)
    assert told[0].endswith("move: A1.") and told[1].endswith("Women among executives.")
