"""Folders and limits, read once from the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
PROJECT = PACKAGE.parent


def _folder(variable: str, default: Path) -> Path:
    return Path(os.environ.get(variable, default)).resolve()


@dataclass(frozen=True)
class Settings:
    """Where things lie. `INDICATORS_DATA` and `INDICATORS_EDITIONS` move the two folders; `INDICATORS_CSV_BYTES` limits
    an export, which is read in a stream."""

    data: Path = field(default_factory=lambda: _folder("INDICATORS_DATA", PROJECT / "data"))
    definitions: Path = PACKAGE / "definitions"
    schema: Path = PACKAGE / "schema"
    locale: Path = PACKAGE / "locale"
    source_bytes: int = 20_000_000  # a published table larger than this is a mistake
    spreadsheet_bytes: int = 20_000_000  # they are read in memory
    csv_bytes: int = field(default_factory=lambda: int(os.environ.get("INDICATORS_CSV_BYTES", 4_000_000_000)))

    @property
    def cities(self) -> Path:
        return self.data / "cities"

    @property
    def demo(self) -> Path:
        """The invented administrations: tracked is what they are, not what `demo` writes."""
        return self.data / "demo"

    @property
    def context(self) -> Path:
        return self.data / "context"

    @property
    def default_edition(self) -> Path:
        return self.data / "default"

    @property
    def editions(self) -> Path:
        return _folder("INDICATORS_EDITIONS", self.data / "editions")
