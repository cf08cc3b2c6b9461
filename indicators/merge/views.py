"""What is merged: the counts of one indicator and breakdown in one city, as an array, with its groups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from indicators.dimensions import dimensions
from indicators.lattice import MISSING, Rule
from indicators.model import Indicator

Counts = npt.NDArray[np.int64]
Labels = npt.NDArray[np.int64]
"""The group of each code of an axis: the number of the group's first code."""
Safe = npt.NDArray[np.bool_]
Numbers = npt.NDArray[Any]

SUMMED = ["women", "men", "base_women", "base_men", "pool_women", "pool_men"]
LARGEST = ["largest_women", "largest_men", "sum_women", "sum_men"]
"""Of amounts: the largest one and their sum, for the rule of dominance."""


@dataclass(frozen=True)
class Counted:
    """Counts of an indicator and breakdown: a column a dimension (`axes`), `city, year` and SUMMED (or also LARGEST).

    `fixed` names a column whose values are never put together (the question of a survey): each has to be safe.
    `things`: what is counted has no gender (reports in a year).
    """

    indicator: Indicator
    breakdown: str
    axes: tuple[str, ...]
    frame: pd.DataFrame
    rule: Rule
    public: bool = False
    fixed: str | None = None
    things: bool = False


@dataclass(eq=False)
class View:
    """One table of a city: `cells` by year, code of each axis and feature, and the groups decided so far.

    `sets`: women and men of each set of people that the figures tell, by name.
    """

    indicator: Indicator
    breakdown: str
    axes: tuple[str, ...]
    codes: tuple[tuple[str, ...], ...]
    years: tuple[int, ...]
    cells: dict[str, Counts]
    rule: Rule
    largest: dict[str, npt.NDArray[np.float64]] = field(default_factory=dict)
    labels: list[Labels] = field(default_factory=list)
    withheld: dict[int, str] = field(default_factory=dict)
    dropped: str | None = None
    public: bool = False  # shown as it is, and known to everybody
    apart: bool = False  # counts nobody whom another table counts
    known: tuple[int, ...] = ()  # codes of the first axis whose people everybody knows: safe, and no cover for others

    @property
    def table(self) -> str:
        return self.indicator.source_table

    def open_years(self) -> npt.NDArray[np.bool_]:
        """Years of which something is published."""
        return np.array([year not in self.withheld for year in self.years], dtype=bool)

    def drop(self, reason: str) -> None:
        self.dropped = self.dropped or reason

    def withhold(self, year: int, reason: str) -> None:
        self.withheld.setdefault(year, reason)

    def is_open(self) -> bool:
        return self.dropped is None and bool(self.open_years().any())

    def grouped(self, axis: int) -> dict[int, list[int]]:
        """Positions of the members of each group of an axis."""
        found: dict[int, list[int]] = {}
        for place, label in enumerate(self.labels[axis]):
            found.setdefault(int(label), []).append(place)
        return found


def view_of(counted: Counted, city_rows: pd.DataFrame) -> View:
    """The array of one city; codes in display order, what was not delivered last."""
    columns = [city_rows[name].fillna(MISSING).astype(str) for name in counted.axes]
    codes = tuple(ordered_codes(name, set(column)) for name, column in zip(counted.axes, columns, strict=True))
    years = tuple(sorted({int(year) for year in city_rows["year"]}))
    fixed = sorted(set(city_rows[counted.fixed])) if counted.fixed else [None]
    shape = (len(years), *(len(each) for each in codes), len(fixed))
    where: list[Sequence[int]] = [[years.index(int(year)) for year in city_rows["year"]]]
    for column, known in zip(columns, codes, strict=True):
        place = {code: number for number, code in enumerate(known)}
        where.append([place[code] for code in column])
    where.append([fixed.index(each) for each in city_rows[counted.fixed]] if counted.fixed else [0] * len(city_rows))
    view = View(
        counted.indicator, counted.breakdown, counted.axes, codes, years, {}, counted.rule, public=counted.public
    )
    view.apart = counted.things or counted.fixed is not None
    view.cells = _sets(counted, {name: _filled(shape, where, city_rows[name]) for name in SUMMED})
    if LARGEST[0] in city_rows and counted.rule.largest_share is not None:
        view.largest = {name: _filled_amounts(shape, where, city_rows[name], name) for name in LARGEST}
    view.labels = [np.arange(len(each)) for each in codes]
    return view


def ordered_codes(name: str, codes: set[str]) -> tuple[str, ...]:
    known = dimensions().get(name)
    return tuple(sorted(codes, key=lambda code: (code == MISSING, known.position(code) if known else 0, code)))


def _filled(shape: tuple[int, ...], where: list[Sequence[int]], values: pd.Series) -> Counts:
    array = np.zeros(shape, dtype=np.int64)
    np.add.at(array, tuple(np.array(each) for each in where), values.to_numpy(dtype=np.int64))
    return array


def _filled_amounts(
    shape: tuple[int, ...], where: list[Sequence[int]], values: pd.Series, name: str
) -> npt.NDArray[np.float64]:
    array = np.zeros(shape)
    put = np.maximum if name.startswith("largest") else np.add
    put.at(array, tuple(np.array(each) for each in where), values.fillna(0).to_numpy(dtype=float))
    return array


def _sets(counted: Counted, sums: dict[str, Counts]) -> dict[str, Counts]:
    """Women and men, on the last axis but one, of each set that the figures tell: counted, not counted, the pool."""

    def both(women: Counts, men: Counts) -> Counts:
        return np.stack([women, men], axis=-2)

    found = {"counted": both(sums["women"], sums["men"])}
    if counted.things:
        if counted.indicator.formula == "share_of_things":
            found["rest"] = both(sums["base_women"] - sums["women"], sums["base_men"] - sums["men"])
        return found
    if counted.indicator.pool is not None:
        return {**found, "pool": both(sums["pool_women"], sums["pool_men"])}
    if counted.indicator.counted != {}:
        found["rest"] = both(sums["base_women"] - sums["women"], sums["base_men"] - sums["men"])
    return found


def together(array: Numbers, labels: Iterable[Labels], how: np.ufunc = np.add) -> Numbers:
    """The array with the codes of each axis (from the second on) put together by their groups."""
    for axis, of_axis in enumerate(labels, start=1):
        firsts, place = np.unique(of_axis, return_inverse=True)
        order = np.argsort(place, kind="stable")
        starts = np.searchsorted(place[order], np.arange(len(firsts)))
        array = how.reduceat(np.take(array, order, axis=axis), starts, axis=axis)
    return array


def safe_counts(counts: Numbers, rule: Rule) -> npt.NDArray[np.bool_]:
    """Whether each count may be shown."""
    large = counts >= rule.fewest
    return large | (counts == 0) if rule.zeros else large
