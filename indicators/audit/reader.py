"""Reads the rows of one city and source table as statements and targets."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from copy import copy
from functools import partial

import pandas as pd

from indicators.audit.limits import Limits
from indicators.audit.reading import PEOPLE, Contents, Measure, parts
from indicators.audit.space import ANY, NO, NOT_RECORDED, YES, Region, Space, space_of
from indicators.audit.statements import (
    BOTH,
    MEN,
    WOMEN,
    Block,
    Statement,
    Target,
    cells_of,
    holders,
    own_variable,
    public_numbers,
    said,
)
from indicators.errors import EditionError
from indicators.marking import N_


class Reader:
    """Reads the rows of one city and source table: categories, groups and what each row adds up."""

    def __init__(self, contents: Contents, city: str, table: str, limits: Limits) -> None:
        self.measures = {
            name: each for name, each in contents.measures.items() if each.table == table and each.kind == PEOPLE
        }
        here = contents.observations
        self.rows = here[(here["city"] == city) & here["indicator"].isin(self.measures)]
        groups = contents.groups[(contents.groups["city"] == city) & contents.groups["indicator"].isin(self.measures)]
        self.members = _members(groups)
        self.parents = contents.parents.get(city, {})
        self.city, self.table, self.limits = city, table, limits
        self.listed: set[str] = set()
        self.categories = self._categories()

    def _categories(self) -> dict[str, set[str]]:
        """Every category that the edition or its definitions name, by dimension."""
        found: dict[str, set[str]] = defaultdict(set)
        for measure in self.measures.values():
            for told in (
                measure.population,
                measure.counted or {},
                measure.pool or {},
                self.limits.posts_of(self.table),
            ):
                for name, values in told.items():
                    found[name] |= set(values)
            if measure.counted is None:
                found[own_variable(measure)] = {YES, NO}
                self.listed.add(own_variable(measure))
            for breakdown in measure.breakdowns:
                for name in parts(breakdown):
                    found[name] |= set()
        for (_, breakdown, name), groups in self.members.items():
            if breakdown != "total":
                found[name] |= set(itertools.chain.from_iterable(groups.values()))
                self.listed.add(name)
        for row in self.rows[["indicator", "breakdown", "category"]].drop_duplicates().itertuples(index=False):
            for name, codes in self._codes(*row).items():
                found[name] |= set(codes)
                self.listed.add(name)
        # A column that is never broken down, such as the hours paid, is known or not: then “every category” is the one.
        return {name: codes - {NOT_RECORDED, ANY} or codes & {ANY} for name, codes in found.items()}

    def _codes(self, indicator: str, breakdown: str, category: str) -> dict[str, set[str]]:
        """The categories of each dimension that a row stands for; empty for a total and for a dropped breakdown."""
        names = parts(breakdown)
        codes = category.split("*")
        if not names or category == "total":
            return {}
        if len(codes) != len(names):
            raise EditionError(N_("{breakdown} has a row that the audit cannot read."), breakdown=breakdown)
        return {name: self._group(indicator, breakdown, name, code) for name, code in zip(names, codes, strict=True)}

    def _group(self, indicator: str, breakdown: str, name: str, code: str) -> set[str]:
        members = self.members.get((indicator, breakdown, name), {}).get(code)
        if members is None and code.startswith("other:"):
            raise EditionError(N_("A merged group of {breakdown} has no members in the edition."), breakdown=breakdown)
        return members or {code}

    def with_measures(self, measures: dict[str, Measure]) -> Reader:
        """The same rows, read as if these said whom they count."""
        other = copy(self)
        other.measures = measures
        return other

    def years(self) -> list[int]:
        return sorted(int(year) for year in self.rows["year"].unique())

    def delivered_years(self) -> list[int]:
        """Years with figures that nobody else has published."""
        return sorted(int(year) for year in self.rows.loc[self.rows["source"] != "published", "year"].unique())

    def of(self, year: int) -> pd.DataFrame:
        """The rows of a year."""
        return self.rows[self.rows["year"] == year]

    def space(self, year: int, bold: bool = True) -> Space:
        """The variables of the table. A bold attacker takes it that everyone's categories are recorded, unless the
        numbers say otherwise; a careful one believes it only where the numbers prove it. Of a dimension that no
        breakdown lists there may always be people in categories that nobody has named."""
        proved, disproved = self._recorded(self.of(year))
        return space_of(self.categories, self.parents, self.listed - disproved if bold else proved)

    def block(self, year: int, earlier: Iterable[Statement] = (), bold: bool = True) -> Block:
        """What is said of a year, and the cells that must not come out."""
        rows, space = self.of(year), self.space(year, bold)
        statements = [*self.statements(rows, space), *earlier]
        return Block(self.city, year, self.table, space, statements, self._targets(rows, space, statements))

    def _recorded(self, rows: pd.DataFrame) -> tuple[set[str], set[str]]:
        """The dimensions that everyone has, and those that somebody lacks: do the rows add up to the total?"""
        proved: set[str] = set()
        disproved: set[str] = set()
        for indicator, breakdowns in rows.groupby("indicator"):
            measure = self.measures[indicator]
            if measure.population or measure.counted:
                continue
            sums = breakdowns.groupby("breakdown")[["women", "men"]].sum(min_count=1)
            disproved |= {
                name for key, groups in self.members.items() if key[0] == indicator for name in _lacking(key, groups)
            }
            gaps = set(breakdowns.loc[breakdowns["women"].isna() | breakdowns["men"].isna(), "breakdown"])
            for breakdown in sums.index.difference(["total", *gaps]):
                if "total" in sums.index and "total" not in gaps:
                    complete = bool((sums.loc[breakdown] == sums.loc["total"]).all())
                    (proved if complete else disproved).update(parts(breakdown))
        return proved - disproved, disproved

    def statements(self, rows: pd.DataFrame, space: Space) -> Iterator[Statement]:
        """What the rows of a year say, zeros of absent groups included."""
        for row in rows.itertuples(index=False):
            measure = self.measures[row.indicator]
            region = space.region(self._codes(row.indicator, row.breakdown, row.category))
            if row.category != "total" or row.breakdown == "total":
                limit = self.limits.of(measure.sensitivity)
                for each in said(row, measure, region, space, limit):
                    public = row.source == "published" or self._is_public(each.region, measure, row.breakdown, space)
                    yield each._replace(limit=0) if public else each
        yield from self._nobody(rows, space)

    def _is_public(self, region: Region, measure: Measure, breakdown: str, space: Space) -> bool:
        """Whether everyone of a region holds an office that is public, in a breakdown that is."""
        posts = self.limits.posts(measure.sensitivity, self.table, parts(breakdown))
        if not posts:
            return posts is not None
        return any(space.both(region, space.region({name: codes})) == region for name, codes in posts.items())

    def _nobody(self, rows: pd.DataFrame, space: Space) -> Iterator[Statement]:
        """A group that has no row in a breakdown that is published has nobody."""
        for (indicator, breakdown), shown in rows.groupby(["indicator", "breakdown"]):
            names = parts(breakdown)
            known = [self.members.get((indicator, breakdown, name)) for name in names]
            if not names or "total" in set(shown["category"]) or not all(known):
                continue
            there = set(shown["category"])
            measure = self.measures[indicator]
            named = (sorted(code for code in each or {} if code != NOT_RECORDED) for each in known)
            for groups in itertools.product(*named):
                if "*".join(groups) not in there:
                    codes = {name: (each or {})[group] for name, each, group in zip(names, known, groups, strict=True)}
                    region = space.both(space.region(measure.population), space.region(codes))
                    yield from (Statement(region, gender, 0, self.limits.k) for gender in (WOMEN, MEN))

    def _targets(self, rows: pd.DataFrame, space: Space, statements: list[Statement]) -> list[Target]:
        """Every cell of the declared breakdowns, counted and not counted, women and men, unless it is public."""
        public = set(public_numbers(statements))
        few = [each for each in statements if not each.limit and each.genders != BOTH and each.people]
        delivered = set(rows.loc[rows["source"] != "published", "indicator"])
        found: dict[tuple[frozenset[Region], str], Target] = {}
        for measure in (self.measures[indicator] for indicator in sorted(delivered)):
            limit = self.limits.of(measure.sensitivity)
            for breakdown, regions in cells_of(measure, space):
                if all(self._is_public(region, measure, breakdown, space) for region in regions):
                    continue
                for gender in (WOMEN, MEN):
                    key = frozenset(regions), gender
                    if len(regions) == 1 and (regions[0], gender) in public:
                        continue
                    if key not in found or found[key].limit < limit:
                        found[key] = Target(
                            regions, gender, limit, measure.sensitivity, holders(regions, gender, few, space)
                        )
        return list(found.values())


def _members(groups: pd.DataFrame) -> dict[tuple[str, str, str], dict[str, set[str]]]:
    found: dict[tuple[str, str, str], dict[str, set[str]]] = defaultdict(partial(defaultdict, set))
    for row in groups.to_dict("records"):
        found[row["indicator"], row["breakdown"], row["dimension"]][row["group"]].add(row["category"])
    return found


def _lacking(key: tuple[str, str, str], groups: dict[str, set[str]]) -> list[str]:
    """The dimension of these groups, where people without a category are in one of them."""
    return [key[2]] if any(NOT_RECORDED in members for members in groups.values()) else []
