"""The starter sheet: one sheet that a small body fills in an hour, read by `indicators/ingest/starter.py`."""

from __future__ import annotations

from pathlib import Path

from indicators.ingest.described import Column, described
from indicators.ingest.starter import ACTION, COUNTED, GENDERS, HEADER, NAME
from indicators.marking import N_
from indicators.templates import words as said
from indicators.templates.book import CODES, EARLIEST, Book, shortened
from indicators.text import Text

ACTION_LINES = 40
MEANINGS = {
    "staff": N_("Everyone who works for the administration on the day, managers included, elected people not."),
    "managers": N_(
        "The director or secretary, and everyone who heads an office and reports to them; counted among staff too."
    ),
    "council": N_("Elected members of the council."),
    "government": N_("The mayor or president and the members of the city government."),
    "hires": N_("Everyone who was hired in the year that ends on the day."),
    ACTION: N_("One line an action of the equality plan: what is done, its field, how far it is, its last day."),
}
"""What is counted in each line."""


def write_starter(path: Path, words: Text) -> None:
    """The starter sheet as a workbook."""
    book = Book(path, words)
    say = words.say
    lines = [[what] for what in COUNTED] + [[ACTION]] * ACTION_LINES
    sheet = book.sheet(NAME, HEADER, lines, [14, *[11] * len(GENDERS), 50, 16, 16, 13])
    sheet.set_column(5, 7, None, book.cells["text"])
    sheet.set_column(8, 8, None, book.cells["date"])
    last = len(COUNTED)
    sheet.data_validation(1, 1, last, len(GENDERS), _whole_number(words))
    of_actions = [described("actions").column(name) for name in ("plan_area", "status")]
    for position, (letter, column) in enumerate(zip("AC", of_actions, strict=True), start=6):
        source = f"={CODES}!${letter}$2:${letter}${len(column.codes) + 1}"
        sheet.data_validation(last + 1, position, len(lines), position, {"validate": "list", "source": source})
    due = {"validate": "date", "criteria": ">=", "value": EARLIEST}
    sheet.data_validation(last + 1, 8, len(lines), 8, due)
    _codes(book, of_actions)
    rows = [[what, say(meaning)] for what, meaning in MEANINGS.items()]
    book.sheet(say("lines"), [say("Line"), say("What is counted")], [*rows, *_notes(words)], [14, 110])
    book.never_send()
    book.close()


def _whole_number(words: Text) -> dict[str, object]:
    message = words.say("The number of people; 0 where there is nobody. Leave the whole line blank if it is not known.")
    return {
        "validate": "integer",
        "criteria": ">=",
        "value": 0,
        "input_message": shortened(message),
        "error_message": shortened(message),
    }


def _codes(book: Book, columns: list[Column]) -> None:
    pairs = [said.codes_in_words(book.words, column) for column in columns]
    longest = max(len(each) for each in pairs)
    rows = [
        [cell for each in pairs for cell in (each[line] if line < len(each) else ("", ""))] for line in range(longest)
    ]
    meaning = book.words.say("meaning")
    book.sheet(CODES, ["field", meaning, "status", meaning], rows, [16, 40, 16, 40])


def _notes(words: Text) -> list[list[str]]:
    """What to know of the columns of genders, and how the sheet is sent."""
    return [
        ["other", words.say("People with another entry than woman or man, where it is recorded; else left blank.")],
        ["not_stated", words.say("People whose gender is not recorded; else left blank.")],
        ["", words.say(SENT)],
    ]


SENT = N_(
    "Save it as it is, or its first sheet as CSV, with a file of the same name ending in .toml beside it that says "
    "format = “starter”, source = “delivered”, the reference_date, date_basis = “stated” and the publisher."
)
