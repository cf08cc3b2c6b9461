"""Women and men over the years, a row a category: the same years below each other, each row on its own scale from 0."""

from __future__ import annotations

from typing import Any

import pandas as pd

from indicators.charts import figure as f
from indicators.charts.chart import Chart, alternative, latest, marked, note_texts, table_of
from indicators.charts.memory import remembered
from indicators.charts.words import Words, whole
from indicators.charts.years import broken_years, hovers, with_gaps
from indicators.marking import N_

ROW = 112
NAME = 0.34
"""Part of a row that is kept for its name."""


@remembered
def over_the_years(words: Words, rows: pd.DataFrame) -> Chart | None:
    """Counts of women and men by category and year. `rows`: women_share_of_staff by a breakdown."""
    last = latest(rows)
    if last.empty or rows["year"].nunique() < 2:
        return None
    breakdown, order = last["breakdown"].iloc[0], list(last["category"])
    title = words.say("By {breakdown}, over the years", breakdown=words.breakdown(breakdown).lower())
    sentence = _sentence(words, rows, last)
    return Chart(
        name="over_the_years",
        title=title,
        subtitle=words.say(
            "Women and men on the reference date of each year, {years}; each row has its own scale",
            years=words.years(rows),
        ),
        sentence=sentence,
        alt=alternative(words.say("Line charts, a row a category"), sentence),
        figure={
            "data": [
                trace for i, code in enumerate(order) for trace in _lines(words, rows[rows["category"] == code], i + 1)
            ],
            "layout": _layout(words, rows, last, order),
        },
        height=60 + ROW * len(order),
        table=table_of(words, rows, title),
        observations=rows,
        notes=note_texts(words, breakdown, rows["year"]),
    )


def _lines(words: Words, rows: pd.DataFrame, number: int) -> list[dict[str, Any]]:
    traces = []
    for column, color, symbol, say in (
        ("women", f.WOMEN, f.WOMEN_SYMBOL, words.women),
        ("men", f.MEN, f.MEN_SYMBOL, words.men),
    ):
        years, values = with_gaps(rows, column, broken_years(words, rows))
        texts = {
            int(row["year"]): f"{words.category(row['breakdown'], row['category'])}, {row['year']}: "
            f"{say(whole(row[column]))}"
            for _, row in rows.iterrows()
        }
        line = f.line(years, values, color, symbol, hovers(years, values, texts), width=2)
        traces.append({**line, "yaxis": "y" if number == 1 else f"y{number}"})
    return traces


def _layout(words: Words, rows: pd.DataFrame, last: pd.DataFrame, order: list[str]) -> dict[str, Any]:
    share = 1 / len(order)
    axes, notes, lines = {}, [f.key_line(f.gender_key(words))], []
    for i, code in enumerate(order):
        top, own = 1 - i * share, rows[rows["category"] == code]
        bottom = top - share
        highest = float(max(own["women"].max(), own["men"].max(), 1))
        axes["yaxis" if i == 0 else f"yaxis{i + 1}"] = f.axis(
            domain=[bottom + 0.1 * share, top - NAME * share], range=[0, highest * 1.1], nticks=3, tickformat=",d"
        )
        row = last[last["category"] == code].iloc[0]
        name = (
            f"<b>{words.category(row['breakdown'], code)}</b>{marked(row)}  "
            f"{words.counts(whole(row['women']), whole(row['men']))}"
        )
        notes.append(f.words_at(0, top - NAME * share * 0.55, name, xref="paper", yref="paper"))
        lines += _breaks(words, own, bottom + 0.1 * share, top - NAME * share)
    return f.layout(
        words,
        xaxis={
            **f.year_axis([int(year) for year in rows["year"]]),
            "anchor": f"y{len(order)}" if len(order) > 1 else "y",
        },
        shapes=lines,
        annotations=notes,
        **axes,
    )


def _breaks(words: Words, rows: pd.DataFrame, bottom: float, top: float) -> list[dict[str, Any]]:
    """A dashed line where the series of this category breaks."""
    return [
        {**f.line_at("x", year - 0.5, "dash"), "y0": bottom, "y1": top, "layer": "above"}
        for year in broken_years(words, rows)
    ]


def _sentence(words: Words, rows: pd.DataFrame, last: pd.DataFrame) -> str:
    """The largest change among the categories whose series does not break: across a break a change means nothing."""
    changes = []
    for code in last["category"]:
        own = rows[rows["category"] == code]
        if len(own) > 1 and not broken_years(words, own):
            first, now = own.iloc[0], own.iloc[-1]
            changes.append((abs(whole(now["base"]) - whole(first["base"])), code, first, now))
    if not changes:
        return words.say("Dashed lines mark series breaks: the figures on both sides are not of the same thing.")
    _, code, first, now = max(changes, key=lambda each: each[0])
    one, several = (
        N_("{name}: in {year} {change}."),
        N_("Among the groups whose series does not break, “{name}” changed most; in {year} {change}."),
    )
    sentence = words.say(
        one if len(changes) == 1 else several,
        name=words.category(now["breakdown"], code),
        year=str(now["year"]),
        change=words.since(first, now),
    )
    if any(broken_years(words, rows[rows["category"] == code]) for code in last["category"]):
        return sentence + " " + words.say("Dashed lines mark series breaks.")
    return sentence
