"""Runs the command line with a fault: at the given call that changes a file the process is killed, or the disk is full.

python -m tests.faults.runner <call> <kill|full|count> <arguments of the command line>
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from indicators.cli import main

CHANGING = [
    *((os, name) for name in ("fsync", "ftruncate", "pwrite")),
    *((Path, name) for name in ("replace", "unlink", "chmod", "mkdir", "rmdir")),
]
"""Every call of the vault that changes a file or makes it last."""

calls = 0


def faulty(call: Callable[..., Any], at: int, fault: str) -> Callable[..., Any]:
    def called(*arguments: Any, **named: Any) -> Any:
        global calls
        calls += 1
        if calls == at and fault == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if calls == at and fault == "full":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return call(*arguments, **named)

    return called


def run(at: int, fault: str, arguments: list[str]) -> None:
    for owner, name in CHANGING:
        setattr(owner, name, faulty(getattr(owner, name), at, fault))
    sys.argv = ["indicators", *arguments]
    try:
        main()
    finally:
        if fault == "count":
            print(calls, file=sys.stderr)


if __name__ == "__main__":
    run(int(sys.argv[1]), sys.argv[2], sys.argv[3:])
