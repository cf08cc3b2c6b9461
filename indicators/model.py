"""The nouns: Indicator, Standard, Example, City, Mapping, Note, Observation, Edition."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

OBSERVATION_FIELDS = (
    "indicator", "code", "version", "city", "year", "breakdown", "category", "group",
    "women", "men", "base", "base_women", "value", "low", "high",
    "unit", "flag", "reason", "source", "reference_date", "date_basis", "edition",
)  # fmt: skip
"""One observation, field for field, in the order in which it is written everywhere."""

TOTAL = "total"
"""The breakdown of a headline, and its only category."""


@dataclass(frozen=True)
class Standard:
    """A norm or statistical standard that a definition leans on, with its evidence mark (V, S, M or D)."""

    name: str
    says: str
    evidence: str
    value: float | None = None


@dataclass(frozen=True)
class Example:
    """A worked example: small text tables in, numbers out."""

    note: str
    given: dict[str, str]
    expect: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class Indicator:
    """One definition: `<theme>/<slug>.toml` says what it means, `<slug>.sql` who is counted.

    `population`, `counted` and `pool` say in codes what the query says in SQL: dimension -> codes, empty for everyone;
    `counted` is None where no dimension tells who is counted (promoted or not). What stands `alone` looks at other
    rows than those of its year (a cohort): its numbers cannot be added to others of its table. What `follows` others is
    shown only in years in which they are: its figures tell theirs.
    """

    slug: str
    theme: str
    code: str
    title: str
    question: str
    definition: str
    why_it_matters: str
    formula: str
    unit: str
    better: str
    sensitivity: str
    version: int
    since: int
    status: str
    evidence: str
    sql: str | None
    better_value: float | None = None
    over: str | None = None
    interval: bool = False
    headline: int | None = None
    breakdowns: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    caution: str = ""
    tables: tuple[str, ...] = ()
    covariates: tuple[str, ...] = ()
    population: dict[str, tuple[str, ...]] = field(default_factory=dict)
    counted: dict[str, tuple[str, ...]] | None = None
    pool: dict[str, tuple[str, ...]] | None = None
    alone: bool = False
    follows: tuple[str, ...] = ()
    standards: tuple[Standard, ...] = ()
    examples: tuple[Example, ...] = ()
    fingerprint: str = ""

    @property
    def source_table(self) -> str:
        """The canonical table whose rows are counted: the first that the query names."""
        return self.tables[0]

    def applies_in(self, country: str) -> bool:
        """Whether it is a figure of this country: it names the country, or none at all."""
        return not self.countries or country in self.countries

    @property
    def told_of(self) -> str:
        """Whose numbers its own can be added to: those of its table, or nobody else's."""
        return f"{self.source_table}:{self.slug}" if self.alone else self.source_table

    @property
    def pooled(self) -> bool:
        """Whether the query says in `pool` whom the counted are measured against."""
        return self.pool is not None


@dataclass(frozen=True)
class Note:
    """What to know of some figures of a city: `reason` stands with each observation it concerns."""

    reason: str
    text: str
    years: tuple[int, ...]
    indicators: tuple[str, ...] = ()
    dimension: str | None = None
    categories: tuple[str, ...] = ()

    @property
    def is_break(self) -> bool:
        return self.reason == "series_break"


@dataclass(frozen=True)
class Published:
    """Where figures that the product does not hold are (or should be) published."""

    theme: str
    text: str
    url: str = ""


@dataclass(frozen=True)
class Mapping:
    """How the exports of one table are written: their headers, codes, dates and numbers, in our vocabulary.

    `files` (globs) and `years` say for which deliveries it holds, none for all; `columns`: local header to ours.
    """

    table: str
    files: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    sheet: str = ""
    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    constants: dict[str, Any] = field(default_factory=dict)
    date_format: str = ""
    decimal: str = ""
    ignored: tuple[str, ...] = ()
    blank_means_zero: tuple[str, ...] = ()


@dataclass(frozen=True)
class City:
    """An administration of the network, or a place of comparison (`partner` is false).

    `synthetic`: invented, for the demonstration; every figure of it is.
    """

    slug: str
    name: str
    country: str
    kind: str
    language: str
    partner: bool = True
    synthetic: bool = False
    official_name: str = ""
    about: str = ""
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    published: tuple[Published, ...] = ()
    mappings: tuple[Mapping, ...] = ()
    folder: Path | None = None


@dataclass(frozen=True)
class Edition:
    """What is said of an edition wherever one of its numbers stands."""

    name: str
    built_on: dt.date
    observations: int
    fingerprint: str
    audit: dict[str, Any]  # the verdict
    path: Path
