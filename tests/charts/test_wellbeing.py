"""Time, care and well-being: counts without chance, leave, flexible work, the survey, and what cannot be answered."""

from __future__ import annotations

import pandas as pd
import pytest

from indicators import charts
from indicators.charts.chart import ALT_LENGTH
from tests.charts.cases import annotations, speaking
from tests.charts.frames import (
    DROPPED,
    NOT_DELIVERED,
    NOTHING,
    Row,
    assert_not_delivered,
    assert_protected,
    hidden,
    observation,
    rows,
)

WORDS = speaking()


def part_time(year: int, women: int, of_women: int, men: int, of_men: int, **other: object) -> Row:
    told = {"indicator": "part_time_difference", "year": year, "unit": "points", "value": 10.0}
    return observation(women, of_women, men, of_men, **{**told, **other})


PART_TIME = rows(part_time(2023, 40, 200, 6, 100), part_time(2024, 44, 220, 6, 120))


def test_a_stock_is_told_in_counts_without_a_word_on_chance() -> None:
    chart = charts.wellbeing.part_time(WORDS, PART_TIME)
    assert chart is not None and chart.figure is not None
    assert chart.sentence == (
        "44 of 220 women (20.0%) and 6 of 120 men (5.0%) work part time in **2024**. "
        "In 2023 it was 40 of 200 women (20.0%) and 6 of 100 men (6.0%)."
    )
    assert [trace["y"] for trace in chart.figure["data"]] == [[20.0, 20.0], [6.0, 5.0]]
    assert len(chart.table.rows) == 2 and len(chart.alt) <= ALT_LENGTH
    assert not any(word in chart.sentence for word in ("differs", "too few", "no difference"))


def test_of_one_year_no_change_is_told() -> None:
    chart = charts.wellbeing.part_time(WORDS, PART_TIME.tail(1))
    assert chart is not None
    assert chart.sentence == "44 of 220 women (20.0%) and 6 of 120 men (5.0%) work part time in **2024**."


def test_across_a_series_break_no_change_is_told() -> None:
    chart = charts.wellbeing.part_time(
        WORDS, rows(part_time(2023, 40, 200, 6, 100), part_time(2024, 44, 220, 6, 120, reason="series_break"))
    )
    assert chart is not None
    assert "2023" not in chart.sentence


def test_a_year_that_is_not_shown_is_said_on_the_card_and_in_the_answer() -> None:
    frame = rows(part_time(2023, 40, 200, 6, 100), hidden(2024, indicator="part_time_difference"))
    chart = charts.wellbeing.part_time(WORDS, frame)
    assert chart is not None
    late = "The last year with a figure is 2023. Not shown, so that nobody can be recognised: 2024."
    assert charts.presented(WORDS, chart).sentence == f"{chart.sentence}\n\n{late}"
    assert charts.wellbeing.answer(WORDS, frame, NOTHING, NOTHING).endswith(f"in **2023**. {late}")


def test_part_time_by_group_names_the_widest_apart() -> None:
    young = part_time(2024, 20, 40, 2, 40, breakdown="age_band", category="31-40")
    old = part_time(2024, 10, 100, 8, 100, breakdown="age_band", category="other:51-60:2")
    chart = charts.wellbeing.part_time_by(WORDS, rows(young, old))
    assert chart is not None and chart.figure is not None
    assert (
        chart.sentence
        == "Women and men lie furthest apart here: **31 to 40**, 20 of 40 women (50.0%) and 2 of 40 men (5.0%)."
    )
    assert any("Other age bands (2)" in said for said in annotations(chart))


UPTAKE = {"indicator": "parental_leave_uptake_ratio"}
DAYS = {"indicator": "mens_share_of_parental_days", "unit": "percent"}
BACK = {"indicator": "return_after_leave_difference", "unit": "points"}
STAYED = {"indicator": "retention_after_return_difference", "unit": "points"}


def test_uptake_of_leave_is_a_process_and_gets_its_verdict() -> None:
    chart = charts.leave.parental(WORDS, rows(observation(120, 200, 15, 90, **UPTAKE)))
    assert chart is not None
    assert chart.sentence.startswith("2024: 120 of 200 women (60.0%) and 15 of 90 men (16.7%): this differs")


def test_where_only_users_were_delivered_there_is_no_rate() -> None:
    only_users = rows(observation(120, 120, 15, 15, **UPTAKE))
    assert charts.leave.parental(WORDS, only_users) is None
    asked = charts.wellbeing.questions(WORDS, PART_TIME, only_users, BACK_ROWS, PART_TIME, PART_TIME)
    assert asked[-1].nearest == "who took it and how the days are shared"
    assert asked[-1].ask == "the leave table, with those entitled who took none"


