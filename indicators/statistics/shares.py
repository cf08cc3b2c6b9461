"""Intervals of a share and of the difference of two shares, and the only words for chance."""

from __future__ import annotations

import numpy as np
import pandas as pd


def wilson(count: pd.Series, total: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """95 % Wilson score interval of count/total, in percent. NaN where total is 0.

    Shapes: two series of equal length in, two arrays of that length out.
    Source: Wilson 1927, as statsmodels computes it (`method="wilson"`).
    """
    from statsmodels.stats.proportion import proportion_confint  # a second to import, and only builds need it

    count, total = count.to_numpy(dtype=float), total.to_numpy(dtype=float)
    low, high = np.full(len(total), np.nan), np.full(len(total), np.nan)
    filled = total > 0
    if filled.any():
        low[filled], high[filled] = proportion_confint(count[filled], total[filled], alpha=0.05, method="wilson")
    return low * 100, high * 100


Interval = tuple[float, float, float]
"""A value and the low and high end of its interval."""


def newcombe(first: Interval, second: Interval) -> tuple[float, float]:
    """95 % interval of the difference first - second of two shares, from their Wilson intervals, same unit.

    Source: Newcombe 1998, method 10 (hybrid score).
    """
    (value_1, low_1, high_1), (value_2, low_2, high_2) = first, second
    difference = value_1 - value_2
    below = np.hypot(value_1 - low_1, high_2 - value_2)
    above = np.hypot(high_1 - value_1, value_2 - low_2)
    return float(difference - below), float(difference + above)


def newcombe_of_counts(
    count_1: pd.Series, total_1: pd.Series, count_2: pd.Series, total_2: pd.Series
) -> tuple[np.ndarray, np.ndarray]:
    """95 % interval of count_1/total_1 - count_2/total_2, in points; arrays in, arrays out. NaN where a total is 0."""
    low_1, high_1 = wilson(count_1, total_1)
    low_2, high_2 = wilson(count_2, total_2)
    with np.errstate(invalid="ignore", divide="ignore"):
        value_1 = 100 * count_1.to_numpy(dtype=float) / total_1.to_numpy(dtype=float)
        value_2 = 100 * count_2.to_numpy(dtype=float) / total_2.to_numpy(dtype=float)
    below = np.hypot(value_1 - low_1, high_2 - value_2)
    above = np.hypot(high_1 - value_1, value_2 - low_2)
    return value_1 - value_2 - below, value_1 - value_2 + above


WIDE = 20.0
"""Points: an interval of a difference that is wider than this and holds 0 says only that the counts are too few."""


def verdict(low: float, high: float) -> str:
    """`differs`, `too_few` or `no_difference`: the only words for chance, from the interval of a difference."""
    if low > 0 or high < 0:
        return "differs"
    return "too_few" if high - low > WIDE else "no_difference"
