"""The 90 bad inputs as they are labelled: each has its case, with the labelled outcome and the rule that says it."""

from __future__ import annotations

import re

import pytest

from tests.bad_inputs import test_content, test_text, test_values, test_workbooks

LABELS = """
1 A, 2 A, 3 A, 4 A, 5 R, 6 W, 7 R, 8 A, 9 A, 10 A, 11 A, 12 A, 13 A, 14 A, 15 R, 16 A, 17 R, 18 R, 19 R, 20 A,
21 W, 22 R, 23 A, 24 W, 25 W, 26 R, 27 A, 28 A, 29 W, 30 A,
31 R, 32 R, 33 A, 34 R, 35 R, 36 R, 37 R, 38 R, 39 A, 40 A, 41 W, 42 W, 43 R, 43 A, 44 R, 45 R, 46 R, 47 W, 48 R, 49 R,
50 R, 51 R, 52 R, 55 R, 56 A, 57 A, 58 R, 59 W, 60 W, 61 R, 62 R, 63 A,
64 R, 65 W, 66 R, 67 R, 68 W, 69 A, 70 W, 71 R, 72 W, 73 W, 74 W, 75 R, 75 A, 76 R, 77 R, 78 R, 79 R, 79 A, 80 R, 81 R,
82 W, 83 W, 84 R, 85 A, 86 A, 87 A, 88 A, 90 W
"""
WITH_TESTS_OF_THEIR_OWN = {53, 54, 89}
"""Dates as serials, of both epochs, and the workbook that is refused unread: in test_workbooks.py."""


def labelled() -> list[tuple[int, str]]:
    return [(int(number), label) for number, label in re.findall(r"(\d+) ([ARW])", LABELS)]


def cases() -> set[tuple[int, str, str]]:
    """(number, outcome, rule) of every case; what is accepted with a rule is warned of."""
    files = [*test_text.CASES, *test_values.CASES, *test_workbooks.CASES]
    numbered = [(re.match(r"\d+", each.number), each.outcome, each.rule) for each in files]
    content = [
        (int(number), "R" if status == test_content.REFUSED else "W", rule)
        for number, (_, _, status, rule, _) in test_content.CASES.items()
    ]
    return {(int(number.group()), outcome, rule) for number, outcome, rule in numbered if number} | set(content)


def test_the_list_is_whole() -> None:
    assert {number for number, _ in labelled()} | WITH_TESTS_OF_THEIR_OWN == set(range(1, 91))


@pytest.mark.parametrize(("number", "label"), labelled(), ids=lambda value: str(value))
def test_an_input_is_met_as_labelled(number: int, label: str) -> None:
    rules = {rule for case, outcome, rule in cases() if (case, outcome) == (number, label)}
    assert rules, "no case has this number and outcome"
    assert label == "A" or "" not in rules, "a refusal or warning is asserted by its rule"
