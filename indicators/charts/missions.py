"""The budget by mission: how each is divided among the classes, in the last year."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from indicators.charts import figure as f
from indicators.charts.budget_parts import CLASSES, Years, class_key, in_years, look, mission, money, table_of_euros
from indicators.charts.chart import Chart, alternative, like_observations
from indicators.charts.delivered_text import in_plot, in_sentence
from indicators.charts.memory import remembered
from indicators.charts.rows import height, row_frame
from indicators.charts.words import Words


@remembered
def missions(words: Words, budget: pd.DataFrame, years: Years = None) -> Chart | None:
    """A bar a mission of the last year, divided among the four classes."""
    rows = in_years(budget, years)
    rows = rows[(rows["year"] == rows["year"].max()) & (rows["mission"] != "total")]
    names = sorted(rows["mission"].unique(), key=_as_people_count)
    if not names or names == [""]:
        return None
    sums = rows[rows["gender_class"] == "total"].set_index("mission")["committed"]
    parts = rows[rows["gender_class"].isin(CLASSES)]
    shares = parts.assign(share=parts["committed"] / parts["mission"].map(sums) * 100)
    year, title = str(rows["year"].iloc[0]), words.say("By mission")
    slugs = parts["gender_class"].map(lambda code: f"share_of_{code}_spending")
    named = [f"<b>{in_plot(mission(words, name), 48)}</b>  {money(words, float(sums[name]))}" for name in names]
    sentence = _sentence(words, shares, names, year)
    return Chart(
        name="missions",
        title=title,
        subtitle=words.say("How the euros of each mission are classed, {year}", year=year),
        sentence=sentence,
        alt=alternative(words.say("Stacked bars, a row a mission"), sentence.replace("\\", "")),
        figure={
            "data": [_bar(words, shares[shares["gender_class"] == code], names, code) for code in CLASSES],
            "layout": {
                **row_frame(words, named, [], class_key(words), f.percent_axis()),
                "barmode": "stack",
                "bargap": 0.68,
            },
        },
        height=height(len(names)),
        table=table_of_euros(words, parts, title),
        observations=like_observations(parts.assign(indicator=slugs)),
    )


def _as_people_count(name: str) -> list[tuple[int, int | str]]:
    """M2 before M10; a mission without a name last."""
    pieces = re.findall(r"\d+|\D+", name)
    return [(0, int(each)) if each.isdecimal() else (1, each) for each in pieces] or [(2, "")]


def _sentence(words: Words, shares: pd.DataFrame, names: list[str], year: str) -> str:
    """The missions in which nothing was looked at, and those looked at entirely."""
    unseen = shares[shares["gender_class"] == "unclassified"].set_index("mission")["share"]
    nothing = [name for name in names if unseen.get(name, 0.0) >= 100]
    whole = [name for name in names if unseen.get(name, 0.0) <= 0]
    told = [
        words.say(
            "In {year} all lines of **{whole} of {all}** missions were looked at.",
            year=year,
            whole=len(whole),
            all=len(names),
        )
    ]
    if nothing:
        listed = words.listing([in_sentence(mission(words, name)) for name in nothing])
        told.append(words.say("Nothing was looked at in {missions}.", missions=listed))
    return " ".join(told)


def _bar(words: Words, rows: pd.DataFrame, names: list[str], code: str) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "x": [float(share) for share in rows["share"]],
        "y": [-names.index(name) for name in rows["mission"]],
        "hoverinfo": "text",
        "hovertext": [
            f"{in_plot(mission(words, row['mission']))}, {words.category('gender_class', code)}: "
            f"{words.percent(row['share'])}, {money(words, float(row['committed']))}"
            for _, row in rows.iterrows()
        ],
        "marker": look(code),
    }
