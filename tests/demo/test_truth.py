"""The injected gaps are found again in the rows, each within its interval; where there is none, none is found."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import stats
from statsmodels.stats.contingency_tables import StratifiedTable

from indicators.demo import recipes
from indicators.demo.recipe import LAST_YEAR, YEARS
from tests.demo.conftest import Network

WITH_PAY = ["valdoria", "lipnogrod", "aubrelles", "vale_sereno", "granvidda"]
WITH_PROMOTIONS = ["valdoria", "lipnogrod", "aubrelles", "vale_sereno"]
SURE = 0.999  # many intervals are looked at: each is wide enough that all hold together


def truth(slug: str, name: str) -> float:
    return recipes()[slug].truth[name]


def within_grades(pay: pd.DataFrame) -> tuple[float, float]:
    """Mean of the differences of log base pay within grade, year and working time, and its standard error."""
    rows = pay[pay["gender"].isin(["W", "M"])].assign(log=np.log(pay["base_pay"] / pay["fte"]))
    cells = rows.groupby(["year", "pay_category", "gender"])["log"].agg(["mean", "var", "size"]).unstack("gender")
    cells = cells[(cells["size"] >= 5).all(axis=1)]
    gap = cells["mean"]["W"] - cells["mean"]["M"]
    error = cells["var"]["W"] / cells["size"]["W"] + cells["var"]["M"] / cells["size"]["M"]
    weight = 1 / error
    return float((gap * weight).sum() / weight.sum()), float(1 / np.sqrt(weight.sum()))


@pytest.mark.parametrize("slug", WITH_PAY)
def test_pay_inside_grades(slug: str, network: Network) -> None:
    pay = network.table(slug, "pay")
    found, error = within_grades(pay[pay["year"] >= LAST_YEAR - 2])
    assert abs(found - np.log(1 - truth(slug, "pay_gap_in_grade"))) < stats.norm.ppf((1 + SURE) / 2) * error
    assert error < 0.01


def test_the_gap_in_pay_is_there_in_one_administration_and_not_in_another() -> None:
    assert truth("lipnogrod", "pay_gap_in_grade") == 0.05 and truth("valdoria", "pay_gap_in_grade") == 0


def odds_of_promotion(rows: pd.DataFrame, by: list[str]) -> tuple[float, float]:
    """Interval of the odds of women against men, over the strata (Mantel-Haenszel)."""
    rows = rows[rows["gender"].isin(["W", "M"]) & (rows["promotion_type"] != "executive")]
    counts = rows.groupby([*by, "gender", "promoted"]).size().unstack(["gender", "promoted"], fill_value=0)
    tables = [
        [[cell["W", True], cell["W", False]], [cell["M", True], cell["M", False]]] for _, cell in counts.iterrows()
    ]
    return StratifiedTable([np.array(table, dtype=float) for table in tables]).oddsratio_pooled_confint(1 - SURE)


@pytest.mark.parametrize("slug", WITH_PROMOTIONS)
def test_odds_of_promotion_of_equals(slug: str, network: Network) -> None:
    low, high = odds_of_promotion(network.table(slug, "promotions"), ["year", "level", "working_time"])
    assert low < truth(slug, "promotion_odds") < high
    assert high < 1 or slug != "valdoria"


def test_part_time_hides_behind_the_plain_rates(network: Network) -> None:
    rows = network.table("lipnogrod", "promotions")
    part, full = (rows[rows["working_time"] == each]["promoted"].mean() for each in ("part_time", "full_time"))
    assert part < 0.6 * full


def passed(rows: pd.DataFrame, gender: str) -> tuple[int, int]:
    people = rows[rows["gender"] == gender].groupby("stage")["people"].sum()
    return int(people["passed"]), int(people["tested"])


@pytest.mark.parametrize("slug", ["valdoria", "lipnogrod", "aubrelles"])
def test_the_stage_that_leaks(slug: str, network: Network) -> None:
    rows = network.table(slug, "competitions")
    for family, calls in rows.groupby("job_family"):
        (women, women_tested), (men, men_tested) = passed(calls, "W"), passed(calls, "M")
        found = np.log((women / women_tested) / (men / men_tested))
        error = np.sqrt(1 / women - 1 / women_tested + 1 / men - 1 / men_tested)
        leaks = family == truth(slug, "leaking_family")
        expected = np.log(truth(slug, "leaking_ratio")) if leaks else 0.0
        assert abs(found - expected) < stats.norm.ppf((1 + SURE) / 2) * error, family
        assert not leaks or found + stats.norm.ppf((1 + SURE) / 2) * error < 0


@pytest.mark.parametrize("slug", list(recipes()))
def test_part_time_below_the_posts_of_responsibility(slug: str, network: Network) -> None:
    stock = network.careers(slug).stock
    below = stock[(stock["year"] == LAST_YEAR) & (stock["level"] < 4)]
    for gender, name in (("W", "part_time_women"), ("M", "part_time_men")):
        group = below[below["gender"] == gender]
        interval = stats.binomtest(int((group["fte"] < 1).sum()), len(group)).proportion_ci(SURE)
        assert interval.low <= truth(slug, name) <= interval.high


@pytest.mark.parametrize("slug", ["valdoria", "lipnogrod", "aubrelles", "granvidda"])
def test_days_and_use_of_parental_leave(slug: str, network: Network) -> None:
    rows = network.table(slug, "leave").query("leave_type == 'parental'")
    for gender, name in (("W", "women"), ("M", "men")):
        group = rows[rows["gender"] == gender]
        people, used = group["people"].sum(), group[group["used"]]["people"].sum()
        interval = stats.binomtest(int(used), int(people)).proportion_ci(SURE)
        assert interval.low <= truth(slug, f"parental_use_{name}") <= interval.high
        mean, expected = group["days"].sum() / used, truth(slug, f"parental_days_{name}")
        error = expected * 0.5 / np.sqrt(used)  # gamma of shape 4: the deviation is half of the mean
        assert abs(mean - expected) < stats.norm.ppf((1 + SURE) / 2) * error + 0.05


@pytest.mark.parametrize("slug", ["valdoria", "aubrelles", "lipnogrod"])
def test_women_among_executives_follow_the_trend(slug: str, network: Network) -> None:
    executives = network.careers(slug).stock.query("level == 5")
    share = executives.groupby("year")["gender"].apply(lambda gender: (gender == "W").mean())
    for year in YEARS:
        assert abs(share[year] - recipes()[slug].women_among_executives(year)) < 0.07, year


@pytest.mark.parametrize("slug", ["valdoria", "lipnogrod", "aubrelles", "vale_sereno", "jasnodol"])
def test_men_are_few_where_children_are_looked_after(slug: str, network: Network) -> None:
    stock = network.careers(slug).stock
    group = stock[(stock["year"] == LAST_YEAR) & (stock["occupation"] == "nursery_education")]
    assert len(group) > 20
    assert (group["gender"] == "M").mean() < 0.09


def test_the_survey_differs_by_what_was_put_in(network: Network) -> None:
    rows = network.table("valdoria", "survey")
    answer = rows["mean"].where(~rows["reversed"], 7 - rows["mean"])
    mean = answer.groupby(rows["gender"]).mean()
    assert abs((mean["M"] - mean["W"]) - truth("valdoria", "survey_gap")) < 0.05
