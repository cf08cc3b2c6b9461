"""Safety at work: the checklist in signs and words, who is trained, reports pooled in words, what is not known."""

from __future__ import annotations

import pandas as pd

from indicators import charts
from tests.charts.cases import speaking
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


def thing(indicator: str, year: int, base: int | None, value: float | None, **other: object) -> Row:
    """A figure of things: nobody is counted in it."""
    told = {"base": base, "base_women": None, "value": value, "year": year, "unit": "percent"}
    return observation(None, 0, None, 0, indicator=indicator, **{**told, **other})


def item(code: str, year: int, value: float, base: int = 1) -> Row:
    return thing("prevention_system", year, base, value, breakdown="item", category=code)


SYSTEM = rows(thing("prevention_system", 2023, 12, 50.0), thing("prevention_system", 2024, 12, 10 * 100 / 12))
ITEMS = rows(
    item("policy", 2022, 0.0), item("policy", 2023, 100.0), item("policy", 2024, 100.0),
    item("deadlines", 2023, 0.0), item("deadlines", 2024, 0.0),
    item("survey", 2024, 200 / 3, 3),
)  # fmt: skip
TRAINED = rows(observation(30, 300, 12, 120, indicator="trained_on_violence", unit="percent", value=10.0))


def test_the_page_says_what_it_is_about() -> None:
    assert "as an employer" in charts.safety.scope(WORDS)
    assert "Nothing here speaks of violence in the city" in charts.safety.scope(WORDS)


def test_the_answer_is_capacity_first() -> None:
    assert charts.safety.answer(WORDS, SYSTEM, TRAINED) == (
        "**10 of 12** things on our own checklist against violence and harassment at work were in place, "
        "31 December 2024. **42 of 420** people on the staff were trained on it in 2024 (10.0%)."
    )
    assert charts.safety.answer(WORDS, NOTHING, NOTHING) == ""


def test_the_checklist_has_signs_and_words_of_the_first_and_the_last_year() -> None:
    table = charts.safety.checklist(WORDS, ITEMS)
    assert table.columns == ["What", "2022", "2024"]
    assert table.rows == [
        ["Written policy against violence and harassment", "✗ no", "✓ yes"],
        ["Deadlines for answering and closing", "–", "✗ no"],
        ["A regular survey asks about it", "–", "◐ 2 of 3"],
    ]
    assert charts.safety.checklist(WORDS, ITEMS[ITEMS["year"] == 2024]).columns == ["What", "2024"]
    assert charts.safety.checklist(WORDS, NOTHING).rows == []


def test_what_is_missing_is_named_and_the_list_is_no_standard() -> None:
    chart = charts.safety.system(WORDS, SYSTEM, ITEMS)
    assert chart is not None and chart.figure is None
    assert chart.sentence == (
        "Missing: **Deadlines for answering and closing; A regular survey asks about it**. "
        "10 of 12 were in place in 2024, 6 in 2023."
    )
    assert "our own" in chart.notes[0]
    assert len(chart.table.rows) == len(SYSTEM) + len(ITEMS)


def test_an_older_edition_without_items_has_the_number_alone() -> None:
    chart = charts.safety.system(WORDS, SYSTEM.tail(1), NOTHING)
    assert chart is not None
    assert chart.sentence == "10 of 12 were in place in 2024."
    complete = charts.safety.system(WORDS, SYSTEM, rows(item("policy", 2024, 100.0)))
    assert complete is not None and complete.sentence.startswith("Nothing of the list is missing.")


def test_training_is_told_in_counts() -> None:
    chart = charts.safety.trained(WORDS, TRAINED)
    assert chart is not None and chart.figure is not None
    assert chart.sentence == "30 of 300 women (10.0%) and 12 of 120 men (10.0%) took part in **2024**."
    leading = rows(observation(8, 20, 6, 20, indicator="managers_trained_on_violence", unit="percent", value=35.0))
    told = charts.safety.managers(WORDS, leading)
    assert told is not None
    assert told.sentence.startswith("**14 of 40** executives") and told.sentence.endswith("8 women · 6 men.")
    later = charts.safety.managers(
        WORDS, rows(*leading.to_dict("records"), hidden(2025, indicator="managers_trained_on_violence"))
    )
    assert later is not None and later.sentence == told.sentence
    assert charts.presented(WORDS, later).sentence.endswith("Not shown, so that nobody can be recognised: 2025.")


def opened(year: int, value: float | None = 5.0, **other: object) -> Row:
    return thing("reports_per_1000_staff", year, None if value is None else 3000, value, unit="per_1000", **other)


