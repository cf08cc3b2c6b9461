"""Editions: named after their content, switched by a pointer, with nothing but observations, never without an audit."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import threading
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from indicators import audit, edition
from indicators.errors import EditionError
from indicators.store import store

DAY = dt.date(2026, 3, 8)
Publish = Callable[..., Path]


@pytest.fixture
def publish(monkeypatch: pytest.MonkeyPatch, sources: dict[str, pd.DataFrame], tmp_path: Path) -> Publish:
    """Publishes the shipped observations, their first value moved by `moved`, in a folder of editions of its own."""

    def run(moved: float = 0, day: dt.date = DAY, keep: int = edition.KEPT, source: str | None = None) -> Path:
        changed = sources["observations"].copy()
        changed.loc[changed["value"].first_valid_index(), "value"] += moved
        if source:
            changed.loc[changed["city"] == "torino", "source"] = source
        monkeypatch.setattr(edition, "observe_sources", lambda *told: ({**sources, "observations": changed}, []))
        path, _ = edition.build(tmp_path, day, keep)
        return path

    monkeypatch.setenv("INDICATORS_EDITIONS", str(tmp_path))
    return run


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def pointer(folder: Path) -> str:
    return (folder / edition.POINTER).read_text(encoding="utf-8").strip()


def test_an_edition_is_named_after_its_day_and_content(publish: Publish, sources: dict[str, pd.DataFrame]) -> None:
    path = publish()
    assert re.fullmatch(r"2026-03-08-[0-9a-f]{8}\.duckdb", path.name)
    assert path.stem.endswith(edition.fingerprint(sources["observations"])[:8])
    assert pointer(path.parent) == path.name
    assert edition.current() == path


def test_the_same_content_gives_the_same_file(publish: Publish) -> None:
    path = publish()
    written = path.read_bytes()
    assert publish() == path
    assert path.read_bytes() == written
    assert files(path.parent) == sorted([path.name, edition.POINTER])


def test_other_content_gives_another_file_and_the_old_one_stays_as_it_was(publish: Publish) -> None:
    old = publish()
    written = old.read_bytes()
    new = publish(moved=1)
    assert new != old
    assert old.read_bytes() == written
    assert pointer(new.parent) == new.name
    publish()
    assert pointer(new.parent) == old.name


def test_the_last_editions_are_kept(publish: Publish) -> None:
    paths = []
    for number in range(5):
        paths.append(publish(moved=number, keep=3))
        os.utime(paths[-1], (number, number))
    assert [path.exists() for path in paths] == [False, False, True, True, True]
    assert pointer(paths[-1].parent) == paths[-1].name


def test_an_edition_holds_observations_and_what_is_said_of_them(publish: Publish) -> None:
    with duckdb.connect(str(publish()), read_only=True) as connection:
        tables = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
        columns = {name for (name,) in connection.execute("SELECT column_name FROM duckdb_columns()").fetchall()}
        views = connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
        said = connection.execute("SELECT built_on FROM about").fetchall()
        verdicts = [json.loads(text) for (text,) in connection.execute("SELECT verdict FROM audit").fetchall()]
    assert {"observations", "groups", "sources", "about", "audit"} <= tables
    assert tables <= {
        "observations",
        "groups",
        "sources",
        "about",
        "audit",
        "measures",
        "hierarchy",
        "kept",
        *audit.PLANS,
    }
    assert not columns & {"people", "person_key", "gender", "department", "hired_on", "age_band"}
    assert views == []
    assert said == [(DAY,)]
    assert [(each["passed"], each["secrets"]) for each in verdicts] == [(True, 0)]


def test_every_observation_names_its_edition_and_its_version(publish: Publish) -> None:
    path = publish()
    with duckdb.connect(str(path), read_only=True) as connection:
        named = connection.execute("SELECT DISTINCT edition FROM observations").fetchall()
        unnamed = connection.execute("SELECT count(*) FROM observations WHERE version < 1 OR source = ''").fetchone()
    assert named == [(path.stem,)]
    assert unnamed == (0,)


@pytest.mark.parametrize("source", ["delivered", "synthetic"])
def test_what_is_not_published_elsewhere_is_not_published(publish: Publish, source: str) -> None:
    """Positive control of the audit: nothing is written and the edition in force stays."""
    path = publish()
    with pytest.raises(EditionError, match="The audit did not pass, and nothing was published"):
        publish(moved=1, source=source)
    assert files(path.parent) == sorted([path.name, edition.POINTER])
    assert pointer(path.parent) == path.name


def test_one_figure_that_nobody_can_check_is_enough(observations: pd.DataFrame) -> None:
    assert audit.attack(audit.contents({"observations": observations})).passed
    changed = observations.copy()
    changed.loc[changed["women"].notna().idxmax(), "source"] = "delivered"
    verdict = audit.attack(audit.contents({"observations": changed}))
    assert not verdict.passed
    assert verdict.failures == {"without_measure": 1}


def test_a_failed_write_leaves_nothing_behind(publish: Publish, monkeypatch: pytest.MonkeyPatch) -> None:
    path = publish()

    def broken(number: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(edition.os, "fsync", broken)
    with pytest.raises(OSError, match="no space left"):
        publish(moved=1)
    assert files(path.parent) == sorted([path.name, edition.POINTER])
    assert pointer(path.parent) == path.name


def test_a_pointer_to_nowhere_says_what_to_do(publish: Publish) -> None:
    publish().unlink()
    with pytest.raises(EditionError, match=r"is missing\. Build again: python -m indicators build"):
        edition.current()


def test_without_editions_of_ones_own_the_shipped_one_is_in_force(shipped_path: Path) -> None:
    assert edition.current() == shipped_path


def test_a_reader_keeps_its_edition_while_others_are_published(publish: Publish) -> None:
    first = publish()
    reader = store()
    seen: list[tuple[str, ...]] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set() or not seen:
            seen.append(tuple(reader.observations("women_share_of_staff", ["torino"])["edition"].unique()))

    thread = threading.Thread(target=read)
    thread.start()
    try:
        last = [publish(moved=number, keep=1) for number in (1, 2, 3)][-1]
    finally:
        stop.set()
        thread.join()
    assert set(seen) == {(first.stem,)}
    assert not first.exists()
    assert store().edition.name == last.stem
    assert reader.edition.name == first.stem
