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
from indicators.ladder import ladder as rungs
from indicators.marking import N_
from indicators.printing import Format, print_rows
from indicators.settings import PROJECT
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
    if table not in (starter.NAME, *deliverable()):
        raise UnknownName(N_("table"), table, [starter.NAME, *deliverable()])
    if table == starter.NAME:
        starter.write_starter(path, words())
    else:
        book.write_template(table, path, words())
    say(N_("Written: {path}"), path=str(path))
