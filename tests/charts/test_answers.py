"""The answer of each page: one sentence with the published numbers and their date; nothing where nothing is known."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from indicators import charts
from indicators.charts import answers, pairs_by_place
from indicators.charts.words import Words, plain
from indicators.store import store
from tests.charts.cases import LANGUAGES, NOTHING, OF_EXECUTIVES, See, in_language, numbers_in, speaking

both_languages = pytest.mark.parametrize("language", LANGUAGES)


def says(sentence: str, language: str, *figures: str) -> bool:
    return {in_language(each, language) for each in figures} <= numbers_in(sentence, language)


@both_languages
def test_standing(language: str) -> None:
    see = See()
    said = answers.standing(speaking(language), see("women_share_of_staff"), see(OF_EXECUTIVES))
    assert says(said, language, "4,718", "7,025", "67.2", "53", "94", "56.4", "13", "10", "2020", "2024")
    assert "Comune di Torino" in said


def test_standing_of_one_year_has_no_change() -> None:
    see = See(years=(2024, 2024))
    said = answers.standing(speaking(), see("women_share_of_staff"), see(OF_EXECUTIVES))
    assert says(said, "en", "53", "94")
    assert "compared with" not in said


def test_standing_without_executives_tells_of_staff() -> None:
    said = answers.standing(speaking(), See()("women_share_of_staff"), See(NOTHING)(OF_EXECUTIVES))
    assert says(said, "en", "4,718", "7,025")
    assert "executives" not in said
    assert said.endswith("31 December 2024 (date inferred).")


@both_languages
def test_workforce_tells_staff_apart_from_office_holders(language: str) -> None:
    see = See()
    groups = see("women_share_of_staff", "staff_group")
    said = answers.workforce(speaking(language), see("women_share_of_staff"), groups)
    assert says(said, language, "4,718", "2,307", "4,703", "2,293")
    assert not says(answers.workforce(speaking(language), see("women_share_of_staff"), groups[:0]), language, "4,703")


@both_languages
def test_thirty_points(language: str) -> None:
    words = speaking(language)
    said = answers.thirty_points(words, See()("gender_difference_by_area", "area"), 30)
    assert says(said, language, "38.2", "43.8", "30")
    assert not says(said, language, "24.6")
    assert not says(said, language, "12.8")
    assert words.category("area", "associate") in said
    assert words.category("area", "skilled") in said
    assert words.category("area", "professional") not in said


def test_thirty_points_name_who_is_preferred() -> None:
    rows = See()("gender_difference_by_area", "area")
    assert "men have preference on equal merit only" in answers.thirty_points(speaking(), rows, 30)
    other = rows.assign(reason=rows["reason"].str.replace("men_less", "women_less"))
    assert "women have preference on equal merit only" in answers.thirty_points(speaking(), other, 30)


def test_thirty_points_where_no_area_is_above() -> None:
    said = answers.thirty_points(speaking(), See()("gender_difference_by_area", "area"), 50)
    assert said.startswith("In no contract Area is the difference above 50 points")


@both_languages
def test_the_footnote_of_the_thirty_points(language: str) -> None:
    see = See()
    rows = see("gender_difference_by_area", "area"), see("gender_difference_by_area", "level")
    assert says(answers.without_posts(speaking(language), *rows), language, "24.6", "30.6")


@both_languages
def test_segregation_begins_after_the_break(language: str) -> None:
    card = charts.segregation(speaking(language), See()("segregation_over_levels"), See()("women_by_level", "level"))
    assert says(card.sentence, language, "7.6", "2024", "2023")
    assert not any(says(card.sentence, language, year) for year in ("2020", "2021", "2022"))
    assert card.figure is None and len(card.table.rows) == 5
    assert says(card.notes[-1], language, "1.7") and not says(card.notes[-1], language, "7.6")


@both_languages
def test_seats(language: str) -> None:
    words = speaking(language)
    card = charts.seats(words, See()("seats_missing_to_40", "body"))
    said = card.sentence
    assert len(card.notes) == 1
    assert says(said, language, "40", "2025", "1") and "**0**" not in said
    assert f"{words.category('body', 'council')}: **1**" in said
    assert words.category("body", "executive") not in said


@both_languages
def test_beside_answers_with_executives(language: str) -> None:
    said = answers.beside(speaking(language), pairs_by_place(store(), "torino"))
    assert says(said, language, "49", "90", "1,630", "4,372")


def test_beside_without_pairs_says_so() -> None:
    assert "Kraków" in answers.beside(speaking("en", NOTHING), {})


@both_languages
def test_answers_of_the_other_pages(language: str) -> None:
    words = speaking(language)
    assert words.place("it") in answers.countries(words, "it")
    assert says(answers.methods(words, 22), language, "22")


def nothing(indicator: str, breakdown: str = "total") -> pd.DataFrame:
    return See(NOTHING)(indicator, breakdown)


@pytest.mark.parametrize(
    "said",
    [
        lambda words: answers.standing(words, nothing("women_share_of_staff"), nothing(OF_EXECUTIVES)),
        lambda words: answers.workforce(words, nothing("women_share_of_staff"), nothing("newcomers")),
        lambda words: answers.thirty_points(words, nothing("gender_difference_by_area", "area"), 30),
        lambda words: answers.without_posts(words, *[nothing("gender_difference_by_area", "area")] * 2),
        lambda words: answers.decision_makers(words, [("council", nothing("women_in_council"))]),
        lambda words: charts.segregation(words, nothing("segregation_over_levels"), nothing("women_by_level")) or "",
        lambda words: charts.seats(words, nothing("seats_missing_to_40", "body")) or "",
    ],
    ids=["standing", "workforce", "thirty_points", "without_posts", "decision makers", "segregation", "seats"],
)
def test_nothing_is_answered_where_nothing_is_known(said: type[str]) -> None:
    assert said(speaking("en", NOTHING)) == ""


@both_languages
def test_emphasis_is_closed(language: str) -> None:
    def every(words: Words) -> list[str]:
        see = See()
        return [
            answers.standing(words, see("women_share_of_staff"), see(OF_EXECUTIVES)),
            answers.workforce(words, see("women_share_of_staff"), see("women_share_of_staff", "staff_group")),
            answers.thirty_points(words, see("gender_difference_by_area", "area"), 30),
        ]

    for sentence in every(speaking(language)):
        assert sentence.count("**") % 2 == 0
        assert not re.search(r"[*{}]", plain(sentence))
