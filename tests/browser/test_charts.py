"""Charts as drawn: in place, by keyboard, in both themes, on narrow screens, and the page without them."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader
from tests.browser.test_journeys import PATHS, choose

pytestmark = pytest.mark.browser

WITH_CHARTS = ["workforce", "leadership", "thirty_points", "beside", "countries"]
NARROW = {"viewport": {"width": 320, "height": 800}}


def test_a_changed_filter_updates_the_drawing_in_place(reader: Reader):
    reader.open("workforce")
    reader.page.evaluate("() => { document.querySelector('.chart svg').dataset.mine = 'kept'; }")
    choose(reader, "Break down by", "Age band")
    assert reader.page.evaluate("() => document.querySelector('.chart svg').dataset.mine") == "kept"


def test_a_chart_has_role_name_and_works_by_keyboard(reader: Reader):
    reader.open("leadership?lang=en")
    chart = reader.page.locator(".chart").first
    assert chart.get_attribute("role") == "figure"
    assert "Dot chart" in chart.get_attribute("aria-label")
    chart.focus()
    spoken = []
    for _ in range(3):
        reader.page.keyboard.press("ArrowRight")
        spoken.append(chart.locator(".chart-spoken").inner_text())
    assert len(set(spoken)) == 3
    assert "2021" in spoken[0]
    reader.page.keyboard.press("Tab")
    assert not chart.evaluate("element => element === document.activeElement")


def test_without_its_library_the_page_is_whole(reader: Reader):
    reader.page.route("**/charts/plotly-*", lambda route: route.abort())
    reader.page.goto(f"{reader.address}/leadership?lang=en")
    reader.settle(charts=False)
    card = reader.page.locator('[class*="st-key-card_leadership_levels"]')
    expect(card.locator(".chart-failed")).to_contain_text("could not be drawn", timeout=30_000)
    assert "71.9%" in card.inner_text()
    card.locator("summary").first.click()
    assert "2,596" in card.locator("table").inner_text()


@pytest.mark.parametrize("dark", [False, True])
def test_marks_have_the_colours_of_the_theme_when_it_changes(reader: Reader, dark: bool):
    reader.page.emulate_media(color_scheme="light" if dark else "dark")
    reader.open("leadership")
    reader.page.emulate_media(color_scheme="dark" if dark else "light")
    women_and_men = ["rgb(126, 87, 194)", "rgb(153, 233, 221)"] if dark else ["rgb(84, 39, 143)", "rgb(40, 161, 151)"]
    reader.page.wait_for_function(
        """(wanted) => {
             const marks = [...document.querySelectorAll('.chart .scatterlayer .point')];
             const fills = new Set(marks.map((mark) => getComputedStyle(mark).fill));
             return wanted.every((colour) => fills.has(colour));
           }""",
        arg=women_and_men,
    )


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("reader", [NARROW], indirect=True)
def test_320_pixels_are_enough(reader: Reader, path: str):
    reader.open(f"{path}?lang=en")
    width = reader.page.evaluate(
        """() => {
             const main = document.querySelector("[data-testid=stMain]");
             return main.scrollWidth - main.clientWidth;
           }"""
    )
    assert width <= 0
    cut = reader.page.evaluate(
        """() => [...document.querySelectorAll('.chart')].flatMap((chart) => {
             const frame = chart.getBoundingClientRect();
             return [...chart.querySelectorAll('svg text')]
               .filter((text) => text.textContent.trim() && getComputedStyle(text).visibility !== 'hidden')
               .map((text) => [text.textContent, text.getBoundingClientRect()])
               .filter(([, box]) => box.width && (box.left < frame.left - 1 || box.right > frame.right + 1))
               .map(([words]) => words);
           })"""
    )
    assert cut == []


@pytest.mark.parametrize("path", WITH_CHARTS)
def test_every_chart_has_a_name_and_a_table(reader: Reader, path: str):
    reader.open(path)
    cards = reader.page.locator('[class*="st-key-card_"]')
    assert cards.count() > 0
    for card in cards.all():
        assert len(card.locator(".chart").get_attribute("aria-label")) > 30
        card.locator("summary").first.click()
        assert card.locator("table caption").count() == 1
        assert card.locator('tbody th[scope="row"]').count() > 0


@pytest.mark.parametrize("city", ["torino", "valdoria", "lipnogrod"])
@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize("reader", [{"viewport": {"width": 1440, "height": 900}}], indirect=True)
def test_today_fits_two_screens_and_two_sheets(reader: Reader, city: str, language: str):
    """All that it tells; the foot, which stands on every page, may lie below."""
    reader.open(f"?lang={language}&city={city}")
    end = reader.page.evaluate("() => document.querySelector('.parts').getBoundingClientRect().bottom")
    assert end <= 2 * 900
    sheets = re.findall(rb"/Type\s*/Page\b", reader.page.pdf(format="A4"))
    assert len(sheets) == 2
