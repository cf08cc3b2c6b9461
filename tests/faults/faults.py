"""A fault at the n-th call that changes a file: the process is killed, or the disk is full."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

CHANGING = [
    *((os, name) for name in ("fsync", "ftruncate", "pwrite")),
    *((Path, name) for name in ("replace", "unlink", "chmod", "mkdir", "rmdir", "write_bytes")),
]
"""Every call that changes a file or makes it last."""


def killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def full() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class Faults:
    """Counts the calls that change a file, and meets the fault at one of them."""

    def __init__(self, patch: pytest.MonkeyPatch, at: int = 0, fault: Callable[[], None] = full) -> None:
        self.calls, self.at, self.fault = 0, at, fault
        for owner, name in CHANGING:
            patch.setattr(owner, name, self._faulty(getattr(owner, name)))

    def _faulty(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def called(*arguments: Any, **named: Any) -> Any:
            self.calls += 1
            if self.calls == self.at:
                self.fault()
            return call(*arguments, **named)

        return called
