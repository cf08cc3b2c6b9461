"""Who is counted, said in codes beside the query, agrees with the query: compared on random rows with every code."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from indicators.catalogue import catalogue, read_indicator
from indicators.errors import DefinitionError
from indicators.formulas import OF_THINGS
from indicators.ingest.tables import codes, columns, insert, open_tables
from indicators.lattice import DELIVERED, MISSING, Marks, lattice
from indicators.model import Indicator
from indicators.settings import Settings

ROWS = 4000
YEARS = (2020, 2021, 2022, 2023, 2024)
DECLARED = [
    each
    for each in catalogue().indicators
    if each.sql and lattice().is_personal(each) and each.formula not in OF_THINGS and each.source_table != "survey"
]
"""Not the survey, whose answers are added up already and are never set against other figures."""


def slug(indicator: Indicator) -> str:
    return indicator.slug


def random_rows(connection: duckdb.DuckDBPyConnection, table: str) -> pd.DataFrame:
    """Rows with every code and with gaps; the people of a row mark it, so that equal sums are equal rows."""
    described = connection.execute(f"DESCRIBE {table}").fetchall()
    draw = random.Random(table)
    rows = []
    for _ in range(ROWS):
        row = {name: _value(draw, table, name, kind, gap == "YES") for name, kind, gap, *_ in described}
        if row.get("level") and "staff_group" in row:
            row["staff_group"] = "staff"
        row["reference_date"] = f"{row['year']}-12-31"
        rows.append({name: row[name] for name in columns(table)})
    return pd.DataFrame(rows)


def _value(draw: random.Random, table: str, name: str, kind: str, gap: bool) -> object:
    fixed = {"city": "a", "administration": "a", "source": "synthetic"}
    if name in fixed:
        return fixed[name]
    if name == "year":
        return draw.choice(YEARS)
    if name == "people":
        return draw.randrange(1, 10**6)
    if gap and (kind == "DATE" or (kind in ("VARCHAR", "BOOLEAN") and draw.random() < 0.15)):
        return None
    if kind == "BOOLEAN":
        return draw.random() < 0.5
    known = codes(table, name) or ("council", "executive", "committee", "head", "chair", "1")
    return draw.choice(known) if kind == "VARCHAR" else 1


def belongs(rows: pd.DataFrame, marks: Marks) -> pd.Series:
    """Which rows have the codes of `marks`."""
    found = pd.Series(True, index=rows.index)
    for name, wanted in marks.items():
        text = rows[name].map(lambda value: MISSING if pd.isna(value) else str(value).lower())
        found &= (text != MISSING) if DELIVERED in wanted else text.isin([each.lower() for each in wanted])
    return found


@pytest.mark.parametrize("indicator", DECLARED, ids=slug)
def test_marks_agree_with_the_query(indicator: Indicator) -> None:
    """Of each year by itself, unless the definition says that it stands `alone`."""
    with open_tables() as connection:
        rows = random_rows(connection, indicator.source_table)
        insert(connection, indicator.source_table, rows)
        amounts = " AND amount IS NOT NULL" if "amount" in _columns(connection, indicator) else ""
        pool = "pool" if indicator.pool is not None else "FALSE"
        found = connection.execute(
            f"""SELECT year, sum(people), coalesce(sum(people) FILTER (counted), 0),
                       coalesce(sum(people) FILTER ({pool}), 0)
                FROM ({indicator.sql}) WHERE TRUE{amounts} GROUP BY year"""
        ).fetchall()
    assert found or len(indicator.tables) > 1
    population = belongs(rows, indicator.population)
    counted = population & belongs(rows, indicator.counted or {})
    pool_rows = population & belongs(rows, indicator.pool or {}) & (indicator.pool is not None)
    agree = []
    for year, everyone, those_counted, those_in_pool in found:
        here = rows["people"].where(rows["year"] == year, 0)
        agree.append(indicator.counted is None or those_counted == here[counted].sum())
        if len(indicator.tables) == 1:  # else the others are whom the counted are measured against
            agree += [everyone == here[population].sum(), those_in_pool == here[pool_rows].sum()]
    assert all(agree) is not indicator.alone or not found


def _columns(connection: duckdb.DuckDBPyConnection, indicator: Indicator) -> set[str]:
    return {name for name, *_ in connection.execute(indicator.sql or "").description}


def test_a_personal_indicator_in_use_says_who_is_counted(tmp_path: Path) -> None:
    path = copied(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("[counted]\n", "", 1), encoding="utf-8")
    with pytest.raises(DefinitionError, match=r"newcomers.toml: the field “counted” is missing"):
        read_indicator(path)


def test_a_breakdown_outside_the_lattice_is_refused(tmp_path: Path) -> None:
    path = copied(tmp_path)
    path.write_text('breakdowns = ["department*age_band"]\n' + path.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(DefinitionError, match=r"newcomers.toml: .*“department\*age_band” is not in lattice.toml"):
        read_indicator(path)


def test_every_table_of_the_lattice_exists_and_has_its_dimensions() -> None:
    with open_tables() as connection:
        for name, table in lattice().tables.items():
            known = {column for column, *_ in connection.execute(f"DESCRIBE {name}").fetchall()}
            named = {part for breakdown in table.breakdowns for part in breakdown.split("*")}
            assert named - {"pay_band"} <= known  # a band of the median: only the query can tell it


def copied(folder: Path) -> Path:
    theme = folder / "workforce"
    theme.mkdir()
    for path in (Settings().definitions / "workforce").glob("newcomers.*"):
        shutil.copy(path, theme)
    return theme / "newcomers.toml"
