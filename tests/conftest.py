"""What more than one kind of test needs: the shipped figures, and a copied data folder with its own command line.

Several answers of the product are remembered for a whole process: a test that changes data runs its own process.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from indicators import edition, ingest
from indicators.cli import main
from indicators.settings import Settings
from indicators.store import Store, _opened
from tests.data_folder import ROOT, Answer, DataFolder, copy_data

# The tests see the shipped data, whatever the person who runs them has built or set.
os.environ["INDICATORS_EDITIONS"] = str(ROOT / "tests" / "no_editions")
for variable in ("INDICATORS_DATA", "INDICATORS_LANG"):
    os.environ.pop(variable, None)


@pytest.fixture
def data_folder(tmp_path: Path) -> DataFolder:
    return copy_data(tmp_path)


@pytest.fixture(scope="session")
def canonical() -> Iterator[duckdb.DuckDBPyConnection]:
    """The canonical tables filled from the shipped sources."""
    connection, _ = ingest.load()
    with connection:
        yield connection


@pytest.fixture(scope="session")
def sources() -> dict[str, pd.DataFrame]:
    """The tables of an edition, computed anew from the shipped sources."""
    tables, _ = edition.observe_sources()
    return tables


@pytest.fixture(scope="session")
def observations(sources: dict[str, pd.DataFrame]) -> pd.DataFrame:
    return sources["observations"]


@pytest.fixture(scope="session")
def shipped_path() -> Path:
    """The file of the shipped edition."""
    folder = Settings().default_edition
    return folder / (folder / edition.POINTER).read_text(encoding="utf-8").strip()


@pytest.fixture(scope="session", autouse=True)
def no_edition_stays_open() -> Iterator[None]:
    yield
    _opened.cache_clear()


@pytest.fixture(scope="session")
def shipped(shipped_path: Path) -> Store:
    return Store(shipped_path)


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Runs a command of the command line in this process, on the shipped data."""

    def run(*arguments: str) -> Answer:
        monkeypatch.setattr(sys, "argv", ["indicators", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return Answer(int(ended.value.code or 0), said.out, said.err)

    return run
