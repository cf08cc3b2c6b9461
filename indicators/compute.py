"""One indicator, the canonical tables and the groups: out come observations. Sums in SQL, arithmetic by formula."""

from __future__ import annotations

from collections.abc import Callable

import duckdb
import pandas as pd

from indicators.catalogue import Catalogue
from indicators.completing import COUNTS_TELL_INTERVAL, OF_OTHERS, PEOPLE, completed, dated, with_notes
from indicators.dimensions import parts
from indicators.errors import DefinitionError
from indicators.formulas import FORMULAS, INTERVALS, OF_COUNTS, PUBLISHED, WITH_AMOUNT, rounded
from indicators.ingest.tables import insert
from indicators.marking import N_
from indicators.merge import Protection
from indicators.model import TOTAL, City, Indicator
from indicators.protection import breakdowns_of, population_sql, protect_all, query_failed
from indicators.rows import category_of, figures, read_rows
from indicators.rules import SCORE

KEYS = ["city", "year", "category"]
OBSERVED = [*KEYS, "breakdown", "women", "men", "base", "base_women", "value", "reason"]
COUNTS = ["women", "men", "base_women", "base_men", "pool_women", "pool_men"]
COUNTS_TELL_VALUE = (*COUNTS_TELL_INTERVAL, "count", "difference_in_points")
AMOUNTS = ("value", "low", "high")
UNIFORM = "all_of_a_gender"


def population_columns(indicator: Indicator) -> set[str]:
    """The columns that an indicator's query has to return."""
    needed = {"city", "year", "people", "gender", "counted"}
    needed |= {name for breakdown in indicator.breakdowns for name in parts(breakdown)}
    needed |= {indicator.over} if indicator.over else set()
    needed |= {"amount"} if indicator.formula in WITH_AMOUNT else set()
    return needed | set(indicator.covariates) | ({"pool"} if indicator.pooled else set())


