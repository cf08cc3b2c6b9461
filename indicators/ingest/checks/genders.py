"""Women and men exchanged: one gender only, and the two swapped against another year or another table."""

from __future__ import annotations

from indicators.ingest.checks.base import Rows
from indicators.marking import N_

NEIGHBOURS = {
    "staff": ("staff", "pay"),
    "pay": ("pay", "staff"),
    "promotions": ("promotions",),
    "flexible_work": ("flexible_work",),
}
"""Tables whose shares of women and men hardly change, and those that count the same people."""
ENOUGH = 20
APART, ALIKE = 10.0, 5.0
"""Points: shares this far apart as they stand, and this near when swapped, are taken for an exchange."""
COUNTED = """
SELECT
    coalesce(sum(people) FILTER (WHERE gender = 'W'), 0) AS women,
    coalesce(sum(people) FILTER (WHERE gender = 'M'), 0) AS men
"""


def check(rows: Rows) -> None:
    """One gender only: warned. Swapped against the year before, or the same year of another table: to be confirmed."""
    if not {"gender", "people"} <= set(rows.names):
        return
    for administration, year in rows.years():
        now = rows.one(f"{COUNTED} FROM delivered WHERE {rows.administration} = ? AND year = ?", [administration, year])
        _one_gender(rows, year, *now)
        for table in NEIGHBOURS.get(rows.table, ()):
            _compare(rows, table, administration, year, now)


def _one_gender(rows: Rows, year: int, women: int, men: int) -> None:
    if women + men > 1 and not (women and men):
        rows.findings.warn(
            "one_gender",
            N_("All {count} people of {year} have the same gender."),
            N_("Check that the column holds the gender, and that every code of it is mapped."),
            column="gender",
            count=women + men,
            year=str(year),
        )


def _compare(rows: Rows, table: str, administration: str, year: int, now: tuple[int, int]) -> None:
    """With the year before of the same table, and with other files of the same year."""
    before = rows.before(table, administration, year) if table == rows.table else None
    for other in sorted({year, before or year}):
        then = rows.one(f"{COUNTED} FROM held_{table} WHERE administration = ? AND year = ?", [administration, other])
        if min(sum(now), sum(then)) >= ENOUGH and swapped(now, then):
            rows.findings.warn(
                "genders_swapped",
                N_(
                    "Women and men look exchanged: {women} women and {men} men in {year}, but {other_women} women and "
                    "{other_men} men in “{table}” of {other}. Exchanged, the shares would agree."
                ),
                N_("Compare the codes of the gender with those of the other file. If they are right, confirm."),
                column="gender",
                women=now[0],
                men=now[1],
                year=str(year),
                other_women=then[0],
                other_men=then[1],
                table=table,
                other=str(other),
            )


def swapped(now: tuple[int, int], then: tuple[int, int]) -> bool:
    """Whether the shares differ as they stand and agree when one of them is exchanged."""
    share, other = 100 * now[0] / sum(now), 100 * then[0] / sum(then)
    return abs(share - other) > APART and abs(share - (100 - other)) < ALIKE
