"""Pay-gap tables of employers, made up and real: values as published, contradictions told, no name of a person."""

from __future__ import annotations

import csv
import datetime as dt
import os
from pathlib import Path

import pandas as pd
import pytest

from indicators.ingest import french_index, pay_gap
from indicators.ingest.pay_gap import HEADERS, TAKEN
from indicators.model import City
from tests.formats.reading import read, refused, with_published

JUNE = dt.date(2024, 6, 30)


def place(slug: str, name: str) -> City:
    return City(slug=slug, name=name, country="IE", kind="neighbouring administration", language="en", partner=False)


PLACES = {each.slug: each for each in (place("north", "North Council"), place("south", "South Council"))}


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The places of comparison and the indicators that these tests need."""
    monkeypatch.setattr(pay_gap, "places", lambda: PLACES)
    monkeypatch.setattr(pay_gap, "catalogue", lambda: with_published(*TAKEN))


IE = list(HEADERS["pay_gap_ie"])
UK = [*HEADERS["pay_gap_uk"], "ResponsiblePerson"]


def irish(**cells: str) -> dict[str, str]:
    row = dict.fromkeys(IE, "") | {"id": "1", "companyName": "North Council", "year": "2024"}
    row |= {"meanHourly": "1.5", "medianHourly": "-2.5", "perEmployeesFemale": "40"}
    for number in (1, 2, 3, 4):
        row |= {f"pb{number}Female": "40", f"pb{number}Male": "60"}
    return row | cells


def british(**cells: str) -> dict[str, str]:
    row = dict.fromkeys(UK, "") | {"EmployerName": "NORTH COUNCIL", "DateSubmitted": "2024/03/01 10:00:00"}
    return row | {"DiffMeanHourlyPercent": "5.1", "ResponsiblePerson": "Somebody Invented"} | cells


def table(*rows: dict[str, str]) -> str:
    lines = [",".join(rows[0]), *(",".join(row.values()) for row in rows)]
    return "\n".join(lines) + "\n"


def values(rows: pd.DataFrame) -> dict[tuple[str, int, str], float]:
    return {(row.city, row.year, row.indicator): row.value for row in rows.itertuples()}


def test_values_are_taken_with_their_sign_and_blanks_are_missing(tmp_path: Path) -> None:
    rows, messages = read(tmp_path, "pay_gap_ie", table(irish()), city=None, reference_date=JUNE)
    assert values(rows) == {
        ("north", 2024, "mean_pay_gap"): 1.5,
        ("north", 2024, "median_pay_gap"): -2.5,
        **{("north", 2024, slug): 40.0 for slug in pay_gap.QUARTILES},
    }
    assert set(rows["reference_date"]) == {JUNE}
    assert [message for message in messages if "1 of 2 gaps are negative: women earn more" in message]
    assert refused(messages) == []


def test_each_row_has_the_day_of_its_own_year(tmp_path: Path) -> None:
    rows, _ = read(tmp_path, "pay_gap_ie", table(irish(), irish(year="2022")), city=None, reference_date=JUNE)
    assert set(rows["reference_date"]) == {JUNE, dt.date(2022, 6, 30)}


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"pb4Female": "35.15", "pb4Male": "68.85"}, "35.15 % women and 68.85 % men in a quartile make 104, not 100"),
        ({"perEmployeesFemale": "60"}, "the employer states 60 %, which fits men"),
        ({"perEmployeesFemale": "52"}, "the quartiles make 40 % women of the staff, the employer states 52 %"),
        ({"companyName": "East Council"}, "No employer of the table is known here"),
    ],
)
def test_a_contradiction_is_told(tmp_path: Path, cells: dict[str, str], said: str) -> None:
    _, messages = read(tmp_path, "pay_gap_ie", table(irish(**cells)), city=None, reference_date=JUNE)
    assert any(said in message for message in messages), messages


@pytest.mark.parametrize("cells", [{"perEmployeesFemale": "50"}, {"pb4Male": "61"}, {"perEmployeesFemale": ""}])
def test_what_is_within_the_rules_is_not_told(tmp_path: Path, cells: dict[str, str]) -> None:
    """Control: ten points apart, a sum of 101 and a blank share are no contradiction."""
    _, messages = read(tmp_path, "pay_gap_ie", table(irish(**cells)), city=None, reference_date=JUNE)
    assert len(messages) == 1
    assert "negative" in messages[0]


def test_a_quartile_that_contradicts_itself_is_left_out(tmp_path: Path) -> None:
    content = table(irish(pb4Female="35.15", pb4Male="68.85"))
    rows, _ = read(tmp_path, "pay_gap_ie", content, city=None, reference_date=JUNE)
    assert ("north", 2024, "women_in_upper_pay_quarter") not in values(rows)
    assert ("north", 2024, "women_in_lower_pay_quarter") in values(rows)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"meanHourly": "108"}, "column meanHourly: 1 cells are no percentage that can be"),
        ({"meanHourly": "n/a"}, "column meanHourly: 1 cells are no percentage that can be"),
        ({"meanHourly": "inf"}, "column meanHourly"),
        ({"meanHourly": "-inf"}, "column meanHourly"),
        ({"pb1Female": "-1"}, "column pb1Female"),
        ({"year": "24"}, "column year: The cell is not a year."),
    ],
)
def test_what_cannot_be_is_refused(tmp_path: Path, cells: dict[str, str], said: str) -> None:
    rows, messages = read(tmp_path, "pay_gap_ie", table(irish(**cells)), city=None, reference_date=JUNE)
    assert rows.empty
    assert any("line 2" in message and said in message for message in refused(messages)), messages


def test_the_latest_submission_is_kept_and_said(tmp_path: Path) -> None:
    content = table(
        british(DateSubmitted="2025/01/09 10:00:00", DiffMeanHourlyPercent="4.4"),
        british(),
        british(EmployerName="Another Ltd"),
    )
    rows, messages = read(tmp_path, "pay_gap_uk", content, city=None, reference_date=dt.date(2024, 3, 31))
    assert values(rows) == {("north", 2024, "mean_pay_gap"): 4.4}
    assert any("line 3: NORTH COUNCIL submitted twice for 2024: line 2 is the latest" in each for each in messages)
    assert any("1 employers are neither an administration of ours nor a place" in each for each in messages)
    assert "Somebody" not in rows.to_csv() + "".join(messages)


def test_an_employer_may_be_named_in_the_toml(tmp_path: Path) -> None:
    said = {"city": None, "reference_date": JUNE, "employers": {"Comhairle Thuaidh": "south"}}
    rows, _ = read(tmp_path, "pay_gap_ie", table(irish(companyName="COMHAIRLE THUAIDH")), **said)
    assert set(rows["city"]) == {"south"}
    _, messages = read(tmp_path, "pay_gap_ie", table(irish()), **{**said, "employers": {"X": "suoth"}})
    assert any("There is no place “suoth”. Did you mean “south”?" in message for message in refused(messages))


def test_a_missing_column_or_date_is_refused(tmp_path: Path) -> None:
    content = table(irish()).replace("meanHourly", "mean")
    _, messages = read(tmp_path, "pay_gap_ie", content, city=None, reference_date=JUNE)
    assert any("column meanHourly: The column is missing." in message for message in refused(messages))
    _, messages = read(tmp_path, "pay_gap_ie", table(irish()), city=None, reference_date=None)
    assert any("does not say the day of its snapshot" in message for message in refused(messages))


def test_columns_that_no_indicator_takes_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pay_gap, "catalogue", lambda: with_published("mean_pay_gap"))
    monkeypatch.setattr(pay_gap, "TAKEN", ("mean_pay_gap", "no_such_gap"))
    rows, messages = read(tmp_path, "pay_gap_ie", table(irish()), city=None, reference_date=JUNE)
    assert set(rows["indicator"]) == {"mean_pay_gap"}
    assert any("takes these columns over: no_such_gap" in message for message in messages)


@pytest.mark.parametrize("cut", ["", ","])
def test_a_line_of_another_width_is_refused_and_never_shifted(tmp_path: Path, cut: str) -> None:
    content = table(irish(), irish(year="2023")).rstrip("\n")
    content = content + cut if cut else content.rpartition(",")[0]
    rows, messages = read(tmp_path, "pay_gap_ie", content + "\n", city=None, reference_date=JUNE)
    assert rows.empty
    assert any("line 3: The line has" in message for message in refused(messages)), messages


def test_the_last_of_february_is_a_day_of_every_year(tmp_path: Path) -> None:
    said = {"city": None, "reference_date": dt.date(2024, 2, 29)}
    rows, _ = read(tmp_path, "pay_gap_ie", table(irish(year="2023")), **said)
    assert set(rows["reference_date"]) == {dt.date(2023, 2, 28)}


REAL = os.environ.get("REAL_DATA")


@pytest.mark.skipif(not REAL, reason="REAL_DATA is not set: the Irish local authorities are not read")
def test_the_irish_local_authorities(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(REAL or "") / "ireland" / "ie_local_authorities.csv"
    with path.open(encoding="utf-8", newline="") as file:
        given = list(csv.DictReader(file))
    councils = sorted({row["companyName"] for row in given})
    named = {f"ie_{number}": place(f"ie_{number}", name) for number, name in enumerate(councils)}
    monkeypatch.setattr(pay_gap, "places", lambda: named)
    content = path.read_text(encoding="utf-8")
    rows, messages = read(tmp_path, "pay_gap_ie", content, city=None, reference_date=dt.date(2025, 6, 30))
    assert refused(messages) == []
    assert (rows["indicator"] == "mean_pay_gap").sum() == 123
    assert rows[["city", "year"]].drop_duplicates().shape == (123, 2)
    told = [message for message in messages if " County Council, 20" in message]
    assert len(told) == 3
    for start, what in (
        ("Cork County Council, 2022: the quartiles make 35.76 %", "states 65 %, which fits men"),
        ("Wicklow County Council, 2025: the quartiles make 39.49 %", "states 57 %, which fits men"),
        ("Sligo County Council, 2024: 35.15 % women and 68.85 % men", "make 104, not 100; one of the two is wrong"),
    ):
        assert any(start in message and what in message for message in told), told
    got = {(row.city, row.year): row.value for row in rows[rows["indicator"] == "median_pay_gap"].itertuples()}
    by_name = {each.name: slug for slug, each in named.items()}
    assert got == {(by_name[row["companyName"]], int(row["year"])): float(row["medianHourly"]) for row in given}
    assert rows["indicator"].isin(["variable_pay_gap", "median_variable_pay_gap"]).sum() == 0


INDEX = "index;pay_of_officials;pay_of_contract_staff;promotions;ten_highest_pays\n{}\n"


@pytest.mark.parametrize(("row", "value"), [("88;48;12;22;6", 88.0), ("100;50;15;25;10", 100.0), ("70;;12;22;6", 70.0)])
def test_an_official_score_is_taken_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: str, value: float
) -> None:
    monkeypatch.setattr(french_index, "catalogue", lambda: with_published("french_territorial_index", unit="score"))
    rows, messages = read(tmp_path, "french_index", INDEX.format(row), city="clermont")
    assert messages == []
    assert rows[["city", "indicator", "year", "value"]].values.tolist() == [
        ["clermont", "french_territorial_index", 2024, value]
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("108;48;12;22;6", "column index: Got “108” where 0 to 100 points can be."),
        ("88;51;12;22;6", "column pay_of_officials: Got “51” where 0 to 50 points can be."),
        ("-1;;;;", "column index: Got “-1”"),
        (";48;12;22;6", "column index: Got “”"),
        ("89;48;12;22;6", "The four parts make 88 points, the index says 89."),
        ("88;48", "The file is not one score"),
    ],
)
def test_a_score_that_cannot_be_is_refused(tmp_path: Path, row: str, said: str) -> None:
    rows, messages = read(tmp_path, "french_index", INDEX.format(row), city="clermont")
    assert rows.empty
    assert any(said in message for message in refused(messages)), messages
