"""Files that were uploaded: deleted once they are imported, and a day after they were refused."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

from indicators.settings import Settings

HOURS = 24


def forget(files: Iterable[Path]) -> None:
    """Delete the files below the folder of uploads; a file elsewhere is the steward's own and stays."""
    for path in files:
        if path.resolve().is_relative_to(Settings().uploads):
            path.unlink(missing_ok=True)


def forget_old() -> None:
    """Delete what has lain there for more than a day."""
    limit = time.time() - HOURS * 3600
    forget(path for path in Settings().uploads.rglob("*") if path.is_file() and path.stat().st_mtime < limit)
