"""One entrance for what an office exports itself: a file of rows becomes the table `delivered`, or is refused."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from indicators.cities import cities
from indicators.errors import DefinitionError, UnknownName
from indicators.ingest import arrived as arrivals
from indicators.ingest import codes as words
from indicators.ingest import csv_files, dates, delivered, identifiers, numbers, sheets
from indicators.ingest import fields as kinds
from indicators.ingest import header as headers
from indicators.ingest.arrived import Arrived
from indicators.ingest.characters import Text
from indicators.ingest.fields import BIRTH_YEAR
from indicators.ingest.grid import Grid, private_folder
from indicators.ingest.sources import Findings, Source
from indicators.ingest.tables import codes
from indicators.marking import N_

WORKBOOKS = (".xlsx", ".xls", ".xlsm", ".xlsb", ".ods")


def read_rows(connection: duckdb.DuckDBPyConnection, source: Source, findings: Findings) -> int:
    """Read the file of `source` into TABLE `delivered` and return its number of rows; 0 where it was refused.

    `delivered` has the canonical columns of `source.table`, typed, and always `city`, `administration`,
    `reference_date`, `year`, `source` and `line` (INTEGER, as a person finds it in the file; of a sheet the row).
    An earlier `delivered` is replaced; where the file is refused there is none. Findings never hold a person's value.
    """
    connection.execute("DROP TABLE IF EXISTS delivered")
    try:
        with private_folder() as folder:
            arrived = _arrive(connection, source, folder, findings)
        return _type(arrived) if arrived and not findings.refused else 0
    finally:
        if findings.refused:
            connection.execute("DROP TABLE IF EXISTS delivered")
        _forget(connection)


def _arrive(connection: duckdb.DuckDBPyConnection, source: Source, folder: Path, findings: Findings) -> Arrived | None:
    """The used cells of the file in `arrived_rows`; None where it was refused."""
    read = sheets.read if _is_workbook(source.path) else csv_files.read
    grid = read(source, folder, findings)
    match = headers.match(grid.header, source, findings) if grid else None
    if grid is None or match is None:
        return None
    country = cities()[source.city].country if source.city in cities() else ""
    gender = f"c{match.columns['gender']}" if "gender" in match.columns else None
    while not arrivals.load(connection, grid, match, gender):
        grid = _looked_at_closely(grid, folder, findings)
        if grid is None:
            return None
    found = Arrived(connection, source, findings, grid, match, country)
    arrivals.show_rows(found)
    return found


def _is_workbook(path: Path) -> bool:
    """By its name, and by its first bytes: what was renamed is found out by the reader of workbooks."""
    with path.open("rb") as file:
        start = file.read(4)
    return path.suffix.lower() in WORKBOOKS or start in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def _looked_at_closely(grid: Grid, folder: Path, findings: Findings) -> Grid | None:
    if grid.numbered:
        findings.refuse(
            "csv", N_("The rows cannot be told apart."), N_("Save the file again as CSV from the spreadsheet.")
        )
        return None
    return csv_files.numbered(Text(grid.path, grid.plain), grid.header, grid.delimiter, folder, findings)


def _type(arrived: Arrived) -> int:
    """Every column typed, then the table; 0 where something was refused."""
    plain = numbers.plain_columns(arrived, [name for name in arrived.match.columns if _is_number(arrived, name)])
    read = {name: _read(arrived, name, name in plain) for name in arrived.match.columns}
    read |= _levels(arrived) | _constants(arrived, read)
    _say_blanks(arrived, read)
    if arrived.findings.refused:
        return 0
    return delivered.make(arrived, read)


def _is_number(arrived: Arrived, column: str) -> bool:
    return kinds.kind(arrived.source.table, column) in (kinds.NUMBER, kinds.INTEGER)


def _read(arrived: Arrived, column: str, plain: bool) -> str:
    """SQL of one column, of its type."""
    kind = kinds.kind(arrived.source.table, column)
    if column == BIRTH_YEAR and column in arrived.match.birth_dates:
        return _birth_year(arrived)
    if kind in (kinds.NUMBER, kinds.INTEGER):
        return _number(arrived, column, kind, plain)
    if kind == kinds.DATE:
        numbers.count_missing_words(arrived, column)
        return dates.read(arrived, column)
    if kind == kinds.KEY:
        return identifiers.read(arrived, column)
    found = words.read(arrived, column)
    return f"({found})::BOOLEAN" if kind == kinds.BOOLEAN else found


def _birth_year(arrived: Arrived) -> str:
    """Of a full date of birth only the year is taken."""
    arrived.findings.warn(
        "never_send",
        N_("A full date of birth must never be sent; only its year was taken."),
        N_("Export the year of birth, or the age band."),
        line=arrived.grid.header.line,
        column=arrived.header(BIRTH_YEAR),
    )
    odd = arrived.any_cell(BIRTH_YEAR, "NOT regexp_full_match(trim(word), '[0-9]{4}')")
    return f"year({dates.read(arrived, BIRTH_YEAR)})" if odd else f"TRY_CAST({arrived.cell(BIRTH_YEAR)} AS INTEGER)"


def _number(arrived: Arrived, column: str, kind: str, plain: bool) -> str:
    if not plain:
        numbers.count_missing_words(arrived, column)
    value = numbers.read(arrived, column, plain)
    if kind == kinds.INTEGER:
        numbers.refuse_parts(arrived, column, plain)
        value = f"TRY_CAST({value} AS INTEGER)"
    return f"coalesce({value}, 0)" if column in arrived.mapping.blank_means_zero else value


def _levels(arrived: Arrived) -> dict[str, str]:
    """A level follows from the published one by codes.level; the published one is the city's own word for the level."""
    own = kinds.columns_to_fill(arrived.source.table)
    fed = arrived.match.columns
    if "level" in own and "level" not in fed and "level_published" in fed and "level" in arrived.mapping.codes:
        return {"level": words.read(arrived, "level_published", "level")}
    if (
        "level_published" in own
        and "level" in fed
        and "level_published" not in fed
        and "level" in arrived.mapping.codes
    ):
        return {"level_published": f"trim({arrived.cell('level')})"}
    return {}


