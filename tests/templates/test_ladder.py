"""The ladder: columns that queries need, steps that give them, and where an administration stands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from indicators import ladder as module
from indicators.catalogue import catalogue
from indicators.errors import DefinitionError
from indicators.ingest.described import deliverable
from indicators.ladder import given_by_deliveries, ladder, named_by, standing, steps, suffices
from indicators.needs import columns_read, counts_somebody, needed, sample

WANTED = given_by_deliveries()
STEP = {rung.step.code: {each.slug for each in rung.indicators} for rung in ladder()}


@pytest.mark.parametrize(
    ("sql", "read"),
    [
        ("SELECT city, year, people, gender, TRUE AS counted FROM staff", {"staff": {"gender"}}),
        (
            "SELECT city, year, people, gender, TRUE AS counted FROM staff WHERE department = 'A'",
            {"staff": {"gender", "department"}},
        ),
        (
            "SELECT city, gender, age_band = '>60' AS counted FROM staff -- WHERE department = 'A'",
            {"staff": {"gender", "age_band"}},
        ),
        ("SELECT gender, area FROM staff", {"staff": {"gender", "level"}}),
        ("SELECT gender FROM staff WHERE staff_group = 'staff'", {"staff": {"gender"}}),
        ("SELECT gender FROM bodies WHERE elected IS DISTINCT FROM FALSE", {"bodies": {"gender"}}),
        ("SELECT gender FROM staff s WHERE s.level IS DISTINCT FROM 'executive'", {"staff": {"gender"}}),
        ("SELECT gender, level IS NOT DISTINCT FROM 'executive' AS counted FROM staff", {"staff": {"gender", "level"}}),
        ("SELECT gender FROM staff WHERE level IS DISTINCT FROM NULL", {"staff": {"gender", "level"}}),
        (
            "WITH h AS (SELECT * FROM hires) SELECT h.gender, s.fte FROM h JOIN staff s USING (city, year, department)",
            {"hires": {"gender", "department"}, "staff": {"fte", "department"}},
        ),
        (
            "SELECT gender, level FROM staff UNION ALL SELECT gender, channel FROM hires",
            {"staff": {"gender", "level"}, "hires": {"gender", "channel"}},
        ),
    ],
)
def test_columns_that_a_query_reads(sql: str, read: dict[str, set[str]]) -> None:
    assert columns_read(sql) == read


def test_what_only_a_breakdown_shows_is_not_needed() -> None:
    sql = "SELECT city, year, people, gender, department, level, TRUE AS counted FROM staff WHERE level IS NOT NULL"
    assert columns_read(sql, frozenset({"department", "level"})) == {"staff": {"gender", "level"}}
    assert columns_read(sql) == {"staff": {"gender", "level", "department"}}


def test_columns_of_an_indicator() -> None:
    share = catalogue()["women_share_of_staff"]
    assert needed(share) == {"staff": {"gender"}}
    assert needed(share, ("area",)) == {"staff": {"gender", "level"}}
    assert "body" in needed(catalogue()["seats_missing_to_40"])["bodies"]
    assert needed(catalogue()["women_mayors"]) == {"published_values": frozenset()}


def test_enough_and_not_enough() -> None:
    given = {"staff": frozenset({"gender"}), "published_values": frozenset()}
    assert suffices(given, {"staff": frozenset({"gender"})})
    assert suffices(given, {"published_values": frozenset()})
    assert not suffices(given, {"staff": frozenset({"gender", "level"})})
    assert not suffices(given, {"staff": frozenset(), "hires": frozenset()})


@pytest.mark.parametrize("indicator", WANTED, ids=lambda each: each.slug)
def test_every_indicator_stands_at_one_step(indicator) -> None:
    assert sum(indicator.slug in slugs for slugs in STEP.values()) == 1


def test_every_table_stands_at_a_step() -> None:
    assert {table for step in steps() for table in step.gives} == set(deliverable())


def test_steps_by_columns_not_only_by_tables() -> None:
    assert {"women_share_of_staff", "women_in_council", "women_in_executive_body"} <= STEP["starter"]
    assert {"women_among_executives", "staff_over_60", "women_by_level"} <= STEP["one_table"]
    assert "newcomers" in STEP["staff_list"]
    breakdowns = {rung.step.code: rung.breakdowns for rung in ladder()}
    assert {"level", "age_band"} <= set(breakdowns["one_table"])
    assert not breakdowns["starter"]


def test_where_an_administration_stands() -> None:
    nothing, everything = standing(()), standing({each.slug for each in WANTED})
    assert all(each.held == 0 and each.missing == each.rung.indicators for each in nothing)
    assert all(each.complete and each.held == len(each.rung.indicators) for each in everything)
    some = {each.rung.step.code: each for each in standing({"women_share_of_staff"})}
    assert some["starter"].held == 1 and not some["starter"].complete


def test_indicators_of_a_table() -> None:
    assert {"LDR-05", "LDR-06", "LDR-19"} <= {each.code for each in named_by("bodies")}
    assert not {"LDR-05"} & {each.code for each in named_by("staff")}


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ("saff = []", "There is no table “saff”. Did you mean “staff”?"),
        ('staff = ["gendr"]', "There is no column “gendr”. Did you mean “gender”?"),
    ],
)
def test_a_wrong_ladder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tables: str, said: str) -> None:
    content = f'[[step]]\ncode = "a"\nname = "A"\ntext = "B"\nabout = "C"\n[step.tables]\n{tables}\n'
    (tmp_path / "ladder.toml").write_text(content, encoding="utf-8")
    monkeypatch.setattr(module, "Settings", lambda: type("Folders", (), {"definitions": tmp_path}))
    with pytest.raises(DefinitionError, match=r"ladder\.toml") as refused:
        module.steps.__wrapped__()
    assert said in str(refused.value)


def test_a_step_that_holds_some_values_only() -> None:
    """Columns alone would promise what nobody in the starter sheet can be counted for."""
    gives = {"bodies": frozenset({"body", "body_type", "role", "people", "gender"})}
    chairs = replace(catalogue()["women_in_council"], sql="SELECT *, role = 'chair' AS counted FROM bodies")
    with sample(gives, {"bodies": {"role": ["member"]}}) as members, sample(gives, {}) as everyone:
        assert not counts_somebody(chairs, members)
        assert counts_somebody(chairs, everyone)
        assert counts_somebody(catalogue()["women_in_council"], members)
