"""What merged groups are called, what a chart says of protection and of invented figures, and its CSV."""

from __future__ import annotations

import io

import pandas as pd
import pytest

from indicators.charts import Words, presented
from indicators.charts.chart import ALT_LENGTH, Chart, table_of
from indicators.charts.presented import protection
from indicators.cities import cities
from indicators.dimensions import Grouping, dimensions
from indicators.export.columns import HEADERS, headers
from indicators.export.observations import file_name, observations_csv
from indicators.model import OBSERVATION_FIELDS
from indicators.protection import PROTECTED
from indicators.text import text
from tests.charts.cases import NOTHING, See

DEPARTMENTS = {
    "other:a:2": ("a", "b"), "other:c:2": ("c", "d"), "other:e:2": ("e", "g"), "other:h:2": ("h", "i"),
    "other:k:3": ("k", "l", ""),
}  # fmt: skip
PARENTS = {"a": "North", "b": "North", "c": "South", "d": "South", "f": "South", "e": "East", "g": "West"}
AGES = tuple(dimensions()["age_band"].labels)
SENIORITY = tuple(dimensions()["seniority_band"].labels)


def words(name: str, groups: dict[str, tuple[str, ...]], present: tuple[str, ...] = (), city: str = NOTHING) -> Words:
    where = (city, name, name)
    codes = present or tuple(code for members in groups.values() for code in members)
    parents = {(city, code): parent for code, parent in PARENTS.items()}
    return Words(text("en"), cities()[city], Grouping({where: groups}, {where: codes}, parents))


def group_of(*codes: str) -> str:
    return f"other:{codes[0]}:{len(codes)}"


@pytest.mark.parametrize(
    ("name", "codes", "said"),
    [
        ("age_band", ("31-40", "41-50"), "31 to 50"),
        ("age_band", ("≤30", "31-40"), "40 or younger"),
        ("age_band", ("51-60", ">60"), "51 or older"),
        ("age_band", AGES, "all"),
        ("age_band", ("51-60", ">60", ""), "51 or older, or not recorded"),
        ("age_band", ("≤30", "41-50"), "Other age bands (2)"),
        ("seniority_band", ("[0,3)", "[3,5)"), "less than 5 years"),
        ("seniority_band", ("[3,5)", "[5,10)"), "3 to less than 10 years"),
        ("seniority_band", ("[5,10)", "10+"), "5 years or more"),
        ("pay_band", ("<60", "[60,80)"), "less than 80%"),
        ("pay_band", ("[60,80)", "[80,100)"), "60 to less than 100%"),
        ("level", ("skilled", "support"), "Skilled operators and Operators"),
        ("level", ("executive", "high_responsibility", "professional"), "Executives to Professionals"),
        ("level", ("executive", "professional"), "Other levels (2)"),
        ("contract", ("permanent", "fixed_term"), "Other contracts (2)"),
    ],
)
def test_neighbours_are_one_band(name: str, codes: tuple[str, ...], said: str) -> None:
    spoken = words(name, {group_of(*codes): codes}, (*dimensions()[name].labels, ""))
    assert spoken.category(name, group_of(*codes)) == said


def test_neighbours_are_those_that_the_administration_has() -> None:
    codes = ("executive", "professional")
    spoken = words("level", {group_of(*codes): codes}, ("executive", "professional", "associate"))
    assert spoken.category("level", group_of(*codes)) == "Executives and Professionals"


@pytest.mark.parametrize(
    ("group", "said"),
    [
        ("other:a:2", "All departments (2) of North"),
        ("other:c:2", "Other departments (2) of South"),
        ("other:e:2", "Other departments (2), e among them"),
        ("other:h:2", "Other departments (2), h among them"),
        ("other:k:3", "Other departments (2), k among them"),
        ("other:unknown:7", "Other departments (7)"),
        ("e", "e"),
    ],
)
def test_groups_of_departments_are_told_apart(group: str, said: str) -> None:
    assert words("department", DEPARTMENTS).category("department", group) == said


def test_one_group_needs_no_more_words() -> None:
    assert words("department", {"other:e:2": ("e", "g")}).category("department", "other:e:2") == "Other departments (2)"


def test_every_dimension_has_a_word_for_others() -> None:
    assert [name for name, each in dimensions().items() if "{count}" not in each.others] == []


def test_bands_leave_no_hole() -> None:
    for each in (each for each in dimensions().values() if each.ranges):
        assert set(each.limits) == set(each.labels)
        assert set(each.ranges) == {"below", "between", "above"}


