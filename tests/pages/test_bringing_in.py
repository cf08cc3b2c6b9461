"""What the Coverage page tells a data steward: what deliveries give, commands that exist, what never to send."""

from __future__ import annotations

import shlex

import pytest
from typer.main import get_command

from indicators.cities import cities
from indicators.cli import app
from indicators.ladder import given_by_deliveries, ladder
from indicators.templates.words import never_send
from indicators.ui.delivering import COMMAND, commands, next_table
from tests.pages.reader import opened, texts

CITIES = ["postojna", "torino", "valdoria"]


def codes(city: str) -> list[str]:
    return [block.value for block in opened("coverage", lang="en", city=city).code]


@pytest.mark.parametrize("city", CITIES)
def test_the_commands_are_those_of_the_product(city: str) -> None:
    known = get_command(app).commands  # type: ignore[attr-defined]
    lines = [line for block in codes(city) for line in block.splitlines()]
    named = []
    for line in lines:
        assert line.startswith(COMMAND)
        name, *words = shlex.split(line.removeprefix(COMMAND))
        known[name].make_context(name, words, resilient_parsing=False)
        named.append(name)
    wanted = ["ladder", "template", "check", "import", "build", *(["cug"] if cities()[city].country == "IT" else [])]
    assert named == [*wanted, "template"]
    assert all(city in line for line in lines if line.split()[3] in ("ladder", "check", "import", "cug"))


def test_the_table_is_the_next_that_is_missing() -> None:
    assert next_table(frozenset()) == "bodies"
    assert next_table(frozenset(each.slug for each in given_by_deliveries())) == "staff"
    before_payroll = [each.slug for rung in ladder() if rung.step.code != "payroll" for each in rung.indicators]
    assert next_table(frozenset(before_payroll)) == "pay"
    without_italian_rule = frozenset(before_payroll) - {"gender_difference_by_area"}
    assert (next_table(without_italian_rule, "PL"), next_table(without_italian_rule, "IT")) == ("pay", "staff")
    assert "template pay --out pay_2024.xlsx" in commands("krakow", "pay", 2024)


def test_what_deliveries_give_is_counted_from_the_ladder() -> None:
    said = "\n".join(texts(opened("coverage", lang="en", city="torino")))
    counts = {rung.step.code: len(rung.indicators) for rung in ladder()}
    assert f"gives {counts['one_table']} indicators" in said
    assert f"gives {counts['staff_list']} more" in said
    assert f"gives {counts['payroll']} more" in said


def test_what_never_to_send_is_listed() -> None:
    said = "\n".join(texts(opened("coverage", lang="en", city="torino")))
    for each in never_send():
        assert each.name in said
        assert each.text in said
