"""Runs worked examples: a small text table in, numbers out, through the production way of the data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from numbers import Real
from pathlib import Path
from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue, read_example
from indicators.compute import observe
from indicators.dimensions import parts
from indicators.errors import DefinitionError, UnknownName
from indicators.formulas import rounded
from indicators.ingest.tables import codes, columns, insert, open_tables, table_names
from indicators.marking import N_
from indicators.model import OBSERVATION_FIELDS, TOTAL, Example, Indicator
from indicators.toml_files import read_toml

DEFAULTS: dict[str, dict[str, str]] = {
    "bodies": {"body": "council", "source": "published"},
    "published_values": {"unit": "percent", "source": "published"},
    "acts": {"act": "act", "in_scope": "true", "assessed": "false"},
    "actions": {"action": "action", "plan_area": "policies", "title": "action", "status": "running"},
    "budget_lines": {"budget_line": "line", "gender_class": "unclassified", "committed": "0"},
    "competitions": {"competition": "competition", "stage": "applied"},
    "contracts": {"contract_code": "contract", "value": "0", "above_threshold": "true", "equality_clause": "false"},
    "flexible_work": {"measure": "agile", "used": "true"},
    "leave": {"leave_type": "parental", "used": "true"},
    "pay": {"pay_basis": "hourly", "full_pay": "true"},
    "plan": dict.fromkeys(["published", "signed", "has_resources", "has_data", "has_training"], "false"),
    "posts": {"post": "post", "management_level": "2"},
    "prevention": {"item": "policy", "in_place": "false"},
    "promotions": {"promoted": "false"},
    "reports": {"report_type": "other", "reports": "0"},
    "selection_boards": {"board": "board", "board_role": "member"},
    "survey": {"item": "A.01", "reversed": "false", "scale_low": "0", "scale_high": "100", "people": "0"},
    "targets": {"breakdown": TOTAL, "category": TOTAL, "due_year": "2030"},
    "training": {"training_type": "other", "took_part": "true"},
    "vacancies": {"vacancy": "vacancy", "pay_stated": "false", "neutral_title": "false"},
    "observed": {"breakdown": TOTAL, "category": TOTAL},
}
"""What a column holds where an example does not say it: neutral, so that an example shows only what matters."""
CITY, YEAR = "example", 2024
SELECTORS = ("city", "year", "breakdown", "category")
NOTHING = ("", "none", "null")


@dataclass(frozen=True)
class Outcome:
    """Whether one expected row of an example holds, and where it does not: field, expected, got."""

    indicator: Indicator
    note: str
    differences: tuple[tuple[str, str, str], ...]

    @property
    def holds(self) -> bool:
        return not self.differences


def of_catalogue(catalogue: Catalogue) -> Iterator[Outcome]:
    """Every worked example of the definitions."""
    for indicator in catalogue.indicators:
        for example in indicator.examples:
            yield from run(indicator, example)


def of_file(path: Path, catalogue: Catalogue) -> Iterator[Outcome]:
    """Every `[[example]]` of a TOML file that somebody else wrote."""
    raw = read_toml(path)
    cases = raw.get("example")
    if not isinstance(cases, list) or not cases:
        raise DefinitionError(N_("{file}: there is no [[example]] in it."), file=path.name)
    for case in cases:
        if not isinstance(case, dict) or not isinstance(case.get("indicator"), str):
            raise DefinitionError(N_("{file}: an example needs its indicator."), file=path.name)
        yield from run(catalogue[case["indicator"]], read_example(case, path.name))


def run(indicator: Indicator, example: Example) -> list[Outcome]:
    """One outcome an expected row."""
    with open_tables() as connection:
        for table, text in example.given.items():
            rows = given_rows(table, text)
            if table == "published_values":
                rows["indicator"] = rows["indicator"].fillna(indicator.slug) if "indicator" in rows else indicator.slug
            insert(connection, table, rows)
            if table != "deliveries":
                insert(connection, "deliveries", _delivery(table, rows))
        observed, _ = observe(connection, indicator)
    return [
        Outcome(indicator, example.note, _differences(observed, expected, indicator)) for expected in example.expect
    ]


def given_rows(table: str, text: str) -> pd.DataFrame:
    """A text table (`a | b`, a header and rows) as rows of a canonical table; missing columns get defaults."""
    if table not in (*table_names(), "observed"):
        raise UnknownName(N_("table"), table, table_names())
    lines = [_cells(line) for line in text.strip().splitlines() if line.strip(" |-+:")]
    if not lines:
        raise DefinitionError(N_("given.{table} is empty; it needs a header."), table=table)
    header, rows = lines[0], lines[1:]
    if len(set(header)) < len(header):
        raise DefinitionError(N_("given.{table} has a column twice."), table=table)
    if "area" in header and "level" not in header:
        header = ["level" if name == "area" else name for name in header]
    for name in header:
        if name not in columns(table):
            raise UnknownName(N_("column"), name, columns(table))
    for cells in rows:
        if len(cells) != len(header):
            raise DefinitionError(
                N_("A row of given.{table} has {got} cells, its header {wanted}."),
                table=table, got=len(cells), wanted=len(header),
            )  # fmt: skip
    for row in rows:
        for name, cell in zip(header, row, strict=True):
            known = codes(table, name)
            if known and cell and cell not in known:
                raise UnknownName(name, cell, known)
    frame = pd.DataFrame(rows, columns=header, dtype=object)
    return _with_defaults(table, frame.where(frame != "", None))


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]


def _with_defaults(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    neutral = {"administration": CITY, "gender": "N", "source": "delivered"}
    common = {"city": CITY, **{name: value for name, value in neutral.items() if name in columns(table)}}
    common |= DEFAULTS.get(table, {})
    for name, value in common.items():
        frame[name] = frame[name].fillna(value) if name in frame else value
    if "body_type" in columns(table):
        frame["body_type"] = frame["body_type"].fillna(frame["body"]) if "body_type" in frame else frame["body"]
    if "people" in frame:
        frame["people"] = frame["people"].fillna("1")
    if "reference_date" not in frame:
        years = frame["year"] if "year" in frame else pd.Series(str(YEAR), index=frame.index)
        frame["reference_date"] = [f"{year}-12-31" for year in years]
    frame["year"] = [str(day)[:4] for day in frame["reference_date"]]
    return frame


def _delivery(table: str, rows: pd.DataFrame) -> pd.DataFrame:
    dates = rows[["city", "year", "reference_date"]].drop_duplicates()
    return dates.assign(
        delivered_table=table, date_basis="stated", source="delivered", file="example", publisher="example"
    )


def _differences(
    observed: pd.DataFrame, expected: dict[str, Any], indicator: Indicator
) -> tuple[tuple[str, str, str], ...]:
    for name in expected:
        if name not in OBSERVATION_FIELDS:
            raise UnknownName(N_("field of an observation"), name, OBSERVATION_FIELDS)
    where = {name: value for name, value in expected.items() if name in SELECTORS}
    where.setdefault("breakdown", _breakdown_of(indicator, observed, where.get("category")))
    for name in parts(where["breakdown"]):
        if name not in {each for breakdown in indicator.breakdowns for each in parts(breakdown)}:
            raise UnknownName(N_("breakdown of this indicator"), where["breakdown"], [TOTAL, *indicator.breakdowns])
    rows = observed
    for name, value in where.items():
        rows = rows[rows[name].astype(str) == str(value)]
    if len(rows) != 1:
        return (("rows", "1", str(len(rows))),)
    row = rows.iloc[0]
    found = [(name, value, *_compared(row[name], value)) for name, value in expected.items() if name not in SELECTORS]
    return tuple((name, str(value), got) for name, value, got, holds in found if not holds)


def _breakdown_of(indicator: Indicator, observed: pd.DataFrame, category: str | None) -> str:
    if category in (None, TOTAL):
        return TOTAL
    having = observed[observed["category"] == category]["breakdown"].unique()
    return having[0] if len(having) else next(iter(indicator.breakdowns), TOTAL)


def _compared(got: Any, wanted: Any) -> tuple[str, bool]:
    """What was got, and whether it is what was wanted: numbers at the decimals in which the expectation is written."""
    if got is None or pd.isna(got):
        return "none", isinstance(wanted, str) and wanted.lower() in NOTHING
    if isinstance(wanted, int | Decimal) and not isinstance(wanted, bool) and isinstance(got, Real):
        number = Decimal(wanted)
        if not number.is_finite():
            return str(got), False
        shown = rounded(float(got), max(0, -int(number.as_tuple().exponent)))
        return str(shown), shown == number
    return str(got), str(got) == str(wanted)
