"""Formulas of persons, amounts and things, with values worked out by hand; what cannot be computed is nothing."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from indicators.formulas import FORMULAS, INTERVALS, OF_AMOUNTS, OF_PERSONS, OF_THINGS, WITH_UNIT

Row = tuple[str | None, float | None]
NAMES = ["city", "year", "category"]


def frame(rows: list[dict[str, object]], group: tuple[str, int, str] = ("a", 2024, "total")) -> pd.DataFrame:
    """Rows of one group; what a row does not say is neutral."""
    made = pd.DataFrame(
        [{"gender": None, "amount": None, "counted": True, "people": 1, "unit": "", **row} for row in rows]
    )
    made["amount"] = made["amount"].astype(float)
    made.index = pd.MultiIndex.from_tuples([group] * len(made), names=NAMES)
    return made


def each(women: list[float], men: list[float], **common: object) -> list[dict[str, object]]:
    return [{"gender": code, "amount": value, **common} for code, side in (("W", women), ("M", men)) for value in side]


def outcome(formula: str, rows: list[dict[str, object]]) -> tuple[float, str | None]:
    found = FORMULAS[formula](frame(rows))
    assert len(found) == 1
    reason = found["reason"].iloc[0]
    return float(found["value"].iloc[0]), None if pd.isna(reason) else reason


TWO_UNITS = each([90, 90, 90], [100, 100, 100], unit="a") + each([50] * 3, [50] * 3, unit="b")
"""Gaps of 10 % and 0 % in two groups of six."""
TEN_OF_EACH = each([90] * 10, [100] * 10, unit="ten")
LADDER = each(list(range(1, 11)), list(range(11, 21)))
"""Twenty people, the ten women below the ten men."""
WAITING = [
    {"gender": code, "amount": time, "counted": came}
    for code, side in (("W", [(2, True), (4, True), (6, False), (8, True)]), ("M", [(1, True), (3, True), (5, False)]))
    for time, came in side
]
QUESTIONS = [
    {"gender": code, "amount": score * people, "people": people, "unit": unit, "pool": True}
    for code, score, people, unit in (("W", 60, 10, "q1"), ("M", 70, 5, "q1"), ("W", 40, 8, "q2"), ("M", 30, 4, "q2"))
]
HEADS = [
    {"gender": "W", "amount": 30.0, "people": 5, "pool": False},
    {"gender": "M", "amount": 10.0, "people": 1, "pool": False},
    {"gender": "W", "people": 10, "counted": False, "pool": True},
    {"gender": "M", "people": 5, "counted": False, "pool": True},
]
THINGS = [{"people": 1, "counted": True, "amount": 30.0}, {"people": 3, "counted": False, "amount": 70.0}]
STAFF = [{"amount": 3.0}, {"amount": 1.0}, {"people": 800, "counted": False}]
PAID = [
    {"unit": unit, "counted": counted, "amount": amount}
    for unit, counted, amount in (
        ("committed", True, 100),
        ("paid", True, 40),
        ("committed", False, 100),
        ("paid", False, 60),
    )
]


@pytest.mark.parametrize(
    ("formula", "rows", "value", "reason"),
    [
        ("mean_gap", each([80, 100], [100, 100]), 10, None),
        ("mean_gap", each([110], [100]), -10, None),
        ("median_gap", each([13, 15, 1, 99], [15, 2, 90]), 100 / 15, None),
        ("gap_of_category", each([95], [100]), 5, "at_5_percent"),
        ("gap_of_category", each([105], [100]), -5, "at_5_percent"),
        ("gap_of_category", each([95.1], [100]), 4.9, None),
        ("structure_adjusted_gap", TWO_UNITS, 5, None),
        ("structure_adjusted_gap", TWO_UNITS + each([1], [100], unit="few"), 5, None),
        ("structure_adjusted_median_gap", TWO_UNITS, 5, None),
        ("structure_adjusted_median_gap_of_ten", TEN_OF_EACH + each([1] * 9, [9] * 10, unit="b"), 10, None),
        ("units_with_ten_of_each", TEN_OF_EACH + TWO_UNITS, 1, None),
        ("categories_at_5_percent", TWO_UNITS, 1, None),
        ("share_of_categories_at_5_percent", TWO_UNITS, 50, None),
        ("share_receiving", each([0, 5, 5, 0], [0, 5]), 0, None),
        ("share_receiving", each([0, 5, 5, 5], [0, 5]), 25, None),
        ("ratio_of_medians", each([3, 5, 7], [10, 10]), 0.5, None),
        ("median_time_of_women", WAITING, 4, None),
        ("median_time_of_men", WAITING, 3, None),
        ("median_time_difference", WAITING, 1, None),
        ("women_in_lower_quarter", LADDER, 100, "men_less_represented"),
        ("women_in_lower_middle_quarter", LADDER, 100, "men_less_represented"),
        ("women_in_upper_middle_quarter", LADDER, 0, "women_less_represented"),
        ("women_in_upper_quarter", LADDER, 0, "women_less_represented"),
        ("fewer_among_top_ten", LADDER, 0, None),
        ("fewer_among_top_ten", LADDER + each([11], []), 1, "tied_at_ten"),
        ("women_among_top_ten", LADDER, 0, None),
        ("women_among_top_ten", LADDER + each([11], []), 100 / 11, "tied_at_ten"),
        ("women_in_top_decile", LADDER, 0, None),
        ("women_in_top_decile", LADDER + each([19.5], []), 100 / 3, None),
        ("share_of_amount_of_women", each([30], [70]), 30, None),
        ("share_of_amount_of_men", each([30], [70]), 70, None),
        ("amount_per_head", HEADS, 40 / 15, None),
        ("ratio_of_amounts_per_head", HEADS, 1.5, None),
        ("ratio_of_amounts_per_head", each([4, 8], [4]), 1.5, None),
        ("difference_of_scores", QUESTIONS, 0, None),
        ("share_of_things", THINGS, 25, None),
        ("share_of_amounts", THINGS, 30, None),
        ("per_1000_staff", STAFF, 5, None),
        ("per_1000_staff", [{"amount": 0.0}, {"people": 9, "counted": False}], 0, None),
        ("per_person_of_staff", STAFF, 0.005, None),
        ("sum_of_amounts", STAFF, 4, None),
        ("mean_of_amounts", STAFF, 2, None),
        ("median_of_amounts", STAFF, 2, None),
        ("only_amount", [{"amount": 12.0}, {"amount": None}], 12, None),
        ("people_counted", [{"people": 12}, {"people": 9, "counted": False}], 12, None),
        ("execution_ratio", PAID, 0.8, None),
    ],
)
def test_by_hand(formula: str, rows: list[dict[str, object]], value: float, reason: str | None) -> None:
    got, why = outcome(formula, rows)
    assert got == pytest.approx(value, abs=1e-9)
    assert why == reason


@pytest.mark.parametrize(
    ("formula", "rows", "reason"),
    [
        ("mean_gap", each([], [1]), "no_women"),
        ("mean_gap", each([1], []), "no_men"),
        ("median_gap", each([1], [0]), "nothing_for_men"),
        ("gap_of_category", each([1], []), "no_men"),
        ("structure_adjusted_gap", each([1, 1], [1, 1], unit="a"), "groups_too_small"),
        ("structure_adjusted_gap", TWO_UNITS + each([1] * 20, [], unit="women"), "groups_too_small"),
        ("structure_adjusted_median_gap", each([1, 1], [1, 1], unit="a"), "groups_too_small"),
        ("categories_at_5_percent", each([1, 1], [1, 1], unit="a"), "groups_too_small"),
        ("share_of_categories_at_5_percent", each([1, 1], [1, 1], unit="a"), "groups_too_small"),
        ("share_receiving", each([], [1]), "no_women"),
        ("ratio_of_medians", each([1], []), "no_men"),
        ("median_time_of_women", [{"gender": "W", "amount": 3.0, "counted": False}], "more_than_half_wait"),
        ("median_time_of_men", WAITING[:4], "more_than_half_wait"),
        ("median_time_difference", WAITING[:4], "more_than_half_wait"),
        ("women_in_upper_quarter", each([1], []), None),
        ("women_in_lower_middle_quarter", each([1], []), "nobody"),
        ("fewer_among_top_ten", each([1] * 4, [1] * 5), "fewer_than_ten"),
        ("women_among_top_ten", each([1] * 4, [1] * 5), "fewer_than_ten"),
        ("women_in_top_decile", each([1] * 4, [1] * 5), "fewer_than_ten"),
        ("share_of_amount_of_women", each([0], [0]), "nothing_counted"),
        ("share_of_amount_of_men", [{"gender": "W"}], "nothing_counted"),
        ("amount_per_head", HEADS[:2], "nobody"),
        ("ratio_of_amounts_per_head", HEADS[:3], "no_men"),
        ("difference_of_scores", QUESTIONS[:1], "no_men"),
        ("share_of_things", [{"people": 0}], "nothing_counted"),
        ("share_of_amounts", [{"amount": 0.0}], "nothing_counted"),
        ("per_1000_staff", [{"amount": 3.0}], "nobody"),
        ("per_person_of_staff", [{"people": 9, "counted": False}, {"amount": None}], "not_in_source"),
        ("sum_of_amounts", [{"counted": False, "amount": 3.0}], "nothing_counted"),
        ("mean_of_amounts", [{"counted": False, "amount": 3.0}], "nothing_counted"),
        ("median_of_amounts", [{"amount": None}], "nothing_counted"),
        ("only_amount", [{"amount": 3.0}, {"amount": 4.0}], "several_medians"),
        ("execution_ratio", PAID[2:], "nothing_counted"),
    ],
)
def test_not_computable_is_nothing_with_its_reason(formula: str, rows: list[dict[str, object]], reason: str) -> None:
    value, why = outcome(formula, rows)
    if reason is None:
        reason = "nobody"
    assert math.isnan(value)
    assert why == reason


def similar(seed: int, women: int, men: int, gap: float) -> list[dict[str, object]]:
    """Seeded people whose amounts follow from their level, women's lower by `gap`."""
    random = np.random.default_rng(seed)
    rows = []
    for code, number in (("W", women), ("M", men)):
        top = random.random(number) < (0.2 if code == "W" else 0.5)
        noise = random.normal(0, 0.02, number)
        for high, error in zip(top, noise, strict=True):
            amount = (40 if high else 20) * math.exp(error) * ((1 - gap) if code == "W" else 1)
            rows.append({"gender": code, "amount": amount, "level": "high" if high else "low"})
    return rows


