"""The last value of a line: right beside its end, where it covers no line; what is said once of several figures."""

import pandas as pd
import pytest

from indicators.charts.chance import told_of_each
from indicators.charts.presented import protection
from indicators.charts.years import ABOVE, BELOW, clear_of_line, label_beside
from indicators.protection import PROTECTED
from tests.charts.cases import speaking


def line(*values: float, first: int = 2018) -> pd.DataFrame:
    return pd.DataFrame({"year": range(first, first + len(values)), "value": values})


@pytest.mark.parametrize(
    ("values", "above", "expected"),
    [
        ((5, 5, 5, 5, 5, 9, 7), True, 9),
        ((5, 5, 5, 5, 5, 7, 9), True, 9),
        ((5, 5, 5, 5, 5, 7, 9), False, 7),
        ((5, 5, 5, 5, 5, 9, 7), False, 7),
    ],
)
def test_a_label_stands_past_the_line_that_leads_to_it(values: tuple[float, ...], above: bool, expected: float) -> None:
    assert clear_of_line(line(*values), "value", above) == expected


def test_where_years_lie_wide_apart_the_label_need_not_go_as_far() -> None:
    assert 7 < clear_of_line(line(9, 7), "value", above=True) < 9


def test_a_longer_axis_makes_the_label_pass_more_years() -> None:
    peak = line(5, 5, 5, 5, 5, 5, 5, 9, 7, 7)
    assert clear_of_line(peak, "value", above=True, until=2033) == 9
    assert 7 < clear_of_line(peak, "value", above=True) == 8


def test_a_point_after_a_gap_has_no_line_to_stay_clear_of() -> None:
    alone = pd.concat([line(20, first=2014), line(40, first=2025)], ignore_index=True)
    assert clear_of_line(alone, "value", above=False) == 40


def test_a_label_without_room_below_stands_above_and_on_ground_of_its_own() -> None:
    low = label_beside([(line(2, 1), "value")], "1", "@ink", above=False, room_from=3)
    high = label_beside([(line(8, 7), "value")], "7", "@ink", above=False, room_from=3)
    assert (low["yshift"], high["yshift"]) == (ABOVE, BELOW)
    assert low["bgcolor"] and high["bgcolor"]


def test_a_label_stays_clear_of_the_other_line_that_ends_there_too() -> None:
    own, other = line(5, 5, 5, 5, 5, 7, 7), line(5, 5, 5, 5, 5, 9, 6)
    assert label_beside([(own, "value"), (other, "value")], "7", "@ink", above=True)["y"] == 9
    ended_before = line(5, 5, 5, 5, 5, 9)
    assert label_beside([(own, "value"), (ended_before, "value")], "7", "@ink", above=True)["y"] == 7


def rates(women: int, men: int) -> pd.Series:
    return pd.Series({"women": women, "men": men, "base": 2000, "base_women": 1000})


def test_what_one_person_would_not_change_is_said_once_of_several() -> None:
    said = " ".join(told_of_each(speaking(), [("Leave", rates(500, 100)), ("Telework", rates(400, 100))]))
    assert said.count("One person more or fewer") == 1 and "any of these verdicts" in said
    single = " ".join(told_of_each(speaking(), [("Leave", rates(500, 100))]))
    assert "would not change this verdict" in single


def test_a_year_that_is_shown_in_part_is_not_said_to_be_hidden() -> None:
    frame = pd.DataFrame(
        {
            "indicator": ["return_difference", "return_difference", "staying_difference"],
            "city": "torino",
            "breakdown": "total",
            "category": "total",
            "year": [2019, 2020, 2020],
            "value": [None, None, 4.0],
            "flag": ["protected", "protected", "shown"],
            "reason": [PROTECTED[0], PROTECTED[0], None],
        }
    )
    (note,) = protection(speaking(), frame)
    assert note.endswith("Not shown in 2019. Shown in part in 2020.")
