"""What stands beside a figure: its flag and group, its interval, its source and date, what is to be known of it."""

from __future__ import annotations

from collections.abc import Callable

import duckdb
import pandas as pd

from indicators.dimensions import JOIN, OTHER
from indicators.model import OBSERVATION_FIELDS, City, Indicator, Note
from indicators.protection import PROTECTED
from indicators.statistics import wilson

PEOPLE = ("women", "men", "base", "base_women")
OF_OTHERS = "observed"
"""The table of figures that were computed already."""
COUNTS_TELL_INTERVAL = ("share_of_women", "share")
"""Formulas whose interval follows from the counts that an observation has."""
FLAG_OF_REASON = {
    "nobody": "nobody",
    "no_pool": "not_delivered",
    "not_in_source": "not_delivered",
    "too_few_cases": "protected",
    **dict.fromkeys(PROTECTED, "protected"),
}


def completed(indicator: Indicator, frame: pd.DataFrame) -> pd.DataFrame:
    """The columns of an observation that follow from the definition and the counts."""
    frame = frame.reset_index(drop=True).assign(
        indicator=indicator.slug, code=indicator.code, version=indicator.version, unit=indicator.unit, edition=None
    )
    merged = frame["category"].astype(str).str.contains(rf"(?:^|[{JOIN}]){OTHER}:[^{JOIN}]*:[0-9]+(?:$|[{JOIN}])")
    frame["group"] = frame["category"].where(merged, None)
    frame["flag"] = [_flag(value, reason) for value, reason in zip(frame["value"], frame["reason"], strict=True)]
    frame.loc[merged & frame["value"].notna(), "flag"] = "merged"
    frame.loc[frame["reason"] == "no_pool", ["base", "base_women"]] = None
    if indicator.interval and indicator.formula in COUNTS_TELL_INTERVAL:
        frame["low"], frame["high"] = wilson(*_part_and_whole(indicator, frame))
    for name in OBSERVATION_FIELDS:
        if name not in frame:
            frame[name] = None
    types = {**dict.fromkeys(PEOPLE, "Int64"), "value": float, "low": float, "high": float}
    return frame[list(OBSERVATION_FIELDS)].astype(types)


def _part_and_whole(indicator: Indicator, frame: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """The counts that a share is made of."""
    counted = frame["women"] + frame["men"]
    return (counted, frame["base"]) if indicator.formula == "share" else (frame["women"], counted)


def _flag(value: float, reason: str | None) -> str:
    return "shown" if pd.notna(value) else FLAG_OF_REASON.get(reason or "", "not_applicable")


def dated(connection: duckdb.DuckDBPyConnection, frame: pd.DataFrame, tables: tuple[str, ...]) -> pd.DataFrame:
    """With source, reference date and its basis, as the delivery of the first of `tables` says them."""
    if frame.empty:
        return frame
    if OF_OTHERS in tables:  # it rests on everything that was delivered
        known = connection.execute("SELECT DISTINCT delivered_table FROM deliveries ORDER BY ALL").fetchall()
        tables = tuple(name for (name,) in known)
    dates = connection.execute(
        """SELECT city, year, arg_min(source, rank) AS source, arg_min(reference_date, rank) AS reference_date,
                  arg_min(date_basis, rank) AS date_basis
           FROM (SELECT *, list_position($1, delivered_table) AS rank FROM deliveries
                 WHERE list_contains($1, delivered_table))
           GROUP BY city, year""",
        [list(tables)],
    ).df()
    dates["reference_date"] = pd.to_datetime(dates["reference_date"]).dt.date
    return frame.merge(dates, on=["city", "year"], how="left")


def with_notes(observations: pd.DataFrame, cities: dict[str, City]) -> pd.DataFrame:
    """The reason of a city's note beside the reasons that an observation has: codes joined by a space."""
    for slug, city in cities.items():
        for note in city.notes:
            concerned = (
                (observations["city"] == slug) & observations["year"].isin(note.years) & _concerned(note)(observations)
            )
            known = observations.loc[concerned, "reason"].fillna("")
            observations.loc[concerned, "reason"] = (known + " " + note.reason).str.strip()
    return observations


def _concerned(note: Note) -> Callable[[pd.DataFrame], pd.Series]:
    def holds(frame: pd.DataFrame) -> pd.Series:
        rows = frame["indicator"].isin(note.indicators) if note.indicators else pd.Series(True, index=frame.index)
        if note.dimension is None:
            return rows
        return rows & (frame["breakdown"] == note.dimension) & frame["category"].isin(note.categories)

    return holds
