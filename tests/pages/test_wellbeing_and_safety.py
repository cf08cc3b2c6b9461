"""The pages on well-being and safety: open for every administration, and on the exports of an invented one tell what
was delivered, in counts, and what cannot be answered."""

from __future__ import annotations

from typing import Any

import pytest

from indicators.store import store
from tests.data_folder import DataFolder
from tests.pages.reader import charts, opened, said, stands

SHOWN = {"wellbeing": ["part_time_difference", "parental_leave_uptake_ratio"], "safety": ["prevention_system"]}

CITY = """
name = "Probe"
official_name = "Probe of the tests (synthetic data)"
country = "IT"
kind = "city"
language = "en"
about = "Invented, in tests only."
"""
TABLES = {
    "staff": """
        gender,people,staff_group,level,working_time
        W,120,staff,associate,part_time
        W,480,staff,associate,full_time
        M,20,staff,associate,part_time
        M,380,staff,associate,full_time
    """,
    "leave": """
        leave_type,gender,people,used,days
        parental,W,60,true,3000
        parental,W,40,false,
        parental,M,15,true,500
        parental,M,45,false,
    """,
    "training": """
        training_type,gender,people,took_part,hours
        violence,W,80,true,160
        violence,M,30,true,60
    """,
    "survey": """
        item,section,gender,people,invited,scale_low,scale_high,reversed,mean,positive,negative
        A.01,safety,W,300,600,1,6,false,4.2,180,120
        A.01,safety,M,200,400,1,6,false,4.4,140,60
        B.01,career,W,300,600,1,6,true,3.0,150,150
        B.01,career,M,200,400,1,6,true,2.9,110,90
    """,
    "prevention": """
        item,in_place
        policy,true
        named_contact,true
        deadlines,false
    """,
    "reports": """
        report_type,reports,closed,closed_in_time
        sexual_harassment,6,6,3
        other,9,8,5
    """,
}
ABOUT = """
format = "rows"
table = "{table}"
source = "{source}"
publisher = "Tests"
administration = "Probe"
date_basis = "stated"
reference_date = {year}-12-31
"""
YEARS = (2022, 2023, 2024)
PAGES = """
import json
from indicators import edition
from tests.pages.reader import answer, charts, opened, raw_html, said, stands
edition.build()
told = {}
for page in ("wellbeing", "safety"):
    reader = opened(page, lang="en", city="probe")
    told[page] = {"stands": stands(reader), "answer": answer(reader), "said": said(reader),
                  "alts": [each["alt"] for each in charts(reader)], "html": " ".join(raw_html(reader))}
again = opened("wellbeing", lang="en", city="probe", from_="2023", to="2023", by="level")
told["again"] = {"stands": stands(again), "answer": answer(again), "by": again.selectbox(key="pick_breakdown").value}
print(json.dumps(told))
"""


@pytest.mark.parametrize("page", SHOWN)
@pytest.mark.parametrize("city", store().administrations)
def test_it_opens_for_every_administration(page: str, city: str) -> None:
    reader = opened(page, lang="en", city=city)
    assert stands(reader)
    if not store().years(city, SHOWN[page]) and not store().years(city):
        assert charts(reader) == []
        assert "has no figures here yet" in said(reader) or "cannot be answered with what was" in said(reader)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Both pages on an edition that is built from six exports of three years."""
    folder = tmp_path_factory.mktemp("probe")
    sources = folder / "data" / "cities" / "probe" / "sources"
    sources.mkdir(parents=True)
    (sources.parent / "city.toml").write_text(CITY, encoding="utf-8")
    for table, rows in TABLES.items():
        for year in YEARS:
            text = "\n".join(line.strip() for line in rows.strip().splitlines()) + "\n"
            (sources / f"{table}_{year}.csv").write_text(text, encoding="utf-8")
            about = ABOUT.format(table=table, year=year, source="synthetic")
            (sources / f"{table}_{year}.toml").write_text(about, encoding="utf-8")
    return DataFolder(folder / "data", folder / "editions").python(PAGES)


def test_the_page_of_well_being_answers_in_counts(pages: dict[str, Any]) -> None:
    page = pages["wellbeing"]
    assert page["stands"]
    assert page["answer"] == (
        "120 of 600 women (20.0%) and 20 of 400 men (5.0%) work part time in **2024**. Of the days of parental leave "
        "men took **14.3%**; 60 women and 15 men took some (2024). In the survey of 2024 **55.0%** of women’s and "
        "**62.5%** of men’s answers were on the good side."
    )
    assert "2024: 60 of 100 women (60.0%) and 15 of 60 men (25.0%): this differs" in page["said"]
    assert "500 of 1,000 who were invited answered (**50.0%**, 2024)" in page["said"]
    assert any("Diverging bar chart" in alt for alt in page["alts"])


def test_the_page_of_well_being_says_what_it_cannot_answer(pages: dict[str, Any]) -> None:
    html = pages["wellbeing"]["html"]
    assert "What cannot be answered here" in html
    assert "Who works flexibly or remotely" in html and "Who comes back after a leave" in html
    assert "Who of those entitled takes parental leave" not in html


def test_the_page_of_safety_puts_capacity_first_and_reports_last(pages: dict[str, Any]) -> None:
    page = pages["safety"]
    assert page["stands"]
    assert page["answer"].startswith("**2 of 12** things on our own checklist")
    assert "**110 of 1,000** people on the staff were trained on it in 2024 (11.0%)." in page["answer"]
    assert "✓ yes" in page["html"] and "✗ no" in page["html"]
    assert "2022 to 2024: **45 reports** were opened, 15.0 a year for every 1,000 of the staff." in page["said"]
    assert "Of 42 that were closed **57.1%** were closed within" in page["said"]
    assert page["said"].index("things on our own checklist") < page["said"].index("45 reports")


def test_reports_are_never_drawn_nor_told_by_kind_or_by_year(pages: dict[str, Any]) -> None:
    page = pages["safety"]
    assert len(page["alts"]) == 1 and "took part" in page["alts"][0]
    assert not any(word in page["html"] for word in ("Sexual harassment</", "Other reports"))
    assert "Whether people know where to turn" in page["html"]


def test_an_address_opens_the_same_view_again(pages: dict[str, Any]) -> None:
    assert pages["again"]["stands"]
    assert pages["again"]["by"] == "age_band"  # nothing may be shown by level of so few people, so it is not offered
    assert "in **2023**" in pages["again"]["answer"]
