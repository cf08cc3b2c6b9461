"""The command `audit`: the verdict repeated from the file alone, in words and as JSON."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from tests.data_folder import Answer

Command = Callable[..., Answer]


@pytest.fixture
def published_only(shipped_copy: Path) -> Path:
    """The same without the invented administrations, whose audit takes minutes."""
    with duckdb.connect(str(shipped_copy)) as connection:
        connection.execute("DELETE FROM observations WHERE source = 'synthetic'")
    return shipped_copy


@pytest.fixture
def shipped_copy(shipped_path: Path, tmp_path: Path) -> Path:
    """The shipped edition under its name, in a file that no store of another test holds open."""
    return Path(shutil.copy(shipped_path, tmp_path / shipped_path.name))


def test_the_shipped_edition_passes_and_says_why(command: Command, published_only: Path) -> None:
    answer = command("audit", str(published_only))
    assert answer.status == 0
    assert "passed the audit" in answer.out
    assert "others have published" in answer.out


def test_the_repeated_verdict_is_the_stored_one(command: Command, shipped_copy: Path) -> None:
    answer = command("audit", str(shipped_copy), "--format", "json")
    with duckdb.connect(str(shipped_copy), read_only=True) as connection:
        (stored,) = connection.execute("SELECT verdict FROM audit").fetchone() or ("",)
    said, kept = json.loads(answer.out), json.loads(stored)
    # Time, on which integer programs with a limit depend as well; and the audit may have been improved since.
    apart = {"seconds": 0, "code": "", "integer": {}, "weaker": {}}
    assert {**said, **apart} == {**kept, **apart}


def test_figures_of_rows_that_nobody_protected_fail(command: Command, published_only: Path) -> None:
    with duckdb.connect(str(published_only)) as connection:
        connection.execute("UPDATE observations SET source = 'delivered' WHERE city = 'torino' AND year = 2024")
    answer = command("audit", str(published_only))
    assert answer.status == 1
    assert "did NOT pass" in answer.out
    assert "fewer people than may be shown" in answer.out


def test_a_file_that_is_no_edition_is_told_in_a_sentence(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "other.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE t AS SELECT 1 AS x")
    answer = command("audit", str(path))
    assert answer.status == 1
    assert "cannot be audited" in answer.err
    assert command("audit", str(tmp_path / "missing.duckdb")).status == 1
