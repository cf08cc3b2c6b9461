"""The pay gap of each group, told apart from where the groups lie together."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from typing import Any

import pandas as pd

from indicators.catalogue import catalogue
from indicators.charts import figure as f
from indicators.charts.absent import instead
from indicators.charts.chart import Chart, alternative, because, latest, table_of
from indicators.charts.facts import not_shown
from indicators.charts.memory import remembered
from indicators.charts.pay_gap import LIMIT, MEASURES, band, chance, gap_axis, side_key
from indicators.charts.rows import height, row_frame
from indicators.charts.words import Words, whole

NAMED_AT_MOST = 12
"""Categories that are shown by name, a row each; more of them are stacked as dots."""
STACK = 16
"""Pixels of a dot in a stack."""
STACKS = 30
"""Stacks at most across the plot, so that dots stand apart on a telephone."""


@remembered
def gaps_of_groups(words: Words, rows: pd.DataFrame, others: tuple[pd.DataFrame, ...] = ()) -> Chart | None:
    """The gap of each level or category in the last year: by name where they are few, as stacked dots where many.

    `rows`: observations of one indicator by one breakdown; `others`: the same by others, named where it is withheld.
    """
    if rows.empty:
        return None
    indicator = catalogue()[rows["indicator"].iloc[0]]
    by = words.breakdown(rows["breakdown"].iloc[0])
    name, title = f"{indicator.slug}_by_{rows['breakdown'].iloc[0]}", words.title(indicator)
    last = latest(rows)
    if last.empty:
        by_title = words.say("{title}, by {breakdown}", title=title, breakdown=by.lower())
        chart = not_shown(words, name, by_title, rows)
        return chart and replace(chart, sentence=f"{chart.sentence} {instead(words, others)}".strip())
    named = len(last) <= NAMED_AT_MOST
    figure, tall = _named(words, last) if named else _stacked(words, last)
    kind = words.say("Dot chart, a row a group") if named else words.say("Dots in stacks, one dot a group")
    sentence = _groups_sentence(words, last)
    return Chart(
        name=name,
        title=title,
        subtitle=words.say(
            "By {breakdown}, {when}; {measure}",
            breakdown=by.lower(),
            when=words.when(last),
            measure=words.say(MEASURES[indicator.slug]),
        ),
        sentence=sentence,
        alt=alternative(kind, sentence),
        figure=figure,
        height=tall,
        table=table_of(words, rows, title),
        observations=rows,
        notes=(
            words.say(
                "Only groups of at least ten women and ten men are shown, smaller ones together with others or not at "
                "all. The Directive does not ask to publish gaps by category; a full table for internal use would "
                "need a sign-in."
            ),
        ),
    )


def _groups_sentence(words: Words, last: pd.DataFrame) -> str:
    above, below = int((last["value"] >= LIMIT - 1e-9).sum()), int((last["value"] <= -LIMIT + 1e-9).sum())
    sentence = words.say(
        "Of **{groups}** groups that can be compared, men have 5% or more above women in **{above}** and women above "
        "men in **{below}**.",
        groups=len(last),
        above=above,
        below=below,
    )
    hangs = int(because(last, "one_person_decides").sum())
    if not hangs:
        none = words.say("In none of them leaving out one person would move the gap across 5%.")
        return f"{sentence} {none}"
    more = words.say_many(
        "In {count} of them leaving out one person would move the gap across 5%.",
        "In {count} of them leaving out one person would move the gap across 5%.",
        hangs,
    )
    return f"{sentence} {more}"


def _said(words: Words, row: pd.Series) -> str:
    counts = words.counts(whole(row["women"]), whole(row["men"]))
    name = words.category(row["breakdown"], row["category"])
    return words.say("{group}: {gap}, {counts}", group=name, gap=words.percent(row["value"]), counts=counts)


def _named(words: Words, last: pd.DataFrame) -> tuple[dict[str, Any], int]:
    names = [
        f"<b>{words.category(row['breakdown'], row['category'])}</b>  {words.percent(row['value'])}  "
        f"{words.counts(whole(row['women']), whole(row['men']))}"
        for _, row in last.iterrows()
    ]
    hover = [f"{_said(words, row)}. {chance(words, row)}".strip() for _, row in last.iterrows()]
    dots = f.marks(
        [float(value) for value in last["value"]], [-i for i in range(len(last))], f.FOCUS, "square", hover, 14
    )
    layout = row_frame(words, names, band("x"), side_key(words), gap_axis(list(last["value"])))
    return {"data": [dots], "layout": layout}, height(len(last))


def _stacked(words: Words, last: pd.DataFrame) -> tuple[dict[str, Any], int]:
    """A dot a group at its gap, rounded to a step of whole percent; those with the same one above each other."""
    axis = gap_axis(list(last["value"]))
    step = max(1, math.ceil(2 * axis["range"][1] / STACKS))
    places: Counter[int] = Counter()
    x, y = [], []
    for value in last["value"]:
        at = step * round(float(value) / step)
        x.append(at)
        y.append(places[at])
        places[at] += 1
    dots = f.marks(x, y, f.FOCUS, "circle", [_said(words, row) for _, row in last.iterrows()], 9)
    top = max(places.values())
    layout = f.layout(
        words,
        xaxis=axis,
        yaxis=f.hidden_axis(-0.8, max(top, 5)),
        shapes=band("x"),
        annotations=[f.key_line(side_key(words))],
    )
    return {"data": [dots], "layout": layout}, 90 + max(top, 5) * STACK
