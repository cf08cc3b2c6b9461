"""Departments: one name in two directorates, and names that were other ones the year before."""

from __future__ import annotations

import difflib

from indicators.ingest.checks.base import LISTED, Rows, listed
from indicators.marking import N_

ALIKE = 0.6
"""How near two names are to be taken for one department under a new name (difflib's ratio)."""
SAME_SIZE = 0.2
"""Or how near in number, within the same directorate."""


def check(rows: Rows) -> None:
    if not {"department", "directorate"} <= set(rows.names):
        return
    _homonyms(rows)
    if rows.table == "staff":
        for administration, year in rows.years():
            _renamed(rows, administration, year)


def _homonyms(rows: Rows) -> None:
    names = rows.all(
        """SELECT DISTINCT department FROM (
            SELECT department FROM delivered GROUP BY administration, year, department
            HAVING count(DISTINCT directorate) > 1
        ) ORDER BY department"""
    )
    if names:
        rows.findings.warn(
            "homonyms",
            N_("The same name stands for departments of several directorates, which would count as one: {names}."),
            N_("Deliver a code for each, or put the directorate before the name."),
            column="department",
            names=listed(name for (name,) in names),
        )


def _renamed(rows: Rows, administration: str, year: int) -> None:
    before = rows.before("staff", administration, year)
    sizes = """SELECT department, any_value(directorate), sum(people)::INTEGER FROM {}
        WHERE administration = ? AND year = ? AND department IS NOT NULL GROUP BY department ORDER BY department"""
    then = {row[0]: row for row in rows.all(sizes.format("held_staff"), [administration, before])}
    now = {row[0]: row for row in rows.all(sizes.format("delivered"), [administration, year])}
    gone, new = [then[name] for name in then if name not in now], [now[name] for name in now if name not in then]
    if not then or not now or not gone:
        return
    for old in gone[:LISTED]:
        near = _successor(old, new)
        if near:
            rows.findings.warn(
                "renamed",
                N_("The department “{old}” of {before} is gone; “{new}” is new and may be the same."),
                N_("If it was renamed or merged, map the old name to the new one, so that the series goes on."),
                column="department",
                old=old[0],
                before=str(before),
                new=near,
            )
    lost = [old[0] for old in gone if not _successor(old, new)]
    if lost:
        rows.findings.warn(
            "gone",
            N_("Departments of {before} that are gone: {lost}. New are: {new}."),
            N_("If one was renamed, merged or split, map the names, so that the series goes on."),
            column="department",
            before=str(before),
            lost=listed(lost),
            new=listed(name for name, *_ in new) or "-",
        )


def _successor(old: tuple[str, str | None, int], new: list[tuple[str, str | None, int]]) -> str | None:
    """The new department that `old` may have become: a name that is near, else the only one of its size."""
    near = [name for name, *_ in new if _alike(old[0].casefold(), name.casefold())]
    if near:
        return near[0]
    sized = [name for name, above, people in new if above == old[1] and abs(people - old[2]) <= SAME_SIZE * old[2]]
    return sized[0] if len(sized) == 1 else None


def _alike(old: str, new: str) -> bool:
    """Nearly the same letters, or every word of the old name in the new one."""
    return difflib.SequenceMatcher(None, old, new).ratio() >= ALIKE or set(old.split()) <= set(new.split())
