"""Readers, mapping and checks: a source file becomes rows of the canonical tables, or is refused by row and column."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd

from indicators.cities import cities
from indicators.errors import DefinitionError, Finding, Refused, RowsNotAllowed, UnknownName
from indicators.ingest import cug, tabular
from indicators.ingest.rows import read_rows
from indicators.ingest.sources import ROWS, SUFFIXES, Findings, Source, read_source
from indicators.ingest.tables import columns, insert, open_tables
from indicators.marking import N_
from indicators.settings import Settings

Reader = Callable[[Source, Findings], pd.DataFrame]

FORMATS: dict[str, tuple[str, Reader]] = {
    "cug_1_1": ("staff", cug.read),
    "bodies": ("bodies", tabular.read),
    "published_values": ("published_values", tabular.read),
}
"""Formats known by name: the canonical table that they fill, and their reader."""

ONCE = {
    "staff": ("city", "administration", "reference_date"),
    "bodies": ("city", "body", "reference_date"),
    "published_values": ("city", "indicator", "year"),
}
"""What only one file may deliver."""
ONCE_A_YEAR = ("city", "administration", "year")
"""The same, of every other table."""


def sources() -> list[Source]:
    """Every source that lies in the data folder: those of the cities, then the context."""
    found: list[tuple[Path, str | None]] = [
        (path, slug)
        for slug, city in cities().items()
        if city.folder
        for path in sorted(city.folder.glob("sources/**/*.toml"))
    ]
    found += [(path, None) for path in sorted(Settings().context.glob("*.toml")) if path.name != "places.toml"]
    return [read_source(path, slug) for path, slug in found]


def undescribed() -> list[Path]:
    """Tables in the data folder that no `.toml` describes: they would be left out without a word."""
    exports = [path for path in Settings().cities.glob("*/sources/**/*") if path.suffix.lower() in SUFFIXES]
    files = [*exports, *Settings().context.glob("*.csv")]
    return [path for path in sorted(files) if not path.with_suffix(".toml").exists()]


def load() -> tuple[duckdb.DuckDBPyConnection, list[Finding]]:
    """All sources in fresh canonical tables, with the warnings; Refused (and nothing loaded) where one is refused."""
    connection = open_tables()
    findings: list[Finding] = []
    seen: dict[tuple[str, ...], str] = {}
    for path in undescribed():
        remedy = N_("Describe it in {toml} beside it, or remove it.")
        problem = N_("No file says what this table is, so it would be left out.")
        values = {"toml": path.with_suffix(".toml").name}
        findings.append(Finding("refused", path.name, "undescribed", problem, remedy, values=values))
    for source in sources():
        findings += _load_source(connection, source, seen)
    if any(finding.refused for finding in findings):
        connection.close()
        raise Refused(findings)
    return connection, findings


def _load_source(
    connection: duckdb.DuckDBPyConnection, source: Source, seen: dict[tuple[str, ...], str]
) -> list[Finding]:
    if source.format == ROWS:
        return _load_rows(connection, source, seen)
    if source.format not in FORMATS:
        raise DefinitionError(
            N_("{file}: {problem}"),
            file=source.path.with_suffix(".toml").name,
            problem=UnknownName(N_("format"), source.format, [*FORMATS, ROWS]),
        )
    table, read = FORMATS[source.format]
    findings = Findings(source)
    rows = read(source, findings)
    if not findings.refused:
        _refuse_repeated(table, rows, findings, seen)
    if not findings.refused:
        _insert(connection, source, table, rows, findings)
    return findings.found


def _load_rows(
    connection: duckdb.DuckDBPyConnection, source: Source, seen: dict[tuple[str, ...], str]
) -> list[Finding]:
    """An export of the administration's own: persons' rows go from DuckDB to DuckDB, never through a data frame."""
    findings = Findings(source)
    if read_rows(connection, source, findings):
        names = ", ".join(ONCE.get(source.table, ONCE_A_YEAR))
        keys = connection.execute(f"SELECT DISTINCT {names} FROM delivered ORDER BY ALL").df()
        _refuse_repeated(source.table, keys, findings, seen)
        if not findings.refused:
            names = ", ".join(f'"{name}"' for name in columns(source.table))
            connection.execute(f"INSERT INTO {source.table} ({names}) SELECT {names} FROM delivered")
            dates = connection.execute("SELECT DISTINCT city, year, reference_date FROM delivered ORDER BY ALL").df()
            insert(connection, "deliveries", _deliveries(source, source.table, dates))
        connection.execute("DROP TABLE delivered")
    return findings.found


def _insert(
    connection: duckdb.DuckDBPyConnection, source: Source, table: str, rows: pd.DataFrame, findings: Findings
) -> None:
    try:
        insert(connection, table, rows)
        insert(connection, "deliveries", _deliveries(source, table, rows))
    except RowsNotAllowed as error:
        remedy = N_("Compare the file and its mapping with the comments of the table.")
        findings.refuse("codes", error.message, remedy, **error.values)


def _refuse_repeated(table: str, rows: pd.DataFrame, findings: Findings, seen: dict[tuple[str, ...], str]) -> None:
    """What another file has delivered already would be counted twice."""
    keys = rows[list(ONCE.get(table, ONCE_A_YEAR))].drop_duplicates().astype(str)
    for key in keys.itertuples(index=False, name=None):
        known = seen.setdefault((table, *key), findings.source.name)
        if known != findings.source.name:
            findings.refuse(
                "repeated",
                N_("{what} was delivered already by {other}; nothing may be counted twice."),
                N_("Remove one of the two files."),
                what=", ".join(key),
                other=known,
            )


def _deliveries(source: Source, table: str, rows: pd.DataFrame) -> pd.DataFrame:
    """One row a city and date: which file its figures came from."""
    dates = rows[["city", "year", "reference_date"]].drop_duplicates()
    return dates.assign(
        delivered_table=table,
        date_basis=source.date_basis,
        source=source.source,
        file=source.name,
        publisher=source.publisher,
        url=source.url or None,
    )
