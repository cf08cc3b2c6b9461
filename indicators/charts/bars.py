"""Charts with a bar for each row: who is over 60, posts per 1,000, differences in points."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from indicators.charts import figure as f
from indicators.charts.chart import Chart, alternative, latest, table_of
from indicators.charts.facts import none_shown, not_shown
from indicators.charts.memory import remembered
from indicators.charts.rows import height, named, row_frame
from indicators.charts.words import Words, whole
from indicators.marking import N_


@remembered
def over_60(words: Words, rows: pd.DataFrame) -> Chart | None:
    """How many at each level are over 60, a bar a level. `rows`: staff_over_60 by level."""
    last = latest(rows)
    if last.empty:
        return not_shown(words, "over_60", words.say("Over 60, by level: the next vacancies"), rows)
    counted = last["women"] + last["men"]
    sentence = _next_vacancies(words, last)
    names = [
        "<b>{}</b>  {}".format(
            words.category(row["breakdown"], row["category"]),
            words.say(
                "{count} of {all}: {counts}",
                count=int(count),
                all=whole(row["base"]),
                counts=words.counts(whole(row["women"]), whole(row["men"])),
            ),
        )
        for (_, row), count in zip(last.iterrows(), counted, strict=True)
    ]
    top_share = max(40.0, float(last["value"].max()) + 5)
    return Chart(
        name="over_60",
        title=words.say("Over 60, by level: the next vacancies"),
        subtitle=words.say("Share of each level that is over 60, {when}", when=words.when(last)),
        sentence=sentence,
        alt=alternative(words.say("Bar chart, a row a level"), sentence),
        figure={
            "data": _over_60_bars(words, last),
            "layout": {
                **row_frame(words, names, [], f.gender_key(words), f.percent_axis(top_share, 10)),
                "barmode": "stack",
                "bargap": 0.68,
            },
        },
        height=height(len(last)),
        table=table_of(words, rows, words.say("Staff over 60 by level")),
        observations=rows,
    )


def _next_vacancies(words: Words, last: pd.DataFrame) -> str:
    """How many of the two highest levels are over 60."""
    told = [
        words.say(
            "**{count} of {all}** ({name})",
            count=whole(row["women"] + row["men"]),
            all=whole(row["base"]),
            name=words.category(row["breakdown"], row["category"]),
        )
        for _, row in last.head(2).iterrows()
    ]
    return words.say(
        "Over 60 in {year}: {groups}. Their posts are the next vacancies there.",
        groups=words.listing(told),
        year=str(last["year"].iloc[0]),
    )


def _over_60_bars(words: Words, last: pd.DataFrame) -> list[dict[str, Any]]:
    places = [-i for i in range(len(last))]
    bars = []
    for column, color, pattern, say in (("women", f.WOMEN, "", words.women), ("men", f.MEN, "/", words.men)):
        hover = [
            f"{words.category(row['breakdown'], row['category'])}: {say(whole(row[column]))}"
            for _, row in last.iterrows()
        ]
        bars.append(bar(last[column] * 100 / last["base"], places, color, pattern, hover))
    return bars


def bar(values: pd.Series, places: list[int], color: str, pattern: str, hover: list[str]) -> dict[str, Any]:
    """A horizontal bar a row; men's bars carry a hatch besides their colour."""
    return {
        "type": "bar",
        "orientation": "h",
        "x": [float(value) for value in values],
        "y": places,
        "hoverinfo": "text",
        "hovertext": hover,
        "marker": {
            "color": color,
            "pattern": {
                "shape": pattern,
                "fillmode": "overlay",
                "fgcolor": f.PAPER,
                "fgopacity": 1,
                "size": 7,
                "solidity": 0.25,
            },
        },
    }


