"""The limits that an edition has to keep, and what is public anyway: read from the lattice, never below the floor."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FLOOR = 3
"""No setting may go below (Italian code of conduct for official statistics)."""
USUAL = 5
AT_LEAST = {"pay": 10, "sensitive": 10}
HIDES_ZEROS = ("pay", "sensitive")
OFFICE = "public_office"
LATTICE = Path(__file__).resolve().parent.parent / "definitions" / "lattice.toml"


@dataclass(frozen=True)
class Public:
    """What is public of a table: breakdowns by these dimensions, of whoever has these codes."""

    dimensions: frozenset[str]
    posts: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Limits:
    """The fewest people of one sex that may show, by class; and office held and sex of its holder, which are public."""

    k: int
    public: Mapping[str, Public]
    of_persons: frozenset[str]

    def of(self, sensitivity: str) -> int:
        return max(AT_LEAST.get(sensitivity, 0), self.k)

    def posts_of(self, table: str) -> Mapping[str, tuple[str, ...]]:
        """The posts of a table whose holders are public."""
        return self.public[table].posts if table in self.public else {}

    def posts(self, sensitivity: str, table: str, names: Iterable[str]) -> Mapping[str, tuple[str, ...]] | None:
        """Who is public in a breakdown by `names`: whoever has one of the codes; empty: everyone; None: nobody."""
        if sensitivity != OFFICE:
            return None
        known = self.public.get(table)
        if known is None:
            return None if table in self.of_persons else {}
        return known.posts if set(names) <= known.dimensions else None


def limits(k: int, lattice: Path = LATTICE) -> Limits:
    """The limits for editions built with `k`."""
    raw: dict[str, Any] = tomllib.loads(lattice.read_text(encoding="utf-8")) if lattice.exists() else {}
    public = {
        table: Public(
            frozenset(entry["dimensions"]), {name: tuple(codes) for name, codes in entry.get("posts", {}).items()}
        )
        for table, entry in raw.get("public", {}).items()
    }
    persons = frozenset(table for table, entry in raw.get("tables", {}).items() if entry.get("persons"))
    return Limits(max(k, FLOOR), public, persons)
