"""Figures of rows: persons with an amount, amounts added up, things. One indicator and breakdown at a time."""

from __future__ import annotations

import duckdb
import pandas as pd

from indicators.dimensions import JOIN, parts
from indicators.formulas import FORMULAS, INTERVALS, OF_PERSONS, OF_THINGS, WITH_AMOUNT
from indicators.model import TOTAL, Indicator

KEYS = ["city", "year", "category"]
FEWEST_CASES = 10
COUNTED = ["women", "men", "base"]


def category_of(breakdown: str) -> tuple[str, str]:
    """SQL of a row's category, and of whether it is known."""
    names = parts(breakdown)
    category = f"concat_ws('{JOIN}', {', '.join(names)})" if names else f"'{TOTAL}'"
    return category, " AND ".join([f"{name} IS NOT NULL" for name in names] or ["TRUE"])


def read_rows(
    connection: duckdb.DuckDBPyConnection, indicator: Indicator, breakdown: str, population: str
) -> pd.DataFrame:
    """The rows of the query `population`: KEYS and what the formula needs. Things have no gender to look at.

    In one order, so that a sum of amounts is the same to its last digit each time.
    """
    category, known = category_of(breakdown)
    genders = "TRUE" if indicator.formula in OF_THINGS else "gender IN ('W', 'M')"
    amount = "CAST(amount AS DOUBLE)" if indicator.formula in WITH_AMOUNT else "NULL"
    wanted = ["gender", "people", "counted", *indicator.covariates, *(["pool"] if indicator.pooled else [])]
    query = f"""
        WITH people_of AS ({population})
        SELECT city, year, {category} AS category, COALESCE({indicator.over or "''"}, '') AS unit,
               {amount} AS amount, {", ".join(wanted)}
        FROM people_of WHERE {known} AND {genders}
        ORDER BY ALL"""
    return connection.execute(query).df().astype({"amount": float, "counted": bool})


def figures(indicator: Indicator, rows: pd.DataFrame, whole: pd.DataFrame) -> pd.DataFrame:
    """Value, reason, women, men, base and, where asked for, low and high of each group; indexed by KEYS.

    `whole`: women, men and base counted, indexed by KEYS; what the formula itself says of them comes first.
    """
    frame = rows.set_index(KEYS)
    found = FORMULAS[indicator.formula](frame)
    if indicator.formula in OF_PERSONS:
        found = _only_of_persons(found, frame)
    if indicator.formula in OF_THINGS:
        found = _enough_cases(found, indicator)
    if indicator.interval:
        found = found.join(INTERVALS[indicator.formula](frame)[["low", "high"]].where(found["value"].notna(), axis=0))
    if indicator.formula in OF_THINGS:
        whole = whole.assign(women=None, men=None, base_women=None)
    said = [name for name in COUNTED if name in found]
    whole = whole.assign(base_women=None) if said else whole
    joined = found.join(whole.drop(columns=said))
    return joined.assign(**{name: joined[name].round() for name in said})


def _enough_cases(found: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """Nothing is said of fewer than ten reports or cases, not even that there are none."""
    cases = found.get("cases", found["base"])
    few = (cases < FEWEST_CASES) & (indicator.sensitivity == "sensitive") & found["value"].notna()
    reason = found["reason"].astype(object).mask(few, "too_few_cases")
    hidden = found.assign(value=found["value"].mask(few), reason=reason, base=found["base"].mask(few))
    return hidden.drop(columns="cases", errors="ignore")


def _only_of_persons(found: pd.DataFrame, frame: pd.DataFrame) -> pd.DataFrame:
    """No median can be made of a counted group."""
    many = (frame.people > 1).groupby(level=KEYS, sort=False).any().reindex(found.index, fill_value=False)
    reason = found["reason"].astype(object).mask(many, "needs_persons")
    return found.assign(value=found["value"].mask(many), reason=reason)
