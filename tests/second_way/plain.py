"""Counts, rates and amounts of the rows in plain Python: what the figures of the second way are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from statistics import mean

from tests.second_way.rows import YEARS, Row, administration

TABLES = administration()
YEAR = YEARS[-1]


def given(table: str, keep: Callable[[Row], object] = lambda row: True, year: int = YEAR) -> list[Row]:
    """Rows of the last year that are kept."""
    return [row for row in TABLES[table] if row["year"] == year and keep(row)]


def number(rows: Iterable[Row], gender: str = "WM") -> int:
    return sum(row.get("people", 1) for row in rows if row["gender"] in gender)


def share_of_women(rows: list[Row]) -> float:
    return 100 * number(rows, "W") / number(rows)


def rate(rows: list[Row], counted: Callable[[Row], object], gender: str = "WM") -> float:
    return 100 * number([row for row in rows if counted(row)], gender) / number(rows, gender)


def difference(rows: list[Row], counted: Callable[[Row], object]) -> float:
    return rate(rows, counted, "W") - rate(rows, counted, "M")


def ratio(rows: list[Row], counted: Callable[[Row], object]) -> float:
    return rate(rows, counted, "W") / rate(rows, counted, "M")


def against(counted: list[Row], base: list[Row], gender: str) -> float:
    return number(counted, gender) / number(base, gender)


def amounts(rows: list[Row], amount: Callable[[Row], float | None], gender: str) -> list[float]:
    return [value for row in rows if row["gender"] == gender and (value := amount(row)) is not None]


def gap(rows: list[Row], amount: Callable[[Row], float | None], how: Callable[[list[float]], float]) -> float:
    women, men = (how(amounts(rows, amount, gender)) for gender in "WM")
    return (men - women) / men * 100


def hours(row: Row) -> float | None:
    return 1 if row["pay_basis"] == "hourly" else row["hours_paid"]


def hourly(row: Row) -> float | None:
    if row["base_pay"] is None or hours(row) is None:
        return None
    return (row["base_pay"] + sum(row[name] or 0 for name in ("allowances", "variable_pay", "overtime_pay"))) / hours(
        row
    )


def basic(row: Row) -> float | None:
    return None if row["base_pay"] is None or hours(row) is None else row["base_pay"] / hours(row)


def variable(row: Row) -> float | None:
    return row["variable_pay"] / hours(row) if row["variable_pay"] and hours(row) else None


def variable_of_all(row: Row) -> float | None:
    return (row["variable_pay"] or 0) / hours(row) if hours(row) else None


FULL = given("pay", lambda row: row["full_pay"])
YEARLY = [row for row in FULL if row["pay_basis"] == "annual" and row["hours_paid"]]
PAID = sorted(
    [(hourly(row), row["gender"]) for row in FULL if hourly(row) is not None and row["gender"] in "WM"],
    key=lambda pair: pair[0],
)


def quarter(place: int) -> float:
    """Person by person: who ties across an end is as much a woman as the tied are."""
    people = len(PAID)
    sizes = [people // 4 + (people % 4 >= first) for first in (1, 3, 2, 4)]
    start = sum(sizes[:place])
    women = 0.0
    for amount, _ in PAID[start : start + sizes[place]]:
        tied = [gender for other, gender in PAID if other == amount]
        women += tied.count("W") / len(tied)
    return 100 * women / sizes[place]


def inside(
    rows: list[Row], amount: Callable[[Row], float | None], unit: str, how: Callable = mean, fewest: int = 3
) -> float:
    units = large_enough(rows, amount, unit, fewest)
    return sum(gap(here, amount, how) * len(here) for here in units) / sum(len(here) for here in units)


def large_enough(rows: list[Row], amount: Callable[[Row], float | None], unit: str, fewest: int) -> list[list[Row]]:
    """Units that are known and have so many women and so many men."""
    known = [row for row in rows if row["gender"] in "WM" and amount(row) is not None]
    units = [[row for row in known if row[unit] == code] for code in {row[unit] for row in rows} - {None}]
    return [here for here in units if min(number(here, "W"), number(here, "M")) >= fewest]


def of_the_year(row: Row) -> float | None:
    return None if row["base_pay"] is None else row["base_pay"]


def all_of_the_year(row: Row) -> float | None:
    parts = ("allowances", "variable_pay", "overtime_pay")
    return None if row["base_pay"] is None else row["base_pay"] + sum(row[name] or 0 for name in parts)
