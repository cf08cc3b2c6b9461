"""Each formula of counts, with values worked out by hand; what cannot be computed is nothing, never 0."""

from __future__ import annotations

import math
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from indicators.formulas import OF_COUNTS, rounded, seats_for_40

COLUMNS = ["women", "men", "base_women", "base_men", "pool_women", "pool_men"]


def outcome(formula: str, *units: dict[str, int]) -> tuple[float, str | None]:
    """Value and reason of one group that consists of these units."""
    counts = pd.DataFrame([{**dict.fromkeys(COLUMNS, 0), **unit} for unit in units])
    counts.index = pd.MultiIndex.from_tuples([("city", 2024, "total")] * len(units))
    result = OF_COUNTS[formula](counts)
    assert list(result.columns)[:2] == ["value", "reason"]
    assert len(result) == 1
    reason = result["reason"].iloc[0]
    return float(result["value"].iloc[0]), None if pd.isna(reason) else reason


def spread(*pairs: tuple[int, int]) -> list[dict[str, int]]:
    return [{"women": women, "men": men} for women, men in pairs]


def rates(women: int, base_women: int, men: int, base_men: int) -> dict[str, int]:
    return {"women": women, "base_women": base_women, "men": men, "base_men": base_men}


@pytest.mark.parametrize(
    ("formula", "units", "value", "reason"),
    [
        ("share_of_women", spread((53, 41)), 5300 / 94, None),
        ("share_of_women", spread((0, 4)), 0, None),
        ("share", [{"women": 2, "men": 1, "base_women": 7, "base_men": 3}], 30, None),
        ("share", [{"base_women": 7, "base_men": 3}], 0, None),
        ("count", spread((3, 4)), 7, None),
        ("count", spread((0, 0)), 0, None),
        ("ratio_of_shares", [{"women": 12, "men": 28, "pool_women": 600, "pool_men": 400}], 2.0, None),
        ("ratio_of_shares", [{"women": 5, "men": 5, "pool_women": 20, "pool_men": 20}], 1.0, None),
        ("ratio_of_shares", [{"women": 5, "men": 5, "pool_women": 0, "pool_men": 20}], 0, None),
        ("rate_per_1000_women", [{"women": 4, "men": 6, "base_women": 400, "base_men": 200}], 10, None),
        ("rate_per_1000_women", [{"men": 6, "base_women": 400, "base_men": 200}], 0, None),
        ("rate_per_1000_men", [{"women": 4, "men": 6, "base_women": 400, "base_men": 200}], 30, None),
        ("difference_in_points", spread((70, 30)), 40, "men_less_represented"),
        ("difference_in_points", spread((30, 70)), 40, "women_less_represented"),
        ("difference_in_points", spread((5, 5)), 0, None),
        ("dissimilarity", spread((1, 3), (9, 7)), 20, None),
        ("dissimilarity", spread((5, 0), (0, 5)), 100, None),
        ("dissimilarity", spread((2, 4), (3, 6)), 0, None),
        ("seats_missing_to_40", spread((15, 25)), 1, None),
        ("seats_missing_to_40", spread((5, 7)), 0, None),
        ("seats_missing_to_40", spread((25, 15)), 1, None),
        ("seats_missing_to_40", spread((0, 3), (15, 25)), 2, None),
        ("seats_missing_to_40", spread((0, 2), (15, 25)), 1, None),
        ("rate_of_women", [{"women": 4, "men": 6, "base_women": 40, "base_men": 10}], 10, None),
        ("rate_of_men", [{"women": 4, "men": 6, "base_women": 40, "base_men": 10}], 60, None),
        ("difference_of_rates", [rates(12, 40, 48, 80)], -30, None),
        ("difference_of_rates", [rates(0, 40, 0, 80)], 0, None),
        ("ratio_of_rates", [rates(12, 40, 48, 80)], 0.5, None),
        ("ratio_of_rates", [rates(0, 40, 8, 80)], 0, None),
        ("four_fifths", [rates(12, 40, 48, 80)], 0.5, "below_four_fifths"),
        ("four_fifths", [rates(48, 80, 12, 40)], 0.5, "below_four_fifths"),
        ("four_fifths", [rates(1, 4, 2, 4)], 0.5, "below_four_fifths too_few"),
        ("four_fifths", [rates(48, 100, 60, 100)], 0.8, None),
        ("four_fifths", [rates(0, 4, 3, 4)], 0, "below_four_fifths too_few"),
        ("representation_ratio", [{"women": 6, "men": 4, "pool_women": 50, "pool_men": 50}], 1.2, None),
        ("equality_score", spread((30, 70)), 60.4, None),
        ("points_of_state_scale", spread((9, 91)), 0, None),
        ("balanced_groups", spread((4, 6), (3, 7), (9, 0), (60, 40)), 200 / 3, None),
        ("staff_in_balanced_groups", spread((4, 6), (3, 7), (10, 0)), 100 / 3, None),
        ("bodies_meeting_40", spread((2, 3), (1, 2), (1, 1)), 50, None),
        ("bodies_with_the_seats_for_40", spread((2, 3), (1, 2), (0, 3), (1, 1)), 200 / 3, None),
        ("boards_with_one_third", spread((1, 2), (1, 3), (2, 0)), 50, None),
        ("turnover", [rates(0, 90, 0, 110), rates(0, 110, 0, 90), rates(6, 0, 4, 0)], 5, None),
        ("turnover", [rates(0, 90, 0, 110), rates(6, 0, 4, 0)], 5, None),
        ("turnover_difference", [rates(0, 90, 0, 110), rates(0, 110, 0, 90), rates(6, 0, 4, 0)], 2, None),
        ("stratified_ratio", [rates(10, 20, 20, 40), rates(4, 40, 2, 20)], 1, None),
        ("stratified_ratio", [rates(10, 20, 10, 40), rates(5, 5, 0, 0)], 2, None),
        ("stratified_odds", [rates(10, 20, 20, 40), rates(4, 40, 2, 20)], 1, None),
    ],
)
def test_by_hand(formula: str, units: list[dict[str, int]], value: float, reason: str | None) -> None:
    got, why = outcome(formula, *units)
    assert got == pytest.approx(value, abs=1e-12)
    assert why == reason


