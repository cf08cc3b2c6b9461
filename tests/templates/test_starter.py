"""The starter sheet: written, filled, read into the canonical tables; each mistake told by line and column."""

from __future__ import annotations

import csv
import datetime as dt
import json
from pathlib import Path

import pandas as pd
import pytest
import xlsxwriter

from indicators.catalogue import catalogue
from indicators.ingest import FORMATS, starter
from indicators.ingest.described import described
from indicators.ingest.sources import Findings, Source
from indicators.ingest.tables import insert, open_tables
from indicators.ladder import steps, suffices
from indicators.needs import needed
from indicators.templates.starter import ACTION_LINES, MEANINGS, write_starter
from indicators.text import text
from tests.data_folder import DataFolder
from tests.templates.workbook import cells, pointed_at, validations

SHEET = """what,women,men,other,not_stated,title,field,status,due
staff,31,14,0,1,,,,
managers,2,3,,,,,,
council,5,11,,,,,,
government,0,4,,,,,,
hires,2,3,,,,,,
action,,,,,Training for boards,recruitment,running,2025-06-30
action,,,,,Flexible hours,wellbeing,done,
action,,,,,,,,
"""
DAY = dt.date(2024, 12, 31)


def read(folder: Path, content: str, **said: object) -> tuple[dict[str, pd.DataFrame], list[str]]:
    """Rows by table, and messages, of a sheet with this content."""
    path = folder / "sheet.csv"
    path.write_text(content, encoding="utf-8")
    about = {"reference_date": DAY, "source": "delivered", "administration": "Občina", **said}
    source = Source(path, "postojna", "starter", publisher="the municipality", date_basis="stated", **about)
    findings = Findings(source)
    return starter.read(source, findings), [text("en").finding(each) for each in findings.found]


def test_every_line_becomes_rows_of_its_table(tmp_path: Path) -> None:
    rows, said = read(tmp_path, SHEET)
    assert said == []
    assert {table: len(each) for table, each in rows.items()} == {
        "staff": 3, "posts": 2, "bodies": 4, "hires": 2, "actions": 2,
    }  # fmt: skip
    counted = {table: rows[table] for table in ("staff", "posts", "hires")}
    people = {table: dict(zip(each["gender"], each["people"], strict=True)) for table, each in counted.items()}
    assert people == {"staff": {"W": 31, "M": 14, "N": 1}, "posts": {"W": 2, "M": 3}, "hires": {"W": 2, "M": 3}}
    seats = rows["bodies"].groupby("body_type")["people"].sum()
    assert (seats["council"], seats["executive"]) == (16, 4)
    assert list(rows["actions"]["action"]) == ["01", "02"]
    assert list(rows["actions"]["due_on"]) == [dt.date(2025, 6, 30), None]
    for each in rows.values():
        assert (
            set(each["source"]) == {"delivered"} and set(each["year"]) == {2024} and set(each["city"]) == {"postojna"}
        )


def test_the_canonical_tables_take_every_row(tmp_path: Path) -> None:
    rows, _ = read(tmp_path, SHEET)
    with open_tables() as connection:
        for table, each in rows.items():
            insert(connection, table, each)
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchall() == [(len(each),)]


def test_the_step_of_the_ladder_gives_what_the_reader_fills(tmp_path: Path) -> None:
    """Otherwise the ladder promises an indicator that the sheet cannot give."""
    rows, _ = read(tmp_path, SHEET)
    gives = next(step.gives for step in steps() if step.code == "starter")
    assert set(gives) == set(rows)
    for table, names in gives.items():
        assert names <= set(rows[table].columns), table
    assert suffices(gives, needed(catalogue()["women_share_of_staff"]))


def test_a_line_that_is_not_known_stays_blank(tmp_path: Path) -> None:
    rows, said = read(tmp_path, "what,women,men,other,not_stated\nstaff,31,14,,\nmanagers,,,,\nhires,0,0,,\n")
    assert said == []
    assert set(rows) == {"staff", "hires"}
    assert list(rows["hires"]["people"]) == [0, 0]


