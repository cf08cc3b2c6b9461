"""Later years without a figure, said with their reason; a process answered where there are enough cases."""

from __future__ import annotations

import pandas as pd
import pytest

from indicators import charts
from indicators.charts.together import answered
from indicators.charts.withheld import is_withheld, later, later_of_each, spans
from indicators.model import OBSERVATION_FIELDS
from tests.charts.cases import speaking

WORDS = speaking()
TEXT = "In **{when}**: {rates}"


def observed(year: int, flag: str = "shown", **more: object) -> dict[str, object]:
    value = 50.0 if flag == "shown" else None
    known = {
        "indicator": "turnover_rate",
        "city": "torino",
        "year": year,
        "breakdown": "total",
        "category": "total",
        "women": 10,
        "men": 10,
        "base": 200,
        "base_women": 100,
        "value": value,
        "flag": flag,
        "reason": "fewer" if flag == "protected" else None,
        "unit": "percent",
        "source": "delivered",
    }
    return {**dict.fromkeys(OBSERVATION_FIELDS), **known, **more}


def rows(*observations: dict[str, object]) -> pd.DataFrame:
    return pd.DataFrame(list(observations), columns=list(OBSERVATION_FIELDS))


def test_nothing_is_said_where_the_last_year_is_shown() -> None:
    frame = rows(observed(2023, "protected"), observed(2024))
    assert later(WORDS, frame) == ""
    assert not is_withheld(frame)


def test_nothing_is_said_where_no_year_is_shown() -> None:
    assert later(WORDS, rows(observed(2023, "protected"))) == ""


def test_each_reason_is_said_with_its_years() -> None:
    frame = rows(
        observed(2020), *(observed(year, "protected") for year in (2021, 2022)), observed(2023, "not_delivered")
    )
    assert later(WORDS, frame) == (
        "The last year with a figure is 2020. Not shown, so that nobody can be recognised: 2021 and 2022. "
        "Not delivered: 2023."
    )
    assert is_withheld(frame)


def test_a_year_of_which_one_group_is_shown_is_a_year_with_a_figure() -> None:
    by_level = {"breakdown": "level"}
    frame = rows(
        observed(2023, category="executive", **by_level),
        observed(2024, category="executive", **by_level),
        observed(2024, "protected", category="support", **by_level),
    )
    assert later(WORDS, frame) == ""


def test_indicators_that_differ_are_named_and_those_that_agree_are_not() -> None:
    rate = [observed(2023), observed(2024, "protected")]
    apart = [{**each, "indicator": "turnover_difference"} for each in rate]
    (one,) = later_of_each(WORDS, rows(*rate, *apart))
    assert one.startswith("The last year")
    (named,) = later_of_each(WORDS, rows(*rate, apart[0]))
    assert named.startswith("Turnover. The last year")


def test_of_several_administrations_it_is_not_told() -> None:
    assert later_of_each(WORDS, rows(observed(2023), observed(2024, "protected"), observed(2024, city="krakow"))) == []


@pytest.mark.parametrize(
    ("years", "said"),
    [({2024}, "2024"), ({2023, 2024}, "2023 and 2024"), ({2017, 2020, 2021, 2022}, "2017 and 2020 to 2022")],
)
def test_years_in_a_row_are_named_by_their_ends(years: set[int], said: str) -> None:
    assert spans(WORDS, years) == said


def test_a_card_says_it_below_its_sentence() -> None:
    chart = charts.careers.turnover(WORDS, rows(observed(2023), observed(2024, "protected")), rows())
    assert chart is not None
    shown = charts.presented(WORDS, chart)
    assert shown.sentence.startswith("Of 200 people on the staff on average **20** left in 2023")
    assert shown.sentence.endswith("Not shown, so that nobody can be recognised: 2024.")


def rates(year: int, women: int, men: int, of: int) -> dict[str, object]:
    return observed(year, women=women, men=men, base=2 * of, base_women=of)


def test_three_years_together_come_first_and_the_single_year_is_named() -> None:
    years, three = rows(rates(2024, 5, 8, 100)), rows(rates(2024, 150, 250, 3000))
    first, alone = answered(WORDS, TEXT, years, three)
    assert first.startswith("In **2022 to 2024**: 150 of 3,000 women") and "differs by more than chance" in first
    assert "2024 alone: 5 of 100 women" in alone and "differs" not in alone


def test_three_years_that_end_before_the_last_year_are_no_answer() -> None:
    years, three = rows(rates(2024, 5, 8, 100)), rows(rates(2023, 150, 250, 3000))
    assert [each[:12] for each in answered(WORDS, TEXT, years, three)] == ["In **2024**:"]


def test_nothing_can_be_answered_of_nothing() -> None:
    assert answered(WORDS, TEXT, rows(), rows()) == []
