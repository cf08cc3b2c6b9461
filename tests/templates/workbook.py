"""A workbook as a test looks at it: the cells of its sheets, and what its cells are checked for."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from python_calamine import CalamineWorkbook

SPACE = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


@dataclass(frozen=True)
class Validation:
    """What a spreadsheet checks in some cells."""

    cells: str
    kind: str
    severity: str
    first: str
    second: str
    prompt: str
    error: str


def cells(path: Path) -> dict[str, list[list]]:
    """The rows of every sheet, by its name."""
    book = CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def xml(path: Path) -> dict[str, str]:
    """The XML parts of a workbook by name."""
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name).decode() for name in book.namelist() if name.endswith(".xml")}


def validations(path: Path) -> list[Validation]:
    """The data validations of the first sheet."""
    found = ElementTree.fromstring(xml(path)["xl/worksheets/sheet1.xml"]).findall(".//s:dataValidation", SPACE)
    return [
        Validation(
            cells=each.get("sqref", ""),
            kind=each.get("type", "any"),
            severity=each.get("errorStyle", "stop"),
            first=each.findtext("s:formula1", "", SPACE),
            second=each.findtext("s:formula2", "", SPACE),
            prompt=each.get("prompt", ""),
            error=each.get("error", ""),
        )
        for each in found
    ]


def pointed_at(path: Path, formula: str) -> list[str]:
    """What stands in the range that a drop-down shows."""
    sheet, column, first, last = re.fullmatch(r"(\w+)!\$([A-Z]+)\$(\d+):\$[A-Z]+\$(\d+)", formula).groups()
    number = 0
    for letter in column:
        number = number * 26 + ord(letter) - 64
    return [row[number - 1] for row in cells(path)[sheet][int(first) - 1 : int(last)]]
