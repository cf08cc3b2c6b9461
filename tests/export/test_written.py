"""Numbers and days of a file in both languages, texts that are never formulas, and whose figures they are."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from dataclasses import replace

import pandas as pd
import pytest

from indicators import charts
from indicators.charts import Chart, Table
from indicators.charts.presented import presented
from indicators.export.about import publishers
from indicators.export.columns import HEADERS
from indicators.export.observations import chart_csv, file_name, table_csv
from indicators.export.workbook import day_format, workbook
from indicators.export.written import number_in
from indicators.store import store
from tests.charts.cases import See, built, speaking
from tests.export.reading import sheets

FORMULAS = ["=1+1", "+cmd|'/C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")']
dangerous = pytest.mark.parametrize("text", FORMULAS)


@pytest.mark.parametrize(
    ("language", "cell", "value", "held", "number_format"),
    [
        ("en", "4,718", 4718, 4718, "#,##0"),
        ("it", "4.718", 4718, 4718, "#,##0"),
        ("en", "2024", 2024, 2024, "0"),
        ("en", "67.2%", 67.2, 0.672, "#,##0.0%"),
        ("it", "67,2%", 67.2, 0.672, "#,##0.0%"),
        ("en", "1.19", 1.19, 1.19, "#,##0.00"),
        ("en", "0.8 points", 0.8, 0.8, '#,##0.0" points"'),
        ("en", "−1.1 points", -1.1, -1.1, '#,##0.0" points"'),
        ("en", "-3.4%", -3.4, -0.034, "#,##0.0%"),
        ("en", "12 of 1,000", 12, 12, '#,##0" of 1,000"'),
        ("en", "1,234 euros", 1234, 1234, '#,##0" euros"'),
    ],
)  # fmt: skip
def test_a_written_number_is_a_number(language: str, cell: str, value: float, held: float, number_format: str) -> None:
    found = number_in(speaking(language), cell)
    assert found is not None
    assert (found.value, found.number_format) == (value, number_format)
    assert found.cell == pytest.approx(held)


@pytest.mark.parametrize(
    "cell", ["", "–", "007", "1,2,3", "4.718", "12 women", "3 to 5", "NaN", "inf", "1e5", "²", *FORMULAS]
)
def test_what_only_looks_like_a_number_stays_text(cell: str) -> None:
    assert number_in(speaking("en"), cell) is None or cell == "4.718"


def test_english_and_italian_signs_are_not_mixed_up() -> None:
    assert number_in(speaking("it"), "4,718") != number_in(speaking("en"), "4,718")


def chart_of(text: str) -> Chart:
    """A chart with a dangerous text wherever a text of data can stand."""
    chart = built("levels")
    rows = chart.observations.assign(group=text, reason=text, date_basis=text)
    cells = [[text, *row[1:]] for row in chart.table.rows]
    table = replace(chart.table, caption=text, columns=[text, *chart.table.columns[1:]], rows=cells)
    return replace(chart, title=text, subtitle=text, sentence=text, notes=(text,), observations=rows, table=table)


@dangerous
def test_no_text_of_a_workbook_is_a_formula_or_a_link(text: str) -> None:
    content = workbook(speaking(), chart_of(text), store().edition, store().sources("torino"), text)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/"):
                sheet = archive.read(name)
                assert b"<f>" not in sheet and b"<f " not in sheet and b"hyperlink" not in sheet
    assert sheets(content)[0][0][0].strip() == text.strip()


@dangerous
def test_no_text_of_a_csv_begins_like_a_formula(text: str) -> None:
    chart = chart_of(text)
    own = replace(chart, table=replace(chart.table, of_observations=False))
    for written in (chart_csv(speaking(), chart), chart_csv(speaking(), own)):
        cells = [cell for line in csv.reader(io.StringIO(written.decode(), newline="")) for cell in line]
        assert f"'{text}" in cells
        assert not [cell for cell in cells if cell.startswith(("=", "@", "\t", "\r"))]


def test_a_table_of_its_own_keeps_its_columns_and_its_mark() -> None:
    table = Table("T", ["Part", "Points"], [["=grew", "−1.1 points"], ["shrank", "4,000"]])
    lines = table_csv(speaking(), table, "Demonstration, synthetic").decode().splitlines()
    assert lines == [
        "Part,Points,Kind of figures",
        '\'=grew,-1.1,"Demonstration, synthetic"',
        'shrank,4000,"Demonstration, synthetic"',
    ]


@pytest.mark.parametrize(("language", "code"), [("en", "[$-409]"), ("it", "[$-410]"), ("xx", "")])
def test_days_are_written_in_the_language(language: str, code: str) -> None:
    assert day_format(language) == f"{code}d mmmm yyyy"


def test_a_day_is_a_day() -> None:
    chart, place = built("levels", "it"), list(HEADERS).index("reference_date")
    observations = sheets(workbook(speaking("it"), chart, store().edition, store().sources("torino")))[1]
    assert observations[0][place] == "Data di riferimento"
    assert observations[1][place] == chart.observations["reference_date"].iloc[0]
    assert isinstance(observations[1][place], dt.date)
    lines = list(csv.DictReader(io.StringIO(chart_csv(speaking("it"), chart).decode())))
    assert lines[0]["Data di riferimento"] == chart.observations["reference_date"].iloc[0].isoformat()


def test_an_invented_figure_says_so_in_every_sheet() -> None:
    rows = See()("women_among_executives").assign(source="synthetic")
    chart = charts.posts(speaking(), rows)
    assert chart is not None
    told = presented(speaking(), chart)
    table, observations, about = sheets(workbook(speaking(), told, store().edition, store().sources("torino")))
    assert "Demonstration, synthetic" in table[0][0] and "Demonstration, synthetic" in table[1][0]
    remark = list(HEADERS).index("remark")
    assert all(row[remark].startswith("Demonstration, synthetic") for row in observations[1:])
    assert ["", "Demonstration, synthetic"] in about
    assert file_name(rows, "a", ending="xlsx") == "demonstration_synthetic_a.xlsx"


@pytest.mark.parametrize(
    ("name", "said", "unsaid"),
    [
        ("newcomers", "seniority", "table 1.1"),
        ("staff", "table 1.1", "seniority"),
        ("bodies", "register of local office holders", "CUG"),
        ("countries women_mayors", "EIGE", "Eurostat"),
        ("countries pay_gap_economy", "SDG_05_20", "EIGE"),
        ("countries pay_gap_public_administration", "EARN_GR_GPGR2", "SDG_05_20"),
    ],
)  # fmt: skip
def test_the_source_is_that_of_the_figures(name: str, said: str, unsaid: str) -> None:
    found = " ".join(publishers(speaking(), built(name).observations, store().sources()))
    assert said in found
    assert unsaid not in found


def test_a_chart_of_several_places_names_the_source_of_each() -> None:
    found = publishers(speaking(), built("beside it_torino_metropolitan_city").observations, store().sources())
    assert any(each.startswith("Comune di Torino") for each in found)
    assert any(each.startswith("Città metropolitana") for each in found)


def test_the_sources_of_nothing_are_none() -> None:
    none = pd.DataFrame(columns=store().sources().columns)
    assert publishers(speaking(), built("staff").observations, none) == []