def closed(year: int, value: float | None = 75.0, **other: object) -> Row:
    return thing("reports_closed_in_time", year, None if value is None else 12, value, **other)


YEARS = range(2018, 2025)
RATE, IN_TIME = rows(*(opened(year) for year in YEARS)), rows(*(closed(year) for year in YEARS))
SMALL = {"flag": "protected", "reason": "fewer_than_k"}


def test_reports_are_three_years_together_in_words_and_no_two_windows_share_a_year() -> None:
    chart = charts.safety.reports(WORDS, RATE, IN_TIME, NOTHING)
    assert chart is not None and chart.figure is None
    assert chart.sentence == (
        "2022 to 2024: **15 reports** were opened, 5.0 a year for every 1,000 of the staff. "
        "Of 12 that were closed **75.0%** were closed within the administration’s own deadline."
    )
    assert [row[0] for row in chart.table.rows] == ["2021", "2024"] * 2
    assert set(chart.observations["year"]) == {2021, 2024}


def test_a_window_that_is_cut_short_is_left_out() -> None:
    assert list(charts.safety.windows(RATE[RATE["year"] <= 2021])["year"]) == [2021]
    assert charts.safety.reports(WORDS, RATE[RATE["year"] <= 2019], NOTHING, NOTHING) is None


def test_more_reports_may_mean_more_trust() -> None:
    chart = charts.safety.reports(WORDS, RATE, IN_TIME, NOTHING)
    assert chart is not None
    assert "More reports may mean more trust: neither more nor fewer is better." in chart.notes


def test_small_numbers_of_reports_are_not_shown() -> None:
    frame = rows(*(opened(year, None, **SMALL) for year in YEARS))
    chart = charts.safety.reports(WORDS, frame, rows(*(closed(year, None, **SMALL) for year in YEARS)), NOTHING)
    assert chart is not None
    assert chart.sentence.startswith("Not shown, so that nobody can be recognised")
    half = charts.safety.reports(WORDS, frame, IN_TIME, NOTHING)
    assert half is not None
    assert half.sentence.startswith("2022 to 2024: the number of reports is not shown, to protect people. Of 12")
    other = charts.safety.reports(WORDS, RATE, rows(*(closed(year, None, **SMALL) for year in YEARS)), NOTHING)
    assert other is not None and other.sentence.endswith("closed in time is not shown, to protect people.")


def test_the_days_until_a_report_is_closed() -> None:
    days = rows(thing("median_days_to_close", 2024, 12, 41.0, unit="days"))
    chart = charts.safety.reports(WORDS, RATE, IN_TIME, days)
    assert chart is not None
    assert chart.sentence.endswith("Half of those closed in 2024 took at most 41.0 days.")
    assert "41.0 days" in chart.table.rows[-1]


def test_what_the_survey_tells() -> None:
    met = rows(observation(30, 150, 12, 120, indicator="harassment_prevalence_difference", unit="points"))
    chart = charts.safety.prevalence(WORDS, met)
    assert chart is not None and chart.figure is None
    assert "**2024**: 30 of 150 women (20.0%) and 12 of 120 men (10.0%)" in chart.sentence


def every(frame: pd.DataFrame) -> list[charts.Chart | None]:
    return [
        charts.safety.trained(WORDS, frame),
        charts.safety.managers(WORDS, frame),
        charts.safety.prevalence(WORDS, frame),
    ]


def test_nothing_is_drawn_of_nothing() -> None:
    assert every(NOTHING) == [None] * 3
    assert charts.safety.system(WORDS, NOTHING, NOTHING) is None
    assert charts.safety.reports(WORDS, NOTHING, NOTHING, NOTHING) is None


def test_what_was_not_delivered_is_said_and_not_drawn() -> None:
    assert_not_delivered(every(NOT_DELIVERED))


def test_what_is_protected_is_said_and_not_drawn() -> None:
    assert_protected(every(DROPPED))


def test_awareness_is_never_known_and_the_rest_only_where_it_was_delivered() -> None:
    asked = charts.safety.questions(WORDS, NOTHING, *[NOT_DELIVERED] * 4)
    assert [each.question for each in asked] == [
        "Whether people know where to turn",
        "Which things are in place and which are missing",
        "Who is trained on violence and harassment",
        "Whether people report, and whether reports are dealt with in time",
        "How many meet sexual harassment at work",
    ]
    held = charts.safety.questions(WORDS, ITEMS, TRAINED, RATE, DROPPED, NOT_DELIVERED)
    assert [each.question for each in held] == ["Whether people know where to turn", "How long a report takes"]
