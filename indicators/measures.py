"""What an edition says of its own numbers: which people each adds up, and how much merging has kept by name."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pandas as pd

from indicators.dimensions import JOIN, parts
from indicators.formulas import OF_AMOUNTS, OF_THINGS
from indicators.model import TOTAL, Indicator

MEASURE_COLUMNS = [
    "indicator", "source_table", "formula", "sensitivity", "breakdowns", "population", "counted", "pool", "over",
    "pool_table", "kind",
]  # fmt: skip
KEPT_COLUMNS = ["city", "indicator", "breakdown", "dimension", "year", "share"]
OTHER = "other"
PEOPLE, THINGS, ANSWERS = "people", "things", "answers"
"""What is counted. Whoever answers several questions stands in each of them, so answers do not add up to people."""


def measures(indicators: Sequence[Indicator]) -> pd.DataFrame:
    """One row an indicator: its source table and, in JSON, its breakdowns and who is counted."""
    rows = [
        (
            each.slug, each.told_of, each.formula, each.sensitivity, _json([TOTAL, *each.breakdowns]),
            _json(each.population), _json(OTHER if each.counted is None else each.counted),
            None if each.pool is None else _json(each.pool), each.over,
            each.tables[1] if each.pool is not None and len(each.tables) > 1 else None,
            _kind(each),
        )
        for each in indicators
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=MEASURE_COLUMNS, dtype=object)


def _kind(indicator: Indicator) -> str:
    if indicator.formula in OF_THINGS:
        return THINGS
    return ANSWERS if indicator.formula in OF_AMOUNTS and indicator.over else PEOPLE


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def kept(observations: pd.DataFrame, groups: pd.DataFrame) -> pd.DataFrame:
    """Share of the people of each merged breakdown who stand in a category by its own name, in its last year.

    What is dropped keeps nothing: 0.
    """
    merged = groups[["city", "indicator", "breakdown", "dimension"]].drop_duplicates()
    dropped = _dropped(observations)
    found = [_share(observations, groups, *each) for each in merged.itertuples(index=False, name=None)]
    frame = pd.DataFrame([*(each for each in found if each), *dropped], columns=KEPT_COLUMNS)
    return frame.drop_duplicates(KEPT_COLUMNS[:4]).sort_values(KEPT_COLUMNS[:4], ignore_index=True)


def _share(
    observations: pd.DataFrame, groups: pd.DataFrame, city: str, indicator: str, breakdown: str, dimension: str
) -> tuple[str, str, str, str, int, float] | None:
    rows = observations[
        (observations["city"] == city)
        & (observations["indicator"] == indicator)
        & (observations["breakdown"] == breakdown)
        & (observations["source"] != "published")
        & observations["flag"].isin(["shown", "merged", "too_few", "nobody"])
    ]
    if rows.empty:
        return None
    year = int(rows["year"].max())
    rows = rows[rows["year"] == year]
    own = groups[(groups["city"] == city) & (groups["indicator"] == indicator) & (groups["breakdown"] == breakdown)]
    named = set(own[(own["dimension"] == dimension) & (own["category"] == own["group"])]["category"])
    place = parts(breakdown).index(dimension) if dimension in parts(breakdown) else None
    if place is None:
        return None
    stands = rows["category"].map(lambda category: category.split(JOIN)[place] in named)
    people = rows["base"].fillna(0).astype(float)
    return (
        city,
        indicator,
        breakdown,
        dimension,
        year,
        float(people[stands].sum() / people.sum()) if people.sum() else 0.0,
    )


def _dropped(observations: pd.DataFrame) -> list[tuple[str, str, str, str, int, float]]:
    """A breakdown that is not shown in its last year."""
    rows = observations[(observations["flag"] == "protected") & (observations["breakdown"] != TOTAL)]
    last = rows.groupby(["city", "indicator", "breakdown"])["year"].max().reset_index()
    return [
        (city, indicator, breakdown, dimension, int(year), 0.0)
        for city, indicator, breakdown, year in last.itertuples(index=False, name=None)
        for dimension in parts(breakdown)
    ]
