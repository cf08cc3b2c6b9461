"""Formulas of persons' amounts: gaps, shares above a line, times.

A formula takes a frame with one row a person, indexed by group (city, year, category), with the columns `gender`
(W or M), `amount`, `counted` (whether the person is looked at) and, where the formula works over units, `unit`. Who has
no amount is left out. It returns one row a group with `value` and `reason`; what cannot be computed is NaN with a
reason, never 0. A gap is (men - women) / men x 100: positive when men get more.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from indicators.formulas.arithmetic import first_reason, levels, ratio, result
from indicators.statistics import median_time

SMALLEST_SIDE = 3
"""Women, and men, that a group needs for its gap to count. Source: French index, private, indicator 1."""
TEN = 10
"""Women, and men, below whom the median of a group says little but one person's pay; ours."""
SMALLEST_COVER = 0.4
"""Part of the people that such groups must hold together. Source: the same."""
ALERT = 5.0
"""Percent: from here on a gap of a category is looked at jointly. Source: Directive (EU) 2023/970, art. 10."""
JUST = 1e-9
"""What a product of fractions may be off by."""


def looked_at(rows: pd.DataFrame) -> pd.DataFrame:
    """Women and men who are counted and whose amount is known."""
    return rows[rows.counted.astype(bool) & rows.amount.notna() & rows.gender.isin(["W", "M"])]


def by_gender(rows: pd.DataFrame, how: str | Callable[[pd.Series], float]) -> pd.DataFrame:
    """Columns W and M: `how` (mean, median, sum, size, or a function of amounts) of the amounts of each group."""
    kept = looked_at(rows).set_index("gender", append=True)
    table = kept.groupby(level=levels(kept), sort=False).amount.agg(how).unstack(-1)
    return table.reindex(index=rows.index.drop_duplicates(), columns=["W", "M"])


def gap(of: pd.DataFrame) -> pd.Series:
    """(M - W) / M x 100 of two columns."""
    return ratio(of.M - of.W, of.M, 100)


def _without(of: pd.DataFrame) -> tuple[tuple[pd.Series, str], ...]:
    return (of.W.isna(), "no_women"), (of.M.isna(), "no_men"), (~(of.M > 0), "nothing_for_men")


def _gap(rows: pd.DataFrame, how: str, *more: tuple[Callable[[pd.Series], pd.Series], str]) -> pd.DataFrame:
    """The gap of each group; `more`: conditions of the gap and the reason that each gives."""
    of = by_gender(rows, how)
    value = gap(of)
    reason = first_reason(of.index, *_without(of), *((holds(value), code) for holds, code in more))
    return result(value, _also(reason, one_person_decides(rows, how, of), "one_person_decides"))


def _also(reason: pd.Series, holds: pd.Series, code: str) -> pd.Series:
    """The reason with one more code where `holds`."""
    both = (reason.fillna("").astype(str) + f" {code}").str.strip()
    return reason.mask(holds.reindex(reason.index, fill_value=False), both).astype(object)


def one_person_decides(rows: pd.DataFrame, how: str, of: pd.DataFrame) -> pd.Series:
    """Whether a gap (`of` = `how` of W and M) is on the other side of ±5 % when any one person is left out.

    A mean or median goes farthest when the lowest or the highest amount is left out, so these two tell it of all. Not
    said below ten women or ten men, where one person always weighs much.
    """
    size = by_gender(rows, "size")
    lower, higher = (by_gender(rows, _leaving_out(end, how)) for end in ("highest", "lowest"))
    beyond = gap(of).abs() >= ALERT - JUST
    decides = pd.Series(False, index=of.index)
    for ends in (lower, higher):
        for gender in ("W", "M"):
            other = gap(of.assign(**{gender: ends[gender]}))
            decides |= (other.abs() >= ALERT - JUST) != beyond
    return decides & gap(of).notna() & (size.min(axis=1, skipna=False) >= TEN)


def _leaving_out(end: str, how: str) -> Callable[[pd.Series], float]:
    """`how` (mean or median) of amounts without one of them: the lowest or the highest."""

    def figure(amounts: pd.Series) -> float:
        in_order = np.sort(amounts.to_numpy(dtype=float))
        left = in_order[1:] if end == "lowest" else in_order[:-1]
        return float(getattr(np, how)(left)) if len(left) else float("nan")

    return figure


def mean_gap(rows: pd.DataFrame) -> pd.DataFrame:
    """(mean of men - mean of women) / mean of men x 100. Directive (EU) 2023/970, art. 3(1)(c)."""
    return _gap(rows, "mean")


def median_gap(rows: pd.DataFrame) -> pd.DataFrame:
    """(median of men - median of women) / median of men x 100; an even number has the mean of the two middle ones."""
    return _gap(rows, "median")


def gap_of_category(rows: pd.DataFrame) -> pd.DataFrame:
    """The mean gap; the reason says `at_5_percent` where it is 5 % or more, to either side."""
    return _gap(rows, "mean", (lambda value: value.abs() >= ALERT - JUST, "at_5_percent"))


def _gaps_of_units(rows: pd.DataFrame, how: str, fewest: int = SMALLEST_SIDE) -> pd.DataFrame:
    """A row a group and unit: gap, people, and whether the unit is `valid`: known, `fewest` women and men."""
    inner = rows.set_index("unit", append=True)
    size = by_gender(inner, "size").fillna(0)
    valid = (size.min(axis=1) >= fewest) & (size.index.get_level_values("unit") != "")
    return pd.DataFrame({"gap": gap(by_gender(inner, how)), "people": size.W + size.M, "valid": valid})


