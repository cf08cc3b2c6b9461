"""Vacancy arithmetic: who reaches retirement, what the balance becomes; arithmetic, and it says so."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import pytest

from indicators import charts
from indicators.charts import Words
from indicators.charts.came import Came
from indicators.cities import cities
from indicators.dimensions import Grouping
from indicators.text import text
from tests.charts.cases import See, speaking
from tests.charts.frames import observation

NOTHING = pd.DataFrame([observation(None, 0, None, 0)]).head(0)
LEVELS = ("executive", "high_responsibility", "professional")
HIRED = ("executive", "professional", "skilled", "support")
GROUP, WIDER = "other:executive:3", "other:executive:4"  # nobody is hired into posts of high responsibility


def drawn(women: int = 60, age: int = 67, came: Came | None = None) -> charts.Chart:
    see = See()
    over_60, holders = see("staff_over_60", "level"), see("women_by_level", "level")
    chart = charts.vacancies(speaking(), "executive", over_60, holders, came, women, age)
    assert chart is not None
    return chart


def test_the_posts_are_filled_half_and_half_and_as_the_reader_sets_it() -> None:
    """Torino 2024: 53 women and 41 men, of them 11 and 11 over 60."""
    assert drawn(0).figure["data"][0]["x"] == pytest.approx([5300 / 94, 5300 / 94, 4200 / 94])
    assert drawn(100).figure["data"][0]["x"][-1] == pytest.approx(6400 / 94)


def test_it_says_who_leaves_by_when_and_that_it_is_arithmetic() -> None:
    chart = drawn(age=65)
    assert "**22 of 94**" in chart.sentence and "retire at 65" in chart.sentence and "by 2028" in chart.sentence
    assert "not a forecast" in chart.subtitle
    assert "cannot be answered with what was delivered" in chart.notes[0]


def test_the_pace_of_the_last_years_has_a_band() -> None:
    came = Came(6, 4, "as hired in 2024 (all hired: 6 women · 4 men)", "The pace of those hired.", NOTHING)
    chart = drawn(came=came)
    assert "6 women · 4 men" in chart.sentence and "The pace of those hired." in chart.notes
    band = chart.figure["data"][0]["error_x"]
    assert band["array"][1] == pytest.approx((83.2 - 60) / 100 * 22 * 100 / 94, rel=1e-2)
    assert "cannot be answered" not in " ".join(chart.notes)


def test_every_point_stands_in_the_table() -> None:
    chart = drawn()
    assert [f"{row[0]}: {row[1]}" for row in chart.table.rows] == chart.figure["data"][0]["hovertext"]


def test_a_level_without_figures_has_no_arithmetic() -> None:
    see = See()
    rows = see("staff_over_60", "level"), see("women_by_level", "level")
    assert charts.vacancies(speaking(), "nobody", *rows, None, 50, 67) is None


def test_where_no_level_tells_who_leaves_the_nearest_figure_is_said() -> None:
    """The levels stand together to protect people: nothing to set a pace for, and 1,751 of all staff are over 60."""
    see, words = See(), speaking()
    over_60, holders, everyone = see("staff_over_60", "level"), see("women_by_level", "level"), see("staff_over_60")
    assert charts.levels_falling_vacant(words, over_60, holders) == ("executive", "high_responsibility")
    assert charts.no_vacancies(words, over_60, holders, everyone) is None
    merged = over_60.assign(category="other:skilled:2")
    assert charts.levels_falling_vacant(words, merged, holders) == ()
    card = charts.no_vacancies(words, merged, holders, everyone)
    assert card is not None and card.figure is None
    assert "**1,751 of 7,025** of all staff were over 60 in 2024" in card.sentence
    assert charts.no_vacancies(words, merged, holders, everyone.assign(women=None)) is None
    assert charts.no_vacancies(words, over_60.head(0), holders, everyone) is None


def test_levels_that_stand_together_are_told_together_with_the_pace_of_those_hired() -> None:
    """Invented: three groups of levels; executives are in one with two more, and hires are shown for a wider one."""
    grouping = Grouping({("torino", "level", "level"): {GROUP: LEVELS, WIDER: HIRED}})
    words = Words(text("en"), cities()["torino"], grouping)
    over_60 = of_levels({GROUP: observation(22, 150, 13, 90, value=14.6), "associate": observation(9, 30, 8, 20)})
    holders = of_levels({"executive": observation(5, 5, 5, 5)})
    assert charts.levels_falling_vacant(words, over_60, holders) == (GROUP,)
    hires = pd.concat(
        of_levels({WIDER: observation(12, 12, 6, 6, year=year), "associate": observation(7, 7, 9, 9, year=year)})
        for year in range(2019, 2025)
    )
    came = charts.came_to(words, GROUP, over_60, holders, NOTHING, hires, NOTHING)
    assert came is not None
    assert (sorted(came.rows["year"]), set(came.rows["category"])) == ([2022, 2023, 2024], {WIDER})
    chart = charts.vacancies(words, GROUP, over_60, holders, came, 60, 67)
    assert chart is not None and "**35 of 240**" in chart.sentence and "36 women · 18 men" in chart.sentence
    assert chart.figure["data"][0]["x"][:2] == pytest.approx([62.5, 100 * (128 + 35 * 36 / 54) / 240])
    assert charts.came_to(words, "high_responsibility", over_60, holders, NOTHING, hires, NOTHING) is None


def test_where_the_levels_of_those_hired_are_not_shown_the_pace_is_that_of_all() -> None:
    see, words = See(), speaking()
    over_60, holders = see("staff_over_60", "level"), see("women_by_level", "level")
    everyone = pd.DataFrame([observation(30, 30, 20, 20, year=year) for year in (2022, 2023, 2024)])
    withheld = of_levels({"executive": observation(None, 0, None, 0)})
    came = charts.came_to(words, "executive", over_60, holders, withheld, withheld, everyone)
    chart = charts.vacancies(words, "executive", over_60, holders, came, 60, 67)
    assert chart is not None and "as hired in 2022 to 2024 (all hired: 90 women · 60 men)" in chart.sentence
    assert "not shown who was hired" in " ".join(chart.notes)
    assert charts.came_to(words, "executive", over_60, holders, withheld, withheld, NOTHING) is None


YEARS = range(2019, 2025)


def grown(**other: object) -> pd.DataFrame:
    """Executives and those of high responsibility, each a woman more and a man fewer a year; others stay."""
    return pd.concat(
        of_levels(
            {
                "executive": observation(40 + n, 90, 50 - n, 90, year=year, **other),
                "high_responsibility": observation(60 + n, 120, 60 - n, 120, year=year, **other),
                "professional": observation(200, 400, 200, 400, year=year, **other),
            }
        )
        for n, year in enumerate(YEARS)
    )


def left(code: str = "other:executive:2", women: int = 5, men: int = 8, years: Sequence[int] = YEARS) -> pd.DataFrame:
    return pd.concat(of_levels({code: observation(women, women, men, men, year=year)}) for year in years)


def test_where_growth_and_departures_are_shown_the_pace_is_that_of_the_posts_filled() -> None:
    """Three years: 6 women more and 15 gone, so 21 came; 6 men fewer and 24 gone, so 18 came. Promotions count."""
    grouping = Grouping({("torino", "level", "level"): {"other:executive:2": LEVELS[:2]}})
    words = Words(text("en"), cities()["torino"], grouping)
    over_60 = of_levels({"executive": observation(11, 53, 11, 41)})

    def came(staff: pd.DataFrame, gone: pd.DataFrame) -> Came | None:
        return charts.came_to(words, "executive", over_60, staff, gone, NOTHING, NOTHING)

    filled = came(grown(), left())
    assert filled is not None and (filled.women, filled.men) == (21, 18)
    assert "as in 2022 to 2024" in filled.name and "promoted" in filled.note
    assert came(grown(), left("executive")) is not None
    assert came(grown(), left("professional")) is None
    assert came(grown(), left(men=1)) is None, "fewer than nobody cannot have come"
    assert came(grown(), left(years=[2023, 2024])) is None
    assert came(grown(reason="series_break"), left()) is None
    merged = grown().replace({"category": {"high_responsibility": "other:high_responsibility:2"}})
    assert came(merged, left()) is None


def of_levels(rows: dict[str, dict[str, object]]) -> pd.DataFrame:
    return pd.DataFrame([{**row, "breakdown": "level", "category": code} for code, row in rows.items()])
