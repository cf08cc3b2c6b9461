"""Which breakdowns may exist and how small a figure may be; read from `definitions/lattice.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from indicators.dimensions import dimensions, parts
from indicators.model import TOTAL, Indicator
from indicators.settings import Settings

MISSING = ""
"""Stands for a value that was not delivered in a list of codes."""

DELIVERED = "*"
"""Stands for every value that was delivered, of a dimension whose codes are the data's own (an occupation)."""

Marks = Mapping[str, Sequence[str]]
"""Dimension -> the codes that belong; a dimension that is not named is not looked at."""


@dataclass(frozen=True)
class Rule:
    """How small a figure of a class may be."""

    fewest: int
    zeros: bool = True
    whole_only: bool = False
    largest_share: float | None = None


@dataclass(frozen=True)
class Table:
    """What may exist of a canonical table. `flow`: people who came (`in`), left (`out`) or moved up (`inside`)."""

    breakdowns: tuple[str, ...] = ()
    persons: bool = False
    flow: str | None = None


@dataclass(frozen=True)
class Public:
    """What is public of a table: dimensions by themselves, and the rows that are elected, appointed or named posts."""

    dimensions: tuple[str, ...]
    posts: Marks = field(default_factory=dict)


@dataclass(frozen=True)
class Lattice:
    """Everything that may ever be published, declared."""

    rules: Mapping[str, Rule]
    within: Mapping[str, str]
    coarser: Mapping[str, tuple[str, Mapping[str, str]]]
    ordered: tuple[str, ...]
    public: Mapping[str, Public]
    tables: Mapping[str, Table]

    def allows(self, table: str, breakdown: str) -> bool:
        """Whether figures of a canonical table may be broken down in this way."""
        return breakdown == TOTAL or breakdown in self.tables.get(table, Table()).breakdowns

    def is_public(self, indicator: Indicator, breakdown: str) -> bool:
        """Whether a figure needs no protection: office held and sex of elected, appointed and named top posts."""
        known = self.public.get(indicator.source_table)
        if indicator.sensitivity != "public_office" or known is None:
            return indicator.sensitivity == "public_office" and not self.is_personal(indicator)
        if breakdown != TOTAL and not set(breakdown.split("*")) <= set(known.dimensions):
            return False
        return not known.posts or self._only_posts(indicator, known.posts)

    def rule_of(self, indicator: Indicator, breakdown: str) -> Rule:
        """How small a figure may be. Of holders of known posts a zero tells the situation of each one."""
        rule = self.rules[indicator.sensitivity]
        known = self.public.get(indicator.source_table, Public(()))
        own = set(parts(breakdown)) - set(known.dimensions)
        marks = indicator.counted or indicator.population
        narrow = any(_singles_out(name, marks.get(name, ()), codes) for name, codes in known.posts.items())
        return replace(rule, zeros=False) if own and narrow else rule

    def is_personal(self, indicator: Indicator) -> bool:
        """Whether the indicator counts persons of a delivered table."""
        return any(self.tables.get(table, Table()).persons for table in indicator.tables)

    def _only_posts(self, indicator: Indicator, posts: Marks) -> bool:
        """Whether everyone who is counted holds such a post."""
        marks = {**indicator.population, **(indicator.counted or {})}
        return any(name in marks and set(marks[name]) <= set(codes) for name, codes in posts.items())


def _singles_out(dimension: str, marked: Sequence[str], posts: Sequence[str]) -> bool:
    """Whether marks take holders of known posts, and not simply everybody."""
    return bool(set(marked) & set(posts)) and not set(dimensions()[dimension].labels) <= set(marked)


@cache
def lattice() -> Lattice:
    """The lattice that ships with the product, with the thresholds of this installation."""
    with (Settings().definitions / "lattice.toml").open("rb") as file:
        raw = tomllib.load(file)
    return Lattice(
        rules={name: _rule(entry, Settings().fewest) for name, entry in raw["classes"].items()},
        within=raw["within"],
        coarser={name: (entry["of"], entry["codes"]) for name, entry in raw["coarser"].items()},
        ordered=tuple(raw["ordered"]["dimensions"]),
        public={
            name: Public(tuple(entry["dimensions"]), entry.get("posts", {})) for name, entry in raw["public"].items()
        },
        tables={
            name: Table(**{**entry, "breakdowns": tuple(entry["breakdowns"])}) for name, entry in raw["tables"].items()
        },
    )


def _rule(entry: dict[str, Any], k: int) -> Rule:
    """A class's own figure holds even where the setting is lower; a higher setting raises it."""
    own = 0 if entry["fewest"] == "k" else entry["fewest"]
    return Rule(**{**entry, "fewest": max(own, k)})
