"""The figures that Torino has published, spelled out: whoever knows the administration can check them by eye."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas as pd
import pytest

from indicators.formulas import rounded
from indicators.model import TOTAL
from indicators.store import Store


def figure(store: Store, indicator: str, year: int, breakdown: str = TOTAL, category: str = TOTAL) -> pd.Series:
    rows = store.observations(indicator, ["torino"], (year, year), breakdown, [category])
    assert len(rows) == 1
    return rows.iloc[0]


@pytest.mark.parametrize(
    ("indicator", "year", "breakdown", "category", "women", "men", "base", "value"),
    [
        ("women_share_of_staff", 2024, TOTAL, TOTAL, 4718, 2307, 7025, "67.16"),
        ("women_share_of_staff", 2024, "staff_group", "staff", 4703, 2293, 6996, "67.22"),
        ("women_share_of_staff", 2024, "staff_group", "political_office", 0, 1, 1, "0"),
        ("women_share_of_staff", 2024, "staff_group", "top_post", 2, 0, 2, "100"),
        ("women_share_of_staff", 2024, "age_band", ">60", 1148, 603, 1751, "65.56"),
        ("women_share_of_staff", 2024, "age_band", "≤30", 125, 124, 249, "50.20"),
        ("women_among_executives", 2024, TOTAL, TOTAL, 53, 41, 94, "56.38"),
        ("women_among_executives", 2020, TOTAL, TOTAL, 40, 51, 91, "43.96"),
        ("women_among_high_responsibility_posts", 2024, TOTAL, TOTAL, 251, 231, 482, "52.07"),
        ("staff_over_60", 2024, TOTAL, TOTAL, 1148, 603, 7025, "24.93"),
        ("staff_over_60", 2024, "level", "executive", 11, 11, 94, "23.40"),
        ("staff_over_60", 2024, "level", "high_responsibility", 60, 87, 482, "30.50"),
        ("staff_up_to_30", 2024, TOTAL, TOTAL, 125, 124, 7025, "3.54"),
        ("newcomers", 2024, TOTAL, TOTAL, 1016, 518, 1534, "66.23"),
        ("women_in_council", 2025, TOTAL, TOTAL, 15, 25, 40, "37.50"),
        ("women_in_executive_body", 2025, TOTAL, TOTAL, 5, 7, 12, "41.67"),
        ("seats_missing_to_40", 2025, "body", "council", 15, 25, 40, "1"),
        ("seats_missing_to_40", 2025, "body", "executive", 5, 7, 12, "0"),
        ("executives_per_1000_women", 2024, TOTAL, TOTAL, 53, 41, 7025, "11"),
        ("executives_per_1000_men", 2024, TOTAL, TOTAL, 53, 41, 7025, "18"),
        ("high_responsibility_posts_per_1000_women", 2024, TOTAL, TOTAL, 251, 231, 2111, "191"),
        ("high_responsibility_posts_per_1000_men", 2024, TOTAL, TOTAL, 251, 231, 2111, "290"),
    ],
)
def test_figures(
    shipped: Store,
    indicator: str,
    year: int,
    breakdown: str,
    category: str,
    women: int,
    men: int,
    base: int,
    value: str,
) -> None:
    row = figure(shipped, indicator, year, breakdown, category)
    assert (row["women"], row["men"], row["base"]) == (women, men, base)
    assert shown(row, value) == value
    assert row["flag"] == "shown"


def shown(row: pd.Series, like: str) -> str:
    """The value with as many decimals as `like` has."""
    return str(rounded(row["value"], -int(Decimal(like).as_tuple().exponent)))


@pytest.mark.parametrize(
    ("year", "value"), [(2020, "1.54"), (2021, "1.44"), (2022, "1.38"), (2023, "1.23"), (2024, "1.19")]
)
def test_glass_ceiling_index(shipped: Store, year: int, value: str) -> None:
    assert shown(figure(shipped, "glass_ceiling_index", year), value) == value


def test_glass_ceiling_index_names_another_number_for_another_pool(shipped: Store) -> None:
    row = figure(shipped, "glass_ceiling_index_from_high_responsibility", 2024)
    assert (shown(row, "0.92"), row["base"]) == ("0.92", 482)


@pytest.mark.parametrize(
    ("breakdown", "category", "points"),
    [
        ("area", "associate", "38.2"),
        ("area", "skilled", "43.8"),
        ("area", "professional", "24.6"),
        ("level", "professional", "30.6"),
    ],
)
def test_thirty_point_rule(shipped: Store, breakdown: str, category: str, points: str) -> None:
    row = figure(shipped, "gender_difference_by_area", 2024, breakdown, category)
    assert (shown(row, points), row["reason"]) == (points, "men_less_represented")


@pytest.mark.parametrize(
    "indicator",
    [
        "women_among_high_responsibility_posts",
        "high_responsibility_posts_per_1000_women",
        "high_responsibility_posts_per_1000_men",
        "glass_ceiling_index_from_high_responsibility",
    ],
)
def test_2020_has_no_figure_of_eq_posts(shipped: Store, indicator: str) -> None:
    """The source counts them inside category D: not delivered, never 0."""
    row = figure(shipped, indicator, 2020)
    assert row["flag"] == "not_delivered"
    assert pd.isna(row["value"])
    assert row["reason"] in ("not_in_source", "no_pool")
    assert 2020 not in shipped.years("torino", [indicator])


def test_breaks_of_the_series_are_marked(shipped: Store) -> None:
    def reason(year: int, category: str) -> Any:
        return figure(shipped, "women_by_level", year, "level", category)["reason"]

    assert reason(2020, "professional") == "includes_high_responsibility"
    assert reason(2021, "professional") == reason(2021, "high_responsibility") == "series_break"
    assert reason(2023, "associate") == "series_break"
    assert pd.isna(reason(2024, "associate"))


def test_every_figure_of_torino_is_published_and_dated(shipped: Store) -> None:
    rows = shipped.observations("women_share_of_staff", ["torino"])
    assert set(rows["source"]) == {"published"}
    assert set(rows["date_basis"]) == {"inferred"}
    assert [f"{day:%m-%d}" for day in rows["reference_date"]] == ["12-31"] * 5
    council = figure(shipped, "women_in_council", 2025)
    assert (str(council["reference_date"]), council["date_basis"]) == ("2025-01-17", "stated")
