"""The gender budget: shares and euros by class, by mission, what is paid, contracts and acts; what is missing."""

from __future__ import annotations

import pandas as pd
import pytest

from indicators import charts
from indicators.charts import budget
from indicators.charts.budget_parts import CLASSES
from indicators.plans import COLUMNS
from tests.charts.cases import annotations, speaking, traces
from tests.charts.frames import observation

SHARES = {2023: (5.0, 15.0, 20.0, 60.0), 2024: (10.0, 30.0, 40.0, 20.0)}
EUROS = {"direct": 1e6, "sensitive": 3e6, "neutral": 4e6, "unclassified": 2e6}
NOTHING = pd.DataFrame([observation(None, 0, None, 0)]).head(0)


def rows_of(slug: str, values: dict[int, float], base: int = 40, unit: str = "percent") -> pd.DataFrame:
    return pd.DataFrame(
        [
            observation(None, 0, None, 0, indicator=slug, year=year, value=value, base=base, unit=unit)
            for year, value in values.items()
        ]
    )


def shares(*years: int) -> list[pd.DataFrame]:
    return [
        rows_of(f"share_of_{code}_spending", {year: SHARES[year][place] for year in years})
        for place, code in enumerate(CLASSES)
    ]


def line(mission: str, gender_class: str, committed: float, lines: int = 1, year: int = 2024) -> dict[str, object]:
    blank = dict.fromkeys(COLUMNS["budget"])
    known = {"city": "torino", "year": year, "mission": mission, "gender_class": gender_class, "lines": lines}
    return {**blank, **known, "committed": committed, "executed": committed, "paid": committed * 0.8}


@pytest.fixture
def euros() -> pd.DataFrame:
    rows = [line("total", code, amount, lines=10) for code, amount in EUROS.items()]
    rows += [line("total", "total", 10e6, lines=40), {**line("total", "gender", 4e6, 20), "paid": 2e6}]
    rows += [line("total", "unclassified", 5e5, year=2023), line("total", "total", 5e5, year=2023)]
    rows += [line("M10 Schools", "total", 4e6), line("M10 Schools", "direct", 4e6)]
    rows += [line("M2 Roads", "total", 6e6), line("M2 Roads", "neutral", 4e6), line("M2 Roads", "unclassified", 2e6)]
    rows += [line("", "total", 100.0), line("", "unclassified", 100.0)]
    return pd.DataFrame(rows).sort_values("year", kind="stable", ignore_index=True)


def test_the_answer_says_what_was_looked_at_in_euros_and_lines(euros: pd.DataFrame) -> None:
    told = budget.answer(speaking(), euros, shares(2023, 2024))
    assert told.startswith("**80.0%** of the 10.0 million euros of 2024 were looked at (30 of 40 lines).")
    assert "aimed at gender gaps **10.0%**" in told and "not yet looked at **20.0%**" in told


def test_the_answer_follows_the_chosen_years(euros: pd.DataFrame) -> None:
    told = budget.answer(speaking(), euros, shares(2023), (2023, 2023))
    assert told.startswith("**40.0%** of the 500,000 euros of 2023 were looked at (0 of 1 lines)")


def test_without_lines_it_says_what_to_ask_for(euros: pd.DataFrame) -> None:
    told = budget.answer(speaking(), euros.head(0), [NOTHING] * 4)
    assert "cannot be answered with what was delivered" in told and "ask: the lines of the budget" in told
    missing = budget.missing(speaking(), NOTHING, NOTHING, NOTHING)
    assert len(missing) == 3 and all("cannot be answered" in each for each in missing)
    there = rows_of("acts_with_impact_assessment", {2024: 50.0})
    assert budget.missing(speaking(), there, there, there) == []


def test_four_classes_stand_on_each_other(euros: pd.DataFrame) -> None:
    chart = charts.budget.class_shares(speaking(), shares(2023, 2024))
    assert chart is not None and chart.figure is not None
    assert [trace["y"] for trace in traces(chart)] == [list(each) for each in zip(*SHARES.values(), strict=True)]
    assert all(sum(each) == 100 for each in zip(*(trace["y"] for trace in traces(chart)), strict=True))
    assert len({(trace["marker"]["color"], trace["marker"]["pattern"]["shape"]) for trace in traces(chart)}) == 4
    assert all("women" not in trace["marker"]["color"] for trace in traces(chart))
    assert "Not yet looked at in 2023: 60.0%." in chart.sentence
    assert chart.notes[0].startswith("The words of the classes are ours.")
    assert "has to be analysed" in chart.notes[1]
    assert len(chart.table.rows) == 8


