"""An import that is killed, runs out of disk, or meets another one: the vault is as before or complete, then clean."""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
import pytest

from indicators.errors import VaultError
from indicators.ingest import vault
from tests.data_folder import ROOT, DataFolder, copy_data
from tests.deliveries import CANARIES, CITY, add_city, pay, staff, write
from tests.faults.faults import Faults, full, killed

BEFORE = {("staff", 2023)}
AFTER = {("staff", 2023), ("staff", 2024), ("pay", 2024)}
TIMES = 20
NOBODY = 65534


@dataclass
class Office:
    """A vault that holds one year, and the files of the next."""

    folder: DataFolder
    files: list[str]

    @property
    def vault(self) -> Path:
        return self.folder.data / "vault"

    @property
    def arguments(self) -> list[str]:
        return ["import", CITY, *self.files, "--year", "2024"]

    def start(self, module: list[str], **options: object) -> subprocess.Popen[str]:
        places = {"INDICATORS_DATA": str(self.folder.data), "INDICATORS_EDITIONS": str(self.folder.editions)}
        return subprocess.Popen(
            [sys.executable, "-m", *module, *self.arguments],
            cwd=ROOT,
            env={**os.environ, **places},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            **options,
        )

    def held(self) -> set[tuple[str, int]]:
        """What is in force; every file of it can be read and is complete."""
        found = vault.deliveries(CITY)
        for each in found:
            with duckdb.connect() as connection:
                (rows,) = connection.execute(
                    "SELECT count(*) FROM read_parquet(?)", [str(vault.parquet(each))]
                ).fetchall()[0]
            assert rows == each.rows
        return {(each.table, each.year) for each in found}

    def is_clean_after_the_next_run(self) -> None:
        with vault.opened():
            pass
        named = {Path(each.path).with_suffix(ending) for each in vault.deliveries() for ending in (".parquet", ".json")}
        files = {path.relative_to(self.vault) for path in self.vault.rglob("*") if path.is_file()}
        assert files == named | {Path("CURRENT"), Path("LOCK")}

    def back_to_before(self) -> None:
        with vault.opened() as store:
            store.put([], [each.path for each in vault.deliveries() if each.year == 2024])


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose vault holds the first year."""
    place = tmp_path_factory.mktemp("prepared")
    folder = copy_data(place)
    add_city(folder)
    first = write(place / "staff_2023.csv", staff(2023))
    assert folder.run("import", CITY, str(first), "--year", "2023").status == 0
    return place


@pytest.fixture
def office(prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    for name in ("data", "editions"):
        shutil.copytree(prepared / name, tmp_path / name)
        monkeypatch.setenv(f"INDICATORS_{name.upper()}", str(tmp_path / name))
    contents = {"staff_2024.csv": staff(2024), "pay_2024.csv": pay(2024)}
    files = [str(write(tmp_path / name, content)) for name, content in contents.items()]
    return Office(DataFolder(tmp_path / "data", tmp_path / "editions"), files)


def check_after(office: Office, edition: dict[str, bytes], after: set[tuple[str, int]] = AFTER) -> set[tuple[str, int]]:
    held = office.held()
    assert held in (BEFORE, after)
    office.is_clean_after_the_next_run()
    assert office.held() == held
    assert office.folder.files_of_editions() == edition
    office.back_to_before()
    return held


def test_killed_at_random_moments(office: Office) -> None:
    kill_at_random_moments(office, AFTER, seed=9)


def kill_at_random_moments(office: Office, after: set[tuple[str, int]], seed: int) -> None:
    """Each time the vault is as before or as `after`; at last nothing kills the import."""
    edition = office.folder.files_of_editions()
    began = time.monotonic()
    assert office.start(["indicators"]).wait() == 0
    duration = time.monotonic() - began
    office.back_to_before()
    dice = random.Random(seed)
    for number in range(TIMES):
        process = office.start(["indicators"])
        time.sleep(duration * (number + dice.random()) / TIMES)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        check_after(office, edition, after)
    assert office.start(["indicators"]).wait() == 0
    assert office.held() == after


def stored(office: Office) -> None:
    """What an import does once its files are examined: two deliveries come into force together."""
    (known,) = [each for each in vault.deliveries(CITY) if each.year == 2023]
    content = vault.parquet(known).read_bytes()
    added = [replace(known, table=table, year=2024, content=table) for table in ("staff", "pay")]
    with vault.opened() as store:
        for each in added:
            store.draft(each).write_bytes(content)
        store.put(added)


def steps(office: Office) -> int:
    with pytest.MonkeyPatch.context() as patch:
        faults = Faults(patch)
        stored(office)
    assert office.held() == AFTER
    office.back_to_before()
    return faults.calls


def test_killed_at_every_step_that_changes_a_file(office: Office) -> None:
    edition, outcomes = office.folder.files_of_editions(), []
    for step in range(1, steps(office) + 1):
        child = os.fork()
        if not child:
            with pytest.MonkeyPatch.context() as patch:
                Faults(patch, step, killed)
                stored(office)
            os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
        outcomes.append(check_after(office, edition) == AFTER)
    assert outcomes == sorted(outcomes), "once it is stored it stays stored"
    assert set(outcomes) == {False, True}


def test_the_disk_is_full_at_every_step(office: Office) -> None:
    edition, outcomes = office.folder.files_of_editions(), []
    for step in range(1, steps(office) + 1):
        with pytest.MonkeyPatch.context() as patch:
            Faults(patch, step, full)
            try:
                stored(office)
                said = "Stored."
            except VaultError as error:
                said = str(error)
        outcomes.append(check_after(office, edition) == AFTER)
        assert ("No space left on device" in said and "Nothing was changed" in said) is not outcomes[-1]
    assert outcomes == sorted(outcomes)
    assert set(outcomes) == {False, True}


@pytest.mark.parametrize("limit", [0, 1000])
def test_no_file_may_grow(office: Office, limit: int) -> None:
    """The database itself meets the end of the disk."""

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    edition = office.folder.files_of_editions()
    process = office.start(["indicators"], preexec_fn=limited)
    out, err = process.communicate()
    assert process.returncode == 1
    assert "Traceback" not in err
    assert not any(canary in out + err for canary in CANARIES)
    assert check_after(office, edition) == BEFORE


def test_two_imports_at_once(office: Office) -> None:
    with vault.opened():
        process = office.start(["indicators"])
        err = process.communicate()[1]
        assert process.returncode == 1
        assert f"Another import is running (process {os.getpid()})." in err
    assert office.held() == BEFORE
    started = [office.start(["indicators"]) for _ in range(2)]
    said = [process.communicate()[1] for process in started]
    assert sorted(process.returncode for process in started) == [0, 1]
    assert all("Another import is running" in each or "byte for byte" in each for each in said if each)
    assert office.held() == AFTER


def test_a_lock_left_by_a_killed_import_is_taken_over(office: Office) -> None:
    write(office.vault / "LOCK", "999999\n")
    assert office.start(["indicators"]).wait() == 0
    assert office.held() == AFTER


@pytest.fixture
def nobody(office: Office) -> Iterator[Office]:
    """Root may write everywhere: the block runs as another user, who owns the vault."""
    if os.getuid() != 0:
        pytest.skip("only root can become somebody else")
    for path in [office.vault, *office.vault.rglob("*")]:
        os.chown(path, NOBODY, NOBODY)
    for path in office.folder.data.parents:
        if "pytest" in str(path):
            path.chmod(0o755)
    os.seteuid(NOBODY)
    yield office
    os.seteuid(0)


def test_a_vault_that_may_only_be_read(nobody: Office) -> None:
    for path in [nobody.vault, *(each for each in nobody.vault.rglob("*") if each.is_dir())]:
        path.chmod(0o500)
    with pytest.raises(VaultError, match="cannot be written"), vault.opened() as store:
        store.put([], store.named(f"{CITY}/staff/2023"))
    assert nobody.held() == BEFORE


def test_no_permission_on_the_vault(nobody: Office) -> None:
    os.seteuid(0)
    os.chown(nobody.vault, 0, 0)
    os.seteuid(NOBODY)
    with pytest.raises(VaultError, match="cannot be written"), vault.opened():
        pass
    with pytest.raises(VaultError, match="cannot be read"):
        vault.deliveries()


def test_a_vault_that_cannot_be_written(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder in which nothing can be made, for root as well: below a file."""
    write(office.folder.data / "a_file", "")
    monkeypatch.setenv("INDICATORS_VAULT", str(office.folder.data / "a_file" / "vault"))
    process = office.start(["indicators"])
    err = process.communicate()[1]
    assert process.returncode == 1
    assert "Traceback" not in err
    assert "a_file" in err


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_text("{}"), lambda path: path.write_text("")])
def test_a_damaged_vault_is_a_sentence(office: Office, damage: Callable[[Path], object]) -> None:
    (described,) = office.vault.rglob("*.json")
    damage(described)
    for command in (["vault"], ["check"], office.arguments):
        answer = office.folder.run(*command)
        assert (answer.status, "Traceback" in answer.err) == (1, False)
        assert "Put it back from a backup" in answer.err
    assert office.folder.run("vault", "--remove", f"{CITY}/staff/2023").status == 0
    assert vault.deliveries() == []


def test_damaged_rows_are_a_sentence(office: Office) -> None:
    (rows,) = office.vault.rglob("*.parquet")
    rows.write_bytes(rows.read_bytes()[:500])
    for command in (["check"], office.arguments):
        answer = office.folder.run(*command)
        assert (answer.status, "Traceback" in answer.err) == (1, False)
        assert "Put it back from a backup" in answer.err


def test_what_is_known_of_a_delivery_holds_no_value_of_a_person(office: Office) -> None:
    assert office.start(["indicators"]).wait() == 0
    for path in office.vault.rglob("*.json"):
        facts = json.loads(path.read_text(encoding="utf-8"))
        assert set(facts) == set(vault.Delivery.__dataclass_fields__)
        assert not any(canary in path.read_text(encoding="utf-8") for canary in CANARIES)
