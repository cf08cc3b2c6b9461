"""The sheets of an XLSX workbook, and what stands in the XML of one of them."""

from __future__ import annotations

import posixpath
import re
import zipfile
from xml.parsers import expat

from indicators.spreadsheet.package import Unreadable, cell_column
from indicators.spreadsheet.sheet import LISTED, Sheet, local, parse

TARGET_OF_LINK = ("externalLink", "externalLinkPath", "oleObject")


def sheets(package: zipfile.ZipFile) -> list[Sheet]:
    """Every sheet in its order, with its part and whether it is hidden; the values are not looked at."""
    targets = _relations(package)
    found: list[Sheet] = []
    year_1904 = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal year_1904
        if local(tag) == "workbookPr":
            year_1904 = attributes.get("date1904", "0") in ("1", "true")
        elif local(tag) == "sheet":
            key = next((value for name, value in attributes.items() if local(name) == "id"), "")
            hidden = attributes.get("state", "visible") != "visible"
            found.append(Sheet(attributes.get("name", ""), targets.get(key, ""), hidden))

    parse(package, "xl/workbook.xml", start)
    for sheet in found:
        sheet.date1904 = year_1904
    return [sheet for sheet in found if sheet.part.startswith("xl/worksheets/")]


def _relations(package: zipfile.ZipFile) -> dict[str, str]:
    targets: dict[str, str] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        if local(tag) != "Relationship":
            return
        kind = attributes.get("Type", "").rpartition("/")[2]
        if kind in TARGET_OF_LINK:
            raise Unreadable("external_links")
        target = attributes.get("Target", "")
        path = target.removeprefix("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
        targets[attributes.get("Id", "")] = path

    parse(package, "xl/_rels/workbook.xml.rels", start)
    return targets


class _Enough(Exception):
    pass


def has_values(package: zipfile.ZipFile, sheet: Sheet) -> bool:
    """Whether any cell of the sheet holds something."""

    def start(tag: str, attributes: dict[str, str]) -> None:
        if local(tag) in ("v", "is"):
            raise _Enough

    try:
        parse(package, sheet.part, start)
    except _Enough:
        return True
    return False


def scan(package: zipfile.ZipFile, sheet: Sheet) -> None:
    """Fill `sheet` with what its XML says."""
    _Scan(sheet).run(package)


class _Scan:
    """Follows the elements of a sheet. A formula without its stored result is only known at the next cell."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.row = self.column = 0
        self.formula = self.result = False
        self.parser = expat.ParserCreate()

    def run(self, package: zipfile.ZipFile) -> None:
        parse(package, self.sheet.part, self.start, self.parser)
        self._close_cell()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag if ":" not in tag else local(tag)
        if name == "c":
            self._cell(attributes)
        elif name == "v":
            if self.column > self.sheet.last_column or self.row > self.sheet.last_row:
                self.sheet.value_at(self.row, self.column)
            if self.formula:
                self.parser.CharacterDataHandler = self._stored
        elif name == "row":
            self._row(attributes)
        elif name == "is":
            self.sheet.value_at(self.row, self.column)
        elif name == "f":
            self.formula = True
            self.sheet.formula_at(self.row)
        elif name == "mergeCell":
            self._merged(attributes.get("ref", ""))

    def _row(self, attributes: dict[str, str]) -> None:
        self._close_cell()
        self.row = int(attributes["r"]) if "r" in attributes else self.row + 1
        self.column = 0
        if attributes.get("hidden") in ("1", "true"):
            self.sheet.hidden_rows += 1

    def _cell(self, attributes: dict[str, str]) -> None:
        if self.formula:
            self._close_cell()
        self.column = cell_column(attributes["r"]) if "r" in attributes else self.column + 1
        kind = attributes.get("t")
        self.result = kind == "str"  # an empty text is a result too
        if kind == "e" and len(self.sheet.errors) < LISTED:
            self.sheet.errors.append(self.row)

    def _stored(self, text: str) -> None:
        """Not switched off here: taking the handler away hands over the buffered text once more, without end."""
        self.result = True

    def _close_cell(self) -> None:
        if self.formula and not self.result and len(self.sheet.uncached) < LISTED:
            self.sheet.uncached.append(self.row)
        self.formula = self.result = False
        self.parser.CharacterDataHandler = None

    def _merged(self, reference: str) -> None:
        rows = [int(number) for number in re.findall(r"[A-Z]+([0-9]+)", reference)]
        if rows:
            self.sheet.merged.append([rows[0], rows[-1]])
