"""A workbook to fill: rows checked as they are typed, their codes, what the columns are, what is never sent."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.utility import xl_col_to_name

from indicators.errors import IndicatorsError
from indicators.ingest.described import Column, described
from indicators.marking import N_
from indicators.templates import words as said
from indicators.text import Text

LAST_ROW = 1_048_575
CODES = "codes"
"""The sheet of the codes: its name stands in formulas, so it is the same in every language."""
SHEET_NAME_LENGTH = 31
TITLE_LENGTH, MESSAGE_LENGTH = 32, 255
"""Characters that a spreadsheet shows beside a cell at most."""
YES_NO = ("true", "false")
FORMATS = {"text": "@", "code": "@", "yes_no": "@", "number": "0", "decimal": "General", "date": "yyyy-mm-dd"}
STRICT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""A text stays a text, whatever it begins with."""
WIDTH, WIDE = 18, 60
EARLIEST = dt.date(1950, 1, 1)
LARGEST = 10**12


class Book:
    """A workbook being written. Every text goes in as a string: nothing in it is ever a formula."""

    def __init__(self, path: Path, words: Text) -> None:
        if path.exists():
            raise IndicatorsError(
                N_("{path} is there already; it may be filled in. Choose another name."), path=str(path)
            )
        self.words = words
        self.path = path
        self.workbook = xlsxwriter.Workbook(str(path), STRICT)
        self.head = self.workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.wrap = self.workbook.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        self.cells = {kind: self.workbook.add_format({"num_format": form}) for kind, form in FORMATS.items()}

    def sheet(self, name: str, header: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> Any:
        """A sheet of text: a header that stays in view, and rows."""
        sheet = self.workbook.add_worksheet(self._free(name))
        for column, (text, width) in enumerate(zip(header, widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, text, self.head)
        for line, cells in enumerate(rows, start=1):
            for column, text in enumerate(cells):
                sheet.write_string(line, column, text, self.wrap)
        sheet.freeze_panes(1, 0)
        return sheet

    def _free(self, name: str) -> str:
        """The name as a sheet may have it: short, without signs that are not allowed, and only once."""
        allowed = re.sub(r"[\[\]:*?/\\']", " ", name)[:SHEET_NAME_LENGTH]
        taken = {sheet.get_name().casefold() for sheet in self.workbook.worksheets()}
        return f"{allowed[: SHEET_NAME_LENGTH - 2]} 2" if allowed.casefold() in taken else allowed

    def never_send(self) -> None:
        """The sheet that says what must never be in the file."""
        say = self.words.say
        rows = [[say(each.name), say(each.text)] for each in said.never_send()]
        self.sheet(say("never send"), [say("Never send"), say("Instead, and why")], rows, [36, 90])

    def close(self) -> None:
        """Write the file; IndicatorsError where its folder does not take it."""
        try:
            self.workbook.close()
        except FileCreateError as error:
            raise IndicatorsError(N_("{path} cannot be written: check its folder."), path=str(self.path)) from error


def write_template(table: str, path: Path, words: Text) -> None:
    """The workbook of one table; UnknownName where there is no such table."""
    about = described(table)
    book = Book(path, words)
    names = [column.name for column in about.columns]
    sheet = book.sheet(table, names, [], [WIDTH] * len(names))
    listed = [column for column in about.columns if choices(column)]
    for position, column in enumerate(about.columns):
        sheet.set_column(position, position, WIDTH, book.cells[column.kind])
        sheet.data_validation(1, position, LAST_ROW, position, _rule(words, column, listed))
    _codes(book, listed)
    _columns(book, about.about, about.columns)
    book.never_send()
    book.close()


def choices(column: Column) -> tuple[str, ...]:
    """What the drop-down of a column offers."""
    return YES_NO if column.kind == "yes_no" else column.codes or column.suggested


def _codes(book: Book, listed: list[Column]) -> None:
    """Two columns for each list: its codes, which the drop-downs show, and their words."""
    say = book.words.say
    header = [text for column in listed for text in (column.name, say("meaning"))]
    sheet = book.sheet(CODES, header, [], [24, 44] * len(listed))
    for position, column in enumerate(listed):
        pairs = said.codes_in_words(book.words, column) or [(code, say(code)) for code in YES_NO]
        for line, (code, word) in enumerate(pairs, start=1):
            sheet.write_string(line, 2 * position, code, book.wrap)
            sheet.write_string(line, 2 * position + 1, word, book.wrap)


def _columns(book: Book, about: str, columns: Sequence[Column]) -> None:
    words = book.words
    header = [words.say(text) for text in COLUMNS_OF_EXPLANATION]
    rows = [explained(words, column) for column in columns]
    sheet = book.sheet(words.say("columns"), header, rows, [24, 46, 40, 34, WIDE, 26])
    sheet.write_string(len(rows) + 2, 0, words.say("Rows"), book.head)
    sheet.write_string(len(rows) + 2, 1, words.say(about), book.wrap)


COLUMNS_OF_EXPLANATION = (
    N_("Column"), N_("What it is"), N_("Needed"), N_("What stands in a cell"), N_("Codes"), N_("Example"),
)  # fmt: skip


def explained(words: Text, column: Column) -> list[str]:
    """A column in words, in the order of COLUMNS_OF_EXPLANATION."""
    codes = "; ".join(f"{code} = {word}" for code, word in said.codes_in_words(words, column))
    about = words.say(column.about)
    return [column.name, about, said.need(words, column), said.kind(words, column), codes, said.example(words, column)]


def _rule(words: Text, column: Column, listed: list[Column]) -> dict[str, Any]:
    """What a spreadsheet checks as a cell is typed; where the product knows only some codes, others are warned of."""
    message = " ".join(text for text in (words.say(column.about), f"({said.need(words, column)})") if text)
    return {
        **_allowed(column, listed),
        "input_title": column.name[:TITLE_LENGTH],
        "input_message": shortened(message),
        "error_title": column.name[:TITLE_LENGTH],
        "error_message": shortened(words.say("Write here: {what}.", what=said.kind(words, column))),
        "error_type": "warning" if column.suggested else "stop",
    }


def shortened(text: str) -> str:
    return text if len(text) <= MESSAGE_LENGTH else text[: MESSAGE_LENGTH - 1].rsplit(" ", 1)[0] + "…"


def _allowed(column: Column, listed: list[Column]) -> dict[str, Any]:
    if column in listed:
        letter = xl_col_to_name(2 * listed.index(column), col_abs=True)
        return {"validate": "list", "source": f"={CODES}!{letter}$2:{letter}${len(choices(column)) + 1}"}
    if column.kind == "date":
        return {"validate": "date", "criteria": ">=", "value": EARLIEST}
    if column.kind in ("number", "decimal"):
        kind = "integer" if column.kind == "number" else "decimal"
        if column.most is not None:
            return {"validate": kind, "criteria": "between", "minimum": column.least or 0, "maximum": column.most}
        if column.least is not None:
            return {"validate": kind, "criteria": ">=", "value": column.least}
        return {"validate": kind, "criteria": "between", "minimum": -LARGEST, "maximum": LARGEST}
    return {"validate": "any"}
