"""The grammar that all figures share: layout, marks, lines and words inside the plot, for any width from 320 px.

Colours are named by role ("@women"); the page knows what they are in the light and in the dark theme.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from indicators.charts.words import Words

WOMEN, MEN, WOMEN_PALE, MEN_PALE = "@women", "@men", "@women_pale", "@men_pale"
INK, MUTED, GRID, FOCUS, OTHERS, PAPER = "@ink", "@muted", "@grid", "@focus", "@others", "@paper"
WOMEN_TEXT, MEN_TEXT = "@women_text", "@men_text"
WOMEN_SYMBOL, MEN_SYMBOL = "circle", "diamond"

WIDE = "wide"
"""The `name` of an annotation that only a wide chart has room for; the page reads it."""

ROW = 62
"""Pixels of a row with its name above."""


def layout(words: Words, **parts: Any) -> dict[str, Any]:
    """A quiet layout: no legend, no frame, hover off the mark; `parts` are added or override."""
    base = {
        "font": {"family": "Source Sans, sans-serif", "size": 14, "color": INK},
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "showlegend": False,
        "margin": {"l": 16, "r": 20, "t": 28, "b": 34},
        "hoverlabel": {"font": {"family": "Source Sans, sans-serif", "size": 14}},
        "separators": words.text.separators,
        "hovermode": "closest",
        "dragmode": False,
    }
    return {**base, **parts}


def axis(**parts: Any) -> dict[str, Any]:
    """An axis of fixed range with at most five ticks and a pale grid."""
    base = {
        "fixedrange": True,
        "zeroline": False,
        "gridcolor": GRID,
        "tickfont": {"color": MUTED, "size": 13},
        "automargin": True,
        "nticks": 5,
        "ticks": "",
        "ticklabeloverflow": "allow",
    }
    return {**base, **parts}


def hidden_axis(first: float, last: float) -> dict[str, Any]:
    """An axis that is only a place: no ticks, no grid."""
    return {"visible": False, "fixedrange": True, "range": [first, last]}


def percent_axis(top: float = 100, step: float = 25) -> dict[str, Any]:
    """Shares from 0; the axis of shares is never cut off."""
    return axis(range=[0, top], dtick=step, ticksuffix="%")


def year_axis(years: Sequence[int]) -> dict[str, Any]:
    """Whole years, at most five of them named."""
    first, last = min(years), max(years)
    named = sorted(set(years)) if last - first < 5 else [first, *_between(first, last), last]
    padding = max(0.4, (last - first) * 0.06)
    return axis(
        range=[first - padding, last + padding], tickvals=named, ticktext=[str(year) for year in named], showgrid=False
    )


def _between(first: int, last: int) -> list[int]:
    step = max(1, -(-(last - first) // 4))
    return list(range(first + step, last - step // 2, step))


def words_at(x: float, y: float, text: str, **parts: Any) -> dict[str, Any]:
    """Words inside the plot at data coordinates, no arrow."""
    base = {"x": x, "y": y, "text": text, "showarrow": False, "xanchor": "left", "yanchor": "middle"}
    return {**base, "font": {"size": 14, "color": INK}, **parts}


def key_line(text: str) -> dict[str, Any]:
    """What marks mean, in one line above the plot; two spaces in it are a place where it may be broken."""
    return {
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 1,
        "yshift": 6,
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "text": text,
        "font": {"size": 13, "color": MUTED},
        "align": "left",
    }


def gender_key(words: Words) -> str:
    """“● women ◆ men” in their colours."""
    women, men = words.say("women"), words.say("men")
    return f'<span style="color:{WOMEN_TEXT}">● {women}</span>  <span style="color:{MEN_TEXT}">◆ {men}</span>'


def line_at(axis_name: str, value: float, dash: str = "dot") -> dict[str, Any]:
    """A thin reference line across the plot at `value` of the axis (“x” or “y”)."""
    other = "y" if axis_name == "x" else "x"
    return {
        "type": "line",
        "layer": "between",
        "line": {"color": MUTED, "width": 1.6, "dash": dash},
        f"{axis_name}0": value,
        f"{axis_name}1": value,
        f"{other}0": 0,
        f"{other}1": 1,
        f"{other}ref": "paper",
    }


def marks(
    x: Sequence[Any], y: Sequence[Any], color: str, symbol: str, hover: Sequence[str], size: float = 12, **parts: Any
) -> dict[str, Any]:
    """Points; `hover` is what each says when it is pointed at or reached by keyboard."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": list(x),
        "y": list(y),
        "hoverinfo": "text",
        "hovertext": list(hover),
        "cliponaxis": False,
        "marker": {"color": color, "symbol": symbol, "size": size, "line": {"color": PAPER, "width": 1}},
        **parts,
    }


def intervals(values: Iterable[Any], lows: Iterable[Any], highs: Iterable[Any], color: str) -> dict[str, Any]:
    """The `error_x` of marks: a thin bar from low to high about each value, none where there is no interval."""
    ends = [(value, low, high) for value, low, high in zip(values, lows, highs, strict=True)]
    return {
        "type": "data",
        "symmetric": False,
        "color": color,
        "thickness": 1.5,
        "width": 0,
        "array": [0.0 if pd.isna(high) else float(high - value) for value, _, high in ends],
        "arrayminus": [0.0 if pd.isna(low) else float(value - low) for value, low, _ in ends],
    }


def line(
    x: Sequence[Any],
    y: Sequence[Any],
    color: str,
    symbol: str,
    hover: Sequence[str],
    dash: str = "solid",
    width: float = 3,
) -> dict[str, Any]:
    """Points joined where nothing lies between them; a gap in `y` stays a gap."""
    trace = marks(x, y, color, symbol, hover, size=9)
    return {
        **trace,
        "mode": "lines+markers",
        "connectgaps": False,
        "line": {"color": color, "width": width, "dash": dash},
    }
