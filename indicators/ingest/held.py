"""What the vault holds, beside the sources: loaded into the canonical tables, or as views for the checks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import duckdb
import pandas as pd

from indicators.errors import VaultError
from indicators.ingest import vault
from indicators.ingest.sources import Findings
from indicators.ingest.tables import columns
from indicators.ingest.vault import Delivery
from indicators.marking import N_


def hold(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    city: str,
    files: Iterable[Path] = (),
    taken: Iterable[str] = (),
) -> None:
    """Make the view `held_<table>`: rows of `city` in the canonical table, the Parquet `files`, the tables `taken`."""
    names = ", ".join(columns(table))
    parts = [f"SELECT {names} FROM {table} WHERE city = {_quoted(city)}"]
    listed = ", ".join(_quoted(str(path)) for path in files)
    if listed:
        parts.append(f"SELECT {names} FROM read_parquet([{listed}])")
    parts += [f"SELECT {names} FROM {each}" for each in taken]
    connection.execute(f"CREATE OR REPLACE TEMP VIEW held_{table} AS {' UNION ALL '.join(parts)}")


def load_vault(connection: duckdb.DuckDBPyConnection, stored: Iterable[Delivery]) -> None:
    """The rows of the deliveries in the canonical tables, and in `deliveries` where they came from."""
    for each in stored:
        names = ", ".join(columns(each.table))
        path = str(vault.parquet(each))
        try:
            connection.execute(f"INSERT INTO {each.table} ({names}) SELECT {names} FROM read_parquet(?)", [path])
        except duckdb.Error as error:
            raise VaultError(
                N_("The rows of {name} are not such as the table takes now. Remove and import them again."),
                name=each.name,
            ) from error
        for day in each.reference_dates:
            values = [each.city, each.table, each.year, day, "stated", "delivered", each.name, each.publisher, None]
            connection.execute("INSERT INTO deliveries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)


def without_held(table: str, rows: pd.DataFrame, stored: Sequence[Delivery], findings: Findings) -> pd.DataFrame:
    """Published `rows` without the years of which the vault holds the persons themselves; nobody counts twice."""
    keys = {each.key for each in stored if each.table == table}
    if rows.empty or not keys:
        return rows
    body = rows["administration"] if "administration" in rows else [""] * len(rows)
    held = [
        (city, table, name, year) in keys for city, name, year in zip(rows["city"], body, rows["year"], strict=True)
    ]
    years = sorted({int(year) for year, is_held in zip(rows["year"], held, strict=True) if is_held})
    if years:
        findings.warn(
            "stands_aside",
            N_("The vault holds rows of “{table}” of {years}: they are used instead of the published ones."),
            N_("Nothing is to be done; to use the published ones again, remove the delivery from the vault."),
            table=table,
            years=", ".join(map(str, years)),
        )
    return rows[[not is_held for is_held in held]]


def refuse_held(
    connection: duckdb.DuckDBPyConnection, table: str, stored: Sequence[Delivery], findings: Findings
) -> None:
    """An export in the data folder of a year that the vault holds as well is refused: nobody knows which is right."""
    body = "administration" if "administration" in columns(table) else "''"
    keys = connection.execute(f"SELECT DISTINCT city, {body}, year FROM delivered").fetchall()
    for each in stored:
        if each.table == table and (each.city, each.administration, each.year) in keys:
            findings.refuse(
                "repeated",
                N_("{name} is delivered by another file as well; nothing may be counted twice."),
                N_("Remove one of the two files."),
                name=each.name,
            )


def _quoted(text: str) -> str:
    """A text inside a view, where no value can be bound."""
    return "'" + text.replace("'", "''") + "'"