def test_semicolons_and_whole_numbers_written_as_decimals(tmp_path: Path) -> None:
    rows, said = read(tmp_path, "what;women;men;other;not_stated\nstaff;31,0;14.0;;\n")
    assert said == []
    assert list(rows["staff"]["people"]) == [31, 14]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("what,women", "what,donne", "line 1: The header is not that of the starter sheet: got “what, donne, men"),
        (
            "managers",
            "manager",
            "line 3, column what: There is no line of the starter sheet “manager”. Did you mean “m",
        ),
        ("staff,31", "staff,thirty", "line 2, column women: Got “thirty” where a whole number of people is wanted."),
        ("staff,31", "staff,-31", "line 2, column women: Got “-31” where a whole number of people is wanted."),
        ("staff,31,14", "staff,31,", "line 2, column men: The cell is blank."),
        ("0,1,,,,", "0,1.5,,,,", "line 2, column not_stated: Got “1.5” where a whole number"),
        ("hires,", "staff,", "line 6: “staff” stands in line 2 already. Remove one of the two lines."),
        ("managers,2", "managers,32", "line 3, column women: There are 32 managers and only 31 staff"),
        ("Training for boards", "", "line 7, column title: The action has no title."),
        ("recruitment", "recruting", "line 7, column field: There is no code “recruting”. Did you mean “recruitment”?"),
        ("running", "started", "line 7, column status: There is no code “started”."),
        ("2025-06-30", "30/06/2025", "line 7, column due: Got “30/06/2025”. Write a date such as 2024-12-31."),
        (
            "done,",
            "done,,a remark",
            "line 8: The line has 10 cells, the header 9. Remove what stands beside the sheet.",
        ),
        (SHEET, "", "The file is empty."),
        (
            SHEET,
            SHEET.splitlines()[0] + "\nstaff,,,,,,,,\n",
            "The sheet counts nobody. Fill in the lines that you know.",
        ),
    ],
)
def test_a_mistake_is_told_by_line_and_column(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in SHEET
    rows, said = read(tmp_path, SHEET.replace(old, new, 1))
    assert rows == {}
    assert any(told in each for each in said), said


def test_the_day_must_be_said(tmp_path: Path) -> None:
    rows, said = read(tmp_path, SHEET, reference_date=None)
    assert rows == {}
    assert any("Nothing says for which day" in each for each in said)


def test_the_workbook_is_what_the_reader_reads(tmp_path: Path) -> None:
    """Filled in as a person would and saved as CSV, the sheet is read without a word."""
    path = tmp_path / "starter.xlsx"
    write_starter(path, text("it"))
    sheets = cells(path)
    assert list(sheets)[:2] == ["starter", "codes"]
    rows = sheets["starter"]
    assert rows[0] == list(starter.HEADER)
    assert [row[0] for row in rows[1:]] == [*starter.COUNTED, *[starter.ACTION] * ACTION_LINES]
    rows[1][1:3], rows[6][5:8] = [31, 14], ["Formazione", "policies", "running"]
    with (tmp_path / "filled.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    read_back, said = read(tmp_path, (tmp_path / "filled.csv").read_text(encoding="utf-8"))
    assert said == []
    assert {table: len(each) for table, each in read_back.items()} == {"staff": 2, "actions": 1}


def test_a_workbook_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "filled.xlsx"
    rows = [line.split(",") for line in SHEET.splitlines()]
    with xlsxwriter.Workbook(str(path)) as book:
        sheet, other = book.add_worksheet("starter"), book.add_worksheet("codes")
        other.write(0, 0, "not to be read")
        for line, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write(line, column, int(cell) if cell.isdigit() else cell)
        sheet.write_datetime(6, 8, dt.datetime(2025, 6, 30), book.add_format({"num_format": "yyyy-mm-dd"}))
    source = Source(path, "postojna", "starter", "a body", "stated", reference_date=DAY, administration="Občina")
    findings = Findings(source)
    found = starter.read(source, findings)
    wanted, _ = read(tmp_path, SHEET, source="published")
    assert findings.found == []
    assert set(found) == set(wanted)
    for table, expected in wanted.items():
        pd.testing.assert_frame_equal(found[table], expected)


def test_a_workbook_without_the_sheet_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("one").write(0, 0, "a")
        book.add_worksheet("two").write(0, 0, "b")
    source = Source(path, "postojna", "starter", "a body", "stated", reference_date=DAY)
    findings = Findings(source)
    assert starter.read(source, findings) == {}
    assert "Several sheets hold values: one, two." in text("en").finding(findings.found[0])


def test_its_cells_are_checked_as_they_are_typed(tmp_path: Path) -> None:
    path = tmp_path / "starter.xlsx"
    write_starter(path, text("en"))
    rules = {each.cells: each for each in validations(path)}
    assert (rules["B2:E6"].kind, rules["B2:E6"].first) == ("whole", "0")
    for place, column in (("G7:G46", "plan_area"), ("H7:H46", "status")):
        assert pointed_at(path, rules[place].first) == list(described("actions").column(column).codes)
    assert rules["I7:I46"].kind == "date"
    assert set(MEANINGS) == {*starter.COUNTED, starter.ACTION}


ABOUT = """format = "starter"
source = "published"
reference_date = 2024-12-31
date_basis = "stated"
publisher = "Občina Postojna"
administration = "Občina Postojna"
"""


@pytest.fixture
def small_body(data_folder: DataFolder) -> DataFolder:
    folder = data_folder.file("cities/postojna/sources")
    folder.mkdir()
    (folder / "starter_2024.csv").write_text(SHEET, encoding="utf-8")
    (folder / "starter_2024.toml").write_text(ABOUT, encoding="utf-8")
    return data_folder


def test_a_small_body_has_its_figures(small_body: DataFolder) -> None:
    assert "starter" in FORMATS
    built = small_body.run("build")
    assert built.status == 0, built.err
    asked = [["query", name, "--city", "postojna", "--format", "json"] for name in ("women_in_council", "LDR-06")]
    council, government = [json.loads(each.out) for each in small_body.answers(*asked)]
    assert [(row["year"], row["women"], row["men"], row["source"]) for row in council] == [(2024, 5, 11, "published")]
    assert [(row["women"], row["men"]) for row in government] == [(0, 4)]


def test_a_sheet_delivered_twice_is_refused(small_body: DataFolder) -> None:
    for ending in ("csv", "toml"):
        first = small_body.file(f"cities/postojna/sources/starter_2024.{ending}")
        first.with_name(f"again.{ending}").write_bytes(first.read_bytes())
    answer = small_body.run("check")
    assert answer.status == 1
    assert "was delivered already by" in answer.err and "Traceback" not in answer.err
