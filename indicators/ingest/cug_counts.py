"""What the CUG table 1.1 says twice: its counts, their totals and percentages; and how its columns are named."""

from __future__ import annotations

import re
from decimal import Decimal

from indicators.formulas import rounded
from indicators.ingest.sources import Findings
from indicators.marking import N_

BANDS = {"< 30": "≤30", "da 31 a 40": "31-40", "da 41 a 50": "41-50", "da 51 a 60": "51-60", "> 60": ">60"}
GENDERS = {"Uomini": "M", "Donne": "W"}
TYPES = (
    "Organo di vertice",
    "Dirigente di livello generale",
    "Dirigente di livello non generale",
    "Personale non dirigente",
)
TOTAL, PERCENT = "Totale personale", "Totale % sul personale complessivo"
NO_SHARE = ("", "-", "--")  # what stands in place of a percentage of nobody
FIRST_HEADER = ["Tipologia di personale", "Inquadramento"]
COLUMNS = [(gender, band) for gender in GENDERS for band in BANDS]
FIRST_COUNT = 2


def column_name(position: int) -> str:
    """The column as a reader of the file finds it: “E (Uomini, da 41 a 50)”."""
    letter = chr(ord("A") + position)
    if position < FIRST_COUNT:
        return f"{letter} ({FIRST_HEADER[position]})"
    gender, band = COLUMNS[position - FIRST_COUNT]
    return f"{letter} ({gender}, {band})"


def normalised(label: str) -> str:
    """A label without its differences of case and space."""
    return re.sub(r"\s+", " ", label).strip().casefold()


def counts_of(line: int, cells: list[str], findings: Findings) -> list[int]:
    """The ten counts of a line; a blank or a short line is refused, never shifted or read as zero."""
    width = FIRST_COUNT + len(COLUMNS)
    if len(cells) != width:
        findings.refuse(
            "width",
            N_("The line has {got} cells instead of {wanted}: it cannot be said which count is missing."),
            N_("Write a number in each cell; 0 where there is nobody."),
            line=line,
            column=column_name(min(len(cells), width - 1)),
            got=len(cells),
            wanted=width,
        )
        return []
    return [_count(line, position, cells[position], findings) for position in range(FIRST_COUNT, width)]


def _count(line: int, position: int, cell: str, findings: Findings) -> int:
    if re.fullmatch(r"[0-9]{1,7}", cell):
        return int(cell)
    problem = N_("The cell is blank.") if cell == "" else N_("Got “{got}” where a whole number of people is wanted.")
    remedy = N_("Write the number of people; 0 where there is nobody.")
    findings.refuse("count", problem, remedy, line=line, column=column_name(position), got=cell)
    return 0


def warn_of_doubles(counts: list[tuple[int, list[str], list[int]]], findings: Findings) -> None:
    seen: dict[tuple[str, ...], int] = {}
    for line, cells, _ in counts:
        key = tuple(normalised(cell) for cell in cells)
        if key in seen:
            findings.warn(
                "double",
                N_("“{label}” stands here with the same counts as in line {first}; both were counted."),
                N_("If it is the same post twice, delete one line and mend the totals."),
                line=line,
                column=column_name(1),
                label=cells[1],
                first=seen[key],
            )
        seen.setdefault(key, line)


def check_totals(rows: list[list[int]], foot: dict[str, tuple[int, list[str]]], findings: Findings) -> None:
    line, cells = foot[TOTAL]
    totals = counts_of(line, cells, findings)
    if not totals:
        return
    for position, total in enumerate(totals):
        added = sum(row[position] for row in rows)
        if added != total:
            findings.refuse(
                "total",
                N_("The counts above add up to {added}, the line “Totale personale” says {got}."),
                N_("Mend the wrong count of this column, or its total."),
                line=line,
                column=column_name(FIRST_COUNT + position),
                added=added,
                got=total,
            )
    _check_percentages(totals, foot[PERCENT], findings)


def _check_percentages(totals: list[int], foot: tuple[int, list[str]], findings: Findings) -> None:
    line, cells = foot
    everyone = sum(totals)
    for position, total in enumerate(totals):
        cell = cells[FIRST_COUNT + position] if FIRST_COUNT + position < len(cells) else ""
        if not everyone and cell in NO_SHARE:
            continue
        stated = Decimal(cell.replace(",", ".")) if re.fullmatch(r"[0-9]+([.,][0-9]+)?", cell) else None
        wanted = rounded(Decimal(total * 100) / everyone, 2) if everyone else Decimal(0)
        if stated is None or abs(stated - wanted) > Decimal("0.01"):
            findings.refuse(
                "percentage",
                N_("The percentage of this column is {wanted}, the line says “{got}”."),
                N_("Mend the percentage, or the counts that it is made from."),
                line=line,
                column=column_name(FIRST_COUNT + position),
                wanted=str(wanted).replace(".", ","),
                got=cell,
            )
