"""For statisticians: values with their intervals, a row each, on a common scale with a line of reference."""

from __future__ import annotations

from typing import Any

import pandas as pd

from indicators.catalogue import catalogue
from indicators.charts import figure as f
from indicators.charts.chart import Chart, alternative, table_of
from indicators.charts.memory import remembered
from indicators.charts.rows import height, row_frame
from indicators.charts.words import Words
from indicators.model import TOTAL

RATIOS = ("ratio",)
"""Units whose scale is logarithmic: half and double lie equally far from 1."""


@remembered
def intervals(words: Words, rows: pd.DataFrame, name: str, title: str, reference: float | None = None) -> Chart | None:
    """A dot and its 95 % interval for each of `rows`: observations of one unit, one row each, in their order."""
    shown = rows[rows["value"].notna() & rows["low"].notna() & rows["high"].notna()]
    if shown.empty:
        return None
    alone = shown["indicator"].nunique() == 1
    names = [f"<b>{_row_name(words, row, alone)}</b>  {_interval(words, row)}" for _, row in shown.iterrows()]
    first = shown.iloc[0]
    sentence = words.say("{name}: {interval}.", name=_name(words, first), interval=_interval(words, first))
    return Chart(
        name=name,
        title=title,
        subtitle=words.say("Value and 95% interval: what chance alone could move"),
        sentence=sentence,
        alt=alternative(words.say("Dot chart with intervals, a row each"), sentence),
        figure={"data": [_dots(words, shown)], "layout": _layout(words, shown, names, reference)},
        height=height(len(shown)),
        table=table_of(words, rows, title),
        observations=rows,
    )


def _name(words: Words, row: pd.Series) -> str:
    if row["breakdown"] == TOTAL:
        return f"{words.title(catalogue()[row['indicator']])}, {row['year']}"
    return f"{words.category(row['breakdown'], row['category'])}, {row['year']}"


def _row_name(words: Words, row: pd.Series, alone: bool) -> str:
    """The name of a row; of one indicator’s totals the year, since the chart’s title says the rest."""
    return str(row["year"]) if alone and row["breakdown"] == TOTAL else _name(words, row)


def _interval(words: Words, row: pd.Series) -> str:
    low, value, high = (words.value(row["unit"], row[name]) for name in ("low", "value", "high"))
    return words.say("{value} (from {low} to {high})", value=value, low=low, high=high)


def _dots(words: Words, shown: pd.DataFrame) -> dict[str, Any]:
    hover = [f"{_name(words, row)}: {_interval(words, row)}" for _, row in shown.iterrows()]
    trace = f.marks(list(shown["value"]), [-i for i in range(len(shown))], f.FOCUS, "square", hover, size=13)
    trace["error_x"] = f.intervals(shown["value"], shown["low"], shown["high"], f.FOCUS)
    return trace


def _layout(words: Words, shown: pd.DataFrame, names: list[str], reference: float | None) -> dict[str, Any]:
    ratio = shown["unit"].iloc[0] in RATIOS and float(shown["low"].min()) > 0
    x = f.axis(type="log", tickvals=[0.25, 0.5, 0.8, 1, 1.25, 2, 4]) if ratio else f.axis()
    shapes = [] if reference is None else [f.line_at("x", reference)]
    return row_frame(words, names, shapes, words.say("■ value, line: 95% interval"), x)
