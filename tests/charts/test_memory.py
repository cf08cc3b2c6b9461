"""Charts are remembered: the same question has the same chart, and another question never has it."""

from __future__ import annotations

from indicators import charts
from tests.charts.cases import NOTHING, OF_EXECUTIVES, See, speaking


def test_the_same_question_is_answered_from_memory() -> None:
    rows = See()(OF_EXECUTIVES)
    assert charts.posts(speaking(), rows) is charts.posts(speaking(), rows)


def test_another_question_is_not() -> None:
    rows = See()(OF_EXECUTIVES)
    first = charts.posts(speaking(), rows)
    assert first is not None
    for other in (charts.posts(speaking("it"), rows), charts.posts(speaking(), rows[rows["year"] < 2024])):
        assert other is not None
        assert other.sentence != first.sentence
    assert charts.posts(speaking(), See(NOTHING)(OF_EXECUTIVES)) is None


def test_the_name_of_the_administration_is_part_of_the_question() -> None:
    rows = See()("gender_difference_by_area", "area")
    own, other = (charts.differences(speaking("en", city), rows, 30) for city in ("torino", NOTHING))
    assert own is not None and other is not None
    assert "Istruttori" in own.sentence
    assert "Associates" in other.sentence


def test_the_limit_is_part_of_the_question() -> None:
    rows = See()("gender_difference_by_area", "area")
    sentences = {charts.differences(speaking(), rows, limit).sentence for limit in (20, 30, 40, 50)}
    assert len(sentences) == 4
