"""For statisticians: shares by number of people, with the limits within which chance alone would keep them."""

from __future__ import annotations

from math import log10
from typing import Any

import numpy as np
import pandas as pd

from indicators.catalogue import catalogue
from indicators.charts import figure as f
from indicators.charts.chart import Chart, alternative, table_of
from indicators.charts.comparison import OF_BOTH, OF_WOMEN, Compared, counted, lettered, letters_told
from indicators.charts.memory import remembered
from indicators.charts.words import Words, whole
from indicators.statistics import binomial_limits

LIMITS = ((0.95, "dash"), (0.999, "dot"))
POINTS = 80
FEWEST = 3
"""Administrations below which a funnel says nothing."""
TOGETHER, PARITY = "together", "parity"


@remembered
def funnel(words: Words, compared: Compared, around: str = TOGETHER) -> Chart | None:
    """Share by number of people. `around`: the share of all together (sums of their counts), or 50 %."""
    rows = compared.rows
    if len(rows) < FEWEST:
        return None
    indicator = catalogue()[rows["indicator"].iloc[0]]
    if indicator.formula not in (OF_WOMEN, OF_BOTH) or (around == PARITY and indicator.better != PARITY):
        return None
    sized = _sized(rows)
    if len(sized) < FEWEST:
        return None
    share = 50.0 if around == PARITY else float(sized["part"].sum() * 100 / sized["people"].sum())
    title = _title(words, around)
    sentence = _sentence(words, sized, share, around)
    return Chart(
        name=f"funnel_{around}",
        title=title,
        subtitle=words.say("Dashed: 95% of all shares would lie inside by chance alone; dotted: 99.9%"),
        sentence=sentence,
        alt=alternative(words.say("Funnel plot"), sentence),
        figure=_figure(words, compared.own, sized, share),
        height=400,
        table=table_of(words, rows, title, with_place=True),
        observations=rows,
        notes=(letters_told(words, lettered(words, list(sized["city"]))), *_largest(words, sized, around)),
    )


def _title(words: Words, around: str) -> str:
    if around == PARITY:
        return words.say("Share by number of people, and the limits of chance around 50%")
    return words.say("Share by number of people, and the limits of chance around all of them together")


def _sized(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with `part` of `people`; those without counts are left out."""
    of_women = catalogue()[rows["indicator"].iloc[0]].formula == OF_WOMEN
    known = rows[rows["women"].notna() & rows["men"].notna() & rows["base"].notna()]
    both = known["women"] + known["men"]
    part, people = (known["women"], both) if of_women else (both, known["base"])
    return known.assign(part=part.astype(float), people=people.astype(float))[lambda each: each["people"] > 0]


def outside(sized: pd.DataFrame, share: float, inside: float) -> pd.DataFrame:
    """The rows whose share lies outside the limits."""
    low, high = binomial_limits(share, list(sized["people"]), inside)
    value = sized["value"].astype(float).to_numpy()
    return sized[(value < low) | (value > high)]


def _sentence(words: Words, sized: pd.DataFrame, share: float, around: str) -> str:
    out = outside(sized, share, 0.999)
    if around == PARITY:
        centre = words.say("Around 50%")
    else:
        centre = words.say("Around {share}, the share of all of them together", share=words.percent(share))
    if out.empty:
        return words.say("{centre}: nobody lies outside the 99.9% limits.", centre=centre)
    names = [f"{words.place(row['city'])}, {counted(words, row)}" for _, row in out.iterrows()]
    return words.say("{centre}: outside the 99.9% limits: {names}.", centre=centre, names=words.listing(names))


def _largest(words: Words, sized: pd.DataFrame, around: str) -> tuple[str, ...]:
    """Said where one administration is most of all together."""
    largest = sized.loc[sized["people"].idxmax()]
    if around == PARITY or largest["people"] * 2 <= sized["people"].sum():
        return ()
    return (
        words.say(
            "The share of all together is mostly that of {name}: {people} of {all} people.",
            name=words.place(largest["city"]),
            people=words.number(whole(largest["people"])),
            all=words.number(whole(sized["people"].sum())),
        ),
    )


def _figure(words: Words, own: str, sized: pd.DataFrame, share: float) -> dict[str, Any]:
    first, last = float(sized["people"].min()) / 1.6, float(sized["people"].max()) * 1.6
    numbers = [float(each) for each in np.geomspace(max(first, 2), last, POINTS)]
    hover = [f"{words.place(row['city'])}: {counted(words, row)}" for _, row in sized.iterrows()]
    mine = sized["city"] == own
    points = f.marks(
        [float(each) for each in sized["people"]],
        [float(each) for each in sized["value"]],
        f.MUTED,
        "square-open",
        hover,
        size=11,
    )
    colors = [f.FOCUS if each else f.MUTED for each in mine]
    points["marker"] |= {
        "color": colors,
        "symbol": ["square" if each else "square-open" for each in mine],
        "line": {"color": colors, "width": 2},
    }
    limits = [
        _limit(numbers, ends, dash) for inside, dash in LIMITS for ends in binomial_limits(share, numbers, inside)
    ]
    x = f.axis(type="log", range=[log10(numbers[0]), log10(last)], tickvals=_ticks(numbers[0], last), tickformat=",d")
    layout = f.layout(
        words,
        xaxis={**x, "title": {"text": words.say("people counted"), "font": {"size": 13, "color": f.MUTED}}},
        yaxis=f.percent_axis(),
        shapes=[f.line_at("y", share, "solid")],
        annotations=_labels(words, own, sized),
        margin={"l": 16, "r": 20, "t": 16, "b": 48},
    )
    return {"data": [*limits, points], "layout": layout}


def _ticks(first: float, last: float) -> list[int]:
    """Round numbers on a logarithmic scale, at most about five."""
    every = [number * 10**power for power in range(6) for number in (1, 2, 5)]
    inside = [number for number in every if first <= number <= last]
    return inside if len(inside) <= 5 else [number for number in inside if str(number)[0] == "1"] or inside[::3]


def _limit(numbers: list[float], ends: np.ndarray, dash: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": numbers,
        "y": [float(each) for each in ends],
        "hoverinfo": "skip",
        "line": {"color": f.MUTED, "width": 1.5, "dash": dash},
    }


def _labels(words: Words, own: str, sized: pd.DataFrame) -> list[dict[str, Any]]:
    """A letter at each point and its name where there is room; neighbours above and below in turn."""
    labels = []
    letters = lettered(words, list(sized["city"]))
    middle = log10(float(sized["people"].min()) * float(sized["people"].max())) / 2
    for number, (_, row) in enumerate(sized.sort_values("people").iterrows()):
        place = log10(float(row["people"])), float(row["value"])
        side, way = ("left", 1) if place[0] <= middle else ("right", -1)
        rest: dict[str, Any] = {"yshift": 13 if number % 2 == 0 else -13, "xanchor": side}
        font = {"size": 12, "color": f.FOCUS if row["city"] == own else f.MUTED}
        labels.append(f.words_at(*place, letters[row["city"]], font=font, xshift=4 * way, **rest))
        labels.append(f.words_at(*place, words.place(row["city"]), font=font, xshift=17 * way, name=f.WIDE, **rest))
    return labels
