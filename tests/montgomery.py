"""The staff files of one real county, read in place where REAL_DATA names their folder; never copied."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("REAL_DATA", "")) / "montgomery_staff"
needs_real_data = pytest.mark.skipif(
    not os.environ.get("REAL_DATA"), reason="REAL_DATA is not set: the real staff files are not here"
)
ABOUT = """
name = "Montgomery"
official_name = "Montgomery County"
country = "US"
kind = "county"
language = "en"
about = "A county of another continent, in tests only."
"""
"""The head of its `city.toml`; each test adds the mapping of its files."""
