"""The CUG tables 1.2 to 1.11 as they lie in a file: two header rows, counts, totals and shares, each checked."""

from __future__ import annotations

from decimal import Decimal

from indicators.errors import UnknownName
from indicators.ingest.cug_checks import Row, check_foot, check_rows, column_name, plain, warn_of_repeated
from indicators.ingest.cug_counts import NO_SHARE, normalised
from indicators.ingest.cug_layouts import Column, Layout
from indicators.ingest.cug_numbers import number
from indicators.ingest.lines import read_lines
from indicators.ingest.sources import Findings, Source
from indicators.marking import N_

Lines = list[tuple[int, list[str]]]
OTHER_GENDER = {"M": "W", "W": "M"}


def read_table(source: Source, layout: Layout, findings: Findings) -> list[Row]:
    """The rows of the table, checked against its totals and shares; nothing where it was refused or counts nobody."""
    lines = _below_titles(read_lines(source, findings))
    if not lines and not findings.refused:
        findings.refuse("empty", N_("The file is empty."), N_("Deliver the file with a header and its rows."))
    if not lines or not _header_holds(lines, layout, findings):
        return []
    _warn_of_layout(layout, findings)
    body = [(line, cells) for line, cells in lines[2:] if not _is_foot(cells)]
    foot = [(line, cells) for line, cells in lines[2:] if _is_foot(cells)]
    rows = [row for line, cells in body if (row := _row(line, cells, layout, source, findings))]
    if findings.refused:
        return []
    check_rows(rows, layout, findings)
    check_foot(rows, foot, layout, findings)
    if findings.refused:
        return []
    if layout.unit != "euros" and not any(row.of(gender) for row in rows for gender in ("M", "W")):
        remedy = N_("If there is something to count, deliver the table with its counts.")
        findings.warn("empty", N_("Every cell of the table is zero: it counts nobody, and nothing was taken."), remedy)
        return []
    warn_of_repeated(rows, layout, findings)
    return rows


def _below_titles(lines: Lines) -> Lines:
    """The lines from the header on; a title above it has one filled cell only."""
    start = next((n for n, (_, cells) in enumerate(lines) if sum(map(bool, cells)) > 1), 0)
    return lines[start:]


def _is_foot(cells: list[str]) -> bool:
    return normalised(cells[0]).startswith("totale")


def _header_holds(lines: Lines, layout: Layout, findings: Findings) -> bool:
    first, second = layout.header()
    got = [cells for _, cells in lines[:2]] + [[], []]
    line = lines[0][0]
    if len(got[0]) != len(first) or len(got[1]) != len(second):
        findings.refuse(
            "header",
            N_("Table {number} has {wanted} columns under two header rows: got {got} and {got_below}."),
            N_("Its header rows are: {first} / {second}"),
            line=line,
            number=layout.number,
            wanted=len(first),
            got=len(got[0]),
            got_below=len(got[1]),
            first="; ".join(filter(None, first)),
            second="; ".join(filter(None, second)),
        )
        return False
    for row, (wanted, cells) in enumerate(((first, got[0]), (second, got[1]))):
        for position, (want, cell) in enumerate(zip(wanted, cells, strict=True)):
            if not _same_header(want, cell, layout, layout.columns[position], row):
                findings.refuse(
                    "header",
                    N_("The header of CUG table {number} reads “{wanted}” here: got “{got}”."),
                    N_("Put the columns in the order of the format, or name the right format in the .toml."),
                    line=lines[row][0],
                    column=column_name(layout, position),
                    number=layout.number,
                    wanted=want,
                    got=cell,
                )
                return False
    return True


def _same_header(wanted: str, got: str, layout: Layout, column: Column, row: int) -> bool:
    """Letter for letter where the layout was seen; else groups, age bands and their places only."""
    if layout.verified or (column.group and row == 0) or column.band:
        return plain(wanted) == plain(got)
    return bool(wanted) == bool(got)


def _warn_of_layout(layout: Layout, findings: Findings) -> None:
    if not layout.verified:
        findings.warn(
            "unverified",
            N_("The wording of CUG table {number} was not verified against the directive; it was read by its shape."),
            N_("Compare the figures taken over with the table once."),
            number=layout.number,
        )


def _row(line: int, cells: list[str], layout: Layout, source: Source, findings: Findings) -> Row | None:
    if len(cells) != len(layout.columns):
        findings.refuse(
            "width",
            N_("The line has {got} cells instead of {wanted}: it cannot be said which count is missing."),
            N_("Write a number in each cell; 0 where there is nobody."),
            line=line,
            got=len(cells),
            wanted=len(layout.columns),
        )
        return None
    counts: dict[tuple[str, str], Decimal] = {}
    means: dict[str, Decimal | None] = {}
    for position, (column, cell) in enumerate(zip(layout.columns, cells, strict=True)):
        gender = OTHER_GENDER.get(column.gender, "") if source.genders == "swapped" else column.gender
        if column.kind == "count":
            counts[gender, column.band] = _number(line, position, cell, layout, findings)
        elif column.kind == "mean":
            means[gender] = None if cell in NO_SHARE else _number(line, position, cell, layout, findings)
        elif column.kind == "chair" and normalised(cell) not in ("d", "u", ""):
            remedy = N_("Write D for a woman, U for a man; nothing where it is not known.")
            name = column_name(layout, position)
            findings.refuse("chair", N_("Got “{got}”."), remedy, line=line, column=name, got=cell)
    labels = tuple(cells[: layout.keys])
    return Row(line, labels, _code(line, labels[-1], layout, findings), counts, means, cells)


def _number(line: int, position: int, cell: str, layout: Layout, findings: Findings) -> Decimal:
    value = number(cell, whole=layout.unit == "people")
    if value is None:
        problem = N_("The cell is blank.") if cell == "" else N_("Got “{got}” where a number is wanted.")
        remedy = N_("Write the number with a decimal comma and no point for thousands; 0 where there is nothing.")
        findings.refuse("count", problem, remedy, line=line, column=column_name(layout, position), got=cell)
    return value or Decimal(0)


def _code(line: int, label: str, layout: Layout, findings: Findings) -> str | None:
    if not layout.rows:
        return None
    known = {plain(each): code for each, code in layout.code_of.items()}
    if plain(label) not in known:
        near = UnknownName(N_("label"), label, layout.code_of)
        remedy = N_("Use the label of the format.")
        name = column_name(layout, layout.keys - 1)
        findings.refuse("label", near.message, remedy, line=line, column=name, **near.values)
    return known.get(plain(label))
