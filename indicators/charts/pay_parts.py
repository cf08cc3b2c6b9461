"""What a pay gap is made of: inside and between the parts, explained and not; and the gaps of the categories."""

from __future__ import annotations

import pandas as pd

from indicators.charts import figure as f
from indicators.charts.bars import bar
from indicators.charts.changes import signed_points
from indicators.charts.chart import Chart, Table, alternative, latest
from indicators.charts.memory import remembered
from indicators.charts.pay_gap import MEASURES, gap_axis, side_key
from indicators.charts.rows import height, row_frame
from indicators.charts.words import Words
from indicators.marking import N_

INSIDE_PARTS = {
    "level": N_("inside the levels"),
    "pay_category": N_("inside the categories"),
}
BETWEEN_PARTS = {
    "level": N_("between the levels"),
    "pay_category": N_("between the categories"),
}


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
        subtitle=words.say(
            "Points of the gap ({measure}), {when}; the parts add up to it",
            measure=words.say(MEASURES[rows["indicator"].iloc[0]]),
            when=words.when(latest(rows)),
        ),
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
