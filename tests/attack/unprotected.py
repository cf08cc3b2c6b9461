"""Editions of invented administrations, protected badly on purpose: what the audit has to break.

The product has no way to build such an edition. `plain` publishes every cell, `blanked` leaves out the small ones,
`together` merges alike everywhere and must stand: tables small and plain enough to change by hand.
"""

from __future__ import annotations

import json
from collections.abc import Callable

import pandas as pd

from indicators.audit.reading import Contents, contents

COLUMNS = [
    "indicator", "code", "version", "city", "year", "breakdown", "category", "group", "women", "men", "base", "value",
    "low", "high", "unit", "flag", "reason", "source", "reference_date", "date_basis", "edition",
]  # fmt: skip
BREAKDOWNS = [
    "directorate",
    "department",
    "level",
    "age_band",
    "department*level",
    "department*age_band",
    "level*age_band",
]
OLDER = ["level", "department"]
Grouping = dict[str, dict[str, dict[str, str]]]  # breakdown -> dimension -> category -> group
Protection = Callable[[pd.DataFrame, int, list[str]], Grouping]


def measures(breakdowns: list[str]) -> pd.DataFrame:
    """Everyone in the staff table, and the people over 60 of those whose age is known."""
    return pd.DataFrame(
        [
            ("everyone", "staff", "share_of_women", "headcount", breakdowns, "{}", "{}"),
            ("over_60", "staff", "share", "personal", OLDER, "{}", json.dumps({"age_band": [">60"]})),
        ],
        columns=["indicator", "source_table", "formula", "sensitivity", "breakdowns", "population", "counted"],
    )


def cells(people: pd.DataFrame, breakdown: str, grouping: dict[str, dict[str, str]]) -> pd.DataFrame:
    """Women, men and base of each cell of a breakdown, after grouping; a row a year and cell."""
    names = [] if breakdown == "total" else breakdown.split("*")
    labels = [people[name].map(lambda code, name=name: grouping.get(name, {}).get(code, code)) for name in names]
    category = labels[0].astype(str) if labels else pd.Series("total", index=people.index)
    for more in labels[1:]:
        category = category + "*" + more.astype(str)
    woman, older = people["gender"] == "W", people["age_band"] == ">60"
    told = pd.DataFrame(
        {"year": people["year"], "category": category, "women": woman, "men": ~woman}
        | {"old_women": woman & older, "old_men": ~woman & older, "base": True}
    )
    return told.groupby(["year", "category"], sort=True).sum().astype(int).reset_index()


def edition(
    people: pd.DataFrame,
    protection: Protection,
    k: int = 5,
    blank: bool = False,
    breakdowns: list[str] = BREAKDOWNS,
) -> Contents:
    """An edition of one administration, as the audit reads it."""
    city = str(people["city"].iloc[0])
    grouping = protection(people, k, breakdowns)
    observed, grouped = [], []
    for indicator, women, men, by in (
        ("everyone", "women", "men", breakdowns),
        ("over_60", "old_women", "old_men", OLDER),
    ):
        for breakdown in ("total", *by):
            told = cells(people, breakdown, grouping.get(breakdown, {}))
            rows = told.assign(women=told[women], men=told[men], indicator=indicator, breakdown=breakdown, flag="shown")
            small = _small(rows, k) if blank and breakdown != "total" else pd.Series(False, index=rows.index)
            rows = rows.astype({"women": float, "men": float, "base": float})
            rows.loc[small, ["women", "men", "base"]] = float("nan")
            rows.loc[small, "flag"] = "protected"
            observed.append(rows)
            grouped += _groups(people, indicator, city, breakdown, grouping.get(breakdown, {}))
    observations = pd.concat(observed, ignore_index=True).assign(city=city, source="synthetic", value=float("nan"))
    parents = people[["city", "department", "directorate"]].drop_duplicates()
    hierarchy = parents.rename(columns={"department": "category", "directorate": "parent"}).assign(
        dimension="department"
    )
    groups = pd.DataFrame(grouped, columns=["indicator", "city", "breakdown", "dimension", "category", "group"])
    observations = observations.reindex(columns=COLUMNS)
    return contents(
        {"observations": observations, "groups": groups, "measures": measures(breakdowns), "hierarchy": hierarchy}
    )


def _small(rows: pd.DataFrame, k: int) -> pd.Series:
    rest = rows["base"] - rows["women"] - rows["men"]
    return sum(
        (rows[name].between(1, k - 1) for name in ("women", "men")), start=pd.Series(False, index=rows.index)
    ) | (rest.between(1, k - 1))


def _groups(people: pd.DataFrame, indicator: str, city: str, breakdown: str, grouping: dict) -> list[tuple[str, ...]]:
    names = [] if breakdown == "total" else breakdown.split("*")
    return [
        (indicator, city, breakdown, name, code, grouping.get(name, {}).get(code, code))
        for name in names
        for code in sorted(people[name].unique())
    ]


def plain(people: pd.DataFrame, k: int, breakdowns: list[str]) -> Grouping:
    return {}


def together(people: pd.DataFrame, k: int, breakdowns: list[str]) -> Grouping:
    """One grouping of departments and levels for every table, the coarsest that any of them needs."""
    found: dict[str, dict[str, str]] = {}
    for _ in range(200):
        worst = [_unsafe(people, breakdown, found, k) for breakdown in breakdowns]
        needed = {name: set().union(*(each.get(name, set()) for each in worst)) for name in _names(breakdowns)}
        if not any(needed.values()):
            break
        for name in _names(breakdowns):
            wider = _widened(people, name, found.get(name, {}), needed[name]) if needed[name] else found.get(name, {})
            if wider != found.get(name, {}):
                found[name] = wider
                break
    return dict.fromkeys(breakdowns, found)


def _names(breakdowns: list[str]) -> list[str]:
    """The dimensions that rows are merged by, departments first."""
    first = {breakdown.split("*")[0] for breakdown in breakdowns}
    return sorted(first, key=lambda name: (name != "department", name))


def _unsafe(people: pd.DataFrame, breakdown: str, grouping: dict[str, dict[str, str]], k: int) -> dict[str, set[str]]:
    """The first dimension's groups of a breakdown that have a cell below k."""
    names = breakdown.split("*")
    told = cells(people, breakdown, grouping)
    counted = told[["women", "men", "old_women", "old_men"]] if breakdown in OLDER else told[["women", "men"]]
    others = [told["women"] - told["old_women"], told["men"] - told["old_men"]] if breakdown in OLDER else []
    small = pd.concat([counted, *others], axis=1)
    bad = told.loc[((small > 0) & (small < k)).any(axis=1), "category"]
    return {names[0]: {category.split("*")[0] for category in bad}}


def _widened(people: pd.DataFrame, name: str, now: dict[str, str], bad: set[str]) -> dict[str, str]:
    """All bad groups in one, with the smallest of the good ones if that was one already."""
    sizes = people[name].map(lambda code: now.get(code, code)).value_counts()
    joined = set(bad) | {group for group in sizes.index if group.startswith("other:")}
    good = [group for group in sizes.index[::-1] if group not in joined]
    if len(bad) == 1 and good:
        joined.add(good[0])
    members = sorted(code for code in people[name].unique() if now.get(code, code) in joined)
    return {**now, **dict.fromkeys(members, f"other:{members[0]}:{len(members)}")}
