"""Bad inputs 64, 65, 66, 68, 71-73, 81-83 and 90, as files: refused, or warned of, by the rule."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.data_folder import DataFolder, copy_data
from tests.deliveries import CITY, add_city, pay, staff, write

ACCEPTED, REFUSED = 0, 1
LAST_YEAR = staff(2023)


def ids(**changed: str) -> str:
    """Staff of this year with the ids of some rows changed; `k5` stands for the id of the fifth row."""
    content = staff(2024)
    for old, new in changed.items():
        content = content.replace(f"k2024-{old[1:]},", f"{new},")
    return content


def two_posts() -> str:
    """The first two rows are two half posts of one person."""
    rows = ids(k1="k2024-0").splitlines()
    return "\n".join(
        [row.replace("full_time,1", "part_time,0.5") if row.startswith("k2024-0,") else row for row in rows]
    )


def paid(amount: int) -> str:
    """Pay of this year with the amount of the first row changed; the others are between 60,000 and 90,000."""
    rows = pay(2024).splitlines()
    rows[1] = rows[1].rsplit(",", 1)[0] + f",{amount}"
    return "\n".join(rows)


def units(this_year: str) -> str:
    """The Library of last year is another unit now."""
    return staff(2024, unit=this_year)


def homonyms() -> str:
    return staff(2024).replace("Library,Culture", "Library,Sport", 3)


CASES = {
    64: ("staff", ids(k7="k2024-6"), REFUSED, "duplicate_id", 9),
    65: ("staff", two_posts(), ACCEPTED, "two_posts", None),
    66: ("staff", ids(k7=""), REFUSED, "empty_id", 9),
    68: ("staff", staff(2024, women=100, men=0), ACCEPTED, "one_gender", None),
    71: ("pay", paid(-1), REFUSED, "not_allowed", 2),
    72: ("pay", paid(0), ACCEPTED, "zero_pay", None),
    73: ("pay", paid(900000), ACCEPTED, "pay_outliers", None),
    73.1: ("pay", paid(7500000), ACCEPTED, "pay_outliers", None),
    81: ("staff", LAST_YEAR, REFUSED, "same_file", None),
    81.1: ("staff", f"{LAST_YEAR}\n\n", REFUSED, "same_again", None),
    82: ("staff", homonyms(), ACCEPTED, "homonyms", None),
    83: ("staff", units("Libraries"), ACCEPTED, "renamed", None),
    90: ("staff", staff(2024, women=35, men=25), ACCEPTED, "headcount", None),
    90.1: ("staff", staff(2024, women=40, men=60), ACCEPTED, "genders_swapped", None),
}
ORDINARY = {"staff": staff(2024), "pay": pay(2024)}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """An administration whose staff of last year is held."""
    place = tmp_path_factory.mktemp("bad_content")
    folder = copy_data(place)
    add_city(folder)
    assert folder.run("import", CITY, str(write(place / "staff_2023.csv", LAST_YEAR)), "--year", "2023").status == 0
    return folder


def found(folder: DataFolder, table: str, content: str) -> tuple[int, dict[str, int | None]]:
    """The exit status, and the first line of each rule that was broken."""
    path = write(Path(folder.data.parent) / f"{table}_2024.csv", content)
    answer = folder.run("check", str(path), "--city", CITY, "--year", "2024", "--format", "json")
    assert "Traceback" not in answer.err
    lines: dict[str, int | None] = {}
    for row in json.loads(answer.out):
        lines.setdefault(row["rule"], row["line"])
    return answer.status, lines


@pytest.mark.parametrize("number", CASES)
def test_bad_content(folder: DataFolder, number: float) -> None:
    table, content, status, rule, line = CASES[number]
    got, rules = found(folder, table, content)
    assert got == status
    broken = next((each for each in rules if each.startswith(rule)), None)
    assert broken is not None, rules
    assert rules[broken] == line


@pytest.mark.parametrize("table", ORDINARY)
def test_ordinary_content_breaks_no_rule(folder: DataFolder, table: str) -> None:
    assert found(folder, table, ORDINARY[table]) == (ACCEPTED, {})
