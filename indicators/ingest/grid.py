"""A table of text that lies in a file, ready to be loaded: how its cells are parted, where its header and rows are."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from indicators.ingest.header import Header


@dataclass(frozen=True)
class Grid:
    """`skip` lines lie above the rows. In a `numbered` file each row begins with its line in the original; any other
    has one line a row, `rows` of them.

    `typed`: numbers and dates come from a spreadsheet that knew them as such. `plain`: nothing but ASCII.
    """

    path: Path
    header: Header
    delimiter: str = ","
    skip: int = 0
    numbered: bool = True
    rows: int = 0
    typed: bool = False
    plain: bool = False
    date1904: bool = False


@contextmanager
def private_folder() -> Iterator[Path]:
    """A folder that only this user can read, deleted with all that is in it."""
    with tempfile.TemporaryDirectory(prefix="indicators-") as folder:
        yield Path(folder)


def private_file(path: Path) -> Path:
    """An empty file that only this user can read."""
    path.touch(mode=0o600)
    path.chmod(0o600)
    return path
