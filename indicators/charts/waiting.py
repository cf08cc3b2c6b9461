"""How long women and men wait for a promotion: median years by level, or that more than half are still waiting."""

from __future__ import annotations

from typing import Any

import pandas as pd

from indicators.charts import figure as f
from indicators.charts.chart import Chart, alternative, because, latest, table_of
from indicators.charts.facts import fact, not_shown
from indicators.charts.memory import remembered
from indicators.charts.rows import height, row_frame
from indicators.charts.words import Words, whole


@remembered
def waiting(words: Words, women: pd.DataFrame, men: pd.DataFrame) -> Chart | None:
    """Median years until promotion by level, women and men. `women`, `men`: their observations by level."""
    rows = pd.concat([women, men], ignore_index=True)
    both = latest(women).merge(latest(men), on=["year", "breakdown", "category"], suffixes=("", "_men"))
    if both.empty:
        return _still_waiting(words, rows)
    last = [row for _, row in both.iterrows()]
    sentence = " ".join(_waiting_sentence(words, row) for row in last[:3])
    title = words.say("How long it takes to be promoted")
    names = [
        words.say(
            "<b>{name}</b>  women {women}, men {men}",
            name=words.category(row["breakdown"], row["category"]),
            women=_years(words, row["value"]),
            men=_years(words, row["value_men"]),
        )
        for row in last
    ]
    return Chart(
        name="waiting",
        title=title,
        subtitle=words.say(
            "Years in the level until half are promoted, {year}; those not promoted yet count as still waiting",
            year=str(last[0]["year"]),
        ),
        sentence=sentence,
        alt=alternative(words.say("Dot chart, a row each"), sentence),
        figure=_waiting_figure(words, last, names),
        height=height(len(last)),
        table=table_of(words, rows, title),
        observations=rows,
        notes=(
            words.say(
                "Where more than half are still waiting at the longest time there is no figure and no row. No whole "
                "curve is kept: it falls at each person’s own date."
            ),
        ),
    )


def _still_waiting(words: Words, rows: pd.DataFrame) -> Chart | None:
    """Said where the promotions are known and no median can be given of both genders."""
    waiting_on = rows[because(rows, "more_than_half_wait")]
    title = words.say("How long it takes to be promoted")
    if waiting_on.empty:
        return not_shown(words, "waiting", title, rows)
    sentence = words.say(
        "Of the eligible women, of the men or of both, more than half are still waiting at the longest time known in "
        "{year}, at every level: there is no time after which half of both are promoted.",
        year=str(waiting_on["year"].max()),
    )
    return fact(words, "waiting", title, sentence, rows)


def _years(words: Words, value: float) -> str:
    return words.say("{value} years", value=words.number(value, 1))


def _waiting_sentence(words: Words, row: pd.Series) -> str:
    return words.say(
        "**{name}**: half of the women are promoted after {women}, half of the men after {men} "
        "({counts} promoted in {year}).",
        name=words.category(row["breakdown"], row["category"]),
        women=_years(words, row["value"]),
        men=_years(words, row["value_men"]),
        counts=words.counts(whole(row["women"]), whole(row["men"])),
        year=str(row["year"]),
    )


def _waiting_figure(words: Words, rows: list[pd.Series], names: list[str]) -> dict[str, Any]:
    places = [-i for i in range(len(rows))]
    joined_x = [value for row in rows for value in (float(row["value"]), float(row["value_men"]), None)]
    joined_y = [value for place in places for value in (place, place, None)]
    joined = {
        "type": "scatter", "mode": "lines", "x": joined_x, "y": joined_y, "hoverinfo": "skip",
        "line": {"color": f.OTHERS, "width": 3},
    }  # fmt: skip
    marks = []
    for column, color, symbol, said in (
        ("value", f.WOMEN, f.WOMEN_SYMBOL, words.say("women")),
        ("value_men", f.MEN, f.MEN_SYMBOL, words.say("men")),
    ):
        hover = [
            f"{words.category(row['breakdown'], row['category'])}, {said}: {_years(words, row[column])}" for row in rows
        ]
        marks.append(f.marks([float(row[column]) for row in rows], places, color, symbol, hover, size=14))
    longest = max(float(row[column]) for row in rows for column in ("value", "value_men"))
    x = f.axis(range=[0, longest * 1.08])
    return {"data": [joined, *marks], "layout": row_frame(words, names, [], f.gender_key(words), x)}
