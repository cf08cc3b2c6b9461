"""What a canonical table is, column by column: type, needed or not, codes, limits and the words of its comment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from indicators import comments
from indicators.dimensions import dimensions
from indicators.errors import UnknownName
from indicators.ingest.tables import Catalogued, catalogued, checks, codes, columns, table_names
from indicators.marking import N_
from indicators.settings import Settings

FILLED_IN = ("city", "year", "source")
"""Columns that the import fills in: which administration, the year of the reference date, where the file came from."""
KEPT_BY_US = ("deliveries",)
"""Tables that nobody delivers."""
KINDS = {"INTEGER": "number", "DOUBLE": "decimal", "DATE": "date", "BOOLEAN": "yes_no"}


@dataclass(frozen=True)
class Column:
    """One column. `kind`: code, text, number, decimal, date or yes_no; `least` and `most`: its limits, if it has any.

    `codes` are all that is allowed; `suggested` are those that the product knows where others are allowed too.
    """

    name: str
    kind: str
    needed: bool
    default: str | None
    codes: tuple[str, ...]
    suggested: tuple[str, ...]
    about: str
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True)
class Described:
    """One canonical table: what its rows are, and the columns that a city fills."""

    name: str
    about: str
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        """The column of that name; KeyError where there is none."""
        return next((each for each in self.columns if each.name == name), None) or _absent(name)


def _absent(name: str) -> Column:
    raise KeyError(name)


def deliverable() -> tuple[str, ...]:
    """Names of the tables that a city delivers."""
    return tuple(name for name in table_names() if name not in KEPT_BY_US)


@cache
def described(table: str) -> Described:
    """The description of a table that a city delivers; UnknownName where there is none."""
    if table not in deliverable():
        raise UnknownName(N_("table"), table, deliverable())
    sql = (Settings().schema / f"{table}.sql").read_text(encoding="utf-8")
    said = comments.of_columns(sql)
    found = [
        _column(table, column, said.get(column.name, ""))
        for column in catalogued(table)
        if column.name in columns(table) and column.name not in FILLED_IN
    ]
    return Described(table, comments.of_table(sql), tuple(found))


@cache
def with_default(table: str) -> frozenset[str]:
    """The columns of a canonical table that need not be delivered, since an empty cell takes a default."""
    return frozenset(column.name for column in catalogued(table) if column.default is not None)


def _column(table: str, column: Catalogued, about: str) -> Column:
    name, data_type, default = column.name, column.data_type, column.default
    allowed = codes(table, name)
    least, most = _limits(name, [text.replace('"', "") for text in checks()[table]])
    return Column(
        name=name,
        kind="code" if allowed else KINDS.get(data_type, "text"),
        needed=not column.nullable and default is None,
        default=None if default is None else _plain(default),
        codes=allowed,
        suggested=_suggested(table, name) if data_type == "VARCHAR" and not allowed else (),
        about=about or (dimensions()[name].title if name in dimensions() else ""),
        least=least,
        most=most,
    )


def _suggested(table: str, name: str) -> tuple[str, ...]:
    known = dimensions().get(name)
    return tuple(known.labels) if known and known.table == table else ()


def _plain(default: str) -> str:
    """A default as a person would write it: staff, 1, true."""
    text = re.sub(r"^CAST\((.*) AS \w+\)$", r"\1", default).strip("'")
    return {"t": "true", "f": "false"}.get(text, text.lower() if text in ("TRUE", "FALSE") else text)


def _limits(name: str, checks: list[str]) -> tuple[float | None, float | None]:
    """The lowest and highest number that the CHECKs of a column alone allow."""
    least = most = None
    for check in checks:
        if between := re.search(rf"\b{name} BETWEEN (\d+) AND (\d+)", check):
            least, most = float(between[1]), float(between[2])
        if lower := re.search(rf"\b{name} >=? ([0-9.]+)\)", check):
            least = float(lower[1])
        if upper := re.search(rf"\b{name} <=? ([0-9.]+)\)", check):
            most = float(upper[1])
    return least, most
