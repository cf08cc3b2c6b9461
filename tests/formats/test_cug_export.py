"""The CUG tables written from canonical rows: published ones come back byte for byte, nobody is lost in silence."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from indicators.export import cug, cug_files
from indicators.export.cells import safe_cell
from indicators.export.cug import CugTable
from indicators.ingest import cug as cug_reader
from indicators.ingest.cug_layouts import LAYOUTS
from indicators.ingest.sources import Findings, Source, read_source
from indicators.ingest.tables import insert, open_tables
from indicators.text import text
from tests.data_folder import ROOT, Answer, DataFolder
from tests.formats.reading import DAY, read, refused

SHIPPED = sorted((ROOT / "data/cities/torino/sources/cug_1_1").glob("*.csv"))
OTHERS = sorted(Path(os.environ["REAL_DATA"], "../torino/cug_1_1").glob("*.csv")) if "REAL_DATA" in os.environ else []
NEIGHBOUR = {
    "Dirigente": {"level": "executive"},
    "Area dei Funzionari ed Elevata Qualificazione": {"level": "professional"},
    "Area degli Istruttori": {"level": "associate"},
    "Area degli Operatori esperti": {"level": "skilled"},
    "Area degli Operatori": {"level": "support"},
}
BODY = "Comune di Prova"


def filled(connection: duckdb.DuckDBPyConnection, number: str) -> CugTable:
    made = cug.tables(connection, "torino", 2024, BODY)
    return next(table for table in made if table.layout.number == number)


def said(table: CugTable) -> str:
    return cug_files.state(table, text("en").say)


def written_again(path: Path, source: Source) -> bytes:
    findings = Findings(source)
    rows = cug_reader.read(source, findings)
    assert findings.found == []
    with open_tables() as connection:
        insert(connection, "staff", rows)
        made = cug.tables(connection, "torino", int(rows["year"].iloc[0]), rows["administration"].iloc[0])
    return cug_files.csv_text(made[0]).encode()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_published_table_comes_back_byte_for_byte(path: Path) -> None:
    assert written_again(path, read_source(path.with_suffix(".toml"), "torino")) == path.read_bytes()


def test_all_shipped_tables_were_tried() -> None:
    assert len(SHIPPED) == 5


@pytest.mark.skipif(not OTHERS, reason="REAL_DATA is not set: the tables of the neighbouring body are not read")
def test_the_seven_real_tables_come_back_byte_for_byte() -> None:
    assert len(OTHERS) == 7
    for path in OTHERS:
        shipped = ROOT / "data/cities/torino/sources/cug_1_1" / path.with_suffix(".toml").name
        source = (
            read_source(shipped, "torino")
            if shipped.exists()
            else Source(path, "torino", "cug_1_1", "the body", "inferred", DAY, administration="x", labels=NEIGHBOUR)
        )
        assert written_again(path, source) == path.read_bytes(), path.name


LEVELS = [("executive", 1), ("high_responsibility", 2), ("professional", 3), ("associate", 4)]
EDUCATIONS = {"executive": "master", "associate": "diploma"}


def persons() -> pd.DataFrame:
    """Twenty invented persons, a row each."""
    rows = [
        {
            "gender": gender,
            "level": level,
            "age_band": "41-50" if gender == "W" else ">60",
            "seniority_band": "[0,3)" if number % 2 else "10+",
            "working_time": "part_time" if gender == "W" and level == "associate" else "full_time",
            "fte": 0.4 if gender == "W" and number == 1 else 0.8,
            "education": EDUCATIONS.get(level, "bachelor"),
        }
        for gender in ("W", "M")
        for level, many in LEVELS
        for number in range(many)
    ]
    return common(pd.DataFrame(rows))


def common(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(city="torino", administration=BODY, reference_date=DAY, year=2024, source="delivered")


@pytest.fixture
def staff() -> Iterator[duckdb.DuckDBPyConnection]:
    with open_tables() as connection:
        insert(connection, "staff", persons())
        yield connection


@pytest.mark.parametrize("number", ["1.1", "1.2", "1.3", "1.4", "1.6", "1.7"])
def test_a_staff_list_fills_the_tables_of_staff_and_their_readers_take_them(
    tmp_path: Path, staff: duckdb.DuckDBPyConnection, number: str
) -> None:
    table = filled(staff, number)
    assert table.missing is None
    labels = {
        "Dirigenti": {"level": "executive"},
        "Elevate qualificazioni": {"level": "high_responsibility"},
        "Area dei Funzionari e dell'Elevata qualificazione": {"level": "professional"},
        "Area degli Istruttori": {"level": "associate"},
    }
    _, messages = read(tmp_path, table.layout.format, cug_files.csv_text(table), labels=labels)
    assert refused(messages) == []
    assert not any("percentage" in message for message in messages)


def test_what_stands_in_the_tables_of_a_staff_list(staff: duckdb.DuckDBPyConnection) -> None:
    assert filled(staff, "1.1").lines[:2] == [
        ["Dirigente di livello non generale", "Dirigenti", *"0000100100"],
        ["Personale non dirigente", "Elevate qualificazioni", *"0000200200"],
    ]
    assert filled(staff, "1.1").lines[-2:] == [
        ["Totale personale", "", "0", "0", "0", "0", "10", "0", "0", "10", "0", "0"],
        [
            "Totale % sul personale complessivo", "", "0,00", "0,00", "0,00", "0,00", "50,00", "0,00", "0,00", "50,00",
            "0,00", "0,00",
        ],
    ]  # fmt: skip
    assert [(line[0], line[6], line[13]) for line in filled(staff, "1.2").lines[:-2]] == [
        ("Tempo pieno", "10", "6"),
        ("Part time > 50 %", "0", "3"),
        ("Part time <= 50 %", "0", "1"),
    ]
    assert filled(staff, "1.3").lines[0] == [
        "Elevate qualificazioni", "2", "50,00", "2", "50,00", "4", "100,00",
    ]  # fmt: skip
    assert [line[0] for line in filled(staff, "1.4").lines] == [
        "Inferiore a 3 anni", "Superiore a 10 anni", "Totale", "Totale %",
    ]  # fmt: skip
    assert filled(staff, "1.6").lines[0] == ["Laurea magistrale", "1", "50,00", "1", "50,00", "2", "100,00"]
    assert filled(staff, "1.7").lines[-3] == [
        "Area degli Istruttori", "Diploma di scuola superiore", "4", "50,00", "4", "50,00", "8", "44,44",
    ]  # fmt: skip


def test_verified_layouts_are_told_from_the_others(staff: duckdb.DuckDBPyConnection) -> None:
    assert {
        number for number in ("1.1", "1.2", "1.3", "1.4", "1.6", "1.7") if said(filled(staff, number)) == "Written."
    } == {
        "1.1",
        "1.4",
    }
    assert "not verified" in said(filled(staff, "1.2"))
    assert "not verified" not in said(filled(staff, "1.7"))


@pytest.mark.parametrize(
    ("column", "number", "what"),
    [
        ("age_band", "1.1", "1 people in “staff” have no age_band; without them the table would be wrong."),
        ("seniority_band", "1.4", "1 people in “staff” have no seniority_band"),
        ("working_time", "1.2", "1 people in “staff” have no working_time"),
        ("education", "1.7", "1 people in “staff” have no education"),
    ],
)
def test_a_table_that_would_leave_somebody_out_is_not_written(column: str, number: str, what: str) -> None:
    rows = persons()
    rows.loc[rows.index[-1], column] = None
    with open_tables() as connection:
        insert(connection, "staff", rows)
        table = filled(connection, number)
    assert table.rows == []
    assert what in said(table)


def test_a_column_that_nobody_delivered_is_named(staff: duckdb.DuckDBPyConnection) -> None:
    with open_tables() as connection:
        insert(connection, "staff", persons().drop(columns=["seniority_band", "education"]))
        for number in ("1.4", "1.6", "1.7"):
            assert "it needs rows of “staff” with" in said(filled(connection, number))
    assert "“selection_boards” with board, board_role" in said(filled(staff, "1.8"))


def test_another_entry_of_gender_changes_no_table(staff: duckdb.DuckDBPyConnection) -> None:
    before = [table.lines for table in cug.tables(staff, "torino", 2024, BODY)]
    insert(staff, "staff", persons().head(3).assign(gender="X", level="support"))
    assert [table.lines for table in cug.tables(staff, "torino", 2024, BODY)] == before


def events() -> dict[str, pd.DataFrame]:
    boards = [("A", "chair", "W", 1), ("A", "member", "M", 2), ("A", "secretary", "W", 1), ("B", "member", "W", 3)]
    leave = [("parental", "M", 10.5, None), ("parental", "W", 89.5, 4), ("disability_care", "W", 3, None)]
    leave += [("maternity", "W", 100, None)]
    work = [("agile", "W", True), ("agile", "W", True), ("agile", "M", True), ("telework", "M", False)]
    training = [("violence", "W", 7.5), ("mandatory", "M", 4.0), ("mandatory", "W", 12.0)]
    return {
        "selection_boards": pd.DataFrame(boards, columns=["board", "board_role", "gender", "people"]),
        "leave": pd.DataFrame(leave, columns=["leave_type", "gender", "days", "hours"]),
        "flexible_work": pd.DataFrame(work, columns=["measure", "gender", "used"]).assign(age_band="31-40"),
        "training": pd.DataFrame(training, columns=["training_type", "gender", "hours"]).assign(age_band="≤30"),
    }


@pytest.mark.parametrize(
    ("number", "lines"),
    [
        ("1.8", [["A", "2", "66,67", "1", "33,33", "3", "D"], ["B", "0", "0,00", "3", "100,00", "3", ""]]),
        (
            "1.10",
            [
                ["Numero permessi giornalieri L.104/1992 fruiti", "0", "0,00", "3", "100,00", "3", "2,80"],
                ["Numero permessi giornalieri per congedi parentali fruiti", "10,5", "10,50", "89,5", "89,50", "100",
                 "93,46"],
                ["Numero permessi orari per congedi parentali fruiti", "0", "0,00", "4", "100,00", "4", "3,74"],
            ],
        ),
        ("1.9", [["Lavoro agile", *"01000", "1", "100,00", *"02000", "2", "100,00"]]),
        (
            "1.11",
            [
                ["Obbligatoria (sicurezza)", *"40000", "4", "100,00", "12", *"0000", "12", "61,54"],
                ["Violenza di genere", *"00000", "0", "0,00", "7,5", *"0000", "7,5", "38,46"],
            ],
        ),
    ],
)  # fmt: skip
def test_boards_leave_flexible_work_and_training(tmp_path: Path, number: str, lines: list[list[str]]) -> None:
    with open_tables() as connection:
        for name, rows in events().items():
            insert(connection, name, common(rows))
        table = filled(connection, number)
    assert table.lines[: len(lines)] == lines
    assert len(table.lines) == len(lines) + len(table.layout.foot)
    _, messages = read(tmp_path, table.layout.format, cug_files.csv_text(table), administration=BODY)
    assert refused(messages) == []


def paid(women: int, men: int, highest: float = 20000) -> pd.DataFrame:
    genders = ["W"] * women + ["M"] * men
    amounts = [20000.0] * women + [25000.0] * men
    amounts[0] = highest
    rows = {"gender": genders, "base_pay": amounts, "level": "associate", "working_time": "full_time"}
    return common(pd.DataFrame(rows).assign(pay_basis="annual"))


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        (paid(10, 10), ["Area degli Istruttori", "25000,00", "20000,00", "5000,00", "20,00"]),
        (paid(9, 10), ["Area degli Istruttori", "--", "--", "--", "--"]),
        (paid(10, 9), ["Area degli Istruttori", "--", "--", "--", "--"]),
        (paid(10, 10, 1_000_000), ["Area degli Istruttori", "--", "--", "--", "--"]),
    ],
)
def test_pay_stands_only_where_nobody_shows(rows: pd.DataFrame, line: list[str]) -> None:
    with open_tables() as connection:
        insert(connection, "pay", rows)
        table = filled(connection, "1.5")
    assert table.lines == [line]
    assert "The table asks for net pay; the rows hold gross pay" in said(table)


@pytest.mark.parametrize("label", ["=HYPERLINK(1)", "+1+1", "-2+3", "@SUM(A1)", "\tx", "\rx"])
def test_a_label_never_becomes_a_formula(tmp_path: Path, label: str) -> None:
    assert safe_cell(label) == f"'{label}"
    with open_tables() as connection:
        insert(connection, "staff", persons().assign(level_published=label))
        made = cug.tables(connection, "torino", 2024, BODY)
    files = {path.name: path for path in cug_files.write(made, tmp_path, text("en").say)}
    with files["cug_1_1.csv"].open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file, delimiter=";"))[2][1] == f"'{label}"
    assert b"<f>" not in files["cug.xlsx"].read_bytes()


@pytest.mark.parametrize("number", ["-1,5", "+3", "0", "12.50", "a=b", "", "< 30"])
def test_numbers_and_plain_words_stay(number: str) -> None:
    assert safe_cell(number) == number


def test_the_files_are_private_and_the_workbook_says_the_same(tmp_path: Path, staff: duckdb.DuckDBPyConnection) -> None:
    made = cug.tables(staff, "torino", 2024, BODY)
    written = cug_files.write(made, tmp_path / "out", text("en").say)
    assert [path.name for path in written] == [
        *(f"cug_1_{number}.csv" for number in (1, 2, 3, 4, 6, 7)),
        "cug.xlsx",
    ]
    assert {path.stat().st_mode & 0o777 for path in written} == {0o600}
    book = CalamineWorkbook.from_path(str(written[-1]))
    assert book.sheet_names == ["Overview", "1.1", "1.2", "1.3", "1.4", "1.6", "1.7"]
    overview = book.get_sheet_by_name("Overview").to_python()
    assert [row[0] for row in overview] == [layout.number for layout in LAYOUTS.values()]
    assert str(overview[4][2]).startswith("Missing: Nobody was delivered for it")
    sheet = book.get_sheet_by_name("1.1").to_python()
    assert sheet[5][:7] == ["Dirigente di livello non generale", "Dirigenti", 0, 0, 0, 0, 1]


def test_the_command_writes_what_torino_published(command: Callable[..., Answer], tmp_path: Path) -> None:
    answer = command("cug", "torino", "2024", "--out", str(tmp_path))
    assert answer.status == 0
    assert (tmp_path / "cug_1_1.csv").read_bytes() == SHIPPED[-1].read_bytes()
    assert re.search(r"^  1\.1   Written\.$", answer.out, re.MULTILINE)
    assert re.search(r"^  1\.3   Written\. Layout not verified", answer.out, re.MULTILINE)
    assert re.search(r"^  1\.4   Missing: Nobody was delivered for it", answer.out, re.MULTILINE)


@pytest.mark.parametrize(("words", "what"), [(("turin", "2024"), "turin"), (("torino", "1999"), "1999")])
def test_a_city_or_year_without_rows_is_a_sentence(
    command: Callable[..., Answer], tmp_path: Path, words: tuple[str, ...], what: str
) -> None:
    answer = command("cug", *words, "--out", str(tmp_path / "none"))
    assert answer.status == 2
    assert what in answer.err
    assert "Traceback" not in answer.err
    assert not (tmp_path / "none").exists()


def test_a_staff_list_that_the_office_exported_fills_the_tables(data_folder: DataFolder, tmp_path: Path) -> None:
    """From an export of persons' rows, through the production ingest, to the official tables."""
    folder = data_folder.file("cities/torino/sources")
    exported = persons().drop(columns=["city", "administration", "reference_date", "year", "source"])
    exported.to_csv(folder / "staff_2025.csv", index=False)
    (folder / "staff_2025.toml").write_text(
        'format = "rows"\ntable = "staff"\nreference_date = 2025-12-31\ndate_basis = "stated"\npublisher = "x"\n',
        encoding="utf-8",
    )
    answer = data_folder.run("cug", "torino", "2025", "--out", str(tmp_path / "out"))
    assert (answer.status, answer.err) == (0, "")
    written = sorted(path.name for path in (tmp_path / "out").glob("*.csv"))
    assert written == [f"cug_1_{number}.csv" for number in (1, 2, 3, 4, 6, 7)]
    with (tmp_path / "out" / "cug_1_1.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert rows[-2] == ["Totale personale", "", *"0000", "10", *"00", "10", *"00"]
