"""Whether one person decides a gap: the quick way, over lowest and highest, against leaving out everybody in turn."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from indicators.formulas import FORMULAS
from indicators.statistics import would_one_change_it

FIGURES = {"mean_gap": np.mean, "median_gap": np.median, "gap_of_category": np.mean}


def frame(women: np.ndarray, men: np.ndarray) -> pd.DataFrame:
    rows = pd.DataFrame({"gender": ["W"] * len(women) + ["M"] * len(men), "amount": [*women, *men], "counted": True})
    rows.index = pd.MultiIndex.from_tuples([("a", 2024, "total")] * len(rows), names=["city", "year", "category"])
    return rows


def says_so(formula: str, women: np.ndarray, men: np.ndarray) -> bool:
    reason = FORMULAS[formula](frame(women, men))["reason"].iloc[0]
    return isinstance(reason, str) and "one_person_decides" in reason.split(" ")


@pytest.mark.parametrize("formula", FIGURES)
def test_both_ways_agree_and_both_answers_occur(formula: str) -> None:
    figure, random, answers = FIGURES[formula], np.random.default_rng(3), set()

    def gap(women: np.ndarray, men: np.ndarray) -> float:
        return float((figure(men) - figure(women)) / figure(men) * 100)

    for _ in range(60):
        men = random.normal(100, 12, random.integers(10, 16)).round()
        women = random.normal(96, 12, random.integers(10, 16)).round()
        answer = would_one_change_it(women, men, gap, 5)
        assert says_so(formula, women, men) == answer
        answers.add(answer)
    assert answers == {True, False}


@pytest.mark.parametrize("formula", FIGURES)
def test_nothing_is_said_below_ten_of_each(formula: str) -> None:
    """One more woman, and the same pays let one person decide."""
    men = np.array([100.0] * 10)
    assert not says_so(formula, np.array([96.0, *[95.0] * 4, *[94.9] * 4]), men)
    one = np.array([100.0] * 9 + [49.0]) if formula != "median_gap" else np.array([95.5] * 5 + [94.5] * 5)
    assert says_so(formula, one, men)
