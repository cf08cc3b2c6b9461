"""Five tasks done by keyboard alone, and what a choice leaves: Tab, Enter, arrows and letters; focus is always seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser

FARTHEST = 250
FOCUSED = """() => {
    const element = document.activeElement;
    const named = element.getAttribute('aria-label') || element.innerText || element.textContent || '';
    return [element.tagName.toLowerCase(), element.getAttribute('role') || '', named.trim()];
}"""
AROUND = """() => {
    const box = document.activeElement.getBoundingClientRect();
    const x = Math.max(0, box.x - 6), y = Math.max(0, box.y - 6);
    const width = Math.min(innerWidth - x, box.width + 12), height = Math.min(innerHeight - y, box.height + 12);
    return {x, y, width, height};
}"""


def is_seen(reader: Reader) -> bool:
    """Whether the place looks otherwise without the focus, which is given back."""
    page = reader.page
    element = page.evaluate_handle("() => document.activeElement")
    page.wait_for_timeout(500)  # what was opened has its height now
    element.evaluate("element => element.scrollIntoView({block: 'center', behavior: 'instant'})")
    where = page.evaluate(AROUND)
    focused = page.screenshot(clip=where)
    element.evaluate("element => element.blur()")
    page.wait_for_timeout(300)
    plain = page.screenshot(clip=where)
    element.evaluate("element => element.focus()")
    return focused != plain


def tab_to(reader: Reader, words: str, *, tag: str | None = None) -> None:
    """Press Tab until what has the focus is called so."""
    for _ in range(FARTHEST):
        reader.page.keyboard.press("Tab")
        name, role, said = reader.page.evaluate(FOCUSED)
        if words in said and tag in (None, name, role):
            assert is_seen(reader), f"the focus on {said} is not seen"
            return
    raise AssertionError(f"{words} is not reached by {FARTHEST} times Tab")


def follow(reader: Reader, page: str) -> None:
    """Go to a page by the menu."""
    tab_to(reader, page, tag="a")
    question = reader.page.locator("h1")
    before = question.inner_text()
    with reader.another_view():
        reader.page.keyboard.press("Enter")
        expect(question).not_to_have_text(before, timeout=30_000)


def choose_by_letters(reader: Reader, menu: str, letters: str) -> None:
    tab_to(reader, menu, tag="combobox")
    reader.page.keyboard.type(letters)
    expect(reader.page.get_by_role("option").first).to_contain_text(letters)
    with reader.another_view():
        reader.page.keyboard.press("Enter")


def test_a_city_s_executives_over_time(reader: Reader):
    reader.open("?lang=en&city=valdoria")
    follow(reader, "Explore")
    choose_by_letters(reader, "Administration", "Torino")
    choose_by_letters(reader, "Indicator", "Women among executives")
    tab_to(reader, "Line chart over the years. 53 women and 41 men in 2024", tag="figure")
    spoken = []
    for _ in range(5):
        reader.page.keyboard.press("ArrowRight")
        spoken.append(reader.page.evaluate("() => document.activeElement.querySelector('.chart-spoken').innerText"))
    assert "2020" in spoken[0] and "2024" in spoken[-1]
    assert len(set(spoken)) == len(spoken)


def test_two_cities_compared(reader: Reader):
    reader.open("?lang=en&city=valdoria")
    follow(reader, "Compare administrations")
    choose_by_letters(reader, "Indicator", "Women among executives")
    tab_to(reader, "Table", tag="summary")
    reader.page.keyboard.press("Enter")
    table = reader.page.locator("details[open] table").first.inner_text()
    assert "Valdoria" in table and "Aubrelles" in table and "executives" in table.lower()


def test_a_table_taken_away(reader: Reader, tmp_path: Path):
    reader.open("leadership?lang=en&city=torino")
    tab_to(reader, "Table", tag="summary")
    reader.page.keyboard.press("Enter")
    tab_to(reader, "Download as CSV")
    with reader.page.expect_download() as download:
        reader.page.keyboard.press("Enter")
    download.value.save_as(tmp_path / "table.csv")
    assert "2024" in (tmp_path / "table.csv").read_text(encoding="utf-8-sig")


def test_a_definition_read(reader: Reader):
    reader.open("leadership?lang=en&city=torino")
    tab_to(reader, "How it is calculated", tag="summary")
    reader.page.keyboard.press("Enter")
    opened = reader.page.locator("details[open]").first
    assert "LDR-" in opened.inner_text() or "STF-" in opened.inner_text()


def test_the_plan_reached(reader: Reader):
    reader.open("?lang=en&city=valdoria")
    follow(reader, "Targets and actions")
    assert reader.page.locator("h1").inner_text() == "Are we on course, and who acts next?"
    tab_to(reader, "Table", tag="summary")
    reader.page.keyboard.press("Enter")
    assert reader.page.locator("details[open] table").first.locator("tbody tr").count() > 0


def test_focus_stays_after_a_choice_and_what_changed_is_said(reader: Reader):
    reader.open("workforce?lang=en&city=valdoria")
    reader.page.wait_for_timeout(1500)
    status = reader.page.locator(".link-row [role=status]").last
    assert status.inner_text() == ""
    for menu, letters, said in (
        ("To", "2019", "31 December 2019"),
        ("Break down by", "Age", "View updated."),
        ("Administration", "Aubrelles", "1,737 women"),
    ):
        choose_by_letters(reader, menu, letters)
        assert menu in reader.page.evaluate(FOCUSED)[2]
        status.filter(has_text=said).wait_for(timeout=5000)
