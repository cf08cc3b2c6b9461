"""The command line: every field as the model has it, one sentence for what is wrong, and its exit status."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from indicators.catalogue import Catalogue, catalogue
from indicators.cities import partners
from indicators.model import OBSERVATION_FIELDS
from tests.data_folder import Answer, DataFolder

Command = Callable[..., Answer]

DONE, REFUSED, WRONG_WORDS = 0, 1, 2


def rows(answer: Answer) -> list[dict]:
    assert answer.status == DONE
    return json.loads(answer.out)


def test_json_has_every_field_in_order(command: Command) -> None:
    found = rows(command("query", "women_among_executives", "--city", "torino", "--year", "2024", "--format", "json"))
    assert [tuple(row) for row in found] == [OBSERVATION_FIELDS]
    (row,) = found
    assert {name: row[name] for name in OBSERVATION_FIELDS[:11]} == {
        "indicator": "women_among_executives",
        "code": "LDR-12",
        "version": catalogue()["LDR-12"].version,
        "city": "torino",
        "year": 2024,
        "breakdown": "total",
        "category": "total",
        "group": None,
        "women": 53,
        "men": 41,
        "base": 94,
    }
    assert row["value"] == pytest.approx(5300 / 94)
    assert (row["unit"], row["flag"], row["reason"], row["source"]) == ("percent", "shown", None, "published")
    assert (row["reference_date"], row["date_basis"]) == ("2024-12-31", "inferred")


def test_csv_has_every_field_in_order_and_says_the_same(command: Command) -> None:
    question = ["query", "women_by_level", "--city", "torino", "--by", "level"]
    as_csv = list(csv.reader(command(*question, "--format", "csv").out.splitlines()))
    as_json = rows(command(*question, "--format", "json"))
    assert tuple(as_csv[0]) == OBSERVATION_FIELDS
    assert len(as_csv) - 1 == len(as_json) == 29
    for text, row in zip(as_csv[1:], as_json, strict=True):
        cells = dict(zip(OBSERVATION_FIELDS, text, strict=True))
        for name in ("indicator", "city", "category", "women", "men", "base", "year", "flag", "reference_date"):
            assert cells[name] == str(row[name])
        assert float(cells["value"]) == row["value"]
        assert cells["reason"] == (row["reason"] or "")


@pytest.mark.parametrize("name", ["LDR-12", "ldr-12", "Women_Among_Executives"])
def test_code_and_slug_give_the_same(command: Command, name: str) -> None:
    assert command("query", name, "--format", "csv") == command("query", "women_among_executives", "--format", "csv")


def test_several_cities_and_a_breakdown(command: Command) -> None:
    both = rows(command("query", "LDR-12", "--city", "torino", "--city", "it_local_authorities", "--format", "json"))
    assert {row["city"] for row in both} == {"torino", "it_local_authorities"}
    by_age = rows(
        command("query", "LDR-12", "--city", "torino", "--year", "2024", "--by", "age_band", "--format", "json")
    )
    assert [row["category"] for row in by_age] == ["31-40", "41-50", "51-60", ">60"]
    assert sum(row["women"] for row in by_age) == 53


def test_a_joined_breakdown(command: Command) -> None:
    question = ["query", "STF-01", "--city", "torino", "--year", "2024", "--by", "level*age_band", "--format", "json"]
    found = rows(command(*question))
    assert found[0]["category"] == "executive*31-40"
    assert sum(row["women"] for row in found) == 4703


def test_a_figure_that_was_not_delivered_is_null(command: Command) -> None:
    (row,) = rows(command("query", "LDR-13", "--city", "torino", "--year", "2020", "--format", "json"))
    assert (row["value"], row["women"], row["flag"], row["reason"]) == (None, None, "not_delivered", "not_in_source")


def test_the_table_names_its_columns(command: Command) -> None:
    answer = command("query", "LDR-12", "--city", "torino")
    assert answer.status == DONE
    assert "56.3830" in answer.out
    assert answer.out.split()[0] == "indicator"


@pytest.mark.parametrize("slug", sorted(set(partners()) - {"torino"}))
def test_a_partner_without_figures_is_told_so(command: Command, slug: str) -> None:
    answer = command("query", "women_share_of_staff", "--city", slug, "--format", "json")
    assert (answer.status, json.loads(answer.out)) == (DONE, [])
    assert "No figures for this choice." in answer.err
    assert f"{slug} has delivered nothing for this indicator." in answer.err


def test_there_are_seven_partners_without_figures() -> None:
    assert len(partners()) == 8


def test_a_year_without_figures_names_those_there_are(command: Command) -> None:
    answer = command("query", "newcomers", "--city", "torino", "--year", "1999", "--format", "json")
    assert (answer.status, json.loads(answer.out)) == (DONE, [])
    assert "torino has figures for 2020, 2021, 2022, 2023, 2024." in answer.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["query", "women_among_executive"], "There is no indicator “women_among_executive”. Did you mean"),
        (["query", "LDR-99"], "There is no indicator “LDR-99”. Known are: "),
        (["query", ""], "There is no indicator “”."),
        (["query", "LDR-12", "--city", "torno"], "There is no administration “torno”. Did you mean “torino”?"),
        (["query", "LDR-12", "--by", "age_bnd"], "There is no breakdown “age_bnd”. Did you mean “age_band”?"),
        (["query", "LDR-12", "--by", "level"], "There is no breakdown of this indicator “level”. Known are: age_band"),
        (["query", "LDR-12", "--by", "*"], "There is no breakdown “”."),
        (["--lang", "enn", "catalogue"], "There is no language “enn”. Did you mean “en”?"),
        (["--lang", "xx", "catalogue"], "There is no language “xx”."),
        (["query", "LDR-12", "--year", "last"], "unable to parse string as an integer"),
        (["query", "LDR-12", "--format", "xml"], "'xml' is not one of 'table', 'csv', 'json'"),
        (["qurey"], "No such command 'qurey'"),
    ],
)
def test_unknown_words(command: Command, arguments: list[str], said: str) -> None:
    answer = command(*arguments)
    assert answer.status == WRONG_WORDS
    assert said in " ".join(answer.err.replace("│", " ").split())
    assert answer.out == ""


def test_the_catalogue_lists_every_indicator(command: Command) -> None:
    listed = rows(command("catalogue", "--format", "json"))
    assert [row["indicator"] for row in listed] == [each.slug for each in catalogue().indicators]


def test_the_examples_of_the_catalogue_are_run(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two indicators only; all of them run in the tests of the catalogue."""
    two = Catalogue([catalogue()["women_among_executives"], catalogue()["women_mayors"]])
    monkeypatch.setattr("indicators.cli.definitions.read_catalogue", lambda: two)
    answer = command("examples")
    assert answer.status == DONE
    assert [line.split()[:2] for line in answer.out.splitlines()] == [
        ["holds", "CTX-04"],
        ["holds", "LDR-12"],
        ["2", "hold,"],
    ]


