"""From files of a city to its vault: read, checked, stored; all of them or none."""

from __future__ import annotations

import datetime as dt
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from indicators.cities import cities
from indicators.errors import Finding, RowsNotAllowed, UnknownName, VaultError
from indicators.ingest import load_sources, sources, vault
from indicators.ingest.checks import CONFIRM, NEEDED, Rows, check_rows
from indicators.ingest.held import hold
from indicators.ingest.rows import read_rows
from indicators.ingest.sources import Findings, Source, rows_source
from indicators.ingest.tables import columns, insert_from, open_tables, table_names
from indicators.ingest.vault import Delivery, Vault
from indicators.marking import N_
from indicators.settings import Settings

UPLOAD_HOURS = 24
"""How long an uploaded file that was refused is kept."""

Step = Callable[[str, str], None]
"""Told of each step: its name and the file."""


@dataclass(frozen=True)
class Request:
    """What is to be read: files of one city, and what the file itself does not say."""

    city: str
    files: tuple[Path, ...]
    table: str = ""
    sheet: str = ""
    day: dt.date | None = None
    replace: bool = False


@dataclass
class Outcome:
    """What was found, and what would be (or was) stored."""

    findings: list[Finding] = field(default_factory=list)
    added: list[Delivery] = field(default_factory=list)
    removed: list[Delivery] = field(default_factory=list)

    @property
    def refused(self) -> bool:
        return any(finding.refused for finding in self.findings)

    @property
    def unconfirmed(self) -> list[Finding]:
        """Warnings that a person must have looked at before anything is stored."""
        return [finding for finding in self.findings if finding.rule in CONFIRM]


def examine(request: Request, step: Step = lambda *_: None) -> Outcome:
    """Read and check the files; nothing is stored."""
    with (
        tempfile.TemporaryDirectory(prefix="indicators-") as spill,
        _workspace(request.city, Path(spill)) as connection,
    ):
        return _examined(connection, request, step)


def take_in(request: Request, confirm: bool = False, step: Step = lambda *_: None) -> Outcome:
    """Read, check and store the files; nothing is stored where one is refused or a warning is to be confirmed."""
    try:
        with vault.opened() as store, _workspace(request.city, store.spill) as connection:
            outcome = _examined(connection, request, step)
            if not outcome.refused and (confirm or not outcome.unconfirmed):
                _store(connection, store, outcome, step)
                _forget_uploads(request.files)
        return outcome
    finally:
        _forget_uploads(_old_uploads())


