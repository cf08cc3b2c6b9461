"""Editions as the product builds them, from invented rows: canonical tables, merging, computing, measures."""

from __future__ import annotations

import duckdb
import pandas as pd
import pytest

from indicators import edition
from indicators.audit import Contents, contents
from indicators.ingest.tables import insert, open_tables


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


def sources_of(tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tables of an edition that the product makes of these rows."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(edition, "load", lambda *told: (loaded(tables), []))
        return edition.observe_sources()[0]


def built(tables: dict[str, pd.DataFrame]) -> Contents:
    """The edition of these rows, as the audit reads it."""
    return contents(sources_of(tables))
