"""Files in our own vocabulary, bodies and published values: what is wrong is refused by line and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators.ingest import tabular
from indicators.ingest.sources import Findings, Source
from indicators.text import text
from tests.data_folder import DataFolder

BODIES = """body,body_type,role,gender,people,elected,reference_date
council,council,member,W,15,true,2025-01-17
council,council,member,M,25,true,2025-01-17
"""
VALUES = """city,indicator,year,reference_date,women,men,base,value,unit,reason
it,women_mayors,2024,2024-12-31,,,,15.4,percent,
torino,newcomers,2024,2024-12-31,1016,518,1534,,percent,
"""
GIVEN = {"bodies": BODIES, "published_values": VALUES}


def read(folder: Path, table: str, content: str, city: str | None = None):
    """Rows and messages of a file with this content."""
    path = folder / "file.csv"
    path.write_text(content, encoding="utf-8")
    source = Source(path=path, city=city, format=table, publisher="a ministry", date_basis="stated")
    findings = Findings(source)
    return tabular.read(source, findings), [text("en").finding(each) for each in findings.found]


@pytest.mark.parametrize(
    ("table", "old", "new", "said"),
    [
        (
            "bodies",
            "elected",
            "electd",
            "line 1, column electd: There is no column “electd”. Did you mean “elected”? Rename or remove the column.",
        ),
        ("bodies", ",people", ",seats", "line 1, column people: The column is missing. Add the column to the file."),
        ("bodies", "W,15", "W,fifteen", "line 2, column people: Got “fifteen”. Write a whole number, 0 or more."),
        ("bodies", "M,25", "M,-25", "line 3, column people: Got “-25”. Write a whole number, 0 or more."),
        ("bodies", "member,W", "member,F", "line 2, column gender: Got “F”. Write W, M, X or N."),
        ("bodies", "true", "perhaps", "line 2, column elected: Got “perhaps”. Write true or false."),
        ("bodies", "2025-01-17", "17/01/2025", "line 2, column reference_date: Got “17/01/2025”. Write a date such as"),
        ("bodies", "W,15,true", "W,15", "line 2: The line has 6 cells, the header 7. Give every cell of the header"),
        (
            "published_values",
            ",reason",
            ",raeson",
            "line 1, column raeson: There is no column “raeson”. Did you mean “reason”? Rename or remove the column.",
        ),
        ("published_values", ",unit", ",note", "line 1, column unit: The column is missing. Add the column"),
        ("published_values", "15.4", "15,4", "line 2: The line has 11 cells, the header 10."),
        ("published_values", "15.4", "n/a", "line 2, column value: Got “n/a”. Write a number with a decimal point."),
        ("published_values", "1016", "1.016", "line 3, column women: Got “1.016”. Write a whole number, 0 or more."),
        (
            "published_values",
            "percent",
            "per_1000",
            "line 2, column unit: Got “per_1000”, the indicator is in percent. Convert the values, or name the right",
        ),
        (
            "published_values",
            "women_mayors",
            "woman_mayors",
            "column indicator: There is no indicator “woman_mayors”. Did you mean “women_mayors”? Mend the name.",
        ),
        (
            "published_values",
            "torino",
            "turino",
            "line 3, column city: There is no city “turino”. Did you mean “torino”? Mend the name.",
        ),
    ],
)
def test_what_is_wrong_is_refused_by_line_and_column(tmp_path: Path, table: str, old: str, new: str, said: str) -> None:
    assert old in GIVEN[table]
    rows, messages = read(tmp_path, table, GIVEN[table].replace(old, new, 1))
    assert rows.empty
    assert any(message.startswith("file.csv, line") and said in message for message in messages), messages


@pytest.mark.parametrize("content", ["", "\n\n"])
def test_an_empty_file_is_refused(tmp_path: Path, content: str) -> None:
    rows, messages = read(tmp_path, "bodies", content)
    assert rows.empty
    assert messages == ["file.csv: The file is empty. Deliver the file with a header and its rows."]


def test_several_mistakes_are_told_at_once(tmp_path: Path) -> None:
    wrong = BODIES.replace("W,15", "F,15").replace("M,25", "M,many")
    _, messages = read(tmp_path, "bodies", wrong)
    assert [message.split(":")[0] for message in messages] == [
        "file.csv, line 2, column gender",
        "file.csv, line 3, column people",
    ]


def test_bodies_are_read(tmp_path: Path) -> None:
    rows, messages = read(tmp_path, "bodies", BODIES, city="torino")
    assert messages == []
    assert rows[["city", "body", "gender", "people", "elected", "year", "source"]].values.tolist() == [
        ["torino", "council", "W", 15, True, 2025, "published"],
        ["torino", "council", "M", 25, True, 2025, "published"],
    ]


def test_published_values_are_read_and_blank_is_nothing(tmp_path: Path) -> None:
    rows, messages = read(tmp_path, "published_values", VALUES)
    assert messages == []
    assert rows["value"].isna().tolist() == [False, True]
    assert rows["women"].isna().tolist() == [True, False]
    assert rows.loc[1, ["city", "women", "men", "base"]].tolist() == ["torino", 1016, 518, 1534]


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_other_delimiters_and_a_byte_order_mark_are_read(tmp_path: Path, delimiter: str) -> None:
    rows, messages = read(tmp_path, "bodies", "\ufeff" + BODIES.replace(",", delimiter))
    assert messages == []
    assert rows["people"].tolist() == [15, 25]


def test_a_refused_file_of_bodies_stops_the_build(data_folder: DataFolder) -> None:
    path = data_folder.file("cities/torino/sources/bodies.csv")
    path.write_text(path.read_text(encoding="utf-8").replace("W,15,true", "W,x,true"), encoding="utf-8")
    before = data_folder.files_of_editions()
    answer = data_folder.run("build")
    assert answer.status == 1
    assert "REFUSED: cities/torino/sources/bodies.csv, line 58, column people: Got “x”." in answer.err
    assert "Traceback" not in answer.err
    assert data_folder.files_of_editions() == before


def test_published_counts_that_exceed_their_base_are_refused(data_folder: DataFolder) -> None:
    path = data_folder.file("cities/torino/sources/published_values.csv")
    path.write_text(path.read_text(encoding="utf-8").replace("1016,518,1534", "1016,518,1000"), encoding="utf-8")
    answer = data_folder.run("check")
    assert answer.status == 1
    assert "outside what the table “published_values” allows" in answer.err
