"""Fifty canaries in the exports of an invented administration: names, personnel numbers and salaries of nobody."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from tests.attack.administrations import administration
from tests.data_folder import DataFolder

NAMES = [f"Canarin{number:02d}ez" for number in range(20)]
IDS = [f"PN-77{number:02d}-4182" for number in range(15)]
SALARIES = [f"{31_337.17 + 1_013.29 * number:.2f}" for number in range(15)]
CANARIES = [*NAMES, *IDS, *SALARIES]
CITY = "nowhere"
ABOUT = """
name = "Nowhere"
official_name = "Nowhere"
country = "IT"
kind = "city"
language = "it"
about = "Synthetic, in tests only."
"""
SOURCE = """
format = "rows"
table = "{table}"
source = "synthetic"
publisher = "test"
date_basis = "stated"
reference_date = 2024-12-31
"""


def exports() -> dict[str, pd.DataFrame]:
    """Staff and pay as an office would export them, a surname in each row."""
    people = administration(12, 900, departments=8, directorates=3)
    size = np.arange(len(people))
    keys = [IDS[number] if number < len(IDS) else f"PN-{number:04d}" for number in size]
    surnames = [NAMES[number] if number < len(NAMES) else f"Surname{number}" for number in size]
    known = ["gender", "level", "department", "directorate", "age_band", "contract", "working_time", "education"]
    staff = people[known].assign(person_key=keys, surname=surnames)
    pay = pd.DataFrame(
        {
            "gender": people["gender"],
            "level": people["level"],
            "pay_category": people["level"],
            "working_time": "full_time",
            "pay_basis": "annual",
            "full_pay": "true",
            "base_pay": [SALARIES[number % len(SALARIES)] for number in size],
            "surname": surnames,
        }
    )
    return {"staff": staff, "pay": pay}


def folder_with_canaries(folder: Path) -> DataFolder:
    """A data folder that holds these exports and nothing else."""
    sources = folder / "data" / "cities" / CITY / "sources"
    sources.mkdir(parents=True)
    (sources.parent / "city.toml").write_text(ABOUT, encoding="utf-8")
    for table, rows in exports().items():
        rows.to_csv(sources / f"{table}.csv", index=False)
        (sources / f"{table}.toml").write_text(SOURCE.format(table=table), encoding="utf-8")
    return DataFolder(folder / "data", folder / "editions")


def found_in(text: str | bytes) -> list[str]:
    """The canaries that a text or a file holds."""
    told = text if isinstance(text, bytes) else text.encode()
    return [each for each in CANARIES if each.encode() in told]
