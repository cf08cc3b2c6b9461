"""What charts of the budget share: classes with their colours and hatches, euros in words, bars that stand on bars."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from indicators.charts import figure as f
from indicators.charts.chart import Table
from indicators.charts.words import Words

CLASSES = ("direct", "sensitive", "neutral", "unclassified")
"""In the order in which they are stacked."""
LOOKS = {
    "direct": (f.FOCUS, "", "■"),
    "sensitive": (f.MUTED, "/", "▨"),
    "neutral": (f.OTHERS, "", "■"),
    "unclassified": (f.GRID, "x", "▩"),
}
"""Colour, hatch and sign of each class."""
NO_MISSION = ""
Years = tuple[int, int] | None


def in_years(budget: pd.DataFrame, years: Years) -> pd.DataFrame:
    """The rows of the chosen years."""
    return budget if years is None else budget[budget["year"].between(*years)]


def all_lines(budget: pd.DataFrame, years: Years) -> pd.DataFrame:
    """A row a year: everything that was committed."""
    rows = in_years(budget, years)
    return rows[(rows["mission"] == "total") & (rows["gender_class"] == "total")]


def money(words: Words, euros: float) -> str:
    """“53.5 million euros”, and below a million whole euros."""
    if euros >= 1e6:
        return words.say("{value} million euros", value=words.number(euros / 1e6, 1))
    return words.value("euros", euros)


def class_key(words: Words) -> str:
    """The classes with their signs, in their order."""
    signs = [
        f'<span style="color:{f.MUTED if color == f.GRID else color}">{sign}</span>'
        for color, _, sign in LOOKS.values()
    ]
    names = [words.category("gender_class", code) for code in CLASSES]
    return "  ".join(f"{sign} {name}" for sign, name in zip(signs, names, strict=True))


def look(code: str) -> dict[str, Any]:
    """The marker of a bar of that class."""
    color, shape, _ = LOOKS[code]
    ink = f.MUTED if color == f.GRID else f.PAPER
    return {
        "color": color,
        "line": {"color": f.PAPER, "width": 1.5},
        "pattern": {"shape": shape, "fillmode": "overlay", "fgcolor": ink, "fgopacity": 1, "size": 7, "solidity": 0.25},
    }


def stacked(
    words: Words,
    series: Mapping[str, tuple[list[int], list[float]]],
    value: Callable[[float], str],
    axis: dict[str, Any],
) -> dict[str, Any]:
    """A bar a year, its classes on top of each other. `series`: class → years and values."""
    traces = [
        {
            "type": "bar",
            "x": [int(year) for year in years],
            "y": [float(each) for each in values],
            "hoverinfo": "text",
            "hovertext": [
                f"{words.category('gender_class', code)}, {year}: {value(each)}"
                for year, each in zip(years, values, strict=True)
            ],
            "marker": look(code),
        }
        for code, (years, values) in series.items()
        if years
    ]
    every = sorted({int(year) for years, _ in series.values() for year in years})
    x = {**f.year_axis(every), "range": [every[0] - 0.6, every[-1] + 0.6]}
    layout = f.layout(
        words, xaxis=x, yaxis=axis, barmode="stack", bargap=0.25, annotations=[f.key_line(class_key(words))]
    )
    return {"data": traces, "layout": layout}


def table_of_euros(words: Words, rows: pd.DataFrame, title: str) -> Table:
    """Rows of the budget as a table."""
    columns = [
        words.say("Year"),
        words.say("Mission"),
        words.say("Class of expenditure"),
        words.say("Lines"),
        words.say("Committed"),
        words.say("Paid"),
    ]
    return Table(
        title,
        columns,
        [
            [
                str(row["year"]),
                mission(words, row["mission"]),
                words.category("gender_class", row["gender_class"]),
                words.number(int(row["lines"])),
                words.value("euros", float(row["committed"])),
                words.value("euros", row["paid"]),
            ]
            for _, row in rows.iterrows()
        ],
    )


def mission(words: Words, name: str) -> str:
    """The name of a mission as it was delivered."""
    if name == "total":
        return words.say("all")
    return words.say("no mission stated") if name == NO_MISSION else name
