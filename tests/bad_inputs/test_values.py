"""Bad inputs 58, 60 to 62, 66 to 80 and 84 to 88: what stands in the cells; and what is derived from them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.bad_inputs.reading import read, write


@dataclass(frozen=True)
class Case:
    """A file, what must become of it, and the values of one column of the accepted rows."""

    number: str
    outcome: str
    content: str
    rule: str = ""
    line: int | None = None
    column: str | None = None
    values: list[Any] = field(default_factory=list)
    of: str = "gender"
    mapping: dict[str, Any] | None = None
    table: str = "staff"
    city: str = "torino"
    said: str = ""


PAY = {"constants": {"pay_basis": "annual"}}
LEVELS = {"codes": {"level": {"D": "professional", "C": "associate", "Sindaca": ""},
                    "staff_group": {"Sindaca": "political_office", "*": "staff"}},
          "columns": {"Sesso": "gender", "Inquadramento": ["level_published", "staff_group"]}}  # fmt: skip


def pay(*cells: str) -> str:
    return "gender;base_pay\n" + "".join(f"W;{cell}\n" for cell in cells)


def hired(*cells: str) -> str:
    return "gender;hired_on\n" + "".join(f"W;{cell}\n" for cell in cells)


def days(*texts: str) -> list[dt.date]:
    return [dt.date.fromisoformat(text) for text in texts]


CASES = [
    # numbers
    Case("57 currency", "A", pay("€ 1.234,50", "2.000,00 EUR", "1 500,25 zł", "kr 12"), of="base_pay",
         values=[1234.5, 2000.0, 1500.25, 12.0], mapping=PAY, table="pay"),
    Case("57 english", "A", pay("£1,234.50", "$2,000,000", "7"), of="base_pay", values=[1234.5, 2e6, 7.0],
         mapping=PAY, table="pay"),
    Case("58 ambiguous", "R", pay("1,234", "2000"), "ambiguous_number", 2, "base_pay", mapping=PAY, table="pay"),
    Case("58 ambiguous point", "R", pay("2000", "1.234"), "ambiguous_number", 3, "base_pay", mapping=PAY, table="pay"),
    Case("58 proven by another row", "A", pay("1.234", "1.234,5"), of="base_pay", values=[1234.0, 1234.5],
         mapping=PAY, table="pay"),
    Case("58 proven the other way", "A", pay("1.234", "1234.5"), of="base_pay", values=[1.234, 1234.5],
         mapping=PAY, table="pay"),
    Case("58 said by the mapping", "A", pay("1,234", "2000"), of="base_pay", values=[1.234, 2000.0],
         mapping={**PAY, "decimal": "comma"}, table="pay"),
    Case("58 said by the mapping, point", "A", pay("1,234", "2000"), of="base_pay", values=[1234.0, 2000.0],
         mapping={**PAY, "decimal": "point"}, table="pay"),
    Case("58 both ways", "R", pay("1234,5", "1234,6", "1234.5"), "decimal", 4, "base_pay", mapping=PAY, table="pay"),
    Case("58 not a number", "R", pay("12", "twelve"), "number", 3, "base_pay", mapping=PAY, table="pay"),
    Case("58 broken thousands", "R", pay("12.34.567,8", "1,5"), "number", 2, "base_pay", mapping=PAY, table="pay"),
    Case("58 people in part", "R", "gender;people\nW;1.5\n", "whole", 2, "people"),
    # totals and layouts
    Case("60 totale", "W", "level;gender;people\nexecutive;W;3\nsupport;M;4\nTotale;;7\n", "total", 4,
         of="people", values=[3, 4]),
    Case("60 razem", "W", "level;gender;people\nexecutive;W;3\nRazem;;3\n", "total", 3, of="people", values=[3]),
    Case("60 összesen", "W", "level;gender;people\nexecutive;W;3\nÖsszesen:;;3\n", "total", 3, of="people", values=[3]),
    Case("60 wrong sum", "R", "level;gender;people\nexecutive;W;3\nsupport;M;4\nTotale;;8\n", "total", 4, "people"),
    Case("60 in the gender column", "W", "gender;people\nW;3\nTotal;3\n", "total", 3, of="people", values=[3]),
    Case("60 a unit called total", "A", "department;gender\nTotal Quality;W\nHR;M\n", of="department",
         values=["Total Quality", "HR"]),
    Case("61 subtotals", "R", "department;gender;people\nA;W;3\nTotale A;;3\nB;W;4\nTotale B;;4\n", "subtotal", 3),
    Case("61 note below", "R", "department;gender;level\nA;W;support\nElaborazione HR;;\n", "note", 3, "gender"),
    Case("62 pivot", "R", "Settore;Donne;Uomini\nA;3;4\n", "pivot", 1, "Donne",
         mapping={"columns": {"Settore": "department"}}),
    Case("45 two header rows", "R", "Personale;;Lavoro\nSesso;Settore;Quota\nF;A;1\n", "two_row_header", 2,
         mapping={"columns": {"Sesso": "gender", "Settore": "department", "Quota": "fte"}}),
    Case("45 two header rows, second names the blanks", "R", "department;gender;;level\n;Donne;Uomini;\nA;1;2;x\n",
         "two_row_header", 1),
    # ids
    Case("55 floats", "R", "gender;person_key\nW;1.0\nM;2.0\n", "damaged_id", 2, "person_key"),
    Case("55 exponents", "R", "gender;person_key\nW;7\nM;1,23E+11\n", "damaged_id", 3, "person_key"),
    Case("66 empty id", "R", "gender;person_key\nW;a1\nM;\n", "empty_id", 3, "person_key"),
    Case("66 tax code as id", "R", "gender;person_key\nW;RSSMRA80A01L219X\n", "never_send", 2, "person_key"),
    Case("29 invisible signs in ids", "W", "gender;person_key\nW;a\u200b1\nM;\u202ab2\n", "invisible", 2, "person_key",
         of="person_key", values=["a1", "b2"]),
    # gender
    Case("67 unknown codes", "R", "gender;level\nW;support\n3;support\nZ;support\n", "unknown_code", 3, "gender",
         said="“3”, “Z”. Known are: W, M, X, N."),
    Case("69 other entries", "A", "gender\nX\nnon-binary\nd\nW\nM\n", values=["X", "X", "X", "W", "M"]),
    Case("69 words of the partners", "A",
         "gender\ndonna\nUomo\nFemme\nhomme\nKobieta\nMężczyzna\nmulher\nhomem\nfemeie\nbărbat\nženska\nmoški\nkvinna\nnő\n"
         "férfi\nfemale\nMale\n", values=[*"WMWMWMWMWMWMWWMWM"]),
    Case("69 F and M", "A", "gender\nF\nM\n", values=["W", "M"]),
    Case("69 H and F", "A", "gender\nH\nF\n", values=["M", "W"]),
    Case("69 H and M", "R", "gender\nH\nM\n", "unknown_code", 2, "gender", said="“H”, “M”"),
    Case("69 N and F in Hungary", "R", "gender\nN\nF\n", "unknown_code", 2, "gender", city="szabolcs"),
    Case("69 N and F, mapped", "A", "gender\nN\nF\n", values=["W", "M"], city="szabolcs",
         mapping={"codes": {"gender": {"N": "W", "F": "M"}}}),
    Case("69 K and M", "R", "gender\nK\nM\n", "unknown_code", 2, "gender", city="krakow"),
    Case("69 M alone in Portugal", "R", "gender\nM\n", "unknown_code", 2, "gender", city="coimbra"),
    Case("70 blank", "W", "gender;level\nW;support\n;support\n-;support\n", "no_gender", 3, "gender",
         values=["W", "N", "N"]),
    # amounts and shares
    Case("71 negative pay", "R", pay("100", "-5"), "not_allowed", 3, "base_pay", mapping=PAY, table="pay"),
    Case("74 missing words", "W", pay("100", "NaN", "n.d.", "-", "/", "Inf"), "missing_word", 3, "base_pay",
         of="base_pay", values=[100.0, None, None, None, None, None], mapping=PAY, table="pay"),
    Case("74 blank is not zero", "W", pay("100", ""), "blank", None, "base_pay", of="base_pay", values=[100.0, None],
         mapping=PAY, table="pay"),
    Case("74 blank is zero, as mapped", "W", pay("100", ""), "blank", None, "base_pay", of="base_pay",
         values=[100.0, 0.0], mapping={**PAY, "blank_means_zero": ["base_pay"]}, table="pay"),
    Case("74 blank count", "R", "gender;people\nW;3\nM;\n", "blank_cell", 3, "people"),
    Case("75 percent", "R", "gender;fte\nW;0.8\nM;150\n", "not_allowed", 3, "fte"),
    Case("75 above one", "R", "gender;fte\nW;1.5\n", "not_allowed", 2, "fte"),
    Case("75 comma", "A", "gender;fte\nW;0,8\nM;1\n", of="working_time", values=["part_time", "full_time"]),
    Case("75 three decimals", "A", "gender;fte\nW;0,800\nM;1\n", of="fte", values=[0.8, 1.0]),
    Case("75 of pay", "R", "gender;fte;base_pay\nW;1.5;7\n", "fte", 2, "fte", mapping=PAY, table="pay"),
    # years and dates
    Case("76 born 1900", "R", "gender;birth_year\nW;1980\nM;1900\n", "age", 3, "birth_year"),
    Case("76 born 2015", "R", "gender;birth_year\nW;2015\n", "age", 2, "birth_year"),
    Case("76 bands", "A", "gender;birth_year\nW;1994\nW;1993\nW;1984\nW;1983\nM;1964\nM;1963\n", of="age_band",
         values=["≤30", "31-40", "31-40", "41-50", "51-60", ">60"]),
    Case("77 in future", "R", hired("2025-01-01"), "future", 2, "hired_on"),
    Case("77 before birth", "R", "gender;birth_year;hired_on\nW;1980;1979-05-01\n", "too_young", 2, "hired_on"),
    Case("78 left before hired", "R", "gender;hired_on;left_on\nW;2020-05-01;2019-05-01\n", "left_before_hired", 2,
         "left_on", table="leavers"),
    Case("79 ambiguous", "R", hired("02/03/2024", "05/05/2024"), "ambiguous_date", 2, "hired_on"),
    Case("79 proven by another row", "A", hired("02/03/2024", "13/02/2024"), of="hired_on",
         values=days("2024-03-02", "2024-02-13")),
    Case("79 proven the other way", "A", hired("02/03/2024", "02/13/2024"), of="hired_on",
         values=days("2024-02-03", "2024-02-13")),
    Case("79 both ways", "R", hired("14/03/2024", "15/03/2024", "02/13/2024"), "date_order", 4, "hired_on"),
    Case("79 said by the mapping", "A", hired("02/03/2024"), of="hired_on", values=days("2024-03-02"),
         mapping={"date_format": "dd/mm/yyyy"}),
    Case("79 dots", "A", hired("02.03.2024", "1. 4. 2023"), of="hired_on", values=days("2024-03-02", "2023-04-01")),
    Case("79 midnight", "A", hired("2024-03-02 00:00:00", "2023-04-01"), of="hired_on",
         values=days("2024-03-02", "2023-04-01")),
    Case("80 31 February", "R", hired("2024-01-31", "31/02/2024"), "date", 3, "hired_on"),
    Case("80 two digits", "R", hired("31/01/24"), "date", 2, "hired_on"),
    Case("80 year 24", "R", hired("0024-01-31"), "date", 2, "hired_on"),
    Case("53 serial in a CSV", "A", hired("45292"), of="hired_on", values=days("2024-01-01")),
    # levels
    Case("84 unknown grade", "R", "Sesso;Inquadramento\nF;D\nM;Z9\nF;Q1\n", "unknown_code", 3, "Inquadramento",
         mapping=LEVELS, said="“Z9”, “Q1”"),
    Case("84 mapped", "A", "Sesso;Inquadramento\nF;D\nM;c\nF;Sindaca\n", of="level",
         values=["professional", "associate", None], mapping=LEVELS),
    Case("84 seniority", "A", "gender;level_since\nW;2022-01-01\nW;2021-12-31\nW;2019-12-31\nM;2014-12-31\n",
         of="seniority_band", values=["[0,3)", "[3,5)", "[5,10)", "10+"]),
    Case("84 years in level", "A", "gender;years_in_level\nW;2,9\nW;3\nM;10\n", of="seniority_band",
         values=["[0,3)", "[3,5)", "10+"]),
    # yes and no
    Case("84 booleans", "A", "measure;gender;used\nagile;W;sì\nagile;M;Nie\nagile;W;1\nagile;M;FALSE\n", of="used",
         values=[True, False, True, False], table="flexible_work"),
    # attacks
    *(
        Case(f"{number} {name}", "A", f"gender;department\nW;{text}\nM;HR\n", of="department", values=[text, "HR"])
        for number, name, text in (
            (85, "formula", '=HYPERLINK("http://x")'.replace('"', "'")),
            (86, "html", "<img src=x onerror=alert(1)>"),
            (87, "sql", "' OR 1=1) --"),
            (88, "path", "../../etc/passwd"),
            (88, "template", "{rule} {0.__class__} %s"),
        )
    ),
    Case("59 very long text", "W", f"gender;department\nW;{'x' * 30_000}\nM;HR\n", "long_text", 2, "department",
         of="department", values=[None, "HR"]),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case.number for case in CASES])
def test_bad_input(case: Case, tmp_path: Path) -> None:
    done = read(write(tmp_path / "export.csv", case.content), case.mapping, case.table, case.city)
    assert done.outcome == case.outcome, done.said()
    if case.rule:
        places = [(finding.line, finding.column) for finding in done.of(case.rule)]
        assert (case.line, case.column) in places, done.said()
    assert case.said in done.said()
    got = [value.date() if hasattr(value, "date") else value for value in done.column(case.of)]
    assert got == ([] if case.outcome == "R" else case.values)


@pytest.mark.parametrize("text", ["X" * 2_000, "'; DROP TABLE arrived; --", "{0}", "%s%n", "\u202egnp.exe", '""""'])
def test_hostile_headers_and_codes_are_only_text(text: str, tmp_path: Path) -> None:
    quoted = '"' + text.replace('"', '""') + '"'
    header = read(write(tmp_path / "header.csv", f"gender;{quoted}\nW;1\n"))
    assert header.column("gender") == ["W"]
    code = read(write(tmp_path / "code.csv", f"gender;level\nW;{quoted}\n"))
    assert (code.outcome, code.rules) in [("R", ["unknown_code"]), ("R", ["invisible", "unknown_code"]),
                                          ("W", ["long_text"]), ("R", ["long_text", "unknown_code"])]  # fmt: skip
    assert code.said()


