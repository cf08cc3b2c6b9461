"""Formulas over units: groups of staff, bodies, boards, strata. One row of `counts` is a unit of a group."""

from __future__ import annotations

import numpy as np
import pandas as pd

from indicators.formulas.arithmetic import because, first_reason, levels, ratio, result, summed
from indicators.statistics import mantel_haenszel_odds, mantel_haenszel_ratio

SMALLEST_GROUP = 10
"""People: a smaller group is not said to be in balance or not (a group of 5 can only be at 0, 20, 40 %)."""
SMALLEST_BODY = 3
"""Seats: one or two cannot hold 40 % of each gender."""


def dissimilarity(counts: pd.DataFrame) -> pd.DataFrame:
    """Half the sum over units of |W_i/W - M_i/M| x 100. 0 = same distribution. Source: Duncan & Duncan 1955."""
    whole = summed(counts)
    women = counts.women / whole.women.where(whole.women > 0).reindex(counts.index)
    men = counts.men / whole.men.where(whole.men > 0).reindex(counts.index)
    parts = (women - men).abs()
    value = parts.groupby(level=list(range(parts.index.nlevels)), sort=False).sum(min_count=1) * 50
    reason = np.select([whole.women == 0, whole.men == 0], ["no_women", "no_men"], "")
    return result(value.reindex(whole.index), pd.Series(reason, index=whole.index, dtype=object).replace("", None))


def seats_for_40(seats: pd.Series, percent: int = 40) -> pd.Series:
    """Seats that each gender needs: the whole number closest to 40 %, not above 49 %; NaN below three seats.

    `percent` = 33 gives the other number of the same rule (all directors). Source: rule of Directive (EU) 2022/2381,
    annex, from memory (evidence M).
    """
    wanted = np.floor(seats * percent / 100 + 0.5)
    allowed = np.floor(seats * 0.49)
    return pd.Series(np.minimum(wanted, allowed), index=seats.index).where(seats >= SMALLEST_BODY)


def seats_missing_to_40(counts: pd.DataFrame) -> pd.DataFrame:
    """Seats that the less represented gender lacks to reach 40 %, each unit (body) by itself, then summed."""
    seats = counts.women + counts.men
    fewer = counts[["women", "men"]].min(axis=1)
    missing = (seats_for_40(seats) - fewer).clip(lower=0)
    levels = list(range(missing.index.nlevels))
    value = missing.groupby(level=levels, sort=False).sum(min_count=1)
    return result(value, because(value, "fewer_than_three_seats"))


def _share_of_units(good: pd.Series, all_units: pd.Series, index: pd.Index, reason: str) -> pd.DataFrame:
    """Units that are good / all that can be, in percent."""
    together = pd.DataFrame({"good": (good & all_units).astype(int), "all": all_units.astype(int)}, index=index)
    units = summed(together)
    value = ratio(units.good, units["all"], 100)
    return result(value, because(value, reason))


def _in_balance(counts: pd.DataFrame, percent: int) -> pd.Series:
    """Whether each gender has at least `percent` of the unit, in whole numbers."""
    return 100 * np.minimum(counts.women, counts.men) >= percent * (counts.women + counts.men)


def _large_enough(counts: pd.DataFrame, people: int) -> pd.Series:
    return (counts.women + counts.men) >= people


def balanced_groups(counts: pd.DataFrame) -> pd.DataFrame:
    """Groups with 40-60 % women / groups of at least 10 people x 100."""
    large = _large_enough(counts, SMALLEST_GROUP)
    return _share_of_units(_in_balance(counts, 40), large, counts.index, "groups_too_small")


def staff_in_balanced_groups(counts: pd.DataFrame) -> pd.DataFrame:
    """People who work in groups of at least 10 with 40-60 % women / all people x 100."""
    both = counts.women + counts.men
    inside = both.where(_in_balance(counts, 40) & _large_enough(counts, SMALLEST_GROUP), 0)
    people = summed(pd.DataFrame({"inside": inside, "all": both}, index=counts.index))
    value = ratio(people.inside, people["all"], 100)
    return result(value, because(value, "nobody"))


def bodies_meeting_40(counts: pd.DataFrame) -> pd.DataFrame:
    """Bodies in which each gender holds at least 40 % of the seats / bodies of at least three seats x 100."""
    large = _large_enough(counts, SMALLEST_BODY)
    return _share_of_units(_in_balance(counts, 40), large, counts.index, "fewer_than_three_seats")


def bodies_with_the_seats_for_40(counts: pd.DataFrame) -> pd.DataFrame:
    """Bodies that lack no seat to the whole number closest to 40 % / bodies of at least three seats x 100."""
    enough = np.minimum(counts.women, counts.men) >= seats_for_40(counts.women + counts.men)
    large = _large_enough(counts, SMALLEST_BODY)
    return _share_of_units(enough, large, counts.index, "fewer_than_three_seats")


def boards_with_one_third(counts: pd.DataFrame) -> pd.DataFrame:
    """Boards in which each gender has at least one third of the members / boards of at least three members x 100."""
    good = 3 * np.minimum(counts.women, counts.men) >= counts.women + counts.men
    return _share_of_units(good, _large_enough(counts, SMALLEST_BODY), counts.index, "fewer_than_three_seats")


def _averaged(counts: pd.DataFrame) -> pd.DataFrame:
    """Counted summed over the units, the pool averaged over the units that have one (opening and closing day)."""
    filled = (counts.base_women + counts.base_men) > 0
    days = filled.groupby(level=levels(counts), sort=False).sum()
    whole = summed(counts).astype(float)
    pool = whole[["base_women", "base_men"]].div(days.where(days > 0), axis=0).fillna(0)
    return whole.assign(base_women=pool.base_women, base_men=pool.base_men)


def turnover(counts: pd.DataFrame) -> pd.DataFrame:
    """Leavers / average headcount of the opening and the closing day x 100. `base` is that average."""
    counts = _averaged(counts)
    base = counts.base_women + counts.base_men
    value = ratio(counts.women + counts.men, base, 100)
    return result(value, because(value, "no_pool")).assign(base=base)


def turnover_difference(counts: pd.DataFrame) -> pd.DataFrame:
    """Turnover of women - turnover of men, in points. `base` is the average headcount."""
    counts = _averaged(counts)
    value = ratio(counts.women, counts.base_women, 100) - ratio(counts.men, counts.base_men, 100)
    cases = ((counts.base_women == 0, "no_women"), (counts.base_men == 0, "no_men"))
    return result(value, first_reason(value.index, *cases)).assign(base=counts.base_women + counts.base_men)


def stratified_ratio(counts: pd.DataFrame) -> pd.DataFrame:
    """Mantel-Haenszel ratio of rates, women / men, over the strata: those who stand in one stratum are compared."""
    found = mantel_haenszel_ratio(counts)
    return result(found["value"], because(found["value"], "strata_without_both"))


def stratified_odds(counts: pd.DataFrame) -> pd.DataFrame:
    """Mantel-Haenszel odds ratio, women / men, over the strata. Needs at least 20 counted people."""
    found, counted = mantel_haenszel_odds(counts), summed(counts)
    few = (counted.women + counted.men) < 20
    cases = ((few, "fewer_than_20_counted"), (found["value"].isna(), "strata_without_both"))
    return result(found["value"].mask(few), first_reason(found.index, *cases))
