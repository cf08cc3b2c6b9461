"""An administration beside others: only pairs that are the same thing in the same year, named, with intervals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.catalogue import catalogue
from indicators.charts import figure as f
from indicators.charts.chart import Chart, alternative, table_of
from indicators.charts.rows import height, row_frame
from indicators.charts.words import Words, whole
from indicators.cities import cities, places
from indicators.marking import N_
from indicators.statistics import newcombe, verdict
from indicators.store import Store

VERDICTS = {
    "differs": N_("differs, by {low} to {high} points"),
    "too_few": N_("too few to tell"),
    "no_difference": N_("no difference seen"),
}


@dataclass(frozen=True)
class Pair:
    """The same indicator in the same year, here and there: two observations."""

    own: pd.Series
    other: pd.Series


def pairs(own: pd.DataFrame, others: pd.DataFrame) -> list[Pair]:
    """The pairs that can be made of rows of totals, the newest year of each indicator and place."""
    both = own.merge(others, on=["indicator", "code", "year"], suffixes=("", "_other"))
    both = both[both["value"].notna() & both["value_other"].notna() & both["low"].notna() & both["low_other"].notna()]
    both = both.sort_values(["code", "city_other", "year"]).drop_duplicates(["indicator", "city_other"], keep="last")
    return [
        Pair(
            own[(own["indicator"] == row["indicator"]) & (own["year"] == row["year"])].iloc[0],
            others[
                (others["indicator"] == row["indicator"])
                & (others["year"] == row["year"])
                & (others["city"] == row["city_other"])
            ].iloc[0],
        )
        for _, row in both.iterrows()
    ]


def pairs_by_place(store: Store, city: str) -> dict[str, list[Pair]]:
    """All pairs of a partner with places of its own country, by place; an invented administration has none."""
    if cities()[city].synthetic:
        return {}
    country = cities()[city].country
    near = [slug for slug, place in places().items() if place.country == country and place.kind != "country"]
    if not near:
        return {}
    rows = {each.slug: store.observations(each.slug) for each in catalogue().indicators if each.interval}
    every = pd.concat(rows.values(), ignore_index=True)
    own = every[every["city"] == city]
    found = {slug: pairs(own, every[every["city"] == slug]) for slug in near}
    return {slug: chosen for slug, chosen in found.items() if chosen}


def beside(words: Words, place: str, chosen: list[Pair]) -> Chart | None:
    """All pairs with one place: a row a pair, both values with their intervals."""
    if not chosen:
        return None
    names, hover_own, hover_other = [], [], []
    for pair in chosen:
        title = words.title(catalogue()[pair.own["indicator"]])
        names.append(f"<b>{title}</b>, {pair.own['year']}  {_verdict(words, pair)}")
        hover_own.append(f"{title}: {_counted(words, pair.own)}")
        hover_other.append(f"{title}: {_counted(words, pair.other)}")
    sentences = [sentence_of(words, pair) for pair in chosen]
    places = [-i for i in range(len(chosen))]
    observations = pd.DataFrame([row for pair in chosen for row in (pair.own, pair.other)])
    own_name, other_name = words.here, words.place(place)
    key = f'<span style="color:{f.FOCUS}">■ {own_name}</span>  ▲ {other_name}'
    return Chart(
        name=f"beside_{place}",
        title=words.say("{city} beside {other}", city=own_name, other=other_name),
        subtitle=words.say("Same definition, same year; the thin line is what chance alone could move (95%)"),
        sentence=sentences[0] if len(sentences) == 1 else "\n".join(f"- {each}" for each in sentences),
        alt=alternative(words.say("Dot chart with intervals, a row a pair"), " ".join(sentences)),
        figure={
            "data": [
                _points([pair.own for pair in chosen], places, f.FOCUS, "square", hover_own),
                _points(
                    [pair.other for pair in chosen], [y - 0.16 for y in places], f.MUTED, "triangle-up", hover_other
                ),
            ],
            "layout": row_frame(words, names, [], key, f.percent_axis(step=20)),
        },
        height=height(len(chosen)),
        table=table_of(words, observations, words.say("Same thing, same year"), with_place=True),
        observations=observations,
    )


def _points(rows: list[pd.Series], places: list[Any], color: str, symbol: str, hover: list[str]) -> dict[str, Any]:
    values = [float(row["value"]) for row in rows]
    trace = f.marks(values, places, color, symbol, hover, size=13)
    trace["error_x"] = f.intervals(values, (row["low"] for row in rows), (row["high"] for row in rows), color)
    return trace


def _counted(words: Words, row: pd.Series) -> str:
    """“49 of 90 in Torino (54.4%)”; what is counted stands in the title."""
    counted = whole(row["women"])
    if catalogue()[row["indicator"]].formula == "share":
        counted += whole(row["men"])
    return words.say(
        "{count} of {all} in {place} ({share})",
        count=counted,
        all=whole(row["base"]),
        place=words.place(row["city"]),
        share=words.percent(row["value"]),
    )


def _verdict(words: Words, pair: Pair) -> str:
    own, other = ((float(row["value"]), float(row["low"]), float(row["high"])) for row in (pair.own, pair.other))
    low, high = newcombe(own, other)
    ends = sorted((abs(low), abs(high)))
    return words.say(VERDICTS[verdict(low, high)], low=words.number(ends[0]), high=words.number(ends[1]))


def sentence_of(words: Words, pair: Pair) -> str:
    return words.say(
        "{title}, {date}: **{own}**, {other}: {verdict}.",
        title=words.title(catalogue()[pair.own["indicator"]]),
        date=words.day(pair.own["reference_date"], pair.own["date_basis"]),
        own=_counted(words, pair.own),
        other=_counted(words, pair.other),
        verdict=_verdict(words, pair),
    )
