"""The statistician's checks: a file is set against itself, other years and other tables. One file a kind."""

from __future__ import annotations

import duckdb
import pandas as pd

from indicators.ingest.checks import (
    blanks,
    departments,
    genders,
    headcount,
    identity,
    pay,
    processes,
    published,
    repeated,
    totals,
)
from indicators.ingest.checks.base import CONFIRM, Rows
from indicators.ingest.held import hold
from indicators.ingest.sources import Findings

KINDS = (identity, headcount, genders, pay, blanks, repeated, departments, processes, totals, published)

NEEDED = ("staff", "pay")
"""Tables that others are set against: `held_staff` and `held_pay` stand beside `held_<table>`."""


def check_rows(rows: Rows) -> None:
    """Every check of `delivered`; what they find is added to its findings."""
    for kind in KINDS:
        kind.check(rows)


def check_source(connection: duckdb.DuckDBPyConnection, table: str, rows: pd.DataFrame, findings: Findings) -> None:
    """The checks of a published table; its numbers of lines are not known any more."""
    if rows.empty:
        return
    connection.register("incoming", rows)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE delivered AS SELECT *, NULL::INTEGER AS line FROM {table} LIMIT 0"
    )
    connection.execute("INSERT INTO delivered BY NAME SELECT * FROM incoming")
    connection.unregister("incoming")
    check_delivered(connection, table, findings)
    connection.execute("DROP TABLE delivered")


def check_delivered(connection: duckdb.DuckDBPyConnection, table: str, findings: Findings) -> None:
    """The checks of `delivered` against the canonical tables as they are filled so far."""
    for name in {table, *NEEDED}:
        hold(connection, name, findings.source.city or "")
    check_rows(Rows(connection, table, findings))


__all__ = ["CONFIRM", "NEEDED", "Rows", "check_delivered", "check_rows", "check_source"]
