"""An edition that cannot be trusted or is not there: one sentence on every page, no figure and no traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators.edition import POINTER
from indicators.text import text
from tests.charts.cases import LANGUAGES
from tests.pages.reader import SLUGS, charts, opened, said, tables

CANNOT_BE_READ = "The edition {name} cannot be read; it may be damaged. Build again, or go back to the one before."


@pytest.fixture
def damaged(tmp_path: Path, shipped_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of an edition of which only the first half was written."""
    whole = shipped_path.read_bytes()
    (tmp_path / "half.duckdb").write_bytes(whole[: len(whole) // 2])
    (tmp_path / POINTER).write_text("half.duckdb\n", encoding="utf-8")
    monkeypatch.setenv("INDICATORS_EDITIONS", str(tmp_path))
    return "half.duckdb"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", SLUGS)
def test_a_damaged_edition_is_one_sentence(damaged: str, page: str, language: str) -> None:
    reader = opened(page, lang=language)
    assert [error.value for error in reader.error] == [text(language).say(CANNOT_BE_READ, name=damaged)]
    assert not reader.exception
    assert charts(reader) == tables(reader) == []
    assert "Traceback" not in said(reader)
    assert len(reader.title) == len(reader.markdown) == 0


@pytest.mark.parametrize("page", ["today", "leadership"])
def test_a_missing_edition_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    (tmp_path / POINTER).write_text("gone.duckdb\n", encoding="utf-8")
    monkeypatch.setenv("INDICATORS_EDITIONS", str(tmp_path))
    reader = opened(page, lang="en")
    assert len(reader.error) == 1
    assert "gone.duckdb" in reader.error[0].value
    assert not reader.exception


def test_the_shipped_edition_is_shown_again() -> None:
    """Control: nothing of the damaged one is remembered."""
    reader = opened("leadership", lang="en")
    assert not reader.error
    assert len(charts(reader)) == 7


def test_an_edition_published_meanwhile_is_shown(
    tmp_path: Path, shipped_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = opened("coverage", lang="en")
    (tmp_path / "another.duckdb").write_bytes(shipped_path.read_bytes())
    (tmp_path / POINTER).write_text("another.duckdb\n", encoding="utf-8")
    monkeypatch.setenv("INDICATORS_EDITIONS", str(tmp_path))
    reader.run()
    assert not reader.error
    (tmp_path / POINTER).write_text("gone.duckdb\n", encoding="utf-8")
    reader.run()
    assert len(reader.error) == 1
