"""Reads and checks `data/cities/` and `data/demo/`: an administration is a folder with a `city.toml`; the places."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from indicators.catalogue import themes
from indicators.dimensions import dimensions
from indicators.errors import DefinitionError, UnknownName
from indicators.mappings import read_mapping
from indicators.marking import N_
from indicators.model import City, Note, Published
from indicators.settings import Settings
from indicators.toml_files import known_keys, read_toml, required

REQUIRED = ["name", "official_name", "country", "kind", "language", "about"]
OPTIONAL = ["labels", "note", "where_published", "mapping"]
PLACE_FIELDS = ["name", "country", "kind"]


@cache
def cities() -> dict[str, City]:
    """The administrations by slug: the partners, then the invented ones, each in order of their names."""
    folders = (Settings().cities, Settings().demo)
    found = [read_city(path) for folder in folders for path in sorted(folder.glob("*/city.toml"))]
    return {city.slug: city for city in sorted(found, key=lambda each: (each.synthetic, each.name.casefold()))}


def partners() -> dict[str, City]:
    """The partners of the network by slug, without the invented administrations."""
    return {slug: city for slug, city in cities().items() if not city.synthetic}


@cache
def places() -> dict[str, City]:
    """What cities are set beside: countries, groups of administrations, neighbours. No partners."""
    path = Settings().context / "places.toml"
    raw = read_toml(path) if path.exists() else {}
    for slug, entry in raw.items():
        known_keys(entry, PLACE_FIELDS, f"{path.name} [{slug}]")
    return {slug: City(slug=slug, language="en", partner=False, **entry) for slug, entry in raw.items()}


def read_city(path: Path) -> City:
    """One `city.toml`, checked; DefinitionError names file and field."""
    raw = read_toml(path)
    where = f"{path.parent.name}/{path.name}"
    known_keys(raw, REQUIRED + OPTIONAL, where)
    required(raw, REQUIRED, where)
    for key in REQUIRED:
        if not isinstance(raw[key], str):
            raise DefinitionError(N_("{file}: the field “{field}” is not a text."), file=where, field=key)
    for name in raw.get("labels", {}):
        if name not in dimensions():
            problem = UnknownName(N_("breakdown"), name, dimensions())
            raise DefinitionError(N_("{file}: {problem}"), file=where, problem=problem)
    return City(
        slug=path.parent.name,
        folder=path.parent,
        synthetic=path.parent.parent == Settings().demo,
        labels=raw.get("labels", {}),
        notes=tuple(_note(each, where) for each in raw.get("note", ())),
        mappings=tuple(read_mapping(each, where) for each in raw.get("mapping", ())),
        published=tuple(_published(each, where) for each in raw.get("where_published", ())),
        **{key: raw[key] for key in REQUIRED},
    )


def _note(raw: dict[str, Any], where: str) -> Note:
    known_keys(raw, ["reason", "text", "years", "indicators", "dimension", "categories"], where)
    required(raw, ("reason", "text", "years"), where)
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()}
    return Note(**values)


def _published(raw: dict[str, Any], where: str) -> Published:
    known_keys(raw, ["theme", "text", "url"], where)
    required(raw, ("theme", "text"), where)
    if raw["theme"] not in themes():
        problem = UnknownName(N_("theme"), raw["theme"], themes())
        raise DefinitionError(N_("{file}: {problem}"), file=where, problem=problem)
    return Published(**raw)
