"""The intervals, against values that were computed elsewhere."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from indicators.statistics import Interval, newcombe, verdict, wilson


@pytest.mark.parametrize(
    ("count", "total", "low", "high"), [(3, 10, 10.7791, 60.3222), (4, 10, 16.818, 68.7326)], ids=str
)
def test_wilson(count: int, total: int, low: float, high: float) -> None:
    got_low, got_high = wilson(pd.Series([count]), pd.Series([total]))
    assert got_low[0] == pytest.approx(low, abs=5e-5)
    assert got_high[0] == pytest.approx(high, abs=5e-5)


def test_wilson_stays_between_0_and_100() -> None:
    low, high = wilson(pd.Series([0, 12]), pd.Series([12, 12]))
    assert low[0] == pytest.approx(0, abs=1e-9)
    assert high[1] == pytest.approx(100, abs=1e-9)
    assert high[0] == pytest.approx(100 - low[1])


def test_nobody_has_no_interval() -> None:
    low, high = wilson(pd.Series([0, 3]), pd.Series([0, 10]))
    assert np.isnan(low[0])
    assert np.isnan(high[0])
    assert not np.isnan(low[1])


def test_no_rows_give_no_intervals() -> None:
    low, high = wilson(pd.Series([], dtype=int), pd.Series([], dtype=int))
    assert len(low) == len(high) == 0


def interval(count: int, total: int) -> Interval:
    low, high = wilson(pd.Series([count]), pd.Series([total]))
    return 100 * count / total, low[0], high[0]


def test_newcombe() -> None:
    """56 of 70 less 48 of 80: the example (a) of Newcombe 1998, method 10."""
    low, high = newcombe(interval(56, 70), interval(48, 80))
    assert low == pytest.approx(5.24, abs=0.005)
    assert high == pytest.approx(33.39, abs=0.005)


def test_newcombe_the_other_way_round() -> None:
    low, high = newcombe(interval(56, 70), interval(48, 80))
    assert newcombe(interval(48, 80), interval(56, 70)) == pytest.approx((-high, -low))


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0.1, 60, "differs"),
        (-60, -0.1, "differs"),
        (-10, 10, "no_difference"),
        (-10, 10.1, "too_few"),
        (0, 5, "no_difference"),
        (-0.1, 0, "no_difference"),
    ],
)
def test_verdict(low: float, high: float, said: str) -> None:
    """Only an interval that leaves 0 out says that two shares differ; a wide one says that too few were counted."""
    assert verdict(low, high) == said
