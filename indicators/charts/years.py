"""What charts over the years share: gaps that stay gaps, marked series breaks, labels at the end of a line."""

from __future__ import annotations

from collections.abc import Callable
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


def end_label(year: int, value: float, text: str, color: str, above: bool) -> dict[str, Any]:
    """The last value of a series beside its last point, above or below it."""
    return f.words_at(
        year,
        value,
        text,
        xanchor="right",
        yanchor="bottom" if above else "top",
        yshift=8 if above else -8,
        font={"size": 14, "color": color},
    )


SERIES = ((f.FOCUS, "solid", "square", "■"), (f.MUTED, "dash", "triangle-up", "▲"))
"""Colour, dash, symbol and sign of the first and the second series of a chart."""


def named_lines(
    shown: list[tuple[str, pd.DataFrame]],
    value: Callable[[float], str],
    hover: Callable[[str, pd.Series], str],
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """A line a series: traces, and the annotations that name them above the plot and say their last value."""
    highest = max(float(rows["value"].iloc[-1]) for _, rows in shown)
    traces, labels, names = [], [], []
    for place, (name, rows) in enumerate(shown):
        color, dash, symbol, sign = SERIES[place % len(SERIES)]
        years, values = with_gaps(rows, "value")
        texts = {int(row["year"]): hover(name, row) for _, row in rows.iterrows()}
        traces.append(f.line(years, values, color, symbol, hovers(years, values, texts), dash=dash))
        last = float(rows["value"].iloc[-1])
        labels.append(end_label(years[-1], last, f"<b>{value(last)}</b>", color, last == highest))
        names.append(f'<span style="color:{color}">{sign} {name}</span>')
    return traces, [*labels, f.key_line("  ".join(names))]
