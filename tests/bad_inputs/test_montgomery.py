"""Real files of one county, read in place: every year with its own headers, its blanks and its doubles.

Needs the folder named by REAL_DATA; nothing of it is copied into the project.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from tests.data_folder import DataFolder
from tests.montgomery import ABOUT, FOLDER, needs_real_data

pytestmark = needs_real_data

CITY = (
    ABOUT
    + """
[[mapping]]
table = "pay"
files = ["employee_salaries_20??.csv"]
constants = { pay_basis = "annual" }
ignored = ["Division"]
[mapping.columns]
"Department" = "directorate"
"Department Name" = "department"
"Gender" = "gender"
"Base Salary" = "base_pay"
"Grade" = "pay_category"
"Overtime Pay" = "overtime_pay"
"Longevity Pay" = "allowances"
YEARS

[[mapping]]
table = "staff"
files = ["employee_salaries_2016_*.csv"]
date_format = "mm/dd/yyyy"
ignored = ["division", "assignment_category", "year_first_hired", "current_annual_salary"]
[mapping.columns]
"gender" = "gender"
"department" = "directorate"
"department_name" = "department"
"employee_position_title" = "occupation"
"date_first_hired" = "hired_on"

[[mapping]]
table = "staff"
ignored = ["Division", "Base Salary", "Overtime Pay", "Longevity Pay"]
[mapping.columns]
"Gender" = "gender"
"Department" = "directorate"
"Department Name" = "department"
"Grade" = "level_published"
"""
)
BY_YEAR = [f'"{year} {kind} Pay" = "{column}"' for year in range(2019, 2025)
           for kind, column in (("Overtime", "overtime_pay"), ("Longevity", "allowances"))]  # fmt: skip
READ = """
import sys, json, datetime as dt
from pathlib import Path
from indicators.ingest.rows import read_rows
from indicators.ingest.sources import Findings, rows_source
from indicators.ingest.tables import open_tables
path, table, year, sql = sys.argv[1:]
source = rows_source(Path(path), "montgomery", table, reference_date=dt.date(int(year), 12, 31))
findings = Findings(source)
with open_tables() as connection:
    rows = read_rows(connection, source, findings)
    found = connection.execute(sql).fetchone() if rows else None
said = [(each.severity, each.rule, each.column, each.values) for each in findings.found]
print(json.dumps({"rows": rows, "found": found, "said": said}, default=str))
"""
LINES = {2016: 9228, 2019: 10105, 2020: 9958, 2021: 9907, 2022: 10052, 2023: 10291, 2024: 10398}
GAPS = """SELECT round(100.0 * count(*) FILTER (gender = 'W') / count(*) FILTER (gender IN ('W', 'M')), 2),
    round(100 * (1 - median({pay}) FILTER (gender = 'W') / median({pay}) FILTER (gender = 'M')), 2),
    round(100 * (1 - avg({pay}) FILTER (gender = 'W') / avg({pay}) FILTER (gender = 'M')), 2) FROM delivered"""
TOTAL_PAY = "(base_pay + coalesce(overtime_pay, 0) + coalesce(allowances, 0))"


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    folder = tmp_path_factory.mktemp("county")
    place = folder / "data" / "cities" / "montgomery"
    place.mkdir(parents=True)
    (place / "city.toml").write_text(CITY.replace("YEARS", "\n".join(BY_YEAR)), encoding="utf-8")
    return DataFolder(folder / "data", folder / "editions")


@cache
def asked(county: DataFolder, year: int, table: str, sql: str) -> dict[str, Any]:
    """What a process of its own reads of one year, and what a question answers on `delivered`."""
    name = f"employee_salaries_{year}{'_skrub' if year == 2016 else ''}.csv"
    return county.python(READ, str(FOLDER / name), table, str(year), sql)


@pytest.mark.parametrize("year", sorted(LINES))
def test_nobody_is_dropped(year: int, county: DataFolder) -> None:
    sql = "SELECT count(*), count(DISTINCT line), min(line), max(line), count(department) FROM delivered"
    answer = asked(county, year, "staff", sql)
    lines = LINES[year]
    assert answer["found"] == [lines, lines, 2, lines + 1, lines]
    assert not [said for said in answer["said"] if said[0] == "refused"]


@pytest.mark.parametrize(
    ("year", "women", "median_gap"), [(2019, 41.05, 6.43), (2022, 41.78, 5.19), (2024, 42.36, 0.39)]
)
def test_base_pay(year: int, women: float, median_gap: float, county: DataFolder) -> None:
    found = asked(county, year, "pay", GAPS.format(pay="base_pay"))["found"]
    assert (float(found[0]), float(found[1])) == (women, median_gap)
    if year == 2024:
        assert float(found[2]) == 3.02


def test_total_pay(county: DataFolder) -> None:
    assert float(asked(county, 2024, "pay", GAPS.format(pay=TOTAL_PAY))["found"][1]) == 8.98


@pytest.mark.parametrize(("year", "women", "everyone"), [(2019, 204, 432), (2024, 244, 473)])
def test_management_grades(year: int, women: int, everyone: int, county: DataFolder) -> None:
    sql = "SELECT count(*) FILTER (gender = 'W'), count(*) FROM delivered WHERE pay_category IN ('M1', 'M2', 'M3')"
    assert asked(county, year, "pay", sql)["found"] == [women, everyone]


def test_segregation_over_departments(county: DataFolder) -> None:
    sql = """SELECT round(sum(abs(w / all_w - m / all_m)) / 2, 4) FROM (SELECT count(*) FILTER (gender = 'W') AS w,
        count(*) FILTER (gender = 'M') AS m, sum(w) OVER () AS all_w, sum(m) OVER () AS all_m
        FROM delivered GROUP BY department)"""
    assert float(asked(county, 2024, "pay", sql)["found"][0]) == 0.4696


@pytest.mark.parametrize("year", [2021, 2022])
def test_blank_overtime_is_said_and_is_not_zero(year: int, county: DataFolder) -> None:
    sql = "SELECT count(*) FILTER (overtime_pay IS NULL), count(*) FILTER (overtime_pay = 0) FROM delivered"
    answer = asked(county, year, "pay", sql)
    blank = {said[2]: said[3]["blank"] for said in answer["said"] if said[1] == "blank"}
    (overtime,) = [count for column, count in blank.items() if "Overtime" in column]
    assert answer["found"] == [overtime, 0]
    assert overtime > 4000


def test_missing_genders_of_2016_are_counted(county: DataFolder) -> None:
    sql = "SELECT count(*) FILTER (gender = 'N'), min(hired_on)::VARCHAR FROM delivered"
    answer = asked(county, 2016, "staff", sql)
    assert answer["found"][0] == 17
    assert [said[3]["count"] for said in answer["said"] if said[1] == "no_gender"] == [17]
