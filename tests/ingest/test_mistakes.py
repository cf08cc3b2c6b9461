"""What offices and IT may do wrong as well: told in a sentence, never by a traceback; nothing is ever counted twice."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.data_folder import DataFolder

CITY = "cities/torino"
TABLE = f"{CITY}/sources/cug_1_1/comune_2025"
BODIES = f"{CITY}/sources/bodies.csv"
HEADER = "Tipologia di personale;Inquadramento;Uomini;;;;;Donne;;;;\n"

Change = Callable[[DataFolder], None]


def replaced(path: str, old: str, new: str) -> Change:
    def change(folder: DataFolder) -> None:
        written = folder.file(path).read_text(encoding="utf-8")
        assert old in written
        folder.file(path).write_text(written.replace(old, new, 1), encoding="utf-8")

    return change


def written(path: str, content: str) -> Change:
    return lambda folder: folder.file(path).write_text(content, encoding="utf-8") and None


def delivered_twice(folder: DataFolder) -> None:
    for ending in ("csv", "toml"):
        shutil.copy(folder.file(f"{TABLE}.{ending}"), folder.file(f"{TABLE}_copy.{ending}"))


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (written(f"{TABLE}.csv", ""), "comune_2025.csv"),
        (written(f"{TABLE}.csv", HEADER), "comune_2025.csv"),
        (written(BODIES, "body,body_type,role,gender,people,elected,reference_date\n"), "bodies.csv"),
        (replaced(BODIES, "W,15,true,2025-01-17", "W,15,true,"), "bodies.csv, line 58"),
        (replaced(f"{TABLE}.toml", 'level = "support"', 'levle = "support"'), "comune_2025.toml"),
        (replaced(f"{TABLE}.toml", '{ level = "support" }', '"support"'), "comune_2025.toml"),
        (replaced(f"{TABLE}.toml", "2024-12-31", '"2024-12-31"'), "comune_2025.toml"),
        (replaced(f"{CITY}/city.toml", "years = [2020]\n", ""), "torino/city.toml"),
        (replaced(f"{CITY}/city.toml", 'theme = "workforce"\n', ""), "torino/city.toml"),
        (replaced(f"{CITY}/city.toml", "[labels.level]", "[labels.levle]"), "torino/city.toml"),
        (replaced(f"{CITY}/sources/bodies.toml", '"bodies"', '"bodis"'), "bodies.toml"),
        (
            replaced(
                f"{CITY}/sources/published_values.csv",
                "torino,newcomers,2024",
                "torino,newcomers,2023,2023-12-31,1,1,2,,percent,,\ntorino,newcomers,2024",
            ),
            "published_values.csv, line 6",
        ),
        (delivered_twice, "comune_2025_copy.csv"),
    ],
)
def test_a_mistake_is_a_sentence_that_names_the_file(data_folder: DataFolder, change: Change, named: str) -> None:
    change(data_folder)
    answer = data_folder.run("build")
    assert "Traceback" not in answer.err
    assert answer.status == 1
    assert named in answer.err


@pytest.mark.parametrize("path", [f"{CITY}/sources/bodies", "context/women_mayors"])
def test_an_indicator_without_any_figures_is_no_mistake(data_folder: DataFolder, path: str) -> None:
    for ending in ("csv", "toml"):
        data_folder.file(f"{path}.{ending}").unlink()
    answer = data_folder.run("check")
    assert (answer.status, answer.err) == (0, "")


GIVEN = 'given.staff = """\ngender | level\nW | executive\n"""\n'
HEAD = '[[example]]\nindicator = "LDR-12"\n'


@pytest.mark.parametrize(
    "content",
    [
        HEAD + GIVEN.replace("W |", "Q |") + "expect = { value = 100 }",
        HEAD + GIVEN.replace("gender |", "people |").replace("W |", "abc |") + "expect = { value = 100 }",
        HEAD + 'given.staff = """\ngender | reference_date\nW | hello\n"""\nexpect = { value = 100 }',
        HEAD + 'given.staff = """\ngender | gender\nW | W\n"""\nexpect = { value = 100 }',
        HEAD + 'given = "x"\nexpect = { value = 100 }',
        HEAD + "given.staff = 3\nexpect = { value = 100 }",
        HEAD + 'given.staff = ""\nexpect = { value = 100 }',
        HEAD + GIVEN + "expect = 3",
        HEAD + GIVEN + "expect = [3]",
        HEAD.replace('"LDR-12"', "3") + GIVEN + "expect = { value = 100 }",
        HEAD + GIVEN + "expect = { flag = 1 }",
        HEAD + GIVEN + "expect = { value = nan }",
        HEAD + GIVEN + "expect = { value = inf }",
    ],
)
def test_a_wrong_example_is_told_in_a_sentence(tmp_path: Path, command, content: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(content, encoding="utf-8")
    answer = command("examples", str(path))
    assert answer.status in (1, 2)
    assert "Traceback" not in answer.err


def test_an_example_with_nobody_gives_nothing(tmp_path: Path, command) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(HEAD + 'given.staff = "gender | level"\nexpect = { value = 100 }', encoding="utf-8")
    assert command("examples", str(path)).status == 1


def test_a_table_that_nothing_describes_is_refused(data_folder: DataFolder) -> None:
    """Positive control: with its description it is taken; without, the edition would silently lose a year."""
    assert data_folder.run("check").status == 0
    data_folder.file(f"{TABLE}.toml").unlink()
    answer = data_folder.run("build")
    assert answer.status == 1
    assert "comune_2025.csv" in answer.err