def test_names_in_a_column_of_codes_are_not_listed(tmp_path: Path) -> None:
    names = "".join(f"W;Canary{number}\n" for number in range(50))
    done = read(write(tmp_path / "export.csv", "gender;level\n" + names))
    assert (done.outcome, done.rules) == ("R", ["unknown_code"])
    assert "Canary" not in done.said()


def test_a_file_is_only_of_its_year(tmp_path: Path) -> None:
    done = read(write(tmp_path / "export.csv", "gender;reference_date\nW;2023-12-31\n"))
    assert [(finding.rule, finding.line, finding.column) for finding in done.findings] == [
        ("year", 2, "reference_date")
    ]


def test_the_year_of_a_row_is_enough(tmp_path: Path) -> None:
    done = read(write(tmp_path / "export.csv", "gender;year\nW;2023\nM;2023\n"), reference_date=None)
    assert [value.date() for value in done.column("reference_date")] == [dt.date(2023, 12, 31)] * 2


def test_the_administration_of_a_row_wins(tmp_path: Path) -> None:
    done = read(write(tmp_path / "export.csv", "gender;administration\nW;Ente\nM;\n"))
    assert done.column("administration") == ["Ente", "Comune di Torino"]


def test_every_table_that_counts_something_can_be_read(tmp_path: Path) -> None:
    content = "budget_line;gender_class;committed\nA1;direct;1.234,50\nA2;neutral;7,5\n"
    done = read(write(tmp_path / "export.csv", content), table="budget_lines")
    assert (done.outcome, done.column("committed"), done.column("line")) == ("A", [1234.5, 7.5], [2, 3])
