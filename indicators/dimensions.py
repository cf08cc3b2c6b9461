"""What a breakdown means, and the order of its categories; read from `definitions/dimensions.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

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
    """A column that figures may be broken down by. `labels`: code to English word, in display order."""

    name: str
    title: str
    table: str
    labels: dict[str, str]

    def position(self, code: str) -> int:
        """Where `code` stands in the order, a merged group where its first member does; unknown codes come last."""
        first, _ = members(code)
        return list(self.labels).index(first) if first in self.labels else len(self.labels)


@cache
def dimensions() -> dict[str, Dimension]:
    """Every dimension by its code."""
    with (Settings().definitions / "dimensions.toml").open("rb") as file:
        raw = tomllib.load(file)
    return {
        code: Dimension(code, entry["name"], entry["table"], {c["code"]: c["label"] for c in entry["categories"]})
        for code, entry in raw.items()
    }


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
