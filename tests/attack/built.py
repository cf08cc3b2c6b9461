"""Editions as the product builds them, from invented rows: canonical tables, merging, computing, measures."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import duckdb
import pandas as pd
import pytest

from indicators import edition, merge, protection
from indicators.audit import Contents, contents
from indicators.catalogue import Catalogue, catalogue
from indicators.compute import observe_all
from indicators.ingest.tables import insert, open_tables
from indicators.lattice import lattice
from indicators.measures import measures


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


def staff_merged(people: pd.DataFrame, k: int = 5, nested: bool = True) -> Contents:
    """What the product's own merging publishes of staff: every indicator of the table in every breakdown it has.

    Without `nested` each table is merged by itself, and nothing is looked at that two of them tell together.
    """
    of_staff = [each for each in catalogue().indicators if each.tables == ("staff",)]
    with _installed(k, nested), loaded({"staff": people}) as connection:
        observations, groups = observe_all(connection, Catalogue(of_staff), {})
        hierarchy = edition._hierarchy(connection)
    tables = {"observations": observations, "groups": groups, "hierarchy": hierarchy}
    return contents({**tables, "measures": measures(of_staff)})


@contextmanager
def _installed(k: int, nested: bool) -> Iterator[None]:
    """An installation with this INDICATORS_K; with `nested` off, the product without its rule across tables."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INDICATORS_K", str(k))
        patch.setattr(protection, "protect", partial(merge.protect, _nested=nested))
        lattice.cache_clear()
        yield
    lattice.cache_clear()
