"""Limits of a funnel plot: within which a share of a given number lies by chance alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

HALVINGS = 50


def binomial_limits(share: float, sizes: Sequence[float], inside: float) -> tuple[np.ndarray, np.ndarray]:
    """Low and high limit, in percent, within which `inside` (0.95) of all shares lie by chance around `share` percent.

    One number of people in `sizes`, one limit out. Exact where a whole count has that probability, smooth between:
    P(X <= k) = I(1 - p; n - k, k + 1) holds for every real k. Source: the interpolation of Spiegelhalter 2005 (exact
    binomial limits), with the incomplete beta function in place of straight lines between whole counts.
    """
    numbers = np.asarray(sizes, dtype=float)
    return _quantile(share / 100, numbers, (1 - inside) / 2), _quantile(share / 100, numbers, (1 + inside) / 2)


def _quantile(p: float, numbers: np.ndarray, level: float) -> np.ndarray:
    """The count that `level` of all samples do not exceed, as percent of the number; by halving, all at once."""
    from scipy.special import betainc  # half a second to import, and only this chart needs it

    low, high = np.full(len(numbers), -1.0), numbers.copy()
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        enough = betainc(numbers - middle, middle + 1, 1 - p) >= level
        low, high = np.where(enough, low, middle), np.where(enough, middle, high)
    return np.clip(high / numbers, 0, 1) * 100
