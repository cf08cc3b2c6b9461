"""Dates as offices write them, in SQL: 2024-12-31, 31/12/2024, 31.12.2024, serials; ambiguous ones are refused."""

from __future__ import annotations

from indicators.ingest.arrived import Arrived
from indicators.ingest.numbers import missing_as_null
from indicators.marking import N_

ISO = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
MIDNIGHT = r"[ T]0{1,2}:00(:00(\.0+)?)?"
YEAR_FIRST = r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})"
PARTED = r"([0-9]{1,2})[-/]([0-9]{1,2})[-/]([0-9]{4})"
DOTTED = r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})\.?"
SERIAL = r"[1-7][0-9]{4}"
FIRST_YEAR, LAST_YEAR = 1900, 2199
AS_IT_STANDS = r"\1-\2-\3"
NO_DATE, WRITE_DATE = N_("There is no such date."), N_("Write a date such as 2024-12-31 or 31/12/2024.")
DAY_FIRST, MONTH_FIRST = r"\3-\2-\1", r"\3-\1-\2"


def read(arrived: Arrived, column: str) -> str:
    """SQL of the date in a cell, NULL where it is blank; what cannot be read is refused by line."""
    if arrived.any_cell(column, f"NOT regexp_full_match(word, '{ISO}') OR TRY_CAST(word AS DATE) IS NULL"):
        return _thought_of(arrived, column)
    arrived.refuse_cells(_not_of_our_time("TRY_CAST(word AS DATE)"), "date", NO_DATE, WRITE_DATE, column)
    return f"TRY_CAST({arrived.cell(column)} AS DATE)"


def _not_of_our_time(date: str) -> str:
    return f"year({date}) NOT BETWEEN {FIRST_YEAR} AND {LAST_YEAR}"


def _thought_of(arrived: Arrived, column: str) -> str:
    """SQL of the date where not every cell is written as 2024-12-31."""
    arrived.different_cells(column, f"regexp_replace(trim(text), '{MIDNIGHT}$', '')", missing_as_null("text"))
    order = _order(arrived, column)
    if order is None:
        return "NULL::DATE"
    value = arrived.value_of(column, _value(order, arrived.grid.date1904))
    condition = f"text IS NOT NULL AND value IS NULL OR {_not_of_our_time('value')}"
    arrived.refuse_cells(condition, "date", NO_DATE, WRITE_DATE, column)
    return value


def _value(order: str, date1904: bool) -> str:
    """SQL of the date that `text` means."""
    start = "DATE '1904-01-01'" if date1904 else "DATE '1899-12-30'"

    def made(pattern: str, parts: str) -> str:
        return f"TRY_CAST(regexp_replace(text, '^{pattern}$', '{parts}') AS DATE)"

    return f"""CASE WHEN regexp_full_match(text, '{YEAR_FIRST}') THEN {made(YEAR_FIRST, AS_IT_STANDS)}
        WHEN regexp_full_match(text, '{DOTTED}') THEN {made(DOTTED, DAY_FIRST)}
        WHEN regexp_full_match(text, '{PARTED}') THEN {made(PARTED, order)}
        WHEN regexp_full_match(text, '{SERIAL}') THEN {start} + TRY_CAST(text AS INTEGER) END"""


def _order(arrived: Arrived, column: str) -> str | None:
    """Whether day or month comes first: as the mapping says, or as a day over 12 proves; None where it is refused."""
    stated = {"dd/mm/yyyy": DAY_FIRST, "mm/dd/yyyy": MONTH_FIRST}.get(arrived.mapping.date_format)
    if stated:
        return stated
    part = f"TRY_CAST(regexp_extract(text, '^{PARTED}$', %d) AS INTEGER)"
    first, second = part % 1, part % 2
    ((day_first, month_first, unclear),) = arrived.query(
        f"""SELECT sum(count) FILTER ({first} > 12 AND {second} <= 12),
        sum(count) FILTER ({second} > 12 AND {first} <= 12),
        sum(count) FILTER ({first} <= 12 AND {second} <= 12 AND {first} <> {second}) FROM cells_{column}"""
    )
    if day_first and month_first:
        rarer = f"{second} > 12" if int(str(month_first)) <= int(str(day_first)) else f"{first} > 12"
        problem = N_("The column writes the day first in some rows and the month first in others.")
        arrived.refuse_cells(rarer, "date_order", problem, N_("Write all dates in the same way."), column)
        return None
    if unclear and not day_first and not month_first:
        condition = f"{first} <= 12 AND {second} <= 12 AND {first} <> {second}"
        problem = N_("It cannot be said which number is the day and which the month, and no other row tells.")
        remedy = N_('Say date_format = "dd/mm/yyyy" in city.toml, or write dates as 2024-12-31.')
        arrived.refuse_cells(condition, "ambiguous_date", problem, remedy, column)
        return None
    return MONTH_FIRST if month_first else DAY_FIRST
