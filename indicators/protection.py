"""Protection in SQL: the counts that merging decides on, and an indicator's population under its groups.

Once protected, an indicator's query is only ever read through `population_sql`: it sees groups, never categories.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import duckdb
import pandas as pd

from indicators.dimensions import dimensions, parts
from indicators.errors import DefinitionError
from indicators.formulas import COUNTED_BY_AMOUNT, OF_AMOUNTS, OF_COUNTS, OF_PERSONS, OF_THINGS, WITH_AMOUNT
from indicators.lattice import MISSING, Lattice, lattice
from indicators.marking import N_
from indicators.merge import LARGEST, Counted, Place, Protection, protect
from indicators.merge.bandings import Banding, bandings
from indicators.merge.reasons import (
    DOMINANCE,
    FEWER,
    IMPLIED_FLOW,
    ONE_GROUP,
    SMALL_DIFFERENCE,
    TOO_FINE,
    WHOLE_ONLY,
)
from indicators.model import TOTAL, Indicator

PROTECTS_ITSELF = {"people_counted"}
"""Formulas that show nothing below their own threshold, whatever the source."""
PROTECTED = (FEWER, DOMINANCE, ONE_GROUP, WHOLE_ONLY, TOO_FINE, SMALL_DIFFERENCE, IMPLIED_FLOW)
"""Reasons why a figure is not shown."""
OFFICES = "('political_office', 'top_post')"


def breakdowns_of(indicator: Indicator) -> tuple[str, ...]:
    """Everything that is computed of an indicator."""
    return (TOTAL, *indicator.breakdowns)


def axes_of(indicator: Indicator, breakdown: str) -> tuple[str, ...]:
    """The dimensions that may be merged: those of the breakdown, and the units that a formula of counts works over."""
    over = indicator.over if indicator.formula in OF_COUNTS and indicator.over in dimensions() else None
    names = parts(breakdown)
    return (*names, over) if over and over not in names else names


def needs_protection(indicator: Indicator, breakdown: str, rules: Lattice) -> bool:
    """Whether small figures of it have to be merged: it counts persons, or is of a class that is always protected."""
    return _is_looked_at(indicator, rules) and not rules.is_public(indicator, breakdown)


def _is_looked_at(indicator: Indicator, rules: Lattice) -> bool:
    """Whether a small figure of it may tell of somebody; of public posts too: the others are not public."""
    if indicator.sql is None or indicator.formula in PROTECTS_ITSELF:
        return False
    return rules.is_personal(indicator) or indicator.sensitivity in ("pay", "sensitive")


def protect_all(connection: duckdb.DuckDBPyConnection, indicators: Sequence[Indicator]) -> Protection:
    """Groups of everything that was not published by others already; they stand in the connection from now on."""
    found = Protection.nothing()
    _open_years(connection)
    if connection.execute("SELECT count(*) FROM protected_years").fetchall() != [(0,)]:
        counted = [each for indicator in indicators for each in _counted(connection, indicator, lattice())]
        found = protect(counted, _places(connection), lattice())
    for name, frame in (("group_of", found.groups), ("withheld", found.withheld)):
        connection.register("incoming", frame)
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT * FROM incoming")
        connection.unregister("incoming")
    return found


def bandings_of(connection: duckdb.DuckDBPyConnection, indicator: Indicator, city: str) -> list[tuple[str, Banding]]:
    """What coarser bands would keep in each breakdown by two dimensions. It tells of hidden counts."""
    _open_years(connection)
    above = dict(_places(connection).get(city, Place({})).parents)
    return [
        (each.breakdown, banding)
        for each in _counted(connection, indicator, lattice())
        if len(each.axes) == 2 and (each.frame["city"] == city).any()
        for banding in bandings(each, city, above, lattice())
    ]


def _open_years(connection: duckdb.DuckDBPyConnection) -> None:
    """City, year and table of what was not published by others: a published year passes as it is."""
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE protected_years AS
           SELECT DISTINCT city, year, delivered_table FROM deliveries WHERE source <> 'published'"""
    )


def _places(connection: duckdb.DuckDBPyConnection) -> dict[str, Place]:
    """By city: the directorate of each department as it was last, and whether only offices have no level."""
    above = connection.execute(
        """SELECT city, department, arg_max(directorate, (year, directorate)) AS directorate FROM staff
           WHERE department IS NOT NULL AND directorate IS NOT NULL GROUP BY city, department ORDER BY ALL"""
    ).df()
    offices = connection.execute(
        f"SELECT city, bool_and(staff_group IN {OFFICES}) AS only FROM staff WHERE level IS NULL GROUP BY city"
    ).df()
    only = dict(zip(offices["city"], offices["only"], strict=True))
    cities = {*above["city"], *only}
    return {
        city: Place(
            dict(above[above["city"] == city][["department", "directorate"]].itertuples(index=False, name=None)),
            bool(only.get(city, False)),
        )
        for city in cities
    }


