"""Files whose header is already in our vocabulary: bodies, published values; everything read as text, typed here."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pandas as pd

from indicators.catalogue import catalogue
from indicators.cities import cities, places
from indicators.errors import UnknownName
from indicators.ingest.lines import read_lines, refuse_width
from indicators.ingest.sources import Findings, Source
from indicators.ingest.tables import columns
from indicators.marking import N_


def _count(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise ValueError
    return int(text)


def _decimal(text: str) -> float:
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
        raise ValueError
    return float(text)


def _yes_or_no(text: str) -> bool:
    return {"true": True, "false": False}[text.lower()]


def _gender(text: str) -> str:
    return {"W": "W", "M": "M", "X": "X", "N": "N"}[text]


TYPES: dict[str, tuple[Callable[[str], Any], str]] = {
    "people": (_count, N_("a whole number, 0 or more")),
    "women": (_count, N_("a whole number, 0 or more")),
    "men": (_count, N_("a whole number, 0 or more")),
    "base": (_count, N_("a whole number, 0 or more")),
    "year": (_count, N_("a year")),
    "value": (_decimal, N_("a number with a decimal point")),
    "elected": (_yes_or_no, N_("true or false")),
    "gender": (_gender, N_("W, M, X or N")),
    "reference_date": (dt.date.fromisoformat, N_("a date such as 2024-12-31")),
}
NEEDED = {
    "bodies": ("body", "gender", "people", "reference_date"),
    "published_values": ("city", "indicator", "reference_date", "unit"),
}


def read(source: Source, findings: Findings) -> pd.DataFrame:
    """The file as rows of the canonical table that its format names; empty where something was refused."""
    lines = read_lines(source, findings)
    if not lines:
        if not findings.refused:
            findings.refuse("empty", N_("The file is empty."), N_("Deliver the file with a header and its rows."))
        return pd.DataFrame()
    header = lines[0][1]
    _check_header(source.format, lines[0][0], header, findings)
    if findings.refused:
        return pd.DataFrame()
    if len(lines) == 1:
        findings.refuse("empty", N_("There is no row below the header."), N_("Deliver the file with its rows."))
    rows = [_typed(source.format, line, header, cells, findings) for line, cells in lines[1:]]
    _check_years([line for line, _ in lines[1:]], rows, findings)
    if source.format == "published_values":
        _check_names([line for line, _ in lines[1:]], rows, source, findings)
    return pd.DataFrame() if findings.refused else _completed(source, pd.DataFrame(rows))


def _check_header(table: str, line: int, header: list[str], findings: Findings) -> None:
    known = [*columns(table), "url"]
    for name in header:
        if name not in known:
            near = UnknownName(N_("column"), name, known)
            findings.refuse(
                "header", near.message, N_("Rename or remove the column."), line=line, column=name, **near.values
            )
    for name in NEEDED[table]:
        if name not in header:
            findings.refuse(
                "column", N_("The column is missing."), N_("Add the column to the file."), line=line, column=name
            )


def _typed(table: str, line: int, header: list[str], cells: list[str], findings: Findings) -> dict[str, Any]:
    if len(cells) != len(header):
        refuse_width(findings, line, len(cells), len(header))
        return {}
    row: dict[str, Any] = {}
    for name, cell in zip(header, cells, strict=True):
        parse, wanted = TYPES.get(name, (str, N_("a text")))
        if not cell and name in NEEDED[table]:
            findings.refuse("blank", N_("The cell is blank."), N_("Write {what}."), line=line, column=name, what=wanted)
        try:
            row[name] = parse(cell) if cell else None
        except (ValueError, KeyError):
            remedy = N_("Write {what}.")
            problem = N_("Got “{got}”.")
            findings.refuse("type", problem, remedy, line=line, column=name, got=cell, what=wanted)
    return row


def _check_years(numbers: list[int], rows: list[dict[str, Any]], findings: Findings) -> None:
    for line, row in zip(numbers, rows, strict=True):
        day, year = row.get("reference_date"), row.get("year")
        if day is not None and year is not None and day.year != year:
            findings.refuse(
                "year",
                N_("The year is {year}, the reference date is {day}."),
                N_("Mend the one that is wrong."),
                line=line,
                column="year",
                year=str(year),
                day=day.isoformat(),
            )


def _check_names(numbers: list[int], rows: list[dict[str, Any]], source: Source, findings: Findings) -> None:
    """Published values must belong to an indicator and a place that are known, in its unit, each year once."""
    definitions = {each.slug: each for each in catalogue().indicators}
    first: dict[tuple[object, ...], int] = {}
    for line, row in zip(numbers, rows, strict=True):
        known_line = first.setdefault((row.get("city"), row.get("indicator"), row.get("reference_date")), line)
        if known_line != line:
            findings.refuse(
                "repeated",
                N_("The same place, indicator and date stand in line {first} already."),
                N_("Remove one of the two lines."),
                line=line,
                first=str(known_line),
            )
        for column, known in (("indicator", list(definitions)), ("city", [*cities(), *places()])):
            if row.get(column) not in known and not (column == "city" and source.city):
                near = UnknownName(column, str(row.get(column)), known)
                findings.refuse("name", near.message, N_("Mend the name."), line=line, column=column, **near.values)
        definition = definitions.get(str(row.get("indicator")))
        if definition and row.get("unit") != definition.unit:
            findings.refuse(
                "unit",
                N_("Got “{got}”, the indicator is in {wanted}."),
                N_("Convert the values, or name the right indicator."),
                line=line,
                column="unit",
                got=row.get("unit"),
                wanted=definition.unit,
            )


def _completed(source: Source, rows: pd.DataFrame) -> pd.DataFrame:
    """The columns that follow from others or from the source."""
    rows = rows.drop(columns=["url"], errors="ignore")
    if source.city is not None:
        rows["city"] = source.city
    rows["year"] = [day.year for day in rows["reference_date"]]
    rows["source"] = source.source
    return rows
