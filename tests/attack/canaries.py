"""Fifty canaries in the exports of an invented administration: names, personnel numbers and salaries of nobody."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from tests.attack.administrations import administration
from tests.attack.nowhere import folder_of
from tests.data_folder import DataFolder

NAMES = [f"Canarin{number:02d}ez" for number in range(20)]
IDS = [f"PN-77{number:02d}-4182" for number in range(15)]
SALARIES = [f"{31_337.17 + 1_013.29 * number:.2f}" for number in range(15)]
CANARIES = [*NAMES, *IDS, *SALARIES]


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
    return folder_of(folder, exports())


def found_in(text: str | bytes) -> list[str]:
    """The canaries that a text or a file holds."""
    told = text if isinstance(text, bytes) else text.encode()
    return [each for each in CANARIES if each.encode() in told]
