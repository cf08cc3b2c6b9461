"""The office's own words: the mapping of `city.toml`, read backwards, from our columns and codes to its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from indicators.ingest.tables import columns
from indicators.settings import Settings
from indicators.toml_files import read_toml

DERIVED = {"age_band": "birth_year", "seniority_band": "level_since", "working_time": "fte"}
"""What a file of persons says instead of a band, where both are known."""

NEVER_WRITTEN = ("city", "source", "year", "person_key", "level_published")


@dataclass(frozen=True)
class Words:
    """Our column → its header, and for each column our code → its word. Without a mapping both are our own."""

    headers: dict[str, str]
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def own(self) -> bool:
        return bool(self.codes)


def words(slug: str, table: str, year: int | None, rows: pd.DataFrame) -> Words:
    """How the administration writes that table in that year: by its mapping, else in our words."""
    for mapping in read_toml(Settings().demo / slug / "city.toml").get("mapping", []):
        if mapping["table"] == table and (year is None or year in mapping.get("years", [year])):
            return _backwards(mapping, rows)
    unwritten = () if table == "published_values" else NEVER_WRITTEN
    known = [name for name in columns(table) if name in rows and name not in unwritten]
    known = [DERIVED[name] if DERIVED.get(name) in rows else name for name in known]
    return Words({name: name for name in dict.fromkeys(known) if _is_said(name, rows)})


def _is_said(name: str, rows: pd.DataFrame) -> bool:
    """Administrations are named only by those who consist of several."""
    return name != "administration" or not rows[name].eq("").all()


def _backwards(mapping: dict[str, Any], rows: pd.DataFrame) -> Words:
    headers: dict[str, str] = {}
    for header, name in mapping["columns"].items():
        ours = "level" if name == "level_published" else name
        if ours in rows and _is_said(ours, rows):
            headers.setdefault(ours, header)
    codes: dict[str, dict[str, str]] = {}
    for name, meanings in mapping.get("codes", {}).items():
        for word, code in meanings.items():
            codes.setdefault(name, {}).setdefault(code, word)
    return Words(headers, codes)
