"""Rows on the command line: as a table for people, as CSV and JSON for programs."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable
from enum import StrEnum
from typing import Any

import pandas as pd
from rich.console import Console
from rich.table import Table

from indicators.model import OBSERVATION_FIELDS


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def print_rows(rows: pd.DataFrame, format: Format) -> None:
    """Print `rows` to standard output; JSON is one array."""
    PRINTERS[format](rows)


def _plain(value: Any) -> Any:
    """A value as JSON has it: whole numbers whole, dates ISO, nothing as null."""
    if value is None or pd.isna(value):
        return None
    if isinstance(value, str | int):
        return value
    return str(value) if not hasattr(value, "item") and not isinstance(value, float) else float(value)


def _print_json(rows: pd.DataFrame) -> None:
    records = [{name: _whole(name, _plain(value)) for name, value in row.items()} for row in rows.to_dict("records")]
    print(json.dumps(records, ensure_ascii=False, indent=2))


def _whole(name: str, value: Any) -> Any:
    return (
        int(value)
        if name in ("version", "year", "women", "men", "base", "base_women", "line") and value is not None
        else value
    )


def _print_csv(rows: pd.DataFrame) -> None:
    rows.to_csv(sys.stdout, index=False, quoting=csv.QUOTE_MINIMAL)


def _print_table(rows: pd.DataFrame) -> None:
    table = Table(box=None, pad_edge=False)
    shown = [name for name in rows.columns if name not in OBSERVATION_FIELDS or rows[name].notna().any()]
    for name in shown:
        table.add_column(name, overflow="fold")
    for row in rows[shown].to_dict("records"):
        table.add_row(*(_cell(_plain(value)) for value in row.values()))
    Console(width=None if sys.stdout.isatty() else 260, soft_wrap=False, highlight=False, markup=False).print(table)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:.4f}" if isinstance(value, float) else str(value)


PRINTERS: dict[Format, Callable[[pd.DataFrame], None]] = {
    Format.TABLE: _print_table,
    Format.CSV: _print_csv,
    Format.JSON: _print_json,
}
