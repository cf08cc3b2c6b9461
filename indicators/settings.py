"""Folders and limits, read once from the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
PROJECT = PACKAGE.parent


def _folder(variable: str, default: Path) -> Path:
    return Path(os.environ.get(variable, default)).resolve()


FLOOR = 3
"""The fewest people that any figure may count: no setting lowers it."""


def _fewest() -> int:
    """`INDICATORS_K`, 5 where it is not set; what is no number or below the floor is taken as the floor or as 5."""
    given = os.environ.get("INDICATORS_K", "5").strip()
    return max(FLOOR, int(given)) if given.isdecimal() else 5


@dataclass(frozen=True)
class Settings:
    """Where things lie: `INDICATORS_DATA`, `…_EDITIONS`, `…_VAULT` and `…_UPLOADS` move the folders.

    `INDICATORS_CSV_BYTES` limits an export, which is read in a stream.
    """

    data: Path = field(default_factory=lambda: _folder("INDICATORS_DATA", PROJECT / "data"))
    definitions: Path = PACKAGE / "definitions"
    schema: Path = PACKAGE / "schema"
    locale: Path = PACKAGE / "locale"
    fewest: int = field(default_factory=_fewest)  # people that a figure must count, or none: INDICATORS_K
    source_bytes: int = 20_000_000  # a published table larger than this is a mistake
    register_bytes: int = 200_000_000  # a national register of office holders is larger
    spreadsheet_bytes: int = 20_000_000  # they are read in memory
    csv_bytes: int = field(default_factory=lambda: int(os.environ.get("INDICATORS_CSV_BYTES", 4_000_000_000)))

    @property
    def cities(self) -> Path:
        return self.data / "cities"

    @property
    def demo(self) -> Path:
        """The invented administrations (`INDICATORS_DEMO`): tracked is what they are, not what `demo` writes."""
        return _folder("INDICATORS_DEMO", self.data / "demo")

    @property
    def context(self) -> Path:
        return self.data / "context"

    @property
    def default_edition(self) -> Path:
        return self.data / "default"

    @property
    def editions(self) -> Path:
        return _folder("INDICATORS_EDITIONS", self.data / "editions")

    @property
    def vault(self) -> Path:
        """Rows of persons, of the city that imports them only; never below a folder that is served."""
        return _folder("INDICATORS_VAULT", self.data / "vault")

    @property
    def uploads(self) -> Path:
        """Files below it were uploaded: they are deleted once they are imported."""
        return _folder("INDICATORS_UPLOADS", self.data / "uploads")

    @property
    def retention_years(self) -> int | None:
        """How many years the vault keeps rows of persons; None where nobody has set it."""
        years = os.environ.get("INDICATORS_RETENTION_YEARS", "")
        return int(years) if years.isdecimal() and int(years) > 0 else None

    @property
    def contact(self) -> str:
        """Where readers write to when a page cannot be used: an address or a sentence; empty where nobody set it."""
        return " ".join(os.environ.get("INDICATORS_CONTACT", "").split())
