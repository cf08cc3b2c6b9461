"""Writes torino.csv anew, on purpose: python tests/golden/write_golden.py

It shows a reviewer, line by line, which figures of Torino a change moves. Never run it to make a test pass.
"""

from __future__ import annotations

import csv
import io
import sys
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import pandas as pd

from indicators.edition import observe_sources

FILE = Path(__file__).with_name("torino.csv")
FIELDS = ["indicator", "year", "breakdown", "category", "women", "men", "base", "value", "flag", "reason"]
KEYS = FIELDS[:4]


def table(observations: pd.DataFrame) -> str:
    """The observations of Torino as text, sorted, values with four decimals."""
    rows = observations[observations["city"] == "torino"].sort_values(KEYS)[FIELDS].to_dict("records")
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(FIELDS)
    writer.writerows([[_shown(name, row[name]) for name in FIELDS] for row in rows])
    return written.getvalue()


def _shown(name: str, value: Any) -> str:
    if pd.isna(value):
        return ""
    if name == "value":
        return str(Decimal(str(float(value))).quantize(Decimal("0.0001"), ROUND_HALF_UP))
    return str(value)


def main() -> None:
    FILE.write_text(table(observe_sources()[0]["observations"]), encoding="utf-8")


if __name__ == "__main__":
    main()
