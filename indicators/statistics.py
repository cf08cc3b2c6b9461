"""Intervals and tests, on scipy and statsmodels."""

from __future__ import annotations

import numpy as np
import pandas as pd
from statsmodels.stats.proportion import proportion_confint


def wilson(count: pd.Series, total: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """95 % Wilson score interval of count/total, in percent. NaN where total is 0.

    Shapes: two series of equal length in, two arrays of that length out.
    Source: Wilson 1927, as statsmodels computes it (`method="wilson"`).
    """
    count, total = count.to_numpy(dtype=float), total.to_numpy(dtype=float)
    low, high = np.full(len(total), np.nan), np.full(len(total), np.nan)
    filled = total > 0
    if filled.any():
        low[filled], high[filled] = proportion_confint(count[filled], total[filled], alpha=0.05, method="wilson")
    return low * 100, high * 100
