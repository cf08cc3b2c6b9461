"""A copied data folder, which a test may change, and the command line that works on it in a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Answer:
    """What a command said, and its exit status."""

    status: int
    out: str
    err: str


@dataclass(frozen=True)
class DataFolder:
    """A copy of the data folder that a test may change, and the command line that works on it."""

    data: Path
    editions: Path

    def file(self, path: str) -> Path:
        return self.data / path

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        places = {"INDICATORS_DATA": str(self.data), "INDICATORS_EDITIONS": str(self.editions)}
        command = [sys.executable, "-m", "indicators", *arguments]
        return subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **places},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def python(self, code: str, *arguments: str, **places: str) -> Any:
        """What a piece of Python prints as JSON, in a process that sees this data."""
        places = {"INDICATORS_DATA": str(self.data), "INDICATORS_EDITIONS": str(self.editions), **places}
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            cwd=ROOT, env={**os.environ, **places}, capture_output=True, text=True, encoding="utf-8", timeout=1800,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def run(self, *arguments: str) -> Answer:
        return self.answers(list(arguments))[0]

    def answers(self, *commands: list[str]) -> list[Answer]:
        """Runs the commands side by side."""
        started = [self.start(*command) for command in commands]
        said = [process.communicate(timeout=120) for process in started]
        return [Answer(process.returncode, *each) for process, each in zip(started, said, strict=True)]

    def files_of_editions(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in sorted(self.editions.glob("*"))}


def copy_data(folder: Path) -> DataFolder:
    """The shipped data, copied, with the shipped edition as the one that was built before."""
    shutil.copytree(ROOT / "data", folder / "data", ignore=shutil.ignore_patterns("editions"))
    shutil.copytree(ROOT / "data" / "default", folder / "editions")
    return DataFolder(folder / "data", folder / "editions")
