"""Errors: the nearest name, the files that were refused, and messages that can be said in any language."""

from __future__ import annotations

import pytest

from indicators.errors import DefinitionError, Finding, IndicatorsError, Refused, UnknownName

NAMES = ["torino", "krakow", "cluj"]


@pytest.mark.parametrize("name", ["torno", "Torino ", "TORINO", "torrino"])
def test_the_nearest_name_is_suggested(name: str) -> None:
    assert str(UnknownName("administration", name, NAMES)).endswith("Did you mean “torino”?")


@pytest.mark.parametrize("name", ["", "zzzz", "münchen"])
def test_where_no_name_is_near_all_are_listed(name: str) -> None:
    said = str(UnknownName("administration", name, NAMES))
    assert said == f"There is no administration “{name}”. Known are: cluj, krakow, torino."


def test_nothing_known_is_said_as_well() -> None:
    assert str(UnknownName("administration", "x", [])).endswith("Known are: -.")


def test_braces_in_what_was_got_do_no_harm() -> None:
    assert "“{name}”" in str(UnknownName("administration", "{name}", NAMES))


def test_message_and_values_stay_apart() -> None:
    error = DefinitionError("{file}: mend it.", file="a.toml")
    assert (error.message, error.values, str(error)) == ("{file}: mend it.", {"file": "a.toml"}, "a.toml: mend it.")
    assert isinstance(error, IndicatorsError)


def finding(severity: str, file: str) -> Finding:
    return Finding(severity, file, "count", "Got “{got}”.", "Write 0.", values={"got": "x"})


def test_only_refused_files_are_named_once() -> None:
    error = Refused([finding("refused", "b.csv"), finding("warned", "a.csv"), finding("refused", "b.csv")])
    assert str(error) == "Refused: b.csv. Nothing was changed; the published edition stays."
    assert [each.refused for each in error.findings] == [True, False, True]
