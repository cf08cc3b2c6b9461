"""Administrations beside each other: which row stands for each, what may be said of two, order, marks, funnel."""

from __future__ import annotations

import pandas as pd
import pytest

from indicators import charts
from indicators.charts import comparing, comparison
from indicators.charts.comparison import compared_of, counted, verdict_of
from indicators.cities import cities
from indicators.statistics import wilson
from tests.charts.cases import speaking
from tests.charts.frames import observation

HERE, OTHER, SMALL, EMPTY = "torino", "krakow", "postojna", "skane"
INVENTED = next(slug for slug, city in cities().items() if city.synthetic)
ALL = [OTHER, SMALL, EMPTY, HERE]


def share(city: str, women: int | None, men: int, year: int = 2024, **other: object) -> dict[str, object]:
    """A made-up observation; no figure of the real body of that name."""
    both = (women or 0) + men
    low, high = wilson(pd.Series([women or 0]), pd.Series([both]))
    known = {"value": 100 * (women or 0) / both, "low": low[0], "high": high[0], "unit": "percent"}
    if women is None:
        known = {"value": None, "low": None, "high": None, "unit": "percent", "flag": "protected", "men": None}
    base = {"women": women, "men": men, "base": both, "city": city, "year": year, "source": "synthetic"}
    return {**observation(0, 1, 0, 1), **base, **known, **other}


def frame(*rows: dict[str, object]) -> pd.DataFrame:
    numbers = dict.fromkeys(("women", "men", "base", "base_women"), "Int64")
    return pd.DataFrame(list(rows)).astype({**numbers, **dict.fromkeys(("value", "low", "high"), float)})


ROWS = frame(
    share(HERE, 600, 400, 2023),
    share(HERE, 660, 340),
    share(OTHER, 500, 500, 2022),
    share(SMALL, 6, 4),
)


def test_the_newest_row_of_each_stands_for_it_and_the_others_are_named() -> None:
    found = compared_of(ROWS, HERE, ALL)
    assert list(zip(found.rows["city"], found.rows["year"], strict=True)) == [
        (OTHER, 2022), (SMALL, 2024), (HERE, 2024),
    ]  # fmt: skip
    assert found.without == (EMPTY,)
    assert found.hidden == ()
    assert "Without figures of this in the edition: Länsstyrelsen Skåne." in comparing.missing(speaking(), found)


def test_a_protected_year_is_not_replaced_by_an_older_one() -> None:
    found = compared_of(frame(share(HERE, 60, 40), share(OTHER, 50, 50, 2023), share(OTHER, None, 9)), HERE, ALL)
    assert list(found.rows["city"]) == [HERE]
    assert found.hidden == (OTHER,)
    assert "Not shown, so that nobody can be recognised: Kraków." in comparing.missing(speaking(), found)


def test_a_year_without_a_delivery_gives_way_to_the_latest_that_there_is() -> None:
    missing = share(OTHER, None, 9, 2024, flag="not_delivered")
    found = compared_of(frame(share(HERE, 60, 40), share(OTHER, 50, 50, 2023), missing), HERE, ALL)
    assert set(zip(found.rows["city"], found.rows["year"], strict=True)) == {(HERE, 2024), (OTHER, 2023)}
    assert "The years differ" in comparing.cautions(speaking(), found, "name")[0]


@pytest.mark.parametrize(
    ("order", "cities_shown"),
    [("name", [OTHER, SMALL, HERE]), ("size", [OTHER, HERE, SMALL]), ("value", [OTHER, SMALL, HERE])],
)
def test_order_is_by_name_or_size_and_by_value_only_when_asked(order: str, cities_shown: list[str]) -> None:
    found = compared_of(ROWS, HERE, ALL, order)
    assert list(found.rows["city"]) == cities_shown
    said = " ".join(comparing.cautions(speaking(), found, order))
    assert ("It is no ranking" in said) == (order == "value")


def test_the_answer_says_what_differs_and_what_is_too_few_to_tell_with_counts() -> None:
    said = comparing.answer(speaking(), compared_of(ROWS, HERE, ALL))
    assert said == (
        "Women among staff, Torino: **660 of 1,000 (66.0%)**, 31 December 2024. "
        "It differs by more than chance alone would from Kraków, 500 of 1,000 (50.0%). "
        "Too few to tell it from Postojna, 6 of 10 (60.0%)."
    )


def test_without_intervals_there_is_no_talk_of_chance() -> None:
    plain = ROWS.assign(low=float("nan"), high=float("nan"))
    found = compared_of(plain, HERE, ALL)
    said = comparing.answer(speaking(), found)
    assert "Others, as counted: Kraków, 500 of 1,000 (50.0%); Postojna, 6 of 10 (60.0%)." in said
    chart = charts.strip(speaking(), found)
    assert chart is not None and chart.figure is not None
    assert not any("error_x" in trace for trace in chart.figure["data"])
    assert not any(word in chart.sentence for word in ("differs", "too few", "no difference"))


def test_an_administration_without_the_figure_or_with_a_hidden_one_says_which() -> None:
    nothing = comparing.answer(speaking("en", EMPTY), compared_of(ROWS, EMPTY, ALL))
    assert "Länsstyrelsen Skåne has no figure of this" in nothing
    hidden = frame(share(HERE, None, 9), share(OTHER, 50, 50))
    assert "is not shown, so that nobody can be recognised" in comparing.answer(
        speaking(), compared_of(hidden, HERE, ALL)
    )
    assert charts.strip(speaking(), compared_of(ROWS.head(0), HERE, ALL)) is None


