"""The process that reads a workbook: it limits itself, looks, reads, writes the rows, says in JSON what it found."""

from __future__ import annotations

import csv
import datetime as dt
import json
import os
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from indicators.spreadsheet import ods, xlsx
from indicators.spreadsheet.package import Unreadable, open_package
from indicators.spreadsheet.sheet import Sheet

MEMORY = 2_000_000_000
SECONDS = 60
WRITTEN = 2_000_000_000
CELLS = 40_000_000
WHOLE = 1e15
"""Above this a spreadsheet no longer keeps every digit."""


def main() -> None:
    """Arguments: the workbook, the file to write, the sheet (or nothing)."""
    _limit_itself()
    path, out, wanted = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else ""
    try:
        print(json.dumps(_read(path, out, wanted)))
    except Unreadable as error:
        print(json.dumps({"refused": error.code, "values": error.values}))
    except MemoryError:
        print(json.dumps({"refused": "too_large_inside", "values": {}}))


def _limit_itself() -> None:
    try:
        import resource
    except ImportError:  # Windows: no limits of this kind; servers run on Linux
        return
    for limit, value in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, WRITTEN),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(limit)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(limit, (value, value))


def _read(path: Path, out: Path, wanted: str) -> dict[str, Any]:
    with open_package(path) as package:
        is_ods = "content.xml" in package.namelist() and "xl/workbook.xml" not in package.namelist()
        sheet, hidden = _choose(package, ods.sheets(package) if is_ods else xlsx.sheets(package), wanted, is_ods)
        if not is_ods:
            xlsx.scan(package, sheet)
    if not sheet.values:
        raise Unreadable("empty")
    if sheet.last_row * sheet.last_column > CELLS:
        raise Unreadable("too_many_cells", rows=sheet.last_row, columns=sheet.last_column)
    written = 0 if sheet.errors or sheet.uncached else _write(path, out, sheet)
    return {**sheet.seen(), "hidden_sheets": hidden, "written": written}


def _choose(package: zipfile.ZipFile, found: list[Sheet], wanted: str, is_ods: bool) -> tuple[Sheet, list[str]]:
    """The sheet to read, and the hidden ones that hold values."""
    if not is_ods:
        for sheet in found:
            sheet.values = xlsx.has_values(package, sheet)
    filled = [sheet for sheet in found if sheet.values]
    named = [sheet for sheet in found if sheet.name.casefold() == wanted.casefold()]
    if wanted and not named:
        raise Unreadable("no_such_sheet", sheet=wanted, known=[sheet.name for sheet in found])
    candidates = named or [sheet for sheet in filled if not sheet.hidden] or filled
    if not candidates:
        raise Unreadable("empty")
    if len(candidates) > 1:
        raise Unreadable("several_sheets", known=[sheet.name for sheet in candidates])
    return candidates[0], [sheet.name for sheet in filled if sheet.hidden and sheet is not candidates[0]]


def _write(path: Path, out: Path, sheet: Sheet) -> int:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        # Read as a stream: what the sender called the file does not decide how it is read.
        workbook = CalamineWorkbook.from_filelike(path.open("rb"))
        rows = _rows(workbook.get_sheet_by_name(sheet.name))
    except (CalamineError, OSError, ValueError) as error:
        raise Unreadable("damaged") from error
    try:
        return _written(rows, out)
    except OSError as error:
        raise Unreadable("no_room", reason=error.strerror or type(error).__name__) from error


def _written(rows: Iterator[tuple[int, list[str]]], out: Path) -> int:
    written = 0
    descriptor = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(descriptor, "w", encoding="utf-8", newline="") as file:  # noqa: PTH123  of a descriptor
        writer = csv.writer(file, lineterminator="\n")
        for line, cells in rows:
            writer.writerow([line, *cells])
            written += 1
    return written


def _rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    if sheet.start is None:
        return
    before = [""] * sheet.start[1]
    for line, row in enumerate(sheet.iter_rows(), start=1):
        cells = [_text(value) for value in row]
        if any(cells):
            yield line, [*before, *cells]


def _text(value: Any) -> str:
    """A cell as text. A number with decimals ends in e0, so that nobody takes its point for one of thousands."""
    if isinstance(value, str):
        return " ".join(value.splitlines()) if "\n" in value or "\r" in value else value
    if isinstance(value, float):
        if value.is_integer():
            return str(int(value)) if abs(value) < WHOLE else f"{value:.0f}"
        text = repr(value)
        return text if "e" in text or "n" in text else f"{text}e0"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(sep=" ")
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)


if __name__ == "__main__":
    main()
