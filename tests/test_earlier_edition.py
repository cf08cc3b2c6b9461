"""The edition before: the last one built before the one that is shown; damaged, older or later ones are not used."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from indicators.edition import earlier
from indicators.store import _is_usable, _opened, store_before

Place = Callable[[str, int], Path]


@pytest.fixture
def place(tmp_path: Path, shipped_path: Path) -> Iterator[Place]:
    """Puts a copy of the shipped edition into a folder of its own, written at a given second."""

    def copied(name: str, second: int) -> Path:
        path = tmp_path / f"{name}.duckdb"
        shutil.copyfile(shipped_path, path)
        os.utime(path, (second, second))
        return path

    yield copied
    _opened.cache_clear()
    _is_usable.cache_clear()


def test_alone_it_has_none_before_it(place: Place) -> None:
    path = place("2026-03-01-aaaaaaaa", 100)
    assert earlier(path) is None
    assert store_before(path) is None


def test_the_last_one_before_it_is_taken_whatever_the_names_say(place: Place) -> None:
    place("2026-03-01-ffffffff", 100)
    before = place("2026-03-01-bbbbbbbb", 200)
    shown = place("2026-03-01-aaaaaaaa", 300)
    assert earlier(shown) == before
    found = store_before(shown)
    assert found is not None and len(found.observations("women_share_of_staff", ["torino"])) > 0


def test_after_going_back_the_one_gone_back_from_is_not_the_one_before(place: Place) -> None:
    shown = place("2026-03-01-aaaaaaaa", 100)
    place("2026-04-01-bbbbbbbb", 200)
    assert earlier(shown) is None


def test_a_damaged_one_is_not_used(place: Place, tmp_path: Path) -> None:
    damaged = tmp_path / "2026-02-01-cccccccc.duckdb"
    damaged.write_bytes(b"not a database" * 100)
    os.utime(damaged, (50, 50))
    assert store_before(place("2026-03-01-aaaaaaaa", 100)) is None


def test_one_that_was_changed_is_not_used(place: Place) -> None:
    changed = place("2026-02-01-cccccccc", 50)
    with duckdb.connect(str(changed)) as connection:
        connection.execute("UPDATE observations SET value = 99 WHERE city = 'torino'")
    os.utime(changed, (50, 50))
    assert store_before(place("2026-03-01-aaaaaaaa", 100)) is None
