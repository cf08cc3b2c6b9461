"""Collects every English sentence of the product, from the code, the definitions and the city files."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel import localedata
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from indicators import comments
from indicators.errors import UnknownName
from indicators.marking import N_
from indicators.settings import PROJECT, Settings

KEYWORDS: dict[str, Any] = {"N_": None, "say": None, "say_many": (1, 2)}
PRODUCT = "Gender equality indicators"
SPOKEN = {
    "title", "question", "definition", "why_it_matters", "caution", "note", "says", "name", "label", "text", "about",
    "publisher", "others", "every", "between", "below", "above",
}  # fmt: skip
"""Fields of TOML files whose texts are shown to readers."""


def _toml(path: Path) -> Iterator[str]:
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    if path.name != "city.toml":
        content.pop("labels", None)  # of a source: its own words, not ours
    return _texts(content)


def _texts(value: Any, key: str = "", own_words: bool = False) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, name, own_words or key == "labels")
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, key, own_words)
    elif isinstance(value, str) and value and (key in SPOKEN or own_words):
        yield value


def catalog() -> Catalog:
    """Every message with the files that it stands in."""
    found = Catalog(project=PRODUCT, charset="utf-8")
    for path in _files():
        name = path.relative_to(PROJECT).as_posix() if path.is_relative_to(PROJECT) else path.name
        for message in _messages(path):
            found.add(message, None, [(name, 1)])
    return found


def _files() -> list[Path]:
    folders = Settings()
    sources = [PROJECT / "indicators", PROJECT / "pages"]
    return [
        *sorted(path for folder in sources for path in folder.rglob("*.py")),
        *sorted(folders.definitions.rglob("*.toml")),
        *sorted(folders.schema.glob("*.sql")),
        *sorted(folders.cities.glob("*/city.toml")),
        *sorted(folders.cities.glob("*/sources/**/*.toml")),
        *sorted(folders.context.glob("*.toml")),
    ]


def _messages(path: Path) -> Iterator[str | tuple[str, str]]:
    if path.suffix == ".toml":
        yield from _toml(path)
    elif path.suffix == ".sql":
        yield from comments.spoken(path.read_text(encoding="utf-8"))
    else:
        for _, message, _comments, _context in extract_from_file("python", path, keywords=KEYWORDS):
            yield message


def update(language: str) -> tuple[Path, int]:
    """Bring `locale/<language>/messages.po` up to date, or begin it; how many sentences lack a translation.

    UnknownName where no language has that code.
    """
    if language not in localedata.locale_identifiers():
        raise UnknownName(N_("language"), language, ["it", "fr", "pl", "pt", "ro", "sl", "sv", "hu"])
    path = Settings().locale / language / "messages.po"
    known = Catalog(locale=language, project=PRODUCT, header_comment=f"# {PRODUCT}: {language}", fuzzy=False)
    if path.exists():
        with path.open("rb") as file:
            known = read_po(file, locale=language)
    known.update(catalog(), no_fuzzy_matching=True)
    known.obsolete.clear()
    for message in known:
        message.flags.discard("python-format")  # “40% for” is no placeholder
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, known, width=120, include_lineno=False, sort_by_file=True)
    return path, sum(1 for message in known if message.id and not all(_strings(message.string)))


def _strings(string: str | tuple[str, ...] | None) -> tuple[str, ...]:
    """The forms of a translation; one empty form where there is none."""
    return tuple(string) if isinstance(string, tuple | list) else (string or "",)
