"""What an edition holds besides observations: actions and targets of the plan, and the budget by class. No persons."""

from __future__ import annotations

import duckdb
import pandas as pd

from indicators.catalogue import catalogue
from indicators.errors import UnknownName

COLUMNS = {
    "actions": (
        "city", "administration", "reference_date", "action", "plan_area", "title", "starts_on", "due_on", "done_on",
        "responsible", "indicator", "status", "evidence", "budget", "spent", "source",
    ),
    "targets": (
        "city", "administration", "reference_date", "year", "indicator", "breakdown", "category", "plan_area",
        "baseline", "target", "due_year", "source",
    ),
    "budget": (
        "city", "year", "reference_date", "mission", "gender_class", "lines", "committed", "executed", "paid", "source",
    ),
}  # fmt: skip
"""The columns of each table, as `edition.sql` has them."""

ACTIONS = f"""
    -- As each administration noted them last.
    SELECT {", ".join(COLUMNS["actions"])} FROM actions
    QUALIFY reference_date = max(reference_date) OVER (PARTITION BY city, administration)
    ORDER BY city, administration, plan_area, action"""
TARGETS = f"SELECT {', '.join(COLUMNS['targets'])} FROM targets ORDER BY reference_date, due_year, target"
ONE_TARGET = ["city", "administration", "indicator", "breakdown", "category"]
BUDGET = """
    -- Euros by year, mission and class, and every sum of them that is shown: nothing is added up later. Cents are added
    -- as decimals, so that the order of the lines never shows in a digit.
    WITH exact AS (
        SELECT * REPLACE (COALESCE(mission, '') AS mission, CAST(committed AS DECIMAL(18, 2)) AS committed,
                          CAST(paid AS DECIMAL(18, 2)) AS paid)
        FROM budget_lines)
    SELECT city, year, max(reference_date) AS reference_date,
           CASE WHEN GROUPING(mission) = 1 THEN 'total' ELSE mission END AS mission,
           CASE WHEN GROUPING(gender_class) = 1 THEN 'total' ELSE gender_class END AS gender_class,
           count(*) AS lines, CAST(sum(committed) AS DOUBLE) AS committed,
           CAST(sum(committed) FILTER (paid IS NOT NULL) AS DOUBLE) AS executed, CAST(sum(paid) AS DOUBLE) AS paid,
           max(source) AS source
    FROM exact
    GROUP BY GROUPING SETS ((city, year), (city, year, gender_class), (city, year, mission),
                            (city, year, mission, gender_class))
    UNION ALL
    SELECT city, year, max(reference_date), 'total', 'gender', count(*), CAST(sum(committed) AS DOUBLE),
           CAST(sum(committed) FILTER (paid IS NOT NULL) AS DOUBLE), CAST(sum(paid) AS DOUBLE), max(source)
    FROM exact WHERE gender_class IN ('direct', 'sensitive') GROUP BY city, year
    ORDER BY city, year, mission, gender_class"""


def plans(connection: duckdb.DuckDBPyConnection) -> dict[str, pd.DataFrame]:
    """The tables `actions`, `targets` and `budget` of an edition, from the canonical tables."""
    actions, targets = (_named(connection.execute(query).df()) for query in (ACTIONS, TARGETS))
    # As each was set last, whether it was named by slug or by code.
    in_force = targets.drop_duplicates(ONE_TARGET, keep="last").sort_values(ONE_TARGET, ignore_index=True)
    return {"actions": actions, "targets": in_force, "budget": connection.execute(BUDGET).df()}


def _named(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(indicator=[_slug(name) for name in frame["indicator"]])


def _slug(name: object) -> str | None:
    """The slug of an indicator that a row names by slug or code; a name that nobody has stays as it was written."""
    if not isinstance(name, str) or not name.strip():
        return None
    try:
        return catalogue()[name].slug
    except UnknownName:
        return name
