"""Ratios and tests of two rates: Katz, Woolf, Fisher, Mantel-Haenszel, exact Poisson rates, Holm."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

Z95 = 1.959963984540054
"""Standard normal value that 97.5 % do not exceed."""


def _arrays(*series: pd.Series) -> list[np.ndarray]:
    return [np.asarray(each, dtype=float) for each in series]


def _around(value: np.ndarray, error: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Ends of the 95 % interval of a ratio whose logarithm has this standard error."""
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        return value * np.exp(-Z95 * error), value * np.exp(Z95 * error)


def katz(count_1: pd.Series, total_1: pd.Series, count_2: pd.Series, total_2: pd.Series) -> tuple[np.ndarray, ...]:
    """95 % interval of (count_1/total_1) / (count_2/total_2). NaN where a count or total is 0.

    Source: Katz et al. 1978 (log method).
    """
    a, m, b, n = _arrays(count_1, total_1, count_2, total_2)
    with np.errstate(invalid="ignore", divide="ignore"):
        value = np.where((a > 0) & (b > 0) & (m > 0) & (n > 0), (a / m) / (b / n), np.nan)
        error = np.sqrt(1 / a - 1 / m + 1 / b - 1 / n)
    return _around(value, error)


def woolf(count_1: pd.Series, total_1: pd.Series, count_2: pd.Series, total_2: pd.Series) -> tuple[np.ndarray, ...]:
    """Odds ratio and its 95 % interval; 0.5 is added to each cell where one is 0. NaN where a total is 0.

    Source: Woolf 1955, correction of Haldane 1956.
    """
    a, m, c, n = _arrays(count_1, total_1, count_2, total_2)
    cells = np.array([a, m - a, c, n - c])
    cells = cells + 0.5 * (cells == 0).any(axis=0)
    a, b, c, d = np.where((m > 0) & (n > 0), cells, np.nan)
    value = a * d / (b * c)
    return (value, *_around(value, np.sqrt(1 / a + 1 / b + 1 / c + 1 / d)))


def fisher(count_1: pd.Series, total_1: pd.Series, count_2: pd.Series, total_2: pd.Series) -> pd.Series:
    """Two-sided p of Fisher's exact test that two rates are one; NaN where a total is 0. One row a group."""
    from scipy.stats import fisher_exact

    tables = zip(*_arrays(count_1, total_1, count_2, total_2), strict=True)
    p = [fisher_exact([[a, m - a], [c, n - c]]).pvalue if m > 0 and n > 0 else np.nan for a, m, c, n in tables]
    return pd.Series(p, index=count_1.index, dtype=float)


def _strata(counts: pd.DataFrame) -> pd.DataFrame:
    """The four cells of each stratum that has both women and men."""
    kept = counts[(counts.base_women > 0) & (counts.base_men > 0)].astype(float)
    cells = pd.DataFrame({"a": kept.women, "b": kept.base_women - kept.women, "c": kept.men})
    return cells.assign(d=kept.base_men - kept.men, n=kept.base_women + kept.base_men)


def _over_strata(terms: pd.DataFrame, index: pd.Index) -> pd.DataFrame:
    groups = terms.groupby(level=list(range(terms.index.nlevels)), sort=False).sum()
    return groups.reindex(index.drop_duplicates())


def _interval(value: pd.Series, error: pd.Series) -> pd.DataFrame:
    value = value.replace([np.inf, 0], np.nan)
    low, high = _around(value.to_numpy(), error.to_numpy())
    return pd.DataFrame({"value": value, "low": low, "high": high})


def mantel_haenszel_ratio(counts: pd.DataFrame) -> pd.DataFrame:
    """Ratio of rates, women / men, over strata, with its 95 % interval; one row a stratum in, one row a group out.

    Source: Mantel and Haenszel 1959; variance of Greenland and Robins 1985.
    """
    cell = _strata(counts)
    women, men, counted = cell.a + cell.b, cell.c + cell.d, cell.a + cell.c
    variance = (women * men * counted - cell.a * cell.c * cell.n) / cell.n**2
    terms = pd.DataFrame({"up": cell.a * men / cell.n, "down": cell.c * women / cell.n, "variance": variance})
    total = _over_strata(terms, counts.index)
    return _interval(total.up / total.down, np.sqrt(total.variance / (total.up * total.down)))


def mantel_haenszel_odds(counts: pd.DataFrame) -> pd.DataFrame:
    """Odds ratio, women / men, over strata, with its 95 % interval; one row a stratum in, one row a group out.

    Source: Mantel and Haenszel 1959; variance of Robins, Breslow and Greenland 1986.
    """
    cell = _strata(counts)
    up, down = cell.a * cell.d / cell.n, cell.b * cell.c / cell.n
    same, cross = (cell.a + cell.d) / cell.n, (cell.b + cell.c) / cell.n
    terms = {"up": up, "down": down, "pr": same * up, "mixed": same * down + cross * up, "qs": cross * down}
    total = _over_strata(pd.DataFrame(terms), counts.index)
    variance = total.pr / (2 * total.up**2) + total.mixed / (2 * total.up * total.down) + total.qs / (2 * total.down**2)
    return _interval(total.up / total.down, np.sqrt(variance))


def poisson_rate(cases: pd.Series, exposure: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """95 % exact interval of cases / exposure (Garwood 1936); NaN where the exposure is 0."""
    from scipy.stats import chi2

    count, whole = _arrays(cases, exposure)
    whole = np.where(whole > 0, whole, np.nan)
    low = np.where(count > 0, chi2.ppf(0.025, 2 * np.maximum(count, 1)) / 2, 0)
    return low / whole, chi2.ppf(0.975, 2 * count + 2) / 2 / whole


def holm(p: Sequence[float]) -> list[float]:
    """p values adjusted for being several, in the same order. Source: Holm 1979."""
    from statsmodels.stats.multitest import multipletests

    return [float(each) for each in multipletests(list(p), method="holm")[1]] if len(p) else []
