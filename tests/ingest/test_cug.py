"""The CUG table 1.1: the shipped tables are read as they were published, and a wrong one is refused by row and column.

`staff_by_level_age.csv` holds the same five tables, transcribed apart from the importer: Comune di Torino, CUG reports
2021-2025, table 1.1, published on the Portale CUG (https://portalecug.gov.it).
"""

from __future__ import annotations

import csv
import json
import os
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import duckdb
import pytest

from tests.data_folder import Answer, DataFolder, copy_data

TABLE = "cities/torino/sources/cug_1_1/comune_2025.csv"
REFERENCE = Path(__file__).with_name("staff_by_level_age.csv")
GENDERS = {"F": "W", "M": "M"}  # as the reference writes them

Row = list[str]
Change = Callable[[list[Row]], None]


@dataclass(frozen=True)
class Case:
    """A small change of the table of 2025, and what is said of it."""

    name: str
    change: Change
    place: str
    said: str
    remedy: str


def cell(line: int, column: str, value: str) -> Change:
    def change(rows: list[Row]) -> None:
        rows[line - 1][ord(column) - ord("A")] = value

    return change


def without_column(column: str) -> Change:
    def change(rows: list[Row]) -> None:
        for row in rows:
            del row[ord(column) - ord("A")]

    return change


def without_line(line: int) -> Change:
    return lambda rows: rows.pop(line - 1) and None


def shorter_line(line: int) -> Change:
    return lambda rows: rows[line - 1].pop() and None


CASES = [
    Case(
        "one cell changed",
        cell(10, "C", "98"),
        "line 14, column C (Uomini, < 30)",
        "add up to 133, the line “Totale personale” says 124",
        "Mend the wrong count of this column, or its total.",
    ),
    Case(
        "a missing column",
        without_column("D"),
        "line 2, column D (Uomini, da 31 a 40)",
        "The column “da 31 a 40” of Uomini is missing: got “da 41 a 50”",
        "Put the column back",
    ),
    Case(
        "an unknown label",
        cell(12, "B", "AREA DEGLI OPERATRICI"),
        "line 12, column B (Inquadramento)",
        "There is no label “AREA DEGLI OPERATRICI”. Did you mean “Area degli Operatori”?",
        "say what it means in comune_2025.toml, under [labels]",
    ),
    Case(
        "an unknown type of staff",
        cell(12, "A", "Personale dirigente"),
        "line 12, column A (Tipologia di personale)",
        "There is no type of staff “Personale dirigente”. Did you mean “Personale non dirigente”?",
        "Use one of the four types of the format.",
    ),
    Case(
        "a blank cell",
        cell(11, "G", ""),
        "line 11, column G (Uomini, > 60)",
        "The cell is blank.",
        "Write the number of people; 0 where there is nobody.",
    ),
    Case(
        "a short row",
        shorter_line(9),
        "line 9, column L (Donne, > 60)",
        "The line has 11 cells instead of 12",
        "Write a number in each cell; 0 where there is nobody.",
    ),
    Case(
        "a wrong total",
        cell(14, "L", "1149"),
        "line 14, column L (Donne, > 60)",
        "add up to 1,148, the line “Totale personale” says 1,149",
        "Mend the wrong count of this column, or its total.",
    ),
    Case(
        "a wrong percentage",
        cell(15, "K", "27,25"),
        "line 15, column K (Donne, da 51 a 60)",
        "The percentage of this column is 27,52, the line says “27,25”.",
        "Mend the percentage",
    ),
    Case(
        "a missing total line",
        without_line(14),
        "line 14",
        "The line “Totale personale” is missing",
        "Deliver the table with its two last lines.",
    ),
    Case(
        "a text where a number is wanted",
        cell(8, "D", "circa 5"),
        "line 8, column D (Uomini, da 31 a 40)",
        "Got “circa 5” where a whole number of people is wanted.",
        "Write the number of people; 0 where there is nobody.",
    ),
    Case(
        "a negative number",
        cell(8, "D", "-5"),
        "line 8, column D (Uomini, da 31 a 40)",
        "Got “-5” where a whole number of people is wanted.",
        "Write the number of people",
    ),
    Case(
        "another table",
        cell(1, "A", "Area"),
        "line 1",
        "The first header row is not that of CUG table 1.1: got “Area | Inquadramento | Uomini | Donne”.",
        "It reads: Tipologia di personale; Inquadramento; Uomini (five columns); Donne (five columns).",
    ),
    Case(
        "a NUL byte",
        cell(3, "B", "SINDACO\0"),
        "",
        "The file holds NUL bytes: it is not a text file.",
        "Save it as CSV, UTF-8.",
    ),
]


def rows_of(path: Path) -> list[Row]:
    return [line.split(";") for line in path.read_text(encoding="utf-8").splitlines()]


def write(path: Path, rows: list[Row]) -> None:
    path.write_text("".join(";".join(row) + "\r\n" for row in rows), encoding="utf-8", newline="")


def changed(folder: DataFolder, change: Change) -> None:
    rows = rows_of(folder.file(TABLE))
    change(rows)
    write(folder.file(TABLE), rows)


def assert_refused(answer: Answer, case: Case) -> None:
    place = f"{TABLE}, {case.place}: " if case.place else f"{TABLE}: "
    assert answer.status == 1
    assert f"REFUSED: {place}" in answer.err
    assert case.said in answer.err
    assert case.remedy in answer.err
    assert "Traceback" not in answer.out + answer.err


