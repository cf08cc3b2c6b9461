"""An invented administration in a copied data folder, and its exports with names, ids and pay that may show nowhere."""

from __future__ import annotations

import random
from pathlib import Path

from tests.data_folder import DataFolder

CITY = "esempio"
CITY_TOML = """
name = "Esempio"
official_name = "Comune di Esempio (synthetic)"
country = "IT"
kind = "municipality"
language = "it"
about = "Invented for a test."
"""
LEVELS = ("professional", "associate", "skilled")
CANARY_ID, CANARY_PAY = "CANARY4711", "98765.43"
CANARIES = (CANARY_ID, CANARY_PAY, "98765")
STAFF = "person_key,gender,level,department,directorate,working_time,fte"
PAY = "gender,level,working_time,pay_basis,base_pay"


def add_city(folder: DataFolder) -> None:
    place = folder.file(f"cities/{CITY}")
    place.mkdir()
    (place / "city.toml").write_text(CITY_TOML, encoding="utf-8")


def staff(year: int, women: int = 60, men: int = 40, unit: str = "Library") -> str:
    """Synthetic staff; the last row has the canary as its id."""
    dice = random.Random(year)
    genders = ["W"] * women + ["M"] * men
    keys = [f"k{year}-{number}" for number in range(len(genders) - 1)] + [CANARY_ID]
    rows = [
        f"{key},{gender},{dice.choice(LEVELS)},{unit},Culture,full_time,1"
        for key, gender in zip(keys, genders, strict=True)
    ]
    return "\n".join([STAFF, *rows]) + "\n"


def pay(year: int, women: int = 60, men: int = 40) -> str:
    """Synthetic pay; the last row has the canary as its amount."""
    dice = random.Random(year)
    genders = ["W"] * women + ["M"] * men
    amounts = [f"{dice.randrange(60000, 90000)}.5" for _ in genders[:-1]] + [CANARY_PAY]
    rows = [f"{gender},associate,full_time,annual,{amount}" for gender, amount in zip(genders, amounts, strict=True)]
    return "\n".join([PAY, *rows]) + "\n"


def write(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path
