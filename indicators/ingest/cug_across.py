"""What must hold between the CUG tables of one report: the same people, so nearly the same women and men."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from indicators.errors import Finding
from indicators.ingest import cug
from indicators.ingest.cug_counts import TYPES
from indicators.ingest.cug_layouts import LAYOUTS
from indicators.ingest.cug_wide import OTHER_GENDER, read_table
from indicators.ingest.sources import Findings, Source
from indicators.marking import N_

Totals = dict[str, Decimal]
NON_EXECUTIVE, EXECUTIVE = TYPES[3:], TYPES[1:3]
SAME_PEOPLE = {"cug_1_2": TYPES, "cug_1_4": NON_EXECUTIVE, "cug_1_6": EXECUTIVE, "cug_1_7": NON_EXECUTIVE}
"""The tables that count people of table 1.1 again, and which of its types of staff."""
TOLERANCE, FEW = Decimal("0.05"), 5
"""Tables differ a little by who is on leave or fixed term: a twentieth of the people, or five."""


def check(sources: Iterable[Source]) -> list[Finding]:
    """The tables of each administration and date beside its table 1.1."""
    by_report: dict[tuple[object, ...], dict[str, Source]] = {}
    for source in sources:
        if source.format in LAYOUTS:
            report = by_report.setdefault((source.city, source.administration, source.reference_date), {})
            report[source.format] = source
    found: list[Finding] = []
    for report in by_report.values():
        for name, types in SAME_PEOPLE.items():
            if "cug_1_1" in report and name in report:
                found += _compared(report["cug_1_1"], report[name], types)
    return found


def _compared(first: Source, second: Source, types: tuple[str, ...]) -> list[Finding]:
    here, there = _of_table_1_1(first, types), _of_other(second)
    people = max(sum(here.values()), sum(there.values()))
    near = max(people * TOLERANCE, Decimal(FEW))
    if not here or not there or _distance(here, there) <= near:
        return []
    swapped = {OTHER_GENDER[gender]: many for gender, many in there.items()}
    values = {
        "number": LAYOUTS[second.format].number,
        "other": first.name,
        "men": int(there["M"]),
        "women": int(there["W"]),
        "men_there": int(here["M"]),
        "women_there": int(here["W"]),
    }
    findings = Findings(second)
    if _distance(here, swapped) <= near:
        findings.refuse(
            "genders_swapped",
            N_(
                "Table {number} has {men} men and {women} women, {other} has {men_there} men and {women_there} women "
                "of the same staff: in one of them women and men are exchanged."
            ),
            N_('Find out in which; write genders = "swapped" in the .toml of that table.'),
            **values,
        )
    else:
        findings.warn(
            "genders_differ",
            N_(
                "Table {number} has {men} men and {women} women, {other} has {men_there} men and {women_there} women "
                "of the same staff."
            ),
            N_("Find out whom one of the two tables leaves out."),
            **values,
        )
    return findings.found


def _distance(one: Totals, other: Totals) -> Decimal:
    return sum((abs(one[gender] - other[gender]) for gender in OTHER_GENDER), Decimal(0))


def _of_table_1_1(source: Source, types: tuple[str, ...]) -> Totals:
    rows = cug.read(source, Findings(source))
    if rows.empty:
        return {}
    chosen = rows[rows["type_published"].isin(types)]
    people = chosen.groupby("gender")["people"].sum()
    return {gender: Decimal(int(people.get(gender, 0))) for gender in OTHER_GENDER}


def _of_other(source: Source) -> Totals:
    rows = read_table(source, LAYOUTS[source.format], Findings(source))
    return {gender: sum((row.of(gender) for row in rows), Decimal(0)) for gender in OTHER_GENDER} if rows else {}