def test_one_year_tells_no_change() -> None:
    chart = charts.budget.class_shares(speaking(), shares(2024))
    assert chart is not None
    assert "2023" not in chart.sentence
    assert [trace["x"] for trace in traces(chart)] == [[2024]] * 4


def test_the_same_in_euros(euros: pd.DataFrame) -> None:
    chart = charts.budget.class_euros(speaking(), euros)
    assert chart is not None and chart.figure is not None
    assert [trace["y"][-1] for trace in traces(chart)] == [1.0, 3.0, 4.0, 2.0]
    assert chart.sentence.startswith(
        "Committed in 2024: **10.0 million euros**; aimed at gender gaps 1.0 million euros"
    )
    assert ["2023", "all", "Not yet looked at", "1", "500,000 euros", "400,000 euros"] in chart.table.rows
    assert set(chart.indicators) == {f"share_of_{code}_spending" for code in CLASSES}


def test_missions_stand_in_their_order_and_hostile_names_stay_text(euros: pd.DataFrame) -> None:
    hostile = [line("<b>=M3</b> *x*", "total", 5.0), line("<b>=M3</b> *x*", "unclassified", 5.0)]
    chart = charts.missions(speaking(), pd.concat([euros, pd.DataFrame(hostile)]))
    assert chart is not None and chart.figure is not None
    names = annotations(chart)[:4]
    assert [name.split("</b>")[0] for name in names[1:3]] == ["<b>M2 Roads", "<b>M10 Schools"]
    assert names[0].startswith("<b>&lt;b&gt;=M3&lt;/b&gt;") and names[3].startswith("<b>no mission stated</b>")
    points = [(each["marker"]["color"], zip(each["y"], each["x"], strict=True)) for each in traces(chart)]
    drawn = {(color, row): share for color, pairs in points for row, share in pairs}
    assert drawn == {
        ("@focus", -2): 100, ("@others", -1): pytest.approx(200 / 3), ("@grid", -1): pytest.approx(100 / 3),
        ("@grid", 0): 100, ("@grid", -3): 100,
    }  # fmt: skip
    assert "all lines of **1 of 4** missions were looked at" in chart.sentence
    assert "Nothing was looked at in \\<b\\>" in chart.sentence


def test_without_missions_there_is_no_chart(euros: pd.DataFrame) -> None:
    assert charts.missions(speaking(), euros[euros["mission"].isin(["total", ""])]) is None
    assert charts.missions(speaking(), euros.head(0)) is None
    assert charts.budget.class_euros(speaking(), euros.head(0)) is None
    assert charts.budget.class_shares(speaking(), [NOTHING] * 4) is None


def test_what_is_paid_of_what_was_committed(euros: pd.DataFrame) -> None:
    ratio = rows_of("execution_of_gender_lines", {2024: 0.625}, unit="ratio")
    chart = charts.paid_of_committed(speaking(), euros, ratio)
    assert chart is not None and chart.figure is not None
    assert [trace["y"][-1] for trace in traces(chart)] == [50.0, 80.0]
    assert (
        "**50.0** were paid on gender lines" in chart.sentence
        and "**80.0** on all lines: a ratio of 0.63" in chart.sentence
    )
    assert ["2024", "gender lines", "4,000,000 euros", "2,000,000 euros", "50.0%"] in chart.table.rows
    assert charts.paid_of_committed(speaking(), euros.assign(paid=None, executed=None), ratio) is None
    assert charts.paid_of_committed(speaking(), euros, NOTHING) is None


def test_contracts_and_acts_are_told_in_counts() -> None:
    number = rows_of("contracts_with_a_clause", {2023: 0.0, 2024: 25.0})
    value = rows_of("value_of_contracts_with_a_clause", {2024: 60.0})
    chart = charts.contracts(speaking(), number, value)
    assert chart is not None
    assert chart.sentence == "**10 of 40** contracts above the threshold in 2024 (25.0%) and 60.0% of their value."
    assert "not verified" in chart.notes[0]
    acts = charts.acts(speaking(), rows_of("acts_with_impact_assessment", {2024: 50.0}, base=2))
    assert acts is not None
    assert acts.sentence == "**1 of 2** acts for which it was due in 2024 (50.0%)."
    assert charts.acts(speaking(), NOTHING) is None
    assert charts.contracts(speaking(), NOTHING, NOTHING) is None
