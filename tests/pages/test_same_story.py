"""Today, Plan and Coverage tell the same numbers and statuses of an administration; rules of other countries."""

from __future__ import annotations

import re

import pytest

from indicators.cities import cities
from indicators.store import store
from tests.pages.reader import answer, opened, plain_text, raw_html, rows_of, said, stands

PLANNED = [slug for slug, city in cities().items() if city.synthetic and len(store().targets(slug))]
FRENCH = "French index of equal pay in territorial administration"


def read(page: str, city: str) -> str:
    reader = opened(page, lang="en", city=city)
    assert stands(reader)
    return " ".join(f"{answer(reader)} {said(reader)}".split())


@pytest.mark.parametrize("city", PLANNED)
def test_the_same_numbers_stand_on_all_three(city: str) -> None:
    today, plan, coverage = (read(page, city) for page in ("today", "plan", "coverage"))
    (of_today,) = set(re.findall(r"\*\*\d+ targets?\*\*: [^.]*\.", today))
    assert {of_today} == set(re.findall(r"\*\*\d+ targets?\*\*: [^.]*\.", plan))
    late = re.search(r"(\d+) of (\d+) actions were late", today)
    if late:
        assert f"**{late[2]} actions**" in plan and f"**{late[1]} late**" in plan
    held = re.search(r"\*\*(\d+ of \d+)\*\* indicators that", coverage)
    assert held and f"{held[1]} indicators that" in today and f"{held[1]} indicators, as the page Coverage says" in plan
    known = re.search(r"(\d+ of \d+) have a figure for the whole administration", coverage)
    assert known and re.search(rf"Data coverage .{{0,60}}{known[1]} ", plan)


@pytest.mark.parametrize("city", PLANNED)
def test_a_target_has_one_status_on_all_pages(city: str) -> None:
    plan = opened("plan", lang="en", city=city)
    (table,) = [html for html in raw_html(plan) if "<table>" in html and "Targets of the plan" in html]
    today = plain_text(next(html for html in raw_html(opened("today", lang="en", city=city)) if "glance" in html))
    rows = {row[0].strip(): row[-1].strip() for row in rows_of(table)}
    seen = 0
    for title, status in rows.items():
        if f" {title} " in today:
            seen += 1
            assert status in today.partition(f" {title} ")[2][:400], title
    assert seen >= len(rows) - 3
    assert "the path asks for" not in plain_text(" ".join(row[6] for row in rows_of(table)))


@pytest.mark.parametrize("city", ["valdoria", "lipnogrod", "krakow", "torino"])
def test_no_page_says_that_a_rule_of_another_country_was_not_delivered(city: str) -> None:
    coverage = read("coverage", city)
    assert f"Not applicable here, a rule of another country: {FRENCH} (France)" in coverage
    assert not re.search(rf"It would add: [^.]*{FRENCH}", coverage)


@pytest.mark.parametrize("city", ["krakow", "lipnogrod", "torino"])
def test_explore_says_that_it_is_not_applicable(city: str) -> None:
    told = answer(opened("explore", lang="en", city=city, i="french_territorial_index"))
    assert "not applicable, a rule of another country" in told and "not delivered" not in told


def test_explore_and_compare_tell_a_rule_of_another_country_from_a_missing_figure() -> None:
    rule, own = "gender_difference_by_area", "women_share_of_staff"
    assert "not applicable to Kraków" in answer(opened("compare", lang="en", city="krakow", i=rule))
    assert "Kraków has no figure of this" in answer(opened("compare", lang="en", city="krakow", i=own))
    assert "Kraków: not delivered." in answer(opened("explore", lang="en", city="krakow", i=own))


@pytest.mark.parametrize("city", ["clermont", "aubrelles"])
def test_a_french_administration_is_asked_for_its_own(city: str) -> None:
    assert re.search(rf"It would add: [^.]*{FRENCH}", read("coverage", city))


def test_the_rule_of_italy_is_said_to_be_one_before_figures_are_asked_for() -> None:
    said_of = read("thirty_points", "krakow")
    assert "This is a rule of Italy; it does not hold for Kraków." in said_of
    assert "has no figures here yet" not in said_of


@pytest.mark.parametrize(
    ("page", "names"), [("plan", ("targets", "actions", "not_linked")), ("coverage", ("coverage",))]
)
def test_tables_can_be_taken_away(page: str, names: tuple[str, ...]) -> None:
    keys = {
        button.proto.id.rpartition("-")[2] for button in opened(page, lang="en", city="valdoria").get("download_button")
    }
    for name in names:
        assert {f"download_{page}_{name}", f"workbook_{page}_{name}"} <= keys
