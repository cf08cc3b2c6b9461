"""Deliveries of a city's own rows: import, check, the vault."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import pandas as pd
import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from indicators.cli.base import REFUSED, FormatOption, app, print_findings, print_rows_of, say, words
from indicators.cli.findings_report import write_report
from indicators.errors import IndicatorsError, UnknownName
from indicators.ingest import intake, vault
from indicators.ingest.differences import differences
from indicators.ingest.examination import Outcome, Request, Step, deliverable
from indicators.ingest.vault import Delivery
from indicators.marking import N_
from indicators.printing import Format, print_rows
from indicators.settings import Settings

STEPS = 3
"""Reading, checking, storing a file."""

Files = Annotated[list[Path], typer.Argument(help="CSV, XLSX or ODS files; all are taken over, or none.")]
Table = Annotated[str, typer.Option(help="The table that the files fill; without it their names say it.")]
Sheet = Annotated[str, typer.Option(help="The sheet of a workbook.")]
Year = Annotated[int | None, typer.Option(help="The year, where the file does not say it: its 31 December.")]
Date = Annotated[dt.datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The reference date, instead of --year.")]
Report = Annotated[Path | None, typer.Option(help="Write the findings to this XLSX file, to be sent back.")]


@app.command(name="import")
def import_files(
    city: Annotated[str, typer.Argument(help="Administration that delivers.")],
    files: Files,
    table: Table = "",
    sheet: Sheet = "",
    year: Year = None,
    date: Date = None,
    confirm: Annotated[bool, typer.Option("--confirm", help="What had to be looked at is right.")] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Replace what is held of the same year.")] = False,
    format: FormatOption = Format.TABLE,
    report: Report = None,
) -> None:
    """Check files of an administration and store their rows in its vault."""
    request = _request(city, files, table, sheet, year, date, replace)
    with _progress(len(files)) as step:
        outcome = intake.take_in(request, confirm, step)
    _tell(outcome, format, report)
    if outcome.refused:
        say(N_("Nothing was stored; the vault is as it was."), to_stderr=True)
        raise typer.Exit(REFUSED)
    if outcome.unconfirmed and not confirm:
        say(
            N_("Nothing was stored: {count} warnings are to be confirmed with --confirm."),
            True,
            count=len(outcome.unconfirmed),
        )
        raise typer.Exit(REFUSED)
    if format is Format.TABLE:
        for each in outcome.added:
            say(N_("Stored: {name}, {rows} rows. The next build publishes them."), name=each.name, rows=each.rows)


def check_files(
    city: str,
    files: list[Path],
    table: str,
    sheet: str,
    year: int | None,
    date: dt.datetime | None,
    format: Format,
    report: Path | None,
) -> None:
    """The same checks as an import, and nothing is stored."""
    request = _request(city, files, table, sheet, year, date, replace=True)
    with _progress(len(files)) as step:
        outcome = intake.examine(request, step)
    _tell(outcome, format, report)
    if outcome.refused:
        raise typer.Exit(REFUSED)
    if format is Format.TABLE:
        rows = sum(each.rows for each in outcome.added)
        say(N_("The files can be imported: {rows} rows, {count} warnings."), rows=rows, count=len(outcome.findings))


@app.command()
def diff(
    city: Annotated[str, typer.Argument(help="Administration.")],
    year: Annotated[int, typer.Argument(help="The year that is set against the one before.")],
    table: Annotated[str, typer.Option(help="The table whose people are counted.")] = "staff",
    format: FormatOption = Format.TABLE,
) -> None:
    """Set a year against the one before: women and men in total and by unit; counts of 1 to 4 are not told."""
    if table not in deliverable():
        raise UnknownName(N_("table"), table, deliverable())
    rows, before = differences(city, year, table)
    if format is Format.TABLE:
        say(N_("{city}, {table}: {year} against {before}."), city=city, table=table, year=str(year), before=str(before))
    print_rows(rows, format)
    if format is Format.TABLE:
        for each in vault.deliveries(city):
            if each.table == table and each.year == year:
                _say_last_import(each)


def _say_last_import(each: Delivery) -> None:
    if each.replaced:
        say(
            N_("The last import of {name} ({day}) replaced {before} rows of {earlier} by {rows}."),
            name=each.name,
            day=each.imported_on,
            before=each.replaced["rows"],
            earlier=each.replaced["imported_on"],
            rows=each.rows,
        )
    else:
        say(
            N_("{name} was imported once, on {day}: {rows} rows."), name=each.name, day=each.imported_on, rows=each.rows
        )


@app.command(name="vault")
def show_vault(
    remove: Annotated[str, typer.Option(metavar="CITY/TABLE/YEAR", help="Remove this delivery.")] = "",
    expire: Annotated[bool, typer.Option("--expire", help="Remove what is older than the retention.")] = False,
    format: FormatOption = Format.TABLE,
) -> None:
    """List what the vault holds; say what is older than the retention, and remove it when asked to."""
    if remove or expire:
        _remove(remove, expire)
    held, old = vault.deliveries(), vault.expired(Settings().retention_years)
    rows = [_row(each, each in old) for each in held]
    if format is not Format.TABLE or rows:
        print_rows(pd.DataFrame(rows, columns=list(COLUMNS)), format)
    if format is Format.TABLE:
        _say_retention(len(held), len(old))


COLUMNS = ("city", "table", "year", "administration", "rows", "imported_on", "warnings", "file", "expired")


def _row(each: Delivery, is_old: bool) -> dict[str, object]:
    return {**{name: getattr(each, name) for name in COLUMNS[:-1]}, "expired": is_old}


def _say_retention(held: int, old: int) -> None:
    years = Settings().retention_years
    if not held:
        say(N_("The vault is empty."))
    if years is None:
        say(N_("No retention is set: INDICATORS_RETENTION_YEARS says after how many years rows are to be removed."))
    elif old:
        say(N_("{count} deliveries are older than {years} years; remove them with --expire."), count=old, years=years)


def _remove(name: str, expire: bool) -> None:
    with vault.opened() as store:
        gone = [each.path for each in vault.expired(Settings().retention_years)] if expire else []
        if name:
            named = store.named(name)
            if not named:
                raise UnknownName(N_("delivery"), name, [each.name for each in vault.deliveries()])
            gone += named
        store.put([], gone)
    for each in sorted({path.rsplit("-", 1)[0] for path in gone}):
        say(N_("Removed: {name}."), to_stderr=True, name=each)


def _request(
    city: str, files: list[Path], table: str, sheet: str, year: int | None, date: dt.datetime | None, replace: bool
) -> Request:
    for path in files:
        try:
            with path.open("rb"):
                pass
        except OSError as error:
            raise IndicatorsError(
                N_("The file {file} cannot be read ({reason})."), file=path.name, reason=error.strerror or ""
            ) from error
    day = date.date() if date else dt.date(year, 12, 31) if year else None
    return Request(city, tuple(files), table, sheet, day, replace)


def _tell(outcome: Outcome, format: Format, report: Path | None) -> None:
    if format is Format.TABLE:
        print_findings(outcome.findings)
    else:
        print_rows_of(outcome.findings, format)
    if report:
        write_report(outcome.findings, report, words())
        say(N_("Report: {path}"), to_stderr=True, path=str(report))


@contextmanager
def _progress(files: int) -> Iterator[Step]:
    """A bar on a terminal; nothing where the output goes to a file or a program."""
    with Progress(
        BarColumn(),
        TextColumn("{task.description}", markup=False),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    ) as bar:
        task = bar.add_task("", total=STEPS * files)
        yield lambda name, file: bar.update(task, advance=1, description=f"{words().say(name)} {file}")