@remembered
def rates(words: Words, pairs: list[tuple[str, pd.DataFrame, pd.DataFrame]]) -> Chart | None:
    """Where the balance tips: posts for 1,000 women and for 1,000 men. `pairs`: name, rows of women, rows of men."""
    latests = [(name, latest(women), latest(men)) for name, women, men in pairs]
    shown = [(name, women.iloc[0], men.iloc[0]) for name, women, men in latests if len(women) and len(men)]
    if not shown:
        return none_shown(
            words, "rates", words.say("Where the balance tips"), [each for _, *pair in pairs for each in pair]
        )
    names, bars = _rate_bars(words, shown)
    top = max(float(row["value"]) for _, *both in shown for row in both)
    rows = pd.concat([part for _, women, men in pairs for part in (women, men)], ignore_index=True)
    sentence = " ".join(_rate_sentence(words, name, women, men) for name, women, men in shown)
    return Chart(
        name="rates",
        title=words.say("Where the balance tips"),
        subtitle=words.say("Holders of a post for 1,000 women and 1,000 men, {when}", when=words.when(latest(rows))),
        sentence=sentence,
        alt=alternative(words.say("Bar chart, two bars a kind of post"), sentence),
        figure={
            "data": [bars],
            "layout": {
                **row_frame(
                    words,
                    names,
                    [],
                    words.say("holders for every 1,000 of the same gender"),
                    f.axis(range=[0, top * 1.08], rangemode="tozero"),
                ),
                "bargap": 0.68,
            },
        },
        height=height(len(names)),
        table=table_of(words, rows, words.say("Posts per 1,000 women and per 1,000 men")),
        observations=rows,
        notes=(words.say("A ratio of stocks, not a chance: it does not follow people through their career."),),
    )


def _rate_bars(words: Words, shown: list[tuple[str, pd.Series, pd.Series]]) -> tuple[list[str], dict[str, Any]]:
    """The names of the rows, and their bars: women's solid, men's hatched."""
    names = [
        words.say(text, name=name, value=words.number(row["value"]))
        for name, women, men in shown
        for row, text in (
            (women, N_("<b>{value} of 1,000 women</b>  {name}")),
            (men, N_("<b>{value} of 1,000 men</b>  {name}")),
        )
    ]
    values = pd.Series([float(row["value"]) for _, *both in shown for row in both])
    bars = bar(values, [-i for i in range(len(names))], "", "", [re.sub(r"</?b>", "", name) for name in names])
    bars["marker"]["color"] = [f.WOMEN, f.MEN] * len(shown)
    bars["marker"]["pattern"]["shape"] = ["", "/"] * len(shown)
    return names, bars


def _rate_sentence(words: Words, name: str, women: pd.Series, men: pd.Series) -> str:
    return words.say(
        "{name}: **{women} of 1,000 women** and **{men} of 1,000 men** hold one in {year}.",
        name=name,
        women=words.number(women["value"]),
        men=words.number(men["value"]),
        year=str(women["year"]),
    )


@remembered
def differences(words: Words, rows: pd.DataFrame, limit: float) -> Chart | None:
    """The 30-point rule: difference of each Area in points, the limit as a line. `rows`: by area."""
    last = latest(rows)
    if last.empty:
        return not_shown(words, "differences", words.say("Difference between women and men, by contract Area"), rows)
    over = last[last["value"] > limit]
    listed = words.listing([words.category(row["breakdown"], row["category"]) for _, row in over.iterrows()])
    sentence = (
        words.say("Above {limit} points: **{areas}**.", limit=words.number(limit), areas=listed)
        if len(over)
        else words.say("No Area is above {limit} points.", limit=words.number(limit))
    )
    names = [f"{named(words, row)}  <b>{words.value('points', row['value'])}</b>" for _, row in last.iterrows()]
    hover = [
        f"{words.category(row['breakdown'], row['category'])}: {words.value('points', row['value'])}, "
        f"{words.reason(row['reason'])}"
        for _, row in last.iterrows()
    ]
    bars = bar(last["value"], [-i for i in range(len(last))], f.FOCUS, "", hover)
    bars["marker"]["pattern"]["shape"] = ["" if value > limit else "/" for value in last["value"]]
    top = max(50.0, float(last["value"].max()) + 5)
    return Chart(
        name="differences",
        title=words.say("Difference between women and men, by contract Area"),
        subtitle=words.say("In points, without sign, {when}; solid bars lie above the limit", when=words.when(last)),
        sentence=sentence,
        alt=alternative(words.say("Bar chart, a row an Area"), sentence),
        figure={
            "data": [bars],
            "layout": {
                **row_frame(
                    words,
                    names,
                    [f.line_at("x", limit)],
                    words.say("dotted line: {limit} points (art. 6 DPR 487/1994)", limit=words.number(limit)),
                    f.axis(range=[0, top], dtick=10),
                ),
                "bargap": 0.68,
            },
        },
        height=height(len(last)),
        table=table_of(words, rows, words.say("Difference between women and men by contract Area")),
        observations=rows,
    )
