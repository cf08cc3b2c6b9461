"""Limits of a funnel plot: exact at whole counts, smooth and narrowing between."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import binom

from indicators.statistics import binomial_limits


@pytest.mark.parametrize(("share", "number"), [(50.0, 20), (67.2, 94), (40.0, 7025), (5.0, 60)])
@pytest.mark.parametrize("inside", [0.95, 0.999])
def test_a_limit_is_the_count_that_the_binomial_distribution_gives(share: float, number: int, inside: float) -> None:
    low, high = binomial_limits(share, [number], inside)
    for limit, level in ((low[0], (1 - inside) / 2), (high[0], (1 + inside) / 2)):
        count, p = limit * number / 100, share / 100
        assert binom.cdf(np.floor(count) - 1, number, p) <= level <= binom.cdf(np.ceil(count), number, p) + 1e-9


def test_limits_narrow_without_steps() -> None:
    numbers = list(np.geomspace(30, 3000, 200))
    low, high = binomial_limits(52.2, numbers, 0.95)
    assert (np.diff(low) > 0).all() and (np.diff(high) < 0).all()
    assert np.abs(np.diff(np.diff(high))).max() < 0.05


def test_limits_around_half_are_nearly_even_and_never_leave_the_scale() -> None:
    low, high = binomial_limits(50, [1000], 0.95)
    assert 100 - high[0] - low[0] == pytest.approx(0.1, abs=0.02)
    low, high = binomial_limits(98, [2, 5, 10], 0.999)
    assert (high <= 100).all() and (low >= 0).all()
