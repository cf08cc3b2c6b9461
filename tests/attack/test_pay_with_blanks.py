"""A pay table with blank hours, leaves and people without variable pay is published: its figures agree with each other.

Whoever is not in a figure because something of theirs is blank has to be said in its definition; else the audit finds
two different counts of the same people.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from tests.attack.nowhere import folder_of
from tests.data_folder import DataFolder

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
    return folder_of(tmp_path, {"pay": paid()})


def test_it_passes_the_audit_and_the_gap_by_level_is_shown(nowhere: DataFolder) -> None:
    assert nowhere.python(ASKED) == {"flags": ["shown"], "levels": 3}
