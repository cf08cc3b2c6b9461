"""Readers, mapping and checks: a source file becomes rows of the canonical tables, or is refused by row and column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb

from indicators.cities import cities
from indicators.errors import Finding, Refused
from indicators.ingest import cug_across, vault
from indicators.ingest.formats import FORMATS
from indicators.ingest.held import load_vault
from indicators.ingest.loading import Loading
from indicators.ingest.sources import SUFFIXES, Source, read_source
from indicators.ingest.tables import open_tables
from indicators.marking import N_
from indicators.settings import Settings

__all__ = ["FORMATS", "load", "load_sources", "load_staff", "sources", "undescribed"]

Step = Callable[[int, int], None]


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


def load(step: Step = lambda done, total: None) -> tuple[duckdb.DuckDBPyConnection, list[Finding]]:
    """All sources and the vault in fresh canonical tables, with the warnings; Refused (nothing loaded) where one is.

    `step` is told how many sources are read, and of how many.
    """
    connection = open_tables()
    stored = vault.deliveries()
    findings = _undescribed_findings() + load_sources(connection, sources(), stored, step)
    if any(finding.refused for finding in findings):
        connection.close()
        raise Refused(findings)
    load_vault(connection, stored)
    return connection, findings


def load_staff(city: str) -> duckdb.DuckDBPyConnection:
    """The staff of one administration in fresh canonical tables; Refused where a source of it is."""
    connection = open_tables()
    stored = [each for each in vault.deliveries() if (each.city, each.table) == (city, "staff")]
    own = [each for each in sources() if each.city == city and each.table in ("", "staff")]
    findings = load_sources(connection, own, stored)
    if any(finding.refused for finding in findings):
        connection.close()
        raise Refused(findings)
    load_vault(connection, stored)
    return connection


def load_sources(
    connection: duckdb.DuckDBPyConnection,
    wanted: Sequence[Source],
    stored: Sequence[vault.Delivery],
    step: Step = lambda done, total: None,
) -> list[Finding]:
    """The `wanted` sources in canonical tables; what the vault holds stands in their place."""
    loading = Loading(connection, stored)
    found = []
    for done, source in enumerate(wanted, start=1):
        found += loading.take(source)
        step(done, len(wanted))
    return found + cug_across.check(wanted)


def _undescribed_findings() -> list[Finding]:
    problem = N_("No file says what this table is, so it would be left out.")
    remedy = N_("Describe it in {toml} beside it, or remove it.")
    return [
        Finding("refused", path.name, "undescribed", problem, remedy, values={"toml": path.with_suffix(".toml").name})
        for path in undescribed()
    ]
