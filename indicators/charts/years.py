"""What charts over the years share: gaps that stay gaps, marked series breaks, labels at the end of a line."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from indicators.charts import figure as f
from indicators.charts.words import Words

HEIGHT = 320
"""Pixels of a chart over the years."""

ABOVE, BELOW = 8, -8
"""Pixels from the end of a line to its label."""
ROOM = 0.15
"""Part of the plot's height that a label below a line needs."""
LABELS_IN_A_LINE = 6
"""How many labels are as wide as all years of a chart."""


def with_gaps(rows: pd.DataFrame, column: str, broken: Collection[int] = ()) -> tuple[list[int], list[float | None]]:
    """Years and values, with an empty place where a year is missing or a series begins anew: no line bridges it."""
    years: list[int] = []
    values: list[float | None] = []
    for year, value in zip(rows["year"], rows[column], strict=True):
        if years and (int(year) - years[-1] > 1 or int(year) in broken):
            years.append(int(year) - 1)
            values.append(None)
        years.append(int(year))
        values.append(None if pd.isna(value) else float(value))
    return years, values


def hovers(years: list[int], values: list[float | None], texts: dict[int, str]) -> list[str]:
    """What each point says; nothing at a gap."""
    return ["" if value is None else texts[year] for year, value in zip(years, values, strict=True)]


def broken_years(words: Words, rows: pd.DataFrame) -> list[int]:
    """The years in which the series of these rows begins anew, after its first year."""
    years = sorted({int(year) for year in rows["year"]})
    if not years:
        return []
    notes = words.notes(rows["breakdown"].iloc[0], years, set(rows["indicator"]))
    categories = set(rows["category"])
    broken = {
        year
        for note in notes
        if note.is_break and (note.dimension is None or categories & set(note.categories))
        for year in note.years
    }
    return [year for year in sorted(broken) if years[0] < year <= years[-1]]


def break_words(words: Words, rows: pd.DataFrame) -> list[dict[str, Any]]:
    """The word “break” in the gap of a series that begins anew."""
    values = dict(zip(rows["year"], rows["value"], strict=True))
    return [
        f.words_at(
            year - 0.5,
            (values[year] + values[year - 1]) / 2,
            words.say("break"),
            xanchor="center",
            yanchor="middle",
            font={"size": 12, "color": f.MUTED},
        )
        for year in broken_years(words, rows)
        if year - 1 in values
    ]


def end_label(year: int, value: float, text: str, color: str, shift: int) -> dict[str, Any]:
    """The last value of a series beside its last point, `shift` pixels above (or, below 0, below) it."""
    return f.words_at(
        year,
        value,
        text,
        xanchor="right",
        yanchor="bottom" if shift > 0 else "top",
        yshift=shift,
        bgcolor=f.PAPER,
        font={"size": 14, "color": color},
    )


def clear_of_line(rows: pd.DataFrame, column: str, above: bool, until: int = 0) -> float:
    """The height from which a label above (or below) the end of a line does not cover the line that leads there.

    `until`: the last year of the axis, where it is later than the last one of the line.
    """
    years, heights = rows["year"].to_numpy(dtype=float), rows[column].to_numpy(dtype=float)
    if len(years) < 2 or years[-1] - years[-2] > 1:
        return float(heights[-1])
    start = years[-1] - (max(years[-1], until) - years[0]) / LABELS_IN_A_LINE
    passed = [*heights[years >= start], np.interp(start, years, heights)]
    return float(max(passed) if above else min(passed))


def label_beside(
    lines: Sequence[tuple[pd.DataFrame, str]], text: str, color: str, above: bool, room_from: float = 0.0
) -> dict[str, Any]:
    """The last value of the first of `lines` (rows and column) above or below its end, clear of all that end there.

    Where a line ends lower than `room_from`, its label has no room below it: it stands above, clear of its own line.
    """
    rows, column = lines[0]
    if not above and float(rows[column].iloc[-1]) < room_from:
        above, lines = True, lines[:1]
    here = [(each, name) for each, name in lines if each["year"].iloc[-1] == rows["year"].iloc[-1]]
    heights = [clear_of_line(each, name, above) for each, name in here]
    height = max(heights) if above else min(heights)
    return end_label(int(rows["year"].iloc[-1]), height, text, color, ABOVE if above else BELOW)


SERIES = ((f.FOCUS, "solid", "square", "■"), (f.MUTED, "dash", "triangle-up", "▲"))
"""Colour, dash, symbol and sign of the first and the second series of a chart."""


def named_lines(
    shown: list[tuple[str, pd.DataFrame]],
    value: Callable[[float], str],
    hover: Callable[[str, pd.Series], str],
    broken: Callable[[pd.DataFrame], Collection[int]] = lambda rows: (),
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """A line a series: traces, and the annotations that name them above the plot and say their last value."""
    highest = max(float(rows["value"].iloc[-1]) for _, rows in shown)
    traces, labels, names = [], [], []
    for place, (name, rows) in enumerate(shown):
        color, dash, symbol, sign = SERIES[place % len(SERIES)]
        years, values = with_gaps(rows, "value", broken(rows))
        texts = {int(row["year"]): hover(name, row) for _, row in rows.iterrows()}
        traces.append(f.line(years, values, color, symbol, hovers(years, values, texts), dash=dash))
        last = float(rows["value"].iloc[-1])
        said = f"<b>{value(last)}</b>"
        lines = [(rows, "value"), *((other, "value") for _, other in shown if other is not rows)]
        labels.append(label_beside(lines, said, color, above=last == highest, room_from=highest * ROOM))
        names.append(f'<span style="color:{color}">{sign} {name}</span>')
    return traces, [*labels, f.key_line("  ".join(names))]


def spoken_lines(
    shown: list[tuple[str, pd.DataFrame]],
    said: Callable[[float], str],
    broken: Callable[[pd.DataFrame], Collection[int]] = lambda rows: (),
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Named lines of which each point says its series, its year and its value."""
    return named_lines(shown, said, lambda name, row: f"{name}, {row['year']}: {said(row['value'])}", broken)


def over_the_years(
    words: Words,
    years: Iterable[int],
    traces: list[dict[str, Any]],
    labels: list[dict[str, Any]],
    y_axis: dict[str, Any],
    lines: Sequence[float] = (),
) -> dict[str, Any]:
    """The figure of lines over `years`, with thin lines across at the values of `lines`."""
    return {
        "data": traces,
        "layout": f.layout(
            words,
            xaxis=f.year_axis(sorted({int(year) for year in years})),
            yaxis=y_axis,
            shapes=[f.line_at("y", value) for value in lines],
            annotations=labels,
        ),
    }
