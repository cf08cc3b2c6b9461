"""What a chart shows as a CSV file: its observations, or where it worked out others its own table; never a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pandas as pd

from indicators.charts.coverage import KIND
from indicators.export.cells import safe_cell
from indicators.export.columns import described, headers
from indicators.export.written import number_in

if TYPE_CHECKING:
    from indicators.charts import Chart, Table, Words

LINE_END = "\r\n"
"""Both signs, so that a cell that holds either of them is quoted."""
DEMONSTRATION = "demonstration_synthetic"


def chart_csv(words: Words, chart: Chart) -> bytes:
    """The figures of the chart's table: as observations where each row is one, with full precision and codes."""
    if chart.table.of_observations:
        return observations_csv(words, chart.observations)
    return table_csv(words, chart.table, words.kind(chart.observations))


def observations_csv(words: Words, rows: pd.DataFrame) -> bytes:
    """One line an observation: words and codes, numbers with a point, days as 2024-12-31."""
    told = described(words, rows)
    for name in told.columns:
        if told[name].dtype == object or isinstance(told[name].dtype, pd.StringDtype):
            told[name] = told[name].map(lambda cell: safe_cell(cell) if isinstance(cell, str) else cell)
    heads = [safe_cell(name) for name in headers(words)]
    return told.to_csv(index=False, header=heads, lineterminator=LINE_END).encode("utf-8")


def table_csv(words: Words, table: Table, mark: str = "") -> bytes:
    """The table as it is read, its numbers with a point and without their unit; `mark` in a column of its own.

    A table of which only some rows are invented says so itself, row by row.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator=LINE_END)
    kind = words.say(KIND)
    added = [mark] if mark and kind not in table.columns else []
    writer.writerow([safe_cell(name) for name in table.columns] + ([kind] if added else []))
    for row in table.rows:
        writer.writerow([_machine(words, cell) for cell in row] + added)
    return buffer.getvalue().encode("utf-8")


def _machine(words: Words, cell: str) -> str:
    number = number_in(words, cell)
    return safe_cell(cell) if number is None else str(number.value)


def file_name(rows: pd.DataFrame, *parts: str, ending: str = "csv") -> str:
    """The parts joined; before them that the figures are invented, where they are."""
    invented = (rows["source"] == "synthetic").any()
    return f"{'_'.join([*([DEMONSTRATION] if invented else []), *parts])}.{ending}"
