"""Every published number as a statement: so many people are in this region. And the cells that must stay unknown."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from indicators.audit.limits import HIDES_ZEROS
from indicators.audit.reading import Measure, parts
from indicators.audit.space import EVERYONE, YES, Region, Space, is_empty

WOMEN, MEN, BOTH = "W", "M", "WM"


class Statement(NamedTuple):
    """`people` of these genders are in the region. `limit`: the fewest that may show; 0 where the number is public."""

    region: Region
    genders: str
    people: int
    limit: int = 0
    zero_shows: bool = True

    @property
    def is_too_small(self) -> bool:
        """Whether the number itself shows fewer people than it may."""
        return (0 if self.zero_shows else -1) < self.people < self.limit


@dataclass(frozen=True)
class Target:
    """A cell of a declared breakdown, of one gender: its people are the sum of regions that do not overlap."""

    regions: tuple[Region, ...]
    gender: str
    limit: int
    sensitivity: str
    holders: int | None = None  # of a public office that all of the cell hold: nobody can be unsure about more

    @property
    def width(self) -> int:
        """How far apart its smallest and largest possible number have to lie."""
        return self.limit - 1 if self.holders is None else min(self.limit - 1, self.holders)


@dataclass
class Block:
    """One source table of a city in a year: what is said of it, and what must not come out."""

    city: str
    year: int
    table: str
    space: Space
    statements: list[Statement]
    targets: list[Target]
    weaker: tuple[str, ...] = ()  # what this reading leaves out


def public_numbers(statements: Iterable[Statement]) -> Iterator[tuple[Region, str]]:
    """Regions and genders whose number everybody knows, women and men together where both are."""
    known = {(each.region, each.genders) for each in statements if not each.limit}
    yield from known
    yield from ((region, BOTH) for region, gender in known if gender == WOMEN and (region, MEN) in known)


def too_small(statements: Iterable[Statement]) -> int:
    """How many numbers show fewer people than they may."""
    statements = list(statements)
    public = set(public_numbers(statements))
    return sum(each.is_too_small and (each.region, each.genders) not in public for each in statements)


def holders(regions: tuple[Region, ...], gender: str, public: list[Statement], space: Space) -> int | None:
    """How many hold the smallest public office (of their gender) that everyone of the regions is in."""
    around = (
        each.people
        for each in public
        if each.genders == gender and all(space.both(region, each.region) == region for region in regions)
    )
    return min(around, default=None)


def own_variable(measure: Measure) -> str:
    return f"counted:{measure.indicator}"


def counted_region(measure: Measure, space: Space) -> Region:
    """Who is counted, of everyone in the table."""
    return space.region({own_variable(measure): [YES]} if measure.counted is None else measure.counted)


def said(row: Any, measure: Measure, region: Region, space: Space, limit: int) -> Iterator[Statement]:
    """The counts that one row gives away, by itself or through its value."""
    population = space.both(space.region(measure.population), region)
    counted = space.both(population, counted_region(measure, space))
    women, men, base, value = (None if pd.isna(x) else x for x in (row.women, row.men, row.base, row.value))
    zero_shows = measure.sensitivity not in HIDES_ZEROS
    for gender, people in ((WOMEN, women), (MEN, men)):
        if people is not None:
            yield Statement(counted, gender, int(people), limit, zero_shows)
    if measure.pool_elsewhere:
        return
    whole = population if measure.pool is None else space.both(space.region(measure.pool), population)
    if base is not None:
        yield Statement(whole, BOTH, int(base), limit)
    if not pd.isna(base_women := getattr(row, "base_women", None)):
        yield Statement(whole, WOMEN, int(base_women or 0), limit)
    for gender, people in _from_value(measure.formula, women, men, base, value):
        yield Statement(whole, gender, people, limit)


def _from_value(formula: str, women: Any, men: Any, base: Any, value: Any) -> Iterator[tuple[str, int]]:
    """A rate gives away the women or men that it divides by; an index the women of its pool."""
    if value is None or not value > 0 or women is None or men is None:
        return
    if formula == "rate_per_1000_women" and women:
        yield WOMEN, round(1000 * women / value)
    if formula == "rate_per_1000_men" and men:
        yield MEN, round(1000 * men / value)
    if formula == "ratio_of_shares" and base is not None:
        yield WOMEN, round(value * base * women / (women + men))


def cells_of(measure: Measure, space: Space) -> Iterator[tuple[str, tuple[Region, ...]]]:
    """Breakdown and regions of every cell of a measure: who is counted there, and who is not."""
    population, counted = space.region(measure.population), counted_region(measure, space)
    for breakdown in ("total", *measure.breakdowns):
        names = parts(breakdown)
        for codes in itertools.product(*(space.codes[name] for name in names)):
            cell = space.both(population, space.region({name: [code] for name, code in zip(names, codes, strict=True)}))
            inside = space.both(cell, counted)
            if not is_empty(inside):
                yield breakdown, (inside,)
            rest = space.without(cell, counted) if counted != EVERYONE and not measure.pool_elsewhere else ()
            if rest:
                yield breakdown, rest
