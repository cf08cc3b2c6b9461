"""Selection and careers: who differs, who cannot be told, three years together, boards, waiting, leaving, training."""

from __future__ import annotations

import pandas as pd
import pytest

from indicators import charts
from indicators.charts.chart import ALT_LENGTH
from tests.charts.cases import speaking
from tests.charts.frames import DROPPED, NOTHING, Row, observation, rows


def step(stage: str, women: int, of_women: int, men: int, of_men: int, year: int = 2024) -> Row:
    told = {"indicator": "pass_through_ratio", "breakdown": "stage", "category": stage, "year": year}
    return observation(women, of_women, men, of_men, **told)


STEPS = rows(
    step("admitted", 450, 500, 452, 500, 2023),
    step("admitted", 440, 500, 441, 500),
    step("passed", 200, 440, 300, 441),
    step("ranked", 4, 6, 1, 5),
)


def compared(frame: pd.DataFrame) -> charts.Chart | None:
    return charts.compared(speaking(), frame, "stages", "Stage by stage", "Of every 100")


def test_the_stage_that_differs_is_told_with_its_counts_and_the_others_by_name() -> None:
    chart = compared(STEPS)
    assert chart is not None
    assert chart.sentence == (
        "**Passed the test**: 200 of 440 women (45.5%) and 300 of 441 men (68.0%): this differs by more than chance "
        "alone would. One person more or fewer would not change this verdict. No difference seen: Admitted. "
        "Too few to tell: On the final list."
    )
    assert chart.subtitle == "Of every 100, 2024"
    assert chart.notes == ()
    assert len(chart.alt) <= ALT_LENGTH


def test_every_mark_is_a_rate_of_the_last_year_and_every_row_is_in_the_table() -> None:
    chart = compared(STEPS)
    assert chart is not None and chart.figure is not None
    _, women, men = chart.figure["data"]
    assert women["x"] == pytest.approx([88, 200 * 100 / 440, 400 / 6])
    assert men["x"] == pytest.approx([44100 / 500, 300 * 100 / 441, 20])
    assert len(chart.table.rows) == len(STEPS)


def test_what_does_not_hold_among_several_is_said() -> None:
    """A difference that the interval shows, and Holm's correction of six comparisons does not."""
    alike = [step(stage, 50, 100, 50, 100) for stage in ("admitted", "tested", "passed", "ranked")]
    chart = compared(rows(*alike, step("appointed", 30, 100, 45, 100)))
    assert chart is not None
    assert chart.sentence.startswith("**Appointed**: 30 of 100 women")
    assert chart.notes == (
        "5 comparisons stand here: now and then one differs by chance alone. "
        "Looked at together (Holm), too few to tell: Appointed.",
    )


def test_many_alike_are_told_by_their_number() -> None:
    many = [
        observation(50, 100, 50, 100, indicator="selection_chances", breakdown="job_family", category=f"family {name}")
        for name in "abcdefgh"
    ]
    chart = compared(rows(*many))
    assert chart is not None
    assert chart.sentence == "Too few to tell in 8 of 8."


def test_a_count_of_zero_is_a_rate_even_where_the_ratio_has_no_value() -> None:
    chart = compared(rows(observation(8, 232, 0, 84, value=None, reason="no_men_counted")))
    assert chart is not None and chart.figure is not None
    assert chart.figure["data"][2]["x"] == [0.0]
    assert "0 of 84 men (0.0%)" in chart.sentence


def every(frame: pd.DataFrame) -> list[charts.Chart | None]:
    """Each chart of the two pages that says itself what is protected."""
    words = speaking()
    return [
        compared(frame),
        charts.over_years(words, frame, "years", "Years", "Of every 100"),
        charts.windows(words, frame, "windows", "Of every 100"),
        charts.careers.waiting(words, frame, frame),
        charts.careers.leaving(words, frame),
        charts.careers.turnover(words, frame, frame),
    ]


def test_nothing_is_drawn_of_nothing() -> None:
    assert every(NOTHING) == [None] * 6


def test_what_is_protected_is_said_and_not_drawn() -> None:
    for chart in every(DROPPED):
        assert chart is not None and chart.figure is None
        assert chart.sentence.startswith("Not shown, so that nobody can be recognised")


@pytest.mark.parametrize("frame", [NOTHING, DROPPED])
def test_where_there_is_no_figure_nothing_is_drawn(frame: pd.DataFrame) -> None:
    words = speaking()
    assert charts.forest(words, frame, "forest", "Forest") is None
    assert charts.selection.answer(words, frame, frame, frame, frame) == ""
    assert charts.careers.answer(words, frame, frame, frame, frame) == ""
    cards = [
        charts.selection.boards(words, frame, frame, frame),
        charts.selection.applicants_and_hires(words, frame, frame),
        charts.selection.starting_pay(words, frame),
        charts.selection.vacancies_stated(words, frame),
        charts.careers.training(words, frame, frame),
        charts.careers.alike(words, frame),
    ]
    if frame.empty:
        assert cards == [None] * 6
    else:
        assert all(card is not None and card.figure is None for card in cards)