def _structure_adjusted(rows: pd.DataFrame, how: str, fewest: int = SMALLEST_SIDE) -> pd.DataFrame:
    units = _gaps_of_units(rows, how, fewest)
    valid = units.valid & units.gap.notna()
    groups = list(range(units.index.nlevels - 1))
    parts = {"weighted": (units.gap * units.people).where(valid, 0), "valid": units.people.where(valid, 0)}
    whole = pd.DataFrame({**parts, "people": units.people}).groupby(level=groups, sort=False).sum()
    covered = whole.valid >= SMALLEST_COVER * whole.people
    value = ratio(whole.weighted, whole.valid).where(covered)
    cases = ((whole.people == 0, "nobody"), (~covered | (whole.valid == 0), "groups_too_small"))
    return result(value, first_reason(whole.index, *cases))


def structure_adjusted_gap(rows: pd.DataFrame) -> pd.DataFrame:
    """Mean gaps of the units, weighted by their people, over units of at least 3 women and 3 men.

    NaN where these hold less than 40 % of the people. Source: French index, private, indicator 1 (egapro).
    """
    return _structure_adjusted(rows, "mean")


def structure_adjusted_median_gap(rows: pd.DataFrame) -> pd.DataFrame:
    """As structure_adjusted_gap, of the medians of the units."""
    return _structure_adjusted(rows, "median")


def structure_adjusted_median_gap_of_ten(rows: pd.DataFrame) -> pd.DataFrame:
    """As structure_adjusted_median_gap, over units of at least ten women and ten men."""
    return _structure_adjusted(rows, "median", TEN)


def units_with_ten_of_each(rows: pd.DataFrame) -> pd.DataFrame:
    """How many units have at least ten women and ten men."""
    valid = _gaps_of_units(rows, "median", TEN).valid
    groups = list(range(valid.index.nlevels - 1))
    return result(valid.groupby(level=groups, sort=False).sum())


def _units_at_5(rows: pd.DataFrame) -> tuple[pd.DataFrame, pd.Series]:
    units = _gaps_of_units(rows, "mean")
    valid = units.valid & units.gap.notna()
    flagged = valid & (units.gap.abs() >= ALERT - JUST)
    groups = list(range(units.index.nlevels - 1))
    whole = pd.DataFrame({"flagged": flagged.astype(int), "valid": valid.astype(int)})
    summed = whole.groupby(level=groups, sort=False).sum()
    return summed, first_reason(summed.index, (summed.valid == 0, "groups_too_small"))


def categories_at_5_percent(rows: pd.DataFrame) -> pd.DataFrame:
    """How many units (of at least 3 women and 3 men) have a mean gap of 5 % or more, to either side."""
    units, reason = _units_at_5(rows)
    return result(units.flagged.where(units.valid > 0), reason)


def share_of_categories_at_5_percent(rows: pd.DataFrame) -> pd.DataFrame:
    """Units with a mean gap of 5 % or more, to either side / units of at least 3 women and 3 men x 100."""
    units, reason = _units_at_5(rows)
    return result(ratio(units.flagged, units.valid, 100), reason)


def share_receiving(rows: pd.DataFrame) -> pd.DataFrame:
    """Women with an amount above 0 / women - the same of men, in points. No amount is read as 0."""
    got = rows.assign(amount=(rows.amount.fillna(0) > 0).astype(float) * 100)
    of = by_gender(got, "mean")
    return result(of.W - of.M, first_reason(of.index, (of.W.isna(), "no_women"), (of.M.isna(), "no_men")))


def ratio_of_medians(rows: pd.DataFrame) -> pd.DataFrame:
    """Median of women / median of men: 1 = the same."""
    of = by_gender(rows, "median")
    return result(ratio(of.W, of.M), first_reason(of.index, *_without(of)))


def _median_times(rows: pd.DataFrame) -> pd.DataFrame:
    """Columns W and M: Kaplan-Meier median of each group; `counted` says that the event came."""
    kept = rows[rows.amount.notna() & rows.gender.isin(["W", "M"])]
    names = [f"level_{place}" for place in levels(kept)]
    flat = kept.set_axis(kept.index.set_names(names if len(names) > 1 else names[0])).reset_index()
    table = median_time(flat, [*names, "gender"]).unstack(-1)
    groups = rows.index.drop_duplicates()
    table = table.set_axis(table.index.set_names(groups.names)) if len(table) else table
    return table.reindex(index=groups, columns=["W", "M"])


def median_time_of_women(rows: pd.DataFrame) -> pd.DataFrame:
    """Kaplan-Meier median of the women's times; those whom it has not happened to yet count as still waiting."""
    of = _median_times(rows)
    return result(of.W, first_reason(of.index, (of.W.isna(), "more_than_half_wait")))


def median_time_of_men(rows: pd.DataFrame) -> pd.DataFrame:
    """Kaplan-Meier median of the men's times; those whom it has not happened to yet count as still waiting."""
    of = _median_times(rows)
    return result(of.M, first_reason(of.index, (of.M.isna(), "more_than_half_wait")))


def median_time_difference(rows: pd.DataFrame) -> pd.DataFrame:
    """Kaplan-Meier median of women - that of men: positive where women wait longer."""
    of = _median_times(rows)
    return result(of.W - of.M, first_reason(of.index, (np.logical_or(of.W.isna(), of.M.isna()), "more_than_half_wait")))
