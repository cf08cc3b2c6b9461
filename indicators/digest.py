"""One hash for rows, whatever their order and however their columns are stored: equal data, equal hash."""

from __future__ import annotations

import duckdb
import pandas as pd

BETWEEN = "chr(31)"
"""Stands between two fields: no code and no sentence holds it."""


def digest(frame: pd.DataFrame) -> str:
    """SHA-256 of the rows, sorted, as text: ten digits of a number, the day of a date, nothing for a missing value."""
    if not len(frame.columns):
        return ""
    names = sorted(frame.columns)
    told = pd.DataFrame({str(number): _plain(frame[name]) for number, name in enumerate(names)})
    numbers = [pd.api.types.is_float_dtype(told[each]) for each in told]
    fields = [_number(name) if number else f'"{name}"' for name, number in zip(told, numbers, strict=True)]
    line = f" || {BETWEEN} || ".join(f"COALESCE({field}, '')" for field in fields)
    lines = f"SELECT {line} AS line FROM told"
    with duckdb.connect() as connection:
        connection.register("told", told)
        found = connection.execute(
            f"SELECT sha256(COALESCE(string_agg(line, chr(10) ORDER BY line), '') || ?) FROM ({lines})",
            [",".join(names)],
        ).fetchone()
    return str(found[0]) if found else ""


def _number(name: str) -> str:
    return f"""CASE WHEN NOT isnan("{name}") THEN format('{{:.10g}}', "{name}" + 0) END"""


def _plain(values: pd.Series) -> pd.Series:
    """Numbers as floats, everything else as words."""
    if pd.api.types.is_bool_dtype(values) or pd.api.types.is_datetime64_any_dtype(values):
        return values.astype("str").str.slice(0, 10)
    if pd.api.types.is_numeric_dtype(values):
        return values.astype(float)
    if isinstance(values.dtype, pd.StringDtype):
        return values
    return values.astype(object).map(_word, na_action="ignore").astype("str")


def _word(value: object) -> str:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return f"{value:.10g}"
    return str(value)[:10] if hasattr(value, "year") else str(value)