def observe_all(
    connection: duckdb.DuckDBPyConnection,
    catalogue: Catalogue,
    cities: dict[str, City],
    step: Callable[[int, int], None] = lambda done, total: None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Observations of every indicator (OBSERVATION_FIELDS) and the groups that they stand on (GROUP_COLUMNS).

    `step` is told how many indicators are computed, and of how many.
    """
    plain = [each for each in catalogue.indicators if OF_OTHERS not in each.tables]
    about_others = [each for each in catalogue.indicators if OF_OTHERS in each.tables]
    protection = protect_all(connection, plain)
    pairs = []
    for done, indicator in enumerate(plain, start=1):
        pairs.append(observe(connection, indicator, protection))
        step(done, len(plain))
    if about_others:
        insert(connection, OF_OTHERS, _observed(connection, plain, [observations for observations, _ in pairs], cities))
        pairs += [observe(connection, indicator) for indicator in about_others]
    observations = with_notes(pd.concat([observed for observed, _ in pairs], ignore_index=True), cities)
    return observations, pd.concat([mapping for _, mapping in pairs], ignore_index=True)


def _observed(
    connection: duckdb.DuckDBPyConnection,
    indicators: list[Indicator],
    observations: list[pd.DataFrame],
    cities: dict[str, City],
) -> pd.DataFrame:
    """Rows of the table `observed`: of each year with staff, every indicator that the administration could have."""
    days = connection.execute("SELECT DISTINCT city, year FROM deliveries WHERE delivered_table = 'staff'").df()
    known = pd.DataFrame(
        [(each.slug, each.code, each.theme, each.countries) for each in indicators if each.theme != "context"],
        columns=["indicator", "code", "theme", "countries"],
    )
    possible = days.merge(known, how="cross")
    country = possible["city"].map({slug: city.country for slug, city in cities.items()})
    matches = [not where or here in where for where, here in zip(possible["countries"], country, strict=True)]
    fits = pd.Series(matches, index=possible.index, dtype=bool)  # also where there is no staff at all
    names = ["city", "year", "indicator", "breakdown", "category", *PEOPLE, "value"]
    figures = pd.concat([frame[names] for frame in observations], ignore_index=True)
    rows = possible[fits].drop(columns="countries").merge(figures, on=["city", "year", "indicator"], how="left")
    return rows.fillna({"breakdown": TOTAL, "category": TOTAL})


def observe(
    connection: duckdb.DuckDBPyConnection, indicator: Indicator, protection: Protection | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Observations of one indicator, and its groups: computed from rows where they were delivered, else taken over.

    Without `protection` every category stands by itself: for worked examples, never for an edition.
    """
    frames = []
    for breakdown in breakdowns_of(indicator) if indicator.sql else ():
        computed = _computed(connection, indicator, breakdown, protection is not None)
        frames.append(dated(connection, computed, indicator.tables))
    groups, withheld = _of_indicator(protection or Protection.nothing(), indicator)
    frames.append(dated(connection, withheld, indicator.tables))
    published = _published(connection, indicator, frames[0] if frames else None)
    frames.append(dated(connection, published, ("published_values",)))
    observed = _stacked(frames, OBSERVED)
    missing = dated(connection, _missing(connection, indicator, observed), indicator.tables)
    observed = _stacked([observed, missing], OBSERVED)
    return completed(indicator, observed), groups


def _of_indicator(protection: Protection, indicator: Indicator) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Its groups, and one observation for each breakdown and year that is withheld."""
    groups, withheld = (
        frame[frame["indicator"] == indicator.slug].reset_index(drop=True)
        for frame in (protection.groups, protection.withheld)
    )
    return groups, withheld.drop(columns="indicator").assign(category=TOTAL, value=float("nan"))


def _stacked(frames: list[pd.DataFrame], columns: list[str]) -> pd.DataFrame:
    """The frames below each other; an empty frame with `columns` where all are empty."""
    filled = [frame for frame in frames if not frame.empty]
    every = list(dict.fromkeys([*columns, *(name for frame in filled for name in frame.columns)]))
    return pd.concat(filled, ignore_index=True).reindex(columns=every) if filled else pd.DataFrame(columns=columns)


def _computed(
    connection: duckdb.DuckDBPyConnection, indicator: Indicator, breakdown: str, protected: bool
) -> pd.DataFrame:
    population = population_sql(indicator, breakdown) if protected else indicator.sql or ""
    counts = _counts(connection, indicator, breakdown, population)
    by_unit = counts.groupby([*KEYS, "unit"], sort=True)[COUNTS].sum().reset_index("unit", drop=True)
    whole = by_unit.groupby(level=KEYS, sort=True).sum()
    whole = whole[["women", "men", "base_women"]].assign(base=whole["base_women"] + whole["base_men"])
    if indicator.formula in OF_COUNTS:
        frame = _of_counts(indicator, by_unit, whole)
    else:
        frame = figures(indicator, read_rows(connection, indicator, breakdown, population), whole)
    if protected:
        frame = _for_publication(indicator, frame, by_unit)
    return frame.sort_index().reset_index().assign(breakdown=breakdown)


def _for_publication(indicator: Indicator, frame: pd.DataFrame, by_unit: pd.DataFrame) -> pd.DataFrame:
    """Pay rounded as it may be shown; a gender of whom everybody is counted is said, where that tells something."""
    if indicator.sensitivity == "pay":
        return frame.assign(**{name: _coarse(frame[name], indicator.unit) for name in AMOUNTS if name in frame})
    if indicator.sensitivity != "personal" or indicator.counted == {} or indicator.pooled:
        return frame
    whole = by_unit.groupby(level=KEYS, sort=True).sum().reindex(frame.index)
    all_of_one = ((whole["women"] == whole["base_women"]) & (whole["women"] > 0)) | (
        (whole["men"] == whole["base_men"]) & (whole["men"] > 0)
    )
    said = frame["reason"].fillna("").astype(str)
    return frame.assign(reason=frame["reason"].mask(all_of_one, (said + " " + UNIFORM).str.strip()))


def _coarse(values: pd.Series, unit: str) -> pd.Series:
    """Half up: amounts in euros to 10, everything else to 0.1."""
    step = 1 if unit == "euros" else -1
    known = [float(rounded(value, -step)) if pd.notna(value) else value for value in values]
    return pd.Series(known, index=values.index, dtype=float)


def _of_counts(indicator: Indicator, by_unit: pd.DataFrame, whole: pd.DataFrame) -> pd.DataFrame:
    result = FORMULAS[indicator.formula](by_unit)
    if indicator.interval and indicator.formula not in COUNTS_TELL_INTERVAL:
        result = result.join(INTERVALS[indicator.formula](by_unit)[["low", "high"]])
    if "base" in result:
        whole = whole.assign(base=result["base"].round(), base_women=None)
    return result.drop(columns="base", errors="ignore").join(whole)


def _counts(
    connection: duckdb.DuckDBPyConnection, indicator: Indicator, breakdown: str, population: str
) -> pd.DataFrame:
    """Counted, population and pool by gender; one row a city, year, category and unit of the formula.

    Where the query says whom the counted are measured against (`pool`), that is the population.
    """
    pool, base = ("pool", "pool") if indicator.pooled else ("FALSE", "TRUE")
    unit = indicator.over or "''"
    category, known = category_of(breakdown)
    sums = ", ".join(
        f"CAST(COALESCE(SUM(people) FILTER ({rows} AND gender = '{code}'), 0) AS BIGINT) AS {name}_{word}"
        for name, rows in (("counted", "counted"), ("base", base), ("pool", pool))
        for word, code in (("women", "W"), ("men", "M"))
    )
    query = f"""
        WITH people_of AS ({population})
        SELECT city, year, {category} AS category, COALESCE({unit}, '') AS unit, {sums}
        FROM people_of WHERE {known} GROUP BY ALL ORDER BY ALL"""
    try:
        given = {column for column, *_ in connection.execute(f"DESCRIBE {indicator.sql}").fetchall()}
        if absent := population_columns(indicator) - given:
            raise DefinitionError(
                N_("{file}: the query does not return {columns}."),
                file=f"{indicator.slug}.sql",
                columns=", ".join(sorted(absent)),
            )
        counts = connection.execute(query).df()
    except duckdb.Error as error:
        raise query_failed(indicator, error) from error
    return counts.rename(columns={"counted_women": "women", "counted_men": "men"})


def _published(
    connection: duckdb.DuckDBPyConnection, indicator: Indicator, computed: pd.DataFrame | None
) -> pd.DataFrame:
    """Figures taken over as published, for the city-years that have none computed from rows."""
    frame = connection.execute(
        "SELECT city, year, women, men, base, value, reason FROM published_values WHERE indicator = ?", [indicator.slug]
    ).df()
    if computed is not None and not computed.empty:
        taken = pd.MultiIndex.from_frame(computed[["city", "year"]])
        frame = frame[~pd.MultiIndex.from_frame(frame[["city", "year"]]).isin(taken)]
    frame = frame.assign(breakdown=TOTAL, category=TOTAL).reset_index(drop=True)
    if indicator.unit == "score":
        beyond = ~frame["value"].between(*SCORE)
        frame.loc[beyond, ["value", "reason"]] = [float("nan"), "out_of_range"]
        return frame
    counted = frame["value"].isna()
    if counted.any():
        frame.loc[counted, "value"] = _value_of_counts(indicator, frame[counted])
    return frame


def _value_of_counts(indicator: Indicator, frame: pd.DataFrame) -> pd.Series:
    """The value of published counts. Their base is not split by gender, so rates by gender cannot be made of them."""
    if indicator.formula not in COUNTS_TELL_VALUE:
        raise DefinitionError(N_("The formula of {slug} cannot be made from published counts."), slug=indicator.slug)
    counts = frame[["women", "men"]].astype(float).assign(base_women=frame["base"].astype(float), base_men=0.0)
    return FORMULAS[indicator.formula](counts)["value"]


def _missing(connection: duckdb.DuckDBPyConnection, indicator: Indicator, observed: pd.DataFrame) -> pd.DataFrame:
    """A row that says `not_delivered` for each year whose source has the tables but nobody that the indicator needs."""
    if indicator.formula == PUBLISHED:
        return pd.DataFrame()
    needed = [table for table in indicator.tables if table != OF_OTHERS] or list(indicator.tables)
    delivered = connection.execute(
        """SELECT city, year FROM deliveries WHERE list_contains($1, delivered_table)
           GROUP BY city, year HAVING count(DISTINCT delivered_table) = len($1)""",
        [needed],
    ).df()
    seen = set(zip(observed["city"], observed["year"], strict=True)) if not observed.empty else set()
    absent = [pair for pair in delivered.itertuples(index=False, name=None) if pair not in seen]
    frame = pd.DataFrame(absent, columns=["city", "year"])
    return frame.assign(breakdown=TOTAL, category=TOTAL, value=float("nan"), reason="not_in_source")
