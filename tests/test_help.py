"""What each command says of itself, and options that would go unused: the command line as it is read."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from indicators.cli import app


def answered(*arguments: str) -> tuple[int, str]:
    found = CliRunner().invoke(app, list(arguments), env={"COLUMNS": "200", "TERM": "dumb"})
    return found.exit_code, found.output


def test_brackets_of_toml_stand_in_the_help() -> None:
    status, said = answered("examples", "--help")
    assert status == 0
    assert "[[example]] tables of your own" in said


def test_an_argument_that_can_be_left_out_is_bracketed_once() -> None:
    _, said = answered("audit", "--help")
    assert "[EDITION]" in said
    assert "[[EDITION]]" not in said


@pytest.mark.parametrize("option", [["--city", "torino"], ["--table", "staff"], ["--year", "2024"]], ids=lambda o: o[0])
def test_an_option_for_files_is_refused_without_files(option: list[str]) -> None:
    status, said = answered("check", *option)
    assert status == 2
    assert "name the files" in said
