"""Formulas that set alike people beside each other by a regression. Frames as in persons.py, with the `covariates`.

The columns that a definition names in `covariates` stand in the frame beside the others; what is not a number is taken
as categories. One regression a group, for the whole administration only.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator

import pandas as pd

from indicators.formulas.arithmetic import levels, result
from indicators.formulas.persons import looked_at
from indicators.statistics import Gap, adjusted_gap, design, oaxaca

NOT_COVARIATES = ["gender", "people", "amount", "counted", "pool", "unit"]
SMALLEST_STAFF = 50
"""People below which no regression is made. Source: Logib."""
SMALLEST_SIDE = 100
"""Women, and men, below which a gap is not decomposed."""


def _traits(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.drop(columns=NOT_COVARIATES, errors="ignore")


def _of_each(
    rows: pd.DataFrame, figure: Callable[[pd.DataFrame], float], few: Callable[[pd.DataFrame], bool]
) -> pd.DataFrame:
    """`figure` of each group with an amount above 0, NaN with its reason where too few people are in it."""
    groups = rows.index.drop_duplicates()
    kept = looked_at(rows)
    kept = kept[kept.amount > 0]
    found = {key: (float("nan"), "too_few") if few(each) else (figure(each), None) for key, each in _each(kept)}
    values = [found.get(key, (float("nan"), "nobody")) for key in groups]
    value = pd.Series([each for each, _ in values], index=groups, dtype=float)
    reason = pd.Series([why for _, why in values], index=groups, dtype=object)
    return result(value, reason.mask(reason.isna() & value.isna(), "traits_tell_gender"))


def _each(kept: pd.DataFrame) -> Iterator[tuple[Hashable, pd.DataFrame]]:
    single = kept.index.nlevels == 1
    for key, each in kept.groupby(level=levels(kept), sort=False):
        yield (key[0] if single and isinstance(key, tuple) else key), each


def _few_staff(rows: pd.DataFrame) -> bool:
    return len(rows) < SMALLEST_STAFF or rows.gender.nunique() < 2


def _few_of_a_gender(rows: pd.DataFrame) -> bool:
    return bool(rows.gender.value_counts().reindex(["W", "M"], fill_value=0).min() < SMALLEST_SIDE)


def gap_of(rows: pd.DataFrame) -> Gap:
    """The adjusted gap of one group's rows."""
    rows = rows.reset_index(drop=True)
    return adjusted_gap(rows.amount, rows.gender == "W", _traits(rows))


def adjusted_pay_gap(rows: pd.DataFrame) -> pd.DataFrame:
    """(1 - exp(b)) x 100, b the woman's coefficient in OLS of ln(amount) on the covariates. At least 50 people."""
    return _of_each(rows, lambda each: gap_of(each).value, _few_staff)


def _part_of_gap(rows: pd.DataFrame, part: str) -> float:
    rows = rows.reset_index(drop=True)
    amount, woman = rows.amount.to_numpy(dtype=float), (rows.gender == "W").to_numpy()
    found = oaxaca(amount, woman, design(_traits(rows)))
    return float(getattr(found, part) / amount[~woman].mean() * 100)


def unexplained_gap(rows: pd.DataFrame) -> pd.DataFrame:
    """What the covariates do not explain of the mean gap, in % of men's mean; reference pooled with gender (Jann).

    With explained_gap it adds up to mean_gap of the same people. At least 100 women and 100 men.
    """
    return _of_each(rows, lambda each: _part_of_gap(each, "unexplained"), _few_of_a_gender)


def explained_gap(rows: pd.DataFrame) -> pd.DataFrame:
    """What the covariates explain of the mean gap, in % of men's mean; reference pooled with gender (Jann)."""
    return _of_each(rows, lambda each: _part_of_gap(each, "explained"), _few_of_a_gender)
