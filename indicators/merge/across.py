"""What two tables tell together that neither tells alone: steps of a selection, hours and people, pay and staff."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from indicators.merge.flows import plain
from indicators.merge.reasons import SMALL_DIFFERENCE
from indicators.merge.views import View, safe_counts, together

TOP_TEN = ("women_among_top_ten", "fewer_among_top_ten")
"""Ten people are too few to be told by gender, unless others have published it."""


def close_across(views: Sequence[View]) -> None:
    """Withholds what, beside the figures of another table, gives few people away."""
    for view in views:
        if view.indicator.formula in TOP_TEN:
            view.drop(SMALL_DIFFERENCE)
    _follow(views)
    for view in views:
        if view.table == "pay" and view.indicator.counted == {} and view.is_open():
            _close_left_out(view, plain(views, "staff", view.axes))


def _follow(views: Sequence[View]) -> None:
    """A year of an indicator is shown only with those that it `follows`: its own figures tell theirs."""
    totals = {view.indicator.slug: view for view in views if not view.axes}
    for view in views:
        for leader in (totals.get(slug) for slug in view.indicator.follows):
            for year in view.years:
                if leader is None or year not in leader.years or year in leader.withheld or leader.dropped:
                    view.withhold(year, SMALL_DIFFERENCE)


def _close_left_out(pay: View, staff: View | None) -> None:
    """Of the staff less those whose pay is compared, what is left were paid less for a time, or not at all."""
    if staff is None or not staff.is_open():
        return
    unsafe = [year for year, counts in _left_out(pay, staff) if not safe_counts(counts, staff.rule).all()]
    if unsafe and pay.axes:
        pay.drop(SMALL_DIFFERENCE)
    for year in unsafe if not pay.axes else ():
        pay.withhold(year, SMALL_DIFFERENCE)


def _left_out(pay: View, staff: View) -> Iterator[tuple[int, np.ndarray]]:
    """By year that both show, women and men of each group of the pay table who are on the staff and not in it."""
    shown = {view: dict(zip(view.years, view.open_years(), strict=True)) for view in (pay, staff)}
    if any(not set(codes) <= set(staff.codes[axis]) for axis, codes in enumerate(pay.codes)):
        return
    known = [[staff.codes[axis].index(code) for code in codes] for axis, codes in enumerate(pay.codes)]
    for number, year in enumerate(pay.years):
        if shown[pay][year] and shown[staff].get(year):
            everyone = staff.cells["counted"][staff.years.index(year)].sum(axis=-1)
            for axis, places in enumerate(known):
                everyone = np.take(everyone, places, axis=axis)
            left = everyone - pay.cells["counted"][number].sum(axis=-1)
            grouped = together(left[None], pay.labels)[0]
            yield year, np.maximum(grouped, 0)
