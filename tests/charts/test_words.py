"""What charts say: changes, counts, values, dates, reasons and the administration's own names, in both languages."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from indicators.charts.reasons import REASONS
from indicators.charts.words import plain, whole
from indicators.dimensions import dimensions
from tests.charts.cases import LANGUAGES, NOTHING, See, built, speaking, spoken

DAY = dt.date(2024, 12, 31)


@pytest.mark.parametrize(
    ("gender", "difference", "english", "italian"),
    [
        ("W", 13, "13 more women", "13 donne in più"),
        ("W", 1, "1 more woman", "1 donna in più"),
        ("W", 0, "as many women", None),
        ("W", -1, "1 fewer woman", "1 donna in meno"),
        ("W", -1070, "1,070 fewer women", "1.070 donne in meno"),
        ("M", 1, "1 more man", "1 uomo in più"),
        ("M", 420, "420 more men", "420 uomini in più"),
        ("M", 0, "as many men", "lo stesso numero di uomini"),
        ("M", -1, "1 fewer man", "1 uomo in meno"),
        ("M", -10, "10 fewer men", "10 uomini in meno"),
    ],
)
def test_change(gender: str, difference: int, english: str, italian: str | None) -> None:
    assert speaking("en").change(gender, difference) == english
    assert speaking("it").change(gender, difference) == (italian or speaking("it").say(english))


@pytest.mark.parametrize(
    ("women", "men", "english", "italian"),
    [
        (53, 41, "53 women · 41 men", "53 donne · 41 uomini"),
        (1, 1, "1 woman · 1 man", "1 donna · 1 uomo"),
        (0, 4718, "0 women · 4,718 men", "0 donne · 4.718 uomini"),
    ],
)
def test_counts(women: int, men: int, english: str, italian: str) -> None:
    assert speaking("en").counts(women, men) == english
    assert speaking("it").counts(women, men) == italian


@pytest.mark.parametrize(
    ("unit", "value", "english", "italian"),
    [
        ("percent", 67.16, "67.2%", "67,2%"),
        ("points", 38.15859, "38.2 points", "38,2 punti"),
        ("per_1000", 190.87, "191 of 1,000", "191 su 1.000"),
        ("ratio", 1.1911, "1.19", "1,19"),
        ("persons", 1016, "1,016", "1.016"),
        ("seats", 1, "1", "1"),
        ("seats", 0, "0", "0"),
        ("percent", None, "–", "–"),
        ("ratio", float("nan"), "–", "–"),
        ("per_1000", pd.NA, "–", "–"),
    ],
)
def test_value(unit: str, value: float | None, english: str, italian: str) -> None:
    assert speaking("en").value(unit, value) == english
    assert speaking("it").value(unit, value) == italian


@pytest.mark.parametrize(
    ("basis", "english", "italian"),
    [
        ("inferred", "31 December 2024 (date inferred)", "31 dicembre 2024 (data dedotta)"),
        ("stated", "31 December 2024", "31 dicembre 2024"),
        (None, "31 December 2024", "31 dicembre 2024"),
    ],
)
def test_day(basis: str | None, english: str, italian: str) -> None:
    assert speaking("en").day(DAY, basis) == english
    assert speaking("it").day(DAY, basis) == italian


@pytest.mark.parametrize("language", LANGUAGES)
def test_reason_with_several_codes(language: str) -> None:
    words = speaking(language)
    said = words.reason("men_less_represented series_break")
    assert said == f"{words.say(REASONS['men_less_represented'])}; {words.say(REASONS['series_break'])}"
    assert words.reason(None) == words.reason(float("nan")) == ""


def test_every_reason_of_the_edition_has_words() -> None:
    rows = pd.concat([See()(slug) for slug in ("women_in_council", "segregation_over_levels")])
    rows = pd.concat([rows, See()("women_by_level", "level"), See()("gender_difference_by_area", "area")])
    codes = {code for reason in rows["reason"].dropna() for code in reason.split(" ")}
    assert codes >= {"series_break", "unverified", "includes_high_responsibility", "men_less_represented"}
    assert codes <= set(REASONS)


@pytest.mark.parametrize("code", REASONS)
def test_reasons_are_translated(code: str) -> None:
    assert speaking("it").reason(code) != speaking("en").reason(code)


def test_an_administration_uses_its_own_names() -> None:
    assert speaking("en").category("level", "associate") == "Istruttori"
    assert speaking("en").category("body", "executive") == "Giunta"
    assert speaking("en").category("level", "executive") == "Executives"


@pytest.mark.parametrize(
    ("breakdown", "code", "word"),
    [
        ("level", "associate", "Associates"),
        ("level", "high_responsibility", "High-responsibility posts"),
        ("body", "executive", "City government"),
        ("total", "total", "all"),
        ("level*age_band", "associate*≤30", "Associates, 30 or younger"),
        ("level", "unheard_of", "unheard_of"),
    ],
)
def test_another_administration_uses_the_general_words(breakdown: str, code: str, word: str) -> None:
    assert speaking("en", NOTHING).category(breakdown, code) == word


def test_breakdowns_have_words() -> None:
    assert speaking("en").breakdown("level") == "Level"
    assert speaking("en").breakdown("level*age_band") == "Level and age band"
    assert speaking("en").breakdown("total") == "Total"
    assert len({speaking("it").breakdown(name) for name in dimensions()}) == len(dimensions())


@pytest.mark.parametrize(("years", "said"), [([2024], "2024"), ([2020, 2024, 2022], "2020 to 2024"), ([], "")])
def test_years(years: list[int], said: str) -> None:
    assert speaking("en").years(pd.DataFrame({"year": years})) == said


@pytest.mark.parametrize(("value", "count"), [(53.0, 53), (None, 0), (float("nan"), 0), (pd.NA, 0)])
def test_whole(value: float | None, count: int) -> None:
    assert whole(value) == count


def test_plain() -> None:
    assert plain("**53 of 94** executives") == "53 of 94 executives"


OF_THE_BODY = {"en": ("executive",), "it": ("dirigent", "dirigenz", "esecutiv")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_city_government_is_never_called_executive(language: str) -> None:
    words = speaking(language)
    said = [*spoken(built("bodies", language)), *(built("bodies", language).table.columns)]
    said += [cell for row in built("bodies", language).table.rows for cell in row]
    said += [speaking(language, NOTHING).category("body", code) for code in dimensions()["body"].labels]
    said += [words.category("body", "executive"), words.say("Women in the city government")]
    assert any("Giunta" in each for each in said)
    assert not any(part in each.lower() for each in said for part in OF_THE_BODY[language])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["posts", "rates", "levels", "indices"])
def test_senior_managers_are_never_called_giunta(language: str, name: str) -> None:
    said = " ".join(spoken(built(name, language)))
    assert "giunta" not in said.lower()
    assert any(part in said.lower() for part in OF_THE_BODY[language])
