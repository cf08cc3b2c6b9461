"""Columns that follow from others: bands of age and seniority, working time, dates; and what must fit together."""

from __future__ import annotations

from indicators.ingest.fields import AGE, BIRTH_YEAR, LEFT_ON, YEARS_IN_LEVEL
from indicators.ingest.sources import FINDINGS_SHOWN, Source
from indicators.ingest.tables import columns

YOUNGEST, OLDEST = 15, 90
AGE_BANDS = ((30, "≤30"), (40, "31-40"), (50, "41-50"), (60, "51-60"))
SENIORITY_BANDS = ((3, "[0,3)"), (5, "[3,5)"), (10, "[5,10)"))


def age(read: dict[str, str]) -> str:
    """SQL of the age in years: reference year - birth year."""
    return AGE if AGE in read else f"year(reference_date) - {BIRTH_YEAR}"


def band(value: str, bands: tuple[tuple[int, str], ...], last: str, sign: str) -> str:
    """SQL of the band of a number; NULL where there is none."""
    cases = " ".join(f"WHEN {value} {sign} {limit} THEN '{code}'" for limit, code in bands)
    return f"CASE WHEN {value} IS NULL THEN NULL {cases} ELSE '{last}' END"


def derived(table: str, read: dict[str, str]) -> dict[str, str]:
    """Column to SQL over the columns that were read, for those that the file does not have."""
    found: dict[str, str] = {}
    own = columns(table)
    if "age_band" in own and "age_band" not in read and (AGE in read or BIRTH_YEAR in read):
        found["age_band"] = band(age(read), AGE_BANDS, ">60", "<=")
    if "seniority_band" in own and "seniority_band" not in read:
        years = YEARS_IN_LEVEL if YEARS_IN_LEVEL in read else "date_sub('year', level_since, reference_date)"
        if YEARS_IN_LEVEL in read or "level_since" in read:
            found["seniority_band"] = band(years, SENIORITY_BANDS, "10+", "<")
    if "working_time" in own and "working_time" not in read and "fte" in read:
        found["working_time"] = "CASE WHEN fte < 1 THEN 'part_time' WHEN fte = 1 THEN 'full_time' END"
    return found


def reference_date(source: Source, read: dict[str, str]) -> str:
    """SQL: the file's own date, else that of the delivery, else 31 December of the file's year."""
    if "reference_date" in read:
        return "reference_date"
    if source.reference_date:
        return f"DATE '{source.reference_date.isoformat()}'"
    return 'make_date("year", 12, 31)' if "year" in read else "NULL::DATE"


def administration(source: Source, read: dict[str, str]) -> str:
    own = "'" + source.administration.replace("'", "''") + "'"
    return f"coalesce(administration, {own})" if "administration" in read else own


def contradictions(source: Source, read: dict[str, str]) -> list[tuple[str, str, str]]:
    """(condition, column, rule) of rows whose values cannot be true together."""
    found: list[tuple[str, str, str]] = []
    if AGE in read or BIRTH_YEAR in read:
        column = AGE if AGE in read else BIRTH_YEAR
        found.append((f"{age(read)} NOT BETWEEN {YOUNGEST} AND {OLDEST}", column, "age"))
    for column in ("hired_on", "level_since"):
        if column in read:
            found.append((f"{column} > reference_date", column, "future"))
    if "hired_on" in read and BIRTH_YEAR in read:
        found.append((f"year(hired_on) - {BIRTH_YEAR} < {YOUNGEST}", "hired_on", "too_young"))
    if LEFT_ON in read and "hired_on" in read:
        found.append((f"{LEFT_ON} < hired_on", LEFT_ON, "left_before_hired"))
    if YEARS_IN_LEVEL in read and YEARS_IN_LEVEL not in columns(source.table):
        found.append((f"{YEARS_IN_LEVEL} NOT BETWEEN 0 AND 60", YEARS_IN_LEVEL, "years"))
    if "fte" in read and "fte" not in columns(source.table):
        found.append(("NOT (fte > 0 AND fte <= 1)", "fte", "fte"))
    if "year" in read:
        found.append(("stated_year <> year(reference_date)", "year", "year"))
    if source.reference_date and "reference_date" in read:
        found.append((f"year(reference_date) <> {source.reference_date.year}", "reference_date", "year"))
    return found


def rows_where(condition: str) -> str:
    """SQL: the first lines that meet a condition."""
    return f"SELECT line FROM delivered WHERE {condition} ORDER BY line LIMIT {FINDINGS_SHOWN}"


def kept(table: str) -> list[str]:
    """The columns of `delivered`, in their order."""
    own = list(columns(table))
    return [*own, *(name for name in ("administration",) if name not in own), "line"]
