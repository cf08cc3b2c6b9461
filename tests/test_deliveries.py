"""Import, check, diff, vault on the command line: what is stored, replaced, refused, deleted; no value of a person."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.data_folder import ROOT, Answer, DataFolder
from tests.deliveries import CANARIES, CITY, add_city, pay, staff, write

DONE, REFUSED, WRONG_WORDS = 0, 1, 2


@pytest.fixture
def folder(data_folder: DataFolder) -> DataFolder:
    add_city(data_folder)
    return data_folder


def mine(folder: DataFolder, name: str, content: str) -> str:
    return str(write(folder.data.parent / "office" / name, content))


def imported(folder: DataFolder, name: str, content: str, *options: str) -> Answer:
    return folder.run("import", CITY, mine(folder, name, content), *options)


def held(folder: DataFolder) -> list[tuple[str, int, int]]:
    rows = json.loads(folder.run("vault", "--format", "json").out)
    return [(row["table"], row["year"], row["rows"]) for row in rows]


def no_canaries(folder: DataFolder, *answers: Answer) -> None:
    said = "".join(answer.out + answer.err for answer in answers)
    texts = [path.read_text(encoding="utf-8") for path in (folder.data / "vault").rglob("*.json")]
    for canary in CANARIES:
        assert canary not in said + "".join(texts)


def loaded(folder: DataFolder, query: str) -> list[list[object]]:
    """What a query of the canonical tables gives, in a process of its own."""
    program = "import json, sys; from indicators import ingest; connection, _ = ingest.load()\n"
    program += "print(json.dumps(connection.execute(sys.argv[1]).fetchall(), default=str))"
    places = {"INDICATORS_DATA": str(folder.data), "INDICATORS_EDITIONS": str(folder.editions)}
    said = subprocess.run(
        [sys.executable, "-c", program, query], cwd=ROOT, env={**os.environ, **places}, capture_output=True, check=True
    )
    return json.loads(said.stdout)


def people(folder: DataFolder, year: int = 2024) -> list[list[object]]:
    query = "SELECT gender, sum(people)::INTEGER, any_value(source) FROM staff WHERE city = '{}' AND year = {} {}"
    return loaded(folder, query.format(CITY, year, "GROUP BY gender ORDER BY gender"))


def test_an_import_is_stored_and_loaded(folder: DataFolder) -> None:
    answer = imported(folder, "staff_2024.csv", staff(2024), "--year", "2024")
    assert (answer.status, answer.err) == (DONE, "")
    assert "Stored: esempio/staff/2024, 100 rows." in answer.out
    assert held(folder) == [("staff", 2024, 100)]
    assert people(folder) == [["M", 40, "delivered"], ["W", 60, "delivered"]]
    said = loaded(folder, "SELECT reference_date, source, file FROM deliveries WHERE city = 'esempio'")
    assert said == [["2024-12-31", "delivered", "esempio/staff/2024"]]
    no_canaries(folder, answer)


def test_the_vault_is_private(folder: DataFolder) -> None:
    imported(folder, "staff_2024.csv", staff(2024), "--year", "2024")
    vault = folder.data / "vault"
    assert {oct(path.stat().st_mode & 0o777) for path in [vault, *vault.rglob("*")] if path.is_dir()} == {"0o700"}
    assert {oct(path.stat().st_mode & 0o777) for path in vault.rglob("*") if path.is_file()} == {"0o600"}
    (facts,) = [json.loads(path.read_text(encoding="utf-8")) for path in vault.rglob("*.json")]
    assert (facts["file"], facts["rows"], facts["women"], facts["men"]) == ("staff_2024.csv", 100, 60, 40)


def test_several_files_are_stored_together_or_not_at_all(folder: DataFolder) -> None:
    good = mine(folder, "staff_2024.csv", staff(2024))
    bad = mine(folder, "pay_2024.csv", pay(2024).replace("annual,98765.43", ",98765.43"))
    answer = folder.run("import", CITY, good, bad, "--year", "2024")
    assert answer.status == REFUSED
    assert "Nothing was stored" in answer.err
    assert held(folder) == []
    both = folder.run("import", CITY, good, mine(folder, "pay_2024.csv", pay(2024)), "--year", "2024")
    assert both.status == DONE
    assert held(folder) == [("pay", 2024, 100), ("staff", 2024, 100)]
    no_canaries(folder, answer, both)


def test_files_of_one_import_are_set_against_each_other(folder: DataFolder) -> None:
    files = [mine(folder, "staff_2024.csv", staff(2024)), mine(folder, "pay_2024.csv", pay(2024, women=40, men=60))]
    answer = folder.run("import", CITY, *files, "--year", "2024")
    assert answer.status == REFUSED
    assert "Women and men look exchanged" in answer.out
    assert "1 warnings are to be confirmed with --confirm." in answer.err
    assert folder.run("import", CITY, *files, "--year", "2024", "--confirm").status == DONE
    assert len(held(folder)) == 2


def test_the_same_year_is_replaced_only_on_purpose(folder: DataFolder) -> None:
    imported(folder, "staff_2024.csv", staff(2024), "--year", "2024")
    better = staff(2024, women=65)
    again = imported(folder, "better_staff.csv", better, "--year", "2024", "--table", "staff")
    assert again.status == REFUSED
    assert "esempio/staff/2024 is in the vault already." in again.err
    replaced = imported(folder, "better_staff.csv", better, "--year", "2024", "--table", "staff", "--replace")
    assert replaced.status == DONE
    assert held(folder) == [("staff", 2024, 105)]
    assert len(list((folder.data / "vault").rglob("*.parquet"))) == 1
    imported(folder, "staff_2023.csv", staff(2023, unit="Archive"), "--year", "2023")
    said = folder.run("diff", CITY, "2024")
    assert "replaced 100 rows" in said.out


def test_the_same_file_again_is_refused_whatever_its_name_and_year(folder: DataFolder) -> None:
    imported(folder, "staff_2023.csv", staff(2023), "--year", "2023")
    again = imported(folder, "staff_2024.csv", staff(2023), "--year", "2024", "--replace")
    assert again.status == REFUSED
    assert "the same, byte for byte" in again.err
    spaced = imported(folder, "staff_2024.csv", staff(2023) + "\n", "--year", "2024")
    assert spaced.status == REFUSED
    assert "The rows of 2024 are those of 2023" in spaced.err


def test_a_check_of_files_stores_nothing(folder: DataFolder) -> None:
    file = mine(folder, "staff_2024.csv", staff(2024))
    answer = folder.run("check", file, "--city", CITY, "--year", "2024")
    assert (answer.status, "The files can be imported: 100 rows, 0 warnings." in answer.out) == (DONE, True)
    assert held(folder) == []
    assert not (folder.data / "vault").exists()


def test_the_difference_between_two_years(folder: DataFolder) -> None:
    small = staff(2024, women=62, unit="Library").replace("Library", "Archive", 3)
    imported(folder, "staff_2023.csv", staff(2023), "--year", "2023")
    imported(folder, "staff_2024.csv", small, "--year", "2024")
    rows = json.loads(folder.run("diff", CITY, "2024", "--format", "json").out)
    assert {key: rows[0][key] for key in ("women_before", "women_now", "men_before", "men_now", "change")} == {
        "women_before": "60",
        "women_now": "62",
        "men_before": "40",
        "men_now": "40",
        "change": "+2",
    }
    archive = next(row for row in rows if row["category"] == "Archive")
    assert (archive["women_before"], archive["women_now"], archive["change"]) == ("0", "<5", "")
    nothing = folder.run("diff", CITY, "2023")
    assert (nothing.status, "held are: 2023, 2024." in nothing.err) == (REFUSED, True)


def test_published_figures_of_a_year_stand_aside(folder: DataFolder) -> None:
    for ending in ("csv", "toml"):
        published = folder.file(f"cities/torino/sources/cug_1_1/comune_2025.{ending}").read_text(encoding="utf-8")
        named = published.replace("Comune di Torino", "Comune di Esempio (synthetic)")
        write(folder.file(f"cities/{CITY}/sources/cug_2025.{ending}"), named)
    answer = imported(folder, "staff_2024.csv", staff(2024), "--year", "2024")
    assert (answer.status, answer.out.count("Stored")) == (DONE, 1)
    checked = folder.run("check")
    assert checked.status == DONE
    assert "they are used instead of the published ones" in checked.out
    assert people(folder) == [["M", 40, "delivered"], ["W", 60, "delivered"]]
    folder.run("vault", "--remove", f"{CITY}/staff/2024")
    assert people(folder) == [["M", 2307, "published"], ["W", 4718, "published"]]


def test_deliveries_are_removed_by_name_and_by_age(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    imported(folder, "staff_2012.csv", staff(2012), "--year", "2012")
    imported(folder, "staff_2024.csv", staff(2024), "--year", "2024", "--confirm")
    assert folder.run("vault", "--expire", "--format", "json").status == DONE
    assert len(held(folder)) == 2
    monkeypatch.setenv("INDICATORS_RETENTION_YEARS", "10")
    assert "1 deliveries are older than 10 years; remove them with --expire." in folder.run("vault").out
    folder.run("vault", "--expire")
    assert held(folder) == [("staff", 2024, 100)]
    wrong = folder.run("vault", "--remove", f"{CITY}/staff/2023")
    assert (wrong.status, "Did you mean “esempio/staff/2024”?" in wrong.err) == (WRONG_WORDS, True)
    folder.run("vault", "--remove", f"{CITY}/staff/2024")
    assert held(folder) == []
    assert [path.name for path in (folder.data / "vault").iterdir() if path.name not in ("CURRENT", "LOCK")] == []


def test_uploads_are_deleted_and_own_files_stay(folder: DataFolder) -> None:
    uploads = folder.data / "uploads"
    good = write(uploads / "staff_2024.csv", staff(2024))
    bad = write(uploads / "staff_2023.csv", staff(2023).replace("k2023-1,", "k2023-0,"))
    old = write(uploads / "forgotten.csv", staff(2022))
    os.utime(old, (time.time() - 25 * 3600,) * 2)
    own = Path(mine(folder, "pay_2024.csv", pay(2024)))
    assert folder.run("import", CITY, str(bad), "--year", "2023").status == REFUSED
    assert (bad.exists(), old.exists()) == (True, False)
    assert folder.run("import", CITY, str(good), "--year", "2024").status == DONE
    assert folder.run("import", CITY, str(own), "--year", "2024").status == DONE
    assert (good.exists(), own.exists()) == (False, True)


def test_the_report_goes_back_to_the_office(folder: DataFolder) -> None:
    path = folder.data.parent / "report.xlsx"
    twice = staff(2024).replace("k2024-1,", "k2024-0,").replace("Library", "=HYPERLINK(1)")
    homonym = twice.replace("=HYPERLINK(1),Culture", "=HYPERLINK(1),Sport", 1)
    answer = imported(folder, "staff_2024.csv", homonym, "--year", "2024", "--report", str(path), "--format", "json")
    assert answer.status == REFUSED
    assert {(row["rule"], row["severity"]) for row in json.loads(answer.out)} == {
        ("duplicate_id", "refused"),
        ("homonyms", "warned"),
    }
    book = CalamineWorkbook.from_path(path)
    assert book.sheet_names == ["Findings", "Rules"]
    words = " ".join(
        str(cell) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row
    )
    with zipfile.ZipFile(path) as parts:
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist() if "/worksheets/" in name)
    assert "An id stands once a year." in words
    assert "=HYPERLINK(1)" in words
    assert not any(canary in words for canary in (*CANARIES, "k2024-0"))


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["import", "esempi", "staff_2024.csv", "--year", "2024"], WRONG_WORDS, "Did you mean “esempio”?"),
        (["import", CITY, "nothing.csv", "--year", "2024"], REFUSED, "The file nothing.csv cannot be read"),
        (["import", CITY, "office.csv", "--year", "2024"], WRONG_WORDS, "name it with --table"),
        (["import", CITY, "staff_2024.csv", "--table", "stuff"], WRONG_WORDS, "Did you mean “staff”?"),
        (["import", CITY], WRONG_WORDS, "Missing argument"),
        (["diff", CITY, "2024", "--table", "stuff"], WRONG_WORDS, "Did you mean “staff”?"),
    ],
)
def test_unknown_words(folder: DataFolder, arguments: list[str], status: int, said: str) -> None:
    for name in ("staff_2024.csv", "office.csv"):
        mine(folder, name, staff(2024))
    paths = [str(folder.data.parent / "office" / each) if each.endswith(".csv") else each for each in arguments]
    answer = folder.run(*paths)
    assert (answer.status, "Traceback" in answer.err) == (status, False)
    assert said in " ".join(answer.err.replace("│", " ").split())


def test_a_vault_in_a_folder_that_is_served_is_refused(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    for place in (folder.editions / "vault", folder.data.parent / "www" / "vault"):
        monkeypatch.setenv("INDICATORS_VAULT", str(place))
        answer = imported(folder, "staff_2024.csv", staff(2024), "--year", "2024")
        assert answer.status == REFUSED
        assert "may not lie in a folder that is served" in answer.err
        assert not place.exists()