def rows(**columns: object) -> pd.DataFrame:
    """Two years of a department and a merged group, one of them not shown."""
    shown = See()("women_share_of_staff").head(3).assign(breakdown="department", city=NOTHING, source="delivered")
    shown["category"] = ["x", "other:e:2", "total"]
    shown["flag"] = ["shown", "merged", "protected"]
    shown["reason"] = [None, None, "small_difference"]
    shown.loc[shown.index[2], ["value", "women", "men"]] = None
    return shown.assign(**columns)


def chart(observations: pd.DataFrame) -> Chart:
    spoken = words("department", {"other:e:2": ("e", "g")})
    return Chart(
        "c", "C", "Below", "Sentence.", "Dot chart. " + "word " * 57, {}, 1, table_of(spoken, observations, "T"),
        observations,
    )  # fmt: skip


def test_members_stand_below_the_chart_and_in_its_table() -> None:
    spoken = words("department", {"other:e:2": ("e", "g")})
    said = presented(spoken, chart(rows()))
    year = rows()["year"].iloc[2]
    assert said.notes == (
        "▤ So that nobody can be recognised, small groups stand together or are not shown. "
        "Other departments (2): e and g.",
    )
    assert said.sentence.endswith(f"Not shown, so that nobody can be recognised: {year}.")
    assert [cells[1] for cells in said.table.rows][:2] == ["x", "Other departments (2) ▤"]
    remarks = [cells[-1] for cells in said.table.rows]
    assert remarks == [
        "",
        "▤ put together, so that nobody can be recognised: e and g",
        "▤ not shown, so that nobody can be recognised",
    ]


@pytest.mark.parametrize("reason", PROTECTED)
def test_every_reason_of_protection_is_told_alike(reason: str) -> None:
    """Who knew which rule it was would know more of the people behind it."""
    spoken = words("department", {"other:e:2": ("e", "g")})
    found, usual = rows(reason=[None, None, reason]), rows()
    assert protection(spoken, found) == protection(spoken, usual)
    assert table_of(spoken, found, "T") == table_of(spoken, usual, "T")
    assert observations_csv(spoken, found) == observations_csv(spoken, usual)


def test_nothing_is_said_where_nothing_is_protected() -> None:
    assert presented(words("department", {}), chart(rows().head(1))).notes == ()


def test_invented_figures_say_so_everywhere() -> None:
    said = presented(words("department", {}), chart(rows(source="synthetic")))
    assert said.subtitle == "Demonstration, synthetic · Below"
    assert said.alt.startswith("Demonstration, synthetic. Dot chart. ")
    assert len(said.alt) <= ALT_LENGTH
    assert said.table.caption == "T (Demonstration, synthetic)"
    assert file_name(rows(source="synthetic"), "a", "b") == "demonstration_synthetic_a_b.csv"


@pytest.mark.parametrize("source", ["published", "delivered"])
def test_real_figures_never_say_so(source: str) -> None:
    real = chart(rows(source=source).head(1))
    assert presented(words("department", {}), real) == real
    assert file_name(real.observations, "a", "b") == "a_b.csv"
    assert b"synthetic" not in observations_csv(words("department", {}), real.observations)


def test_the_csv_says_what_the_table_says() -> None:
    spoken = words("department", {"other:e:2": ("e", "g")})
    written = observations_csv(spoken, rows(source="synthetic"))
    read = pd.read_csv(io.BytesIO(written))
    assert set(OBSERVATION_FIELDS) <= set(HEADERS)
    assert list(read.columns) == headers(spoken)
    assert list(read["Category (code)"]) == ["x", "other:e:2", "total"]
    assert list(read["Category"]) == ["x", "Other departments (2)", "all"]
    assert list(read["Status"]) == ["shown", "put together", "▤ protected"]
    assert list(read["Reason (code)"].fillna("")) == ["", "", "protected"]
    assert list(read["Remark"]) == [
        "Demonstration, synthetic",
        "Demonstration, synthetic; ▤ put together, so that nobody can be recognised: e and g",
        "Demonstration, synthetic; ▤ not shown, so that nobody can be recognised",
    ]


@pytest.mark.parametrize("name", ["=1+1", "@x", "+cmd", "-2+3"])
def test_a_department_never_becomes_a_formula(name: str) -> None:
    spoken = words("department", {"other:e:2": (name, "g")})
    written = observations_csv(spoken, rows(category=[name, "other:e:2", "total"]))
    assert pd.read_csv(io.BytesIO(written))["Category (code)"].iloc[0] == f"'{name}"


def test_invented_administrations_are_named_so() -> None:
    assert words("department", {}).place("jasnodol") == "Jasnodol (synthetic)"
    assert words("department", {}).place("torino") == "Torino"
    assert words("department", {}, city="jasnodol").here == "Jasnodol (synthetic)"
