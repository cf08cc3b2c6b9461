"""What is known of an invented administration before a single person is drawn: its size, its parts, its gaps."""

from __future__ import annotations

import tomllib
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from indicators.errors import UnknownName
from indicators.marking import N_

FOLDER = Path(__file__).resolve().parent
FIRST_YEAR, LAST_YEAR = 2016, 2025
YEARS = tuple(range(FIRST_YEAR, LAST_YEAR + 1))


@dataclass(frozen=True)
class Department:
    """A unit, and the occupation that is most frequent in it."""

    name: str
    directorate: str
    occupation: str


@dataclass(frozen=True)
class Recipe:
    """One administration of `administrations.toml`, with its share of `truth.toml`."""

    slug: str
    people: int
    course: tuple[float, ...]
    women_executives: tuple[float, float]
    grades: dict[str, str]
    pay_level: float
    administrations: dict[str, float]
    one_gender: dict[str, str]
    by_person: tuple[str, ...]
    counted: tuple[str, ...]
    registers: tuple[str, ...]
    dialect: dict[str, str]
    departments: tuple[Department, ...]
    truth: dict[str, Any]

    @property
    def tables(self) -> tuple[str, ...]:
        """Every canonical table that is delivered."""
        return self.by_person + self.counted + self.registers

    def headcount(self, year: int) -> int:
        """Employees at the end of the year; the year before the first is the start."""
        return round(self.people * self.course[year - FIRST_YEAR + 1])

    def women_among_executives(self, year: int) -> float:
        """The share that appointments lead to by the end of the year: a straight line."""
        first, last = self.women_executives
        return first + (last - first) * (year - FIRST_YEAR) / (LAST_YEAR - FIRST_YEAR)

    def random(self, seed: int, purpose: str) -> np.random.Generator:
        """Chance of its own for each purpose: what one table draws changes nothing in another."""
        return np.random.default_rng([seed, zlib.crc32(self.slug.encode()), zlib.crc32(purpose.encode())])


@cache
def recipes() -> dict[str, Recipe]:
    """The invented administrations by slug, the largest first."""
    truth = _read("truth.toml")
    found = _read("administrations.toml")
    made = [_recipe(slug, raw, {**truth["default"], **truth.get(slug, {})}) for slug, raw in found.items()]
    return {each.slug: each for each in sorted(made, key=lambda each: -each.people)}


def recipe(slug: str) -> Recipe:
    """The invented administration of that slug; UnknownName where there is none."""
    if slug not in recipes():
        raise UnknownName(N_("invented administration"), slug, recipes())
    return recipes()[slug]


def _read(file: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / file).read_text(encoding="utf-8"))


def _recipe(slug: str, raw: dict[str, Any], truth: dict[str, Any]) -> Recipe:
    departments = tuple(
        Department(name, directorate, occupation)
        for directorate, kinds in raw["departments"].items()
        for occupation, names in kinds.items()
        for name in names
    )
    texts: dict[str, Any] = {key: raw[key] for key in ("people", "grades", "pay_level", "dialect")}
    lists: dict[str, Any] = {
        key: tuple(raw[key]) for key in ("course", "women_executives", "by_person", "counted", "registers")
    }
    return Recipe(
        slug=slug,
        administrations=raw.get("administrations", {"": 1.0}),
        one_gender=raw.get("one_gender", {}),
        departments=departments,
        truth=truth,
        **texts,
        **lists,
    )
