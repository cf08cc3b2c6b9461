"""Groups nest: those of one dimension in two tables contain one another or are apart, and no difference is small.

Without it a department falls out where one table groups {12, 24}, another {18, 24}, and 12 and 18 are named elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from indicators.lattice import Lattice
from indicators.merge.differences import small_differences
from indicators.merge.reasons import ONE_GROUP, SMALL_DIFFERENCE
from indicators.merge.rows import joined_once
from indicators.merge.solve import axis_of, sizes
from indicators.merge.told import Told, sets_told
from indicators.merge.views import View

ROUNDS = 400
Partition = frozenset[frozenset[str]]
"""The groups of an axis, in atoms."""
Use = tuple[View, int]
"""A table and the number of one of its axes."""


@dataclass(frozen=True)
class Atoms:
    """What the codes of related dimensions are made of: levels for an Area, departments for a directorate."""

    lattice: Lattice
    parents: Mapping[str, str]
    public: Mapping[str, frozenset[str]]

    def root(self, dimension: str) -> str:
        if dimension in self.lattice.coarser:
            return self.lattice.coarser[dimension][0]
        return next((fine for fine, coarse in self.lattice.within.items() if coarse == dimension), dimension)

    def of(self, dimension: str, code: str) -> frozenset[str]:
        """The atoms of a code."""
        if dimension in self.lattice.coarser:
            _, codes = self.lattice.coarser[dimension]
            return frozenset({code} | {fine for fine, coarse in codes.items() if coarse == code})
        if dimension in self.lattice.within.values():
            inside = {fine for fine, coarse in self.parents.items() if coarse == code}
            return frozenset(inside or {f"{dimension}:{code}"})
        return frozenset({code})


def nest(views: Sequence[View], atoms: Atoms) -> None:
    """Unites overlapping groups, then coarsens or drops what gives a small difference away, until nothing changes."""
    for _ in range(ROUNDS):
        unite(views, atoms)
        if not _mend_one(views, atoms):
            return
    for view in views:  # never reached in trials: nothing may leave that was not shown to be stable
        view.drop(SMALL_DIFFERENCE)


def unite(views: Sequence[View], atoms: Atoms) -> None:
    axes: dict[str, list[Use]] = {}
    for view in views:
        for number, name in enumerate(view.axes):
            if view.dropped is None:
                axes.setdefault(atoms.root(name), []).append((view, number))
    for uses in axes.values():
        while _unite_one(uses, atoms):
            pass
    for view in views:
        if view.dropped is None and any(len(set(labels)) < 2 for labels in view.labels):
            view.drop(ONE_GROUP)


def _unite_one(uses: Sequence[Use], atoms: Atoms) -> bool:
    """Whether two groups overlapped; they, and all that touches them in the tables that give way, are one group now."""
    partitions: dict[Partition, list[Use]] = {}
    for view, number in uses:
        partitions.setdefault(_groups_of(view, number, atoms), []).append((view, number))
    known = sorted(partitions, key=lambda each: sorted(map(sorted, each)))
    for place, one in enumerate(known):
        for other in known[place + 1 :]:
            crossing = _crossing(one, other)
            if crossing:
                ways = [_giving_way(partitions[a], partitions[b]) for a, b in ((one, other), (other, one))]
                for view, number in min(ways, key=lambda way: _lost(way, crossing, atoms)):
                    _as_one(view, number, crossing, atoms)
                return True
    return False


def _giving_way(uses: Sequence[Use], others: Sequence[Use]) -> list[Use]:
    """Of two groupings that overlap the one, and where the same people are told by both, the other as well."""
    tables = {view.table for view, _ in uses}
    return [*uses, *(each for each in others if each[0].table in tables)]


def _crossing(one: Partition, other: Partition) -> frozenset[str] | None:
    """Two groups that overlap, as one; a code that only one of the tables has (nobody was hired so) does not count."""
    in_both = frozenset().union(*one) & frozenset().union(*other)
    for a in sorted(one, key=sorted):
        for b in sorted(other, key=sorted):
            here, there = a & in_both, b & in_both
            if here & there and not here <= there and not there <= here:
                return a | b
    return None


def _groups_of(view: View, number: int, atoms: Atoms) -> Partition:
    name, codes = view.axes[number], view.codes[number]
    return frozenset(
        frozenset().union(*(atoms.of(name, codes[place]) for place in members))
        for members in view.grouped(number).values()
    )


def _touched(view: View, number: int, wanted: frozenset[str], atoms: Atoms) -> set[int]:
    """Labels of the groups that have some of these atoms."""
    codes, name = view.codes[number], view.axes[number]
    grouped = view.grouped(number).items()
    return {label for label, members in grouped if any(atoms.of(name, codes[place]) & wanted for place in members)}


def _lost(uses: Sequence[Use], wanted: frozenset[str], atoms: Atoms) -> tuple[int, int, int]:
    """What putting together all that touches the atoms costs: public tables, which are shown as they are; tables that
    have one group left; groups."""
    touched = [len(_touched(view, number, wanted, atoms)) for view, number in uses]
    left = [len(view.grouped(number)) - each + 1 for (view, number), each in zip(uses, touched, strict=True)]
    return sum(view.public for view, _ in uses), left.count(1), sum(touched)


def _as_one(view: View, number: int, wanted: frozenset[str], atoms: Atoms) -> None:
    touched = _touched(view, number, wanted, atoms)
    labels = view.labels[number].copy()
    labels[np.isin(labels, list(touched))] = min(touched)
    view.labels[number] = labels


def _mend_one(views: Sequence[View], atoms: Atoms) -> bool:
    """Whether a small difference was found; the tables that tell less are coarsened or dropped, each once."""
    years = sorted({year for view in views if view.is_open() and not view.apart for year in view.years})
    told = sets_told([view for view in views if view.is_open() and not view.apart], atoms.root, atoms.of)
    mended: set[View] = set()
    for small in small_differences(told, atoms.public):
        victim = max((small.one, small.other), key=_costs_least)
        if victim.view not in mended and not victim.view.public:
            mended.add(victim.view)
            if not _coarsened(victim, small.rows, atoms):
                _closed(victim, [years[place] for place in small.years], views)
    return bool(mended)


def _costs_least(told: Told) -> tuple[bool, int, int, int, str]:
    """What is given up first: the finest breakdown, then the narrowest, then the later code; never what is public."""
    view = told.view
    marks = len(view.indicator.population) + len(view.indicator.counted or {})
    return (not view.public, len(view.axes), marks, len(told.columns), view.indicator.code)


def _coarsened(told: Told, rows: Sequence[frozenset[str]], atoms: Atoms) -> bool:
    """Puts a row group of the table together with its best partner."""
    view = told.view
    for number in told.rows:
        name, codes = view.axes[number], view.codes[number]
        axis = axis_of(view, number, atoms.lattice, atoms.parents)
        for label, members in view.grouped(number).items():
            if any(atoms.of(name, codes[place]) & wanted for place in members for wanted in rows):
                view.labels[number] = joined_once(view.labels[number], sizes(view, number), axis, label)
                if len(set(view.labels[number])) < 2:
                    view.drop(SMALL_DIFFERENCE)
                return True
    return False


def _closed(told: Told, years: Sequence[int], views: Sequence[View]) -> None:
    """Drops the breakdown, or withholds these years of the indicator altogether."""
    if told.view.axes:
        told.view.drop(SMALL_DIFFERENCE)
    for view in () if told.view.axes else views:
        if view.indicator.slug == told.view.indicator.slug:
            for year in years:
                view.withhold(year, SMALL_DIFFERENCE)
