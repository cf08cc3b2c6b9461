"""The CUG tables as files: a CSV each, one workbook of all; readable by their owner only."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import xlsxwriter

from indicators.export.cells import safe_cell
from indicators.export.cug import CugTable
from indicators.marking import N_

UNVERIFIED = N_("Layout not verified against the directive: compare before use.")
NUMBER = re.compile(r"[0-9]+(,[0-9]+)?")


def csv_text(table: CugTable) -> str:
    """The table as the portal's format has it: semicolons, two header rows, lines end in CR LF."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([safe_cell(cell) for cell in row] for row in table.rows)
    return text.getvalue()


def write(tables: list[CugTable], folder: Path, say: Callable[..., str]) -> list[Path]:
    """Every filled table as `cug_1_1.csv` …, all of them in `cug.xlsx`; the files that were written.

    `say` gives a sentence in the reader's language.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    written = []
    for table in (each for each in tables if each.rows):
        path = folder / f"{table.layout.format}.csv"
        _private(path)
        path.write_text(csv_text(table), encoding="utf-8", newline="")
        written.append(path)
    path = folder / "cug.xlsx"
    _private(path)
    _workbook(tables, path, say)
    return [*written, path]


def _private(path: Path) -> None:
    """An empty file that only its owner may read: the tables hold small counts."""
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)


def _workbook(tables: list[CugTable], path: Path, say: Callable[..., str]) -> None:
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(path, options) as book:
        bold = book.add_format({"bold": True})
        overview = book.add_worksheet(say(N_("Overview")))
        overview.set_column(1, 2, 80)
        for row, table in enumerate(tables):
            overview.write_string(row, 0, table.layout.number, bold)
            overview.write_string(row, 1, table.layout.title)
            overview.write_string(row, 2, state(table, say))
            if table.rows:
                _sheet(book.add_worksheet(table.layout.number), table, bold, say)


def _sheet(sheet: xlsxwriter.worksheet.Worksheet, table: CugTable, bold: xlsxwriter.format.Format,
           say: Callable[..., str]) -> None:  # fmt: skip
    sheet.write_string(0, 0, f"{table.layout.number} {table.layout.title}", bold)
    sheet.write_string(1, 0, f"{table.administration}. {state(table, say)}")
    sheet.set_column(0, table.layout.keys - 1, 40)
    sheet.freeze_panes(5, table.layout.keys)
    for row, cells in enumerate(table.rows, start=3):
        for position, cell in enumerate(cells):
            if position >= table.layout.keys and NUMBER.fullmatch(cell):
                sheet.write_number(row, position, float(cell.replace(",", ".")))
            else:
                sheet.write_string(row, position, cell, bold if row < 5 else None)


def state(table: CugTable, say: Callable[..., str]) -> str:
    """Whether the table was written, what to know of it, or what is missing for it."""
    if table.missing:
        sentence, values = table.missing
        return say(N_("Missing: {what}"), what=say(sentence, **values))
    said = [say(N_("Written."))]
    said += [] if table.layout.verified else [say(UNVERIFIED)]
    return " ".join([*said, *(say(note, **values) for note, values in table.notes)])
