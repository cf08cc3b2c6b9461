"""What a city delivers next and what that gives it: the steps of `definitions/ladder.toml`, and what queries need."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import duckdb

from indicators.catalogue import catalogue, known_keys, read_toml, required, without_comments
from indicators.dimensions import dimensions, parts
from indicators.errors import DefinitionError, UnknownName
from indicators.ingest.described import FILLED_IN, KEPT_BY_US, with_default
from indicators.ingest.tables import columns, open_tables, table_names
from indicators.marking import N_
from indicators.model import Indicator
from indicators.settings import Settings

Columns = dict[str, frozenset[str]]
"""Columns by table."""

FIELDS = ["code", "name", "text", "about", "tables"]
ALWAYS = frozenset({*FILLED_IN, "administration", "reference_date"})
"""Columns that come with every delivery, whatever its file holds."""
DROPS_COLUMNS = ("unused_columns", "cte_inlining")
"""The optimisers of DuckDB that are left on: what a plan then scans is what the query cannot do without."""
TOLERANT = r"\b\w+(?:\.\w+)? IS DISTINCT FROM (?!NULL\b)(?:'[^']*'|\w+)"
"""A condition that an empty cell fulfils: the query counts without this column too."""


@dataclass(frozen=True)
class Step:
    """One step: what is delivered (`text`), who has it (`about`), which columns it gives."""

    code: str
    name: str
    text: str
    about: str
    gives: Columns


@dataclass(frozen=True)
class Rung:
    """A step with what it adds to the steps before: indicators, and breakdowns of indicators that were there."""

    number: int
    step: Step
    indicators: tuple[Indicator, ...]
    breakdowns: tuple[str, ...]


@cache
def steps() -> tuple[Step, ...]:
    """The steps in their order; DefinitionError where one names a table or column that is not there."""
    path = Settings().definitions / "ladder.toml"
    return tuple(_step(raw, path.name) for raw in read_toml(path)["step"])


def _step(raw: dict[str, Any], file: str) -> Step:
    known_keys(raw, FIELDS, file)
    required(raw, FIELDS, file)
    for table, names in raw["tables"].items():
        _check(N_("table"), table, table_names(), file)
        for name in names:
            _check(N_("column"), name, columns(table), file)
    gives = {table: frozenset(names or columns(table)) for table, names in raw["tables"].items()}
    return Step(raw["code"], raw["name"], raw["text"], raw["about"], gives)


def _check(kind: str, name: str, known: tuple[str, ...], file: str) -> None:
    if name not in known:
        raise DefinitionError(N_("{file}: {problem}"), file=file, problem=UnknownName(kind, name, known))


@cache
def ladder() -> tuple[Rung, ...]:
    """Every step with what it adds, for the indicators of administrations; those of countries come with the product."""
    wanted = [each for each in catalogue().indicators if each.theme != "context"]
    given: Columns = {}
    rungs: list[Rung] = []
    reached: set[str] = set()
    shown: set[tuple[str, str]] = set()
    for step in steps():
        given = given | {table: given.get(table, frozenset()) | names for table, names in step.gives.items()}
        added = tuple(each for each in wanted if each.slug not in reached and suffices(given, needed(each)))
        reached |= {each.slug for each in added}
        now = {(each.slug, name) for each in wanted if each.slug in reached for name in _broken_down(each, given)}
        rungs.append(Rung(len(rungs) + 1, step, added, _of_known(now - shown, {each.slug for each in added})))
        shown = now
    return tuple(rungs)


@dataclass(frozen=True)
class Standing:
    """Where an administration stands at one step: how many of the step's indicators it has, and which are missing."""

    rung: Rung
    held: int
    missing: tuple[Indicator, ...]

    @property
    def complete(self) -> bool:
        return not self.missing


def standing(held: Collection[str]) -> tuple[Standing, ...]:
    """Every step that adds indicators, for an administration that has the indicators `held` (slugs)."""
    found = []
    for rung in ladder():
        missing = tuple(each for each in rung.indicators if each.slug not in held)
        if rung.indicators:
            found.append(Standing(rung, len(rung.indicators) - len(missing), missing))
    return tuple(found)


def named_by(table: str) -> list[Indicator]:
    """The indicators of administrations whose query reads a table."""
    return [each for each in catalogue().indicators if each.theme != "context" and table in needed(each)]


def _broken_down(indicator: Indicator, given: Columns) -> Iterator[str]:
    """The breakdowns of an indicator that `given` is enough for."""
    for breakdown in indicator.breakdowns:
        if suffices(given, needed(indicator, parts(breakdown))):
            yield breakdown


def _of_known(pairs: set[tuple[str, str]], added: set[str]) -> tuple[str, ...]:
    """Dimensions that indicators of earlier steps can now be broken down by, in the order of the dimensions."""
    found = {name for slug, breakdown in pairs if slug not in added for name in parts(breakdown)}
    return tuple(name for name in dimensions() if name in found)


def suffices(given: Columns, needs: Columns) -> bool:
    """Whether every column that is needed is given."""
    return all(table in given and names <= given[table] for table, names in needs.items())


def needed(indicator: Indicator, by: tuple[str, ...] = ()) -> Columns:
    """The columns of each table that a query needs for its headline, or broken down by the dimensions `by`."""
    if indicator.sql is None:
        return {"published_values": frozenset()}
    only_shown = {name for breakdown in indicator.breakdowns for name in parts(breakdown)}
    return columns_read(indicator.sql, frozenset(only_shown - {indicator.over} - set(by)))


@cache
def columns_read(sql: str, hidden: frozenset[str] = frozenset()) -> Columns:
    """The columns of each table that a query reads where its output leaves `hidden` out, as DuckDB plans it.

    Without those that every delivery has, those with a default, and those whose empty cells the query counts too.
    """
    with _planner().cursor() as connection:
        tolerant = re.sub(TOLERANT, "TRUE", without_comments(sql))
        output = [name for name, *_ in connection.execute(f"DESCRIBE {tolerant}").fetchall()]
        shown = ", ".join(f'"{name}"' for name in output if name not in hidden)
        ((_, plan),) = connection.execute(f"EXPLAIN (FORMAT json) SELECT {shown} FROM ({tolerant})").fetchall()
    found: dict[str, set[str]] = {}
    for table, names in (scan for node in json.loads(plan) for scan in _scans(node)):
        found.setdefault(table, set()).update(names)
    return {
        table: frozenset(names) - ALWAYS - with_default(table)
        for table, names in found.items()
        if table not in KEPT_BY_US
    }


@cache
def _planner() -> duckdb.DuckDBPyConnection:
    """Empty canonical tables, and a DuckDB that plans without looking at what they hold."""
    connection = open_tables()
    optimizers = connection.execute("SELECT name FROM duckdb_optimizers()").fetchall()
    switched_off = ",".join(name for (name,) in optimizers if name not in DROPS_COLUMNS)
    connection.execute(f"SET GLOBAL disabled_optimizers = '{switched_off}'")
    return connection


def _scans(node: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Table and columns of every scan of a plan."""
    about = node["extra_info"]
    if "Table" in about:
        read = about.get("Projections", [])
        yield about["Table"].rpartition(".")[2], [read] if isinstance(read, str) else read
    for child in node["children"]:
        yield from _scans(child)
