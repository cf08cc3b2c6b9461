"""Pages whose question cannot be answered, or whose figures are withheld: what is nearest and what to ask for."""

from __future__ import annotations

import re

import pytest

from indicators.catalogue import catalogue
from indicators.charts import absent
from indicators.charts.chosen import FIELDS
from indicators.store import store
from tests.charts.cases import speaking
from tests.pages.reader import charts, opened, raw_html, said, stands

FIGURES, NONE = "torino", "krakow"
ASKED = {
    "pay": "Payroll",
    "recruitment": "Selection procedures",
    "careers": "Promotions and who could have been promoted",
    "safety": "Well-being survey and counts of reports",
    "plan": "The plan and its checklists",
    "budget": "Budget, contracts and acts",
}
WITHHELD = ["median_pay_gap", "mean_pay_gap", "median_annual_base_pay_gap", "mean_annual_base_pay_gap"]


def links(html: list[str]) -> list[str]:
    return [each for block in html for each in re.findall(r'href="([^"]*)"', block)]


@pytest.mark.parametrize("page", ASKED)
def test_each_page_asks_for_its_own_table(page: str) -> None:
    reader = opened(page, lang="en", city=FIGURES)
    assert stands(reader)
    assert charts(reader) == []
    words = said(reader)
    assert "For **Torino** this cannot be answered with what was delivered." in words
    assert f"{ASKED[page]}." in words and "Who has it: " in words
    assert any(each.startswith("coverage?") for each in links(raw_html(reader)))


def test_two_empty_pages_do_not_look_alike() -> None:
    blocks = {"".join(raw_html(opened(page, lang="en", city=FIGURES))) for page in ASKED}
    assert len(blocks) == len(ASKED)


def test_the_nearest_figure_is_of_the_same_field_and_can_be_opened() -> None:
    reader = opened("recruitment", lang="en", city=FIGURES)
    (nearest,) = [each for each in links(raw_html(reader)) if each.startswith("explore?")]
    slug = re.search(r"i=(\w+)", nearest).group(1)
    assert catalogue()[slug].theme == "recruitment" or slug in FIELDS["recruitment"]
    assert not catalogue()[slug].countries  # a rule by category, whose total is none
    assert catalogue()[slug].title in said(reader)
    there = opened("explore", lang="en", city=FIGURES, i=slug)
    assert stands(there) and there.selectbox(key="pick_i").value == slug


def test_where_nothing_is_near_that_is_said() -> None:
    reader = opened("safety", lang="en", city=FIGURES)
    assert "Nothing else of this field was delivered." in said(reader)
    assert not any(each.startswith("explore?") for each in links(raw_html(reader)))


def test_only_what_is_published_on_the_field_is_listed() -> None:
    assert "Selection boards: CUG table 1.8" in said(opened("recruitment", lang="en", city=FIGURES))
    assert "Selection boards: CUG table 1.8" not in said(opened("budget", lang="en", city=FIGURES))


def test_who_has_delivered_nothing_may_begin_with_one_sheet() -> None:
    held = store().held
    assert any(each.startswith("Starter sheet") for each in absent.asks(speaking(), held, NONE, ["women_among_hires"]))
    assert absent.asks(speaking(), held, FIGURES, ["women_among_hires"]) == []


def test_what_is_held_is_not_asked_for() -> None:
    assert absent.asks(speaking(), store().held, FIGURES, ["women_by_level"]) == []


def withheld_everywhere() -> list[str]:
    held = store().held
    total = held[(held["breakdown"] == "total") & held["indicator"].isin(WITHHELD)]
    told = total.groupby("city")["told"].sum()
    return [str(city) for city in told.index if told[city] == 0 and city in store().administrations]


def test_a_pay_page_without_its_gaps_says_what_can_be_read() -> None:
    found = [city for city in withheld_everywhere() if store().years(city, WITHHELD)]
    if not found:
        pytest.skip("no administration of the edition has all of its gaps withheld")
    for city in found:
        reader = opened("pay", lang="en", city=city)
        assert stands(reader)
        assert "What comes nearest" in said(reader)
        assert all(catalogue()[slug].title not in _nearest(reader) for slug in WITHHELD)


def _nearest(reader: object) -> str:
    return next(block for block in raw_html(reader) if "What comes nearest" in block)


def test_a_breakdown_that_is_withheld_names_the_one_that_is_shown() -> None:
    rows = store().observations("women_by_level", [FIGURES], breakdown="level")
    assert absent.instead(speaking(), [rows]) == "Shown instead: by level."
    assert absent.instead(speaking(), [rows.assign(value=None)]) == ""
