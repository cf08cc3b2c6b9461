"""One view by itself: its years, then the groups of its axes, rows first and columns where rows alone do not do."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from indicators.lattice import MISSING, Lattice, Rule
from indicators.merge.reasons import DOMINANCE, FEWER, NOT_DELIVERED, ONE_GROUP, TOO_FINE, WHOLE_ONLY
from indicators.merge.rows import Axis, Judge, joined_once, merged, smallest_pair_joined
from indicators.merge.views import Labels, Numbers, View, safe_counts, together

Start = Mapping[str, Mapping[str, str]]
"""Axis -> code -> the group that it has in the plain table of staff."""


def close_years(view: View) -> None:
    """Withholds the years in which not even everybody together is safe. Who holds a public post is known anyway."""
    looked_at = {name: cells for name, cells in view.cells.items() if not (view.public and name == "counted")}
    everyone = {name: cells.sum(axis=tuple(range(1, cells.ndim - 2))) for name, cells in looked_at.items()}
    for place, year in enumerate(view.years):
        if not all(safe_counts(counts[place], view.rule).all() for counts in everyone.values()):
            view.withhold(year, FEWER)
        elif view.largest and not _even(view, place):
            view.withhold(year, DOMINANCE)


def _even(view: View, place: int) -> bool:
    largest = np.array([view.largest[f"largest_{who}"][place].max() for who in ("women", "men")])
    sums = np.array([view.largest[f"sum_{who}"][place].sum() for who in ("women", "men")])
    return bool((largest <= view.rule.largest_share * sums).all())


def solve(view: View, lattice: Lattice, start: Start, parents: Mapping[str, str]) -> None:
    """Sets the groups of each axis, or drops the view with a reason."""
    if not view.axes or not view.is_open():
        return
    reason = _never(view)
    if reason:
        view.drop(reason)
        return
    axes = [axis_of(view, number, lattice, parents) for number in range(len(view.axes))]
    starts = [_start(view, number, start) for number in range(len(view.axes))]
    found = _rows_of(view, axes[0], starts) if len(axes) == 1 else _rows_and_columns(view, axes, starts)
    if found is None:
        view.drop(ONE_GROUP)
        return
    view.labels = found
    spread_amounts(view, axes)


def _never(view: View) -> str | None:
    """Why no grouping can be looked for."""
    if view.rule.whole_only:
        return WHOLE_ONLY
    if any(set(codes) == {MISSING} for codes in view.codes):
        return NOT_DELIVERED
    return TOO_FINE if len(view.axes) > 2 else None


def axis_of(view: View, number: int, lattice: Lattice, parents: Mapping[str, str]) -> Axis:
    name, codes = view.axes[number], view.codes[number]
    inside = lattice.within.get(name)
    missing = codes.index(MISSING) if MISSING in codes else None
    above = tuple(parents.get(code, "") if inside else "" for code in codes)
    return Axis(name in lattice.ordered, above, missing)


def _start(view: View, number: int, start: Start) -> Labels:
    """The groups of the plain table of staff, as far as it has these codes."""
    known = start.get(view.axes[number], {})
    first: dict[str, int] = {}
    return np.array(
        [first.setdefault(known.get(code, code), place) for place, code in enumerate(view.codes[number])],
        dtype=np.int64,
    )


def features(view: View, axis: int, labels: list[Labels]) -> Numbers:
    """One row a code of `axis`: every count of every open year, the other axes in their groups."""
    others = [np.arange(len(each)) if number == axis else labels[number] for number, each in enumerate(view.codes)]
    stacked = []
    for cells in view.cells.values():
        open_cells = together(cells[view.open_years()], others)
        stacked.append(np.moveaxis(open_cells, axis + 1, 0).reshape(len(view.codes[axis]), -1))
    found = np.concatenate(stacked, axis=1)
    if axis == 0:
        found[list(view.known)] = 0
    return found


def judge(rule: Rule) -> Judge:
    """Whether all counts of a group may be shown."""
    return lambda rows: np.asarray(safe_counts(rows, rule).all(axis=1))


def sizes(view: View, axis: int) -> Numbers:
    """People of each code of an axis, all open years."""
    whole = np.add.reduce([cells[view.open_years()] for cells in view.cells.values()])
    return whole.sum(axis=tuple(number for number in range(whole.ndim) if number != axis + 1)).astype(float)


def _rows_of(view: View, axis: Axis, starts: list[Labels]) -> list[Labels] | None:
    found = merged(features(view, 0, starts), sizes(view, 0), starts[0], axis, judge(view.rule))
    return None if found is None or len(set(found)) < 2 else [found]


def _rows_and_columns(view: View, axes: list[Axis], starts: list[Labels]) -> list[Labels] | None:
    """The coarsening of the columns that keeps the most cells: (row groups - 1) x (column groups - 1)."""
    best: list[Labels] | None = None
    kept, columns = 0, starts[1]
    while len(set(columns)) > 1:
        rows = merged(features(view, 0, [starts[0], columns]), sizes(view, 0), starts[0], axes[0], judge(view.rule))
        cells = 0 if rows is None else (len(set(rows)) - 1) * (len(set(columns)) - 1)
        if rows is not None and cells > kept:
            best, kept = [rows, columns], cells
        columns = smallest_pair_joined(columns, sizes(view, 1), axes[1])
    return best


def spread_amounts(view: View, axes: list[Axis]) -> None:
    """Coarsens the rows until nobody has more than the allowed share of a cell's amounts."""
    while view.largest and view.dropped is None:
        row = _dominated(view)
        if row is None:
            return
        view.labels[0] = joined_once(view.labels[0], sizes(view, 0), axes[0], row)
        if len(set(view.labels[0])) < 2:
            view.drop(DOMINANCE)


def _dominated(view: View) -> int | None:
    """The label of a row group in which one person has too much; None where there is none."""
    open_years = view.open_years()
    for who in ("women", "men"):
        largest = together(view.largest[f"largest_{who}"][open_years], view.labels, np.maximum)
        sums = together(view.largest[f"sum_{who}"][open_years], view.labels)
        too_much = largest > view.rule.largest_share * sums
        rows = too_much.any(axis=tuple(number for number in range(too_much.ndim) if number != 1))
        if rows.any():
            return int(np.unique(view.labels[0])[np.argmax(rows)])
    return None
