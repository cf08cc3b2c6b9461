"""An import of an XLSX workbook that is killed or runs out of disk: the vault is as before or complete, then clean."""

from __future__ import annotations

import resource
import tempfile
from pathlib import Path

import pytest
import xlsxwriter

from tests.deliveries import CANARIES, staff
from tests.faults.test_vault import BEFORE, Office, check_after, kill_at_random_moments, office, prepared  # noqa: F401

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


def test_killed_at_random_moments(workbook: Office) -> None:
    kill_at_random_moments(workbook, WITH_WORKBOOK, seed=7)


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
    assert check_after(workbook, edition, WITH_WORKBOOK) == BEFORE
