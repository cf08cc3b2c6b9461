"""Targets: the status by the straight path, why there may be none, what is drawn and said of it."""

from __future__ import annotations

import pandas as pd
import pytest

from indicators import charts
from indicators.charts import targets
from indicators.charts.progress import Progress
from tests.charts.cases import annotations, speaking
from tests.charts.frames import observation

TARGET = {
    "administration": "A", "indicator": "women_among_executives", "breakdown": "total", "category": "total",
    "plan_area": "leadership", "year": 2020, "baseline": 40.0, "target": 50.0, "due_year": 2025,
}  # fmt: skip


def series(indicator: str = "women_among_executives", **values: float) -> pd.DataFrame:
    rows = [
        observation(None, 0, None, 0, indicator=indicator, unit="percent", year=int(year[1:]), value=value)
        for year, value in values.items()
    ]
    return pd.DataFrame(rows)


def way(rows: pd.DataFrame, **other: object) -> Progress:
    return Progress(pd.Series({**TARGET, **other}), rows)


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({"y2020": 40.0, "y2024": 50.0}, "reached"),
        ({"y2020": 40.0, "y2024": 48.0}, "on_path"),
        ({"y2020": 40.0, "y2024": 47.9}, "behind"),
        ({"y2020": 40.0, "y2024": 38.0}, "behind"),
        ({"y2020": 40.0}, "not_yet"),
        ({"y2018": 30.0}, "not_yet"),
    ],
)
def test_the_status_follows_the_straight_path(values: dict[str, float], status: str) -> None:
    assert way(series(**values)).status == status


def broken() -> pd.DataFrame:
    rows = series(y2020=40.0, y2023=49.0)
    return rows.assign(reason=[None, "series_break"])


@pytest.mark.parametrize(
    ("rows", "other", "why"),
    [
        (series(y2020=40.0), {"indicator": "nobody_has_it"}, "unknown"),
        (series(y2020=40.0), {"breakdown": "pay_category"}, "unknown"),
        (series(y2020=40.0, y2024=48.0), {"target": 40.0}, "no_way"),
        (pd.DataFrame(), {}, "no_figure"),
        (series(y2018=40.0), {}, "no_figure"),
        (series(y2020=40.0), {}, "too_early"),
        (series(y2024=float("nan")).assign(flag="protected"), {}, "protected"),
        (
            series(y2024=44.0).assign(flag="merged", breakdown="department", category="other:A:2"),
            {"indicator": "women_share_of_staff", "breakdown": "department", "category": "A"},
            "merged",
        ),
        (broken(), {}, "broken"),
    ],
)
def test_why_a_target_cannot_be_assessed(rows: pd.DataFrame, other: dict[str, object], why: str) -> None:
    progress = way(rows, **other)
    assert (progress.why, progress.status) == (why, "not_yet")
    assert targets.why(speaking(), progress) in targets.overview(speaking(), [progress]).rows[0][-1]


def test_a_break_before_the_baseline_does_no_harm() -> None:
    rows = broken().assign(year=[2019, 2020])
    assert way(pd.concat([rows, series(y2024=48.0)])).status == "on_path"


def test_the_trajectory_shows_figures_path_and_target() -> None:
    chart = charts.trajectory(speaking(), way(series(y2020=40.0, y2023=44.0, y2024=47.0)))
    assert chart is not None and chart.figure is not None
    path, actual, aim = chart.figure["data"]
    assert (path["x"], path["y"]) == ([2020, 2025], [40.0, 50.0])
    assert actual["y"] == [40.0, None, 44.0, 47.0]
    assert (aim["x"], aim["y"], aim["marker"]["color"]) == ([2025], [50.0], "@watch")
    assert "behind its path" in chart.sentence and "47.0% in 2024, the path asks for at least 48.0%" in chart.sentence
    assert any("behind its path" in said for said in annotations(chart))
    assert "error_y" not in actual
    assert len(chart.table.rows) == 3
    assert not any("The plan says" in note for note in chart.notes)


def test_nothing_is_drawn_without_a_figure_or_an_indicator() -> None:
    assert charts.trajectory(speaking(), way(series(y2020=float("nan")))) is None
    assert charts.trajectory(speaking(), way(pd.DataFrame())) is None
    assert charts.trajectory(speaking(), way(series(y2020=40.0), indicator="nobody_has_it")) is None


