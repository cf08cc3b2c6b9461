"""What an indicator needs: the columns that its query reads, as DuckDB plans it, and whether given rows are counted."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from typing import Any

import duckdb

from indicators.catalogue import without_comments
from indicators.dimensions import parts
from indicators.ingest.described import FILLED_IN, KEPT_BY_US, Column, described, with_default
from indicators.ingest.tables import open_tables
from indicators.model import Indicator

Columns = dict[str, frozenset[str]]
"""Columns by table."""

ALWAYS = frozenset({*FILLED_IN, "administration", "reference_date"})
"""Columns that come with every delivery, whatever its file holds."""
DROPS_COLUMNS = ("unused_columns", "cte_inlining")
"""The optimisers of DuckDB that are left on: what a plan then scans is what the query cannot do without."""
TOLERANT = r"\b\w+(?:\.\w+)? IS DISTINCT FROM (?!NULL\b)(?:'[^']*'|\w+)"
"""A condition that an empty cell fulfils: the query counts without this column too."""


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


SAMPLE: dict[str, list[Any]] = {
    "number": [1],
    "decimal": [1.0],
    "date": ["2024-12-31"],
    "yes_no": [True, False],
    "text": ["A"],
}
"""Values of a column that has no codes, in rows made to try a query on."""


def sample(gives: Columns, holds: Mapping[str, Mapping[str, Sequence[Any]]]) -> duckdb.DuckDBPyConnection:
    """Canonical tables with a row for each combination of the values that the columns `gives` can have.

    `holds`: of some tables and columns the only values that are delivered.
    """
    connection = open_tables()
    for table, names in gives.items():
        columns = [each for each in described(table).columns if each.name in names or each.needed]
        values = [holds.get(table, {}).get(each.name) or _values(each) for each in columns]
        given = [each.name for each in columns] + ["city", "year", "source"]
        holes = ", ".join("?" * len(given))
        connection.executemany(
            f"INSERT INTO {table} ({', '.join(given)}) VALUES ({holes})",
            [[*row, "sample", 2024, "delivered"] for row in product(*values)],
        )
    return connection


def _values(column: Column) -> Sequence[Any]:
    return column.codes or column.suggested or SAMPLE[column.kind]


def counts_somebody(indicator: Indicator, tables: duckdb.DuckDBPyConnection) -> bool:
    """Whether the query counts anything in these tables."""
    with tables.cursor() as cursor:
        rows = cursor.execute(f"SELECT count(*) FROM ({indicator.sql}) WHERE counted").fetchall()
    return bool(rows[0][0])
