"""The workbook of a table: header, drop-downs, checks of cells, words in the language asked for; nothing computes."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators.errors import IndicatorsError, UnknownName
from indicators.ingest.described import deliverable, described
from indicators.templates.book import Book, choices, shortened, write_template
from indicators.templates.words import never_send
from indicators.text import text
from tests.templates.workbook import cells, pointed_at, validations, xml

HOSTILE = ['=HYPERLINK("http://example.org")', "+1", "-1", "@SUM(A1)", "\t=1", "{=1}", "http://example.org", "00123"]


@pytest.fixture(scope="module", params=deliverable())
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    path = tmp_path_factory.mktemp("books") / f"{request.param}.xlsx"
    write_template(request.param, path, text("en"))
    return request.param, path


def test_the_first_sheet_is_named_after_the_table_and_has_its_header(written: tuple[str, Path]) -> None:
    table, path = written
    sheets = cells(path)
    assert list(sheets) == [table, "codes", "columns", "never send"]
    assert sheets[table] == [[column.name for column in described(table).columns]]


def test_each_column_is_checked_as_it_is_typed(written: tuple[str, Path]) -> None:
    table, path = written
    rules = {each.cells.split(":")[0]: each for each in validations(path)}
    wanted = {"number": "whole", "decimal": "decimal", "date": "date", "text": "any"}
    for position, column in enumerate(described(table).columns):
        letters = f"{'' if position < 26 else chr(64 + position // 26)}{chr(65 + position % 26)}"
        rule = rules[f"{letters}2"]
        assert rule.cells == f"{letters}2:{letters}1048576"
        if options := choices(column):
            assert rule.kind == "list"
            assert pointed_at(path, rule.first) == list(options)
            assert rule.severity == ("warning" if column.suggested else "stop")
        else:
            assert rule.kind == wanted[column.kind]
        if column.most is not None:
            assert float(rule.second) == column.most
        if column.least is not None and column.kind in ("number", "decimal"):
            assert float(rule.first) == column.least
        assert 0 < len(rule.prompt) <= 255 and len(rule.error) <= 255


def test_every_column_is_explained_and_what_is_never_sent(written: tuple[str, Path]) -> None:
    table, path = written
    sheets = cells(path)
    explained = {row[0]: row for row in sheets["columns"][1:]}
    for column in described(table).columns:
        assert all(explained[column.name][place] for place in (1, 2, 3))
        assert all(code in explained[column.name][4] for code in column.codes)
    assert explained["Rows"][1] == described(table).about
    assert [row[0] for row in sheets["never send"][1:]] == [each.name for each in never_send()]


def test_nothing_computes_and_nothing_links(written: tuple[str, Path]) -> None:
    for part in xml(written[1]).values():
        assert "<f>" not in part and "<hyperlink" not in part and "externalLink" not in part


def test_a_text_stays_a_text_whatever_it_begins_with(tmp_path: Path) -> None:
    path = tmp_path / "hostile.xlsx"
    book = Book(path, text("en"))
    book.sheet("rows", HOSTILE, [HOSTILE], [10] * len(HOSTILE))
    book.close()
    assert cells(path)["rows"] == [HOSTILE, HOSTILE]
    sheet = xml(path)["xl/worksheets/sheet1.xml"]
    assert sheet.count('t="s"') == 2 * len(HOSTILE)
    assert "<f>" not in sheet and "<hyperlink" not in sheet


def test_in_italian_the_codes_stay_and_the_words_change(tmp_path: Path) -> None:
    english, italian = tmp_path / "en.xlsx", tmp_path / "it.xlsx"
    write_template("staff", english, text("en"))
    write_template("staff", italian, text("it"))
    first, second = cells(english), cells(italian)
    assert first["staff"] == second["staff"]
    assert [row[::2] for row in first["codes"]] == [row[::2] for row in second["codes"]]
    assert [row[1] for row in second["codes"][1:]] == [text("it").say(row[1]) for row in first["codes"][1:]]
    levels = [row[5] for row in second["codes"][1:]]
    assert text("it").say("Executives") in levels and "Executives" not in levels


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "staff.xlsx"
    path.write_text("filled in")
    with pytest.raises(IndicatorsError, match="is there already"):
        write_template("staff", path, text("en"))
    assert path.read_text() == "filled in"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(IndicatorsError, match="cannot be written"):
        write_template("staff", tmp_path / "absent" / "staff.xlsx", text("en"))


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnknownName):
        write_template("salaries", tmp_path / "a.xlsx", text("en"))
    assert not list(tmp_path.iterdir())


def test_names_of_sheets_that_a_spreadsheet_would_not_take(tmp_path: Path) -> None:
    path = tmp_path / "names.xlsx"
    book = Book(path, text("en"))
    for name in ("a/b:c", "x" * 40, "codes", "Codes"):
        book.sheet(name, ["a"], [], [10])
    book.close()
    assert list(cells(path)) == ["a b c", "x" * 31, "codes", "Codes 2"]


def test_a_long_message_is_cut_at_a_word() -> None:
    assert shortened("short") == "short"
    cut = shortened("word " * 100)
    assert len(cut) <= 255 and cut.endswith("word…")
