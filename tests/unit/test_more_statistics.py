"""Ratios, strata, times, gaps and changes, against other implementations or values worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from indicators.statistics import (
    adjusted_gap,
    bootstrap_gap,
    design,
    fisher,
    holm,
    katz,
    kitagawa_of_gap,
    kitagawa_of_rates,
    kitagawa_of_share,
    log_rank,
    mantel_haenszel_odds,
    mantel_haenszel_ratio,
    median_time,
    oaxaca,
    poisson_rate,
    shuffled_dissimilarity,
    woolf,
    would_one_change_it,
)


def series(*values: float) -> list[pd.Series]:
    return [pd.Series([value]) for value in values]


def strata(*cells: tuple[int, int, int, int]) -> pd.DataFrame:
    frame = pd.DataFrame(cells, columns=["women", "base_women", "men", "base_men"])
    return frame.set_index(pd.Index(["g"] * len(cells), name="group"))


def test_katz_is_what_statsmodels_computes() -> None:
    from statsmodels.stats.contingency_tables import Table2x2

    low, high = katz(*series(12, 40, 48, 80))
    assert (low[0], high[0]) == pytest.approx(Table2x2([[12, 28], [48, 32]]).riskratio_confint(), rel=1e-6)


def test_ratios_without_a_count_have_no_interval() -> None:
    assert np.isnan(katz(*series(0, 40, 48, 80))[0][0])
    assert np.isnan(woolf(*series(0, 0, 48, 80))[0][0])
    assert np.isnan(fisher(*series(0, 0, 48, 80)).iloc[0])


def test_woolf_adds_a_half_where_a_cell_is_empty() -> None:
    odds, low, high = woolf(*series(0, 10, 5, 10))
    assert odds[0] == pytest.approx(0.5 * 5.5 / (10.5 * 5.5))
    assert 0 < low[0] < odds[0] < high[0]


def test_mantel_haenszel_is_what_statsmodels_computes() -> None:
    from statsmodels.stats.contingency_tables import StratifiedTable

    cells = [(10, 25, 22, 40), (4, 30, 6, 20), (7, 9, 3, 11)]
    tables = [np.array([[a, m - a], [c, n - c]]) for a, m, c, n in cells]
    other, found = StratifiedTable(tables), mantel_haenszel_odds(strata(*cells)).iloc[0]
    assert found["value"] == pytest.approx(other.oddsratio_pooled)
    assert (found["low"], found["high"]) == pytest.approx(other.oddsratio_pooled_confint(), rel=1e-6)
    assert mantel_haenszel_ratio(strata(*cells)).iloc[0]["value"] == pytest.approx(other.riskratio_pooled)


def test_one_stratum_gives_the_plain_ratio_and_its_interval() -> None:
    found = mantel_haenszel_ratio(strata((12, 40, 48, 80))).iloc[0]
    low, high = katz(*series(12, 40, 48, 80))
    assert tuple(found) == pytest.approx((0.5, low[0], high[0]))


def test_strata_turn_a_ratio_round() -> None:
    """Simpson: in each competition women do better, all together they seem to do worse."""
    cells = strata((8, 80, 1, 20), (18, 20, 64, 80))
    assert mantel_haenszel_ratio(cells).iloc[0]["value"] > 1
    assert (26 / 100) / (65 / 100) < 1


def test_poisson_rate_is_exact() -> None:
    """10 cases: 4.795 to 18.39; none: 0 to 3.689 (tables of Garwood 1936)."""
    low, high = poisson_rate(pd.Series([10, 0, 1]), pd.Series([1, 1, 0]))
    assert (low[0], high[0]) == pytest.approx((4.795, 18.39), abs=5e-3)
    assert (low[1], high[1]) == pytest.approx((0, 3.689), abs=5e-4)
    assert np.isnan(high[2])


def test_holm() -> None:
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert holm([]) == []


def times(*pairs: tuple[float, bool]) -> pd.DataFrame:
    return pd.DataFrame([{"gender": "W", "amount": time, "counted": came} for time, came in pairs])


def test_the_median_time_counts_those_who_wait() -> None:
    """Of six, three waited on: only the promoted would give 2 years, all of them give 5."""
    rows = times((1, True), (2, True), (3, False), (4, False), (5, True), (5, False))
    assert median_time(rows, ["gender"])["W"] == 5
    assert median_time(times((1, True), (2, False), (3, False)), ["gender"]).empty


def test_the_median_time_is_what_statsmodels_computes() -> None:
    from statsmodels.duration.survfunc import SurvfuncRight

    random = np.random.default_rng(8)
    rows = pd.DataFrame({"gender": "M", "amount": random.exponential(5, 301), "counted": random.random(301) < 0.7})
    other = SurvfuncRight(rows.amount.to_numpy(), rows.counted.astype(int).to_numpy())
    assert median_time(rows, ["gender"])["M"] == pytest.approx(other.quantile(0.5))


def test_log_rank_tells_apart_what_differs() -> None:
    random = np.random.default_rng(9)
    group = pd.Series(["W"] * 100 + ["M"] * 100)
    same, event = pd.Series(random.exponential(5, 200)), pd.Series([True] * 200)
    assert log_rank(same, event, group) > 0.05
    assert log_rank(same.where(group == "W", same / 3), event, group) < 0.001
    assert math.isnan(log_rank(same, event, pd.Series(["W"] * 200)))


@pytest.mark.parametrize("of", ["mean", "median"])
@pytest.mark.parametrize("size", [60, 61])
def test_the_bootstrap_is_that_of_drawing_everybody(of: str, size: int) -> None:
    """Against plain draws with replacement; the same seed gives the same ends."""
    random = np.random.default_rng(10)
    women, men = random.lognormal(3, 0.3, size), random.lognormal(3.1, 0.3, size + 20)
    how = np.mean if of == "mean" else np.median
    plain = [(1 - how(random.choice(women, len(women))) / how(random.choice(men, len(men)))) * 100 for _ in range(4000)]
    ends = bootstrap_gap(women, men, of)
    assert ends == pytest.approx(tuple(np.percentile(plain, [2.5, 97.5])), abs=1.5)
    assert ends == bootstrap_gap(women, men, of)


def test_no_men_have_no_interval() -> None:
    assert np.isnan(bootstrap_gap(np.array([1.0]), np.array([]), "mean")).all()


def test_a_position_that_is_gendered_hides_the_gap() -> None:
    """With and without position: the same people, two answers; both are shown."""
    random = np.random.default_rng(11)
    woman = pd.Series([True] * 100 + [False] * 100)
    high = pd.Series(random.random(200) < np.where(woman, 0.1, 0.6))
    amount = pd.Series(np.where(high, 40.0, 20.0) * np.exp(random.normal(0, 0.01, 200)))
    traits = pd.DataFrame({"age": random.integers(25, 65, 200), "position": high.map({True: "high", False: "low"})})
    assert adjusted_gap(amount, woman, traits).value == pytest.approx(0, abs=0.6)
    assert adjusted_gap(amount, woman, traits[["age"]]).value > 20


def test_a_design_leaves_out_what_says_nothing_new() -> None:
    traits = pd.DataFrame({"a": list("xxyy"), "b": list("xxyy"), "c": ["?", None, "?", "z"], "d": [1.0, 2, 3, 4]})
    assert design(traits).shape == (4, 4)


def test_with_mens_rewards_the_unexplained_part_is_what_women_would_get_more() -> None:
    trait = np.column_stack([np.ones(4), [1.0, 2, 1, 3]])
    found = oaxaca(np.array([8.0, 18, 10, 30]), np.array([True, True, False, False]), trait, "men")
    assert (found.gap, found.unexplained, found.explained) == pytest.approx((7, 2, 5))


def test_chance_alone_segregates_small_units() -> None:
    small = shuffled_dissimilarity(pd.Series([1] * 30), pd.Series([1] * 30))
    large = shuffled_dissimilarity(pd.Series([100] * 30), pd.Series([100] * 30))
    assert small > 30 > 10 > large > 0
    assert math.isnan(shuffled_dissimilarity(pd.Series([0]), pd.Series([5])))


def groups(**counts: tuple[int, int]) -> pd.DataFrame:
    return pd.DataFrame.from_dict(counts, orient="index", columns=["women", "men"])


def test_a_changed_share_is_split_in_composition_and_inside() -> None:
    """The groups keep their shares (80 % and 20 %) and change their sizes: it is all composition."""
    change = kitagawa_of_share(groups(a=(8, 2), b=(2, 8)), groups(a=(24, 6), b=(2, 8)))
    assert (change.total, change.composition, change.inside) == pytest.approx((15, 15, 0))
    inside = kitagawa_of_share(groups(a=(8, 2), b=(2, 8)), groups(a=(6, 4), b=(2, 8)))
    assert (inside.total, inside.composition, inside.inside) == pytest.approx((-10, 0, -10))


def test_a_difference_of_rates_is_split_for_each_gender() -> None:
    """Women move to the group where half are promoted; a tenth more of the men are promoted in one group."""

    def rates(**counts: tuple[int, int, int, int]) -> pd.DataFrame:
        columns = ["women", "men", "base_women", "base_men"]
        return pd.DataFrame.from_dict(counts, orient="index", columns=columns)

    before = rates(a=(50, 10, 100, 100), b=(10, 10, 100, 100))
    after = rates(a=(75, 20, 150, 100), b=(5, 10, 50, 100))
    change = kitagawa_of_rates(before, after)
    assert (change.total, change.composition, change.inside) == pytest.approx((5, 10, -5))


def test_a_gap_is_split_in_where_people_work_and_what_they_get_there() -> None:
    frame = groups(a=(8, 2), b=(2, 8)).assign(mean_women=[20.0, 40], mean_men=[20.0, 40])
    change = kitagawa_of_gap(frame)
    assert (change.total, change.composition, change.inside) == pytest.approx((12 / 36 * 100, 12 / 36 * 100, 0))


def mean_gap(women: np.ndarray, men: np.ndarray) -> float:
    return float((men.mean() - women.mean()) / men.mean() * 100) if len(women) and len(men) else float("nan")


def test_one_person_may_decide_a_verdict() -> None:
    women, men = np.array([100.0] * 9), np.array([100.0] * 9 + [160])
    assert mean_gap(women, men) > 5
    assert would_one_change_it(women, men, mean_gap, 5)
    assert not would_one_change_it(women * 0.8, men[:9], mean_gap, 5)
    assert would_one_change_it(women[:1], men[:1], mean_gap, 5)
