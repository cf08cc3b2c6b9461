"""What must hold inside a CUG table: totals, shares within 0.01, differences of means, no line twice unnoticed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from indicators.formulas import rounded
from indicators.ingest.cug_counts import NO_SHARE
from indicators.ingest.cug_layouts import SHARES, Column, Layout
from indicators.ingest.cug_numbers import number
from indicators.ingest.sources import Findings
from indicators.marking import N_

Lines = list[tuple[int, list[str]]]
NEARLY = Decimal("0.01")


@dataclass(frozen=True)
class Row:
    """A line of the table. `labels`: its first cells; `counts`: by gender and age band, as `genders` says them."""

    line: int
    labels: tuple[str, ...]
    code: str | None
    counts: dict[tuple[str, str], Decimal]
    means: dict[str, Decimal | None]
    cells: list[str]

    def of(self, gender: str) -> Decimal:
        return sum((many for (each, _), many in self.counts.items() if each == gender), Decimal(0))


def column_name(layout: Layout, position: int) -> str:
    """The column as a reader of the file finds it: “E (Uomini, da 41 a 50)”."""
    column = layout.columns[position]
    words = ", ".join(filter(None, (column.group, column.header)))
    return f"{chr(ord('A') + position)} ({words})"


def plain(header: str) -> str:
    return re.sub(r"\s", "", header).casefold()


def check_rows(rows: list[Row], layout: Layout, findings: Findings) -> None:
    """Totals and shares of each line against its counts; of a published table the columns are as published."""
    whole = {gender: sum((_as_published(row, layout, gender) for row in rows), Decimal(0)) for gender in ("M", "W")}
    for row in rows:
        own = {gender: _as_published(row, layout, gender) for gender in ("M", "W")}
        for position, column in enumerate(layout.columns):
            part = own[column.gender] if column.gender else sum(own.values())
            if column.kind == "total":
                _check_total(row.line, position, row.cells[position], Decimal(part), layout, findings)
            elif column.kind in SHARES:
                of = {
                    "of_row": sum(own.values()),
                    "of_gender": whole.get(column.gender, Decimal(0)),
                    "of_all": sum(whole.values()),
                }
                _check_share(row, position, column, Decimal(part), {key: Decimal(each) for key, each in of.items()},
                             layout, findings)  # fmt: skip
            elif column.kind == "gap":
                _check_gap(row, position, layout, findings)


def _as_published(row: Row, layout: Layout, gender: str) -> Decimal:
    """What the columns of a gender hold, whoever they are of."""
    cells = (
        number(cell, whole=False) or Decimal(0)
        for column, cell in zip(layout.columns, row.cells, strict=True)
        if column.kind == "count" and column.gender == gender
    )
    return sum(cells, Decimal(0))


def _check_total(line: int, position: int, cell: str, added: Decimal, layout: Layout, findings: Findings) -> None:
    stated = number(cell, whole=False)
    if stated is None or abs(stated - added) > (0 if layout.unit == "people" else NEARLY):
        findings.refuse(
            "total",
            N_("The counts of the line add up to {added}, the total says “{got}”."),
            N_("Mend the wrong count of this line, or its total."),
            line=line,
            column=column_name(layout, position),
            added=_written(added),
            got=cell,
        )


def _check_share(
    row: Row,
    position: int,
    column: Column,
    part: Decimal,
    of: dict[str, Decimal],
    layout: Layout,
    findings: Findings,
) -> None:
    cell = row.cells[position]
    meant = {column.kind: of[column.kind]} if layout.verified else of
    if cell in NO_SHARE and not all(meant.values()):
        return
    stated = number(cell.removesuffix("%").strip(), whole=False)
    wanted = {kind: rounded(part * 100 / each, 2) if each else Decimal(0) for kind, each in meant.items()}
    if stated is not None and any(abs(stated - each) <= NEARLY for each in wanted.values()):
        return
    said = {
        "line": row.line,
        "column": column_name(layout, position),
        "wanted": _written(wanted[column.kind]),
        "got": cell,
    }
    problem = N_("The percentage of this cell is {wanted}, the table says “{got}”.")
    if layout.verified:
        remedy = N_("Mend the percentage, or the counts that it is made from.")
        findings.refuse("percentage", problem, remedy, **said)
    else:
        remedy = N_("Look whether it is a share of something else; the percentages are not taken over.")
        findings.warn("percentage", problem, remedy, **said)


def _check_gap(row: Row, position: int, layout: Layout, findings: Findings) -> None:
    men, women = row.means.get("M"), row.means.get("W")
    stated = number(row.cells[position].removeprefix("-"), whole=False)
    if men is None or women is None or stated is None or abs(stated - abs(men - women)) <= NEARLY:
        return
    findings.warn(
        "gap",
        N_("The difference of the two means is {wanted}, the table says “{got}”."),
        N_("Mend the difference, or the means that it is made from."),
        line=row.line,
        column=column_name(layout, position),
        wanted=_written(abs(men - women)),
        got=row.cells[position],
    )


def check_foot(rows: list[Row], foot: Lines, layout: Layout, findings: Findings) -> None:
    """The line of totals against the sum of each column; a table of the format without it cannot be checked."""
    totals = [(line, cells) for line, cells in foot if "%" not in cells[0]]
    if not totals and layout.foot and layout.verified and layout.number == "1.4":
        findings.refuse(
            "total",
            N_("The line “{name}” is missing, so the counts cannot be checked."),
            N_("Deliver the table with its two last lines."),
            line=rows[-1].line if rows else None,
            name=layout.foot[0],
        )
    for line, cells in totals:
        for position, column in enumerate(layout.columns[: len(cells)]):
            added = sum((number(row.cells[position], whole=False) or Decimal(0) for row in rows), Decimal(0))
            if column.kind in ("count", "total") and number(cells[position], whole=False) != added:
                findings.refuse(
                    "total",
                    N_("The counts above add up to {added}, the line “{name}” says “{got}”."),
                    N_("Mend the wrong count of this column, or its total."),
                    line=line,
                    column=column_name(layout, position),
                    added=_written(added),
                    name=cells[0],
                    got=cells[position],
                )


def warn_of_repeated(rows: list[Row], layout: Layout, findings: Findings) -> None:
    """Seniority given level by level: the same label several times, whose sum is the total."""
    seen: dict[tuple[str, ...], list[int]] = {}
    for row in rows:
        seen.setdefault(tuple(plain(label) for label in row.labels), []).append(row.line)
    for row in rows:
        lines = seen.pop(tuple(plain(label) for label in row.labels), [])
        if len(lines) > 1:
            findings.warn(
                "repeated",
                N_("“{label}” stands in {count} lines ({lines}); they were added up, as the totals have them."),
                N_("If one line is there twice by mistake, delete it and mend the totals."),
                line=lines[1],
                column=column_name(layout, layout.keys - 1),
                label=row.labels[-1],
                count=len(lines),
                lines=", ".join(map(str, lines)),
            )


def _written(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", ",") if value else "0"
