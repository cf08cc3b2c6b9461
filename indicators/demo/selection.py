"""Tables about recruitment: calls by stage, the boards that select, the vacancies that were published."""

from __future__ import annotations

import numpy as np
import pandas as pd

from indicators.demo.careers import Careers
from indicators.demo.occupations import LEVELS, NAMES, OCCUPATIONS
from indicators.demo.recipe import YEARS, Recipe
from indicators.demo.steps import days_in

STAGES = ("applied", "admitted", "tested", "passed", "ranked", "appointed")
PASSING_ON = {"admitted": 0.88, "tested": 0.62, "ranked": 0.8, "appointed": 0.3}
APPLICANTS = 90


def calls(recipe: Recipe) -> pd.DataFrame:
    """One row a call: a call for each 90 employees a year, in the job family and level it is for."""
    chance = recipe.random(0, "calls")
    count = max(recipe.people // 90, 2) * len(YEARS)
    year = np.repeat(YEARS, count // len(YEARS))
    number = pd.Series(year).groupby(year).cumcount() + 1
    department = chance.integers(0, len(recipe.departments), len(year))
    occupation = np.array([NAMES.index(each.occupation) for each in recipe.departments])[department]
    administrations = list(recipe.administrations)
    return pd.DataFrame(
        {
            "year": year,
            "competition": "C" + pd.Series(year).astype(str) + "-" + number.astype(str).str.zfill(3),
            "reference_date": days_in(year, chance),
            "administration": np.array(administrations, dtype=object)[
                chance.integers(0, len(administrations), len(year))
            ],
            "department": np.array([each.name for each in recipe.departments], dtype=object)[department],
            "job_family": np.array([OCCUPATIONS[name].family for name in NAMES], dtype=object)[occupation],
            "women": np.array([OCCUPATIONS[name].women for name in NAMES])[occupation],
            "level": np.array(LEVELS, dtype=object)[chance.choice([1, 2, 3], len(year), p=[0.2, 0.5, 0.3])],
            "access": np.where(chance.random(len(year)) < 0.85, "external", "internal"),
        }
    )


def competitions(careers: Careers, recipe: Recipe, chance: np.random.Generator) -> pd.DataFrame:
    """Women and men at each stage; in the leaking job family women pass the test at a lower rate."""
    base = calls(recipe)
    kept = []
    applied = chance.poisson(APPLICANTS, len(base))
    women = chance.binomial(applied, 0.15 + 0.7 * base["women"])
    for gender, people in (("W", women), ("M", applied - women)):
        passing = np.full(len(base), recipe.truth["test_pass_rate"])
        if gender == "W":
            passing[base["job_family"] == recipe.truth["leaking_family"]] *= recipe.truth["leaking_ratio"]
        for stage in STAGES:
            if stage != "applied":
                people = chance.binomial(people, passing if stage == "passed" else PASSING_ON[stage])
            kept.append(base.assign(stage=stage, gender=gender, people=people))
    rows = pd.concat(kept, ignore_index=True).drop(columns="women")
    order = rows["stage"].map(dict(zip(STAGES, range(len(STAGES)), strict=True)))
    return rows.assign(order=order).sort_values(["year", "competition", "order", "gender"]).drop(columns="order")


def selection_boards(careers: Careers, recipe: Recipe, chance: np.random.Generator) -> pd.DataFrame:
    """Boards of a chair and two members, three of ten with an expert; women come to sit on them more often."""
    base = calls(recipe)
    seats = []
    for role, share in (("chair", 1.0), ("member", 1.0), ("member", 1.0), ("expert", 0.3)):
        there = base[chance.random(len(base)) < share]
        woman = chance.random(len(there)) < 0.32 + 0.018 * (there["year"] - YEARS[0]) + 0.1 * (there["women"] - 0.5)
        inside = chance.random(len(there)) < (0.2 if role == "expert" else 0.75)
        seats.append(there.assign(board_role=role, gender=np.where(woman, "W", "M"), internal=inside))
    rows = pd.concat(seats, ignore_index=True).sort_values(["year", "competition", "board_role"])
    return rows.assign(board="B" + rows["competition"])


def vacancies(careers: Careers, recipe: Recipe, chance: np.random.Generator) -> pd.DataFrame:
    """What published vacancies say; stating the pay became more usual."""
    base = calls(recipe)
    progress = (base["year"] - YEARS[0]) / len(YEARS)
    return base.assign(
        vacancy="V" + base["competition"],
        pay_stated=chance.random(len(base)) < 0.35 + 0.6 * progress,
        neutral_title=chance.random(len(base)) < 0.25 + 0.65 * progress,
    )