BACK_ROWS = rows(observation(30, 33, 9, 9, **BACK))


def test_days_and_people_of_parental_leave_are_two_lines() -> None:
    years = [observation(45, 45, 5, 0, **DAYS, value=value, year=year) for year, value in ((2023, 6.0), (2024, 8.0))]
    chart = charts.leave.parental_days(WORDS, rows(*years))
    assert chart is not None and chart.figure is not None
    assert chart.sentence == (
        "In 2024 men took **8.0%** of the days of parental leave; 45 women and 5 men took some. In 2023 it was 6.0%."
    )
    assert [trace["y"] for trace in chart.figure["data"]] == [[6.0, 8.0], [10.0, 10.0]]
    assert chart.figure["layout"]["yaxis"]["range"][1] == 60
    labels = chart.figure["layout"]["annotations"]
    assert labels[0]["yshift"] < 0 and 6 < labels[0]["y"] < 8  # below the line, which rises to its last point


def test_who_came_back_and_who_stayed_are_two_rows() -> None:
    chart = charts.leave.returning(WORDS, BACK_ROWS, rows(observation(20, 20, 8, 8, **STAYED)))
    assert chart is not None and chart.figure is not None
    _, women, men = chart.figure["data"]
    assert women["x"] == pytest.approx([3000 / 33, 100]) and men["x"] == [100, 100]
    assert women["y"][1] > men["y"][1]  # both at 100%: neither hides the other
    assert "**Still there after twelve months, 2024**: 20 of 20 women" in chart.sentence
    assert len(chart.table.rows) == 2


def test_the_half_that_is_protected_is_said_beside_the_other() -> None:
    chart = charts.leave.returning(WORDS, BACK_ROWS, DROPPED)
    assert chart is not None
    assert chart.sentence.endswith("**Still there after twelve months**: not shown, so that nobody can be recognised.")


def test_sensitive_absences_stand_together_and_zero_is_a_count() -> None:
    carers = rows(observation(12, 300, 0, 100, indicator="carers_leave_use", unit="percent"))
    days = rows(observation(12, 12, 0, 0, indicator="womens_share_of_carers_days", unit="percent", value=100.0))
    chart = charts.leave.absences(WORDS, carers, DROPPED, days)
    assert chart is not None
    assert "12 of 300 women (4.0%) and 0 of 100 men (0.0%)" in chart.sentence
    assert "**Long sickness**: not shown" in chart.sentence
    assert chart.sentence.endswith("Women took 100.0% of the days of carers’ leave in 2024.")


def test_paternity_leave_is_told_in_counts() -> None:
    frame = rows(observation(0, 0, 6, 8, indicator="full_use_of_paternity_leave", unit="percent", value=75.0))
    chart = charts.leave.paternity(WORDS, frame)
    assert chart is not None and chart.figure is None
    assert chart.sentence.startswith("**6 of 8** second parents with a birth in 2024")
    late = charts.leave.paternity(
        WORDS, rows(*frame.to_dict("records"), hidden(2025, indicator="full_use_of_paternity_leave"))
    )
    assert late is not None and late.sentence == chart.sentence
    assert charts.presented(WORDS, late).sentence.endswith("Not shown, so that nobody can be recognised: 2025.")


def measure(code: str, women: int, of_women: int, men: int, of_men: int) -> Row:
    told = {"indicator": "flexible_work_use_ratio", "breakdown": "measure", "category": code}
    return observation(women, of_women, men, of_men, **told, low=0.8, high=1.4)


MEASURES = rows(measure("agile", 300, 1000, 450, 1000), measure("other:telework:2", 40, 800, 20, 400))


def test_of_several_measures_together_nothing_is_said_of_chance() -> None:
    chart = charts.flexible.use(WORDS, MEASURES)
    assert chart is not None
    assert "**Agile work**: 300 of 1,000 women (30.0%) and 450 of 1,000 men (45.0%): this differs" in chart.sentence
    assert chart.sentence.endswith("**Other measures (2)**: 40 of 800 women (5.0%) and 20 of 400 men (5.0%).")
    assert "nothing is said of chance" in chart.notes[0]
    ratios = charts.flexible.ratios(WORDS, MEASURES)
    assert ratios is not None and len(ratios.table.rows) == 1


def test_requests_are_counted_not_people() -> None:
    frame = rows(observation(90, 100, 40, 50, indicator="flexible_work_approval_ratio"))
    chart = charts.flexible.requests(WORDS, frame)
    assert chart is not None
    assert chart.sentence == "Requests granted in **2024**: 90 of 100 women (90.0%) and 40 of 50 men (80.0%)."
    assert chart.notes[-1].startswith("Requests are counted")


