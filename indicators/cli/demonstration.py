"""The demonstration network: write the exports of the invented administrations."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from indicators.cli.base import app, say
from indicators.demo import FIRST_YEAR, LAST_YEAR, SEED, write_network
from indicators.marking import N_


@app.command()
def demo(
    out: Annotated[Path | None, typer.Option(help="Folder to write to; data/demo without it.")] = None,
    seed: Annotated[int, typer.Option(help="The same seed writes the same bytes.")] = SEED,
    city: Annotated[list[str] | None, typer.Option(help="Invented administration; may be given several times.")] = None,
) -> None:
    """Write the synthetic exports of eight invented administrations, as offices would send them."""
    written = write_network(out, seed, city)
    for slug, files in written.items():
        say(
            N_("{city}: {files} files, {first} to {last}, synthetic."),
            city=slug,
            files=len(files),
            first=str(FIRST_YEAR),
            last=str(LAST_YEAR),
        )
    if out is None:
        say(N_("`python -m indicators check` reads them; `build` publishes them, marked as synthetic."))
