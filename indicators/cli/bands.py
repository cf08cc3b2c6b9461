"""Which coarser bands keep the most people in groups of their own name: for a data steward, on the delivered rows."""

from __future__ import annotations

from typing import Annotated

import pandas as pd
import typer

from indicators.catalogue import catalogue
from indicators.cities import cities
from indicators.cli.base import FormatOption, app, say, words
from indicators.dimensions import dimension
from indicators.errors import UnknownName
from indicators.ingest import load_staff
from indicators.marking import N_
from indicators.printing import Format, print_rows
from indicators.protection import bandings_of

EVERYONE = "women_share_of_staff"


@app.command()
def bands(
    city: Annotated[str, typer.Argument(help="Administration.")],
    format: FormatOption = Format.TABLE,
) -> None:
    """Tell how much each banding would keep by name. Not for publication: it tells of counts that are hidden."""
    if city not in cities():
        raise UnknownName(N_("administration"), city, cities())
    with load_staff(city) as connection:
        found = bandings_of(connection, catalogue()[EVERYONE], city)
    if not found:
        say(N_("{city} has delivered no staff table by two dimensions: there is nothing to compare."), city=city)
        return
    rows = [
        {
            "breakdown": breakdown,
            "bands": " | ".join(_band(each.dimension, codes) for codes in each.bands),
            "kept_by_name": words().percent(100 * each.named, 0),
        }
        for breakdown, each in found
    ]
    print_rows(pd.DataFrame(rows), format)
    say(N_("kept_by_name: people whose level, directorate or department would stand by its own name."), to_stderr=True)


def _band(name: str, codes: tuple[str, ...]) -> str:
    labels = dimension(name).labels
    return " + ".join(words().say(labels.get(code, code)) if code else words().say("not recorded") for code in codes)
