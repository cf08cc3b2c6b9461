"""Files of one city, read and checked one by one: against themselves, each other, the sources, the vault."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from indicators.cities import cities
from indicators.errors import Finding, UnknownName
from indicators.ingest import vault
from indicators.ingest.checks import CONFIRM, NEEDED, Rows, check_rows
from indicators.ingest.held import hold
from indicators.ingest.rows import read_rows
from indicators.ingest.sources import Findings, Source, rows_source
from indicators.ingest.tables import columns, table_names
from indicators.ingest.vault import Delivery
from indicators.marking import N_

Step = Callable[[str, str], None]
"""Told of each step: its name and the file."""


@dataclass(frozen=True)
class Request:
    """What is to be read: files of one city, and what the files themselves do not say."""

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


class Examination:
    """One examination; `taken` names, by the path of a delivery, the table that keeps its rows."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, request: Request, step: Step) -> None:
        self.connection = connection
        self.request = request
        self.step = step
        self.held = vault.deliveries(request.city)
        self.outcome = Outcome()
        self.taken: dict[str, str] = {}

    def run(self) -> Outcome:
        for path in self.request.files:
            table = self.request.table or table_of(self.request.city, path)
            source = rows_source(path, self.request.city, table, self.request.sheet, reference_date=self.request.day)
            findings = Findings(source)
            self._file(source, findings)
            self.outcome.findings += findings.found
        return self.outcome

    def _file(self, source: Source, findings: Findings) -> None:
        content = vault.content_hash(source.path, source.table, source.sheet)
        self._refuse_same_content(content, findings)
        if findings.refused:
            return
        self.step(N_("reading"), source.path.name)
        if not read_rows(self.connection, source, findings):
            return
        self.step(N_("checking"), source.path.name)
        rows = Rows(self.connection, source.table, findings)
        keys = rows.years()
        before = [each for each in self.held if each.table == source.table and each.key[2:] in keys]
        self._refuse_doubles(source.table, keys, findings)
        self._refuse_held(before, findings)
        self._show_held(source.table, before)
        check_rows(rows)
        if not findings.refused:
            self._take(source, findings, content, keys, before)

    def _show_held(self, table: str, leaving: list[Delivery]) -> None:
        """The views of what is held: without what is about to be replaced, with what was read before this file."""
        gone = [*self.outcome.removed, *leaving]
        for name in {table, *NEEDED}:
            files = [vault.parquet(each) for each in self.held if each.table == name and each not in gone]
            taken = {self.taken[each.path] for each in self.outcome.added if each.table == name}
            hold(self.connection, name, self.request.city, files, sorted(taken))

    def _refuse_same_content(self, content: str, findings: Findings) -> None:
        known = next((each for each in self.held if each.content == content), None)
        if known:
            findings.refuse(
                "same_file",
                N_("The file is the same, byte for byte, as the one imported on {day} as {name}."),
                N_("Deliver the new file; the old one is in the vault already."),
                day=known.imported_on,
                name=known.name,
            )

    def _refuse_doubles(self, table: str, keys: list[tuple[str, int]], findings: Findings) -> None:
        """A year of a table is delivered by one file of this import, and not by the data folder as well."""
        read = {each.key[1:] for each in self.outcome.added}
        for administration, year in keys:
            if (table, administration, year) in read or self._in_data(table, administration, year):
                findings.refuse(
                    "repeated",
                    N_("{name} is delivered by another file as well; nothing may be counted twice."),
                    N_("Remove one of the two files."),
                    name=f"{self.request.city}/{table}/{year}",
                )

    def _refuse_held(self, before: list[Delivery], findings: Findings) -> None:
        for each in before if not self.request.replace else ():
            findings.refuse(
                "held_already",
                N_("{name} is in the vault already."),
                N_("If this file is the better one, import it with --replace."),
                name=each.name,
            )

    def _in_data(self, table: str, administration: str, year: int) -> bool:
        """Whether the data folder has rows of that year that are not published ones."""
        where = "AND administration = ?" if "administration" in columns(table) else "AND ? = ''"
        query = f"SELECT count(*) FROM {table} WHERE source <> 'published' AND year = ? {where}"
        (count,) = self.connection.execute(query, [year, administration]).fetchall()[0]
        return bool(count)

    def _take(
        self, source: Source, findings: Findings, content: str, keys: list[tuple[str, int]], before: list[Delivery]
    ) -> None:
        """Keep the rows for the files that follow, and for the vault."""
        taken = f"taken_{len(self.taken)}"
        self.connection.execute(f"ALTER TABLE delivered RENAME TO {taken}")
        for key in keys:
            old = next((each for each in before if each.key[2:] == key), None)
            delivery = self._delivery(source, taken, key, content, len(findings.found), old)
            self.outcome.added.append(delivery)
            self.taken[delivery.path] = taken
        self.outcome.removed += before

    def _delivery(
        self, source: Source, taken: str, key: tuple[str, int], content: str, warnings: int, old: Delivery | None
    ) -> Delivery:
        administration, year = key
        people = "sum(people) FILTER (WHERE gender = '{}')" if _counts_people(source.table) else "NULL"
        count, women, men, days = self.connection.execute(
            f"""SELECT count(*), {people.format("W")}::INTEGER, {people.format("M")}::INTEGER,
                list(DISTINCT reference_date::VARCHAR)
            FROM {taken} WHERE {_body(source.table)} = ? AND year = ?""",
            [administration, year],
        ).fetchall()[0]
        return Delivery(
            city=source.city or "",
            table=source.table,
            administration=administration,
            year=year,
            reference_dates=sorted(days),
            rows=count,
            women=women,
            men=men,
            file=source.path.name,
            content=content,
            imported_on=dt.datetime.now().isoformat(timespec="seconds"),
            warnings=warnings,
            publisher=source.publisher,
            replaced=_in_short(old),
        )


def _counts_people(table: str) -> bool:
    return {"people", "gender"} <= set(columns(table))


def _body(table: str) -> str:
    return "administration" if "administration" in columns(table) else "''"


def _in_short(old: Delivery | None) -> dict[str, object] | None:
    """What is remembered of a delivery that was replaced."""
    names = ("rows", "women", "men", "imported_on")
    return {name: getattr(old, name) for name in names} if old else None


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
