"""One file as an office sends it: its cells, its dialect, and what stands around the table."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd

from indicators.demo.recipe import Recipe
from indicators.demo.words import Words, words

OUR_DIALECT = {"kind": "csv", "encoding": "utf-8", "delimiter": ",", "decimal": ".", "date": "%Y-%m-%d"}
"""Of published figures, which are written down in our own format."""

KEPT_AS_CODE = {"gender": {"X": "X", "N": "N"}}
"""Codes for which no administration has a word of its own."""


@dataclass(frozen=True)
class Delivery:
    """A file before it is written; `cells` has the office's headers, `headers` our column → its header."""

    recipe: Recipe
    table: str
    year: int | None
    cells: pd.DataFrame
    headers: dict[str, str]
    dialect: dict[str, str]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    marks: dict[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """File name without its ending; it says that the figures are synthetic."""
        return f"{self.table}_{self.year or 'all'}_synthetic"

    def with_dialect(self, **changes: str) -> Delivery:
        return replace(self, dialect={**self.dialect, **changes})

    def with_marks(self, **marks: Any) -> Delivery:
        return replace(self, marks={**self.marks, **marks})

    def with_column(self, column: str, values: Any) -> Delivery:
        """The column of ours, filled anew."""
        return replace(self, cells=self.cells.assign(**{self.headers[column]: values}))


def deliveries(recipe: Recipe, table: str, rows: pd.DataFrame) -> list[Delivery]:
    """The table in files: one a year, or one for all years with the date in each row."""
    if table in recipe.registers:
        dated = rows if "reference_date" in rows else rows.assign(reference_date=_ends(rows["year"]))
        return [_delivery(recipe, table, None, dated)]
    return [_delivery(recipe, table, int(year), part) for year, part in rows.groupby("year", sort=True) if len(part)]


def _ends(year: pd.Series) -> pd.Series:
    return pd.to_datetime(year.astype(str) + "-12-31")


def _delivery(recipe: Recipe, table: str, year: int | None, rows: pd.DataFrame) -> Delivery:
    own = words(recipe.slug, table, year, rows)
    dialect = OUR_DIALECT if table == "published_values" else recipe.dialect
    dialect = dialect if own.own else {**dialect, "date": OUR_DIALECT["date"]}
    spreadsheet = dialect["kind"] != "csv"
    cells = {header: _cells(rows[name], name, own, dialect, spreadsheet) for name, header in own.headers.items()}
    frame = pd.DataFrame(cells).reset_index(drop=True)
    return Delivery(recipe, table, year, frame, own.headers, dialect)


def _cells(values: pd.Series, name: str, own: Words, dialect: dict[str, str], spreadsheet: bool) -> pd.Series:
    """The values as the office writes them: text, in spreadsheets numbers and dates as they are."""
    if name in own.codes:
        known = {**KEPT_AS_CODE.get(name, {}), **own.codes[name]}
        return values.map(known).fillna(values).fillna("").astype(object)
    if pd.api.types.is_datetime64_any_dtype(values):
        return values if spreadsheet else values.dt.strftime(dialect["date"]).fillna("").astype(object)
    if pd.api.types.is_bool_dtype(values) or values.map(type).isin([bool, np.bool_]).any():
        return values.map({True: dialect["yes"], False: dialect["no"]}).fillna("").astype(object)
    if pd.api.types.is_numeric_dtype(values):
        return values.astype(object).where(values.notna(), "") if spreadsheet else _numbers(values, dialect["decimal"])
    return values.fillna("").astype(object)


def _numbers(values: pd.Series, decimal: str) -> pd.Series:
    text = values.astype(str).str.replace(r"\.0$", "", regex=True).str.replace(".", decimal, regex=False)
    return text.where(values.notna(), "").astype(object)
