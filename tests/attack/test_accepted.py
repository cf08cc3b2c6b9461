"""Which verdicts are accepted today: of this audit, for at least as many people as are asked for, never below three."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from indicators import edition
from indicators.audit import check
from indicators.audit.verdict import code_hash
from indicators.errors import EditionError
from indicators.store import Store
from tests.attack.administrations import administration
from tests.attack.built import sources_of
from tests.data_folder import Answer

Command = Callable[..., Answer]
Stored = Callable[..., Path]


@pytest.fixture(scope="module")
def tables() -> dict[str, pd.DataFrame]:
    return sources_of({"staff": administration(3, 300, departments=4, directorates=2)})


@pytest.fixture(scope="module")
def made(tables: dict[str, pd.DataFrame], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small edition of invented staff."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(edition, "observe_sources", lambda *told: (tables, []))
        return edition.build(tmp_path_factory.mktemp("editions"))[0]


@pytest.fixture
def stored(made: Path, tmp_path: Path) -> Iterator[Stored]:
    """A copy of the edition whose verdict says something else."""

    def copied(**values: Any) -> Path:
        path = tmp_path / "editions" / made.name
        path.parent.mkdir()
        shutil.copyfile(made, path)
        with duckdb.connect(str(path)) as connection:
            connection.execute("UPDATE audit SET verdict = ?", [json.dumps({**verdict_of(made), **values})])
        return path

    yield copied


def opened(path: Path) -> Store:
    """The edition as the pages get it, from a copy: DuckDB keeps one way of opening a file a process."""
    folder = Path(tempfile.mkdtemp(dir=path.parent.parent))
    return Store(Path(shutil.copy(path, folder)))


def verdict_of(path: Path) -> dict[str, Any]:
    with duckdb.connect(str(path), read_only=True) as connection:
        (text,) = connection.execute("SELECT verdict FROM audit").fetchone() or ("{}",)
    return json.loads(text)


@pytest.mark.parametrize(
    ("asked", "shown"), [("5", True), ("3", True), ("1", True), ("0", True), ("6", False), ("10", False)]
)
def test_an_edition_for_fewer_people_than_are_asked_for_is_not_shown(
    made: Path, asked: str, shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INDICATORS_K", asked)
    if shown:
        assert opened(made).edition.audit["k"] == 5
        return
    with pytest.raises(EditionError, match=rf"from 5 people, and here at least {asked} are asked for") as refused:
        opened(made)
    assert "python -m indicators build" in str(refused.value)


@pytest.mark.parametrize(("k", "asked", "accepted"), [(2, 1, False), (2, 2, False), (3, 1, True), (3, 3, True)])
def test_no_setting_lets_an_edition_below_three_through(made: Path, k: int, asked: int, accepted: bool) -> None:
    said = {**verdict_of(made), "k": k}
    if accepted:
        assert check(json.dumps(said), said["content"], made.name, asked)["k"] == k
        return
    with pytest.raises(EditionError):
        check(json.dumps(said), said["content"], made.name, asked)


def test_what_another_audit_let_pass_is_audited_again(stored: Stored, command: Command) -> None:
    path = stored(code="0123456789abcdef", secrets=1)
    with pytest.raises(EditionError, match=r"another version of the audit .* python -m indicators audit\."):
        opened(path)
    written = path.stat().st_mtime_ns
    answer = command("audit", str(path))
    assert answer.status == 0
    assert "its verdict is renewed" in " ".join(answer.out.split())
    assert opened(path).edition.audit["code"] == code_hash()
    assert verdict_of(path)["secrets"] > 1
    assert path.stat().st_mtime_ns == written, "which edition was built last does not change"
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_what_is_shown_anyway_is_left_as_it_is(stored: Stored, command: Command) -> None:
    path = stored()
    before = path.read_bytes()
    assert command("audit", str(path)).status == 0
    assert path.read_bytes() == before


def test_changed_content_gets_no_new_verdict(stored: Stored, command: Command) -> None:
    """Else whoever meddles with a number would only have to audit it again."""
    path = stored(code="0123456789abcdef")
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE observations SET value = value + 1 WHERE indicator = 'women_share_of_staff'")
    assert command("audit", str(path)).status == 0, "nothing of it can be worked out"
    assert verdict_of(path)["code"] == "0123456789abcdef"
    with pytest.raises(EditionError):
        opened(path)


def test_a_build_of_the_same_content_is_audited_by_the_audit_of_today(
    stored: Stored, made: Path, tables: dict[str, pd.DataFrame], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = stored(code="0123456789abcdef")
    monkeypatch.setattr(edition, "observe_sources", lambda *told: (tables, []))
    assert edition.build(path.parent)[0].name == made.name
    assert verdict_of(path)["code"] == code_hash()
