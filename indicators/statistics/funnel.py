"""Limits of a funnel plot: within which a share of a given number lies by chance alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def binomial_limits(share: float, sizes: Sequence[float], inside: float) -> tuple[np.ndarray, np.ndarray]:
    """Low and high limit, in percent, within which `inside` (0.95) of all shares lie by chance around `share` percent.

    `sizes` are whole numbers of people; interpolated between whole counts, so that the limits are smooth.
    Source: Spiegelhalter 2005, appendix A.1.1 (exact binomial limits).
    """
    numbers = np.asarray(sizes, dtype=float)
    return _quantile(share / 100, numbers, (1 - inside) / 2), _quantile(share / 100, numbers, (1 + inside) / 2)


def _quantile(p: float, numbers: np.ndarray, level: float) -> np.ndarray:
    """The count that `level` of all samples do not exceed, interpolated, as percent of the number."""
    from scipy.stats import binom  # half a second to import, and only this chart needs it

    count = binom.ppf(level, numbers, p)
    above, below = binom.cdf(count, numbers, p), binom.cdf(count - 1, numbers, p)
    with np.errstate(invalid="ignore", divide="ignore"):
        part = np.where(above > below, (above - level) / (above - below), 0.0)
    return np.clip((count - part) / numbers, 0, 1) * 100
