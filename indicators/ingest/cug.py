"""The CUG table 1.1 of Direttiva 2/2019: staff by level, gender and age band, two header rows, totals at the end."""

from __future__ import annotations

import re
from decimal import Decimal

import pandas as pd

from indicators.errors import UnknownName
from indicators.formulas import rounded
from indicators.ingest.lines import read_lines
from indicators.ingest.sources import Findings, Source
from indicators.marking import N_

Lines = list[tuple[int, list[str]]]

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


def read(source: Source, findings: Findings) -> pd.DataFrame:
    """The table as rows of `staff`; empty where something was refused."""
    lines = read_lines(source, findings)
    if not lines and not findings.refused:
        findings.refuse("empty", N_("The file is empty."), N_("Deliver the file with a header and its rows."))
    if not lines or not _header_holds(lines, findings):
        return pd.DataFrame()
    body, foot = _split(lines[2:], findings)
    counts = [(line, cells, _counts(line, cells, findings)) for line, cells in body]
    if findings.refused:
        return pd.DataFrame()
    _warn_of_doubles(counts, findings)
    _check_totals([row for _, _, row in counts], foot, findings)
    rows = [row for line, cells, numbers in counts for row in _rows(source, line, cells, numbers, findings)]
    if not rows and not findings.refused:
        findings.refuse("empty", N_("The table counts nobody."), N_("Deliver the table with its counts."))
    return pd.DataFrame() if findings.refused else pd.DataFrame(rows)


def _header_holds(lines: Lines, findings: Findings) -> bool:
    head = [cells for _, cells in lines[:2]] + [[], []]
    second = lines[1][0] if len(lines) > 1 else lines[0][0] + 1
    genders = [cell for cell in head[0][FIRST_COUNT:] if cell]
    if head[0][:FIRST_COUNT] != FIRST_HEADER or genders != list(GENDERS):
        findings.refuse(
            "header",
            N_("The first header row is not that of CUG table 1.1: got “{got}”."),
            N_("It reads: Tipologia di personale; Inquadramento; Uomini (five columns); Donne (five columns)."),
            line=lines[0][0],
            got=" | ".join(cell for cell in head[0] if cell),
        )
        return False
    wanted, got = [band for _, band in COLUMNS], head[1][FIRST_COUNT:]
    for position, (gender, band) in enumerate(COLUMNS):
        if position >= len(got) or got[position] != band:
            findings.refuse(
                "column",
                N_("The column “{wanted}” of {gender} is missing: got “{got}”, {count} of {all} columns of counts."),
                N_("Put the column back; every gender has the five age bands in their order."),
                line=second,
                column=column_name(FIRST_COUNT + position),
                wanted=band,
                gender=gender,
                got=got[position] if position < len(got) else "",
                count=len(got),
                all=len(wanted),
            )
            return False
    if any(got[len(COLUMNS) :]):
        findings.refuse(
            "header",
            N_("There is a column more than the format has: “{got}”."),
            N_("Remove the column."),
            line=second,
            got=" | ".join(got[len(COLUMNS) :]),
        )
        return False
    return True


def _split(lines: Lines, findings: Findings) -> tuple[Lines, dict[str, tuple[int, list[str]]]]:
    foot = {cells[0]: (line, cells) for line, cells in lines if cells[0] in (TOTAL, PERCENT)}
    for name in (TOTAL, PERCENT):
        if name not in foot:
            findings.refuse(
                "total",
                N_("The line “{name}” is missing, so the counts cannot be checked."),
                N_("Deliver the table with its two last lines."),
                line=lines[-1][0] if lines else None,
                name=name,
            )
    return [(line, cells) for line, cells in lines if cells[0] not in foot], foot


def _counts(line: int, cells: list[str], findings: Findings) -> list[int]:
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


def _warn_of_doubles(counts: list[tuple[int, list[str], list[int]]], findings: Findings) -> None:
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


def _check_totals(rows: list[list[int]], foot: dict[str, tuple[int, list[str]]], findings: Findings) -> None:
    line, cells = foot[TOTAL]
    totals = _counts(line, cells, findings)
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


def _rows(
    source: Source, line: int, cells: list[str], counts: list[int], findings: Findings
) -> list[dict[str, object]]:
    labels = {normalised(label): meaning for label, meaning in source.labels.items()}
    kinds = {normalised(kind): kind for kind in TYPES}
    if normalised(cells[0]) not in kinds:
        _unknown(
            findings,
            line,
            0,
            N_("type of staff"),
            cells[0],
            list(TYPES),
            N_("Use one of the four types of the format."),
        )
        return []
    if normalised(cells[1]) not in labels:
        remedy = N_("If it is a new label, say what it means in {mapping}, under [labels].")
        _unknown(
            findings, line, 1, N_("label"), cells[1], list(source.labels), remedy, source.path.with_suffix(".toml").name
        )
        return []
    common = {
        "city": source.city,
        "administration": source.administration,
        "reference_date": source.reference_date,
        "year": source.reference_date.year if source.reference_date else None,
        "staff_group": "staff",
        "level": None,
        "contract": None,
        "level_published": cells[1],
        "type_published": kinds[normalised(cells[0])],
        "source": "published",
        **labels[normalised(cells[1])],
    }
    columns = COLUMNS[len(BANDS) :] + COLUMNS[: len(BANDS)] if source.genders == "swapped" else COLUMNS
    return [
        {**common, "gender": GENDERS[gender], "age_band": BANDS[band], "people": people}
        for (gender, band), people in zip(columns, counts, strict=True)
        if people
    ]


def _unknown(
    findings: Findings, line: int, position: int, kind: str, got: str, known: list[str], remedy: str, mapping: str = ""
) -> None:
    near = UnknownName(kind, got, known)
    findings.refuse(
        "label", near.message, remedy, line=line, column=column_name(position), mapping=mapping, **near.values
    )
