"""The equality plan of an invented administration: what it does, what it aims at, with what means."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from indicators.demo.careers import Careers
from indicators.demo.occupations import EXECUTIVE, HIGH_RESPONSIBILITY
from indicators.demo.recipe import FOLDER, LAST_YEAR, YEARS, Recipe
from indicators.demo.steps import year_ends

BASELINE_YEAR = 2021
"""The plan is adopted at its end, with the figures of that day."""

EVIDENCE = 2 / 3
"""Share of the actions that have begun with a document to show; no address leads to a real one."""

IN_EVERY_PLAN = 7
"""So many courses come first in the file: together they have every state, and one action that is late."""

BUDGET_UNIT = 0.11
"""Euros an employee; about five years of the budget of the plan go into its actions."""

AREA_OF_TARGET = {
    "women_among_executives": "leadership",
    "women_among_high_responsibility_posts": "leadership",
    "women_among_hires": "recruitment",
    "women_share_of_staff": "recruitment",
    "staff_up_to_30": "recruitment",
    "part_time_difference": "wellbeing",
    "volunteer_hours": "policies",
}


@cache
def written() -> dict[str, Any]:
    """What `equality_plan.toml` says of all plans."""
    return tomllib.loads((FOLDER / "equality_plan.toml").read_text(encoding="utf-8"))


def actions(careers: Careers, recipe: Recipe, chance: np.random.Generator) -> pd.DataFrame:
    """The actions of the plan, and how far each was at the end of every year since its adoption."""
    base = _with_courses(_kinds(recipe, chance), recipe, chance)
    rows = pd.DataFrame({"year": range(BASELINE_YEAR + 1, LAST_YEAR + 1)}).merge(base, how="cross")
    noted = year_ends(rows["year"])
    over, running = (rows["ended"] <= noted).fillna(False), (rows["begun"] <= noted).fillna(False)
    status = np.select([over, running], [rows["outcome"], "running"], "not_started")
    whole = (rows["due_on"] - rows["begun"]).dt.days
    worked = (rows["ended"].where(over, noted) - rows["begun"]).dt.days
    spent = (rows["budget"] * (worked / whole).clip(0, 1) * 0.9).where(running, 0.0).round(2)
    return rows.assign(
        status=status,
        done_on=rows["ended"].where(np.isin(status, ["done", "embedded"])),
        evidence=rows["evidence"].where(running, ""),
        spent=spent,
        reference_date=noted,
    )


def _kinds(recipe: Recipe, chance: np.random.Generator) -> pd.DataFrame:
    """The actions of this plan without their dates; the first of each field is never left out."""
    plan, owners = written()["plans"][recipe.slug], written()["owners"][recipe.slug]
    language = plan["language"]
    kinds = pd.DataFrame([each for each in written()["kind"] if language in each["titles"]])
    optional = np.flatnonzero(kinds["plan_area"].duplicated())
    left_out = chance.permutation(optional)[: plan["left_out"]]
    kinds = kinds.drop(index=kinds.index[left_out]).reset_index(drop=True)
    return kinds.assign(
        title=[titles[language] for titles in kinds["titles"]],
        responsible=kinds["owner"].map(owners),
        indicator=kinds["indicator"].where(kinds["needs"].isin(recipe.tables), ""),
        action=[f"A{number:02d}" for number in range(1, len(kinds) + 1)],
        objective=written()["objectives"][language],
        goals="5, 8",
    )


def _with_courses(kinds: pd.DataFrame, recipe: Recipe, chance: np.random.Generator) -> pd.DataFrame:
    """The kinds, each with one of the courses that things take: planned dates, what happened, money, evidence."""
    courses = _courses(len(kinds), chance)
    dates = {
        ours: pd.to_datetime(courses[theirs].to_numpy())
        for ours, theirs in (("starts_on", "starts"), ("due_on", "due"), ("begun", "begun"), ("ended", "ended"))
    }
    later = pd.to_timedelta(chance.integers(0, 14, len(kinds)), unit="D")
    dates |= {name: dates[name] + later for name in ("begun", "ended")}
    address = f"https://example.org/{recipe.slug}/" + kinds["action"].str.lower()
    return kinds.assign(
        **dates,
        outcome=courses["as"].to_numpy(),
        budget=(chance.integers(2, 60, len(kinds)) * BUDGET_UNIT * recipe.people).round(-2) + 100.0,
        evidence=address.where(chance.random(len(kinds)) < EVIDENCE, ""),
    )


def _courses(count: int, chance: np.random.Generator) -> pd.DataFrame:
    """As many courses as there are actions, in any order: those that every plan has, and some of the others."""
    courses = pd.DataFrame(written()["course"])
    others = chance.permutation(np.arange(IN_EVERY_PLAN, len(courses)))
    taken = np.concatenate([np.arange(IN_EVERY_PLAN), others])[:count]
    return courses.iloc[chance.permutation(taken)]


def targets(careers: Careers, recipe: Recipe, chance: np.random.Generator) -> pd.DataFrame:
    """What the plan wants to reach, from its own figures of the year of its adoption; without a figure no target."""
    baselines = figures(careers, recipe, BASELINE_YEAR)
    rows = [
        {"indicator": name, "plan_area": AREA_OF_TARGET[name], "target": float(target), "due_year": due}
        for name, (target, due) in written()["targets"][recipe.slug].items()
    ]
    frame = pd.DataFrame(rows)
    frame["baseline"] = frame["indicator"].map(baselines).round(2)
    frame = frame[frame["baseline"].notna() & (frame["baseline"] != frame["target"])]
    return frame.assign(year=BASELINE_YEAR, reference_date=pd.Timestamp(year=BASELINE_YEAR, month=12, day=31))


def figures(careers: Careers, recipe: Recipe, year: int) -> dict[str, float]:
    """The administration's own figures of a year, of women and men; none where nobody is counted."""
    stock, hires = (_women_and_men(rows, year) for rows in (careers.stock, careers.hires))
    woman, part_time = stock["gender"] == "W", stock["fte"] < 1
    hours = plan_of(recipe).set_index("year")["volunteer_hours"]
    return {
        "women_among_executives": _percent(woman[stock["level"] == EXECUTIVE]),
        "women_among_high_responsibility_posts": _percent(woman[stock["level"] == HIGH_RESPONSIBILITY]),
        "women_among_hires": _percent(hires["gender"] == "W"),
        "women_share_of_staff": _percent(woman),
        "staff_up_to_30": _percent(year - stock["birth_year"] <= 30),
        "part_time_difference": _percent(part_time[woman]) - _percent(part_time[~woman]),
        "volunteer_hours": float(hours[year]),
    }


def _women_and_men(rows: pd.DataFrame, year: int) -> pd.DataFrame:
    return rows[(rows["year"] == year) & rows["gender"].isin(["W", "M"])]


def _percent(counted: pd.Series) -> float:
    return float(counted.mean()) * 100


def plan(careers: Careers, recipe: Recipe, chance: np.random.Generator) -> pd.DataFrame:
    """The plan year by year."""
    return plan_of(recipe)


def plan_of(recipe: Recipe) -> pd.DataFrame:
    """Its blocks come one after the other, its means grow."""
    year = np.array(YEARS)
    return pd.DataFrame(
        {
            "year": year, "published": year >= 2021, "signed": year >= 2021, "has_resources": year >= 2022,
            "has_data": year >= 2022, "has_training": year >= 2023,
            "equality_fte": np.where(year >= 2021, np.round(0.2 + recipe.people / 4000, 1), 0.0),
            "volunteer_hours": np.where(year >= 2023, round(recipe.people / 10), 0).astype(float),
            "plan_budget": np.where(year >= 2021, recipe.people * 12.0, 0.0),
        }
    )  # fmt: skip
