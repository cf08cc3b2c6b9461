"""An invented administration that is alone in its data folder, with the exports that a test gives it."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from tests.data_folder import DataFolder

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


def folder_of(folder: Path, exports: dict[str, pd.DataFrame]) -> DataFolder:
    """A data folder that holds these tables and nothing else."""
    sources = folder / "data" / "cities" / CITY / "sources"
    sources.mkdir(parents=True)
    (sources.parent / "city.toml").write_text(ABOUT, encoding="utf-8")
    for table, rows in exports.items():
        rows.to_csv(sources / f"{table}.csv", index=False)
        (sources / f"{table}.toml").write_text(SOURCE.format(table=table), encoding="utf-8")
    return DataFolder(folder / "data", folder / "editions")