def test_the_adjusted_gap_finds_what_was_put_in() -> None:
    rows = similar(1, 150, 120, 0.07)
    value, reason = outcome("adjusted_pay_gap", rows)
    ends = INTERVALS["adjusted_pay_gap"](frame(rows)).iloc[0]
    assert value == pytest.approx(7, abs=0.6)
    assert reason is None
    assert 0 < ends["low"] < value < ends["high"] < 10


def test_what_is_explained_and_what_is_not_add_up_to_the_mean_gap() -> None:
    rows = similar(2, 150, 120, 0.07)
    parts = [outcome(formula, rows)[0] for formula in ("explained_gap", "unexplained_gap")]
    assert sum(parts) == pytest.approx(outcome("mean_gap", rows)[0])
    assert min(parts) > 2


@pytest.mark.parametrize(
    ("formula", "women"), [("adjusted_pay_gap", 10), ("unexplained_gap", 90), ("explained_gap", 90)]
)
def test_too_few_for_a_regression(formula: str, women: int) -> None:
    value, reason = outcome(formula, similar(3, women, 20, 0))
    assert math.isnan(value)
    assert reason == "too_few"


def test_traits_that_tell_gender_leave_nothing_to_compare() -> None:
    rows = [{**row, "level": row["gender"]} for row in similar(3, 60, 60, 0)]
    assert outcome("adjusted_pay_gap", rows)[1] == "traits_tell_gender"


