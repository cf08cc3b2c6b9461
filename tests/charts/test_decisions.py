"""What needs a decision and what is late: targets off course, Areas over 30 points, posts that fall vacant, actions."""

from __future__ import annotations

import pandas as pd
import pytest

from indicators.charts.decisions import TOLD_AT_MOST, decisions, missing, overdue
from indicators.charts.progress import Progress
from indicators.store import store
from indicators.ui.navigation import PAGES
from tests.charts.cases import See, speaking
from tests.charts.frames import observation
from tests.charts.test_actions import HOSTILE, action, plan
from tests.charts.test_plan import series, way

RULE, OVER_60 = "gender_difference_by_area", "staff_over_60"
NONE = series(y2024=1.0).head(0)


def told(city: str = "torino", ways: tuple[Progress, ...] = ()) -> list[tuple[str, str]]:
    see = See(city)
    found = decisions(speaking("en", city), ways, see(RULE, "area"), see(OVER_60, "level"), see(OVER_60))
    return [(each.text, each.page) for each in found]


def test_torino_has_two_areas_and_the_posts_of_two_levels() -> None:
    areas, executives, posts = told()
    assert areas[1] == "thirty_points" and "38.2 points" in areas[0] and "43.8 points" in areas[0]
    assert executives == (
        "22 of 94 (Executives: 11 women · 11 men) were over 60 in 2024; if all retire at 67, their posts fall "
        "vacant by 2030.",
        "leadership",
    )
    assert "147 of 482" in posts[0]


def test_no_sentence_carries_marks_of_emphasis() -> None:
    for city in store().administrations:
        assert not any("**" in text for text, _ in told(city))


def test_every_page_that_is_named_exists() -> None:
    assert {page for _, page in told()} <= {page.slug for page in PAGES}


def test_levels_that_stand_together_are_not_told_as_posts() -> None:
    by_level = pd.DataFrame(
        [observation(70, 90, 40, 60, breakdown="level", category="other:executive:3", flag="merged")]
    )
    total = pd.DataFrame([observation(100, 1500, 60, 500)])
    (only,) = decisions(speaking(), (), NONE, by_level, total)
    assert only.text.startswith("160 of 2,000 (all staff: 100 women · 60 men)")
    assert only.page == "workforce"


@pytest.mark.parametrize("total", [NONE, pd.DataFrame([observation(0, 90, 0, 60)])])
def test_nothing_to_decide_is_said(total: pd.DataFrame) -> None:
    (only,) = decisions(speaking(), (), NONE, NONE, total)
    assert (only.text, only.page) == ("Nothing that these figures show.", "")


def test_a_protected_level_is_left_out() -> None:
    hidden = pd.DataFrame(
        [observation(None, 0, None, 0, breakdown="level", category="total", value=None, flag="protected")]
    )
    assert len(decisions(speaking(), (), NONE, hidden, hidden.assign(breakdown="total"))) == 1


def test_targets_come_first_what_is_worst_before_what_is_behind() -> None:
    behind, off = way(series(y2020=40.0, y2024=44.0)), way(series(y2020=40.0, y2024=38.0), due_year=2024)
    on, early = way(series(y2020=40.0, y2024=49.0)), way(series(y2020=40.0))
    first, second = (each.text for each in decisions(speaking(), (behind, on, early, off), NONE, NONE, NONE))
    assert first == ("Women among executives: ✕ missed, 38.0% in 2024; the target was at least 50.0% by 2024.")
    assert "◆ behind its path, 44.0% in 2024" in second


def test_a_target_whose_year_has_come_is_missed() -> None:
    (only,) = decisions(speaking(), (way(series(y2020=40.0, y2026=44.0)),), NONE, NONE, NONE)
    assert only.text == "Women among executives: ✕ missed, 44.0% in 2026; the target was at least 50.0% by 2025."


def test_many_targets_are_counted() -> None:
    ways = tuple(way(series(y2020=40.0, y2024=38.0)) for _ in range(TOLD_AT_MOST + 2))
    found = decisions(speaking(), ways, NONE, NONE, NONE)
    assert len(found) == TOLD_AT_MOST + 1
    assert found[-1].text == "2 more targets are missed or behind their path."


def test_late_actions_are_told_with_whose_they_are() -> None:
    counted, only = overdue(speaking(), plan(action("A1"), action("A2", status="done")))
    assert counted.text == "1 of 2 actions was late on 31 December 2024."
    assert only.text == "“Train the boards”, due on 30 June 2024: Personnel division."
    assert only.page == "plan"


def test_many_late_actions_are_counted() -> None:
    found = overdue(speaking(), plan(*(action(f"A{number}") for number in range(TOLD_AT_MOST + 1))))
    assert found[-1].text == "1 more action is late."


def test_none_late_and_none_delivered_are_said() -> None:
    (none_late,) = overdue(speaking(), plan(action("A1", status="done"), action("A2", due_on=None)))
    assert none_late.text == "None of the 2 actions was late on 31 December 2024."
    (unasked,) = overdue(speaking(), plan(action("A1")).head(0))
    assert "cannot be answered with what was delivered" in unasked.text


def test_a_title_is_a_text_and_no_template() -> None:
    _, only = overdue(speaking(), plan(action("A1", title=HOSTILE)))
    assert HOSTILE in only.text  # escaped where it becomes HTML


def test_what_is_missing_names_the_fields_and_the_next_delivery() -> None:
    words, held = speaking(), store().coverage()
    assert missing(words, ["Gender-based violence"], held)[0].text.startswith(
        "Nothing was delivered yet on: Gender-based violence. 24 of 148 indicators that Torino could have were "
    )
    assert missing(words, [], held)[0].text.startswith("24 of 148 indicators that Torino could have")
