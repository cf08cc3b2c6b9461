"""Seeded synthetic administrations: rows of the canonical table `staff`, one a person. Nobody in them exists."""

from __future__ import annotations

import numpy as np
import pandas as pd

LAST_YEAR = 2024
WOMEN = 0.6
LEAVING = 0.06
LEVELS = {
    "executive": 0.02,
    "high_responsibility": 0.07,
    "professional": 0.24,
    "associate": 0.43,
    "skilled": 0.17,
    "support": 0.07,
}
AGES = {"≤30": 0.06, "31-40": 0.15, "41-50": 0.26, "51-60": 0.36, ">60": 0.17}
SENIORITY = {"[0,3)": 0.22, "[3,5)": 0.12, "[5,10)": 0.2, "10+": 0.46}
EDUCATION = {"below_diploma": 0.1, "diploma": 0.45, "bachelor": 0.12, "master": 0.3, "doctorate": 0.03}


def administration(seed: int, staff: int, years: int = 1, departments: int = 30, directorates: int = 6) -> pd.DataFrame:
    """`staff` people a year for `years` years up to 2024; departments of Zipf's sizes, 60 women of 100.

    About 6 of 100 people leave each year and as many come; whoever stays keeps place and gender.
    """
    random = np.random.default_rng(seed)
    directorate_of = random.permutation(np.arange(departments) % directorates)
    people = _people(random, staff, departments)
    found = []
    for year in range(LAST_YEAR - years + 1, LAST_YEAR + 1):
        found.append(_as_staff(people, directorate_of, f"synthetic-{seed}", year))
        people = _a_year_later(random, people, departments)
    return pd.concat(found, ignore_index=True)


def _people(random: np.random.Generator, size: int, departments: int) -> pd.DataFrame:
    sizes = 1 / np.arange(1, departments + 1)
    department = random.choice(departments, size, p=sizes / sizes.sum())
    leaning = np.clip(WOMEN + 0.25 * np.sin(department * 2.4), 0.05, 0.95)
    woman = random.random(size) < leaning
    part_time = random.random(size) < np.where(woman, 0.18, 0.04)
    return pd.DataFrame(
        {
            "gender": np.where(woman, "W", "M"),
            "department": department,
            "level": _drawn(random, LEVELS, size),
            "age_band": _drawn(random, AGES, size),
            "seniority_band": _drawn(random, SENIORITY, size),
            "education": _drawn(random, EDUCATION, size),
            "contract": np.where(random.random(size) < 0.05, "fixed_term", "permanent"),
            "working_time": np.where(part_time, "part_time", "full_time"),
        }
    )


def _drawn(random: np.random.Generator, shares: dict[str, float], size: int) -> np.ndarray:
    return random.choice(np.array(list(shares), dtype=object), size, p=list(shares.values()))


def _a_year_later(random: np.random.Generator, people: pd.DataFrame, departments: int) -> pd.DataFrame:
    """Some leave, as many come, a few move to the next band of age."""
    stays = random.random(len(people)) >= LEAVING
    bands = list(AGES)
    older = {band: bands[min(place + 1, len(bands) - 1)] for place, band in enumerate(bands)}
    kept = people[stays].copy()
    birthday = random.random(len(kept)) < 0.1
    kept.loc[birthday, "age_band"] = kept.loc[birthday, "age_band"].map(older)
    return pd.concat([kept, _people(random, int((~stays).sum()), departments)], ignore_index=True)


def _as_staff(people: pd.DataFrame, directorate_of: np.ndarray, city: str, year: int) -> pd.DataFrame:
    place = people["department"].to_numpy()
    return people.assign(
        city=city,
        administration=city,
        reference_date=pd.Timestamp(year, 12, 31).date(),
        year=year,
        people=1,
        staff_group="staff",
        department=[f"department {number:02d}" for number in place],
        directorate=[f"directorate {number}" for number in directorate_of[place]],
        fte=np.where(people["working_time"] == "part_time", 0.5, 1.0),
        source="synthetic",
    )
