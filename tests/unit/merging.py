"""Tables written as text, merged: what tests of merging are made of."""

from __future__ import annotations

import dataclasses

import pandas as pd

from indicators.catalogue import catalogue
from indicators.lattice import Lattice, Rule, lattice
from indicators.merge import SUMMED, Counted, Place, Protection, protect

EVERYONE = dataclasses.replace(
    catalogue()["women_share_of_staff"], slug="everyone", code="A-01", population={}, counted={}
)
OLDER = dataclasses.replace(EVERYONE, slug="older", code="A-02", sensitivity="personal", counted={"age_band": (">60",)})
YOUNGER = dataclasses.replace(OLDER, slug="younger", code="A-03", counted={"age_band": ("≤30",)})
PAY = dataclasses.replace(EVERYONE, slug="pay", code="A-04", sensitivity="pay", tables=("pay",))
HIRES = dataclasses.replace(EVERYONE, slug="hires", code="A-05", tables=("hires",))
K5 = Rule(5)


def counted(indicator, breakdown: str, text: str, rule: Rule = K5, **more) -> Counted:
    """A text table: axes, then women, men (counted) and, where given, base_women, base_men."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    frame = pd.DataFrame(lines[1:], columns=lines[0])
    axes = () if breakdown == "total" else tuple(breakdown.split("*"))
    numbers = frame.columns.difference(axes)
    frame = frame.astype(dict.fromkeys(numbers, int)).assign(city="a")
    frame["year"] = frame.get("year", 2024)
    for name in SUMMED:
        if name not in frame:
            frame[name] = frame[name.removeprefix("base_")] if name.startswith("base_") else 0
    return Counted(indicator, breakdown, axes, frame, rule, **more)


def groups(found: Protection, indicator: str = "everyone", dimension: str = "department") -> set[frozenset[str]]:
    rows = found.groups[(found.groups["indicator"] == indicator) & (found.groups["dimension"] == dimension)]
    return {frozenset(each["category"]) for _, each in rows.groupby("group")}


def sets(*members: str) -> set[frozenset[str]]:
    return {frozenset(each.split()) for each in members}


def merge(*tables: Counted, parents: dict[str, str] | None = None, rules: Lattice | None = None, **more) -> Protection:
    return protect(tables, {"a": Place(parents or {})}, rules or lattice(), **more)
