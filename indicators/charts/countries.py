"""Context series of the countries: the own country strong, the others pale, their names on hover and in the table."""

from __future__ import annotations

from typing import Any

import pandas as pd

from indicators.catalogue import catalogue
from indicators.charts import figure as f
from indicators.charts.chart import Chart, alternative, earliest, latest, table_of
from indicators.charts.memory import remembered
from indicators.charts.words import Words
from indicators.charts.years import HEIGHT, hovers, with_gaps

NEAR = 3
"""Years before the right end within which last values share a column of labels."""


@remembered
def countries(words: Words, rows: pd.DataFrame, own: str) -> Chart | None:
    """One series for all countries; `own` is the country shown strong."""
    shown = rows[rows["value"].notna()]
    title = words.title(catalogue()[rows["indicator"].iloc[0]]) if len(rows) else ""
    if shown.empty:
        return None
    mine = shown[shown["city"] == own]
    sentence = _country_sentence(words, mine, own)
    traces = [
        _country_line(words, slug, each, strong=slug == own)
        for slug, each in sorted(shown.groupby("city"), key=lambda pair: pair[0] == own)
    ]
    low, high = float(shown["value"].min()), float(shown["value"].max())
    return Chart(
        name=f"countries_{rows['indicator'].iloc[0]}",
        title=title,
        subtitle=words.say(
            "{years}; the country of the administration strong, the others pale", years=words.years(shown)
        ),
        sentence=sentence,
        alt=alternative(words.say("Line chart over the years, a line a country"), sentence),
        figure={
            "data": traces,
            "layout": f.layout(
                words,
                xaxis=f.year_axis(sorted({int(year) for year in shown["year"]})),
                yaxis=f.axis(range=[min(0, low * 1.1), high * 1.12], ticksuffix="%"),
                annotations=_labels(words, shown, own, (high - min(0, low)) / 16),
                margin={"l": 16, "r": 48, "t": 28, "b": 34},
            ),
        },
        height=HEIGHT,
        table=table_of(words, rows, title, with_place=True),
        observations=rows,
    )


def _country_sentence(words: Words, mine: pd.DataFrame, own: str) -> str:
    if mine.empty:
        return words.say("There is no figure for {country} in this series.", country=words.place(own))
    first, last = earliest(mine).iloc[0], latest(mine).iloc[0]
    return words.say(
        "{country}: **{value}** in {year}, {before} in {first}.",
        country=words.place(own),
        value=words.percent(last["value"]),
        year=f"{last['year']} ({remark})" if (remark := words.reason(last["reason"])) else str(last["year"]),
        before=words.percent(first["value"]),
        first=str(first["year"]),
    )


def _country_line(words: Words, slug: str, rows: pd.DataFrame, strong: bool) -> dict[str, Any]:
    years, values = with_gaps(rows, "value")
    texts = {
        int(row["year"]): f"{words.place(slug)}, {row['year']}: {words.percent(row['value'])}"
        for _, row in rows.iterrows()
    }
    color, width = (f.FOCUS, 3) if strong else (f.OTHERS, 1.5)
    return f.line(years, values, color, "circle", hovers(years, values, texts), width=width)


def _labels(words: Words, shown: pd.DataFrame, own: str, gap: float) -> list[dict[str, Any]]:
    """The code of each country beside its last value, at the right end at least `gap` apart; the own country strong."""
    lasts = sorted((latest(rows).iloc[-1] for _, rows in shown.groupby("city")), key=lambda row: float(row["value"]))
    right, before, labels = int(shown["year"].max()), float("-inf"), []
    for row in lasts:
        place = float(row["value"])
        if row["year"] > right - NEAR:
            place = before = max(place, before + gap)
        strong = row["city"] == own
        code = row["city"].upper()
        labels.append(
            f.words_at(
                int(row["year"]),
                place,
                f"<b>{code}</b>" if strong else code,
                xshift=10,
                font={"size": 13, "color": f.FOCUS if strong else f.MUTED},
            )
        )
    return labels
