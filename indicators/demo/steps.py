"""Small steps that the generator takes everywhere: days, odds, drawing by weight."""

from __future__ import annotations

import numpy as np
import pandas as pd


def day_of(year: int, month: int, day: int) -> pd.Timestamp:
    return pd.Timestamp(year=year, month=month, day=day)


def days_in(year: np.ndarray | pd.Series, chance: np.random.Generator) -> pd.Series:
    """A day of each year, none after 26 December."""
    start = pd.to_datetime(pd.Series(np.asarray(year, dtype=int)).astype(str) + "-01-01")
    return (start + pd.to_timedelta(chance.integers(0, 360, len(start)), unit="D")).dt.as_unit("s")


def year_ends(year: pd.Series | np.ndarray) -> pd.Series:
    """31 December of each year."""
    return pd.to_datetime(pd.Series(np.asarray(year)).astype(str) + "-12-31")


def odds_to_chance(odds: np.ndarray) -> np.ndarray:
    return odds / (1 + odds)


def by_rank(count: int) -> np.ndarray:
    """Shares that fall with the rank, as the sizes of departments do (Zipf, exponent 0.8)."""
    weights = 1.0 / np.arange(1, count + 1) ** 0.8
    return weights / weights.sum()


def draw_rows(shares: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    """For each row of `shares` (they add up to one) the number of the column that was drawn."""
    return (chance.random((len(shares), 1)) > shares.cumsum(axis=1)[:, :-1]).sum(axis=1)


def counted(rows: pd.DataFrame, by: list[str], *sums: str) -> pd.DataFrame:
    """One row a group instead of one a person: `people`, and the sum of each of `sums`."""
    grouped = rows.groupby(by, dropna=False, sort=True, observed=True)
    return grouped.agg(people=(by[0], "size"), **{name: (name, "sum") for name in sums}).reset_index()
