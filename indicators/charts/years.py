"""What charts over the years share: gaps that stay gaps, marked series breaks, labels at the end of a line."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

import pandas as pd

from indicators.charts import figure as f
from indicators.charts.words import Words

HEIGHT = 320
"""Pixels of a chart over the years."""

ABOVE, BELOW, CLEAR_OF_A_RISE, CLEAR_OF_A_FALL = 8, -8, -34, 26
"""Pixels from a last point to its label; further off where the line comes from the label's side."""
ROOM = 0.15
"""Part of the plot's height that a label below a line needs."""


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
        font={"size": 14, "color": color},
    )


def clear_of_line(values: pd.Series, above: bool, room: bool) -> int:
    """Where the last value stands, clear of its own line; `room`: whether there is some below the line."""
    before = float(values.iloc[-2]) if len(values) > 1 else float(values.iloc[-1])
    rises = float(values.iloc[-1]) - before
    if above or not room:
        return ABOVE if rises >= 0 else CLEAR_OF_A_FALL
    return CLEAR_OF_A_RISE if rises > 0 else BELOW


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
        shift = clear_of_line(rows["value"], above=last == highest, room=last >= highest * ROOM)
        labels.append(end_label(years[-1], last, f"<b>{value(last)}</b>", color, shift))
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