@pytest.mark.parametrize(
    ("formula", "units", "reason"),
    [
        ("share_of_women", spread((0, 0)), "nobody"),
        ("share", spread((0, 0)), "nobody"),
        ("ratio_of_shares", [{"women": 3, "men": 4}], "no_pool"),
        ("ratio_of_shares", [{"pool_women": 6, "pool_men": 4}], "nobody"),
        ("ratio_of_shares", [{"men": 4, "pool_women": 6, "pool_men": 4}], "no_women_counted"),
        ("rate_per_1000_women", [{"men": 6, "base_men": 200}], "no_women"),
        ("rate_per_1000_men", [{"women": 4, "base_women": 400}], "no_men"),
        ("difference_in_points", spread((0, 0)), "nobody"),
        ("dissimilarity", spread((0, 3), (0, 7)), "no_women"),
        ("dissimilarity", spread((3, 0), (7, 0)), "no_men"),
        ("seats_missing_to_40", spread((0, 2)), "fewer_than_three_seats"),
        ("seats_missing_to_40", spread((0, 1), (1, 1)), "fewer_than_three_seats"),
        ("rate_of_women", [rates(0, 0, 1, 2)], "no_women"),
        ("rate_of_men", [rates(1, 2, 0, 0)], "no_men"),
        ("difference_of_rates", [rates(0, 0, 1, 2)], "no_women"),
        ("difference_of_rates", [rates(1, 2, 0, 0)], "no_men"),
        ("ratio_of_rates", [rates(1, 2, 0, 2)], "no_men_counted"),
        ("four_fifths", [rates(0, 2, 0, 2)], "nobody_counted"),
        ("four_fifths", [rates(0, 0, 1, 2)], "no_women"),
        ("representation_ratio", spread((3, 4)), "no_pool"),
        ("representation_ratio", [{"women": 3, "men": 4, "pool_men": 9}], "no_women"),
        ("equality_score", spread((0, 0)), "nobody"),
        ("points_of_state_scale", spread((0, 0)), "nobody"),
        ("balanced_groups", spread((4, 5)), "groups_too_small"),
        ("staff_in_balanced_groups", spread((0, 0)), "nobody"),
        ("bodies_meeting_40", spread((1, 1)), "fewer_than_three_seats"),
        ("boards_with_one_third", spread((1, 1)), "fewer_than_three_seats"),
        ("turnover", [rates(2, 0, 1, 0)], "no_pool"),
        ("turnover_difference", [rates(2, 0, 1, 9)], "no_women"),
        ("stratified_ratio", [rates(2, 4, 0, 0), rates(0, 0, 3, 9)], "strata_without_both"),
        ("stratified_odds", [rates(9, 40, 9, 40)], "fewer_than_20_counted"),
    ],
)
def test_not_computable_is_nothing_with_its_reason(formula: str, units: list[dict[str, int]], reason: str) -> None:
    value, why = outcome(formula, *units)
    assert math.isnan(value)
    assert why == reason


def test_every_formula_is_covered_here() -> None:
    cases = [*test_by_hand.pytestmark[0].args[1]]
    assert {formula for formula, *_ in cases} == set(OF_COUNTS)


@pytest.mark.parametrize("formula", sorted(OF_COUNTS))
def test_groups_are_computed_each_by_itself(formula: str) -> None:
    """Two groups at once give what each gives alone, in the order of their index."""
    one = {"women": 3, "men": 5, "base_women": 30, "base_men": 20, "pool_women": 9, "pool_men": 1}
    two = {"women": 4, "men": 4, "base_women": 40, "base_men": 10, "pool_women": 6, "pool_men": 6}
    counts = pd.DataFrame([one, two], index=pd.Index(["one", "two"], name="group"))
    together = OF_COUNTS[formula](counts)["value"]
    assert list(together.index) == ["one", "two"]
    for name, unit in (("one", one), ("two", two)):
        alone, _ = outcome(formula, unit)
        assert together[name] == pytest.approx(alone, nan_ok=True)


@pytest.mark.parametrize(
    ("seats", "wanted"), [(3, 1), (4, 1), (5, 2), (6, 2), (7, 3), (8, 3), (12, 5), (40, 16), (100, 40)]
)
def test_seats_for_40(seats: int, wanted: int) -> None:
    """The whole number closest to 40 % that is not above 49 %."""
    assert seats_for_40(pd.Series([seats])).tolist() == [wanted]


def test_one_and_two_seats_have_no_40_percent() -> None:
    assert np.isnan(seats_for_40(pd.Series([1, 2]))).all()


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [(2.05, 1, "2.1"), (0.5, 0, "1"), (1.5, 0, "2"), (2.5, 0, "3"), (1.005, 2, "1.01"), (-2.05, 1, "-2.1")],
)
def test_rounded_half_up_in_decimals(value: float, decimals: int, shown: str) -> None:
    assert rounded(value, decimals) == Decimal(shown)
    assert str(rounded(value, decimals)) == shown
