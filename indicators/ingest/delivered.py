"""Makes the table `delivered` of the typed columns, and refuses rows that cannot be true or that our table forbids."""

from __future__ import annotations

from dataclasses import dataclass, field

from indicators.ingest import fields
from indicators.ingest.arrived import Arrived
from indicators.ingest.derived import administration, contradictions, derived, kept, reference_date, rows_where
from indicators.marking import N_

IMPOSSIBLE = {
    "age": (N_("The age is not possible for someone who works."), N_("Mend the year of birth, or leave it blank.")),
    "future": (N_("The date lies after the reference date."), N_("Mend the date, or the reference date.")),
    "too_young": (N_("Hired before the age of 15, or before birth."), N_("Mend the year of birth or the date.")),
    "left_before_hired": (N_("Left before being hired."), N_("Mend one of the two dates.")),
    "years": (N_("The number of years is not possible."), N_("Write completed years, 0 or more.")),
    "fte": (N_("The share of full time is not above 0 and up to 1."), N_("Write 0.8 for 80 %; 1 is full time.")),
    "year": (N_("The year is not that of the reference date."), N_("Mend the one that is wrong.")),
}
SUM_TOLERANCE = 0.005


def make(arrived: Arrived, read: dict[str, str]) -> int:
    """Fill `delivered` with `read` (column to SQL) and what follows from it; its number of rows, 0 where refused."""
    _create(arrived, read)
    _refuse(arrived, [*_impossible(arrived, read), *_unfilled(arrived), *_forbidden(arrived)])
    _check_total(arrived, read)
    if arrived.findings.refused:
        return 0
    extra = [name for name in read if name not in kept(arrived.source.table)]
    for name in [*extra, *(["stated_year"] if "year" in read else [])]:
        arrived.connection.execute(f'ALTER TABLE delivered DROP COLUMN "{name}"')
    return arrived.rows


def _create(arrived: Arrived, read: dict[str, str]) -> None:
    source = arrived.source
    made = {
        **{name: f'"{name}"' for name in read},
        **derived(source.table, read),
        "city": "'" + str(source.city).replace("'", "''") + "'",
        "administration": administration(source, read),
        "reference_date": "reference_date",
        "year": "year(reference_date)::INTEGER",
        "source": f"'{source.source}'",
        "line": "line",
    }
    names = [*kept(source.table), *(name for name in read if name not in kept(source.table))]
    final = ", ".join(
        f'({made.get(name) or fields.default(source.table, name)})::{_type(source.table, name)} AS "{name}"'
        for name in names
    )
    cells = ", ".join(["line", *(f'{sql} AS "{name}"' for name, sql in read.items() if name != "reference_date")])
    day = read.get("reference_date", "")
    first = f"SELECT {cells}{f', {day} AS reference_date' if day else ''} FROM arrived_rows {' '.join(arrived.joins)}"
    dated = first if day else f"SELECT *, {reference_date(source, read)} AS reference_date FROM ({first})"
    own_year = '"year" AS stated_year, ' if "year" in read else ""
    arrived.connection.execute(f"CREATE OR REPLACE TABLE delivered AS SELECT {own_year}{final} FROM ({dated})")


def _type(table: str, column: str) -> str:
    return "INTEGER" if column == "line" else fields.sql_type(table, column)


@dataclass(frozen=True)
class _Wrong:
    """What no row may be: an SQL condition, and how it is said."""

    condition: str
    column: str
    rule: str
    problem: str
    remedy: str
    values: dict[str, str] = field(default_factory=dict)


def _refuse(arrived: Arrived, kinds: list[_Wrong]) -> None:
    """One pass finds out which kinds there are; nearly always none."""
    counts = ", ".join(f"count(*) FILTER (WHERE {kind.condition})" for kind in kinds)
    (found,) = arrived.query(f"SELECT {counts} FROM delivered")
    for kind, count in zip(kinds, found, strict=True):
        if count:
            lines = [int(str(line)) for (line,) in arrived.query(rows_where(kind.condition))]
            header = arrived.header(kind.column)
            arrived.findings.refuse_lines(
                kind.rule, kind.problem, kind.remedy, lines, int(str(count)), column=header, **kind.values
            )


def _impossible(arrived: Arrived, read: dict[str, str]) -> list[_Wrong]:
    return [
        _Wrong(condition, column, rule, *IMPOSSIBLE[rule])
        for condition, column, rule in contradictions(arrived.source, read)
    ]


def _unfilled(arrived: Arrived) -> list[_Wrong]:
    problem, remedy = N_("The cell is blank."), N_("Each row needs a value here.")
    return [
        _Wrong(f'"{column}" IS NULL', column, "blank_cell", problem, remedy)
        for column in fields.must_be_filled(arrived.source.table)
    ]


def _forbidden(arrived: Arrived) -> list[_Wrong]:
    """The CHECKs of the canonical table, row by row, so that line and column can be named."""
    problem, remedy = N_("The value is outside what is allowed: {allowed}."), N_("Mend the value in the export.")
    return [
        _Wrong(
            f"NOT ({rule.sql})",
            next((name for name in rule.columns if name in arrived.match.columns), rule.columns[0]),
            "not_allowed", problem, remedy, {"allowed": rule.said},
        )
        for rule in fields.rules(arrived.source.table)
    ]  # fmt: skip


def _check_total(arrived: Arrived, read: dict[str, str]) -> None:
    """A total that was left out must be the sum of the rows that were read; the sums themselves are not said."""
    counted = [
        name
        for name in read
        if name in arrived.match.columns and fields.kind(arrived.source.table, name) in (fields.NUMBER, fields.INTEGER)
        and name not in ("year", "fte", fields.BIRTH_YEAR, fields.AGE)
    ]  # fmt: skip
    if len(arrived.totals) != 1 or not counted:
        return
    values, joins = ", ".join(read[name] for name in counted), " ".join(arrived.joins)
    said = arrived.query(f"SELECT {values} FROM arrived {joins} WHERE total AND NOT nothing")[0]
    sum_of_each = ", ".join(f'sum("{name}")' for name in counted)
    sums = arrived.query(f"SELECT {sum_of_each} FROM delivered")[0]
    for name, total, added in zip(counted, said, sums, strict=True):
        if total and abs(float(str(total)) - float(str(added or 0))) > max(
            SUM_TOLERANCE, abs(float(str(total))) * 1e-9
        ):
            arrived.findings.refuse(
                "total",
                N_("The total at the end is not the sum of the rows."),
                N_("Rows are missing or too many, or the total is wrong: mend it, or leave the total out."),
                line=arrived.totals[0],
                column=arrived.header(name),
            )
