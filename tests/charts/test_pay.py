"""The charts of pay: units and people named, words for chance, merged and hidden groups, one year, nothing at all."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from indicators import charts
from indicators.charts.chart import ALT_LENGTH
from indicators.charts.pay_gap import size_of_gap
from indicators.model import OBSERVATION_FIELDS
from tests.charts.cases import speaking

Row = dict[str, object]
HOURLY, MEAN, ANNUAL = "median_pay_gap", "mean_pay_gap", "median_annual_base_pay_gap"


def row(indicator: str, value: float | None, year: int = 2024, **other: object) -> Row:
    known = {
        "indicator": indicator, "city": "torino", "year": year, "breakdown": "total", "category": "total",
        "women": 400, "men": 300, "base": 700, "base_women": 400, "value": value, "low": None, "high": None,
        "unit": "percent", "flag": "shown", "reference_date": dt.date(year, 12, 31), "date_basis": "stated",
    }  # fmt: skip
    return {**dict.fromkeys(OBSERVATION_FIELDS), **known, **other}


def rows(*given: Row) -> pd.DataFrame:
    counts = dict.fromkeys(("women", "men", "base", "base_women"), "Int64")
    return pd.DataFrame(list(given)).astype(counts | dict.fromkeys(("value", "low", "high"), float))


NOTHING = rows(row(HOURLY, 1)).head(0)


def groups(values: list[float], indicator: str = "pay_gap_by_category", **other: object) -> pd.DataFrame:
    named = {"breakdown": "pay_category", **other}
    return rows(*(row(indicator, value, category=f"G{place:02}", **named) for place, value in enumerate(values)))


@pytest.mark.parametrize(
    ("value", "said"),
    [(4.2, "4.2% below men’s"), (-0.31, "0.3% above men’s"), (0.04, "the same as men’s"), (-0.04, "the same as men’s")],
)
def test_a_gap_is_said_from_both_sides(value: float, said: str) -> None:
    assert size_of_gap(speaking(), value) == said


def answered(hourly: list[pd.DataFrame], annual: list[pd.DataFrame]) -> str:
    return charts.pay_answer(speaking(), hourly, annual)


def test_the_answer_names_unit_people_counts_date_and_chance() -> None:
    median = rows(row(HOURLY, 4.2, low=2.0, high=6.0, reason="one_person_decides"))
    assert answered([median, rows(row(MEAN, -1))], [NOTHING, NOTHING]) == (
        "For an hour, women’s median gross pay is **4.2% below men’s** and their mean **1.0% above men’s**: "
        "400 women · 300 men, everyone paid in full, 31 December 2024. This differs by more than chance alone would. "
        "Leaving out one person would move it across 5%."
    )


@pytest.mark.parametrize(
    ("low", "high", "said"), [(-1, 3, "No difference seen"), (-20, 30, "Too few to tell"), (-9, -1, "This differs")]
)
def test_the_verdict_comes_from_the_interval(low: float, high: float, said: str) -> None:
    median = rows(row(HOURLY, 0.5, low=low, high=high))
    answer = answered([median, rows(row(MEAN, 1))], [NOTHING, NOTHING])
    assert said in answer
    assert "Leaving out any one person would not move it across 5%." in answer


def test_without_hours_the_answer_is_of_the_year_and_says_so() -> None:
    annual = [rows(row(ANNUAL, 0.39)), rows(row("mean_annual_base_pay_gap", 3.02))]
    answer = answered([NOTHING, NOTHING], annual)
    assert answer.startswith("For a year, women’s median basic pay is **0.4% below men’s**")
    assert "Hours paid were not delivered" in answer
    assert "ask: the hours paid in the year" in charts.pay_without_hours(speaking(), NOTHING, annual[0])
    assert charts.pay_without_hours(speaking(), annual[0], annual[0]) == ""
    assert answered([NOTHING, NOTHING], [NOTHING, NOTHING]) == ""


def measures(*frames: pd.DataFrame) -> charts.Chart | None:
    return charts.pay_measures(speaking(), list(frames), "hourly", "Pay for an hour", "everyone paid in full")


def test_each_way_of_counting_has_its_own_row_with_its_people() -> None:
    full_time = rows(row(HOURLY, -1, breakdown="working_time", category="full_time", women=300, men=290))
    chart = measures(rows(row(HOURLY, 2, 2023), row(HOURLY, 3)), full_time, NOTHING)
    assert chart is not None and chart.figure is not None
    assert chart.figure["data"][0]["x"] == [3, -1]
    names = [each["text"] for each in chart.figure["layout"]["annotations"]]
    assert names[:2] == [
        "<b>3.0%</b>  median, gross hourly pay",
        "<b>−1.0%</b>  median, gross hourly pay, full time only",
    ]
    assert chart.sentence == (
        "The answer depends on what is compared: from **−1.0%** (median, gross hourly pay, full time only) to "
        "**3.0%** (median, gross hourly pay)."
    )
    assert len(chart.table.rows) == len(chart.observations) == 3
    assert len(chart.alt) <= ALT_LENGTH
    assert {each["x0"] for each in chart.figure["layout"]["shapes"]} == {-5, 0, 5}


def test_a_measure_that_ends_earlier_is_not_set_beside_the_last_year() -> None:
    chart = measures(rows(row(HOURLY, 2, 2023)), rows(row(MEAN, 3)))
    assert chart is not None and chart.figure is not None
    assert chart.figure["data"][0]["x"] == [3]
    hidden = measures(NOTHING, rows(row(HOURLY, None, flag="protected")))
    assert hidden is not None and hidden.figure is None
    assert hidden.sentence.startswith("Not shown, so that nobody can be recognised")


def test_over_the_years_needs_two_of_them() -> None:
    one = rows(row(HOURLY, 2))
    assert charts.pay_gaps(speaking(), one, NOTHING, "years", "Years") is None
    chart = charts.pay_gaps(speaking(), rows(row(HOURLY, 2, 2022), row(HOURLY, 3)), NOTHING, "years", "Years")
    assert chart is not None and chart.figure is not None
    assert chart.figure["data"][0]["y"] == [2, None, 3]
    assert chart.sentence == "**3.0%** in 2024, 2.0% in 2022 (median, gross hourly pay)."


def test_across_a_break_no_change_is_told() -> None:
    broken = rows(row(HOURLY, 2, 2023), row(HOURLY, 3, reason="series_break"))
    chart = charts.pay_gaps(speaking(), broken, NOTHING, "years", "Years")
    assert chart is not None
    assert chart.sentence == "**3.0%** in 2024 (median, gross hourly pay)."


def test_inside_and_between_add_up_and_say_what_hides() -> None:
    inner = rows(row("median_annual_base_pay_gap_inside_categories", 5.7))
    chart = charts.inside_and_between(speaking(), rows(row(ANNUAL, 0.4)), inner, "pay_category")
    assert chart is not None and chart.figure is not None
    assert sum(chart.figure["data"][0]["x"][1:]) == pytest.approx(0.4)
    assert chart.sentence == (
        "In 2024 the gap of **0.4%** is **5.7%** inside the categories and −5.3 points between the categories. "
        "Where women and men work hides a part of what lies inside."
    )
    assert [cells[1] for cells in chart.table.rows] == ["+0.4 points", "+5.7 points", "−5.3 points"]
    assert charts.inside_and_between(speaking(), NOTHING, inner, "pay_category") is None


@pytest.mark.parametrize(
    ("overall", "inner", "said"), [(4, 1, "makes it larger"), (4, 4.01, "hardly moves it"), (-4, -1, "makes it larger")]
)
def test_the_reading_follows_the_sign(overall: float, inner: float, said: str) -> None:
    inside = rows(row("structure_adjusted_pay_gap", inner))
    chart = charts.inside_and_between(speaking(), rows(row(MEAN, overall)), inside, "level")
    assert chart is not None and said in chart.sentence


def test_the_decomposition_states_its_reference() -> None:
    parts = [rows(row("explained_pay_gap", 3)), rows(row("unexplained_pay_gap", 1))]
    chart = charts.explained_gap(speaking(), rows(row(MEAN, 4)), *parts)
    assert chart is not None and "reference: the rewards of everyone together" in chart.notes[0]
    assert charts.explained_gap(speaking(), rows(row(MEAN, 4)), parts[0], NOTHING) is None


def test_few_groups_stand_by_name_in_their_order_with_counts() -> None:
    given = groups([7, -6, 1])
    chart = charts.gaps_of_groups(speaking(), given)
    assert chart is not None and chart.figure is not None
    assert chart.figure["data"][0]["x"] == [7, -6, 1]
    names = [each["text"] for each in chart.figure["layout"]["annotations"]][:3]
    assert [name.split("  ")[0] for name in names] == ["<b>G00</b>", "<b>G01</b>", "<b>G02</b>"]
    assert all("400 women · 300 men" in name for name in names)
    assert "men have 5% or more above women in **1** and women above men in **1**" in chart.sentence
    assert "In none of them" in chart.sentence


def test_many_groups_are_dots_in_stacks_and_none_is_lost() -> None:
    given = groups([0.1, 0.2, 0.3, 40, *range(-6, 6)])
    chart = charts.gaps_of_groups(speaking(), given)
    assert chart is not None and chart.figure is not None
    (dots,) = chart.figure["data"]
    assert len(set(zip(dots["x"], dots["y"], strict=True))) == len(given)
    assert all(abs(x - value) <= 2 for x, value in zip(dots["x"], given["value"], strict=True))
    assert len(chart.table.rows) == len(given)


def test_merged_groups_are_told_by_name_and_hidden_ones_in_words() -> None:
    merged = groups([7.0, 1.0]).assign(flag=["merged", "shown"])
    merged.loc[0, "category"] = "other:A1:3"
    chart = charts.gaps_of_groups(speaking(), merged)
    assert chart is not None and chart.figure is not None
    assert "Other categories of workers (3)" in chart.figure["layout"]["annotations"][0]["text"]
    hidden = rows(row("pay_gap_by_category", None, breakdown="pay_category", flag="protected", reason="one_group"))
    told = charts.gaps_of_groups(speaking(), hidden)
    assert told is not None and told.figure is None
    assert "nobody can be recognised" in told.sentence
    assert charts.gaps_of_groups(speaking(), NOTHING) is None


QUARTERS = ("upper", "upper_middle", "lower_middle", "lower")


def quarters(*values: float) -> list[pd.DataFrame]:
    return [rows(row(f"women_in_{name}_pay_quarter", value)) for name, value in zip(QUARTERS, values, strict=True)]


def test_quarters_have_women_left_and_men_right() -> None:
    chart = charts.pay_quarters(speaking(), quarters(36, 50, 60, 84))
    assert chart is not None and chart.figure is not None
    women, men = chart.figure["data"]
    assert (women["x"], men["x"]) == ([-36, -50, -60, -84], [64, 50, 40, 16])
    assert (
        "Of every 25 people, **9** are women in the best paid quarter and **21** in the lowest paid" in chart.sentence
    )
    assert "among all who are paid in full it is 14" in chart.sentence
    assert charts.pay_quarters(speaking(), [*quarters(36, 50, 60, 84)[:3], NOTHING]) is None


def band(code: str, women: int, men: int) -> Row:
    return row("women_by_pay_band", 50, breakdown="pay_band", category=code, women=women, men=men)


def test_bands_are_of_100_of_each_gender_and_told_with_their_chance() -> None:
    spread = rows(band("<60", 40, 10), band("[80,100)", 340, 230), band("150+", 20, 60))
    chart = charts.pay_bands(speaking(), spread, rows(row("women_by_pay_band", 57)))
    assert chart is not None and chart.figure is not None
    women, men = chart.figure["data"]
    assert women["x"] == [-5, -85, -10]
    assert men["x"] == pytest.approx([20, 230 / 3, 10 / 3])
    assert "20 of 400 women (5.0%) and 60 of 300 men (20.0%): this differs" in chart.sentence
    assert "€" not in str(chart)
    assert charts.pay_bands(speaking(), NOTHING, NOTHING) is None


def test_intervals_are_of_the_last_year_and_leave_out_what_has_none() -> None:
    frames = [rows(row(HOURLY, 2, 2023, low=1, high=3), row(HOURLY, 3, low=2, high=4)), rows(row(MEAN, 1)), NOTHING]
    chart = charts.pay_intervals(speaking(), frames, "intervals", "Intervals")
    assert chart is not None and chart.figure is not None
    assert chart.figure["data"][0]["x"] == [3]
    assert charts.pay_intervals(speaking(), [NOTHING], "intervals", "Intervals") is None
