"""Official scores of the French index of professional equality in local government: 0 to 100 points, as published."""

from __future__ import annotations

import re
from decimal import Decimal

import pandas as pd

from indicators.catalogue import catalogue
from indicators.ingest.lines import read_lines
from indicators.ingest.sources import Findings, Source
from indicators.marking import N_

INDICATOR = "french_territorial_index"
POINTS = {"index": 100, "pay_of_officials": 50, "pay_of_contract_staff": 15, "promotions": 25, "ten_highest_pays": 10}
"""The columns and the most points of each (decrees 2024-801 and 2024-802); the four parts may be left out."""
PARTS = tuple(POINTS)[1:]


def read(source: Source, findings: Findings) -> pd.DataFrame:
    """A file with the columns of `POINTS`, one row, as a published value; empty where something was refused."""
    lines = read_lines(source, findings)
    header = lines[0][1] if lines else []
    if not findings.refused and ("index" not in header or len(lines) != 2 or len(lines[1][1]) != len(header)):
        findings.refuse(
            "header",
            N_("The file is not one score: a header with the column “index”, and one row."),
            N_("Its columns are: {columns}."),
            columns=", ".join(POINTS),
        )
    if source.reference_date is None:
        remedy = N_("Write reference_date in the .toml beside the file.")
        findings.refuse("date", N_("The table does not say its reference date."), remedy)
    if findings.refused:
        return pd.DataFrame()
    line, cells = lines[1]
    points = {
        name: _points(line, name, cell, findings) for name, cell in zip(header, cells, strict=True) if name in POINTS
    }
    _check_sum(line, points, findings)
    return pd.DataFrame() if findings.refused else _value(source, points["index"], findings)


def _points(line: int, name: str, cell: str, findings: Findings) -> Decimal | None:
    if cell == "" and name in PARTS:
        return None
    value = Decimal(cell.replace(",", ".")) if re.fullmatch(r"[0-9]{1,9}([.,][0-9]+)?", cell) else None
    if value is None or value > POINTS[name]:
        findings.refuse(
            "points",
            N_("Got “{got}” where 0 to {most} points can be."),
            N_("Write the points as they were published."),
            line=line,
            column=name,
            got=cell,
            most=POINTS[name],
        )
    return value


def _check_sum(line: int, points: dict[str, Decimal | None], findings: Findings) -> None:
    """The four parts make the index, where all four could be computed."""
    parts = [points.get(name) for name in PARTS]
    known = [part for part in parts if part is not None]
    index = points.get("index")
    if index is not None and len(known) == len(PARTS) and sum(known) != index:
        findings.refuse(
            "points",
            N_("The four parts make {added} points, the index says {got}."),
            N_("Mend the one that is wrong."),
            line=line,
            column="index",
            added=str(sum(known)),
            got=str(index),
        )


def _value(source: Source, index: Decimal | None, findings: Findings) -> pd.DataFrame:
    units = {each.slug: each.unit for each in catalogue().indicators}
    if INDICATOR not in units:
        remedy = N_("Nothing to do; define the indicators to see them.")
        findings.warn("not_taken", N_("No indicator takes the score over."), remedy)
        return pd.DataFrame(columns=["city", "indicator", "year", "reference_date"])
    day = source.reference_date
    row = {
        "city": source.city,
        "indicator": INDICATOR,
        "year": day.year if day else None,
        "reference_date": day,
        "value": None if index is None else float(index),
        "unit": units[INDICATOR],
        "source": source.source,
    }
    return pd.DataFrame([row])
