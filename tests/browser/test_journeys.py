"""Journeys in a real browser: what a reader sees, clicks, links to, and what goes over the network."""

import urllib.request
from contextlib import suppress
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, TimeoutError, expect

from indicators.ui.navigation import PAGES
from tests.browser.conftest import Reader
from tests.browser.server import running

pytestmark = pytest.mark.browser

PATHS = ["", *(page.slug for page in PAGES[1:])]
ITALIAN_DARK = {"locale": "it-IT", "color_scheme": "dark"}


def query(reader: Reader) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(reader.page.url).query).items()}


def choose(reader: Reader, label: str, option: str) -> None:
    """Choose an option by keyboard; a menu that was being drawn anew while the key came is opened again."""
    wanted = reader.page.get_by_role("option", name=option, exact=True)
    for _ in range(3):
        reader.page.get_by_role("combobox", name=label).press("ArrowDown")
        with suppress(TimeoutError):
            wanted.wait_for(timeout=5_000)
            break
    with reader.another_view():
        wanted.click()


def test_a_leader_sees_at_once_where_torino_stands(reader: Reader):
    reader.open("")
    assert reader.page.title()
    assert reader.page.locator("h1").inner_text() == "Where we stand, 31 December 2024 (date inferred)"
    text = reader.page.locator('[data-testid="stMain"]').inner_text()
    for figure in ("4,718 of 7,025", "53 of 94", "251 of 482", "1.19", "22 of 94", "15 of 40", "5 of 12"):
        assert figure in text
    assert "compared with 2020: 13 more women, 10 fewer men" in text
    assert reader.page.locator(".glance img.curve").count() == reader.page.locator(".glance article").count()


@pytest.mark.parametrize("path", PATHS)
def test_no_page_asks_another_host_or_reports_an_error(reader: Reader, path: str):
    reader.open(path)
    own = (reader.address, reader.address.replace("http", "ws"), "data:", "blob:")
    assert [url for url in reader.asked if not url.startswith(own)] == []
    assert reader.errors == []


def test_a_deep_link_opens_its_view_on_a_fresh_server(browser: Browser):
    with running() as address:
        page = browser.new_context(locale="en-GB").new_page()
        reader = Reader(page, address)
        reader.open("workforce?lang=it&city=torino&from=2022&by=age_band&age_band=31-40,41-50")
        assert page.locator("html").get_attribute("lang") == "it"
        assert query(reader) == {
            "lang": "it", "city": "torino", "from": "2022", "by": "age_band", "age_band": "31-40,41-50",
        }  # fmt: skip
        shown = page.locator('[class*="st-key-card_workforce_composition"]')
        shown.locator("summary").first.click()
        cells = shown.locator("tbody tr").all_inner_texts()
        assert len(cells) == 6  # two bands in 2022, 2023 and 2024
        page.context.close()


def test_choices_survive_a_change_of_page_and_stand_in_the_address(reader: Reader):
    reader.open("leadership?city=torino&to=2023&lang=en")
    reader.page.get_by_role("link", name="Who works here").click()
    reader.page.wait_for_url("**/workforce**")
    reader.settle()
    expect(reader.page.locator(".st-key-answer")).to_contain_text("31 December 2023", timeout=30_000)
    assert query(reader)["to"] == "2023"
    reader.page.get_by_role("link", name="Leadership and decisions").click()
    reader.page.wait_for_url("**/leadership**to=2023**")


def test_an_address_copied_after_choosing_opens_the_same_view_elsewhere(reader: Reader, browser: Browser):
    reader.open("workforce")
    choose(reader, "Break down by", "Age band")
    copied, seen = reader.page.url, reader.page.locator("h2").all_inner_texts()
    assert query(reader)["by"] == "age_band"
    other = Reader(browser.new_context(locale="it-IT").new_page(), reader.address)
    other.page.goto(copied)
    other.settle()
    assert other.page.locator("h2").all_inner_texts() == seen
    other.page.context.close()


def test_the_language_can_be_switched_and_the_page_says_so(reader: Reader):
    reader.open("leadership")
    choose(reader, "Language", "Italiano")
    expect(reader.page.locator("html")).to_have_attribute("lang", "it")
    assert query(reader)["lang"] == "it"
    assert "4.718" in reader.page.locator(".st-key-answer").inner_text()


@pytest.mark.parametrize("reader", [{"locale": "it-IT"}], indirect=True)
def test_an_italian_browser_gets_italian(reader: Reader):
    reader.open("")
    assert reader.page.locator("html").get_attribute("lang") == "it"
    assert query(reader)["lang"] == "it"


def test_an_administration_without_figures_says_where_they_are(reader: Reader):
    reader.open("leadership?city=clermont&lang=en")
    text = reader.page.locator('[data-testid="stMain"]').inner_text()
    assert "no figures here yet" in text
    assert "Table of balanced appointments" in text
    assert reader.page.locator(".chart").count() == 0


def test_the_name_of_the_first_page_leads_to_it(reader: Reader):
    reader.open("today?lang=it")
    assert urlsplit(reader.page.url).path == "/"
    assert reader.page.locator('[role="dialog"]').count() == 0


def test_every_answer_carries_the_security_headers(address: str):
    for path in ("/", "/leadership", "/health"):
        with urllib.request.urlopen(address + path) as answer:
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["X-Frame-Options"] == "DENY"
            assert answer.headers["Referrer-Policy"] == "no-referrer"
            assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


def test_large_files_are_compressed(address: str):
    request = urllib.request.Request(f"{address}/leadership", headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
