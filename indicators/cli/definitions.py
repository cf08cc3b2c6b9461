"""Definitions: the list of indicators, their worked examples, the sentences to translate."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import pandas as pd
import typer
from rich.markup import escape

from indicators import examples
from indicators.catalogue import catalogue as read_catalogue
from indicators.cli.base import REFUSED, FormatOption, app, say, words
from indicators.marking import N_
from indicators.messages import update as update_messages
from indicators.printing import Format, print_rows


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
    say(N_("{path}: {missing} sentences lack a translation."), path=str(path), missing=missing)


@app.command(name="examples")
def run_examples(
    file: Annotated[Path | None, typer.Argument(help=escape("TOML file with [[example]] tables of your own."))] = None,
) -> None:
    """Run the worked examples of the catalogue, or those of a file, and say which hold."""
    outcomes = []
    for outcome in examples.of_file(file, read_catalogue()) if file else examples.of_catalogue(read_catalogue()):
        outcomes.append(outcome)
        name = f"{outcome.indicator.code} {outcome.indicator.slug}: {words().say(outcome.note)}"
        verdict = words().say("holds") if outcome.holds else words().say("DOES NOT HOLD")
        print(f"{verdict}  {name}")
        for field, expected, got in outcome.differences:
            say(N_("    {field}: expected {expected}, got {got}"), field=field, expected=expected, got=got)
    failed = sum(not outcome.holds for outcome in outcomes)
    say(N_("{held} hold, {failed} do not."), held=len(outcomes) - failed, failed=failed)
    if failed:
        raise typer.Exit(REFUSED)
