"""Writes the exports of the demonstration network, each file with the description that the ingest reads beside it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from indicators.demo.defects import with_defects
from indicators.demo.delivery import Delivery, deliveries
from indicators.demo.files import to_bytes
from indicators.demo.recipe import Recipe, recipe, recipes
from indicators.demo.tables import make
from indicators.marking import N_
from indicators.settings import Settings
from indicators.toml_files import read_toml

SEED = 20260101
PUBLISHER = N_("Demonstration network (synthetic data)")


def write_network(
    folder: Path | None = None, seed: int = SEED, slugs: list[str] | None = None
) -> dict[str, list[Path]]:
    """Write the exports of some or all invented administrations below `folder`/<slug>/sources; slug → files.

    What an earlier run wrote there is removed. Each administration depends on the seed and its own name alone.
    """
    chosen = [recipe(slug) for slug in slugs] if slugs else list(recipes().values())
    return {each.slug: write_administration(each, folder or Settings().demo, seed) for each in chosen}


def write_administration(recipe: Recipe, folder: Path, seed: int) -> list[Path]:
    """The files of one administration."""
    home, sources = folder / recipe.slug, folder / recipe.slug / "sources"
    shutil.rmtree(sources, ignore_errors=True)
    sources.mkdir(parents=True)
    tracked = Settings().demo / recipe.slug / "city.toml"
    if not (home / "city.toml").exists():
        shutil.copy(tracked, home / "city.toml")
    official_name = read_toml(tracked)["official_name"]
    written = []
    for table, rows in make(recipe, seed).items():
        for delivery in deliveries(recipe, table, rows):
            written.append(write_delivery(with_defects(delivery, seed), sources, official_name))
    return written


def write_delivery(delivery: Delivery, sources: Path, official_name: str) -> Path:
    """One file and the description beside it."""
    path = sources / f"{delivery.name}.{delivery.dialect['kind']}"
    path.write_bytes(to_bytes(delivery))
    path.with_suffix(".toml").write_text(_description(delivery, official_name), encoding="utf-8")
    return path


def _description(delivery: Delivery, official_name: str) -> str:
    """What the ingest has to know of the file: its table, its date, that it is synthetic."""
    rows = delivery.table != "published_values"
    said = {"format": "rows" if rows else "published_values", "source": "synthetic"}
    said |= {"table": delivery.table} if rows else {}
    said |= {"sheet": delivery.marks["sheet"]} if "sheet" in delivery.marks else {}
    said |= {"date_basis": "stated", "publisher": PUBLISHER, "administration": official_name}
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in said.items()]
    date = [f"reference_date = {delivery.year}-12-31"] if delivery.year else []
    return "\n".join(["# Synthetic: written by `python -m indicators demo`.", *lines, *date, ""])
