"""Few posts are shown one by one: a square a post, in columns of ten, women to the left and men to the right."""

from __future__ import annotations

from typing import Any

import pandas as pd

from indicators.charts import figure as f
from indicators.charts.chart import Chart, alternative, earliest, latest, table_of
from indicators.charts.facts import not_shown
from indicators.charts.memory import remembered
from indicators.charts.words import Words, whole

COLUMN = 10
MOST = 300
"""Beyond this many posts squares say less than a share."""

HEAD, SQUARE = 40, 26
"""Pixels of the names of the columns, and of a square with the space around it."""


@remembered
def posts(words: Words, rows: pd.DataFrame) -> Chart | None:
    """One square a post. `rows`: women_among_executives."""
    last = latest(rows)
    if last.empty:
        return not_shown(words, "posts", words.say("At the table: executives"), rows)
    if whole(last["base"].iloc[0]) > MOST:
        return None
    women, men = whole(last["women"].iloc[0]), whole(last["men"].iloc[0])
    title = words.say("At the table: {count} executives, one square each", count=women + men)
    sentence = _sentence(words, earliest(rows).iloc[0], last.iloc[0])
    split = -(-women // COLUMN) + 1
    wide, deep = split + -(-men // COLUMN), min(COLUMN, max(women, men))
    traces = [
        _squares(0, women, f.WOMEN, "square", words.say("post held by a woman")),
        _squares(split, men, f.MEN, "square-open", words.say("post held by a man")),
    ]
    labels = [
        f.words_at(-0.4, 0.9, f"<b>{words.women(women)}</b>", font={"size": 14, "color": f.WOMEN_TEXT}),
        f.words_at(split - 0.4, 0.9, f"<b>{words.men(men)}</b>", font={"size": 14, "color": f.MEN_TEXT}),
    ]
    return Chart(
        name="posts",
        title=title,
        subtitle=words.say("Senior managers of the administration, {when}", when=words.when(last)),
        sentence=sentence,
        alt=alternative(words.say("Squares, one a post, in columns of ten"), sentence),
        figure={
            "data": traces,
            "layout": f.layout(
                words,
                xaxis=f.hidden_axis(-0.7, max(wide, 11) - 0.3),
                yaxis=f.hidden_axis(-deep + 0.4, 1.5),
                annotations=labels,
                margin={"l": 8, "r": 8, "t": 4, "b": 4},
            ),
        },
        height=HEAD + SQUARE * deep,
        table=table_of(words, rows, words.say("Executives: women and men")),
        observations=rows,
    )


def _squares(column: int, count: int, color: str, symbol: str, hover: str) -> dict[str, Any]:
    x = [column + i // COLUMN for i in range(count)]
    y = [-(i % COLUMN) for i in range(count)]
    trace = f.marks(x, y, color, symbol, [hover] * count, size=15)
    trace["marker"]["line"] = {"color": color, "width": 2.5} if symbol.endswith("open") else {"width": 0}
    trace["meta"] = {"keyboard": "once"}
    return trace


def _sentence(words: Words, first: pd.Series, last: pd.Series) -> str:
    women, men, all_, share = *map(whole, last[["women", "men", "base"]]), words.percent(last["value"])
    if 1 in (women, men):
        counts = words.counts(women, men)
        now = words.say("**{counts}** among {all} executives ({share} women)", counts=counts, all=all_, share=share)
    else:
        now = words.say(
            "**{women} of {all}** executives are women and {men} are men ({share} women)",
            women=women,
            all=all_,
            men=men,
            share=share,
        )
    if first["year"] == last["year"]:
        return f"{now}."
    return words.say("{now}; {change}.", now=now, change=words.since(first, last))