def test_alone_it_says_so() -> None:
    found = compared_of(frame(share(HERE, 60, 40)), HERE, ALL)
    assert "No other administration has this figure in the edition." in comparing.answer(speaking(), found)


@pytest.mark.parametrize(
    ("mine", "theirs", "verdict"),
    [
        ((1.0, 0.9, 1.1), (2.0, 1.8, 2.2), "differs"),
        ((1.0, 0.5, 2.0), (1.2, 0.6, 2.4), "too_few"),
        ((1.0, 0.97, 1.03), (1.01, 0.98, 1.04), "no_difference"),
        ((0.0, 0.0, 1.1), (1.0, 0.9, 1.1), None),
    ],
)
def test_ratios_are_compared_on_their_own_scale(mine: tuple, theirs: tuple, verdict: str | None) -> None:
    one, two = (
        pd.Series({"indicator": "promotion_ratio", "unit": "ratio", "value": v, "low": low, "high": high})
        for v, low, high in (mine, theirs)
    )
    assert verdict_of(one, two) == verdict


def test_the_chosen_one_is_dark_and_the_others_are_grey_with_their_counts_beside_them() -> None:
    chart = charts.strip(speaking(), compared_of(ROWS, HERE, ALL))
    assert chart is not None and chart.figure is not None
    own, others = chart.figure["data"]
    assert (own["marker"]["color"], others["marker"]["color"]) == ("@focus", "@muted")
    assert own["marker"]["symbol"] != others["marker"]["symbol"]
    assert own["x"] == [66.0] and others["x"] == [50.0, 60.0]
    named = [each["text"] for each in chart.figure["layout"]["annotations"]]
    assert "<b>Kraków</b>  500 of 1,000 (50.0%), 2022" in named
    assert chart.figure["layout"]["xaxis"]["range"] == [0, 100]
    assert {row[1] for row in chart.table.rows} == {"Kraków", "Postojna", "Torino"}


def test_an_invented_administration_says_so_wherever_it_stands() -> None:
    rows = frame(share(HERE, 60, 40), share(INVENTED, 55, 45))
    words, found = speaking(), compared_of(rows, HERE, [HERE, INVENTED])
    named = words.place(INVENTED)
    assert named.endswith("(synthetic)")
    chart = charts.strip(words, found)
    assert chart is not None and chart.figure is not None
    assert any(named in each["text"] for each in chart.figure["layout"]["annotations"])
    assert named in comparing.answer(words, found)
    assert named in [row[0] for row in comparing.comparability(words, found).rows]
    assert comparison.administrations([HERE, INVENTED], "real") == [HERE]
    assert comparison.administrations([HERE, INVENTED], "invented") == [INVENTED]
    assert comparison.administrations([HERE, INVENTED], "both") == [HERE, INVENTED]


def test_comparability_tells_kind_country_date_source_and_words_of_the_levels() -> None:
    (row,) = comparing.comparability(speaking(), compared_of(ROWS, HERE, [HERE])).rows
    assert row[0] == "Torino"
    assert row[1].startswith("municipality, Italy; 660 of 1,000 (66.0%), 31 December 2024; synthetic")
    assert "High-responsibility posts: EQ posts" in row[1]


def test_a_handful_of_shares_has_a_lane_for_each_administration() -> None:
    second = ROWS.assign(indicator="women_among_executives", code="LDR-12")
    chart = charts.strips(speaking(), [compared_of(each, HERE, ALL) for each in (ROWS, second)])
    assert chart is not None and chart.figure is not None
    assert chart.sentence == "Letters: A Kraków, B Postojna, and C Torino."
    first, other = chart.figure["data"]
    assert len(set(first["y"]) | set(other["y"])) == 6
    assert first["marker"]["color"] == ["@muted", "@muted", "@focus"]
    assert charts.strips(speaking(), [compared_of(ROWS.head(0), HERE, ALL)]) is None


def test_a_funnel_stands_around_the_sums_of_the_counts_and_names_who_lies_outside() -> None:
    chart = charts.funnel(speaking(), compared_of(ROWS, HERE, ALL))
    assert chart is not None and chart.figure is not None
    together = 100 * (660 + 500 + 6) / 2010
    assert chart.figure["layout"]["shapes"][0]["y0"] == pytest.approx(together)
    assert "outside the 99.9% limits: Kraków, 500 of 1,000 (50.0%) and Torino, 660 of 1,000 (66.0%)" in chart.sentence
    parity = charts.funnel(speaking(), compared_of(ROWS, HERE, ALL), "parity")
    assert parity is not None and parity.figure is not None
    assert parity.figure["layout"]["shapes"][0]["y0"] == 50


def test_there_is_no_funnel_of_two_or_of_pay() -> None:
    assert charts.funnel(speaking(), compared_of(ROWS.head(3), HERE, ALL)) is None
    pay = ROWS.assign(indicator="mean_pay_gap", code="PAY-01")
    assert charts.funnel(speaking(), compared_of(pay, HERE, ALL)) is None
    assert charts.strip(speaking(), compared_of(pay, HERE, ALL)) is not None


def test_reports_of_violence_are_never_compared() -> None:
    assert not comparison.may_compare("reports_per_1000_staff")
    assert comparison.may_compare("women_share_of_staff")


def test_a_figure_stands_with_its_counts() -> None:
    rates = observation(12, 60, 9, 30, indicator="promotion_ratio", value=0.67)
    assert counted(speaking(), pd.Series(rates)) == "0.67 (12 of 60 women · 9 of 30 men)"
    gap = observation(320, 320, 210, 210, indicator="mean_pay_gap", value=5.3, unit="percent")
    assert counted(speaking(), pd.Series(gap)) == "5.3% (320 women · 210 men)"
