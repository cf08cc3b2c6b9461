"""Tables that the law asks for, from the administration's own rows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from indicators import ingest
from indicators.cli.base import app, say, words
from indicators.export import cug as cug_tables
from indicators.export import cug_files
from indicators.marking import N_
from indicators.store import check_city


@app.command()
def cug(
    city: Annotated[str, typer.Argument(help="Administration, by its short name.")],
    year: Annotated[int, typer.Argument(help="Year of the reference date.")],
    out: Annotated[Path | None, typer.Option(help="Folder for the files; cug_CITY_YEAR without it.")] = None,
) -> None:
    """Write the CUG tables of Direttiva 2/2019 that the delivered rows can fill, and say what the others need."""
    check_city(city)
    connection, _ = ingest.load()
    with connection:
        names = cug_tables.administrations(connection, city, year)
        made = {name: cug_tables.tables(connection, city, year, name) for name in names}
    say(N_("Women and men only, as the tables are; other entries of gender stand in none of them."))
    folder = out or Path(f"cug_{city}_{year}")
    for name, tables in made.items():
        place = folder / _as_folder(name) if len(made) > 1 else folder
        written = cug_files.write(tables, place, words().say)
        print(name)
        for table in tables:
            print(f"  {table.layout.number:<5} {cug_files.state(table, words().say)}")
        say(N_("{count} files in {folder}, readable by you only: they hold small counts."), count=len(written),
            folder=str(place))  # fmt: skip


def _as_folder(name: str) -> str:
    return re.sub(r"[^0-9a-z]+", "_", name.casefold()).strip("_")