def test_every_formula_is_covered_here() -> None:
    cases = {formula for formula, *_ in test_by_hand.pytestmark[0].args[1]}
    assert cases | {"adjusted_pay_gap", "unexplained_gap", "explained_gap"} == {*OF_PERSONS, *OF_AMOUNTS, *OF_THINGS}


@pytest.mark.parametrize("formula", sorted({*OF_PERSONS, *OF_AMOUNTS, *OF_THINGS}))
def test_groups_are_computed_each_by_itself_whatever_the_order(formula: str) -> None:
    """Two groups at once, shuffled, give what each gives alone."""
    groups = {("a", 2024, "x"): similar(4, 140, 130, 0.1), ("b", 2023, "y"): similar(5, 130, 110, 0)}
    parts = [
        frame([{**row, "unit": row["level"], "pool": True} for row in rows], group) for group, rows in groups.items()
    ]
    mixed = pd.concat(parts).sample(frac=1, random_state=6)
    together = FORMULAS[formula](mixed)["value"]
    assert len(together) == 2
    for group, part in zip(groups, parts, strict=True):
        alone = FORMULAS[formula](part)["value"].iloc[0]
        assert together[group] == pytest.approx(alone, nan_ok=True)


@pytest.mark.parametrize("formula", sorted(INTERVALS))
def test_an_interval_holds_its_value(formula: str) -> None:
    if formula in {*OF_PERSONS, *OF_THINGS}:
        rows = STAFF if formula in OF_THINGS else similar(7, 140, 130, 0.1)
        given = frame([{**row, "unit": row.get("level", "")} for row in rows])
    else:
        cells = {"women": 20, "men": 30, "base_women": 60, "base_men": 50, "pool_women": 60, "pool_men": 50}
        given = pd.DataFrame([cells], index=pd.MultiIndex.from_tuples([("a", 2024, "t")], names=NAMES))
    value, ends = FORMULAS[formula](given)["value"], INTERVALS[formula](given)
    assert list(ends.index) == list(value.index)
    assert ends["low"].iloc[0] < value.iloc[0] < ends["high"].iloc[0]


def test_formulas_over_units_are_known() -> None:
    assert set(FORMULAS) >= WITH_UNIT
