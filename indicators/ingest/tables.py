"""The canonical tables in memory: made from `schema/`, filled with typed rows."""

from __future__ import annotations

from functools import cache

import duckdb
import pandas as pd

from indicators.settings import Settings


@cache
def _schema() -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(Settings().schema.glob("*.sql"))}


def table_names() -> tuple[str, ...]:
    """Names of the canonical tables."""
    return tuple(_schema())


def open_tables() -> duckdb.DuckDBPyConnection:
    """A database in memory with every canonical table, empty."""
    connection = duckdb.connect(":memory:", config={"autoinstall_known_extensions": "false"})
    for statement in _schema().values():
        connection.execute(statement)
    return connection


def columns(table: str) -> tuple[str, ...]:
    """The columns of a canonical table that can be filled."""
    with open_tables() as connection:
        rows = connection.execute(
            "SELECT column_name FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index", [table]
        ).fetchall()
    return tuple(name for (name,) in rows if name != "area")


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: pd.DataFrame) -> None:
    """Add typed `rows`; their columns are canonical names, missing ones take the table's defaults."""
    if rows.empty:
        return
    names = ", ".join(f'"{name}"' for name in rows.columns)
    connection.register("incoming", rows)
    try:
        connection.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM incoming")
    finally:
        connection.unregister("incoming")