def test_no_line_crosses_a_series_break() -> None:
    rows = pd.concat([series(y2022=41.0), broken()]).sort_values("year")
    chart = charts.trajectory(speaking(), way(rows))
    assert chart is not None and chart.figure is not None
    assert None in chart.figure["data"][1]["y"]
    assert "the series begins anew in 2023" in chart.sentence
    assert "the path asks for" not in chart.sentence


def test_counts_stand_with_the_last_figure() -> None:
    rows = series(y2020=40.0, y2024=48.0).assign(women=[4, 12], men=[6, 13])
    chart = charts.trajectory(speaking(), way(rows))
    assert chart is not None
    assert "48.0% in 2024 (12 women · 13 men), the path asks for at least 48.0%" in chart.sentence


def test_a_baseline_that_is_not_the_figure_of_its_year_is_said() -> None:
    chart = charts.trajectory(speaking(), way(series(y2020=44.4, y2024=48.0)))
    assert chart is not None
    assert any("The plan says 40.0% for 2020; the figure of that year is 44.4%" in note for note in chart.notes)


@pytest.mark.parametrize(("high", "said"), [(57.0, True), (55.0, False)])
def test_chance_has_a_part_in_processes_only(high: float, said: bool) -> None:
    values = {"y2020": 40.0, "y2024": 50.0}
    rows = series("survey_response_rate", **values).assign(low=[35.0, 46.0], high=[45.0, high])
    chart = charts.trajectory(speaking(), way(rows, indicator="survey_response_rate", target=60.0))
    stock = charts.trajectory(speaking(), way(series(**values).assign(low=[35.0, 46.0], high=[45.0, high])))
    assert chart is not None and chart.figure is not None and stock is not None and stock.figure is not None
    assert chart.figure["data"][1]["error_y"]["arrayminus"][-1] == 4.0
    assert any(note.startswith("Too few to tell") for note in chart.notes) is said
    assert "error_y" not in stock.figure["data"][1]
    assert not any(note.startswith("Too few to tell") for note in stock.notes)


def test_the_answer_counts_each_status_what_needs_a_decision_first() -> None:
    ways = [way(series(y2020=40.0, y2024=value)) for value in (48.0, 38.0, 50.0, 39.0)]
    told = targets.answer(speaking(), ways)
    assert told == "**4 targets**: 2 behind their path, 1 on its path, and 1 reached."
    assert "cannot be answered with what was delivered" in targets.answer(speaking(), [])


def test_four_targets_are_drawn_unless_a_field_is_chosen() -> None:
    ways = [way(series(y2020=40.0, y2024=value)) for value in (48.0, 38.0, 50.0, 39.0, 48.5)]
    ways.append(way(pd.DataFrame()))
    shown = targets.drawn(ways, all_of_them=False)
    assert [each.status for each in shown] == ["behind", "behind", "on_path", "on_path"]
    assert targets.more(speaking(), ways, shown).startswith("1 more target has a chart")
    assert len(targets.drawn(ways, all_of_them=True)) == 5
    assert targets.more(speaking(), ways, targets.drawn(ways, all_of_them=True)) == ""


def test_targets_of_several_administrations_are_told_apart() -> None:
    rows = series(y2020=40.0, y2024=48.0)
    table = targets.overview(speaking(), [way(rows), way(rows, administration="B")])
    assert [row[0][-3:] for row in table.rows] == ["(A)", "(B)"]
    assert targets.overview(speaking(), [way(rows)]).rows[0][0] == "Women among executives"


def test_figures_are_asked_for_only_where_there_are_any() -> None:
    asked: list[tuple[str, str]] = []

    def see(indicator: str, breakdown: str) -> pd.DataFrame:
        asked.append((indicator, breakdown))
        return series(y2020=40.0, y2024=48.0)

    plan = pd.DataFrame([TARGET, {**TARGET, "indicator": "nobody_has_it"}, {**TARGET, "breakdown": "no_such"}])
    assert [each.status for each in targets.found(plan, see)] == ["on_path", "not_yet", "not_yet"]
    assert asked == [("women_among_executives", "total")]
