"""The command that tells a data steward what each coarser banding would keep by name."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from indicators.cli import bands
from tests.attack.administrations import administration
from tests.attack.built import loaded
from tests.data_folder import Answer

CITY = "jasnodol"
Command = Callable[..., Answer]


@pytest.fixture
def steward(command: Command, monkeypatch: pytest.MonkeyPatch) -> Command:
    rows = administration(5, 2_000, departments=8, directorates=3).assign(city=CITY)
    monkeypatch.setattr(bands, "load_staff", lambda city: loaded({"staff": rows}))
    return command


def test_coarser_bands_keep_more(steward: Command) -> None:
    said = steward("bands", CITY, "--format", "json")
    assert said.status == 0
    rows = [each for each in json.loads(said.out) if each["breakdown"] == "department*level"]
    kept = [int(each["kept_by_name"].rstrip("%")) for each in rows]
    assert len(rows) == 5
    assert rows[0]["bands"].count("|") == 5
    assert rows[-1]["bands"].count("|") == 1
    assert kept[-1] > kept[0]


def test_no_count_of_people_is_told(steward: Command) -> None:
    assert list(json.loads(steward("bands", CITY, "--format", "json").out)[0]) == ["breakdown", "bands", "kept_by_name"]


def test_an_unknown_administration(command: Command) -> None:
    said = command("bands", "atlantis")
    assert said.status == 2
    assert "atlantis" in said.err


def test_an_administration_that_delivered_nothing(command: Command) -> None:
    said = command("bands", "krakow")
    assert said.status == 0
    assert "krakow has delivered no staff table by two dimensions" in said.out
