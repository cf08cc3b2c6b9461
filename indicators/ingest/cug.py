"""The CUG table 1.1 of Direttiva 2/2019: staff by level, gender and age band, two header rows, totals at the end."""

from __future__ import annotations

import pandas as pd

from indicators.errors import UnknownName
from indicators.ingest.cug_counts import (
    BANDS,
    COLUMNS,
    FIRST_COUNT,
    FIRST_HEADER,
    GENDERS,
    PERCENT,
    TOTAL,
    TYPES,
    check_totals,
    column_name,
    counts_of,
    normalised,
    warn_of_doubles,
)  # fmt: skip
from indicators.ingest.lines import read_lines
from indicators.ingest.sources import Findings, Source
from indicators.marking import N_

Lines = list[tuple[int, list[str]]]


def read(source: Source, findings: Findings) -> pd.DataFrame:
    """The table as rows of `staff`; empty where something was refused."""
    lines = read_lines(source, findings)
    if not lines and not findings.refused:
        findings.refuse("empty", N_("The file is empty."), N_("Deliver the file with a header and its rows."))
    if not lines or not _header_holds(lines, findings):
        return pd.DataFrame()
    body, foot = _split(lines[2:], findings)
    counts = [(line, cells, counts_of(line, cells, findings)) for line, cells in body]
    if findings.refused:
        return pd.DataFrame()
    warn_of_doubles(counts, findings)
    check_totals([row for _, _, row in counts], foot, findings)
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