HOLDS = '''
[[example]]
indicator = "LDR-12"
note = "Two of three."
given.staff = """
gender | level
W      | executive
W      | executive
M      | executive
"""
expect = { value = 66.67, women = 2, men = 1, base = 3, flag = "shown", reason = "none" }
'''


@pytest.fixture
def examples(tmp_path: Path, command: Command) -> Command:
    def run(content: str) -> Answer:
        path = tmp_path / "mine.toml"
        path.write_text(content, encoding="utf-8")
        return command("examples", str(path))

    return run


def test_an_example_of_ones_own_that_holds(examples: Command) -> None:
    answer = examples(HOLDS)
    assert answer.status == DONE
    assert answer.out == "holds  LDR-12 women_among_executives: Two of three.\n1 hold, 0 do not.\n"


def test_an_example_that_does_not_hold(examples: Command) -> None:
    answer = examples(HOLDS.replace("66.67", "66.66").replace("women = 2", "women = 3"))
    assert answer.status == REFUSED
    assert "DOES NOT HOLD  LDR-12" in answer.out
    assert "    value: expected 66.66, got 66.67\n    women: expected 3, got 2\n" in answer.out
    assert "0 hold, 1 do not." in answer.out


@pytest.mark.parametrize(
    ("written", "status"),
    [("67", DONE), ("66.7", DONE), ("66.67", DONE), ("66.667", DONE), ("66", REFUSED), ("66.6", REFUSED)],
)
def test_values_are_compared_at_the_decimals_written(examples: Command, written: str, status: int) -> None:
    assert examples(HOLDS.replace("66.67", written)).status == status