def _counted(connection: duckdb.DuckDBPyConnection, indicator: Indicator, rules: Lattice) -> Iterator[Counted]:
    for breakdown in breakdowns_of(indicator) if _is_looked_at(indicator, rules) else ():
        public = not needs_protection(indicator, breakdown, rules)
        axes = axes_of(indicator, breakdown)
        fixed = indicator.over if indicator.formula in OF_AMOUNTS else None
        frame = _read(connection, indicator, axes, fixed)
        rule = rules.rule_of(indicator, breakdown)
        yield Counted(indicator, breakdown, axes, frame, rule, public, fixed, indicator.formula in OF_THINGS)


def _read(
    connection: duckdb.DuckDBPyConnection, indicator: Indicator, axes: tuple[str, ...], fixed: str | None
) -> pd.DataFrame:
    """One row a city, year and category: women and men counted, of the population and of the pool."""
    things = indicator.formula in OF_THINGS
    people = "COALESCE(amount, people)" if indicator.formula in COUNTED_BY_AMOUNT else "people"
    known = " AND amount IS NOT NULL" if indicator.formula in OF_PERSONS else ""
    base, pool = ("pool", "pool") if indicator.pooled else ("TRUE", "FALSE")
    sums = [
        f"CAST(COALESCE(SUM({people}) FILTER ({rows}{'' if things else gender}), 0) AS BIGINT) AS {prefix}{word}"
        for prefix, rows in (("", f"counted{known}"), ("base_", base), ("pool_", pool))
        for word, gender in (("women", " AND gender = 'W'"), ("men", " AND gender = 'M'"))
    ]
    if indicator.sensitivity == "pay" and indicator.formula in WITH_AMOUNT and not things:
        sums += [
            f"{how}(CAST(amount AS DOUBLE)) FILTER (counted AND gender = '{code}') AS {name}"
            for name, how, code in zip(LARGEST, ("MAX", "MAX", "SUM", "SUM"), "WMWM", strict=True)
        ]
    columns = [*axes, *([fixed] if fixed else [])]
    keys = "".join(f", COALESCE(CAST({name} AS VARCHAR), '{MISSING}') AS {name}" for name in columns)
    genders = "TRUE" if things else "gender IN ('W', 'M')"
    query = f"""
        SELECT city, year{keys}, {", ".join(sums)} FROM ({indicator.sql}) AS population
        WHERE {genders} AND {_is_open(indicator)} GROUP BY ALL"""
    try:
        return connection.execute(query).df()
    except duckdb.Error as error:
        raise query_failed(indicator, error) from error


def query_failed(indicator: Indicator, error: duckdb.Error) -> DefinitionError:
    """What to say of an indicator's query that DuckDB refused: the first line of its reason, which holds no row."""
    return DefinitionError(
        N_("{file}: the query does not give what the definition needs ({detail})."),
        file=f"{indicator.slug}.sql",
        detail=str(error).splitlines()[0],
    )


def _is_open(indicator: Indicator) -> str:
    """SQL: the city and year were not published by others in every table that the indicator uses."""
    tables = ", ".join(f"'{table}'" for table in indicator.tables)
    return f"""EXISTS (FROM protected_years AS open WHERE open.city = population.city AND open.year = population.year
        AND open.delivered_table IN ({tables}))"""


def population_sql(indicator: Indicator, breakdown: str) -> str:
    """The indicator's query with groups in the place of categories; rows of withheld years are gone.

    A category that has no group (it cannot be: both come from the same query) is left out, never shown.
    """
    if not _is_looked_at(indicator, lattice()):
        return indicator.sql or ""
    replaced, joined = [], []
    merged = axes_of(indicator, breakdown) if needs_protection(indicator, breakdown, lattice()) else ()
    for number, name in enumerate(merged):
        group, own = f"group_{number}", f"CAST(population.{name} AS VARCHAR)"
        joined.append(
            f"""LEFT JOIN group_of AS {group} ON {group}.indicator = '{indicator.slug}'
                AND {group}.city = population.city AND {group}.breakdown = '{breakdown}'
                AND {group}.dimension = '{name}' AND {group}.category = COALESCE({own}, '{MISSING}')"""
        )
        replaced.append(
            f"CASE WHEN {_is_open(indicator)} THEN NULLIF({group}.group, '{MISSING}') ELSE {own} END AS {name}"
        )
    columns = f"population.* REPLACE ({', '.join(replaced)})" if replaced else "population.*"
    return f"""SELECT {columns} FROM ({indicator.sql}) AS population {" ".join(joined)}
        WHERE NOT ({_is_open(indicator)} AND EXISTS (FROM withheld WHERE withheld.indicator = '{indicator.slug}'
            AND withheld.city = population.city AND withheld.breakdown = '{breakdown}'
            AND withheld.year = population.year))"""
