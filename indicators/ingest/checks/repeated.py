"""Last year's file again: the same people under another year."""

from __future__ import annotations

from indicators.ingest.checks.base import Rows
from indicators.ingest.tables import columns
from indicators.marking import N_

OF_PERSONS = {"staff", "pay"}
FOLLOWS_THE_YEAR = {"year", "reference_date", "source", "age_band", "seniority_band"}
ENOUGH = 20
"""Fewer rows may well be alike in two years."""


def check(rows: Rows) -> None:
    if rows.table not in OF_PERSONS:
        return
    names = ", ".join(name for name in columns(rows.table) if name in set(rows.names) - FOLLOWS_THE_YEAR)
    for administration, year in rows.years():
        (here,) = rows.one(
            "SELECT count(*) FROM delivered WHERE administration = ? AND year = ?", [administration, year]
        )
        alike = rows.all(
            f"""SELECT year FROM held_{rows.table} WHERE administration = ? AND year <> ?
            GROUP BY year HAVING count(*) = ?""",
            [administration, year, here],
        )
        for (other,) in alike if here >= ENOUGH else ():
            if _same(rows, names, administration, year, other):
                rows.findings.refuse(
                    "same_again",
                    N_("The rows of {year} are those of {other}, one for one."),
                    N_("Deliver the file of {year}; this one was delivered before."),
                    year=str(year),
                    other=str(other),
                )


def _same(rows: Rows, names: str, administration: str, year: int, other: int) -> bool:
    """The sum of the rows' hashes, whatever their order; equal only for the same rows."""
    total = f"SELECT sum(hash({names})::HUGEINT) FROM {{}} WHERE administration = ? AND year = ?"
    now = rows.one(total.format("delivered"), [administration, year])
    return bool(now == rows.one(total.format(f"held_{rows.table}"), [administration, other]))
