"""Reads and checks `definitions/`: an indicator is `<theme>/<slug>.toml` and `<slug>.sql`, found by their place."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from indicators.dimensions import dimensions, parts
from indicators.errors import DefinitionError, UnknownName
from indicators.formulas import FORMULAS, INTERVALS, PUBLISHED, WITH_COVARIATES, WITH_POOL, WITH_UNIT
from indicators.lattice import lattice
from indicators.marking import N_
from indicators.model import Example, Indicator, Standard
from indicators.settings import Settings
from indicators.toml_files import known_keys, read_toml, required

REQUIRED = [
    "code",
    "title",
    "question",
    "definition",
    "why_it_matters",
    "formula",
    "unit",
    "better",
    "class",
    "version",
    "since",
    "status",
    "evidence",
]
OPTIONAL = [
    "better_value",
    "breakdowns",
    "countries",
    "over",
    "interval",
    "headline",
    "caution",
    "standards",
    "example",
    "covariates",
    "population",
    "counted",
    "pool",
    "alone",
    "follows",
]
OTHER = "other"
"""Stands where `[counted]` stands when no dimension tells who is counted."""
CHOICES = {
    "unit": (
        *("percent", "points", "ratio", "per_1000", "persons", "seats", "units", "score"),
        *("years", "days", "hours", "euros"),
    ),
    "better": ("parity", "higher", "lower", "towards", "none"),
    "class": ("headcount", "personal", "pay", "sensitive", "public_office"),
    "evidence": ("V", "S", "M", "D"),
    "status": ("draft", "in_use", "retired"),
    "formula": (*FORMULAS, PUBLISHED),
}


@dataclass(frozen=True)
class Theme:
    """A group of indicators; `field` is true for the network's five fields of action."""

    slug: str
    name: str
    field: bool


class Catalogue:
    """All definitions; an indicator answers to its slug and to its code."""

    def __init__(self, indicators: list[Indicator]) -> None:
        self.indicators = sorted(indicators, key=lambda each: each.code)
        self._by_name = {name.lower(): each for each in indicators for name in (each.slug, each.code)}
        if len(self._by_name) != 2 * len(indicators):
            raise DefinitionError(N_("Two indicators have the same code or the same file name."))

    def __getitem__(self, name: str) -> Indicator:
        if name.lower() not in self._by_name:
            raise UnknownName(N_("indicator"), name, [each.slug for each in self.indicators])
        return self._by_name[name.lower()]

    def headlines(self) -> list[Indicator]:
        """The indicators of the first page, in their order."""
        return sorted((each for each in self.indicators if each.headline), key=lambda each: each.headline or 0)

    def of_theme(self, theme: str) -> list[Indicator]:
        return [each for each in self.indicators if each.theme == theme]


@cache
def catalogue() -> Catalogue:
    """The definitions that ship with the product."""
    files = sorted(Settings().definitions.glob("*/*.toml"))
    return Catalogue([read_indicator(path) for path in files])


@cache
def themes() -> dict[str, Theme]:
    """The groups of indicators by slug, in display order."""
    raw = read_toml(Settings().definitions / "themes.toml")
    return {slug: Theme(slug, entry["name"], entry.get("field", False)) for slug, entry in raw.items()}


def read_indicator(path: Path) -> Indicator:
    """One definition, checked field by field; DefinitionError names file and field."""
    raw = read_toml(path)
    known_keys(raw, REQUIRED + OPTIONAL, path.name)
    _check_fields(raw, path.name)
    sql = _read_sql(path, raw["formula"])
    tables = _tables(sql)
    _check_breakdowns(raw, tables, path.name)
    return Indicator(
        slug=path.stem,
        theme=path.parent.name,
        sql=sql,
        tables=tables,
        population=_marks(raw, "population", path.name) or {},
        counted=_marks(raw, "counted", path.name),
        pool=_marks(raw, "pool", path.name),
        covariates=tuple(raw.get("covariates", ())),
        sensitivity=raw["class"],
        breakdowns=tuple(raw.get("breakdowns", ())),
        countries=tuple(raw.get("countries", ())),
        better_value=_number(raw.get("better_value")),
        standards=tuple(_standard(each, path.name) for each in raw.get("standards", ())),
        follows=tuple(raw.get("follows", ())),
        examples=tuple(read_example(each, path.name) for each in raw.get("example", ())),
        fingerprint=_fingerprint(sql, raw),
        **{key: raw[key] for key in REQUIRED if key != "class"},
        **{key: raw[key] for key in ("over", "interval", "headline", "caution", "alone") if key in raw},
    )


def _number(value: Decimal | int | None) -> float | None:
    return None if value is None else float(value)


