"""What an export of a canonical table may and must hold, and of which kind each column is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from indicators.ingest.tables import codes, columns, open_tables

GIVEN = ("city", "administration", "year", "source")
"""What the delivery itself says, where the file does not."""
BIRTH_YEAR, AGE, YEARS_IN_LEVEL, LEFT_ON = "birth_year", "age", "years_in_level", "left_on"
INTEGER, NUMBER, DATE, BOOLEAN = "INTEGER", "DOUBLE", "DATE", "BOOLEAN"
CODE, TEXT, KEY, GENDER = "code", "text", "key", "gender"


@dataclass(frozen=True)
class Rule:
    """A CHECK of a canonical table: its SQL, and the columns that it looks at."""

    sql: str
    columns: tuple[str, ...]

    @property
    def said(self) -> str:
        return re.sub(r"^\((.*)\)$", r"\1", self.sql).replace('"', "").replace("(", "").replace(")", "")


@cache
def _described(table: str) -> dict[str, tuple[str, bool, str | None]]:
    """Column to type, whether it must be filled, and its default as SQL."""
    with open_tables() as connection:
        rows = connection.execute(
            """SELECT column_name, data_type, NOT is_nullable, column_default FROM duckdb_columns()
            WHERE table_name = ? ORDER BY column_index""",
            [table],
        ).fetchall()
    return {name: (kind, must, default) for name, kind, must, default in rows if name in columns(table)}


@cache
def rules(table: str) -> tuple[Rule, ...]:
    """The CHECKs of a table that are not lists of codes."""
    with open_tables() as connection:
        rows = connection.execute(
            """SELECT expression, constraint_column_names FROM duckdb_constraints()
            WHERE table_name = ? AND constraint_type = 'CHECK'""",
            [table],
        ).fetchall()
    found = [Rule(sql, tuple(dict.fromkeys(names))) for sql, names in rows]
    return tuple(rule for rule in found if not (len(rule.columns) == 1 and codes(table, rule.columns[0])))


def columns_to_fill(table: str) -> tuple[str, ...]:
    """The canonical columns that a file may fill itself."""
    return tuple(name for name in columns(table) if name not in ("city", "source"))


def extras(table: str) -> tuple[str, ...]:
    """Columns that are read to make others, or to check them, and are not kept."""
    own = columns(table)
    found = [BIRTH_YEAR, AGE] if "age_band" in own else []
    found += [YEARS_IN_LEVEL, "level_since"] if "seniority_band" in own else []
    found += ["fte"] if "working_time" in own else []
    found += ["hired_on"] if {"gender", "age_band"} <= set(own) else []
    found += ["level_published"] if "level" in own else []
    found += [LEFT_ON] if table == "leavers" else []
    found += ["administration"]
    return tuple(name for name in found if name not in own)


def needed(table: str) -> tuple[str, ...]:
    """Columns that a row cannot do without: filled always, and with no default."""
    return tuple(
        name for name, (_, must, default) in _described(table).items() if must and default is None and name not in GIVEN
    )


def must_be_filled(table: str) -> tuple[str, ...]:
    return tuple(name for name, (_, must, _) in _described(table).items() if must)


def default(table: str, column: str) -> str:
    """The table's own value for a column that the file does not have, as SQL."""
    return _described(table)[column][2] or "NULL" if column in _described(table) else "NULL"


def sql_type(table: str, column: str) -> str:
    others = {BIRTH_YEAR: INTEGER, AGE: INTEGER, YEARS_IN_LEVEL: NUMBER, "fte": NUMBER, LEFT_ON: DATE, "hired_on": DATE}
    others |= {"level_since": DATE}
    return _described(table)[column][0] if column in _described(table) else others.get(column, "VARCHAR")


def kind(table: str, column: str) -> str:
    """How a column is read."""
    if column == "gender":
        return GENDER
    if column == "person_key":
        return KEY
    if sql_type(table, column) != "VARCHAR":
        return sql_type(table, column)
    return CODE if codes(table, column) else TEXT
