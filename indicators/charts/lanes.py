"""A handful of shares of one field on one scale: a row an indicator, in it a lane an administration."""

from __future__ import annotations

from typing import Any

import pandas as pd

from indicators.catalogue import catalogue
from indicators.charts import figure as f
from indicators.charts.chart import Chart, alternative, table_of
from indicators.charts.comparison import Compared, counted, lettered, letters_told
from indicators.charts.memory import remembered
from indicators.charts.words import Words

LANE, HEAD = 17, 34
"""Pixels of an administration's lane inside a row of `strips`, and of the row's name."""
BESIDE = 76
"""Pixels from a point to the name that a wide chart has room for, past its letter and value."""


@remembered
def strips(words: Words, found: list[Compared]) -> Chart | None:
    """A handful of shares of one field on one scale: a row an indicator, in it a lane an administration."""
    shown = [each for each in found if len(each.rows)]
    if not shown:
        return None
    slugs = list(dict.fromkeys(slug for each in shown for slug in each.rows["city"]))
    letters = lettered(words, slugs)
    lanes = {slug: lane for lane, slug in enumerate(letters)}
    title = words.say("A handful of figures on one scale")
    observations = pd.concat([each.rows for each in shown], ignore_index=True)
    sentence = letters_told(words, letters) if len(letters) > 1 else _of_one(words, shown)
    row_height = HEAD + LANE * len(lanes)
    return Chart(
        name="strips",
        title=title,
        subtitle=words.say("The latest figure of each administration, in percent; dotted: 40% and 60%"),
        sentence=sentence,
        alt=alternative(words.say("Dot chart, a row an indicator"), sentence),
        figure=_strips_figure(words, shown, lanes, letters),
        height=60 + row_height * len(shown),
        table=table_of(words, observations, title, with_place=True),
        observations=observations,
    )


def _strips_figure(
    words: Words, shown: list[Compared], lanes: dict[str, int], letters: dict[str, str]
) -> dict[str, Any]:
    """y in pixels, downwards: the name of a row, then its lanes."""
    deep = HEAD + LANE * len(lanes)
    traces, notes = [], [f.key_line(f'<span style="color:{f.FOCUS}">■ {words.place(shown[0].own)}</span>')]
    for number, each in enumerate(shown):
        notes.append(
            f.words_at(0, -number * deep - HEAD * 0.6, f"<b>{_title(words, each)}</b>", xref="paper", bgcolor=f.PAPER)
        )
        traces.append(_lane_dots(words, each, -number * deep - HEAD, lanes))
        notes += _lane_labels(words, each, -number * deep - HEAD, lanes, letters)
    parity = any(catalogue()[each.rows["indicator"].iloc[0]].better == "parity" for each in shown)
    layout = f.layout(
        words,
        xaxis=f.percent_axis(step=20),
        yaxis=f.hidden_axis(-deep * len(shown), 0),
        shapes=[f.line_at("x", 40), f.line_at("x", 60)] if parity else [],
        annotations=notes,
    )
    return {"data": traces, "layout": layout}


def _of_one(words: Words, shown: list[Compared]) -> str:
    """The figures in words where there is only one administration to tell them of."""
    last = [(each, each.rows.iloc[0]) for each in shown]
    figures = [f"{_title(words, each)} {words.value(row['unit'], row['value'])}" for each, row in last]
    return words.say("{name}: **{figure}**.", name=words.place(last[0][1]["city"]), figure=words.listing(figures))


def _title(words: Words, compared: Compared) -> str:
    return words.title(catalogue()[compared.rows["indicator"].iloc[0]])


def _lane_dots(words: Words, compared: Compared, top: float, lanes: dict[str, int]) -> dict[str, Any]:
    rows = compared.rows
    own = rows["city"] == compared.own
    hover = [
        f"{_title(words, compared)}, {words.place(row['city'])}, {row['year']}: {counted(words, row)}"
        for _, row in rows.iterrows()
    ]
    y = [top - LANE * (lanes[slug] + 0.5) for slug in rows["city"]]
    trace = f.marks([float(value) for value in rows["value"]], y, f.MUTED, "square-open", hover, size=10)
    trace["marker"] |= {
        "color": [f.FOCUS if each else f.MUTED for each in own],
        "symbol": ["square" if each else "square-open" for each in own],
        "line": {"color": [f.FOCUS if each else f.MUTED for each in own], "width": 2},
    }
    return trace


def _lane_labels(
    words: Words, compared: Compared, top: float, lanes: dict[str, int], letters: dict[str, str]
) -> list[dict[str, Any]]:
    """The letter at each point, and on a wide chart the name and the value."""
    labels = []
    for _, row in compared.rows.iterrows():
        place = float(row["value"]), top - LANE * (lanes[row["city"]] + 0.5)
        side, way = ("right", -1) if row["value"] > 55 else ("left", 1)
        font = {"size": 12, "color": f.FOCUS if row["city"] == compared.own else f.MUTED}
        letter = f"{letters[row['city']] if len(lanes) > 1 else ''} {words.value(row['unit'], row['value'])}".strip()
        labels.append(f.words_at(*place, letter, xanchor=side, xshift=9 * way, font=font, bgcolor=f.PAPER))
        name = words.place(row["city"])
        if len(lanes) > 1:
            labels.append(
                f.words_at(*place, name, xanchor=side, xshift=BESIDE * way, font=font, bgcolor=f.PAPER, name=f.WIDE)
            )
    return labels
