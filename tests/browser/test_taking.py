"""What a reader takes away: a picture of a drawing as PNG and SVG, its workbook, and the link of the view."""

import struct
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Download
from python_calamine import CalamineWorkbook

from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser

DARK = {"color_scheme": "dark"}
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def taken(reader: Reader, name: str) -> Download:
    """The file that a button of the first card gives, pressed by keyboard."""
    card = reader.page.locator('[class*="st-key-card_leadership_levels"]')
    button = card.get_by_role("button", name=name)
    button.focus()
    with reader.page.expect_download() as download:
        reader.page.keyboard.press("Enter")
    return download.value


@pytest.mark.parametrize("reader", [{}, DARK], indirect=True, ids=["light", "dark"])
def test_a_picture_is_light_whole_and_says_what_it_shows(reader: Reader, tmp_path: Path):
    reader.open("leadership?lang=en&city=torino")
    assert reader.page.locator(".modebar").count() == 0
    png, svg = taken(reader, "Download as PNG"), taken(reader, "Download as SVG")
    assert png.suggested_filename.startswith("torino_levels_") and png.suggested_filename.endswith(".png")
    assert svg.suggested_filename == png.suggested_filename.removesuffix("png") + "svg"
    png.save_as(tmp_path / "picture.png")
    svg.save_as(tmp_path / "picture.svg")

    content = (tmp_path / "picture.png").read_bytes()
    width, height = struct.unpack(">II", content[16:24])
    assert content.startswith(SIGNATURE) and width == 1200 and height > 400

    picture = (tmp_path / "picture.svg").read_text(encoding="utf-8")
    root = ElementTree.fromstring(picture)
    written = " ".join(root.itertext())
    assert (root.get("width"), root.get("height")) == ("1200", str(height))
    for words in (
        "Along the levels · Torino",
        "Share of women and of men",
        "Source: Comune di Torino",
        "Edition 2",
        "53 women",
    ):
        assert words in written
    assert 'fill="#FFFFFF"' in picture and "rgb(84, 39, 143)" in picture and "rgb(126, 87, 194)" not in picture
    assert reader.errors == []
    assert [url for url in reader.asked if not url.startswith((reader.address, "ws", "data:", "blob:"))] == []


def test_the_workbook_of_a_card_opens(reader: Reader, tmp_path: Path):
    reader.open("leadership?lang=en&city=torino")
    reader.page.locator('[class*="st-key-card_leadership_levels"]').locator("summary").first.click()
    download = taken(reader, "Download as XLSX")
    download.save_as(tmp_path / "levels.xlsx")
    assert download.suggested_filename.endswith(".xlsx")
    book = CalamineWorkbook.from_path(tmp_path / "levels.xlsx")
    assert book.sheet_names == ["Table", "Observations", "About these figures"]
    assert any("leadership?city=torino&lang=en" in str(row) for row in book.get_sheet_by_index(2).to_python())


def test_the_buttons_are_large_enough_and_have_names(reader: Reader):
    reader.open("leadership?lang=en&city=torino")
    buttons = reader.page.locator(".chart-take button, .link-row button")
    for button in buttons.all():
        box = button.bounding_box()
        assert box["width"] >= 24 and box["height"] >= 24
        assert button.inner_text()


def test_the_link_is_copied_and_said(reader: Reader):
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.open("leadership?lang=en&city=torino&to=2023")
    field = reader.page.get_by_label("Address of this view")
    assert field.input_value() == reader.page.url
    reader.page.get_by_role("button", name="Copy link").press("Enter")
    reader.page.get_by_role("status").filter(has_text="Link copied").wait_for()
    assert reader.page.evaluate("() => navigator.clipboard.readText()") == reader.page.url


def test_without_a_clipboard_the_address_is_there_to_take(reader: Reader):
    reader.page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    reader.page.add_init_script("document.execCommand = () => false")
    reader.open("leadership?lang=en&city=torino")
    reader.page.get_by_role("button", name="Copy link").press("Enter")
    reader.page.get_by_role("status").filter(has_text="copy it with Ctrl+C").wait_for()
    field = reader.page.get_by_label("Address of this view")
    selected = field.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)")
    assert selected == reader.page.url
