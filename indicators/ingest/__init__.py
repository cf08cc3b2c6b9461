"""Readers, mapping and checks: a source file becomes rows of the canonical tables, or is refused by row and column."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd

from indicators.cities import cities
from indicators.errors import Finding, Refused, UnknownName
from indicators.ingest import cug, tabular
from indicators.ingest.sources import Findings, Source, read_source
from indicators.ingest.tables import insert, open_tables
from indicators.marking import N_
from indicators.settings import Settings

Reader = Callable[[Source, Findings], pd.DataFrame]

FORMATS: dict[str, tuple[str, Reader]] = {
    "cug_1_1": ("staff", cug.read),
    "bodies": ("bodies", tabular.read),
    "published_values": ("published_values", tabular.read),
}
"""Formats known by name: the canonical table that they fill, and their reader."""


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


def load() -> tuple[duckdb.DuckDBPyConnection, list[Finding]]:
    """All sources in fresh canonical tables, with the warnings; Refused (and nothing loaded) where one is refused."""
    connection = open_tables()
    findings: list[Finding] = []
    for source in sources():
        findings += _load_source(connection, source)
    if any(finding.refused for finding in findings):
        connection.close()
        raise Refused(findings)
    return connection, findings


def _load_source(connection: duckdb.DuckDBPyConnection, source: Source) -> list[Finding]:
    if source.format not in FORMATS:
        raise UnknownName(N_("format"), source.format, FORMATS)
    table, read = FORMATS[source.format]
    findings = Findings(source)
    rows = read(source, findings)
    if not findings.refused:
        try:
            insert(connection, table, rows)
            insert(connection, "deliveries", _deliveries(source, table, rows))
        except duckdb.ConstraintException:
            findings.refuse(
                "codes",
                N_("A code or a number is outside what the table “{table}” allows."),
                N_("Compare the file and its mapping with the comments of the table."),
                table=table,
            )
    return findings.found


def _deliveries(source: Source, table: str, rows: pd.DataFrame) -> pd.DataFrame:
    """One row a city and date: which file its figures came from."""
    dates = rows[["city", "year", "reference_date"]].drop_duplicates()
    return dates.assign(
        delivered_table=table,
        date_basis=source.date_basis,
        source="published",
        file=source.name,
        publisher=source.publisher,
        url=source.url or None,
    )
