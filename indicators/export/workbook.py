"""A chart as a workbook: its table as it is read, its observations in full, and what the figures are."""

from __future__ import annotations

import datetime as dt
import io
import locale
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd
import xlsxwriter

from indicators.export.about import about
from indicators.export.columns import HEADERS, described, headers
from indicators.export.written import number_in
from indicators.model import Edition

if TYPE_CHECKING:
    from indicators.charts import Chart, Words

STRICT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
FORBIDDEN = r"[\[\]:*?/\\']"
"""Signs that the name of a sheet may not have; it has at most 31."""
NARROWEST, WIDEST = 9, 48
"""Of a column, in letters."""
WHOLE = ("women", "men", "base", "base_women")
MOST_LETTERS = 32_767
"""Of one cell, by the format of the file."""


def workbook(words: Words, chart: Chart, edition: Edition, sources: pd.DataFrame, address: str = "") -> bytes:
    """The file. Numbers are numbers, days are days as the language writes them, texts are never formulas or links."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, STRICT) as book:
        writer = _Writer(book, words)
        book.set_properties({"title": chart.title, "subject": words.kind(chart.observations), "comments": edition.name})
        writer.table(chart)
        if chart.table.of_observations or chart.observations["value"].notna().any():
            writer.observations(chart.observations)
        writer.about(about(words, chart, edition, sources, address))
    return buffer.getvalue()


class _Writer:
    """Writes sheets; makes each format once."""

    def __init__(self, book: xlsxwriter.Workbook, words: Words) -> None:
        self.book = book
        self.words = words
        self.bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        self.formats: dict[str, Any] = {}

    def table(self, chart: Chart) -> None:
        """The table of the card below its caption."""
        sheet = self._sheet(self.words.say("Table"))
        sheet.write_string(0, 0, chart.table.caption, self.book.add_format({"bold": True}))
        sheet.write_string(1, 0, chart.subtitle)
        self._heads(sheet, 2, chart.table.columns, chart.table.rows)
        for line, row in enumerate(chart.table.rows, start=3):
            for column, cell in enumerate(row):
                self._written(sheet, line, column, cell)

    def observations(self, rows: pd.DataFrame) -> None:
        """Every observation with its codes, in full precision."""
        sheet = self._sheet(self.words.say("Observations"))
        told = described(self.words, rows)
        self._heads(sheet, 0, headers(self.words), [[str(cell) for cell in row] for row in told.to_numpy().tolist()])
        for column, name in enumerate(HEADERS):
            for line, value in enumerate(told[name], start=1):
                self._value(sheet, line, column, name, value)

    def about(self, said: Sequence[tuple[str, str]]) -> None:
        """What the figures are."""
        sheet = self._sheet(self.words.say("About these figures"))
        sheet.set_column(0, 0, 28)
        sheet.set_column(1, 1, 100)
        for line, (label, text) in enumerate(said):
            sheet.write_string(line, 0, label, self.bold)
            sheet.write_string(line, 1, text[:MOST_LETTERS], self.text)

    def _sheet(self, name: str) -> Any:
        return self.book.add_worksheet(re.sub(FORBIDDEN, " ", name)[:31].strip())

    def _heads(self, sheet: Any, line: int, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """The heads in bold, columns as wide as what stands in them."""
        for column, head in enumerate(heads):
            longest = max([len(head), *(len(row[column]) for row in rows)])
            sheet.set_column(column, column, min(WIDEST, max(NARROWEST, longest + 2)))
            sheet.write_string(line, column, head, self.bold)
        sheet.freeze_panes(line + 1, 0)

    def _written(self, sheet: Any, line: int, column: int, cell: str) -> None:
        number = number_in(self.words, cell)
        if number is None:
            sheet.write_string(line, column, cell[:MOST_LETTERS], self.text)
        else:
            sheet.write_number(line, column, number.cell, self._format(number.number_format))

    def _value(self, sheet: Any, line: int, column: int, name: str, value: Any) -> None:
        if value is None or pd.isna(value):
            return
        if isinstance(value, dt.date):
            day = dt.datetime.combine(value, dt.time())
            sheet.write_datetime(line, column, day, self._format(day_format(self.words.text.language)))
        elif isinstance(value, str):
            sheet.write_string(line, column, value[:MOST_LETTERS], self.text)
        else:
            sheet.write_number(line, column, float(value), self._format("#,##0" if name in WHOLE else "General"))

    def _format(self, number_format: str) -> Any:
        if number_format not in self.formats:
            self.formats[number_format] = self.book.add_format({"num_format": number_format, "valign": "top"})
        return self.formats[number_format]


def day_format(language: str) -> str:
    """“31 December 2024” in a language, whatever the language of the reader's spreadsheet is."""
    codes = [code for code, name in locale.windows_locale.items() if name.startswith(f"{language}_")]
    return f"[$-{min(codes):X}]d mmmm yyyy" if codes else "d mmmm yyyy"
