"""Colours: contrast as WCAG computes it, between marks, words and background, in the light and the dark theme."""

from __future__ import annotations

import tomllib
from itertools import pairwise

import pytest

from indicators.charts.headlines import GREY
from indicators.settings import PROJECT
from indicators.ui.component import PALETTES

MARKS = ("women", "men", "focus", "muted", "on_course", "watch", "off_course", "not_assessable")
WORDS = ("ink", "muted", "women_text", "men_text", "focus")


def luminance(colour: str) -> float:
    """Relative luminance of “#RRGGBB” (WCAG 2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=PALETTES)
def palette(request: pytest.FixtureRequest) -> dict[str, str]:
    return PALETTES[request.param]


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#FFFFFF", 21), ("#777777", "#FFFFFF", 4.48), ("#123456", "#123456", 1)]
)
def test_contrast_is_computed_as_known(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize("role", MARKS)
def test_marks_stand_out(palette: dict[str, str], role: str) -> None:
    assert contrast(palette[role], palette["paper"]) >= 3


@pytest.mark.parametrize("role", WORDS)
def test_words_can_be_read(palette: dict[str, str], role: str) -> None:
    assert contrast(palette[role], palette["paper"]) >= 4.5


def test_women_and_men_differ_without_colour(palette: dict[str, str]) -> None:
    assert contrast(palette["women"], palette["men"]) >= 3


def test_the_first_year_is_paler_than_the_last(palette: dict[str, str]) -> None:
    for gender in ("women", "men"):
        steps = [contrast(palette[role], palette["paper"]) for role in (gender, f"{gender}_pale")]
        assert all(strong > pale > 1 for strong, pale in pairwise(steps))


def test_gender_colours_are_used_for_nothing_else(palette: dict[str, str]) -> None:
    gendered = {role: colour for role, colour in palette.items() if role.startswith(("women", "men"))}
    others = {colour for role, colour in palette.items() if role not in gendered}
    assert not set(gendered.values()) & others


def test_both_themes_know_the_same_roles() -> None:
    assert len({tuple(sorted(palette)) for palette in PALETTES.values()}) == 1


@pytest.mark.parametrize("theme", PALETTES)
def test_charts_lie_on_the_background_of_the_page(theme: str) -> None:
    with (PROJECT / ".streamlit" / "config.toml").open("rb") as file:
        of_the_page = tomllib.load(file)["theme"][theme]
    assert PALETTES[theme]["paper"] == of_the_page["backgroundColor"]
    assert PALETTES[theme]["ink"] == of_the_page["textColor"]


def test_the_small_curve_stands_out_in_both_themes() -> None:
    assert all(contrast(GREY, palette["paper"]) >= 3 for palette in PALETTES.values())
