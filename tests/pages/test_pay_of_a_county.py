"""The pay page on the real staff file of one county: a small gap overall hides a large one inside the grades.

Needs the folder named by REAL_DATA; the file is read where it lies, through the product's own import and build.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.data_folder import DataFolder
from tests.montgomery import ABOUT, FOLDER, needs_real_data

FILE = FOLDER / "employee_salaries_2024.csv"
pytestmark = needs_real_data

CITY = (
    ABOUT
    + """
[[mapping]]
table = "pay"
constants = { pay_basis = "annual" }
ignored = ["Department", "Department Name", "Division"]
[mapping.columns]
"Gender" = "gender"
"Base Salary" = "base_pay"
"Grade" = "pay_category"
"2024 Overtime Pay" = "overtime_pay"
"2024 Longevity Pay" = "allowances"
"""
)
SOURCE = """
format = "rows"
table = "pay"
source = "delivered"
publisher = "Montgomery County"
date_basis = "stated"
reference_date = 2024-12-31
"""
EXACT = """
import json
from indicators import ingest
from indicators.catalogue import catalogue
from indicators.formulas import FORMULAS
connection, _ = ingest.load()
found = {{}}
for slug in {slugs}:
    indicator = catalogue()[slug]
    unit = indicator.over or "''"
    rows = connection.execute(
        f"SELECT city, year, 'total' AS category, COALESCE({{unit}}, '') AS unit, gender, people, counted, "
        f"CAST(amount AS DOUBLE) AS amount FROM ({{indicator.sql}}) WHERE gender IN ('W', 'M')"
    ).df().set_index(["city", "year", "category"])
    found[slug] = round(float(FORMULAS[indicator.formula](rows)["value"].iloc[0]), 2)
print(json.dumps(found))
"""
PAGE = """
import json
from indicators import edition
from tests.pages.reader import answer, charts, opened, rows_of, said, stands, tables
edition.build()
reader = opened("pay", lang="en", city="montgomery")
print(json.dumps({
    "stands": stands(reader), "answer": answer(reader), "said": said(reader),
    "alts": [each["alt"] for each in charts(reader)],
    "rows": [row for table in tables(reader) for row in rows_of(table)],
}))
"""
KNOWN = {
    "median_annual_base_pay_gap": 0.39,
    "mean_annual_base_pay_gap": 3.02,
    "median_annual_pay_gap": 8.98,
    "median_annual_base_pay_gap_inside_categories": 5.72,
    "categories_with_ten_of_each": 48,
}


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    folder = tmp_path_factory.mktemp("county")
    sources = folder / "data" / "cities" / "montgomery" / "sources"
    sources.mkdir(parents=True)
    (sources.parent / "city.toml").write_text(CITY, encoding="utf-8")
    (sources / FILE.name).symlink_to(FILE)
    (sources / FILE.with_suffix(".toml").name).write_text(SOURCE, encoding="utf-8")
    return DataFolder(folder / "data", folder / "editions")


@pytest.fixture(scope="module")
def page(county: DataFolder) -> dict[str, Any]:
    return county.python(PAGE)


def test_the_known_figures_come_out_exactly(county: DataFolder) -> None:
    assert county.python(EXACT.format(slugs=list(KNOWN))) == KNOWN


def test_the_page_tells_the_lesson(page: dict[str, Any]) -> None:
    assert page["stands"]
    assert "women’s median basic pay is **0.4% below men’s** and their mean **3.0% below men’s**" in page["answer"]
    assert "4,405 women · 5,993 men" in page["answer"]
    assert (
        "the gap of **0.4%** is **5.7%** inside the categories and −5.3 points between the categories" in page["said"]
    )
    assert "from **0.4%** (median, basic pay of the year) to **11.3%** (mean, gross pay of the year)" in page["said"]
    assert "Where women and men work hides a part of what lies inside." in page["said"]
    assert any("9.0%" in row for row in page["rows"])


def test_what_the_file_cannot_tell_is_said(page: dict[str, Any]) -> None:
    assert "cannot be answered with what was delivered" in page["said"]
    assert "ask: the hours paid in the year, for each person" in page["said"]
    assert not any("quarter" in alt for alt in page["alts"])


def test_no_group_of_fewer_than_ten_stands_on_the_page(page: dict[str, Any]) -> None:
    counted = [row for row in page["rows"] if "Category of workers" not in row and len(row) >= 7]
    assert counted
    for row in counted:
        women, men = (int(cell.replace(",", "")) for cell in row[-6:-4] if cell.replace(",", "").isdigit())
        assert min(women, men) >= 10
