"""The edition file as the attacker holds it: frames, and the measures that say what a count adds up."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from indicators.digest import digest
from indicators.errors import EditionError
from indicators.marking import N_

TOTAL, JOIN, OTHER = "total", "*", "other"
PEOPLE, ANSWERS = "people", "answers"
ATTACKED = ("observations", "groups", "measures", "hierarchy")
PLANS = ("actions", "budget", "targets")
"""Tables without persons: nothing in them to attack, but the verdict is tied to them too."""
READ = (*ATTACKED, *PLANS)


@dataclass(frozen=True)
class Measure:
    """Whom an indicator counts: `population` of its table, `counted` of them; None is a yes or no of its own."""

    indicator: str
    table: str
    formula: str
    sensitivity: str
    breakdowns: tuple[str, ...]
    population: dict[str, tuple[str, ...]]
    counted: dict[str, tuple[str, ...]] | None
    pool: dict[str, tuple[str, ...]] | None = None  # whom an index is measured against, and whom its base counts
    pool_elsewhere: bool = False  # the pool is of another table, so nothing but who is counted is said of this one
    kind: str = PEOPLE  # or things (reports, acts), or answers: neither adds up to people


@dataclass(frozen=True)
class Contents:
    """What is in an edition file."""

    observations: pd.DataFrame
    groups: pd.DataFrame
    measures: dict[str, Measure]
    parents: dict[str, dict[str, set[str]]]  # city -> department -> its directorates
    plans: str = ""  # the tables of plans, as text

    def digest(self) -> str:
        """Hash of the sorted observations, groups, measures and plans: the verdict speaks of these and of no others."""
        hashed = hashlib.sha256()
        fields = [name for name in self.observations.columns if name != "edition"]
        for frame in (self.observations[fields], self.groups):
            hashed.update(digest(frame).encode())
        hashed.update("\n".join(sorted(map(str, self.measures.values()))).encode())
        hashed.update(json.dumps(self.parents, sort_keys=True, default=sorted).encode())
        hashed.update(self.plans.encode())
        return hashed.hexdigest()


def text_of_plans(tables: Mapping[str, pd.DataFrame]) -> str:
    """The tables of PLANS in hashes; nothing of a table without rows, so that an edition may lack it."""
    return "\n".join(f"{name} {digest(tables[name])}" for name in PLANS if name in tables and len(tables[name]))


def read(path: Path) -> Contents:
    """The contents of an edition file; EditionError where it is none."""
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            tables = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
            return contents({name: _frame(connection, name) for name in READ if name in tables})
    except (duckdb.Error, KeyError) as error:
        raise EditionError(
            N_("The edition {name} cannot be audited: it lacks what the audit reads. Build it again."), name=path.name
        ) from error


def _frame(connection: duckdb.DuckDBPyConnection, name: str) -> pd.DataFrame:
    return connection.execute(f"SELECT * FROM {name}").df()


def contents(tables: Mapping[str, pd.DataFrame]) -> Contents:
    """The same from the tables of READ; an edition of published figures may have observations only."""
    observations = tables["observations"]
    groups, measures, hierarchy = (tables.get(name, pd.DataFrame()) for name in ATTACKED[1:])
    parents: dict[str, dict[str, set[str]]] = {}
    for row in hierarchy.to_dict("records"):
        parents.setdefault(row["city"], {}).setdefault(row["category"], set()).add(row["parent"])
    of_indicators = {row["indicator"]: _measure(row) for row in measures.to_dict("records")}
    return Contents(observations, groups, of_indicators, parents, text_of_plans(tables))


def _measure(row: Mapping[str, Any]) -> Measure:
    counted = OTHER if _missing(row["counted"]) else _json(row["counted"])
    return Measure(
        row["indicator"],
        row["source_table"],
        row["formula"],
        row["sensitivity"],
        tuple(_listed(row["breakdowns"])),
        _codes(_json(row["population"])),
        None if counted in (OTHER, None) else _codes(counted),
        None if _missing(row.get("pool")) else _codes(_json(row["pool"])),
        not _missing(row.get("pool_table")),
        row.get("kind") or PEOPLE,
    )


def _json(value: Any) -> Any:
    if _missing(value):
        return {}
    return value if not isinstance(value, str) or value == OTHER else json.loads(value)


def _missing(value: Any) -> bool:
    return value is None or value == "" or (isinstance(value, float) and pd.isna(value))


def _listed(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        return json.loads(value) if value.startswith("[") else [part for part in value.split(",") if part]
    return [] if value is None else list(value)


def _codes(given: Any) -> dict[str, tuple[str, ...]]:
    return {name: tuple(sorted(map(str, codes))) for name, codes in sorted(dict(given or {}).items())}


def parts(breakdown: str) -> tuple[str, ...]:
    """The dimensions of a breakdown; none for the total."""
    return () if breakdown == TOTAL else tuple(breakdown.split(JOIN))
