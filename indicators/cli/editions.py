"""Editions and their figures: build, check, query."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, TaskID

from indicators import edition
from indicators.catalogue import catalogue
from indicators.cities import cities
from indicators.cli import deliveries
from indicators.cli.base import REFUSED, FormatOption, app, print_findings, print_kinds, print_rows_of, say, words
from indicators.demo import write_network
from indicators.errors import Refused
from indicators.marking import N_, Message
from indicators.model import TOTAL, City
from indicators.printing import Format, print_rows
from indicators.settings import Settings
from indicators.store import check_city, store


@app.command()
def build(
    default: Annotated[bool, typer.Option("--default", help="Write the shipped edition, data/default.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", help="List every warning, not one of each kind.")] = False,
    format: FormatOption = Format.TABLE,
) -> None:
    """Check all sources, compute, audit and publish an edition."""
    folder, keep = (Settings().default_edition, 1) if default else (None, edition.KEPT)
    with _demonstration() if default else nullcontext(), _progress() as step:
        path, findings = edition.build(folder, keep=keep, progress=step)
    if format is Format.TABLE:
        print_findings(findings) if verbose else print_kinds(findings)
    else:
        print_rows_of(findings, format)
    say(N_("Published: {path}"), format is not Format.TABLE, path=str(path))


@contextmanager
def _demonstration() -> Iterator[None]:
    """The exports of the invented administrations, in a folder of their own while they are read."""
    with tempfile.TemporaryDirectory(prefix="indicators-") as folder:
        write_network(Path(folder))
        os.environ["INDICATORS_DEMO"] = folder
        cities.cache_clear()
        yield


@contextmanager
def _progress() -> Iterator[edition.Progress]:
    """A bar on a terminal for each part of the work."""
    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        tasks: dict[str, TaskID] = {}

        def step(what: Message, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(words().say(what), total=total)
            bar.update(tasks[what], completed=done)

        yield step


@app.command()
def check(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Files of an administration; without them all sources.")
    ] = None,
    city: Annotated[str, typer.Option(help="Administration that the files are of.")] = "",
    table: deliveries.Table = "",
    sheet: deliveries.Sheet = "",
    year: deliveries.Year = None,
    date: deliveries.Date = None,
    format: FormatOption = Format.TABLE,
    report: deliveries.Report = None,
) -> None:
    """Check files before they are imported, or the definitions and all sources; nothing is stored or published."""
    if files:
        deliveries.check_files(city, files, table, sheet, year, date, format, report)
    elif city or table or sheet or year or date or report:
        raise typer.BadParameter("only --format goes without files: name the files that the other options speak of.")
    else:
        _check_sources(format)


def _check_sources(format: Format) -> None:
    refused = False
    try:
        tables, findings = edition.observe_sources()
    except Refused as error:
        refused, findings = True, error.findings
    if format is Format.TABLE:
        print_findings(findings)
        if not refused:
            say(
                N_("All sources are in order: {count} observations could be published."),
                count=len(tables["observations"]),
            )
    else:
        print_rows_of(findings, format)
    if refused:
        raise typer.Exit(REFUSED)


@app.command()
def query(
    indicator: Annotated[str, typer.Argument(help="Slug or code of an indicator.")],
    city: Annotated[list[str] | None, typer.Option(help="Administration; may be given several times.")] = None,
    year: Annotated[int | None, typer.Option(help="Year of the reference date.")] = None,
    by: Annotated[str, typer.Option(help="Breakdown; the total without it.")] = TOTAL,
    format: FormatOption = Format.TABLE,
) -> None:
    """Print the observations of an indicator, field for field."""
    for slug in city or []:
        check_city(slug)
    rows = store().observations(indicator, city or [], (year, year) if year else None, by)
    print_rows(rows, format)
    if rows.empty:
        say(N_("No figures for this choice."), to_stderr=True)
        _say_what_there_is(indicator, city or [])


def _say_what_there_is(indicator: str, slugs: list[str]) -> None:
    for slug in slugs:
        years = store().years(slug, [catalogue()[indicator].slug])
        if years:
            listed = ", ".join(map(str, years))
            say(N_("{city} has figures for {years}."), to_stderr=True, city=slug, years=listed)
        else:
            say(N_("{city} has delivered nothing for this indicator."), to_stderr=True, city=slug)
            _say_where_published(cities().get(slug), indicator)


def _say_where_published(city: City | None, indicator: str) -> None:
    theme = catalogue()[indicator].theme
    for each in city.published if city else ():
        if each.theme == theme:
            print(f"  {words().say(each.text)} {each.url}".rstrip(), file=sys.stderr)
