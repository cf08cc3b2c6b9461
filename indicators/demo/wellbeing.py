"""Tables about work and life, already counted in groups: leave, training, flexible work, the survey."""

from __future__ import annotations

import numpy as np
import pandas as pd

from indicators.demo.careers import Careers
from indicators.demo.occupations import HIGH_RESPONSIBILITY
from indicators.demo.people import age_bands, level_codes
from indicators.demo.recipe import Recipe
from indicators.demo.steps import counted

BY_UNIT = ["year", "administration", "gender", "level", "department", "directorate"]
LEAVE_FACTS = ["used", "full_use", "due_to_return", "returned", "present_after_12_months"]
PARTICIPATION = {"professional": 0.55, "managerial": 0.04, "equality": 0.12, "violence": 0.08}
HOURS = {"mandatory": 4, "professional": 14, "managerial": 18, "equality": 3, "violence": 4}
ITEMS = {"A.01": "safety", "A.04": "safety", "B.01": "discrimination", "B.04": "discrimination", "C.01": "fairness",
         "D.01": "career", "D.04": "career", "E.01": "work", "F.01": "colleagues", "H.01": "belonging"}  # fmt: skip
REVERSED = ("A.04", "B.04")
SURVEY_YEARS = (2017, 2019, 2021, 2023, 2025)


def leave(careers: Careers, recipe: Recipe, chance: np.random.Generator) -> pd.DataFrame:
    """Births and parents' leave, care of others, long sickness; the entitled who took none are counted too."""
    stock = careers.stock.assign(level=level_codes(careers.stock["level"]), age_band=age_bands(careers.stock))
    age = stock["year"] - stock["birth_year"]
    woman = stock["gender"] == "W"
    births = stock[(age.between(25, 43)) & (chance.random(len(stock)) < 0.045)]
    parents = stock[(age.between(28, 47)) & (chance.random(len(stock)) < 0.45)]
    kinds = [
        _birth_leave(births[births["gender"] == "W"], "maternity", careers, chance),
        _birth_leave(births[births["gender"] == "M"], "paternity", careers, chance, recipe.truth["paternity_full_use"]),
        _parental(parents[parents["gender"].isin(["W", "M"])], recipe, careers, chance),
        _absence(stock, "carer", np.where(woman, 0.020, 0.013), 9, chance),
        _absence(stock, "long_sickness", np.where(woman, 0.032, 0.027), 95, chance),
        _absence(parents, "child_illness", np.where(parents["gender"] == "W", 0.42, 0.24), 5, chance),
        _absence(stock, "disability_care", np.where(woman, 0.055, 0.041), 24, chance),
    ]
    rows = pd.concat(kinds, ignore_index=True)
    return counted(rows, [*BY_UNIT, "age_band", "leave_type", *LEAVE_FACTS], "days")


def _birth_leave(
    rows: pd.DataFrame, kind: str, careers: Careers, chance: np.random.Generator, full: float | None = None
) -> pd.DataFrame:
    """Leave at a birth; `full`: the share that takes the whole right of ten working days."""
    whole = chance.random(len(rows)) < full if full is not None else None
    days = 110 if whole is None else np.where(whole, 10, chance.integers(1, 10, len(rows)))
    rows = rows.assign(leave_type=kind, used=True, days=days, full_use=whole)
    return _with_return(rows, careers, chance)


def _parental(rows: pd.DataFrame, recipe: Recipe, careers: Careers, chance: np.random.Generator) -> pd.DataFrame:
    truth, woman = recipe.truth, rows["gender"] == "W"
    used = chance.random(len(rows)) < np.where(woman, truth["parental_use_women"], truth["parental_use_men"])
    mean = np.where(woman, truth["parental_days_women"], truth["parental_days_men"])
    days = np.maximum((mean * chance.gamma(4, 0.25, len(rows))).round(), 1) * used
    rows = rows.assign(leave_type="parental", used=used, days=days, full_use=None)
    return _with_return(rows, careers, chance)


def _with_return(rows: pd.DataFrame, careers: Careers, chance: np.random.Generator) -> pd.DataFrame:
    """Nine of ten leaves end in the year; whoever came back the year before is looked for a year later."""
    due = rows["used"].to_numpy() & (chance.random(len(rows)) < 0.9)
    back = chance.random(len(rows)) < np.where(rows["gender"] == "W", 0.94, 0.98)
    earlier = (chance.random(len(rows)) < 0.5) & rows["used"].to_numpy()
    stays = chance.random(len(rows)) < 0.95
    return rows.assign(
        due_to_return=due,
        returned=pd.Series(back, rows.index, dtype=object).where(due, None),
        present_after_12_months=pd.Series(stays, rows.index, dtype=object).where(earlier, None),
    )


