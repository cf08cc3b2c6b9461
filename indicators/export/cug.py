"""The CUG tables of Direttiva 2/2019 from the canonical rows of one administration and year, and what is missing.

They are made by the administration from its own rows, on its own machine, because the law asks for them; no page
and no edition holds them. Women and men only, as the tables are; amounts of pay from ten women and ten men.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pandas as pd

from indicators.errors import UnknownName
from indicators.export.cug_queries import QUERIES, Gap, Query
from indicators.formulas import rounded
from indicators.ingest.cug_layouts import LAYOUTS, Column, Layout
from indicators.marking import N_

if TYPE_CHECKING:
    import duckdb

NOBODY = "--"
Numbers = dict[tuple[str, str], Decimal]
"""By gender and age band."""


@dataclass(frozen=True)
class CugTable:
    """A table with its header rows and lines, all text as it is written; no lines where something is missing.

    `missing` and `notes` are sentences with their values.
    """

    layout: Layout
    administration: str
    lines: list[list[str]] = field(default_factory=list)
    missing: tuple[str, dict[str, Any]] | None = None
    notes: tuple[tuple[str, dict[str, Any]], ...] = ()

    @property
    def rows(self) -> list[list[str]]:
        return [*self.layout.header(), *self.lines] if self.lines else []


def administrations(connection: duckdb.DuckDBPyConnection, city: str, year: int) -> list[str]:
    """The administrations of a city that delivered rows of people in that year; UnknownName where none did."""
    tables = sorted({layout.taken_from for layout in LAYOUTS.values()})
    union = " UNION ".join(f"SELECT city, administration, year FROM {table}" for table in tables)
    rows = connection.execute(f"SELECT DISTINCT administration, city, year FROM ({union})").fetchall()
    found = sorted(name for name, of_city, of_year in rows if (of_city, of_year) == (city, year))
    if not found:
        years = sorted({str(of_year) for _, of_city, of_year in rows if of_city == city})
        raise UnknownName(N_("year with rows of staff"), str(year), years)
    return found


def tables(connection: duckdb.DuckDBPyConnection, city: str, year: int, administration: str) -> list[CugTable]:
    """The eleven tables of one administration, filled or with what is missing."""
    bound = {"city": city, "year": year, "administration": administration}
    return [_table(connection, layout, QUERIES[layout.number], bound) for layout in LAYOUTS.values()]


def _table(connection: duckdb.DuckDBPyConnection, layout: Layout, query: Query, bound: dict[str, Any]) -> CugTable:
    administration = str(bound["administration"])
    for gap in query.gaps:
        (people,) = connection.execute(gap.sql, bound).fetchone() or (0,)
        if people:
            return CugTable(layout, administration, missing=_said(gap, int(people), layout))
    counts = connection.execute(query.sql, bound).df()
    if counts.empty:
        missing = N_("Nobody was delivered for it: it needs rows of “{table}” with {columns}.")
        return CugTable(
            layout, administration, missing=(missing, {"table": layout.taken_from, "columns": ", ".join(query.needs)})
        )
    lines = FILLED.get(layout.number, _counted_lines)(layout, counts)
    return CugTable(layout, administration, lines, notes=tuple((note, {}) for note in query.notes))


def _said(gap: Gap, people: int, layout: Layout) -> tuple[str, dict[str, Any]]:
    return gap.sentence, {"people": people, "table": layout.taken_from, "column": gap.column}


def _counted_lines(layout: Layout, counts: pd.DataFrame) -> list[list[str]]:
    """Lines of counts, hours or days, in the order of `position`, with the foot of the layout."""
    keys = [f"key_{number}" for number in range(layout.keys)]
    numbers: dict[tuple[str, ...], Numbers] = {}
    for row in counts.sort_values("position", kind="stable").to_dict("records"):
        of_row = numbers.setdefault(tuple(str(row[key]) for key in keys), {})
        place = (row["gender"], row["age_band"] or "")
        of_row[place] = of_row.get(place, Decimal(0)) + Decimal(str(row["number"]))
    whole: Numbers = {}
    for of_row in numbers.values():
        for place, number in of_row.items():
            whole[place] = whole.get(place, Decimal(0)) + number
    lines = [[*key, *_cells(layout, of_row, whole)] for key, of_row in numbers.items()]
    return lines + _foot(layout, whole)


def _sum(numbers: Numbers, gender: str) -> Decimal:
    return sum((number for (each, _), number in numbers.items() if gender in ("", each)), Decimal(0))


def _cells(layout: Layout, numbers: Numbers, whole: Numbers) -> list[str]:
    return [_cell(column, numbers, whole) for column in layout.columns[layout.keys :]]


def _cell(column: Column, numbers: Numbers, whole: Numbers) -> str:
    gender = column.gender
    if column.kind == "count":
        return _written(numbers.get((gender, column.band), Decimal(0)))
    if column.kind == "total":
        return _written(_sum(numbers, gender))
    of = {"of_row": _sum(numbers, ""), "of_gender": _sum(whole, gender), "of_all": _sum(whole, "")}
    return _share(_sum(numbers, gender), of[column.kind])


def _foot(layout: Layout, whole: Numbers) -> list[list[str]]:
    """The two last lines: sums of the columns, and their shares of all."""
    if not layout.foot:
        return []
    blank = [""] * (layout.keys - 1)
    columns = layout.columns[layout.keys :]
    counted = [column.kind in ("count", "total") for column in columns]
    sums = [_cell(column, whole, whole) if is_one else "" for column, is_one in zip(columns, counted, strict=True)]
    shares = [
        _share(_part(column, whole), _sum(whole, "")) if is_one else ""
        for column, is_one in zip(columns, counted, strict=True)
    ]
    return [[layout.foot[0], *blank, *sums], [layout.foot[1], *blank, *shares]]


def _part(column: Column, whole: Numbers) -> Decimal:
    return whole.get((column.gender, column.band), Decimal(0)) if column.kind == "count" else _sum(whole, column.gender)


def _board_lines(layout: Layout, counts: pd.DataFrame) -> list[list[str]]:
    """A line a board: its members by gender, and whether a woman (D) or a man (U) is in the chair."""
    lines = _counted_lines(layout_without_chair(layout), counts)
    chairs = counts[counts["chair"] != ""].groupby("position")["chair"].first()
    positions = list(dict.fromkeys(counts.sort_values("position", kind="stable")["position"]))
    return [[*line, chairs.get(position, "")] for line, position in zip(lines, positions, strict=True)]


def layout_without_chair(layout: Layout) -> Layout:
    """The columns of counts of the table of boards."""
    columns = tuple(column for column in layout.columns if column.kind != "chair")
    return Layout(layout.number, layout.title, columns, foot=())


def _pay_lines(layout: Layout, means: pd.DataFrame) -> list[list[str]]:
    """A line a level: means of men and women, the difference in euros and as a share of that of men."""
    lines = []
    for row in means.sort_values("position", kind="stable").to_dict("records"):
        if pd.isna(row["men"]) or pd.isna(row["women"]):
            lines.append([str(row["key_0"]), *[NOBODY] * 4])
            continue
        men, women = Decimal(str(row["men"])), Decimal(str(row["women"]))
        gap = men - women
        share = _share(gap, men)
        lines.append([str(row["key_0"]), *(_euros(each) for each in (men, women, gap)), share])
    return lines


FILLED: dict[str, Callable[[Layout, pd.DataFrame], list[list[str]]]] = {"1.5": _pay_lines, "1.8": _board_lines}


def _written(number: Decimal) -> str:
    return f"{number.normalize():f}".replace(".", ",") if number else "0"


def _euros(number: Decimal) -> str:
    return str(rounded(number, 2)).replace(".", ",")


def _share(part: Decimal, whole: Decimal) -> str:
    return str(rounded(part * 100 / whole, 2)).replace(".", ",") if whole else NOBODY
