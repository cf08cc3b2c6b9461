"""How many people there are: against the year before, and of which day."""

from __future__ import annotations

from indicators.ingest.checks.base import EVENTS, Rows, listed
from indicators.marking import N_

STOCKS = {"staff", "pay", "population"}
DRIFT = 30.0
"""Percent by which a stock may change from one year to the next held one."""
ENOUGH = 20
"""Of fewer people a few make a third."""


def check(rows: Rows) -> None:
    if rows.table not in EVENTS:
        _one_day(rows)
    if rows.table in STOCKS:
        for administration, year in rows.years():
            _drift(rows, administration, year)


def _one_day(rows: Rows) -> None:
    """Two reference dates of one year would count the same people twice."""
    body = ", body" if rows.table == "bodies" else ", indicator" if rows.table == "published_values" else ""
    doubled = rows.all(
        f"""SELECT year, string_agg(DISTINCT reference_date::VARCHAR, ', ' ORDER BY reference_date::VARCHAR)
        FROM delivered GROUP BY city, {rows.administration}, year{body} HAVING count(DISTINCT reference_date) > 1
        ORDER BY ALL"""
    )
    for year, dates in doubled:
        rows.findings.refuse(
            "two_dates",
            N_("There are several reference dates in {year} ({dates}): the same people would count twice."),
            N_("Deliver one day a year."),
            column="reference_date",
            year=str(year),
            dates=listed(dates.split(", ")),
        )


def _drift(rows: Rows, administration: str, year: int) -> None:
    before = rows.before(rows.table, administration, year)
    if before is None:
        return
    total = "SELECT coalesce(sum(people), 0) FROM {} WHERE administration = ? AND year = ?"
    (now,) = rows.one(total.format("delivered"), [administration, year])
    (then,) = rows.one(total.format(f"held_{rows.table}"), [administration, before])
    change = 100 * (now - then) / then if then else 0.0
    if max(now, then) >= ENOUGH and abs(change) > DRIFT:
        rows.findings.warn(
            "headcount",
            N_("{now} people in {year} after {then} in {before}: a change of more than {limit} percent."),
            N_("Check that the file is complete and of one administration only. If it is right, confirm."),
            column="people",
            now=now,
            year=str(year),
            then=then,
            before=str(before),
            limit=int(DRIFT),
        )