def _absence(
    rows: pd.DataFrame, kind: str, share: np.ndarray, mean_days: float, chance: np.random.Generator
) -> pd.DataFrame:
    used = chance.random(len(rows)) < share
    days = np.maximum((mean_days * chance.gamma(6, 1 / 6, len(rows))).round(), 1) * used
    return rows.assign(leave_type=kind, used=used, days=days, **dict.fromkeys(LEAVE_FACTS[1:]))


def training(careers: Careers, recipe: Recipe, chance: np.random.Generator) -> pd.DataFrame:
    """Who took part in each kind of training, and who did not."""
    stock = careers.stock
    rows = stock.assign(manager=stock["level"] >= HIGH_RESPONSIBILITY, level=level_codes(stock["level"]))
    kinds = []
    for kind, share in {"mandatory": recipe.truth["mandatory_training"], **PARTICIPATION}.items():
        wanted = np.where(rows["manager"], min(share * 2, 0.9), share)
        part = chance.random(len(rows)) < (share if kind == "mandatory" else wanted)
        hours = HOURS[kind] * part
        kinds.append(rows.assign(training_type=kind, took_part=part, hours=hours))
    return counted(pd.concat(kinds), [*BY_UNIT, "training_type", "took_part", "manager"], "hours")


def flexible_work(careers: Careers, recipe: Recipe, chance: np.random.Generator) -> pd.DataFrame:
    """Everyone to whom a measure is open, whether they asked for it and use it; agile work begins in 2020."""
    stock = careers.stock.assign(level=level_codes(careers.stock["level"]))
    office = stock[~stock["occupation"].isin(["maintenance", "local_police", "nursery_education", "school_services"])]
    kinds = [
        _measure(office[office["year"] >= 2020], "agile", recipe.truth["agile_use"], chance),
        _measure(office, "telework", 0.02, chance),
        _measure(stock, "part_time_on_request", np.where(stock["gender"] == "W", 0.09, 0.03), chance),
        _measure(office, "flexible_hours", 0.55, chance),
    ]
    return counted(pd.concat(kinds), [*BY_UNIT, "measure", "used", "requested", "granted"])


def _measure(rows: pd.DataFrame, name: str, share: float | np.ndarray, chance: np.random.Generator) -> pd.DataFrame:
    """Nine of ten requests are granted, and who was granted uses it."""
    asked = chance.random(len(rows)) < np.minimum(np.asarray(share) / 0.9, 1)
    granted = pd.Series(chance.random(len(rows)) < 0.9, rows.index, dtype=object).where(asked, None)
    return rows.assign(measure=name, requested=asked, granted=granted, used=asked & granted.eq(True))


def survey(careers: Careers, recipe: Recipe, chance: np.random.Generator) -> pd.DataFrame:
    """Answers from 1 to 6 added up by question and gender, every second year, from half of the staff."""
    staff = careers.stock[careers.stock["gender"].isin(["W", "M"])].groupby(["year", "gender"]).size()
    asked = staff.reset_index(name="invited").query("year in @SURVEY_YEARS")
    rows = asked.merge(pd.DataFrame({"item": list(ITEMS), "section": list(ITEMS.values())}), how="cross")
    people = (rows["invited"] * chance.uniform(0.4, 0.6, len(rows))).round().astype(int)
    upturned = rows["item"].isin(REVERSED)
    mean = 4.2 - np.where(rows["gender"] == "W", recipe.truth["survey_gap"], 0.0)
    mean = np.where(upturned, 7 - mean, mean) + chance.normal(0, 1.2, len(rows)) / np.sqrt(np.maximum(people, 1))
    good = np.where(upturned, 7 - mean, mean)  # where a high answer is a bad one, the low side is the good one
    positive = chance.binomial(people, np.clip((good - 1) / 5, 0, 1))
    return rows.assign(
        people=people, reversed=upturned, scale_low=1.0, scale_high=6.0,
        mean=mean.clip(1, 6).round(2), positive=positive, negative=people - positive,
        reference_date=pd.to_datetime(rows["year"].astype(str) + "-11-15"),
    )  # fmt: skip