def answers(section: str, women: int, of_women: int, men: int, of_men: int) -> Row:
    told = {"indicator": "positive_answers_difference", "unit": "points"}
    where = {"breakdown": "section", "category": section} if section else {}
    return observation(women, of_women, men, of_men, **told, **where)


SECTIONS = rows(answers("career", 60, 100, 30, 60), answers("safety", 80, 100, 24, 60))
WHOLE = rows(answers("", 140, 200, 54, 120))


def response(value: float) -> pd.DataFrame:
    return rows(observation(100, 200, 60, 110, indicator="survey_response_rate", unit="percent", value=value))


def test_the_survey_diverges_from_the_middle() -> None:
    chart = charts.survey.sections(WORDS, SECTIONS, WHOLE, response(51.6))
    assert chart is not None and chart.figure is not None
    women_good, women_other, men_good, men_other = (trace["x"] for trace in chart.figure["data"])
    assert women_good == [60, 80] and women_other == [-40, -20]
    assert men_good == [50, 40] and men_other == [-50, -60]
    assert chart.figure["data"][2]["marker"]["pattern"]["shape"] == "/"
    assert annotations(chart)[0] == "<b>Career</b>  women 60.0%, men 50.0%"
    assert len(chart.table.rows) == len(SECTIONS) + 2 and len(chart.alt) <= ALT_LENGTH
    assert {"Career", "Safety"} <= {cell for row in chart.table.rows for cell in row}


def test_the_survey_says_who_answered_and_where_women_and_men_lie_apart() -> None:
    chart = charts.survey.sections(WORDS, SECTIONS, WHOLE, response(51.6))
    assert chart is not None
    assert "140 of women’s 200 answers were on the good side (**70.0%**), and 54 of men’s 120 (**45.0%**)" in (
        chart.sentence
    )
    assert "furthest apart in “Safety”: 80.0% and 40.0%" in chart.sentence
    assert chart.sentence.endswith("160 of 310 who were invited answered (**51.6%**, 2024).")
    few = charts.survey.sections(WORDS, SECTIONS, WHOLE, response(31.0))
    assert few is not None and "Fewer than half" in few.sentence
    assert any("a high answer is a bad one" in note for note in chart.notes)


@pytest.mark.parametrize(("value", "said"), [(-0.8, "0.8 points** below men’s"), (0.3, "above"), (0.04, "the same")])
def test_scores_are_read_in_both_directions(value: float, said: str) -> None:
    told = {"indicator": "wellbeing_score_difference", "unit": "points", "value": value, "base_women": None}
    chart = charts.survey.scores(WORDS, rows(observation(100, 0, 60, 0, **told)), NOTHING)
    assert chart is not None
    assert said in chart.sentence and "100 women · 60 men answered" in chart.sentence


def every(frame: pd.DataFrame) -> list[charts.Chart | None]:
    return [
        charts.wellbeing.part_time(WORDS, frame),
        charts.wellbeing.part_time_by(WORDS, frame),
        charts.leave.parental(WORDS, frame),
        charts.leave.parental_days(WORDS, frame),
        charts.leave.returning(WORDS, frame, frame),
        charts.leave.absences(WORDS, frame, frame, frame),
        charts.leave.paternity(WORDS, frame),
        charts.flexible.use(WORDS, frame),
        charts.flexible.requests(WORDS, frame),
        charts.survey.sections(WORDS, frame, frame, frame),
        charts.survey.scores(WORDS, frame, frame),
    ]


def test_nothing_is_drawn_of_nothing() -> None:
    assert every(NOTHING) == [None] * 11


def test_what_was_not_delivered_is_said_and_not_drawn() -> None:
    assert_not_delivered(every(NOT_DELIVERED))


def test_what_is_protected_is_said_and_not_drawn() -> None:
    assert_protected(every(DROPPED))


def test_every_question_without_an_answer_has_its_words() -> None:
    asked = charts.wellbeing.questions(WORDS, *[NOT_DELIVERED] * 5)
    table = charts.unanswered_list(WORDS, asked)
    assert [row[0] for row in table.rows] == [
        "Who works part time",
        "Who of those entitled takes parental leave",
        "Who comes back after a leave",
        "Who works flexibly or remotely",
        "How women and men feel at work",
    ]
    assert all("cannot be answered with what was delivered; nearest: " in row[1] for row in table.rows)
    assert "ask: the working time, in the staff table." in table.rows[0][1]


def test_what_is_held_is_not_asked_for_and_what_is_protected_neither() -> None:
    asked = charts.wellbeing.questions(WORDS, PART_TIME, DROPPED, DROPPED, DROPPED, DROPPED)
    assert [each.question for each in asked] == ["Whether part time is chosen or for want of something else"]
