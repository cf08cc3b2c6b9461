"""Reads a made-up file with a reader by its name; definitions that only the tests have."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path
from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue, catalogue
from indicators.ingest import FORMATS
from indicators.ingest.sources import Findings, Source
from indicators.text import text

DAY = dt.date(2024, 12, 31)


def read(folder: Path, name: str, content: str, **said: Any) -> tuple[pd.DataFrame, list[str]]:
    """Rows and messages of a file of the format `name`; `said` is what its `.toml` says."""
    path = folder / "file.csv"
    path.write_text(content, encoding="utf-8", newline="")
    fields = {"city": "torino", "publisher": "a ministry", "date_basis": "stated", "reference_date": DAY, **said}
    source = Source(path=path, format=name, **fields)
    findings = Findings(source)
    rows = FORMATS[name][1](source, findings)
    words = text("en")
    return rows, [("REFUSED " if each.refused else "warned ") + words.finding(each) for each in findings.found]


def refused(messages: list[str]) -> list[str]:
    return [message for message in messages if message.startswith("REFUSED")]


def with_published(*slugs: str, unit: str = "percent") -> Catalogue:
    """The catalogue with published indicators of these names beside its own, where it has none."""
    known = catalogue()
    model = known["pay_gap_economy"]
    have = {each.slug for each in known.indicators}
    more = [
        dataclasses.replace(model, slug=slug, code=f"TST-{number}", unit=unit)
        for number, slug in enumerate(slugs)
        if slug not in have
    ]
    return Catalogue([*known.indicators, *more])
