"""A workbook of ours, filled in, is read by the import without a mapping and without naming its sheet."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from indicators.ingest.described import Column, deliverable, described
from indicators.ingest.rows import read_rows
from indicators.ingest.sources import Findings, rows_source
from indicators.ingest.tables import columns, open_tables
from indicators.templates import book as module
from indicators.templates.book import choices, write_template
from indicators.templates.words import BY_KIND
from indicators.text import text

DAY = dt.date(2024, 12, 31)
OPEN = [name for name in deliverable() if name not in ("published_values",)]
SPECIAL = {"survey": {"invited": 5, "mean": 2, "scale_low": 1, "scale_high": 5, "people": 3}, "pay": {"people": 1}}


def filled(column: Column, table: str) -> object:
    """A cell as a person fills it: the first code, or a value of its kind."""
    if column.name in SPECIAL.get(table, {}):
        return SPECIAL[table][column.name]
    if options := choices(column):
        return options[0]
    if column.kind == "date":
        return dt.datetime(2024, 12, 31)
    return {"number": 1, "decimal": 1.0}.get(column.kind, BY_KIND.get(column.kind) or "A1")


@pytest.mark.parametrize("table", OPEN)
def test_a_filled_workbook_is_read(table: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / f"{table}.xlsx"
    about = described(table)
    _fill_at_closing(monkeypatch, [filled(column, table) for column in about.columns])
    write_template(table, path, text("en"))
    source = rows_source(path, "postojna", table=table, reference_date=DAY)
    findings = Findings(source)
    with open_tables() as connection:
        count = read_rows(connection, source, findings)
        assert (count, [text("en").finding(each) for each in findings.found if each.refused]) == (1, [])
        names = ", ".join(columns(table))
        connection.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM delivered")


def _fill_at_closing(monkeypatch: pytest.MonkeyPatch, row: list[object]) -> None:
    """Nothing here may write into an XLSX that is there: the row is written just before the workbook is closed."""
    close = module.Book.close

    def fill_and_close(book: module.Book) -> None:
        sheet = book.workbook.worksheets()[0]
        day = book.workbook.add_format({"num_format": "yyyy-mm-dd"})
        for column, value in enumerate(row):
            sheet.write(1, column, value, *([day] if isinstance(value, dt.datetime) else []))
        close(book)

    monkeypatch.setattr(module.Book, "close", fill_and_close)