def outcome(case: Case, folder: Path) -> tuple[Answer, bool]:
    """What `build` says of the changed table, and whether the editions are what they were."""
    copied = copy_data(folder)
    changed(copied, case.change)
    before = copied.files_of_editions()
    return copied.run("build"), copied.files_of_editions() == before


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Answer, bool]]:
    """Every case, as many at a time as the machine has cores."""
    folders = [tmp_path_factory.mktemp("case") for _ in CASES]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(zip((case.name for case in CASES), pool.map(outcome, CASES, folders), strict=True))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_wrong_table_is_refused_and_the_edition_stays(outcomes: dict[str, tuple[Answer, bool]], case: Case) -> None:
    built, stays = outcomes[case.name]
    assert_refused(built, case)
    assert f"Refused: {TABLE}. Nothing was changed; the published edition stays." in built.err
    assert stays


def test_check_refuses_every_table_with_the_words_of_build(data_folder: DataFolder) -> None:
    """One mistake in each of two tables: both are told, and nothing is written."""
    other = TABLE.replace("2025", "2021")
    changed(data_folder, CASES[0].change)
    rows = rows_of(data_folder.file(other))
    rows[2][1] = "Dirigenza"
    write(data_folder.file(other), rows)
    before = data_folder.files_of_editions()
    checked = data_folder.run("check")
    assert_refused(checked, CASES[0])
    assert f"REFUSED: {other}, line 3, column B (Inquadramento): There is no label “Dirigenza”." in checked.err
    assert data_folder.files_of_editions() == before


def recounted(rows: list[Row]) -> None:
    """Mends the two last lines after a change of the counts."""
    sums = [sum(int(row[column]) for row in rows[2:-2]) for column in range(2, 12)]
    shares = [(Decimal(100 * each) / sum(sums)).quantize(Decimal("0.01"), ROUND_HALF_UP) for each in sums]
    rows[-2][2:] = [str(each) for each in sums]
    rows[-1][2:] = [str(each).replace(".", ",") for each in shares]


def doubled(rows: list[Row]) -> None:
    rows.insert(3, ["Organo di vertice", "Sindaco", *rows[2][2:]])
    recounted(rows)


def test_a_double_row_is_warned_of_and_counted(data_folder: DataFolder) -> None:
    changed(data_folder, doubled)
    before = data_folder.files_of_editions()
    checked, built = data_folder.answers(["check"], ["build"])
    for answer in (checked, built):
        assert answer.status == 0
        assert f"warning: {TABLE}, line 4, column B (Inquadramento): “Sindaco” stands here" in answer.out
        assert "with the same counts as in line 3; both were counted. If it is the same post twice" in answer.out
        assert "Traceback" not in answer.out + answer.err
    after = data_folder.files_of_editions()
    assert len(after) == len(before) + 1
    assert after["CURRENT"] != before["CURRENT"]
    staff = json.loads(data_folder.run("query", "STF-01", "--year", "2024", "--city", "torino", "--format", "json").out)
    assert (staff[0]["women"], staff[0]["men"]) == (4718, 2308)


def test_recounting_an_unchanged_table_changes_nothing(data_folder: DataFolder) -> None:
    """Control of `recounted`."""
    rows = rows_of(data_folder.file(TABLE))
    again = [list(row) for row in rows]
    recounted(again)
    assert again == rows


def test_check_prints_its_findings_as_rows(data_folder: DataFolder) -> None:
    changed(data_folder, cell(11, "G", ""))
    changed(data_folder, cell(8, "D", "circa 5"))
    as_json, as_csv = data_folder.answers(["check", "--format", "json"], ["check", "--format", "csv"])
    rows = json.loads(as_json.out)
    assert as_json.status == as_csv.status == 1
    assert [list(row) for row in rows] == [["severity", "file", "sheet", "line", "column", "rule", "message"]] * 2
    assert [(row["severity"], row["file"], row["rule"]) for row in rows] == [("refused", TABLE, "count")] * 2
    assert [(row["line"], row["column"][0]) for row in rows] == [(8, "D"), (11, "G")]
    assert [row["message"] for row in csv.DictReader(as_csv.out.splitlines())] == [row["message"] for row in rows]


def label(text: str) -> str:
    return " ".join(text.split()).casefold()


def reference_counts() -> Counter[tuple[int, str, str, str]]:
    counts: Counter[tuple[int, str, str, str]] = Counter()
    with REFERENCE.open(encoding="utf-8") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            band = row["age_band"].replace("<30", "≤30")
            key = (int(row["report_year"]), label(row["level_published"]), GENDERS[row["gender"]], band)
            counts[key] += int(row["people"])
    return counts


def test_the_five_tables_are_read_as_published(canonical: duckdb.DuckDBPyConnection) -> None:
    imported: Counter[tuple[int, str, str, str]] = Counter()
    for year, published, gender, band, people in canonical.execute(
        "SELECT year, level_published, gender, age_band, people FROM staff WHERE city = 'torino'"
    ).fetchall():
        imported[year + 1, label(published), gender, band] += people
    published = reference_counts()
    assert {year for year, *_ in published} == {2021, 2022, 2023, 2024, 2025}
    assert imported == +published
    assert sum(people for (year, *_), people in imported.items() if year == 2025) == 7025


def test_every_row_of_the_five_tables_is_marked_as_published(canonical: duckdb.DuckDBPyConnection) -> None:
    kinds = canonical.execute("SELECT DISTINCT source, administration, staff_group FROM staff").fetchall()
    assert {(source, administration) for source, administration, _ in kinds} == {("published", "Comune di Torino")}
    assert {group for *_, group in kinds} == {"staff", "political_office", "political_staff", "top_post"}