def test_an_example_with_a_breakdown(examples: Command) -> None:
    by = HOLDS.replace("gender | level\n", "gender | level | age_band\n").replace("executive\n", "executive | >60\n")
    expected = by.replace("expect = { ", 'by = "age_band"\nexpect = { category = ">60", ')
    assert examples(expected).status == DONE
    assert examples(expected.replace('category = ">60"', 'category = "≤30"')).status == REFUSED


@pytest.mark.parametrize(
    ("old", "new", "status", "said"),
    [
        ("[[example]]", "[[example", REFUSED, "mine.toml: this is not valid TOML"),
        ("[[example]]", "[[exmple]]", REFUSED, "mine.toml: there is no [[example]] in it."),
        ('indicator = "LDR-12"', "", REFUSED, "mine.toml: an example needs its indicator."),
        ("given.staff =", "given.stff =", WRONG_WORDS, "There is no table “stff”. Did you mean “staff”?"),
        ("note =", "nte =", REFUSED, "mine.toml: There is no field “nte”. Did you mean “note”?"),
        ("LDR-12", "women_amongst_executives", WRONG_WORDS, "Did you mean “women_among_executives”?"),
        ("gender | level", "gedner | level", WRONG_WORDS, "There is no column “gedner”. Did you mean “gender”?"),
        ("value = 66.67", "vlaue = 66.67", WRONG_WORDS, "There is no field of an observation “vlaue”. Did you mean"),
        ("M      | executive", "M", REFUSED, "A row of given.staff has 1 cells, its header 2."),
        ("expect =", 'by = "age_bend"\nexpect =', WRONG_WORDS, "Did you mean “age_band”?"),
    ],
)
def test_a_wrong_file_of_examples(examples: Command, old: str, new: str, status: int, said: str) -> None:
    assert old in HOLDS
    answer = examples(HOLDS.replace(old, new, 1))
    assert answer.status == status
    assert said in answer.err
    assert "Traceback" not in answer.out + answer.err


@pytest.mark.parametrize("name", ["absent.toml", "."])
def test_a_file_of_examples_that_cannot_be_read(command: Command, tmp_path: Path, name: str) -> None:
    answer = command("examples", str(tmp_path / name))
    assert answer.status == REFUSED
    assert "the file cannot be read" in answer.err


def test_check_of_the_shipped_data(command: Command) -> None:
    answer = command("check", "--format", "json")
    assert (answer.status, json.loads(answer.out)) == (DONE, [])


def test_a_process_of_its_own_ends_without_a_traceback(data_folder: DataFolder) -> None:
    """What was asked above in this process, through one of its own, which finds no edition where the pointer points."""
    (data_folder.editions / "CURRENT").write_text("absent.duckdb\n", encoding="utf-8")
    answer = data_folder.run("query", "LDR-12")
    assert answer.status == REFUSED
    assert answer.err.startswith("The edition absent.duckdb")
    assert "Traceback" not in answer.err


def test_build_publishes_beside_the_shipped_edition(data_folder: DataFolder) -> None:
    before = data_folder.files_of_editions()
    answer = data_folder.run("build")
    assert answer.status == DONE
    assert "Published: " in answer.out
    current = (data_folder.editions / "CURRENT").read_text(encoding="utf-8").strip()
    assert answer.out.strip().endswith(current)
    kept = [name for name in before if name != "CURRENT"]
    assert [data_folder.files_of_editions()[name] for name in kept] == [before[name] for name in kept]
