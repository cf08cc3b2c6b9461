"""The worked examples that statutes, offices and their code publish, as far as they are bare numbers.

gov.uk "Making your gender pay gap calculations"; SocialGouv/egapro; EEOC; statsmodels' documentation; EIGE.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from indicators.formulas import FORMULAS, rounded, seats_for_40
from indicators.formulas.ranks import QUARTERS, quarter_ends
from indicators.rules import category_gaps_due
from indicators.statistics import fisher, newcombe_of_counts, oaxaca, wilson, woolf


def people(women: list[float], men: list[float]) -> pd.DataFrame:
    """One group of persons with these amounts."""
    amounts = [*women, *men]
    genders = ["W"] * len(women) + ["M"] * len(men)
    frame = pd.DataFrame({"gender": genders, "amount": amounts, "counted": True, "people": 1})
    return frame.set_index(pd.Index(["g"] * len(frame), name="group"))


def value(formula: str, frame: pd.DataFrame) -> float:
    return float(FORMULAS[formula](frame)["value"].iloc[0])


def counts(**given: int) -> pd.DataFrame:
    names = ["women", "men", "base_women", "base_men", "pool_women", "pool_men"]
    return pd.DataFrame([{**dict.fromkeys(names, 0), **given}], index=pd.Index(["g"], name="group"))


def test_uk_01_mean_gap() -> None:
    """1,345 men with 23,550 together, 3,100 women with 46,900."""
    frame = people([46900 / 3100] * 3100, [23550 / 1345] * 1345)
    got = value("mean_gap", frame)
    assert got == pytest.approx(13.5943, abs=5e-5)
    assert str(rounded(got, 2)) == "13.59"


def test_uk_02_median_of_an_even_number() -> None:
    """The two middle women have 13 and 15, so their median is 14; the men's is 15."""
    women = [5.0] * 1549 + [13, 15] + [40] * 1549
    men = [5.0] * 672 + [15] + [40] * 672
    got = value("median_gap", people(women, men))
    assert str(rounded(got, 2)) == "6.67"


@pytest.mark.parametrize(
    ("remainder", "larger"),
    [(0, []), (1, ["lower"]), (2, ["lower", "upper_middle"]), (3, ["lower", "lower_middle", "upper_middle"])],
)
def test_uk_05_remainders(remainder: int, larger: list[str]) -> None:
    ends = quarter_ends(pd.Series([40 + remainder])).iloc[0]
    sizes = ends.diff().fillna(ends.iloc[0])
    assert [name for name in QUARTERS if sizes[name] == 11] == larger
    assert sizes.sum() == 40 + remainder


def test_uk_05_ties_across_a_boundary_are_shared_in_their_sex_ratio() -> None:
    """8 people, two a quarter; four of them (three women, one man) tie across the end of the lower quarter."""
    frame = people([10, 10, 10, 30], [5, 10, 20, 40])
    assert value("women_in_lower_quarter", frame) == pytest.approx(0.75 / 2 * 100)
    assert value("women_in_lower_middle_quarter", frame) == pytest.approx(1.5 / 2 * 100)
    assert value("women_in_upper_middle_quarter", frame) == pytest.approx(0.75 / 2 * 100)
    assert value("women_in_upper_quarter", frame) == pytest.approx(50)


def test_uk_06_who_receives_a_bonus() -> None:
    bonus = counts(women=2000, men=1300, base_women=3125, base_men=1375)
    assert str(rounded(value("rate_of_men", bonus), 1)) == "94.5"
    assert str(rounded(value("rate_of_women", bonus), 1)) == "64.0"


def test_frd_01_the_men_are_the_denominator() -> None:
    assert value("mean_gap", people([100], [110])) / 100 == pytest.approx(0.09090909, abs=5e-9)


@pytest.mark.parametrize(("women", "men"), [([100], [0]), ([np.nan], [100]), ([], [100]), ([100], [])])
@pytest.mark.parametrize("formula", ["mean_gap", "median_gap"])
def test_frd_03_nothing_to_compare_with_is_nothing(formula: str, women: list[float], men: list[float]) -> None:
    found = FORMULAS[formula](people(women, men))
    assert found["value"].isna().all()
    assert found["reason"].notna().all()


def test_frd_05_share_in_a_quarter() -> None:
    got = value("women_in_upper_quarter", people([9], [1] * 9 + [9, 9]))
    assert str(rounded(got / 100, 4)) == "0.3333"


@pytest.mark.parametrize(
    ("women", "label"),
    [(40, "women_less_represented"), (45, None), (50, None), (55, None), (60, "men_less_represented")],
)
def test_frd_07_balance_of_the_upper_quarter(women: int, label: str | None) -> None:
    frame = people([1.0] * 300 + [9] * women, [9.0] * (100 - women))
    found = FORMULAS["women_in_upper_quarter"](frame).iloc[0]
    assert found["value"] == pytest.approx(women)
    assert (None if pd.isna(found["reason"]) else found["reason"]) == label


