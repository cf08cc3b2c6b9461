"""A pay table with blank hours, leaves and people without variable pay is published: its figures agree with each other.

Whoever is not in a figure because something of theirs is blank has to be said in its definition; else the audit finds
two different counts of the same people.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from tests.data_folder import DataFolder

CITY = """
name = "Nowhere"
official_name = "Nowhere"
country = "IT"
kind = "city"
language = "it"
about = "Synthetic, in tests only."
"""
SOURCE = """
format = "rows"
table = "pay"
source = "synthetic"
publisher = "test"
date_basis = "stated"
reference_date = 2024-12-31
"""
ASKED = """
import json
from indicators import edition, store
edition.build()
found = store.store().observations("median_pay_gap", ["nowhere"], None, "level")
print(json.dumps({"flags": sorted(found["flag"].unique()), "levels": len(found)}))
"""


def paid(people: int = 900) -> pd.DataFrame:
    chance = np.random.default_rng(8)
    level = chance.choice(["professional", "associate", "skilled"], people)
    base = chance.normal(30000, 3000, people).round()
    return pd.DataFrame(
        {
            "gender": chance.choice(["W", "M"], people),
            "level": level,
            "pay_category": level,
            "working_time": "full_time",
            "pay_basis": "annual",
            "full_pay": chance.choice(["true", "false"], people, p=[0.9, 0.1]),
            "base_pay": base,
            "variable_pay": np.where(chance.random(people) < 0.7, 900, 0),
            "hours_paid": np.where(chance.random(people) < 0.1, "", "1600"),
        }
    )


@pytest.fixture
def nowhere(tmp_path: Path) -> DataFolder:
    sources = tmp_path / "data" / "cities" / "nowhere" / "sources"
    sources.mkdir(parents=True)
    (sources.parent / "city.toml").write_text(CITY, encoding="utf-8")
    paid().to_csv(sources / "pay.csv", index=False)
    (sources / "pay.toml").write_text(SOURCE, encoding="utf-8")
    return DataFolder(tmp_path / "data", tmp_path / "editions")


def test_it_passes_the_audit_and_the_gap_by_level_is_shown(nowhere: DataFolder) -> None:
    assert nowhere.python(ASKED) == {"flags": ["shown"], "levels": 3}
