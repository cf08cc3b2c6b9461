"""Why a share or a gap moved: parts that add up, only over comparable years and the same groups."""

from __future__ import annotations

import pandas as pd
import pytest

from indicators import charts
from indicators.charts import exploring
from indicators.charts.changes import signed_points
from tests.charts.cases import See, speaking
from tests.charts.frames import observation


def by_level(year: int, executive: tuple[int, int], associate: tuple[int, int], **other: object) -> list[dict]:
    rows = (("executive", executive), ("associate", associate))
    return [
        observation(women, women, men, men, year=year, breakdown="level", category=code, **other)
        for code, (women, men) in rows
    ]


def bars(chart: charts.Chart | None) -> list[float]:
    assert chart is not None and chart.figure is not None
    return chart.figure["data"][0]["x"]


def test_only_the_sizes_changed() -> None:
    rows = pd.DataFrame(by_level(2020, (2, 8), (8, 2)) + by_level(2024, (4, 16), (8, 2)))
    total, composition, inside = bars(charts.why_moved(speaking(), rows))
    assert total == pytest.approx(40 - 50)
    assert (composition, inside) == (pytest.approx(-10), pytest.approx(0))


def test_only_the_shares_changed() -> None:
    rows = pd.DataFrame(by_level(2020, (2, 8), (8, 2)) + by_level(2024, (4, 6), (8, 2)))
    assert bars(charts.why_moved(speaking(), rows)) == pytest.approx([10, 0, 10])


def test_no_change_is_split_across_a_series_break() -> None:
    rows = by_level(2020, (2, 8), (8, 2)) + by_level(2024, (4, 6), (8, 2), reason="series_break")
    assert charts.why_moved(speaking(), pd.DataFrame(rows)) is None


def test_other_groups_cannot_be_compared() -> None:
    rows = by_level(2020, (2, 8), (8, 2))[:1] + by_level(2024, (4, 6), (8, 2))
    assert charts.why_moved(speaking(), pd.DataFrame(rows)) is None


def test_the_parts_of_torino_add_up_to_its_change() -> None:
    chart = charts.why_moved(speaking(), See()("women_share_of_staff", "age_band"))
    total, composition, inside = bars(chart)
    assert total == pytest.approx(composition + inside)
    assert total == pytest.approx(4718 * 100 / 7025 - 5428 * 100 / 8018)
    assert chart is not None and "from **67.7%** in 2020 to **67.2%** in 2024" in chart.sentence


def of_indicator(indicator: str, *years: tuple[int, dict[str, tuple[int, int, int, int]]]) -> pd.DataFrame:
    """Women counted of all women and men counted of all men, by year and level."""
    return pd.DataFrame(
        [
            observation(women, of_women, men, of_men, year=year, breakdown="level", category=code, indicator=indicator)
            for year, levels in years
            for code, (women, of_women, men, of_men) in levels.items()
        ]
    )


BEFORE = {"executive": (50, 100, 10, 100), "associate": (10, 100, 10, 100)}
AFTER = {"executive": (75, 150, 20, 100), "associate": (5, 50, 10, 100)}


def test_a_difference_of_rates_and_a_share_are_split_as_well() -> None:
    """Difference: 60 of 200 less 20 of 200, then 80 of 200 less 30 of 200. Share: 80 of 400, then 110 of 400."""
    years = (2020, BEFORE), (2024, AFTER)
    difference = charts.why_moved(speaking(), of_indicator("promotion_difference", *years))
    assert bars(difference) == pytest.approx([5, 10, -5])
    assert difference is not None and "from **20.0 points** in 2020 to **25.0 points** in 2024" in difference.sentence
    share = charts.why_moved(speaking(), of_indicator("staff_over_60", *years))
    assert bars(share)[0] == pytest.approx(7.5) and sum(bars(share)[1:]) == pytest.approx(7.5)
    assert share is not None and "from **20.0%** in 2020 to **27.5%** in 2024" in share.sentence


def test_what_is_neither_share_nor_difference_is_not_split() -> None:
    years = (2020, BEFORE), (2024, AFTER)
    assert charts.why_moved(speaking(), of_indicator("promotion_ratio", *years)) is None


def test_explore_splits_the_change_of_one_administration_by_one_breakdown() -> None:
    rows = of_indicator("staff_over_60", (2020, BEFORE), (2024, AFTER))
    assert len(exploring.why_it_moved(speaking(), rows, rows.head(0), ["torino"])) == 1
    assert exploring.why_it_moved(speaking(), rows, rows.head(0), ["torino", "valdoria"]) == []
    assert exploring.why_it_moved(speaking(), rows, rows.head(0), ["torino"], "executive") == []


def test_it_says_where_not_everybody_has_a_category() -> None:
    """Torino 2023: 67.27% of those with a level, 67.19% of everybody; everybody has an age."""
    see = See()
    totals = see("women_share_of_staff")
    of_levels = charts.why_moved(speaking(), see("women_share_of_staff", "level"), totals)
    assert of_levels is not None and "of everybody it is 67.2% in 2023" in of_levels.notes[0]
    of_ages = charts.why_moved(speaking(), see("women_share_of_staff", "age_band"), totals)
    assert of_ages is not None and of_ages.notes == ()


def test_every_bar_stands_in_the_table() -> None:
    chart = charts.why_moved(speaking(), See()("women_share_of_staff", "age_band"))
    assert chart is not None and chart.figure is not None
    assert [f"{part}: {points}" for part, points in chart.table.rows] == chart.figure["data"][0]["hovertext"]


def test_a_gap_moves_inside_the_groups_or_between_them() -> None:
    gap = pd.DataFrame(
        [observation(None, 0, None, 0, year=year, value=value) for year, value in ((2020, 9.0), (2024, 6.0))]
    )
    inside = gap.assign(value=[5.0, 4.5])
    assert bars(charts.why_gap_moved(speaking(), gap, inside, "Why?")) == pytest.approx([-3, -2.5, -0.5])
    assert charts.why_gap_moved(speaking(), gap, inside.head(1), "Why?") is None


@pytest.mark.parametrize(
    ("value", "said"), [(0.44, "+0.4 points"), (-0.94, "−0.9 points"), (-0.04, "−0.04 points"), (0.004, "0.0 points")]
)
def test_a_small_change_is_not_said_to_be_none(value: float, said: str) -> None:
    assert signed_points(speaking(), value) == said
