"""Editions as the product builds them, from invented rows: canonical tables, merging, computing, measures."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd

from indicators.audit import Contents, contents
from indicators.catalogue import catalogue
from indicators.compute import observe_all
from indicators.ingest.tables import insert, open_tables
from indicators.measures import measures
from indicators.settings import PACKAGE


def loaded(tables: dict[str, pd.DataFrame]) -> duckdb.DuckDBPyConnection:
    """The canonical tables with these rows, each delivered in its years."""
    connection = open_tables()
    for name, rows in tables.items():
        insert(connection, name, rows)
        told = rows[["city", "year", "reference_date", "source"]].drop_duplicates()
        insert(
            connection,
            "deliveries",
            told.assign(delivered_table=name, date_basis="stated", file=f"{name}.csv", publisher="invented", url=None),
        )
    return connection


def built(tables: dict[str, pd.DataFrame]) -> Contents:
    """The edition of these rows, as the audit reads it."""
    with loaded(tables) as connection:
        observations, groups = observe_all(connection, catalogue(), {})
        hierarchy = connection.execute(
            """SELECT DISTINCT city, 'department' AS dimension, department AS category, directorate AS parent
               FROM staff WHERE department IS NOT NULL AND directorate IS NOT NULL ORDER BY ALL"""
        ).df()
    frames = {"observations": observations, "groups": groups, "hierarchy": hierarchy}
    return contents({**frames, "measures": measures(catalogue().indicators)})


def written(folder: Path, people: pd.DataFrame) -> Path:
    """The file of an edition with these rows of staff, published by the product itself."""
    from indicators import edition

    assert PACKAGE.exists()
    with loaded({"staff": people}) as connection:
        observations, groups = observe_all(connection, catalogue(), {})
        deliveries = connection.execute("SELECT * FROM deliveries").df()
        hierarchy = edition._hierarchy(connection)
    kept = edition.observe_sources
    try:
        edition.observe_sources = lambda: (observations, groups, deliveries, hierarchy, [])  # type: ignore[assignment]
        path, _ = edition.build(folder)
    finally:
        edition.observe_sources = kept
    return path
