"""What a city delivers: workbooks to fill, the starter sheet, the ladder of deliveries, the document about them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import pandas as pd
import typer

from indicators.cities import cities
from indicators.cli.base import FormatOption, app, say, words
from indicators.errors import UnknownName
from indicators.ingest.described import deliverable
from indicators.ingest.starter import NAME as STARTER
from indicators.ladder import Rung
from indicators.ladder import ladder as rungs
from indicators.marking import N_
from indicators.printing import Format, print_rows
from indicators.settings import PROJECT
from indicators.store import store
from indicators.templates import book, document, starter


@app.command()
def template(
    table: Annotated[str | None, typer.Argument(help="A canonical table, or starter.")] = None,
    out: Annotated[Path | None, typer.Option(help="File to write; TABLE.xlsx without it.")] = None,
    list_: Annotated[bool, typer.Option("--list", help="List the tables with what they unlock.")] = False,
    document_: Annotated[bool, typer.Option("--document", help="Write docs/deliveries.md anew.")] = False,
    format: FormatOption = Format.TABLE,
) -> None:
    """Write a workbook to fill, in the language of --lang; or list the tables that can be delivered."""
    if document_:
        path = out or PROJECT / "docs" / "deliveries.md"
        path.write_text(document.written(), encoding="utf-8", newline="\n")
        say(N_("Written: {path}"), path=str(path))
    elif list_ or table is None:
        print_rows(pd.DataFrame(document.tables(words())), format)
    else:
        _write(table, out or Path(f"{table}.xlsx"))


def _write(table: str, path: Path) -> None:
    if table not in (STARTER, *deliverable()):
        raise UnknownName(N_("table"), table, [STARTER, *deliverable()])
    if table == STARTER:
        starter.write_starter(path, words())
    else:
        book.write_template(table, path, words())
    say(N_("Written: {path}"), path=str(path))


@app.command()
def ladder(
    city: Annotated[str | None, typer.Argument(help="An administration: says what it has already.")] = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """List what can be delivered, easiest first, with the indicators that each step adds."""
    if city is not None and city not in cities():
        raise UnknownName(N_("administration"), city, cities())
    held = store().coverage().query("city == @city")["indicator"] if city else ()
    country = cities()[city].country if city else ""
    print_rows(pd.DataFrame([_step(rung, set(held), country) for rung in rungs()]), format)


def _step(rung: Rung, held: set[str], country: str) -> dict[str, object]:
    """`country`: of the administration; what is a rule of another one is not counted. Empty: counts everything."""
    here = [each for each in rung.indicators if not country or each.applies_in(country)]
    return {
        "step": rung.number,
        "delivery": words().say(rung.step.name),
        "who has it": words().say(rung.step.about),
        "tables": ", ".join(rung.step.gives),
        "indicators": ", ".join(each.slug for each in rung.indicators),
        "also by": ", ".join(rung.breakdowns),
        "held": f"{sum(each.slug in held for each in here)}/{len(here)}",
    }
