"""Who is there at the start, and who comes: what an invented person brings along."""

from __future__ import annotations

import numpy as np
import pandas as pd

from indicators.demo.occupations import EXECUTIVE, HIGH_RESPONSIBILITY, NAMES, OCCUPATIONS
from indicators.demo.recipe import FIRST_YEAR, Recipe
from indicators.demo.steps import by_rank, days_in, draw_rows

MAIN_OCCUPATION = 0.8
"""Share of a department's staff in the occupation it is known for; the others do its administration."""

X_SHARE = 0.002
EDUCATION = ("below_diploma", "diploma", "bachelor", "master", "doctorate")
EDUCATION_BY_LEVEL = np.array([
    [0.60, 0.37, 0.03, 0.00, 0.00],
    [0.35, 0.58, 0.06, 0.01, 0.00],
    [0.04, 0.66, 0.17, 0.13, 0.00],
    [0.00, 0.15, 0.25, 0.57, 0.03],
    [0.00, 0.08, 0.17, 0.69, 0.06],
    [0.00, 0.00, 0.05, 0.83, 0.12],
])  # fmt: skip


def starters(recipe: Recipe, chance: np.random.Generator) -> pd.DataFrame:
    """The staff on the last day before the first year."""
    before = FIRST_YEAR - 1
    count = recipe.headcount(before)
    born = before - np.clip(chance.normal(49, 9, count), 23, 65).round().astype(int)
    hired = np.minimum(np.maximum(before - chance.gamma(3.0, 6.0, count).astype(int), born + 20), before)
    people = _people(recipe, count, chance).assign(birth_year=born)
    people = _with_posts(people, recipe, chance)
    people["hired_on"] = days_in(hired, chance)
    people["level_since"] = days_in(hired + (chance.random(count) * (before - hired)).astype(int), chance)
    people["level_since"] = people[["hired_on", "level_since"]].max(axis=1)
    people["contract"] = np.where(chance.random(count) < 0.05, "fixed_term", "permanent")
    people["channel"] = "competition"
    return people.assign(person=np.arange(count), education=_education(people, chance), fte=1.0)


def newcomers(
    recipe: Recipe, staff: pd.DataFrame, year: int, executives: tuple[int, int], chance: np.random.Generator
) -> pd.DataFrame:
    """Those hired in the year: as many as the course of the administration asks for, its executives first."""
    count = max(recipe.headcount(year) - len(staff), sum(executives))
    people = _people(recipe, count, chance)
    women, men = executives
    posts = np.arange(count) < women + men
    people.loc[posts, "level"] = EXECUTIVE
    people.loc[posts, "gender"] = ["W"] * women + ["M"] * men
    age = np.where(posts, chance.normal(50, 5, count), chance.normal(35, 8, count))
    people["birth_year"] = year - np.clip(age, 20, 60).round().astype(int)
    people["hired_on"] = people["level_since"] = days_in(np.full(count, year), chance)
    people["channel"] = _channel(posts, chance)
    fixed = posts | (chance.random(count) < 0.14)
    people["contract"] = np.where(fixed & (people["channel"] != "stabilisation"), "fixed_term", "permanent")
    first = int(staff["person"].max()) + 1 + year * 100_000
    return people.assign(person=first + np.arange(count), education=_education(people, chance), fte=1.0)


def _people(recipe: Recipe, count: int, chance: np.random.Generator) -> pd.DataFrame:
    """Department, occupation, level and gender of `count` people below the posts of responsibility."""
    departments = recipe.departments
    department = chance.choice(len(departments), count, p=by_rank(len(departments))[_shuffled(recipe)])
    main = np.array([NAMES.index(each.occupation) for each in departments])[department]
    occupation = np.where(chance.random(count) < MAIN_OCCUPATION, main, NAMES.index("administration"))
    shares = np.array([OCCUPATIONS[name].levels for name in NAMES])[occupation]
    women = np.array([OCCUPATIONS[name].women for name in NAMES])[occupation]
    names, weights = list(recipe.administrations), list(recipe.administrations.values())
    gender = np.where(chance.random(count) < women, "W", "M").astype(object)
    gender[chance.random(count) < X_SHARE] = "X"
    named = np.array([each.name for each in departments], dtype=object)[department]
    for name, only in recipe.one_gender.items():
        gender[named == name] = only
    return pd.DataFrame(
        {
            "administration": np.array(names, dtype=object)[chance.choice(len(names), count, p=weights)],
            "department": named,
            "directorate": np.array([each.directorate for each in departments], dtype=object)[department],
            "occupation": np.array(NAMES, dtype=object)[occupation],
            "level": draw_rows(shares, chance),
            "gender": gender,
            "queue": chance.random(count),
            "quota": chance.random(count),
        }
    )


def _shuffled(recipe: Recipe) -> np.ndarray:
    """Which rank of size each department has: the first of each directorate are the largest."""
    position = np.array([_place_in_directorate(recipe, number) for number in range(len(recipe.departments))])
    return np.argsort(np.argsort(position, kind="stable"), kind="stable")


def _place_in_directorate(recipe: Recipe, number: int) -> int:
    own = recipe.departments[number].directorate
    return sum(each.directorate == own for each in recipe.departments[:number])


def _with_posts(people: pd.DataFrame, recipe: Recipe, chance: np.random.Generator) -> pd.DataFrame:
    """Posts of responsibility at the start: executives as the trend begins, the others from the professionals."""
    count = len(people)
    executives = max(round(0.014 * count), 2)
    women = round(recipe.women_executives[0] * executives)
    experienced = chance.permutation(np.flatnonzero(people["birth_year"] <= FIRST_YEAR - 40))
    chosen = np.concatenate(
        [_first(experienced, people, "W", women), _first(experienced, people, "M", executives - women)]
    )
    people.loc[chosen, "level"] = EXECUTIVE
    left = experienced[~np.isin(experienced, chosen)]
    professionals = left[(people["level"].to_numpy()[left] == HIGH_RESPONSIBILITY - 1)]
    people.loc[professionals[: round(0.06 * count)], "level"] = HIGH_RESPONSIBILITY
    return people


def _first(order: np.ndarray, people: pd.DataFrame, gender: str, count: int) -> np.ndarray:
    return order[(people["gender"].to_numpy()[order] == gender)][:count]


def _channel(posts: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    drawn = chance.choice(["competition", "mobility", "stabilisation", "other"], len(posts), p=[0.68, 0.2, 0.08, 0.04])
    return np.where(posts, "fixed_term_executive", drawn)


def _education(people: pd.DataFrame, chance: np.random.Generator) -> np.ndarray:
    shares = EDUCATION_BY_LEVEL[people["level"].to_numpy(dtype=int)]
    return np.array(EDUCATION, dtype=object)[draw_rows(shares, chance)]