def _constants(arrived: Arrived, read: dict[str, str]) -> dict[str, str]:
    """Values that hold for every row of the file; a column of the file wins."""
    table, found = arrived.source.table, {}
    known = [*kinds.columns_to_fill(table), *kinds.extras(table)]
    for column, value in arrived.mapping.constants.items():
        _check_name(arrived, N_("column"), column, known)
        _check_name(arrived, column, value, codes(table, column))
        if column not in read:
            text = value.replace("'", "''")
            found[column] = f"CAST('{text}' AS {kinds.sql_type(table, column)})"
    return found


def _check_name(arrived: Arrived, kind: str, name: str, known: Sequence[str]) -> None:
    if known and name not in known:
        where, problem = f"{arrived.source.city}/city.toml", UnknownName(kind, name, known)
        raise DefinitionError(N_("{file}: {problem}"), file=where, problem=problem)


def _say_blanks(arrived: Arrived, read: dict[str, str]) -> None:
    """How many cells of each column are blank: not known, unless the mapping says that blank means zero."""
    columns = {
        name: position for name, position in arrived.match.columns.items() if name not in ("gender", "person_key")
    }
    positions = {position: name for name, position in reversed(columns.items()) if name in read}
    for name in positions.values():
        blank, _ = arrived.blank(name)
        if blank and name in arrived.mapping.blank_means_zero:
            problem = N_("Blank cells, which count as zero, as city.toml says: {blank} of {rows}.")
        else:
            problem = N_("Blank cells, which count as not known, never as zero: {blank} of {rows}.")
        if blank:
            remedy = N_("Fill them in; if blank means zero, say so in city.toml under blank_means_zero.")
            arrived.findings.warn(
                "blank", problem, remedy, column=arrived.header(name), blank=blank, rows=arrived.rows
            )  # fmt: skip


def _forget(connection: duckdb.DuckDBPyConnection) -> None:
    """Nothing of the file stays but `delivered`."""
    connection.execute("DROP VIEW IF EXISTS arrived_rows; DROP TABLE IF EXISTS arrived")
    made = "temporary AND regexp_matches(table_name, '^(different|words|cells)_')"
    for (name,) in connection.execute(f"SELECT table_name FROM duckdb_tables() WHERE {made}").fetchall():
        connection.execute(f"DROP TABLE {name}")
