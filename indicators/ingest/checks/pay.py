"""Pay: zero amounts, months among years and cents among euros, part-time pay that cannot be compared.

Amounts are counted, never told. Negative ones are refused where they are read.
"""

from __future__ import annotations

from indicators.ingest.checks.base import Rows
from indicators.marking import N_

ENOUGH = 5
FACTORS = {12: (8, 18), 100: (60, 160)}
"""A yearly amount among monthly ones, cents among euros: the factor, and what counts as about that factor."""
NEAR = 10
"""A median may not change by this factor from year to year."""


def check(rows: Rows) -> None:
    if rows.table != "pay":
        return
    _basis(rows)
    _part_time(rows)
    if "base_pay" in rows.names:
        _zero(rows)
        _outliers(rows)
        _unit(rows)


def _basis(rows: Rows) -> None:
    where = "pay_basis IS NULL" if "pay_basis" in rows.names else "TRUE"
    (missing,) = rows.one(f"SELECT count(*) FROM delivered WHERE {where}")
    if missing:
        rows.findings.refuse(
            "pay_basis",
            N_("{count} rows do not say whether the amounts are of a year or of an hour."),
            N_('Add the column pay_basis with “annual” or “hourly”, or the constant pay_basis = "annual".'),
            column="pay_basis",
            count=missing,
        )


def _part_time(rows: Rows) -> None:
    """Amounts of a year of part-timers compare with those of others only by the hours paid."""
    if not {"pay_basis", "working_time"} <= set(rows.names):
        return
    hours = "hours_paid IS NULL" if "hours_paid" in rows.names else "TRUE"
    part, unknown = rows.one(
        f"""SELECT count(*) FILTER (WHERE working_time = 'part_time'), count(*) FILTER (WHERE working_time IS NULL)
        FROM delivered WHERE pay_basis = 'annual' AND {hours}"""
    )
    (all_rows,) = rows.one("SELECT count(*) FROM delivered")
    if part:
        rows.findings.warn(
            "part_time_pay",
            N_("{count} part-timers have amounts of a year and no hours paid: their pay cannot be compared."),
            N_("Add the column hours_paid."),
            column="hours_paid",
            count=part,
        )
    if all_rows and unknown == all_rows:
        rows.findings.warn(
            "part_time_pay",
            N_("Nothing says who works part time, so part-time and full-time pay are mixed."),
            N_("Add the column working_time or hours_paid."),
            column="working_time",
        )


def _zero(rows: Rows) -> None:
    """Said of everybody: of the fully paid it is a mistake, of others it may be one."""
    full = "coalesce(full_pay, TRUE)" if "full_pay" in rows.names else "TRUE"
    paid, away = rows.one(
        f"SELECT count(*) FILTER (WHERE {full}), count(*) FILTER (WHERE NOT {full}) FROM delivered WHERE base_pay = 0"
    )
    if paid:
        rows.findings.warn(
            "zero_pay",
            N_("{count} rows have a basic pay of zero and count as fully paid."),
            N_(
                "Put full_pay = false where less was paid because of a leave; leave the cell empty where it is unknown."
            ),
            column="base_pay",
            count=paid,
        )
    if away:
        rows.findings.warn(
            "zero_pay",
            N_("{count} rows have a basic pay of zero and are marked as not fully paid."),
            N_("Nothing to do, if these people were on leave; nobody's basic pay is compared with theirs."),
            column="base_pay",
            count=away,
        )


def _outliers(rows: Rows) -> None:
    """Against the median of the same level and basis."""
    level = "level" if {"level"} <= set(rows.names) else "NULL"
    basis = "pay_basis" if "pay_basis" in rows.names else "NULL"
    ratios = f"""
        SELECT base_pay / median(base_pay) OVER same AS ratio FROM delivered WHERE base_pay > 0
        WINDOW same AS (PARTITION BY {level}, {basis}, year) QUALIFY count(*) OVER same >= {ENOUGH}
    """
    for factor, (low, high) in FACTORS.items():
        above, below = rows.one(
            f"""SELECT count(*) FILTER (WHERE ratio BETWEEN {low} AND {high}),
                count(*) FILTER (WHERE 1 / ratio BETWEEN {low} AND {high}) FROM ({ratios})"""
        )
        if above + below:
            rows.findings.warn(
                "pay_outliers",
                N_("{count} amounts are about {factor} times as large or as small as the median of their level."),
                N_("Check whether months stand among years, or cents among whole amounts."),
                column="base_pay",
                count=above + below,
                factor=factor,
            )


def _unit(rows: Rows) -> None:
    """The whole column against the year before."""
    for administration, year in rows.years():
        before = rows.before("pay", administration, year)
        if before is None:
            continue
        median = "SELECT median(base_pay) FROM {} WHERE base_pay > 0 AND administration = ? AND year = ?"
        (now,) = rows.one(median.format("delivered"), [administration, year])
        (then,) = rows.one(median.format("held_pay"), [administration, before])
        if now and then and not 1 / NEAR < now / then < NEAR:
            rows.findings.warn(
                "pay_unit",
                N_("The median pay of {year} is more than {factor} times as large or as small as that of {before}."),
                N_("Check whether both files have the same unit: year or month, whole amounts or cents."),
                column="base_pay",
                year=str(year),
                factor=NEAR,
                before=str(before),
            )
