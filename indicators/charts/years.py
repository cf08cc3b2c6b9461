"""What charts over the years share: gaps that stay gaps, marked series breaks, labels at the end of a line."""

from __future__ import annotations

from typing import Any

import pandas as pd

from indicators.charts import figure as f
from indicators.charts.words import Words

HEIGHT = 320
"""Pixels of a chart over the years."""


def with_gaps(rows: pd.DataFrame, column: str) -> tuple[list[int], list[float | None]]:
    """Years and values, with an empty place wherever a year is missing, so that no line bridges it."""
    years: list[int] = []
    values: list[float | None] = []
    for year, value in zip(rows["year"], rows[column], strict=True):
        if years and int(year) - years[-1] > 1:
            years.append(years[-1] + 1)
            values.append(None)
        years.append(int(year))
        values.append(None if pd.isna(value) else float(value))
    return years, values


def hovers(years: list[int], values: list[float | None], texts: dict[int, str]) -> list[str]:
    """What each point says; nothing at a gap."""
    return ["" if value is None else texts[year] for year, value in zip(years, values, strict=True)]


def breaks(words: Words, breakdown: str, rows: pd.DataFrame) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Lines and words that mark the series breaks between the years shown."""
    years = sorted({int(year) for year in rows["year"]})
    broken = sorted(
        {year for note in words.notes(breakdown, years, set(rows["indicator"])) if note.is_break for year in note.years}
    )
    inside = [year for year in broken if years[0] < year <= years[-1]]
    label = words.say("break")
    return (
        [f.line_at("x", year - 0.5, "dash") for year in inside],
        [
            f.words_at(
                year - 0.5,
                0.02,
                label,
                yref="paper",
                xanchor="center",
                yanchor="bottom",
                bgcolor=f.PAPER,
                font={"size": 12, "color": f.MUTED},
            )
            for year in inside
        ],
    )


def end_label(year: int, value: float, text: str, color: str, above: bool, width: str = f.WIDE) -> dict[str, Any]:
    """Name and last value of a series beside its last point; long ones for wide charts only, with `key`."""
    return f.words_at(
        year,
        value,
        text,
        name=width,
        xanchor="right",
        yanchor="bottom" if above else "top",
        yshift=8 if above else -8,
        font={"size": 14, "color": color},
    )


def key(entries: list[tuple[str, str, str]]) -> dict[str, Any]:
    """On a narrow chart: sign, words and colour of each series in a line above the plot."""
    return f.key_line(
        "  ".join(f'<span style="color:{color}">{sign} {text}</span>' for sign, text, color in entries), f.NARROW
    )
