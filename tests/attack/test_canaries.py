"""Fifty canaries are planted in the exports of an administration: nothing that the product writes or says holds one."""

from __future__ import annotations

import base64
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tests.attack.canaries import CANARIES, IDS, NAMES, SALARIES, folder_with_canaries, found_in
from tests.attack.nowhere import CITY
from tests.data_folder import Answer, DataFolder

EXPORTED = """
import base64, json, os
from indicators.export.observations import chart_csv
from indicators.export.workbook import workbook
from indicators.store import store
from tests.export.shown import shown
files = []
for name, words, chart in shown("en"):
    drawn = chart.figure if isinstance(chart.figure, str) else json.dumps(chart.figure, default=str)
    files.append([name, "csv", base64.b64encode(chart_csv(words, chart)).decode()])
    book = workbook(words, chart, store().edition, store().sources(), "http://here/")
    files.append([name, "xlsx", base64.b64encode(book).decode()])
    files.append([name, "drawn", base64.b64encode((drawn + chart.alt + str(chart.table.rows)).encode()).decode()])
print(json.dumps(files))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    return folder_with_canaries(tmp_path_factory.mktemp("canaries"))


@pytest.fixture(scope="module")
def built(folder: DataFolder) -> Answer:
    """What building said."""
    process = folder.start("build")
    said = process.communicate(timeout=600)
    return Answer(process.returncode, *said)


def test_fifty_are_planted(folder: DataFolder) -> None:
    """Positive control: they are in the exports, and are found there."""
    written = b"".join(path.read_bytes() for path in (folder.data / "cities").rglob("*.csv"))
    assert len(set(CANARIES)) == len(NAMES) + len(IDS) + len(SALARIES) == 50
    assert found_in(written) == CANARIES


def test_nothing_that_building_says_or_leaves_behind_holds_one(folder: DataFolder, built: Answer) -> None:
    """The log, the edition with whatever stands beside it, and every other file that is not an export."""
    assert built.status == 0, built.err
    assert found_in(built.out + built.err) == []
    sources = folder.data / "cities" / CITY / "sources"
    left = [path for path in folder.data.parent.rglob("*") if path.is_file() and sources not in path.parents]
    assert any(path.suffix == ".duckdb" for path in left)
    assert {path.name: found_in(path.read_bytes()) for path in left if found_in(path.read_bytes())} == {}


def test_no_file_that_a_chart_gives_holds_one(folder: DataFolder, built: Answer) -> None:
    assert built.status == 0
    files: list[list[Any]] = folder.python(EXPORTED)
    assert len({name for name, _, _ in files}) >= 20
    for name, kind, content in files:
        raw = base64.b64decode(content)
        parts = [raw]
        if kind == "xlsx":
            with zipfile.ZipFile(BytesIO(raw)) as book:
                parts = [book.read(each) for each in book.namelist()]
        assert [found_in(part) for part in parts if found_in(part)] == [], (name, kind)


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [("staff", "gender", "Q"), ("staff", "level", "grand vizier"), ("pay", "base_pay", "-5"), ("pay", "base_pay", "x")],
)
def test_no_refusal_holds_one(table: str, column: str, value: str, tmp_path: Path) -> None:
    """A row with a mistake is named by its line, and by nothing that stands in it."""
    broken = folder_with_canaries(tmp_path)
    path = broken.data / "cities" / CITY / "sources" / f"{table}.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    cells = lines[3].split(",")
    cells[lines[0].split(",").index(column)] = value
    path.write_text("\n".join([*lines[:3], ",".join(cells), *lines[4:]]) + "\n", encoding="utf-8")
    answer = broken.run("check")
    assert answer.status != 0
    assert found_in(answer.out + answer.err) == []
