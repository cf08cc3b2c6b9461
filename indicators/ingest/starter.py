"""The starter sheet of a small body: a handful of counts by gender and the actions of its plan, one line each."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import Any

import pandas as pd

from indicators.errors import UnknownName
from indicators.ingest import sheets
from indicators.ingest.lines import read_lines
from indicators.ingest.sources import Findings, Source
from indicators.ingest.tables import codes
from indicators.marking import N_

NAME = "starter"
"""The format, and the sheet of a workbook that holds the lines."""
GENDERS = {"women": "W", "men": "M", "other": "X", "not_stated": "N"}
OF_ACTIONS = ("title", "field", "status", "due")
HEADER = ("what", *GENDERS, *OF_ACTIONS)
ACTION = "action"
COUNTED: dict[str, tuple[str, dict[str, Any]]] = {
    "staff": ("staff", {"staff_group": "staff"}),
    "managers": ("posts", {"post": "managers", "management_level": 2}),
    "council": ("bodies", {"body": "council", "body_type": "council", "role": "member", "elected": True}),
    "government": ("bodies", {"body": "executive", "body_type": "executive", "role": "member"}),
    "hires": ("hires", {}),
}
"""What may be counted: the table that it fills, and what its rows say. Staff has no level, so no share by level is made
of a sheet that knows only who manages; managers stand at level 2, which “top management” counts."""
WITHOUT_ADMINISTRATION = ("bodies",)

Line = tuple[int, dict[str, str]]


def read(source: Source, findings: Findings) -> dict[str, pd.DataFrame]:
    """The sheet as rows of the tables that it fills; nothing where something was refused."""
    lines = _lines(source, findings)
    counted = _counts([line for line in lines if line[1]["what"] != ACTION], findings)
    actions = _actions([line for line in lines if line[1]["what"] == ACTION], findings)
    if not findings.refused and not counted and not actions:
        findings.refuse("empty", N_("The sheet counts nobody."), N_("Fill in the lines that you know."))
    if findings.refused:
        return {}
    rows: dict[str, list[dict[str, Any]]] = {}
    for what, people in counted.items():
        table, says = COUNTED[what]
        rows.setdefault(table, []).extend(
            {**says, "gender": gender, "people": number} for gender, number in people.items()
        )
    if actions:
        rows["actions"] = actions
    return {table: _completed(source, table, pd.DataFrame(of_table)) for table, of_table in rows.items()}


def _lines(source: Source, findings: Findings) -> list[Line]:
    """Every line in which something stands beside its first cell, by the words of the header."""
    if source.reference_date is None:
        problem = N_("Nothing says for which day the sheet holds.")
        findings.refuse("date", problem, N_("Write reference_date = 2024-12-31 in the .toml beside it."))
    workbook = source.path.suffix.lower() != ".csv"
    lines = sheets.lines(replace(source, table=NAME), findings) if workbook else read_lines(source, findings)
    if not lines:
        if not findings.refused:
            findings.refuse("empty", N_("The file is empty."), N_("Deliver the sheet with its header and lines."))
        return []
    number, header = lines[0][0], [name.casefold() for name in lines[0][1]]
    while header and not header[-1]:
        header.pop()
    if header != list(HEADER[: len(header)]) or len(header) <= len(GENDERS):
        findings.refuse(
            "header",
            N_("The header is not that of the starter sheet: got “{got}”."),
            N_("It reads: {wanted}."),
            line=number,
            got=", ".join(header),
            wanted=", ".join(HEADER),
        )
        return []
    for line, cells in lines[1:]:
        if any(cells[len(header) :]):
            problem = N_("The line has {got} cells, the header {wanted}.")
            remedy = N_("Remove what stands beside the sheet.")
            findings.refuse("width", problem, remedy, line=line, got=len(cells), wanted=len(header))
    found = [(line, dict(zip(HEADER, [*cells, *[""] * len(HEADER)], strict=False))) for line, cells in lines[1:]]
    filled = [(line, cells) for line, cells in found if any(cells[name] for name in HEADER[1:])]
    return [each for each in filled if _known(each, findings)]


def _known(line: Line, findings: Findings) -> bool:
    number, cells = line
    if cells["what"] in (*COUNTED, ACTION):
        return True
    near = UnknownName(N_("line of the starter sheet"), cells["what"], [*COUNTED, ACTION])
    findings.refuse(
        "name", near.message, N_("Leave the first column as it was."), line=number, column="what", **near.values
    )
    return False


def _counts(lines: list[Line], findings: Findings) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    first: dict[str, int] = {}
    for number, cells in lines:
        what = cells["what"]
        if what in first:
            findings.refuse(
                "repeated",
                N_("“{what}” stands in line {first} already."),
                N_("Remove one of the two lines."),
                line=number,
                what=what,
                first=str(first[what]),
            )
        first.setdefault(what, number)
        found[what] = {code: count for code, count in _people(number, cells, findings) if count or code in "WM"}
    _managers_are_staff(found, first, findings)
    return found


def _people(number: int, cells: dict[str, str], findings: Findings) -> list[tuple[str, int]]:
    """The counts of a line by gender: women and men must be said, a blank of the two others is nobody."""
    found = []
    for name, code in GENDERS.items():
        cell = re.sub(r"^(\d+)[.,]0+$", r"\1", cells[name])
        if re.fullmatch(r"[0-9]{1,7}", cell):
            found.append((code, int(cell)))
        elif cell or code in "WM":
            problem = N_("Got “{got}” where a whole number of people is wanted.") if cell else N_("The cell is blank.")
            remedy = N_("Write the number of people; 0 where there is nobody.")
            findings.refuse("count", problem, remedy, line=number, column=name, got=cell)
    return found


def _managers_are_staff(found: dict[str, dict[str, int]], first: dict[str, int], findings: Findings) -> None:
    for name, code in GENDERS.items():
        managers, staff = (found.get(what, {}).get(code, 0) for what in ("managers", "staff"))
        if "staff" in found and managers > staff:
            findings.refuse(
                "managers",
                N_("There are {managers} managers and only {staff} staff in this column; managers are staff too."),
                N_("Count managers among staff as well, or mend the wrong number."),
                line=first["managers"],
                column=name,
                managers=managers,
                staff=staff,
            )


def _actions(lines: list[Line], findings: Findings) -> list[dict[str, Any]]:
    return [_action(place, *line, findings) for place, line in enumerate(lines, start=1)]


def _action(place: int, number: int, cells: dict[str, str], findings: Findings) -> dict[str, Any]:
    if not cells["title"]:
        problem, remedy = N_("The action has no title."), N_("Write in a few words what is done.")
        findings.refuse("blank", problem, remedy, line=number, column="title")
    for name, column in (("field", "plan_area"), ("status", "status")):
        if cells[name] not in codes("actions", column):
            near = UnknownName(N_("code"), cells[name], codes("actions", column))
            remedy = N_("Choose one of the codes.")
            findings.refuse("code", near.message, remedy, line=number, column=name, **near.values)
    return {
        "action": f"{place:02}",
        "title": cells["title"],
        "plan_area": cells["field"],
        "status": cells["status"],
        "due_on": _day(number, cells["due"], findings),
    }


def _day(number: int, cell: str, findings: Findings) -> dt.date | None:
    try:
        return dt.date.fromisoformat(cell[:10]) if cell else None
    except ValueError:
        remedy = N_("Write a date such as 2024-12-31.")
        findings.refuse("date", N_("Got “{got}”."), remedy, line=number, column="due", got=cell)
        return None


def _completed(source: Source, table: str, rows: pd.DataFrame) -> pd.DataFrame:
    """The columns that follow from the source."""
    day = source.reference_date
    rows = rows.assign(city=source.city, reference_date=day, year=day.year if day else None, source=source.source)
    return rows if table in WITHOUT_ADMINISTRATION else rows.assign(administration=source.administration or source.city)
