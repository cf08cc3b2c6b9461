"""Blanks that mean zero: a column of numbers without any number, in a year where other years have them."""

from __future__ import annotations

from indicators.ingest.checks.base import Rows, listed
from indicators.marking import N_


def check(rows: Rows) -> None:
    names = _numbers(rows)
    if not names or not rows.one("SELECT count(*) FROM delivered")[0]:
        return
    now = _filled(rows, "delivered", names)
    then = _filled(rows, f"held_{rows.table}", names)
    for name in names:
        known = [year for year, filled in then.items() if filled[name]]
        blank = [year for year, filled in now.items() if not filled[name] and year not in known]
        if known and blank:
            rows.findings.warn(
                "blank_column",
                N_(
                    "The column is blank in {years}, while {known} have numbers: blank may mean zero, or not delivered."
                ),
                N_("Write 0 where it means zero; leave it blank where it is not known."),
                column=name,
                years=listed(blank),
                known=listed(known),
            )


def _numbers(rows: Rows) -> list[str]:
    found = rows.all(
        """SELECT column_name FROM duckdb_columns() WHERE table_name = ?
        AND data_type IN ('DOUBLE', 'INTEGER') AND is_nullable ORDER BY column_index""",
        [rows.table],
    )
    return [name for (name,) in found if name in rows.names]


def _filled(rows: Rows, relation: str, names: list[str]) -> dict[int, dict[str, int]]:
    """How many cells of each column are filled, by year."""
    counts = ", ".join(f"count({name})" for name in names)
    found = rows.all(f"SELECT year, {counts} FROM {relation} GROUP BY year ORDER BY year")
    return {year: dict(zip(names, filled, strict=True)) for year, *filled in found}