def test_windows_of_three_years_share_no_year() -> None:
    years = rows(*(observation(30, 100, 45, 100, year=year, value=0.67) for year in range(2018, 2026)))
    chart = charts.windows(speaking(), years, "windows", "Of every 100")
    assert chart is not None and chart.figure is not None
    names = [each["text"].split("</b>")[0] for each in chart.figure["layout"]["annotations"][:-1]]
    assert names == ["<b>2023 to 2025", "<b>2020 to 2022", "<b>2017 to 2019"]
    assert chart.sentence.startswith("**2023 to 2025**: 30 of 100 women")
    assert "Women were 0.67 times as likely as men" in chart.sentence
    assert len(chart.table.rows) == 8


def test_rates_over_the_years_leave_a_gap_where_a_year_is_missing() -> None:
    years = rows(*(observation(10, 100, 5, 50, year=year) for year in (2020, 2021, 2023)))
    chart = charts.over_years(speaking(), years, "years", "Years", "Of every 100")
    assert chart is not None and chart.figure is not None
    women, men = chart.figure["data"]
    assert women["x"] == men["x"] == [2020, 2021, 2022, 2023]
    assert women["y"] == men["y"] == [10, 10, None, 10]
    assert chart.sentence.startswith("2023: 10 of 100 women")


def test_one_year_alone_can_be_drawn() -> None:
    chart = charts.over_years(speaking(), rows(observation(10, 100, 5, 50)), "years", "Years", "Of every 100")
    assert chart is not None and chart.figure is not None
    assert chart.figure["data"][0]["y"] == [10]


def test_the_answer_of_recruitment_has_counts_and_years() -> None:
    applicants = rows(observation(60, 60, 30, 30, indicator="women_among_applicants", value=66.67, unit="percent"))
    said = charts.selection.answer(speaking(), rows(observation(12, 60, 9, 30)), NOTHING, applicants, NOTHING)
    assert said == (
        "Appointed, of those who applied in the calls of **2024**: 12 of 60 women (20.0%) and 9 of 30 men (30.0%): "
        "too few to tell. Women sent **60 of 90** applications in 2024 (66.7%)."
    )


def test_an_old_year_says_that_a_later_one_is_protected() -> None:
    old = [observation(12, 60, 9, 30, year=2016)]
    hidden = observation(None, 0, None, 0, base=None, base_women=None, value=None, flag="protected", reason="fewer")
    alone = charts.careers.answer(speaking(), rows(*old), NOTHING, NOTHING, NOTHING)
    assert alone.startswith("Promoted in **2016**")
    said = charts.careers.answer(speaking(), rows(*old, hidden), NOTHING, NOTHING, NOTHING)
    late = "The last year with a figure is 2016. Not shown, so that nobody can be recognised: 2024."
    assert said == f"{alone} {late}"


def test_more_counted_than_there_are_is_no_rate() -> None:
    assert compared(rows(observation(1539, 969, 400, 430))) is None


def test_boards_tell_both_rules_and_who_presides_and_that_they_are_no_standard() -> None:
    third = rows(observation(20, 20, 25, 25, indicator="boards_with_one_third", value=60.0, unit="percent"))
    forty = rows(observation(20, 20, 25, 25, indicator="boards_with_40_percent", value=70.0, unit="percent"))
    chairs = rows(observation(5, 5, 10, 10, indicator="women_chairing_boards", value=33.3, unit="percent"))
    chart = charts.selection.boards(speaking(), third, forty, chairs)
    assert chart is not None and chart.figure is not None
    assert [trace["y"] for trace in chart.figure["data"]] == [[60], [70]]
    for said in ("60.0%", "70.0%", "20 women · 25 men", "5 women · 10 men"):
        assert said in chart.sentence
    assert "not a standard" in chart.notes[0]
    assert charts.selection.boards(speaking(), third, NOTHING, NOTHING) is not None


@pytest.mark.parametrize(
    ("gap", "said"), [(5.06, "**5.1% less**"), (-0.33, "**0.3% more**"), (0.04, "the same basic pay")]
)
def test_the_direction_of_starting_pay_is_said(gap: float, said: str) -> None:
    row = observation(30, 30, 20, 20, indicator="starting_pay_gap", value=gap, unit="percent")
    chart = charts.selection.starting_pay(speaking(), rows(row))
    assert chart is not None
    assert said in chart.sentence and "30 women · 20 men" in chart.sentence


def test_vacancies_are_told_with_their_number_and_their_first_year() -> None:
    told = {"indicator": "transparent_vacancies", "unit": "percent", "base_women": None}
    years = [
        observation(None, 0, None, 0, base=7, value=71.4, **told),
        observation(None, 0, None, 0, base=1, value=0.0, year=2025, **told),
    ]
    chart = charts.selection.vacancies_stated(speaking(), rows(*years))
    assert chart is not None
    assert "of 1 vacancy published in 2025 states" in chart.sentence
    assert "In 2024 it was 71.4%." in chart.sentence


