"""An import of an XLSX workbook that is killed or runs out of disk: the vault is as before or complete, then clean."""

from __future__ import annotations

import random
import resource
import signal
import tempfile
import time
from pathlib import Path

import pytest
import xlsxwriter

from tests.deliveries import CANARIES, staff
from tests.faults.test_vault import BEFORE, TIMES, Office, office, prepared  # noqa: F401

WITH_WORKBOOK = BEFORE | {("staff", 2024)}


@pytest.fixture
def workbook(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:  # noqa: F811
    """The office of the other tests, its file of staff a workbook, and a folder of its own for what is passing."""
    path = tmp_path / "staff_2024.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Personale")
    for row, line in enumerate(staff(2024).splitlines()):
        sheet.write_row(row, 0, line.split(","))
    book.close()
    (tmp_path / "passing").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "passing"))
    tempfile.tempdir = None
    office.files = [str(path)]
    return office


def held_after(office: Office, edition: dict[str, bytes]) -> set[tuple[str, int]]:  # noqa: F811
    held = office.held()
    assert held in (BEFORE, WITH_WORKBOOK)
    office.is_clean_after_the_next_run()
    assert office.held() == held
    assert office.folder.files_of_editions() == edition
    office.back_to_before()
    return held


def test_killed_at_random_moments(workbook: Office) -> None:
    edition = workbook.folder.files_of_editions()
    began = time.monotonic()
    assert workbook.start(["indicators"]).wait() == 0
    duration = time.monotonic() - began
    workbook.back_to_before()
    dice = random.Random(7)
    for number in range(TIMES):
        process = workbook.start(["indicators"])
        time.sleep(duration * (number + dice.random()) / TIMES)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        held_after(workbook, edition)
    assert workbook.start(["indicators"]).wait() == 0
    assert workbook.held() == WITH_WORKBOOK


@pytest.mark.parametrize(("limit", "said"), [(0, "File too large"), (1000, "nothing is wrong with it")])
def test_no_file_may_grow(workbook: Office, limit: int, said: str) -> None:
    """The disk is full for the vault's own lock, or for what the reader of workbooks writes."""

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    edition = workbook.folder.files_of_editions()
    process = workbook.start(["indicators"], preexec_fn=limited)
    out, err = process.communicate()
    assert process.returncode == 1, out
    assert "Traceback" not in err
    assert said in out + err
    assert not any(canary in out + err for canary in CANARIES)
    assert held_after(workbook, edition) == BEFORE
