"""The vault: rows of persons of the city that imports them; one Parquet file a delivery, its facts beside it.

`CURRENT` lists the deliveries in force. It is replaced in one step, so an import of several files is done or not done;
a file that it does not name is what a killed import left, and is removed by the next one.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from indicators.errors import VaultError
from indicators.ingest.lock import only_writer
from indicators.marking import N_
from indicators.settings import PACKAGE, PROJECT, Settings

CURRENT, LOCK = "CURRENT", "LOCK"
SERVED_NAMES = {"static", "public", "public_html", "www", "htdocs"}
DAMAGED = N_(
    "The delivery {path} of the vault is missing or damaged. Put it back from a backup, or remove and import it again."
)
FOLDER_MODE, FILE_MODE = 0o700, 0o600


@dataclass(frozen=True)
class Delivery:
    """What is known of a delivery that the vault keeps. Counts only, no row."""

    city: str
    table: str
    administration: str
    year: int
    reference_dates: list[str]
    rows: int
    women: int | None
    men: int | None
    file: str
    content: str
    imported_on: str
    warnings: int
    publisher: str
    replaced: dict[str, Any] | None = None
    stored: str = ""  # hash of the Parquet file

    @property
    def key(self) -> tuple[str, str, str, int]:
        """What only one delivery may hold."""
        return (self.city, self.table, self.administration, self.year)

    @property
    def name(self) -> str:
        """City, table and year: how people name it, and how it is named where its figures are shown."""
        return f"{self.city}/{self.table}/{self.year}"

    @property
    def path(self) -> str:
        mark = hashlib.sha256(json.dumps([*self.key, self.content, self.imported_on]).encode()).hexdigest()[:12]
        return f"{self.name}-{mark}.parquet"


def folder() -> Path:
    """The vault's folder; VaultError where it lies in a folder that is served."""
    path = Settings().vault
    served = [Settings().editions, Settings().default_edition, PROJECT / "static", PROJECT / "pages", PACKAGE]
    if any(path.is_relative_to(each) for each in served) or SERVED_NAMES & set(path.parts):
        raise VaultError(
            N_("The vault may not lie in a folder that is served: {path}. Set INDICATORS_VAULT to another one."),
            path=str(path),
        )
    return path


def deliveries(city: str | None = None) -> list[Delivery]:
    """The deliveries in force, by city, table and year."""
    place = folder()
    found = [_described(place, path) for path in _current(place)]
    return sorted((each for each in found if city in (None, each.city)), key=lambda each: each.key)


def parquet(delivery: Delivery) -> Path:
    """The file that holds the rows of `delivery`; VaultError where it is not the one that was stored."""
    path = folder() / delivery.path
    if not path.is_file() or _file_hash(path) != delivery.stored:
        raise VaultError(DAMAGED, path=delivery.path)
    return path


@contextmanager
def opened() -> Iterator[Vault]:
    """The vault, for the only process that may change it now; leftovers of a killed one are removed first."""
    place = folder()
    try:
        _make_folder(place)
        with only_writer(place / LOCK):
            vault = Vault(place)
            vault.remove_leftovers()
            yield vault
    except OSError as error:
        raise VaultError(
            N_("The vault {path} cannot be written ({reason}). Nothing was changed."),
            path=str(place),
            reason=error.strerror or type(error).__name__,
        ) from error


class Vault:
    """What may be changed while the lock is held."""

    def __init__(self, place: Path) -> None:
        self.place = place

    @property
    def spill(self) -> Path:
        """Where the database may put what does not fit into memory."""
        return self.place / "spill"

    def draft(self, delivery: Delivery) -> Path:
        """Where the rows of a new delivery are written before anything names them; private from the start."""
        path = self.place / delivery.path
        for parent in (self.place / delivery.city, path.parent):
            _make_folder(parent)
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, FILE_MODE))
        return path

    def named(self, name: str) -> list[str]:
        """Paths of the deliveries in force of a city, table and year; of damaged ones too."""
        return [path for path in _current(self.place) if path.rsplit("-", 1)[0] == name]

    def put(self, added: Iterable[Delivery], removed: Iterable[str] = ()) -> None:
        """All `added`, written already, come into force and the paths `removed` leave, in one step."""
        added, gone = list(added), set(removed)
        for delivery in added:
            self._describe(delivery)
            for folder in list((self.place / delivery.path).parents)[:2]:
                _synced(folder)
        kept = [path for path in _current(self.place) if path not in gone]
        _write(self.place / CURRENT, "".join(f"{path}\n" for path in sorted({*kept, *(each.path for each in added)})))
        with suppress(OSError):  # it is done: what cannot be cleared away now is cleared away by the next run
            _synced(self.place)
            self.remove_leftovers()

    def _describe(self, delivery: Delivery) -> None:
        path = self.place / delivery.path
        path.chmod(FILE_MODE)
        _synced(path)
        facts = asdict(replace(delivery, stored=_file_hash(path)))
        _write(path.with_suffix(".json"), json.dumps(facts, ensure_ascii=False, indent=1))

    def remove_leftovers(self) -> None:
        """Files that nothing names: drafts, and the rows of deliveries that were replaced or removed."""
        named = set(_current(self.place))
        for path in self.place.glob("*/*/*"):
            if path.with_suffix(".parquet").relative_to(self.place).as_posix() not in named or _is_draft(path):
                path.unlink()
        for path in self.place.glob("*.draft"):
            path.unlink()
        shutil.rmtree(self.spill, ignore_errors=True)
        for path in sorted(self.place.glob("*/**/"), key=lambda each: len(each.parts), reverse=True):
            if not any(path.iterdir()):
                path.rmdir()


def expired(years: int | None) -> list[Delivery]:
    """The deliveries of years that need not be kept any longer."""
    this_year = dt.date.today().year
    return [] if years is None else [each for each in deliveries() if each.year < this_year - years]


def content_hash(path: Path, table: str, sheet: str) -> str:
    """Hash of the file's content as it fills `table`: a file is known again whatever its name."""
    return hashlib.sha256(f"{_file_hash(path)} {table} {sheet}".encode()).hexdigest()


def _file_hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_draft(path: Path) -> bool:
    return path.suffix not in (".parquet", ".json")


def _current(place: Path) -> list[str]:
    try:
        return (place / CURRENT).read_text(encoding="utf-8").split("\n")[:-1]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise VaultError(
            N_("The vault {path} cannot be read ({reason})."), path=str(place), reason=error.strerror
        ) from error


def _described(place: Path, path: str) -> Delivery:
    try:
        delivery = Delivery(**json.loads((place / path).with_suffix(".json").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise VaultError(DAMAGED, path=path) from error
    return delivery


def _make_folder(path: Path) -> None:
    path.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    if path.stat().st_mode & 0o077:
        path.chmod(FOLDER_MODE)


def _write(path: Path, content: str) -> None:
    """Written aside, on the disk, then in its place in one step."""
    draft = path.with_name(path.name + ".draft")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, FILE_MODE)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def _synced(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
