"""One year against the year before, as a steward looks at a delivery before it is published; small counts unsaid."""

from __future__ import annotations

import duckdb
import pandas as pd

from indicators.cities import cities
from indicators.errors import IndicatorsError, UnknownName
from indicators.ingest import load_sources, sources, vault
from indicators.ingest.held import hold
from indicators.ingest.tables import columns, open_tables
from indicators.marking import N_

SMALL = 5
UNSAID = f"<{SMALL}"
UNITS = ("directorate", "department", "level")
FIELDS = ["administration", "breakdown", "category", "women_before", "women_now", "men_before", "men_now", "change"]

COUNTS = """
WITH counted AS (
    SELECT {body} AS administration, coalesce({unit}, '-') AS category, year, gender, people
    FROM held_{table}
    WHERE year IN ($year, $before)
)
SELECT
    administration, category,
    coalesce(sum(people) FILTER (WHERE gender = 'W' AND year = $before), 0)::INTEGER AS women_before,
    coalesce(sum(people) FILTER (WHERE gender = 'W' AND year = $year), 0)::INTEGER AS women_now,
    coalesce(sum(people) FILTER (WHERE gender = 'M' AND year = $before), 0)::INTEGER AS men_before,
    coalesce(sum(people) FILTER (WHERE gender = 'M' AND year = $year), 0)::INTEGER AS men_now
FROM counted
GROUP BY ALL
ORDER BY ALL
"""


def differences(city: str, year: int, table: str = "staff") -> tuple[pd.DataFrame, int]:
    """Women and men of `year` and of the last year held before it, in total and by unit; and that year.

    Counts of 1 to 4 are “<5”, and a change is said only where no count is.
    """
    if city not in cities():
        raise UnknownName(N_("administration"), city, cities())
    counted = [name for name in columns(table) if name in ("people", "gender")]
    if len(counted) < 2:
        raise IndicatorsError(N_("The table “{table}” does not count people by gender."), table=table)
    with open_tables() as connection:
        stored = vault.deliveries(city)
        load_sources(connection, [each for each in sources() if each.city == city], stored)
        hold(connection, table, city, [vault.parquet(each) for each in stored if each.table == table])
        before = _year_before(connection, city, table, year)
        frames = [_counts(connection, table, unit, year, before) for unit in ("'total'", *UNITS) if _has(table, unit)]
    return pd.concat(frames, ignore_index=True)[FIELDS], before


def _has(table: str, unit: str) -> bool:
    return unit not in UNITS or unit in columns(table)


def _year_before(connection: duckdb.DuckDBPyConnection, city: str, table: str, year: int) -> int:
    years = [each for (each,) in connection.execute(f"SELECT DISTINCT year FROM held_{table} ORDER BY 1").fetchall()]
    if year not in years or years[0] == year:
        raise IndicatorsError(
            N_("{city} has nothing of “{table}” to compare for {year}; held are: {years}."),
            city=city,
            table=table,
            year=str(year),
            years=", ".join(map(str, years)) or "-",
        )
    return int(max(each for each in years if each < year))


def _counts(connection: duckdb.DuckDBPyConnection, table: str, unit: str, year: int, before: int) -> pd.DataFrame:
    body = "administration" if "administration" in columns(table) else "''"
    query = COUNTS.format(table=table, unit=unit, body=body)
    found = connection.execute(query, {"year": year, "before": before}).fetchall()
    rows = [_row(unit.strip("'"), *row) for row in found]
    return pd.DataFrame([row for row in rows if row["category"] != "-" or len(rows) > 1], columns=FIELDS)


def _row(breakdown: str, administration: str, category: str, *counts: int) -> dict[str, object]:
    women_before, women, men_before, men = counts
    change = f"{women + men - women_before - men_before:+d}" if not any(map(_is_small, counts)) else ""
    said = dict(zip(FIELDS[3:7], map(_said, counts), strict=True))
    return {"administration": administration, "breakdown": breakdown, "category": category, **said, "change": change}


def _is_small(count: int) -> bool:
    return 0 < count < SMALL


def _said(count: int) -> str:
    return UNSAID if _is_small(count) else str(count)
