"""What two tables tell together that neither tells alone: steps of a selection, hours and people, pay and staff."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from indicators.lattice import Lattice
from indicators.merge.flows import plain
from indicators.merge.reasons import SMALL_DIFFERENCE
from indicators.merge.rows import merged
from indicators.merge.solve import axis_of, judge, sizes
from indicators.merge.views import Counts, View, safe_counts, together

TOP_TEN = ("women_among_top_ten", "fewer_among_top_ten")
"""Ten people are too few to be told by gender, unless others have published it."""


def close_across(views: Sequence[View]) -> None:
    """Withholds what, beside the figures of another table, gives few people away."""
    for view in views:
        if view.indicator.formula in TOP_TEN:
            view.drop(SMALL_DIFFERENCE)
    _follow(views)
    for view, staff in _compared(views):
        _close_left_out(view, staff)


def coarsen_left_out(views: Sequence[View], lattice: Lattice, parents: Mapping[str, str]) -> bool:
    """Puts groups of pay tables together until those whose pay is not compared are nobody or enough; whether it did."""
    changed = False
    for view, staff in _compared(views):
        if view.axes and view.is_open() and _unsafe_years(view, staff):
            _coarsen(view, staff, lattice, parents)
            changed = True
    return changed


def _coarsen(pay: View, staff: View, lattice: Lattice, parents: Mapping[str, str]) -> None:
    _, left = _left_out(pay, staff)
    by_row = np.moveaxis(together(left, [np.arange(len(pay.codes[0])), *pay.labels[1:]]), 1, 0)
    features = by_row.reshape(len(pay.codes[0]), -1)
    safe = judge(staff.rule)
    found = merged(
        features,
        sizes(pay, 0),
        pay.labels[0],
        axis_of(pay, 0, lattice, parents),
        lambda rows: safe(np.maximum(rows, 0)),
    )
    if found is None or len(set(found)) < 2:
        pay.drop(SMALL_DIFFERENCE)
    else:
        pay.labels = [found, *pay.labels[1:]]


def _compared(views: Sequence[View]) -> Iterator[tuple[View, View]]:
    """Each table of everybody's pay beside the staff of the same breakdown, where both are shown."""
    for view in views:
        staff = plain(views, "staff", view.axes)
        if view.table == "pay" and view.indicator.counted == {} and view.is_open() and staff and staff.is_open():
            yield view, staff


def _follow(views: Sequence[View]) -> None:
    """A year of an indicator is shown only with those that it `follows`: its own figures tell theirs."""
    totals = {view.indicator.slug: view for view in views if not view.axes}
    for view in views:
        for leader in (totals.get(slug) for slug in view.indicator.follows):
            for year in view.years:
                if leader is None or year not in leader.years or year in leader.withheld or leader.dropped:
                    view.withhold(year, SMALL_DIFFERENCE)


def _close_left_out(pay: View, staff: View) -> None:
    """Of the staff less those whose pay is compared, what is left were paid less for a time, or not at all."""
    unsafe = _unsafe_years(pay, staff)
    if unsafe and pay.axes:
        pay.drop(SMALL_DIFFERENCE)
    for year in unsafe:
        pay.withhold(year, SMALL_DIFFERENCE)


def _unsafe_years(pay: View, staff: View) -> list[int]:
    """Years in which few are left out; where more are paid than are on the staff, nobody is known to be."""
    years, left = _left_out(pay, staff)
    safe = safe_counts(np.maximum(together(left, pay.labels), 0), staff.rule)
    return [year for year, each in zip(years, safe, strict=True) if not each.all()]


def _left_out(pay: View, staff: View) -> tuple[list[int], Counts]:
    """The years that both show; by year and code, women and men who are on the staff and not in the pay table."""
    shown = {view: dict(zip(view.years, view.open_years(), strict=True)) for view in (pay, staff)}
    is_known = all(set(codes) <= set(staff.codes[axis]) for axis, codes in enumerate(pay.codes))
    years = [year for year in pay.years if is_known and shown[pay][year] and shown[staff].get(year)]
    paid = pay.cells["counted"][[pay.years.index(year) for year in years]].sum(axis=-1)
    if not years:
        return years, paid
    everyone = staff.cells["counted"][[staff.years.index(year) for year in years]].sum(axis=-1)
    for axis, codes in enumerate(pay.codes):
        everyone = np.take(everyone, [staff.codes[axis].index(code) for code in codes], axis=axis + 1)
    return years, everyone - paid
