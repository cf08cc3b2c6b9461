"""Twenty-eight editions that somebody has meddled with, each otherwise: the store shows none of them."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from indicators.errors import EditionError
from indicators.store import Store


def sql(*commands: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with duckdb.connect(str(path)) as connection:
            for command in commands:
                connection.execute(command)

    return change


def verdict(**values: Any) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with duckdb.connect(str(path)) as connection:
            said = json.loads(connection.execute("SELECT verdict FROM audit").fetchone()[0])
            connection.execute("UPDATE audit SET verdict = ?", [json.dumps({**said, **values})])

    return change


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])


def flip(path: Path) -> None:
    written = bytearray(path.read_bytes())
    written[4106:4170] = bytes(each ^ 0xFF for each in written[4106:4170])
    path.write_bytes(bytes(written))


ONE = "WHERE indicator = 'women_share_of_staff' AND city = 'torino' AND year = 2024 AND breakdown = 'total'"
TAMPERED: dict[str, Callable[[Path], None]] = {
    "a number of women": sql(f"UPDATE observations SET women = women + 1 {ONE}"),
    "a number of men": sql(f"UPDATE observations SET men = 0 {ONE}"),
    "a base": sql(f"UPDATE observations SET base = NULL {ONE}"),
    "a value": sql(f"UPDATE observations SET value = 50 {ONE}"),
    "a flag": sql(f"UPDATE observations SET flag = 'merged' {ONE}"),
    "where a number comes from": sql(f"UPDATE observations SET source = 'delivered' {ONE}"),
    "whose number it is": sql(f"UPDATE observations SET city = 'krakow' {ONE}"),
    "a row gone": sql(f"DELETE FROM observations {ONE}"),
    "a row more": sql(f"INSERT INTO observations SELECT * REPLACE (1999 AS year) FROM observations {ONE}"),
    "a group more": sql("INSERT INTO groups VALUES ('women_by_level', 'torino', 'level', 'level', 'support', 'x')"),
    "who is counted": sql("UPDATE measures SET counted = '{}' WHERE indicator = 'staff_over_60'"),
    "no measures": sql("DELETE FROM measures"),
    "what lies within what": sql("INSERT INTO hierarchy VALUES ('torino', 'department', 'A', 'B')"),
    "no verdict": sql("DELETE FROM audit"),
    "no table of verdicts": sql("DROP TABLE audit"),
    "two verdicts": sql("INSERT INTO audit SELECT verdict FROM audit"),
    "a verdict that is none": sql("UPDATE audit SET verdict = 'fine'"),
    "a failed verdict": verdict(passed=False),
    "a verdict that passed in spite of its numbers": verdict(exact=3),
    "a verdict below the floor": verdict(k=2),
    "a verdict whose k is a word": verdict(k="five"),
    "a verdict that puts pay at risk": verdict(colleague={"pay": 1}),
    "a verdict without its colleague": verdict(colleague=None),
    "a verdict of another audit": verdict(code="0" * 16),
    "a verdict on something else": verdict(content="0" * 64),
    "another fingerprint": sql("UPDATE about SET fingerprint = 'x'"),
    "a cut file": cut,
    "flipped bytes": flip,
}


@pytest.mark.parametrize("name", TAMPERED)
def test_a_tampered_edition_is_not_shown(name: str, shipped_path: Path, tmp_path: Path) -> None:
    path = tmp_path / shipped_path.name
    shutil.copy(shipped_path, path)
    TAMPERED[name](path)
    with pytest.raises(EditionError):
        Store(path)


def test_there_are_twenty_and_no_two_are_the_same(shipped_path: Path, tmp_path: Path) -> None:
    """Each leaves another file behind, and none leaves it as it was."""
    left, untouched = set(), tmp_path / "untouched.duckdb"
    shutil.copy(shipped_path, untouched)
    for number, change in enumerate(TAMPERED.values()):
        path = tmp_path / f"{number}.duckdb"
        shutil.copy(shipped_path, path)
        change(path)
        left.add(told(path))
        path.unlink()
    assert len(left | {told(untouched)}) == len(TAMPERED) + 1
    assert len(TAMPERED) >= 20


def told(path: Path) -> str:
    """What a file tells, in the order in which rows have no meaning; its bytes where it cannot be read."""
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            names = connection.execute("SELECT table_name FROM duckdb_tables() ORDER BY ALL").fetchall()
            hashes = [
                connection.execute(f"SELECT count(*), bit_xor(hash({name})) FROM {name}").fetchone()
                for (name,) in names
            ]
            return str([*zip(names, hashes, strict=True)])
    except duckdb.Error:
        return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_untouched_copy_is_shown(shipped_path: Path, tmp_path: Path) -> None:
    """Positive control."""
    path = tmp_path / shipped_path.name
    shutil.copy(shipped_path, path)
    assert Store(path).edition.audit["passed"] is True
