"""Tables about persons: staff, pay, hires, leavers, promotions and posts, one row a person."""

from __future__ import annotations

import numpy as np
import pandas as pd

from indicators.demo.careers import Careers
from indicators.demo.occupations import EXECUTIVE, HIGH_RESPONSIBILITY, LEVELS, OCCUPATIONS
from indicators.demo.recipe import LAST_YEAR, Recipe

STEP_YEARS, STEPS, STEP_RISE = 4, 5, 0.035
FULL_HOURS = 1720
BASE_PAY = np.array([20_500, 22_400, 25_200, 29_800, 40_500, 68_000])
AGE_BANDS = ("≤30", "31-40", "41-50", "51-60", ">60")
SENIORITY_BANDS = ("[0,3)", "[3,5)", "[5,10)", "10+")


def level_codes(level: pd.Series) -> np.ndarray:
    return np.array(LEVELS, dtype=object)[level.to_numpy(dtype=int)]


def age_bands(rows: pd.DataFrame) -> np.ndarray:
    age = (rows["year"] - rows["birth_year"]).to_numpy()
    return np.array(AGE_BANDS, dtype=object)[np.searchsorted([30, 40, 50, 60], age)]


def _families(rows: pd.DataFrame) -> pd.Series:
    return rows["occupation"].map({name: each.family for name, each in OCCUPATIONS.items()})


def _working_time(rows: pd.DataFrame) -> np.ndarray:
    return np.where(rows["fte"] < 1, "part_time", "full_time")


def _years_in_level(rows: pd.DataFrame) -> pd.Series:
    ends = pd.to_datetime(rows["year"].astype(str) + "-12-31")
    return (ends - rows["level_since"]).dt.days / 365.25


def staff(careers: Careers, recipe: Recipe, chance: np.random.Generator) -> pd.DataFrame:
    """Everyone on 31 December; `age_band` and `seniority_band` serve those who deliver counted groups."""
    rows = careers.stock
    bands = np.array(SENIORITY_BANDS, dtype=object)[np.searchsorted([3, 5, 10], _years_in_level(rows), side="right")]
    return rows.assign(
        level=level_codes(rows["level"]),
        staff_group="staff",
        age_band=age_bands(rows),
        seniority_band=bands,
        working_time=_working_time(rows),
    )


def hires(careers: Careers, recipe: Recipe, chance: np.random.Generator) -> pd.DataFrame:
    """Everyone hired in the year; three years later it is known who is still there."""
    rows = careers.hires
    there = pd.MultiIndex.from_frame(careers.stock[["person", "year"]])
    present = pd.Series(pd.MultiIndex.from_arrays([rows["person"], rows["year"] + 3]).isin(there), dtype=object)
    return rows.assign(
        level=level_codes(rows["level"]),
        job_family=_families(rows),
        working_time=_working_time(rows),
        present_after_3_years=present.where(rows["year"] + 3 <= LAST_YEAR, None),
    )


def leavers(careers: Careers, recipe: Recipe, chance: np.random.Generator) -> pd.DataFrame:
    rows = careers.leavers
    return rows.assign(level=level_codes(rows["level"]), age_band=age_bands(rows))


def promotions(careers: Careers, recipe: Recipe, chance: np.random.Generator) -> pd.DataFrame:
    """Everyone who could be promoted, by the kind of promotion that was open to them."""
    rows = careers.eligible
    kinds = ["between_areas"] * 3 + ["responsibility_post", "executive"]
    return rows.assign(
        promotion_type=np.array(kinds, dtype=object)[rows["level"].to_numpy(dtype=int)],
        level=level_codes(rows["level"]),
        level_to=pd.Series(level_codes(rows["level_to"]), rows.index).where(rows["promoted"], None),
        working_time=_working_time(rows),
    )


def pay(careers: Careers, recipe: Recipe, chance: np.random.Generator) -> pd.DataFrame:
    """Gross pay of the year by grade and step; the injected gap lowers every component of women's pay."""
    rows = careers.stock
    count = len(rows)
    level = rows["level"].to_numpy(dtype=int)
    served = (rows["year"] - rows["hired_on"].dt.year).to_numpy()
    step = np.minimum(served // STEP_YEARS, STEPS - 1)
    factor = np.where(rows["gender"] == "W", 1 - recipe.truth["pay_gap_in_grade"], 1.0) * rows["fte"].to_numpy()
    inflation = 1.015 ** (rows["year"].to_numpy() - LAST_YEAR)
    base = BASE_PAY[level] * recipe.pay_level * inflation * (1 + STEP_RISE * step) * chance.lognormal(0, 0.02, count)
    variable = base * np.array([0.02, 0.03, 0.04, 0.06, 0.18, 0.35])[level] * chance.gamma(8, 1 / 8, count)
    some = chance.random(count) < 0.85
    overtime = base * 0.02 * chance.gamma(1, 1, count) * (chance.random(count) < 0.3) * (level < HIGH_RESPONSIBILITY)
    grades = np.array([recipe.grades[each] for each in LEVELS], dtype=object)[level]
    return rows.assign(
        level=level_codes(rows["level"]),
        pay_category=grades + np.array([f"-{number}" for number in range(1, STEPS + 1)], dtype=object)[step],
        working_time=_working_time(rows),
        full_pay=chance.random(count) > 0.015,
        base_pay=(base * factor).round(2),
        allowances=(base * factor * 0.08 * chance.lognormal(0, 0.05, count)).round(2),
        variable_pay=(variable * factor * some).round(2),
        overtime_pay=(overtime * factor).round(2),
        hours_paid=(FULL_HOURS * rows["fte"]).round(1),
        new_hire=rows["hired_on"].dt.year == rows["year"],
        raised=chance.random(count) < 0.12,
        back_from_leave=(chance.random(count) < 0.03) & (rows["year"] - rows["birth_year"] < 46),
    )


def posts(careers: Careers, recipe: Recipe, chance: np.random.Generator) -> pd.DataFrame:
    """Leadership posts: one general director, the heads of directorates, other executives, the first line."""
    rows = careers.stock[careers.stock["level"] >= HIGH_RESPONSIBILITY].sort_values(["year", "level", "level_since"])
    rank = rows[rows["level"] == EXECUTIVE].groupby("year").cumcount().reindex(rows.index)
    directorates = len({each.directorate for each in recipe.departments})
    level = np.select([rank.eq(0), rank.le(directorates), rank.notna()], [1, 2, 3], 4)
    new = (rows["level_since"].dt.year == rows["year"]).to_numpy()
    size = np.array([0, 90e6, 14e6, 2.5e6, 0.3e6])[level] * recipe.people / 6500
    number = rows.groupby("year").cumcount() + 1
    return rows.assign(
        post="P" + number.astype(str).str.zfill(4),
        management_level=level,
        function=rows["occupation"].map({name: each.function for name, each in OCCUPATIONS.items()}),
        acting=chance.random(len(rows)) < 0.06,
        new_appointment=new,
        first_appointment=new,
        budget=(size * chance.lognormal(0, 0.5, len(rows))).round(-3),
        direct_reports=chance.poisson(np.array([0, 9, 7, 6, 8])[level]),
    )
