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
    """Where things lie. `INDICATORS_DATA` and `INDICATORS_EDITIONS` move the two folders."""

    data: Path = field(default_factory=lambda: _folder("INDICATORS_DATA", PROJECT / "data"))
    definitions: Path = PACKAGE / "definitions"
    schema: Path = PACKAGE / "schema"
    locale: Path = PACKAGE / "locale"
    fewest: int = field(default_factory=_fewest)  # people that a figure must count, or none: INDICATORS_K
    source_bytes: int = 20_000_000  # a published table larger than this is a mistake

    @property
    def cities(self) -> Path:
        return self.data / "cities"

    @property
    def context(self) -> Path:
        return self.data / "context"

    @property
    def default_edition(self) -> Path:
        return self.data / "default"

    @property
    def editions(self) -> Path:
        return _folder("INDICATORS_EDITIONS", self.data / "editions")