@contextmanager
def _workspace(city: str, spill: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Canonical tables with the sources of the city; what does not fit into memory goes to a private folder."""
    if city not in cities():
        raise UnknownName(N_("administration"), city, cities())
    with open_tables() as connection:
        connection.execute(f"SET temp_directory = '{str(spill).replace(chr(39), chr(39) * 2)}'")
        load_sources(connection, [each for each in sources() if each.city == city], vault.deliveries(city))
        yield connection


def _examined(connection: duckdb.DuckDBPyConnection, request: Request, step: Step) -> Outcome:
    outcome = Outcome()
    for path in request.files:
        table = request.table or table_of(request.city, path)
        source = rows_source(path, request.city, table, request.sheet, reference_date=request.day)
        findings = Findings(source)
        _examine_file(connection, request, source, findings, outcome, step)
        outcome.findings += findings.found
    return outcome


def _examine_file(
    connection: duckdb.DuckDBPyConnection,
    request: Request,
    source: Source,
    findings: Findings,
    outcome: Outcome,
    step: Step,
) -> None:
    content = vault.content_hash(source.path, source.table, source.sheet)
    _refuse_same_content(request.city, content, findings)
    if findings.refused:
        return
    step(N_("reading"), source.path.name)
    if not read_rows(connection, source, findings) or findings.refused:
        return
    step(N_("checking"), source.path.name)
    rows = Rows(connection, source.table, findings)
    keys = rows.years()
    before = [each for each in vault.deliveries(request.city) if each.table == source.table and each.key[2:] in keys]
    _refuse_held(request, connection, source, keys, before, outcome, findings)
    _hold(connection, request.city, source.table, [*outcome.removed, *before])
    check_rows(rows)
    if findings.refused:
        return
    outcome.added += [_delivery(rows, source, content, key, before) for key in keys]
    outcome.removed += before
    try:
        insert_from(connection, source.table, "delivered")
    except RowsNotAllowed as error:
        findings.refuse(
            "codes",
            error.message,
            N_("Compare the file and its mapping with the comments of the table."),
            **error.values,
        )
    connection.execute("DROP TABLE delivered")


def _hold(connection: duckdb.DuckDBPyConnection, city: str, table: str, leaving: list[Delivery]) -> None:
    """The views of what is held, without the deliveries that are about to be replaced."""
    staying = [each for each in vault.deliveries(city) if each not in leaving]
    for name in {table, *NEEDED}:
        hold(connection, name, city, [vault.parquet(each) for each in staying if each.table == name])


def table_of(city: str, path: Path) -> str:
    """The table that a file fills when nobody says it: by the mapping that names it, else by its own name."""
    for mapping in cities()[city].mappings:
        if any(path.match(glob) for glob in mapping.files):
            return mapping.table
    named = [name for name in deliverable() if path.stem.casefold().startswith(name)]
    if named:
        return max(named, key=len)
    raise UnknownName(N_("table; name it with --table, for the file"), path.name, deliverable())


def deliverable() -> list[str]:
    """The canonical tables that a city delivers."""
    return [name for name in table_names() if name not in ("deliveries", "published_values")]


def _refuse_same_content(city: str, content: str, findings: Findings) -> None:
    known = next((each for each in vault.deliveries(city) if each.content == content), None)
    if known:
        findings.refuse(
            "same_file",
            N_("The file is the same, byte for byte, as the one imported on {day} as {name}."),
            N_("Deliver the new file; the old one is in the vault already."),
            day=known.imported_on,
            name=known.name,
        )


def _refuse_held(
    request: Request,
    connection: duckdb.DuckDBPyConnection,
    source: Source,
    keys: list[tuple[str, int]],
    before: list[Delivery],
    outcome: Outcome,
    findings: Findings,
) -> None:
    """What is held already is replaced only when that is asked for, and never by two files at once."""
    taken = {each.key[1:] for each in outcome.added}
    for administration, year in keys:
        place = f"{request.city}/{source.table}/{year}"
        if (source.table, administration, year) in taken or _in_data(connection, source.table, administration, year):
            findings.refuse(
                "repeated",
                N_("{name} is delivered by another file as well; nothing may be counted twice."),
                N_("Remove one of the two files."),
                name=place,
            )
        elif not request.replace and any(each.year == year for each in before):
            findings.refuse(
                "held_already",
                N_("{name} is in the vault already."),
                N_("If this file is the better one, import it with --replace."),
                name=place,
            )


def _in_data(connection: duckdb.DuckDBPyConnection, table: str, administration: str, year: int) -> bool:
    """Whether the data folder has rows that were delivered, not published, of the same year."""
    where = "AND administration = ?" if "administration" in columns(table) else "AND ? = ''"
    query = f"SELECT count(*) FROM {table} WHERE source <> 'published' AND year = ? {where}"
    (count,) = connection.execute(query, [year, administration]).fetchall()[0]
    return bool(count)


def _delivery(rows: Rows, source: Source, content: str, key: tuple[str, int], before: Iterable[Delivery]) -> Delivery:
    administration, year = key
    people = "sum(people) FILTER (WHERE gender = '{}')" if {"people", "gender"} <= set(rows.names) else "NULL"
    count, women, men, days = rows.one(
        f"""SELECT count(*), {people.format("W")}, {people.format("M")}, list(DISTINCT reference_date::VARCHAR)
        FROM delivered WHERE {rows.administration} = ? AND year = ?""",
        [administration, year],
    )
    old = next((each for each in before if each.key[2:] == key), None)
    return Delivery(
        city=source.city or "",
        table=source.table,
        administration=administration,
        year=year,
        reference_dates=sorted(days),
        rows=count,
        women=None if women is None else int(women),
        men=None if men is None else int(men),
        file=source.path.name,
        content=content,
        imported_on=dt.datetime.now().isoformat(timespec="seconds"),
        warnings=len(source_warnings(rows)),
        publisher=source.publisher,
        replaced={"rows": old.rows, "women": old.women, "men": old.men, "imported_on": old.imported_on}
        if old
        else None,
    )


def source_warnings(rows: Rows) -> list[Finding]:
    return [finding for finding in rows.findings.found if not finding.refused]


def _store(connection: duckdb.DuckDBPyConnection, store: Vault, outcome: Outcome, step: Step) -> None:
    for delivery in outcome.added:
        step(N_("storing"), delivery.file)
        _write(connection, delivery, store.draft(delivery))
    store.put(outcome.added, [each.path for each in outcome.removed])


def _write(connection: duckdb.DuckDBPyConnection, delivery: Delivery, path: Path) -> None:
    names = ", ".join(columns(delivery.table))
    body = "administration = getvariable('body') AND" if "administration" in columns(delivery.table) else ""
    connection.execute("SET VARIABLE body = ?", [delivery.administration])
    try:
        connection.execute(
            f"""COPY (SELECT {names} FROM {delivery.table} WHERE {body} year = {delivery.year} AND source = 'delivered')
            TO '{str(path).replace(chr(39), chr(39) * 2)}' (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)"""
        )
    except duckdb.Error as error:
        raise VaultError(
            N_("The rows of {name} could not be written ({reason}). Nothing was changed."),
            name=delivery.name,
            reason=type(error).__name__,
        ) from error


def _forget_uploads(files: Iterable[Path]) -> None:
    """Files below the folder of uploads are deleted; a file elsewhere is the steward's own and stays."""
    for path in files:
        if path.resolve().is_relative_to(Settings().uploads):
            path.unlink(missing_ok=True)


def _old_uploads() -> list[Path]:
    limit = time.time() - UPLOAD_HOURS * 3600
    return [path for path in Settings().uploads.rglob("*") if path.is_file() and path.stat().st_mtime < limit]
