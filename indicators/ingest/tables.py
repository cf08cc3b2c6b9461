"""The canonical tables in memory: made from `schema/`, filled with typed rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import duckdb
import pandas as pd

from indicators.errors import RowsNotAllowed
from indicators.marking import N_
from indicators.settings import Settings

OBSERVED = Settings().schema.parent / "observed.sql"
"""What was computed so far: a table beside the canonical ones, which nobody delivers."""


@cache
def _schema() -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(Settings().schema.glob("*.sql"))}


def table_names() -> tuple[str, ...]:
    """Names of the canonical tables."""
    return tuple(_schema())


def open_tables() -> duckdb.DuckDBPyConnection:
    """A database in memory with every canonical table, empty."""
    connection = duckdb.connect(":memory:", config={"autoinstall_known_extensions": "false"})
    for statement in (*_schema().values(), OBSERVED.read_text(encoding="utf-8")):
        connection.execute(statement)
    return connection


@cache
def columns(table: str) -> tuple[str, ...]:
    """The columns of a canonical table that can be filled."""
    return tuple(column.name for column in catalogued(table) if column.name != "area")


@dataclass(frozen=True)
class Catalogued:
    """A column as DuckDB has it."""

    name: str
    data_type: str
    nullable: bool
    default: str | None


def catalogued(table: str) -> tuple[Catalogued, ...]:
    """Every column of a canonical table, in order; none where there is no such table."""
    return _catalogued().get(table, ())


@cache
def _catalogued() -> dict[str, tuple[Catalogued, ...]]:
    with open_tables() as connection:
        rows = connection.execute(
            """SELECT table_name, column_name, data_type, is_nullable, column_default FROM duckdb_columns()
               WHERE NOT internal ORDER BY table_name, column_index"""
        ).fetchall()
    found: dict[str, list[Catalogued]] = {}
    for table, *about in rows:
        found.setdefault(table, []).append(Catalogued(*about))
    return {table: tuple(each) for table, each in found.items()}


@cache
def checks() -> dict[str, tuple[str, ...]]:
    """The CHECKs of every canonical table, as DuckDB writes them."""
    with open_tables() as connection:
        rows = connection.execute(
            """SELECT table_name, list(constraint_text) FROM duckdb_constraints()
               WHERE constraint_type = 'CHECK' GROUP BY table_name"""
        ).fetchall()
    return {table: tuple(texts) for table, texts in rows}


@cache
def codes(table: str, column: str) -> tuple[str, ...]:
    """The codes that a column allows, as its CHECK says; none where any text is allowed."""
    listed = re.compile(rf"""^CHECK\(\(+"?{column}"? IN \(((?:'[^']*'(?:, )?)+)\)""")
    lists = [found for text in checks().get(table, ()) if (found := listed.search(text))]
    return tuple(re.findall(r"'([^']*)'", lists[0].group(1))) if lists else ()


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: pd.DataFrame) -> None:
    """Add typed `rows`; their columns are canonical names, missing ones take the table's defaults.

    RowsNotAllowed where a value is outside what the table allows.
    """
    if rows.empty:
        return
    names = ", ".join(f'"{name}"' for name in rows.columns)
    connection.register("incoming", rows)
    try:
        connection.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM incoming")
    except duckdb.Error as error:
        raise RowsNotAllowed(
            N_("A code, number or date is outside what the table “{table}” allows ({detail})."),
            table=table,
            detail=_without_values(error),
        ) from error
    finally:
        connection.unregister("incoming")


def _without_values(error: duckdb.Error) -> str:
    """What DuckDB says of a constraint; of other errors only their kind, since they quote values of the row."""
    return str(error).splitlines()[0] if isinstance(error, duckdb.ConstraintException) else type(error).__name__
