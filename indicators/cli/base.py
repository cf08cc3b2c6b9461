"""What every command shares: the application, the language, how findings and sentences are printed."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import pandas as pd
import typer

from indicators.errors import Finding, UnknownName
from indicators.marking import N_
from indicators.printing import Format, print_rows
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


def say(message: str, to_stderr: bool = False, **values: Any) -> None:
    """Print a sentence in the language asked for."""
    print(words().say(message, **values), file=sys.stderr if to_stderr else sys.stdout)


def print_findings(findings: list[Finding]) -> None:
    """What the checks found: refusals to standard error, warnings to standard output."""
    for finding in findings:
        word = words().say("REFUSED") if finding.refused else words().say("warning")
        print(f"{word}: {words().finding(finding)}", file=sys.stderr if finding.refused else sys.stdout)


def print_kinds(findings: list[Finding]) -> None:
    """Of warnings of one kind the first, and how many more there are; refusals all."""
    kinds: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        kinds.setdefault((finding.rule, finding.problem), []).append(finding)
    for alike in kinds.values():
        refused = [each for each in alike if each.refused]
        print_findings(refused or alike[:1])
        if not refused and len(alike) > 1:
            more, files = len(alike) - 1, len({each.file for each in alike})
            say(N_("  … and {more} more of this kind; {files} files in all."), more=more, files=files)


def print_rows_of(findings: list[Finding], format: Format) -> None:
    """Every finding as a row."""
    columns = list(finding_row(Finding("", "", "", "", "")))
    print_rows(pd.DataFrame([finding_row(each) for each in findings], columns=columns), format)


def finding_row(finding: Finding) -> dict[str, Any]:
    return {
        "severity": finding.severity,
        "file": finding.file,
        "sheet": finding.sheet,
        "line": finding.line,
        "column": finding.column,
        "rule": finding.rule,
        "message": words().finding(finding),
    }
