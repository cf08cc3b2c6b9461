"""The sets of people that figures tell: each a box, dimension -> codes, with its counts by year and row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt

from indicators.lattice import DELIVERED, MISSING, Marks
from indicators.merge.views import Numbers, View, together

Root = Callable[[str], str]
Atom = Callable[[str, str], frozenset[str]]
Box = dict[str, frozenset[str]]
Cell = tuple[frozenset[str], ...]
EVERYTHING_ELSE = "*"
"""Stands for all codes of a dimension that nobody names."""


@dataclass(eq=False)
class Told:
    """One set of people of a view. `counts`: women and men by year and row cell; NaN where nothing is published."""

    view: View
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    box: Box
    cells: tuple[Cell, ...]
    counts: npt.NDArray[np.float64]
    key: tuple[str, ...]


def sets_told(views: Sequence[View], root: Root, atom: Atom) -> list[Told]:
    """Every set that the views tell, each breakdown also added up over its axes."""
    years = tuple(sorted({year for view in views for year in view.years}))
    marked = {(view.indicator.told_of, root(name)) for view in views for name in _marks_of(view)}
    found = []
    for view in views:
        for rows, columns in _uses(view, root, marked):
            found += list(_told(view, rows, columns, years, root, atom))
    return found


def _marks_of(view: View) -> set[str]:
    given = (view.indicator.population, view.indicator.counted or {}, view.indicator.pool or {})
    return {name for marks in given for name in marks}


def _uses(view: View, root: Root, marked: set[tuple[str, str]]) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Each way to take an axis: as rows, as columns (only where somebody marks its dimension), or added up."""
    ways = [(0, 1, 2) if (view.indicator.told_of, root(name)) in marked else (0, 1) for name in view.axes]
    for chosen in product(*ways):
        rows = tuple(number for number, way in enumerate(chosen) if way == 1)
        yield rows, tuple(number for number, way in enumerate(chosen) if way == 2)


def _told(
    view: View, rows: tuple[int, ...], columns: tuple[int, ...], years: tuple[int, ...], root: Root, atom: Atom
) -> Iterator[Told]:
    groups = [_groups(view, number, atom) for number in range(len(view.axes))]
    cells = tuple(product(*(groups[number] for number in rows)))
    place = [years.index(year) for year in view.years]
    key = (view.indicator.told_of, *(root(view.axes[number]) for number in rows))
    for box, counts in _boxes(view, root, atom):
        kept = (*rows, *columns)
        array = together(counts, view.labels).sum(axis=-1)
        array = array.sum(axis=tuple(number + 1 for number in range(len(view.axes)) if number not in kept))
        order = [1 + sorted(kept).index(number) for number in kept]
        array = np.transpose(array, (0, *order, array.ndim - 1)).reshape(len(view.years), len(cells), -1, 2)
        for number, choice in enumerate(product(*(groups[each] for each in columns))):
            narrowed = dict(box)
            for each, codes in zip(columns, choice, strict=True):
                name = root(view.axes[each])
                narrowed[name] = _meet(narrowed.get(name, codes), codes)
            by_year = np.full((len(years), len(cells), 2), np.nan)
            by_year[place] = array[:, :, number]
            by_year[[years.index(year) for year in view.withheld]] = np.nan
            yield Told(view, rows, columns, narrowed, cells, by_year, key)


def _groups(view: View, number: int, atom: Atom) -> list[frozenset[str]]:
    """The atoms of each group of an axis."""
    codes, name = view.codes[number], view.axes[number]
    return [
        frozenset().union(*(atom(name, codes[each]) for each in members)) for members in view.grouped(number).values()
    ]


def _boxes(view: View, root: Root, atom: Atom) -> Iterator[tuple[Box, Numbers]]:
    """The sets of an indicator that are boxes: its population, who is counted of it, who is not, its pool."""
    indicator, cells = view.indicator, view.cells
    population = _box(indicator.population, root, atom)
    if "pool" in cells and indicator.pool is not None and len(indicator.tables) == 1:
        yield _both(population, _box(indicator.pool, root, atom)), cells["pool"]
    if indicator.counted is None:
        yield {**population, f"counted {indicator.slug}": frozenset({"yes"})}, cells["counted"]
    else:
        yield _both(population, _box(indicator.counted, root, atom)), cells["counted"]
    if "rest" in cells:
        yield population, cells["counted"] + cells["rest"]
        rest = _rest(indicator.counted, root, atom)
        if indicator.counted is None:
            yield {**population, f"counted {indicator.slug}": frozenset({"no"})}, cells["rest"]
        elif rest:
            yield {**population, **_but(population, rest)}, cells["rest"]


def _box(marks: Marks, root: Root, atom: Atom) -> Box:
    return {root(name): _codes(name, codes, atom) for name, codes in marks.items()}


def _codes(name: str, codes: Sequence[str], atom: Atom) -> frozenset[str]:
    """The atoms of codes; every value that was delivered is all but the missing one."""
    if DELIVERED in codes:
        return frozenset({EVERYTHING_ELSE, f"not {MISSING}"})
    return frozenset().union(*(atom(name, code) for code in codes))


def _both(one: Box, other: Box) -> Box:
    return {**one, **other, **{name: _meet(one[name], other[name]) for name in one.keys() & other.keys()}}


def _meet(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """The codes of both; “all but” is written with EVERYTHING_ELSE."""
    if EVERYTHING_ELSE in one and EVERYTHING_ELSE in other:
        return one | other
    if EVERYTHING_ELSE not in one and EVERYTHING_ELSE not in other:
        return one & other
    named, but = (other, one) if EVERYTHING_ELSE in one else (one, other)
    return frozenset(code for code in named if f"not {code}" not in but)


def _rest(counted: Marks | None, root: Root, atom: Atom) -> Box:
    """What is left out, where one dimension tells it."""
    return _box(counted, root, atom) if counted is not None and len(counted) == 1 else {}


def _but(population: Box, left_out: Box) -> Box:
    """The codes of the population without those; of a dimension that it does not name, all but those."""
    ((name, codes),) = left_out.items()
    rest = frozenset({EVERYTHING_ELSE}) | frozenset(f"not {code}" for code in codes)
    return {name: _meet(population.get(name, rest), rest)}
