"""Components of our own: one that keeps a Plotly chart and updates it in place, one that copies the address."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import streamlit as st

from indicators.charts import Chart, Words
from indicators.settings import PACKAGE
from indicators.ui.server import PLOTLY

PALETTES = {
    "light": {
        "women": "#54278F", "men": "#28A197", "women_pale": "#B8A6D6", "men_pale": "#A3D6D1", "women_text": "#54278F",
        "men_text": "#14766F", "ink": "#1B1B1F", "muted": "#55555E", "grid": "#E7E5E0", "focus": "#1B1B1F",
        "others": "#B4B1AB", "paper": "#FFFFFF",
        "on_course": "#1B5E9B", "watch": "#C27800", "off_course": "#8C1D40", "not_assessable": "#767676",
    },
    "dark": {
        "women": "#7E57C2", "men": "#99E9DD", "women_pale": "#4B3A73", "men_pale": "#48706B", "women_text": "#B39DDB",
        "men_text": "#99E9DD", "ink": "#ECEBF0", "muted": "#B5B4BD", "grid": "#2A2D36", "focus": "#ECEBF0",
        "others": "#5C5F69", "paper": "#0E1117",
        "on_course": "#6FB1F0", "watch": "#E8A33D", "off_course": "#E07A9C", "not_assessable": "#8E8E96",
    },
}  # fmt: skip
"""Colours by role, for the two themes. Gender colours are used for nothing else."""


@cache
def _component(name: str, *scripts: str) -> Any:
    script = "\n".join((PACKAGE / "ui" / each).read_text(encoding="utf-8") for each in scripts)
    style = (PACKAGE / "ui" / "chart.css").read_text(encoding="utf-8")
    return st.components.v2.component(name, js=script, css=style, isolate_styles=False)


def draw(
    chart: Chart,
    words: Words,
    key: str,
    picture: dict[str, Any],
    on_category: Callable[[str], None] | None = None,
) -> None:
    """Show the figure of `chart`; the same `key` keeps the drawing and only changes it.

    `picture`: what is written in the picture that a reader takes away.
    `on_category` gets the code of the category whose point was clicked, or chosen with Enter.
    """

    def picked() -> None:
        if on_category and (code := st.session_state[key].get("category")):
            on_category(str(code))

    hint = words.say("Arrow keys read the points one by one.")
    if on_category and any("customdata" in trace for trace in (chart.figure or {}).get("data", ())):
        hint = words.say("Arrow keys read the points one by one; Enter or a click stays with a category.")
    _component("indicators_chart", "picture.js", "chart.js")(
        key=key,
        data={
            "figure": chart.figure,
            "height": chart.height,
            "alt": chart.alt,
            "library": PLOTLY,
            "palettes": PALETTES,
            "failed": words.say("The chart could not be drawn here. The table below has all its figures."),
            "hint": hint,
            "picture": picture,
        },
        height="content",
        on_category_change=picked,
    )


def copy_link(words: Words, key: str) -> None:
    """The address of this view, and a button that copies it."""
    _component("indicators_link", "link.js")(
        key=key,
        data={
            "label": words.say("Address of this view"),
            "button": words.say("Copy link"),
            "copied": words.say("Link copied"),
            "updated": words.say("View updated."),
            "byHand": words.say("The address is selected: copy it with Ctrl+C."),
        },
        height="content",
    )
