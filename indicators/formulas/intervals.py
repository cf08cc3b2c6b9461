"""The interval that belongs to each formula: 95 %, what chance alone could move. Same frame in as the formula takes.

Figures of everybody are no sample: read it as a range of stability, never as an error of measurement.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from indicators.formulas.arithmetic import levels, summed
from indicators.formulas.models import gap_of
from indicators.formulas.persons import looked_at
from indicators.formulas.things import per_1000_staff
from indicators.statistics import (
    bootstrap_gap,
    katz,
    mantel_haenszel_odds,
    mantel_haenszel_ratio,
    newcombe_of_counts,
    poisson_rate,
    wilson,
)

Intervals = Callable[[pd.DataFrame], pd.DataFrame]
"""Frame in; `low` and `high` out, one row a group."""


def _ends(ends: tuple[np.ndarray, ...], index: pd.Index) -> pd.DataFrame:
    return pd.DataFrame({"low": ends[0], "high": ends[1]}, index=index, dtype=float)


def _share_of_women(counts: pd.DataFrame) -> pd.DataFrame:
    counts = summed(counts)
    return _ends(wilson(counts.women, counts.women + counts.men), counts.index)


def _share(counts: pd.DataFrame) -> pd.DataFrame:
    counts = summed(counts)
    return _ends(wilson(counts.women + counts.men, counts.base_women + counts.base_men), counts.index)


def _rate_of_women(counts: pd.DataFrame) -> pd.DataFrame:
    counts = summed(counts)
    return _ends(wilson(counts.women, counts.base_women), counts.index)


def _rate_of_men(counts: pd.DataFrame) -> pd.DataFrame:
    counts = summed(counts)
    return _ends(wilson(counts.men, counts.base_men), counts.index)


def _four_cells(counts: pd.DataFrame) -> tuple[pd.Series, pd.Series, pd.Series, pd.Series]:
    return counts.women, counts.base_women, counts.men, counts.base_men


def _difference_of_rates(counts: pd.DataFrame) -> pd.DataFrame:
    counts = summed(counts)
    return _ends(newcombe_of_counts(*_four_cells(counts)), counts.index)


def _ratio_of_rates(counts: pd.DataFrame) -> pd.DataFrame:
    counts = summed(counts)
    return _ends(katz(*_four_cells(counts)), counts.index)


def _representation(counts: pd.DataFrame) -> pd.DataFrame:
    counts = summed(counts)
    counted, pool = counts.women + counts.men, counts.pool_women + counts.pool_men
    return _ends(katz(counts.women, counted, counts.pool_women, pool), counts.index)


def _ratio_of_shares(counts: pd.DataFrame) -> pd.DataFrame:
    counts = summed(counts)
    counted, pool = counts.women + counts.men, counts.pool_women + counts.pool_men
    return _ends(katz(counts.pool_women, pool, counts.women, counted), counts.index)


def _stratified_ratio(counts: pd.DataFrame) -> pd.DataFrame:
    return mantel_haenszel_ratio(counts)[["low", "high"]]


def _stratified_odds(counts: pd.DataFrame) -> pd.DataFrame:
    return mantel_haenszel_odds(counts)[["low", "high"]]


def _of_persons(rows: pd.DataFrame, ends: Callable[[pd.DataFrame], tuple[float, float]]) -> pd.DataFrame:
    """`ends` of each group's rows: a loop over groups, never over persons."""
    kept, groups = looked_at(rows), rows.index.drop_duplicates()
    single = kept.index.nlevels == 1
    found = {
        (key[0] if single and isinstance(key, tuple) else key): ends(each)
        for key, each in kept.groupby(level=levels(kept), sort=False)
    }
    pairs = [found.get(key, (np.nan, np.nan)) for key in groups]
    return pd.DataFrame(pairs, columns=["low", "high"], index=groups, dtype=float)


def _bootstrap(of: str) -> Intervals:
    def ends(rows: pd.DataFrame) -> tuple[float, float]:
        women, men = (rows.amount[rows.gender == code].to_numpy(dtype=float) for code in "WM")
        return bootstrap_gap(women, men, of)

    return lambda rows: _of_persons(rows, ends)


def _adjusted(rows: pd.DataFrame) -> pd.DataFrame:
    def ends(each: pd.DataFrame) -> tuple[float, float]:
        found = gap_of(each[each.amount > 0])
        return found.low, found.high

    return _of_persons(rows, ends)


def _per_1000(rows: pd.DataFrame) -> pd.DataFrame:
    rate = per_1000_staff(rows)
    low, high = poisson_rate((rate.value * rate.base / 1000).round(), rate.base)
    return _ends((low * 1000, high * 1000), rate.index)


INTERVALS: dict[str, Intervals] = {
    "share_of_women": _share_of_women,
    "share": _share,
    "rate_of_women": _rate_of_women,
    "rate_of_men": _rate_of_men,
    "difference_of_rates": _difference_of_rates,
    "ratio_of_rates": _ratio_of_rates,
    "representation_ratio": _representation,
    "ratio_of_shares": _ratio_of_shares,
    "stratified_ratio": _stratified_ratio,
    "stratified_odds": _stratified_odds,
    "mean_gap": _bootstrap("mean"),
    "median_gap": _bootstrap("median"),
    "gap_of_category": _bootstrap("mean"),
    "adjusted_pay_gap": _adjusted,
    "per_1000_staff": _per_1000,
}
"""Formulas that have one; a definition asks for it with `interval = true`."""
