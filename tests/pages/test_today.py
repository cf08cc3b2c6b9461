"""The first page: rows of the five fields, lists with links, what is escaped, an administration with little."""

from __future__ import annotations

import re

import pytest

from indicators.charts.decisions import Item
from indicators.charts.glance import FIELDS, MOST
from indicators.store import store
from indicators.text import text
from indicators.ui.glance import _item
from indicators.ui.navigation import PAGES
from tests.charts.cases import LANGUAGES
from tests.charts.test_actions import HOSTILE
from tests.data_folder import DataFolder
from tests.deliveries import CITY
from tests.pages.reader import answer, opened, plain_text, raw_html, said, seen, stands
from tests.pages.test_plan_and_budget import BUILD, LOOK
from tests.plans import plan_folder

WITH = [city for city in store().administrations if store().years(city)]
LISTS = (
    "What needs a decision",
    "What changed since the figures before",
    "What is late in the plan",
    "What is missing",
)


def glance(html: list[str]) -> str:
    (found,) = [each for each in html if each.startswith('<div class="glance">')]
    return found


def lists(html: list[str]) -> str:
    (found,) = [each for each in html if each.startswith('<div class="parts">')]
    return found


@pytest.mark.parametrize("city", WITH)
def test_it_opens_for_every_administration_with_figures(city: str) -> None:
    reader = opened("today", lang="en", city=city)
    assert stands(reader)
    assert answer(reader) or city
    shown = glance(raw_html(reader))
    assert shown.count("<section>") == len(FIELDS)
    assert 1 <= shown.count("<article>") <= MOST
    assert shown.count('class="curve"') == shown.count("<article>")
    assert [heading for heading in LISTS if f"<h2>{heading}</h2>" not in lists(raw_html(reader))] == []


@pytest.mark.parametrize("city", WITH)
def test_a_bar_and_a_status_stand_only_where_a_target_is_set(city: str) -> None:
    shown = glance(raw_html(opened("today", lang="en", city=city)))
    aimed = len(store().targets(city))
    assert shown.count('class="bar"') <= aimed
    assert shown.count('class="status') <= aimed
    assert "no target set" in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_torino_has_rows_and_says_what_is_missing(language: str) -> None:
    shown = glance(raw_html(seen("today", language)))
    assert shown.count("<article>") == 7
    assert 'class="bar"' not in shown and 'class="status' not in shown
    words = text(language)
    for field in ("Organisational well-being", "Gender-based violence", "Equality in policies and budget"):
        assert f"<h2>{words.say(field)}</h2>" in shown
    assert shown.count(words.say("Nothing was delivered on this yet.")) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_opens_a_page_with_the_same_choices(language: str) -> None:
    html = raw_html(seen("today", language))
    links = re.findall(r'href="([^"?]+)\?([^"]*)"', glance(html) + lists(html))
    assert len(links) > 14
    assert {page for page, _ in links} <= {page.slug for page in PAGES}
    assert all("city=torino" in rest and f"lang={language}" in rest for _, rest in links)


def test_invented_figures_say_so_in_each_row() -> None:
    invented = [city for city in WITH if city != "torino"]
    for city in invented[:2]:
        shown = glance(raw_html(opened("today", lang="en", city=city)))
        assert shown.count("Demonstration, synthetic") == shown.count("<article>")
    assert "synthetic" not in glance(raw_html(seen("today", "en")))


def test_the_same_address_opens_the_same_page() -> None:
    first, again = (opened("today", lang="en", city=WITH[-1]) for _ in range(2))
    assert raw_html(first) == raw_html(again)
    assert answer(first) == answer(again)


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> dict:
    """The page of an administration with a plan whose texts are hostile."""
    folder: DataFolder = plan_folder(tmp_path_factory.mktemp("today"))
    return folder.python(f"{BUILD}{LOOK.format(city=CITY)}print(json.dumps(look('today')))")


def test_a_plan_shows_its_targets_and_what_is_late(planned: dict) -> None:
    assert planned["stands"]
    assert re.search(r"\*\*\d+ targets?\*\*", planned["answer"])
    assert 'class="status' in planned["html"] and 'class="bar"' in planned["html"]
    assert re.search(r"“[^”]+”, due on \d+ \w+ \d{4}: ", plain_text(planned["html"]))


def test_delivered_texts_stay_texts(planned: dict) -> None:
    assert "<script>alert" not in planned["html"]
    written = _item(None, Item(HOSTILE, ""))  # type: ignore[arg-type]  # without a page nothing is asked of the view
    assert written.startswith("&lt;script&gt;") and "<" not in written


def test_a_protected_number_is_nowhere() -> None:
    """What has no value says so or is left out: never a dash that looks like a figure."""
    for city in WITH:
        assert '<span class="value">–</span>' not in glance(raw_html(opened("today", lang="en", city=city)))
        assert "nan" not in said(opened("today", lang="en", city=city)).lower().split()
