"""What a pay gap is made of: inside and between the parts, explained and not; and the gaps of the categories."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pandas as pd

from indicators.charts import figure as f
from indicators.charts.bars import bar
from indicators.charts.changes import signed_points
from indicators.charts.chart import Chart, Table, alternative, because, latest, table_of
from indicators.charts.memory import remembered
from indicators.charts.pay import LIMIT, band, chance, gap_axis, side_key
from indicators.charts.rows import height, row_frame
from indicators.charts.words import Words, whole
from indicators.marking import N_
from indicators.model import TOTAL

INSIDE_PARTS = {
    "level": N_("inside the levels"),
    "pay_category": N_("inside the categories"),
}
BETWEEN_PARTS = {
    "level": N_("between the levels"),
    "pay_category": N_("between the categories"),
}
NAMED_AT_MOST = 12
"""Categories that are shown by name, a row each; more of them are stacked as dots."""
STACK = 26
"""Pixels of a dot in a stack."""


@remembered
def inside_and_between(words: Words, gap: pd.DataFrame, inside: pd.DataFrame, over: str) -> Chart | None:
    """Three bars: the gap, what of it lies inside the parts (`over`: level, pay_category), and the rest."""
    both = latest(gap).merge(latest(inside), on="year", suffixes=("", "_inside"))
    if both.empty:
        return None
    row = both.iloc[0]
    overall, inner = float(row["value"]), float(row["value_inside"])
    between = overall - inner
    parts = [
        (words.say("overall"), overall),
        (words.say(INSIDE_PARTS[over]), inner),
        (words.say(BETWEEN_PARTS[over]), between),
    ]
    sentence = words.say(
        "In {year} the gap of **{overall}** is **{inner}** {inside} and {rest} {between}.",
        year=str(row["year"]),
        overall=words.percent(overall),
        inner=words.percent(inner),
        inside=parts[1][0],
        rest=signed_points(words, between),
        between=parts[2][0],
    )
    return _bars(
        words,
        pd.concat([gap, inside], ignore_index=True),
        f"inside_{gap['indicator'].iloc[0]}",
        words.say("Inside and between: {what}", what=words.breakdown(over).lower()),
        f"{sentence} {_reading(words, overall, between)}",
        parts,
        words.say(
            "Inside: the gaps of the parts, weighted by the people in them. Between: the rest, that is where women and "
            "men work, and parts too small to compare."
        ),
    )


def _reading(words: Words, overall: float, between: float) -> str:
    """What the sign of the rest says, beside that of the whole gap."""
    if abs(between) < 0.05:
        return words.say("Where women and men work hardly moves it.")
    if (between < 0) == (overall < 0):
        return words.say("Where women and men work makes it larger.")
    return words.say("Where women and men work hides a part of what lies inside.")


@remembered
def explained_gap(words: Words, gap: pd.DataFrame, explained: pd.DataFrame, unexplained: pd.DataFrame) -> Chart | None:
    """Three bars of the Oaxaca-Blinder decomposition, the reference stated. Totals of one year."""
    frames = [latest(each) for each in (gap, explained, unexplained)]
    if any(each.empty for each in frames) or len({int(each["year"].iloc[0]) for each in frames}) > 1:
        return None
    mean, told, rest = (float(each["value"].iloc[0]) for each in frames)
    parts = [
        (words.say("mean gap"), mean),
        (words.say("explained by traits and position"), told),
        (words.say("not explained by them"), rest),
    ]
    sentence = words.say(
        "Of the mean gap of **{mean}** in {year}, {told} go with age, education, experience, working time and "
        "position; {rest} do not.",
        mean=words.percent(mean),
        year=str(frames[0]["year"].iloc[0]),
        told=signed_points(words, told),
        rest=signed_points(words, rest),
    )
    note = words.say(
        "Oaxaca-Blinder; reference: the rewards of everyone together, with gender in the regression (Jann). Another "
        "reference gives another answer. Explained does not mean justified."
    )
    rows = pd.concat([gap, explained, unexplained], ignore_index=True)
    return _bars(words, rows, "explained_gap", words.say("Explained and unexplained"), sentence, parts, note)


def _bars(
    words: Words, rows: pd.DataFrame, name: str, title: str, sentence: str, parts: list[tuple[str, float]], note: str
) -> Chart:
    names = [f"<b>{label}</b>  {signed_points(words, value)}" for label, value in parts]
    hover = [f"{label}: {signed_points(words, value)}" for label, value in parts]
    bars = bar(pd.Series([value for _, value in parts]), [-place for place in range(len(parts))], "", "", hover)
    bars["marker"]["color"] = [f.FOCUS, f.OTHERS, f.OTHERS]
    bars["marker"]["pattern"]["shape"] = ["", "", "/"]
    axis = gap_axis([value for _, value in parts])
    return Chart(
        name=name,
        title=title,
        subtitle=words.say("Points of the gap, {when}; the parts add up to it", when=words.when(latest(rows))),
        sentence=sentence,
        alt=alternative(words.say("Bar chart, three rows"), sentence),
        figure={
            "data": [bars],
            "layout": {
                **row_frame(words, names, [f.line_at("x", 0, "solid")], side_key(words), {**axis, "ticksuffix": ""}),
                "bargap": 0.68,
            },
        },
        height=height(len(parts)),
        table=Table(
            title,
            [words.say("Part of the gap"), words.say("Points")],
            [[label, signed_points(words, value)] for label, value in parts],
        ),
        observations=rows,
        notes=(note,),
    )


@remembered
def gaps_of_groups(words: Words, rows: pd.DataFrame, name: str, title: str, subtitle: str) -> Chart | None:
    """The gap of each level or category in the last year: by name where they are few, as stacked dots where many."""
    last = latest(rows[rows["breakdown"] != TOTAL])
    if last.empty:
        return None
    named = len(last) <= NAMED_AT_MOST
    figure, tall = _named(words, last) if named else _stacked(words, last)
    kind = words.say("Dot chart, a row a group") if named else words.say("Dots in stacks, one dot a group")
    sentence = _groups_sentence(words, last)
    return Chart(
        name=name,
        title=title,
        subtitle=words.say("{what}, {when}", what=subtitle, when=words.when(last)),
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
    more = words.say_many(
        "In {count} of them leaving out one person would move the gap across 5%.",
        "In {count} of them leaving out one person would move the gap across 5%.",
        hangs,
    )
    return f"{sentence} {more}"


def _said(words: Words, row: pd.Series) -> str:
    counts = words.counts(whole(row["women"]), whole(row["men"]))
    return f"{words.category(row['breakdown'], row['category'])}: {words.percent(row['value'])}, {counts}"


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
    """A dot a group at its gap in whole percent, those with the same one above each other."""
    places: Counter[int] = Counter()
    x, y = [], []
    for value in last["value"]:
        at = round(float(value))
        x.append(at)
        y.append(places[at])
        places[at] += 1
    dots = f.marks(x, y, f.FOCUS, "square", [_said(words, row) for _, row in last.iterrows()], 9)
    top = max(places.values())
    layout = f.layout(
        words,
        xaxis=gap_axis(list(last["value"])),
        yaxis=f.hidden_axis(-0.8, max(top, 5)),
        shapes=band("x"),
        annotations=[f.key_line(side_key(words))],
    )
    return {"data": [dots], "layout": layout}, 90 + max(top, 5) * STACK