def _check_fields(raw: dict[str, Any], file: str) -> None:
    required(raw, REQUIRED, file)
    for key, allowed in CHOICES.items():
        if raw[key] not in allowed:
            problem = UnknownName(key, str(raw[key]), allowed)
            raise DefinitionError(N_("{file}: {problem}"), file=file, problem=problem)
    for breakdown in raw.get("breakdowns", ()):
        for name in parts(breakdown):
            if name not in dimensions():
                problem = UnknownName(N_("breakdown"), name, dimensions())
                raise DefinitionError(N_("{file}: {problem}"), file=file, problem=problem)
    for key, formulas in (("over", WITH_UNIT), ("pool", WITH_POOL), ("covariates", WITH_COVARIATES)):
        if raw["formula"] in formulas:
            required(raw, (key,), file)
    if raw.get("interval") and raw["formula"] not in INTERVALS:
        raise DefinitionError(N_("{file}: the formula {formula} has no interval."), file=file, formula=raw["formula"])
    if not raw.get("example"):
        raise DefinitionError(N_("{file}: an indicator needs a worked example, [[example]]."), file=file)


def _check_breakdowns(raw: dict[str, Any], tables: tuple[str, ...], file: str) -> None:
    """Only breakdowns of the lattice; and who is counted is declared, so that an audit can add it up."""
    for breakdown in raw.get("breakdowns", ()):
        if not any(lattice().allows(table, breakdown) for table in tables):
            raise DefinitionError(
                N_("{file}: the breakdown “{breakdown}” is not in lattice.toml for the table “{table}”."),
                file=file,
                breakdown=breakdown,
                table=tables[0] if tables else "",
            )
    personal = any(lattice().tables[table].persons for table in tables if table in lattice().tables)
    if personal and raw["status"] == "in_use":
        required(raw, ("population", "counted"), file)


def _marks(raw: dict[str, Any], name: str, file: str) -> dict[str, tuple[str, ...]] | None:
    """Dimension -> codes; None where it is not given or cannot be told by dimensions."""
    given = raw.get(name)
    if given is None or (name == "counted" and given == OTHER):
        return None
    if not isinstance(given, dict) or not all(isinstance(codes, list) for codes in given.values()):
        raise DefinitionError(N_("{file}: [{field}] needs lists of codes by dimension."), file=file, field=name)
    return {dimension: tuple(str(code) for code in codes) for dimension, codes in given.items()}


def _read_sql(path: Path, formula: str) -> str | None:
    file = path.with_suffix(".sql")
    if formula == PUBLISHED:
        return None
    if not file.exists():
        raise DefinitionError(N_("{file}: the query {sql} is missing beside it."), file=path.name, sql=file.name)
    return file.read_text(encoding="utf-8").strip()


def without_comments(sql: str) -> str:
    """The query on one line, its comments gone."""
    return " ".join(re.sub(r"--[^\n]*", "", sql).split())


def _tables(sql: str | None) -> tuple[str, ...]:
    if sql is None:
        return ("published_values",)
    known = {"observed", *(path.stem for path in Settings().schema.glob("*.sql"))}
    named = re.findall(r"\b(?:FROM|JOIN)\s+(\w+)", without_comments(sql))
    return tuple(dict.fromkeys(name for name in named if name in known))


def _fingerprint(sql: str | None, raw: dict[str, Any]) -> str:
    """Changes with who is counted or how it is calculated, not with the words."""
    parts_of_it = [without_comments(sql or ""), raw["formula"], raw.get("over") or "", raw["unit"]]
    parts_of_it += raw.get("covariates", [])
    return hashlib.sha256("\n".join(parts_of_it).encode()).hexdigest()[:12]


def _standard(raw: dict[str, Any], file: str) -> Standard:
    known_keys(raw, ["name", "says", "evidence", "value"], file)
    if raw.get("evidence") not in CHOICES["evidence"]:
        raise DefinitionError(N_("{file}: a standard needs its evidence mark: V, S, M or D."), file=file)
    return Standard(raw["name"], raw["says"], raw["evidence"], _number(raw.get("value")))


def read_example(raw: dict[str, Any], file: str) -> Example:
    """`note`, `given.TABLE` and `expect` (one table or several) of a worked example."""
    known_keys(raw, ["note", "given", "expect", "indicator", "by"], file)
    given, expect = raw.get("given"), raw.get("expect")
    rows = [expect] if isinstance(expect, dict) else expect
    if not isinstance(given, dict) or not all(isinstance(text, str) for text in given.values()) or not given:
        raise DefinitionError(N_("{file}: an example needs given.TABLE, a text table."), file=file)
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise DefinitionError(N_("{file}: an example needs expect, a table or several."), file=file)
    by = {"by": raw["by"]} if "by" in raw else {}
    expected = ({("breakdown" if key == "by" else key): value for key, value in {**by, **row}.items()} for row in rows)
    return Example(raw.get("note", ""), given, tuple(expected))
