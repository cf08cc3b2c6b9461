"""Formulas of things, not of persons: acts, contracts, budget lines, items of a checklist, reports in a year.

A formula takes a frame with one row a thing, indexed by group (city, year, category), with `people` (things, or persons
of the staff, that the row stands for), `amount`, `counted`, and `unit` where it works over units. It returns `value`,
`reason` and `base` (things, or persons, that the figure is set against).
"""

from __future__ import annotations

import pandas as pd

from indicators.formulas.arithmetic import because, first_reason, levels, ratio, result


def _sum(values: pd.Series, groups: pd.Index) -> pd.Series:
    """Added up by group; a group without a row has 0."""
    kept = values.dropna().astype(float)
    return kept.groupby(level=levels(values), sort=False).sum().reindex(groups, fill_value=0.0)


def _groups(rows: pd.DataFrame) -> pd.Index:
    return rows.index.drop_duplicates()


def share_of_things(rows: pd.DataFrame) -> pd.DataFrame:
    """Things counted / all things x 100."""
    groups = _groups(rows)
    base = _sum(rows.people, groups)
    value = ratio(_sum(rows.people[rows.counted.astype(bool)], groups), base, 100)
    return result(value, because(value, "nothing_counted")).assign(base=base)


def share_of_amounts(rows: pd.DataFrame) -> pd.DataFrame:
    """Amount counted / amount of all x 100."""
    groups = _groups(rows)
    value = ratio(_sum(rows.amount[rows.counted.astype(bool)], groups), _sum(rows.amount, groups), 100)
    return result(value, because(value, "nothing_counted")).assign(base=_sum(rows.people, groups))


def _per_person(rows: pd.DataFrame, scale: float) -> pd.DataFrame:
    groups, counted = _groups(rows), rows.counted.astype(bool)
    base = _sum(rows.people[~counted], groups)
    known = rows.amount[counted].notna().groupby(level=levels(rows), sort=False).any().reindex(groups, fill_value=False)
    value = ratio(_sum(rows.amount[counted], groups), base, scale).where(known.astype(bool))
    cases = ((base == 0, "nobody"), (~known.astype(bool), "not_in_source"))
    told = result(value, first_reason(groups, *cases))
    return told.assign(base=base, cases=_sum(rows.amount[counted], groups))


def per_1000_staff(rows: pd.DataFrame) -> pd.DataFrame:
    """Amount counted / people of the rows that are not counted (the staff) x 1,000. `base`: those people."""
    return _per_person(rows, 1000)


def per_person_of_staff(rows: pd.DataFrame) -> pd.DataFrame:
    """Amount counted / people of the rows that are not counted (the staff). `base`: those people."""
    return _per_person(rows, 1)


def _aggregated(rows: pd.DataFrame, how: str) -> pd.DataFrame:
    groups = _groups(rows)
    kept = rows.amount[rows.counted.astype(bool)].dropna().astype(float).groupby(level=levels(rows), sort=False)
    value = kept.agg(how).reindex(groups)
    return result(value, because(value, "nothing_counted")).assign(base=kept.size().reindex(groups, fill_value=0))


def sum_of_amounts(rows: pd.DataFrame) -> pd.DataFrame:
    """Amounts counted, added up. `base`: the things."""
    return _aggregated(rows, "sum")


def mean_of_amounts(rows: pd.DataFrame) -> pd.DataFrame:
    """Mean of the amounts counted. `base`: the things."""
    return _aggregated(rows, "mean")


def median_of_amounts(rows: pd.DataFrame) -> pd.DataFrame:
    """Median of the amounts counted. `base`: the things."""
    return _aggregated(rows, "median")


def only_amount(rows: pd.DataFrame) -> pd.DataFrame:
    """The amount where one row has it; several medians cannot be made into one. `base`: the things."""
    groups = _groups(rows)
    kept = rows[rows.counted.astype(bool) & rows.amount.notna()]
    grouped = kept.amount.astype(float).groupby(level=levels(kept), sort=False)
    size = grouped.size().reindex(groups, fill_value=0)
    value = grouped.first().reindex(groups).where(size == 1)
    cases = ((size == 0, "not_in_source"), (size > 1, "several_medians"))
    return result(value, first_reason(groups, *cases)).assign(base=_sum(kept.people, groups))


def people_counted(rows: pd.DataFrame) -> pd.DataFrame:
    """People counted, of whatever gender. No `base`: beside it the rest could be worked out."""
    value = _sum(rows.people[rows.counted.astype(bool)], _groups(rows))
    return result(value).assign(base=float("nan"), cases=value)


def execution_ratio(rows: pd.DataFrame) -> pd.DataFrame:
    """(paid / committed of the lines counted) / (paid / committed of all lines): 1 = carried out alike.

    `unit` says which amount a row is: `paid` or `committed`.
    """
    groups, counted = _groups(rows), rows.counted.astype(bool)
    paid, committed = rows.unit == "paid", rows.unit == "committed"
    here = ratio(_sum(rows.amount[counted & paid], groups), _sum(rows.amount[counted & committed], groups))
    everywhere = ratio(_sum(rows.amount[paid], groups), _sum(rows.amount[committed], groups))
    value = ratio(here, everywhere)
    return result(value, because(value, "nothing_counted")).assign(base=_sum(rows.people[counted & committed], groups))