@pytest.mark.parametrize(
    ("workforce", "year", "due"),
    [
        (250, 2026, True),
        (200, 2027, True),
        (200, 2028, False),
        (100, 2026, False),
        (100, 2030, True),
        (50, 2030, True),
        (49, 2030, False),
        (70, 2031, False),
    ],
)
def test_frd_08_when_the_gap_by_category_is_due(workforce: int, year: int, due: bool) -> None:
    assert category_gaps_due(workforce, year) is due


@pytest.mark.parametrize(
    ("percent", "points"), [(9, 0), (15, 1), (25, 2), (32, 4), (37, 6), (42, 8), (47, 9), (50, 10), (10, 0), (45, 8)]
)
def test_frs_01_points_of_the_state_scale(percent: int, points: int) -> None:
    assert value("points_of_state_scale", counts(women=percent, men=100 - percent)) == points
    assert value("points_of_state_scale", counts(women=100 - percent, men=percent)) == points


@pytest.mark.parametrize(
    ("rate", "ratio", "flagged"), [(45, 0.75, True), (48, 0.8, False), (51, 0.85, False), (60, 1.0, False)]
)
def test_ai_01_four_fifths_strictly(rate: int, ratio: float, flagged: bool) -> None:
    found = FORMULAS["four_fifths"](counts(women=rate, base_women=100, men=60, base_men=100)).iloc[0]
    assert found["value"] == pytest.approx(ratio)
    assert ("below_four_fifths" in str(found["reason"])) is flagged


def test_ai_02_ratio_odds_and_chance() -> None:
    cells = [pd.Series([each]) for each in (12, 40, 48, 80)]
    assert value("ratio_of_rates", counts(women=12, base_women=40, men=48, base_men=80)) == pytest.approx(0.5)
    odds, low, high = woolf(*cells)
    assert (odds[0], low[0], high[0]) == pytest.approx((0.285714, 0.127, 0.6428), abs=5e-5)
    assert fisher(*cells).iloc[0] == pytest.approx(0.003409, abs=5e-7)
    assert [each[0] for each in newcombe_of_counts(*cells)] == pytest.approx([-45.5876, -11.0768], abs=5e-5)


def test_gci_01_glass_ceiling() -> None:
    assert value("ratio_of_shares", counts(women=12, men=28, pool_women=600, pool_men=400)) == pytest.approx(2)


@pytest.mark.parametrize(("reference", "unexplained"), [("pooled", 27.94091), ("men", None), ("women", None)], ids=str)
def test_oax_01_decomposition(reference: str, unexplained: float | None) -> None:
    """Data and figures of statsmodels' own example, split by home ownership (the owners stand where men stand)."""
    from statsmodels.datasets import ccard

    data = ccard.load_pandas().data
    traits = np.column_stack([np.ones(len(data)), data[["AGE", "INCOME", "INCOMESQ"]].to_numpy()])
    found = oaxaca(data["AVGEXP"].to_numpy(), data["OWNRENT"].to_numpy() == 0, traits, reference)
    assert found.gap == pytest.approx(158.75044, abs=5e-6)
    assert found.explained + found.unexplained == pytest.approx(found.gap)
    if unexplained is not None:
        assert found.unexplained == pytest.approx(unexplained, abs=5e-6)
        assert found.explained == pytest.approx(130.80954, abs=5e-6)
    else:
        assert abs(found.unexplained - 27.94091) > 1  # the choice of the reference changes the answer


def test_gri_01_return_to_work() -> None:
    for took, returned, printed in ((98, 95, "97"), (18, 18, "100"), (116, 113, "97")):
        assert str(rounded(value("share", counts(women=returned, base_women=took)), 0)) == printed


@pytest.mark.parametrize(("women", "score"), [(50, 100), (30, 60.4), (0, 1)])
def test_eig_01_equality_score(women: int, score: float) -> None:
    assert value("equality_score", counts(women=women, men=100 - women)) == pytest.approx(score)


@pytest.mark.parametrize(("count", "low", "high"), [(3, 10.7791, 60.3222), (4, 16.818, 68.7326)])
def test_ci_01_wilson(count: int, low: float, high: float) -> None:
    ends = wilson(pd.Series([count]), pd.Series([10]))
    assert (ends[0][0], ends[1][0]) == pytest.approx((low, high), abs=5e-5)


def test_wob_01_seats_for_40_percent() -> None:
    assert seats_for_40(pd.Series([3, 4, 5, 6, 7, 8])).tolist() == [1, 1, 2, 2, 3, 3]
    assert seats_for_40(pd.Series([3, 4, 5, 6, 7, 8]), percent=33).tolist() == [1, 1, 2, 2, 2, 3]
