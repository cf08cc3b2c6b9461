"""The command line: build, query, catalogue, examples, check. Exit status 0 done, 1 refused, 2 wrong words."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import pandas as pd
import typer

from indicators import edition, examples
from indicators.catalogue import catalogue as read_catalogue
from indicators.cities import cities
from indicators.errors import Finding, IndicatorsError, Refused, UnknownName
from indicators.marking import N_
from indicators.messages import update as update_messages
from indicators.model import TOTAL, City
from indicators.printing import Format, print_rows
from indicators.settings import Settings
from indicators.store import check_city, store
from indicators.text import Text, languages, text

REFUSED, WRONG_WORDS = 1, 2

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Gender equality indicators of city administrations.",
)


FormatOption = Annotated[Format, typer.Option("--format", help="How to print: table, csv or json.")]
_language = "en"


def words() -> Text:
    """The words of the language asked for with --lang."""
    return text(_language)


@app.callback()
def start(
    lang: Annotated[str, typer.Option(envvar="INDICATORS_LANG", help="Language of the messages.")] = "en",
) -> None:
    global _language
    if lang not in languages():
        raise UnknownName(N_("language"), lang, languages())
    _language = lang


@app.command()
def build(
    default: Annotated[bool, typer.Option("--default", help="Write the shipped edition, data/default.")] = False,
) -> None:
    """Check all sources, compute, audit and publish an edition."""
    path, findings = edition.build(Settings().default_edition, keep=1) if default else edition.build()
    _print_findings(findings)
    _say(N_("Published: {path}"), path=str(path))


@app.command()
def check(format: FormatOption = Format.TABLE) -> None:
    """Check the definitions and all sources without publishing anything."""
    refused = False
    try:
        observations, _, _, findings = edition.observe_sources()
    except Refused as error:
        refused, findings = True, error.findings
    if format is Format.TABLE:
        _print_findings(findings)
        if not refused:
            _say(N_("All sources are in order: {count} observations could be published."), count=len(observations))
    else:
        rows = [_finding_row(finding) for finding in findings]
        print_rows(pd.DataFrame(rows, columns=list(_finding_row(Finding("", "", "", "", "")))), format)
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
        _say(N_("No figures for this choice."), to_stderr=True)
        _say_what_there_is(indicator, city or [])


@app.command()
def catalogue(format: FormatOption = Format.TABLE) -> None:
    """List the indicators."""
    rows = [
        {
            "code": each.code,
            "indicator": each.slug,
            "title": words().say(each.title),
            "theme": each.theme,
            "formula": each.formula,
            "unit": each.unit,
            "better": each.better,
            "breakdowns": ", ".join(each.breakdowns),
            "class": each.sensitivity,
            "evidence": each.evidence,
            "version": each.version,
        }
        for each in read_catalogue().indicators
    ]
    print_rows(pd.DataFrame(rows), format)


@app.command()
def messages(language: Annotated[str, typer.Argument(help="Code of the language, such as it or fr.")]) -> None:
    """Begin or update the PO file of a language; untranslated sentences appear in English."""
    path, missing = update_messages(language)
    _say(N_("{path}: {missing} sentences lack a translation."), path=str(path), missing=missing)


@app.command(name="examples")
def run_examples(
    file: Annotated[Path | None, typer.Argument(help="TOML file with [[example]] tables of your own.")] = None,
) -> None:
    """Run the worked examples of the catalogue, or those of a file, and say which hold."""
    outcomes = []
    for outcome in examples.of_file(file, read_catalogue()) if file else examples.of_catalogue(read_catalogue()):
        outcomes.append(outcome)
        name = f"{outcome.indicator.code} {outcome.indicator.slug}: {words().say(outcome.note)}"
        verdict = words().say("holds") if outcome.holds else words().say("DOES NOT HOLD")
        print(f"{verdict}  {name}")
        for field, expected, got in outcome.differences:
            _say(N_("    {field}: expected {expected}, got {got}"), field=field, expected=expected, got=got)
    failed = sum(not outcome.holds for outcome in outcomes)
    _say(N_("{held} hold, {failed} do not."), held=len(outcomes) - failed, failed=failed)
    if failed:
        raise typer.Exit(REFUSED)


def _say(message: str, to_stderr: bool = False, **values: Any) -> None:
    print(words().say(message, **values), file=sys.stderr if to_stderr else sys.stdout)


def _say_what_there_is(indicator: str, slugs: list[str]) -> None:
    for slug in slugs:
        years = store().years(slug, [read_catalogue()[indicator].slug])
        if years:
            listed = ", ".join(map(str, years))
            _say(N_("{city} has figures for {years}."), to_stderr=True, city=slug, years=listed)
        else:
            _say(N_("{city} has delivered nothing for this indicator."), to_stderr=True, city=slug)
            _say_where_published(cities().get(slug), indicator)


def _say_where_published(city: City | None, indicator: str) -> None:
    theme = read_catalogue()[indicator].theme
    for each in city.published if city else ():
        if each.theme == theme:
            print(f"  {words().say(each.text)} {each.url}".rstrip(), file=sys.stderr)


def _finding_row(finding: Finding) -> dict[str, Any]:
    return {
        "severity": finding.severity,
        "file": finding.file,
        "line": finding.line,
        "column": finding.column,
        "rule": finding.rule,
        "message": words().finding(finding),
    }


def _print_findings(findings: list[Finding]) -> None:
    for finding in findings:
        word = words().say("REFUSED") if finding.refused else words().say("warning")
        print(f"{word}: {words().finding(finding)}", file=sys.stderr if finding.refused else sys.stdout)


def main() -> None:
    """Run a command; an error becomes one sentence and a status, never a traceback."""
    try:
        app()
    except UnknownName as error:
        _fail(error, WRONG_WORDS)
    except Refused as error:
        _print_findings(error.findings)
        _fail(error, REFUSED)
    except IndicatorsError as error:
        _fail(error, REFUSED)


def _fail(error: IndicatorsError, status: int) -> None:
    print(words().error(error), file=sys.stderr)
    raise SystemExit(status)
