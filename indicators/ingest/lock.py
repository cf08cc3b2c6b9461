"""One writer at a time: a lock file with the number of the process; it falls open when that process ends, however."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from indicators.errors import VaultError
from indicators.marking import N_


@contextmanager
def only_writer(path: Path) -> Iterator[None]:
    """Hold the lock `path` while the block runs; VaultError where another process holds it."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take(descriptor)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(descriptor)  # gives the lock back; the file stays, so that nobody locks a file that is gone


def _take(descriptor: int) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        holder = os.pread(descriptor, 20, 0).decode().strip() or "?"
        raise VaultError(
            N_("Another import is running (process {process}). Nothing was changed; try again when it has ended."),
            process=holder,
        ) from error
