"""What a breakdown means, and the order of its categories; read from `definitions/dimensions.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from indicators.errors import UnknownName
from indicators.marking import N_
from indicators.model import TOTAL
from indicators.settings import Settings

OTHER = "other"
"""Begins the code of a merged group: `other:<first member>:<number of members>`."""
JOIN = "*"
"""Joins two dimensions of a breakdown, and the two codes of its categories."""


@dataclass(frozen=True)
class Dimension:
    """A column that figures may be broken down by. `labels`: code to English word, in display order.

    `others` and `every` name merged groups by their number of members; bands have `limits` (lowest and highest value,
    None where open) and `ranges`, the words for several neighbours together: below, between, above. `usual` are words
    for codes that are often used where any code may be.
    """

    name: str
    title: str
    table: str
    labels: dict[str, str]
    others: str = ""
    every: str = ""
    limits: dict[str, tuple[int | None, int | None]] = field(default_factory=dict)
    ranges: dict[str, str] = field(default_factory=dict)
    usual: dict[str, str] = field(default_factory=dict)

    def position(self, code: str) -> int:
        """Where `code` stands in the order, a merged group where its first member does; unknown codes come last."""
        first, _ = members(code)
        return list(self.labels).index(first) if first in self.labels else len(self.labels)

    def word(self, code: str) -> str:
        """The English word of a code; the code itself where it has none."""
        return self.labels.get(code) or self.usual.get(code, code)


Where = tuple[str, str, str]
"""Administration, breakdown and one of its dimensions."""


@dataclass(frozen=True, eq=False)
class Grouping:
    """How categories stand together in an edition.

    `members`: the categories of each merged group; `present`: every category, in display order; `parents`:
    administration and department -> directorate.
    """

    members: Mapping[Where, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    present: Mapping[Where, tuple[str, ...]] = field(default_factory=dict)
    parents: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def of(self, where: Where, group: str) -> tuple[str, ...]:
        """The members of a merged group; none where they are not known."""
        return self.members.get(where, {}).get(group, ())

    def standing_for(self, where: Where, code: str, shown: Sequence[str]) -> str:
        """Which of the `shown` categories and groups a category stands in; the category itself if in none."""
        first, _ = members(code)
        found = (group for group in shown if first in self.of(where, group))
        return code if code in shown else first if first in shown else next(found, code)


@cache
def dimensions() -> dict[str, Dimension]:
    """Every dimension by its code."""
    with (Settings().definitions / "dimensions.toml").open("rb") as file:
        raw = tomllib.load(file)
    return {code: _dimension(code, entry) for code, entry in raw.items()}


def _dimension(code: str, entry: dict[str, Any]) -> Dimension:
    categories = entry["categories"]
    return Dimension(
        code,
        entry["name"],
        entry["table"],
        {each["code"]: each["label"] for each in categories},
        entry["others"],
        entry.get("every", ""),
        {each["code"]: (each.get("low"), each.get("high")) for each in categories if {"low", "high"} & each.keys()},
        {word: entry[word] for word in ("below", "between", "above") if word in entry},
        {each["code"]: each["label"] for each in entry.get("usual", [])},
    )


def dimension(code: str) -> Dimension:
    """One dimension; UnknownName where there is none."""
    if code not in dimensions():
        raise UnknownName(N_("breakdown"), code, dimensions())
    return dimensions()[code]


def parts(breakdown: str) -> tuple[str, ...]:
    """The dimensions of a breakdown; none for the total."""
    return () if breakdown == TOTAL else tuple(breakdown.split(JOIN))


def members(code: str) -> tuple[str, int]:
    """The first member of a merged group and how many it has; a category is its own only member."""
    first, _, number = code.removeprefix(f"{OTHER}:").rpartition(":")
    return (first, int(number)) if code.startswith(f"{OTHER}:") and number.isdecimal() else (code, 1)


def sort_key(breakdown: str, category: str) -> tuple[tuple[int, str], ...]:
    """Sorts the categories of a breakdown as they are displayed."""
    codes = category.split(JOIN)
    return tuple((dimension(name).position(code), code) for name, code in zip(parts(breakdown), codes, strict=False))
