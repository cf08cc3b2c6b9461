"""Commands as whole processes: build, query, examples; beside reading the same sources with pandas alone."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

PROJECT = Path(__file__).resolve().parents[1]
RUNS = 5
PANDAS = (
    "import pandas, pathlib; [pandas.read_csv(path, sep=';', header=None, names=range(12)) "
    "for path in pathlib.Path('data/cities').rglob('cug_1_1/*.csv')]"
)


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """Median wall time of a command."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(command, cwd=PROJECT, env=environment, stdout=subprocess.DEVNULL, check=True)
        times.append(time.perf_counter() - start)
    return median(times)


def report() -> None:
    """Print the medians and their ratio to pandas reading the files and doing nothing."""
    product = [sys.executable, "-m", "indicators"]
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "INDICATORS_EDITIONS": folder}
        plain = seconds([sys.executable, "-c", PANDAS], environment)
        print(f"{'pandas reads the CUG files':34} {plain:5.2f} s")
        for name, words in (
            ("build: check, compute, publish", ["build"]),
            ("query women_by_level --by level", ["query", "women_by_level", "--city", "torino", "--by", "level"]),
            ("examples of the catalogue", ["examples"]),
        ):
            took = seconds([*product, *words], environment)
            print(f"{name:34} {took:5.2f} s   {took / plain:4.1f} times pandas")
