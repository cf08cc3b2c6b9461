"""Every table of an administration, as canonical columns with a year, before it is written the office's own way."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from indicators.demo import equality_plan, governance, people, selection, wellbeing
from indicators.demo.careers import Careers, live
from indicators.demo.recipe import Recipe
from indicators.demo.steps import counted

Maker = Callable[[Careers, Recipe, np.random.Generator], pd.DataFrame]

MAKERS: dict[str, Maker] = {
    name: getattr(module, name)
    for module, names in (
        (people, ("staff", "hires", "leavers", "promotions", "pay", "posts")),
        (selection, ("competitions", "selection_boards", "vacancies")),
        (wellbeing, ("leave", "training", "flexible_work", "survey")),
        (governance, ("bodies", "prevention", "reports", "budget_lines", "contracts", "acts")),
        (governance, ("population", "published_values")),
        (equality_plan, ("actions", "targets", "plan")),
    )
    for name in names
}
"""Table → what makes it. All canonical tables but `deliveries`, which the ingest fills."""

GROUPS = {
    "staff": [
        "staff_group",
        "level",
        "department",
        "directorate",
        "age_band",
        "seniority_band",
        "contract",
        "working_time",
    ],
    "hires": ["channel", "level", "department", "directorate", "contract"],
    "leavers": ["leaving_reason", "level", "department", "directorate", "age_band"],
}
"""By what an administration that sends no persons counts them."""

COARSE = {"argintia": ["level", "age_band"], "ezustvolgy": ["level"]}
"""Whose published table has no more than this."""


def make(recipe: Recipe, seed: int) -> dict[str, pd.DataFrame]:
    """Table → rows of all years, for every table that the administration delivers."""
    careers = live(recipe, seed)
    return {name: make_table(name, careers, recipe, seed) for name in recipe.tables}


def make_table(name: str, careers: Careers, recipe: Recipe, seed: int) -> pd.DataFrame:
    rows = MAKERS[name](careers, recipe, recipe.random(seed, name))
    if name in recipe.counted and name in GROUPS:
        by = COARSE.get(recipe.slug, GROUPS[name])
        rows = counted(rows, ["year", "administration", "gender", *by])
    return rows.reset_index(drop=True)