def times(women: float | None, men: float | None, reason: str | None = None) -> tuple[pd.DataFrame, pd.DataFrame]:
    told = {"breakdown": "level", "category": "associate", "unit": "years", "reason": reason}
    return (
        rows(observation(30, 90, 20, 50, indicator="time_to_promotion_of_women", value=women, **told)),
        rows(observation(30, 90, 20, 50, indicator="time_to_promotion_of_men", value=men, **told)),
    )


def test_waiting_is_told_in_years_of_both() -> None:
    chart = charts.careers.waiting(speaking(), *times(7.5, 6.0))
    assert chart is not None and chart.figure is not None
    assert "half of the women are promoted after 7.5 years, half of the men after 6.0 years" in chart.sentence
    assert [trace["x"] for trace in chart.figure["data"][1:]] == [[7.5], [6.0]]


def test_where_more_than_half_wait_it_is_said_and_nothing_is_drawn() -> None:
    chart = charts.careers.waiting(speaking(), *times(7.5, None, "more_than_half_wait"))
    assert chart is not None
    assert chart.figure is None
    assert "still waiting" in chart.sentence


def test_who_leaves_is_counted_by_reason() -> None:
    told = {"indicator": "women_among_leavers", "breakdown": "leaving_reason", "unit": "percent"}
    frame = rows(
        observation(27, 27, 19, 19, category="retirement", value=58.7, **told),
        observation(0, 0, 6, 6, category="resignation", value=0.0, **told),
    )
    chart = charts.careers.leaving(speaking(), frame)
    assert chart is not None and chart.figure is not None
    assert [trace["x"] for trace in chart.figure["data"]] == [[27.0, 0.0], [19.0, 6.0]]
    assert "Resignation **0 women · 6 men**" in chart.sentence
    assert "nothing of a chance" in chart.notes[0]


def test_turnover_is_told_with_counts_and_its_direction() -> None:
    rate = rows(
        observation(64, 0, 35, 0, indicator="turnover_rate", base=1392, base_women=None, value=7.1, unit="percent")
    )
    apart = rows(observation(64, 0, 35, 0, indicator="turnover_difference", base=1392, value=-1.56, unit="points"))
    chart = charts.careers.turnover(speaking(), rate, apart)
    assert chart is not None
    assert chart.sentence == (
        "Of 1,392 people on the staff on average **99** left in 2024 (7.1%): 64 women · 35 men. "
        "Among women it was 1.6 points less than among men."
    )
    assert charts.careers.answer(speaking(), NOTHING, NOTHING, rate, NOTHING) in chart.sentence
    hidden = rows(rate.iloc[0].to_dict(), dict(DROPPED.iloc[0].to_dict(), year=2025))
    assert charts.careers.answer(speaking(), NOTHING, NOTHING, hidden, NOTHING) == ""
    old = charts.careers.turnover(speaking(), hidden, NOTHING)
    assert old is not None and old.sentence.startswith("Of 1,392 people on the staff on average **99** left in 2024")


def test_who_left_is_told_where_the_turnover_is_withheld() -> None:
    told = {"indicator": "turnover_rate", "base": 1392, "base_women": None, "value": 7.1, "unit": "percent"}
    withheld = rows(observation(64, 0, 35, 0, **told), dict(DROPPED.iloc[0].to_dict(), year=2025))
    left = rows(observation(60, 60, 30, 30, indicator="women_among_leavers", year=2025, value=66.7, unit="percent"))
    assert charts.careers.answer(speaking(), NOTHING, NOTHING, withheld, left) == (
        "Who left in 2025: **60 women · 30 men**; how large a share of the staff that is cannot be shown, so that "
        "nobody can be recognised."
    )


def test_training_is_a_ratio_without_talk_of_chance() -> None:
    access = rows(observation(1539, 969, 701, 430, indicator="training_access", value=0.974))
    hours = rows(observation(1539, 969, 701, 430, indicator="training_hours", value=1.021))
    chart = charts.careers.training(speaking(), access, hours)
    assert chart is not None and chart.figure is not None
    assert [trace["y"] for trace in chart.figure["data"]] == [[0.974], [1.021]]
    assert "**0.97 times**" in chart.sentence and "**1.02 times**" in chart.sentence
    assert "differs" not in chart.sentence
    assert charts.careers.training(speaking(), access, NOTHING) is not None


def test_odds_are_not_called_chances() -> None:
    row = observation(40, 742, 16, 309, indicator="promotion_odds_among_alike", value=1.03, low=0.47, high=2.26)
    chart = charts.careers.alike(speaking(), rows(row))
    assert chart is not None
    assert "Odds are not chances." in chart.sentence and "from 0.47 to 2.26" in chart.sentence
