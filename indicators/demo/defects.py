"""The defects of the exports, declared in `defects.toml`, and what makes each of them."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from indicators.demo.delivery import Delivery
from indicators.demo.recipe import FOLDER


@dataclass(frozen=True)
class Defect:
    """One defect: where it is, what the ingest must do of it ("accepted" or "warned"), and by which rule."""

    number: int
    what: str
    city: str
    table: str
    expected: str
    rule: str = ""
    years: tuple[int, ...] = ()
    change: str = ""
    column: str = ""
    value: Any = None

    def concerns(self, delivery: Delivery) -> bool:
        here = (self.city, self.table) == (delivery.recipe.slug, delivery.table)
        return here and (not self.years or delivery.year in self.years)


@cache
def defects() -> tuple[Defect, ...]:
    """Every defect that the exports have."""
    raw = tomllib.loads((FOLDER / "defects.toml").read_text(encoding="utf-8"))["defect"]
    return tuple(Defect(**{**each, "years": tuple(each.get("years", ()))}) for each in raw)


def with_defects(delivery: Delivery, seed: int) -> Delivery:
    """The delivery, spoilt as declared."""
    for defect in defects():
        if defect.change and defect.concerns(delivery):
            chance = delivery.recipe.random(seed, f"{defect.change} {delivery.name}")
            delivery = CHANGES[defect.change](delivery, defect, chance)
    return delivery


Change = Callable[[Delivery, Defect, np.random.Generator], Delivery]
CHANGES: dict[str, Change] = {}


def _change(function: Change) -> Change:
    CHANGES[function.__name__] = function
    return function


def _some(delivery: Delivery, chance: np.random.Generator, count: int) -> np.ndarray:
    """A few rows, marked."""
    rows = len(delivery.cells)
    return np.isin(np.arange(rows), chance.choice(rows, min(count, rows), replace=False))


def _column(delivery: Delivery, defect: Defect) -> pd.Series:
    return delivery.cells[delivery.headers[defect.column]]


@_change
def mojibake(delivery: Delivery, defect: Defect, chance: np.random.Generator) -> Delivery:
    """One column was decoded wrongly before the export; in UTF-8, so that the other columns stay what they are."""
    spoilt = delivery.with_column("objective", "Parità tra donne e uomini".encode().decode("cp1252"))
    return spoilt.with_dialect(encoding="utf-8")


@_change
def line_ends(delivery: Delivery, defect: Defect, chance: np.random.Generator) -> Delivery:
    return delivery.with_marks(line_ends=defect.value)


@_change
def delimiter(delivery: Delivery, defect: Defect, chance: np.random.Generator) -> Delivery:
    return delivery.with_dialect(delimiter=defect.value)


@_change
def first_line(delivery: Delivery, defect: Defect, chance: np.random.Generator) -> Delivery:
    return replace(delivery, before=(defect.value, *delivery.before))


@_change
def line_break(delivery: Delivery, defect: Defect, chance: np.random.Generator) -> Delivery:
    title = delivery.cells[delivery.headers["title"]].str.replace(" ", "\n", n=1)
    return delivery.with_column("title", title)


@_change
def blank_lines(delivery: Delivery, defect: Defect, chance: np.random.Generator) -> Delivery:
    return replace(delivery, before=("", "", *delivery.before), after=(*delivery.after, "", ""))


@_change
def title_rows(delivery: Delivery, defect: Defect, chance: np.random.Generator) -> Delivery:
    return replace(delivery, before=(f"Dati sintetici di prova - {delivery.table} {delivery.year}", ""))


@_change
def our_header(delivery: Delivery, defect: Defect, chance: np.random.Generator) -> Delivery:
    cells = delivery.cells.rename(columns={delivery.headers[defect.column]: defect.column})
    return replace(delivery, cells=cells, headers={**delivery.headers, defect.column: defect.column})


@_change
def extra_columns(delivery: Delivery, defect: Defect, chance: np.random.Generator) -> Delivery:
    more = {f"Voce {number:03d}": "0,00" for number in range(1, 41)}
    return replace(delivery, cells=delivery.cells.assign(**more))


@_change
def reversed_columns(delivery: Delivery, defect: Defect, chance: np.random.Generator) -> Delivery:
    return replace(delivery, cells=delivery.cells[delivery.cells.columns[::-1]])


@_change
def trailing_delimiter(delivery: Delivery, defect: Defect, chance: np.random.Generator) -> Delivery:
    return delivery.with_marks(trailing_delimiter=True)


@_change
def no_break_space(delivery: Delivery, defect: Defect, chance: np.random.Generator) -> Delivery:
    values, some = _column(delivery, defect), _some(delivery, chance, 25)
    return delivery.with_column(defect.column, values.where(~some, values + "\u00a0"))


@_change
def apart(delivery: Delivery, defect: Defect, chance: np.random.Generator) -> Delivery:
    decomposed = _column(delivery, defect).map(lambda text: unicodedata.normalize("NFD", text))
    return delivery.with_column(defect.column, decomposed)


@_change
def hidden_sheet(delivery: Delivery, defect: Defect, chance: np.random.Generator) -> Delivery:
    return delivery.with_marks(hidden_sheets=["Correspondances"], sheet="Export")


@_change
def hidden_rows(delivery: Delivery, defect: Defect, chance: np.random.Generator) -> Delivery:
    return delivery.with_marks(hidden_rows=np.flatnonzero(_some(delivery, chance, 6)).tolist())


@_change
def several_sheets(delivery: Delivery, defect: Defect, chance: np.random.Generator) -> Delivery:
    return delivery.with_marks(other_sheets=["Notes"], sheet="Export")


@_change
def formulas(delivery: Delivery, defect: Defect, chance: np.random.Generator) -> Delivery:
    return delivery.with_marks(formula_column=defect.column)


@_change
def from_1904(delivery: Delivery, defect: Defect, chance: np.random.Generator) -> Delivery:
    return delivery.with_marks(date_1904=True)


@_change
def as_text(delivery: Delivery, defect: Defect, chance: np.random.Generator) -> Delivery:
    return delivery.with_column(defect.column, _column(delivery, defect).astype(str).str.replace(".", ",", regex=False))


@_change
def currency(delivery: Delivery, defect: Defect, chance: np.random.Generator) -> Delivery:
    numbers = _column(delivery, defect).str.replace(",", ".", regex=False).astype(float)
    written = numbers.map("{:,.2f}".format).str.translate(str.maketrans(",.", ".,"))
    return delivery.with_column(defect.column, "€ " + written)


@_change
def long_text(delivery: Delivery, defect: Defect, chance: np.random.Generator) -> Delivery:
    values = _column(delivery, defect).copy()
    values.iloc[0] = "x" * 30_000
    return delivery.with_column(defect.column, values)


@_change
def total_row(delivery: Delivery, defect: Defect, chance: np.random.Generator) -> Delivery:
    people = delivery.headers["people"]
    total = dict.fromkeys(delivery.cells.columns, "")
    total[delivery.headers["gender"]] = defect.value
    total[people] = str(pd.to_numeric(delivery.cells[people]).sum())
    return replace(delivery, cells=pd.concat([delivery.cells, pd.DataFrame([total])], ignore_index=True))


@_change
def comment(delivery: Delivery, defect: Defect, chance: np.random.Generator) -> Delivery:
    return delivery.with_marks(note="Synthetic comment")


@_change
def blanks(delivery: Delivery, defect: Defect, chance: np.random.Generator) -> Delivery:
    return delivery.with_column(defect.column, _column(delivery, defect).where(~_some(delivery, chance, 17), ""))


@_change
def zero_pay(delivery: Delivery, defect: Defect, chance: np.random.Generator) -> Delivery:
    full = delivery.cells[delivery.headers["full_pay"]]
    away = full == delivery.dialect["no"]
    for name in ("base_pay", "allowances", "variable_pay", "overtime_pay", "hours_paid"):
        values = delivery.cells[delivery.headers[name]]
        delivery = delivery.with_column(name, values.where(~away, "" if name == "hours_paid" else "0"))
    return delivery


@_change
def monthly_pay(delivery: Delivery, defect: Defect, chance: np.random.Generator) -> Delivery:
    values = delivery.cells[delivery.headers["base_pay"]]
    month = (values.str.replace(",", ".", regex=False).astype(float) / 12).round(2).astype(str)
    return delivery.with_column("base_pay", values.where(~_some(delivery, chance, 3), month.str.replace(".", ",")))


@_change
def missing_words(delivery: Delivery, defect: Defect, chance: np.random.Generator) -> Delivery:
    return delivery.with_column(
        defect.column, _column(delivery, defect).where(~_some(delivery, chance, 40), defect.value)
    )


@_change
def rename(delivery: Delivery, defect: Defect, chance: np.random.Generator) -> Delivery:
    return delivery.with_column(defect.column, _column(delivery, defect).replace(defect.value))


@_change
def spellings(delivery: Delivery, defect: Defect, chance: np.random.Generator) -> Delivery:
    """ "Categoria D", "CATEGORIA D", "Cat. D", in the same file."""
    values = _column(delivery, defect)
    some = chance.integers(0, 3, len(values))
    short = values.str.replace("Categoria", "Cat.", regex=False)
    return delivery.with_column(defect.column, values.where(some == 0, values.str.upper().where(some == 1, short)))
