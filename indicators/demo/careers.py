"""Invented people over ten years: they are hired, promoted, work part time and leave. Stocks and flows agree.

Nobody has a name; `person` is a running number that never leaves the generator.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.demo.arrivals import newcomers, starters
from indicators.demo.occupations import EXECUTIVE, HIGH_RESPONSIBILITY, PROFESSIONAL
from indicators.demo.recipe import YEARS, Recipe
from indicators.demo.steps import day_of, odds_to_chance

SHARE_OF_EXECUTIVES, SHARE_OF_HIGH_RESPONSIBILITY = 0.014, 0.06
PROMOTION_CHANCE = {0: 0.05, 1: 0.045, 2: 0.04}
"""Yearly odds of men in full time, from the three lowest levels upwards."""


@dataclass(frozen=True)
class Careers:
    """One row a person and year each: who was there at the end of it, came, left, could be promoted."""

    stock: pd.DataFrame
    hires: pd.DataFrame
    leavers: pd.DataFrame
    eligible: pd.DataFrame


def live(recipe: Recipe, seed: int) -> Careers:
    """The careers of an administration; the end of the year before the first is where they start from."""
    chance = recipe.random(seed, "careers")
    staff = _part_time(starters(recipe, chance), recipe)
    kept: dict[str, list[pd.DataFrame]] = {"stock": [], "hires": [], "leavers": [], "eligible": []}
    for year in YEARS:
        leaving = _reasons(staff, recipe, year, chance)
        kept["leavers"].append(staff.assign(year=year, leaving_reason=leaving)[leaving != ""])
        staff = staff[leaving == ""].reset_index(drop=True)
        eligible, staff = _promote(staff, recipe, year, chance)
        hired = newcomers(recipe, staff, year, _open_executive_posts(staff, recipe, year), chance)
        staff = pd.concat([staff, hired], ignore_index=True)
        staff = _part_time(staff, recipe)
        kept["eligible"].append(eligible.assign(year=year))
        kept["hires"].append(staff[staff["person"].isin(hired["person"])].assign(year=year))
        kept["stock"].append(staff.assign(year=year))
    frames = {name: pd.concat(years, ignore_index=True) for name, years in kept.items()}
    return Careers(**frames)


def _reasons(staff: pd.DataFrame, recipe: Recipe, year: int, chance: np.random.Generator) -> np.ndarray:
    """Why each person leaves in the year; an empty text for those who stay."""
    age = year - staff["birth_year"].to_numpy()
    draw = chance.random(len(staff))
    fixed = (staff["contract"] == "fixed_term").to_numpy() & (year - staff["hired_on"].dt.year.to_numpy() >= 2)
    retiring = np.select([age >= 67, age >= 65, age >= 62], [1.0, 0.45, 0.15], 0.0)
    reason = np.select(
        [draw < retiring, fixed & (draw > 0.5), draw > 0.988, draw > 0.979, draw > 0.977],
        ["retirement", "end_of_contract", "resignation", "mobility", "other"],
        "",
    ).astype(object)
    surplus = int((reason == "").sum()) - recipe.headcount(year)
    if surplus > 0:  # a part of the administration goes elsewhere, or posts are not filled again
        reason[chance.choice(np.flatnonzero(reason == ""), surplus, replace=False)] = "mobility"
    return reason


def _promote(
    staff: pd.DataFrame, recipe: Recipe, year: int, chance: np.random.Generator
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The eligible with `promoted` and their new level, and the staff after it."""
    years = (day_of(year, 12, 31) - staff["level_since"]).dt.days / 365.25
    may = (years >= 3) & (staff["level"] < EXECUTIVE)
    eligible = staff[may].assign(years_in_level=years[may].round(1))
    promoted = _promoted(eligible, staff, recipe, year, chance)
    after = staff.copy()
    risen = eligible.index[promoted]
    after.loc[risen, "level"] += 1
    after.loc[risen, "level_since"] = day_of(year, 1, 1) + pd.to_timedelta(chance.integers(0, 360, len(risen)), "D")
    return eligible.assign(promoted=promoted, level_to=eligible["level"] + 1), after


def _promoted(
    eligible: pd.DataFrame, staff: pd.DataFrame, recipe: Recipe, year: int, chance: np.random.Generator
) -> np.ndarray:
    """Who of the eligible rises: by odds up to high responsibility, by appointment to the executives."""
    level = eligible["level"].to_numpy()
    favour = np.where(eligible["gender"] == "W", recipe.truth["promotion_odds"], 1.0)
    favour = favour * np.where(eligible["fte"] < 1, recipe.truth["promotion_odds_part_time"], 1.0)
    odds = np.select([level == each for each in PROMOTION_CHANCE], list(PROMOTION_CHANCE.values()), 0.0)
    professionals = level == PROFESSIONAL
    wanted = round(SHARE_OF_HIGH_RESPONSIBILITY * recipe.headcount(year))
    vacant = max(wanted - int((staff["level"] == HIGH_RESPONSIBILITY).sum()), 0)
    if professionals.any():
        odds[professionals] = min(vacant / max(favour[professionals].sum(), 1.0), 0.5)
    promoted = chance.random(len(eligible)) < odds_to_chance(odds * favour)
    return promoted | _appointed(eligible, staff, recipe, year, chance)


def _appointed(
    eligible: pd.DataFrame, staff: pd.DataFrame, recipe: Recipe, year: int, chance: np.random.Generator
) -> np.ndarray:
    """Half of the open executive posts go to holders of high responsibility, women and men as the trend has it."""
    women, men = _open_executive_posts(staff, recipe, year)
    order = chance.permutation(len(eligible))
    inside = (eligible["level"] == HIGH_RESPONSIBILITY).to_numpy()[order]
    gender = eligible["gender"].to_numpy()[order]
    taken = np.zeros(len(eligible), dtype=bool)
    for code, posts in (("W", women // 2), ("M", men // 2)):
        taken[order[inside & (gender == code)][:posts]] = True
    return taken


def _open_executive_posts(staff: pd.DataFrame, recipe: Recipe, year: int) -> tuple[int, int]:
    """How many women and men have to be appointed for the trend to hold."""
    wanted = max(round(SHARE_OF_EXECUTIVES * recipe.headcount(year)), 2)
    executives = staff.loc[staff["level"] == EXECUTIVE, "gender"]
    vacant = max(wanted - len(executives), 0)
    goal = round(recipe.women_among_executives(year) * wanted)
    women = min(max(goal - int((executives == "W").sum()), 0), vacant)
    return women, vacant - women


def _part_time(staff: pd.DataFrame, recipe: Recipe) -> pd.DataFrame:
    """Working time follows from a person's own place in a queue, so that it stays the same from year to year."""
    share = np.where(staff["gender"] == "W", recipe.truth["part_time_women"], recipe.truth["part_time_men"])
    share = np.where(staff["level"] >= HIGH_RESPONSIBILITY, 0.0, share)
    quota = np.select([staff["quota"] < 0.2, staff["quota"] < 0.65], [0.5, 0.7], 0.8)
    return staff.assign(fte=np.where(staff["queue"] < share, quota, 1.0))
