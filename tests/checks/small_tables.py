"""Small text tables as `delivered` and as what is held already, and what the checks say of them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import duckdb

from indicators.errors import Finding
from indicators.ingest.checks import NEEDED, Rows, check_rows
from indicators.ingest.held import hold
from indicators.ingest.sources import Findings, Source
from indicators.ingest.tables import columns, open_tables

DEFAULTS = {
    "city": "somewhere",
    "administration": "Town of Somewhere",
    "year": "2024",
    "people": "1",
    "gender": "W",
    "staff_group": "staff",
    "pay_basis": "annual",
    "full_pay": "true",
    "source": "delivered",
    "promoted": "false",
    "indicator": "some_indicator",
    "unit": "percent",
    "closed": "0",
    "line": "1",
    "gender_class": "neutral",
    "stage": "applied",
    "scale_low": "1",
    "scale_high": "6",
    "item": "A.01",
    "baseline": "1",
    "target": "2",
    "report_type": "other",
    "budget_line": "L1",
}
TODAY = dt.date(2025, 6, 1)


def parsed(text: str) -> list[dict[str, str]]:
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    return [dict(zip(lines[0], cells, strict=True)) for cells in lines[1:]]


def repeated(row: str, times: int) -> str:
    return "\n".join([row] * times)


def _values(table: str, row: dict[str, str], line: int) -> dict[str, str | None]:
    year = row.get("year", DEFAULTS["year"])
    known = {name: row.get(name, DEFAULTS.get(name)) or None for name in columns(table)}
    return {**known, "reference_date": row.get("reference_date", f"{year}-12-31"), "line": str(line)}


def _typed(connection: duckdb.DuckDBPyConnection, table: str, name: str, text: str) -> None:
    types = dict(
        connection.execute(
            "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = ?", [table]
        ).fetchall()
    )
    names = [*columns(table), "line"]
    typed = ", ".join(f"?::{types.get(each, 'INTEGER')} AS {each}" for each in names)
    connection.execute(f"CREATE TABLE {name} AS SELECT * FROM (SELECT {typed}) LIMIT 0", [None] * len(names))
    for line, row in enumerate(parsed(text), start=2):
        values = _values(table, row, line)
        connection.execute(f"INSERT INTO {name} SELECT {typed}", [values[each] for each in names])


def checked(table: str, delivered: str, **held: str) -> tuple[list[Finding], list[tuple[object, ...]]]:
    """The findings of `delivered`, and the rows that remain; `held`: what is known already, by table."""
    connection = open_tables()
    with connection:
        for name, text in held.items():
            _typed(connection, name, "known", text)
            listed = ", ".join(columns(name))
            connection.execute(f"INSERT INTO {name} ({listed}) SELECT {listed} FROM known")
            connection.execute("DROP TABLE known")
        _typed(connection, table, "delivered", delivered)
        for name in {table, *NEEDED}:
            hold(connection, name, DEFAULTS["city"])
        findings = Findings(Source(Path("made_up.csv"), "somewhere", "rows", "Town of Somewhere", "stated"))
        check_rows(Rows(connection, table, findings, TODAY))
        return findings.found, connection.execute("SELECT * EXCLUDE (city) FROM delivered ORDER BY line").fetchall()


def rules(table: str, delivered: str, **held: str) -> list[tuple[str, str, int | None]]:
    """What is found: severity, rule and line."""
    return [(each.severity, each.rule, each.line) for each in checked(table, delivered, **held)[0]]
