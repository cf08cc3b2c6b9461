"""Formulas of counted women and men.

A formula takes the counts of groups, a frame with one row a group and unit and the columns
`women, men` (counted), `base_women, base_men` (the population, or the pool where the query gives one), `pool_women,
pool_men`, all in persons; rows of one group share their index. It returns a frame with that index, once each, and the
columns `value` (display units, full precision) and `reason` (a code, or None). Not computable is NaN with a reason,
never 0. A difference of rates is women - men, a ratio of rates women / men.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from indicators.formulas.arithmetic import because, first_reason, ratio, result, summed
from indicators.statistics import fisher


def share_of_women(counts: pd.DataFrame) -> pd.DataFrame:
    """Women / (women + men) counted x 100, in percent."""
    value = ratio(counts.women, counts.women + counts.men, 100)
    return result(value, because(value, "nobody"))


def share(counts: pd.DataFrame) -> pd.DataFrame:
    """Counted / population x 100, in percent, women and men together."""
    value = ratio(counts.women + counts.men, counts.base_women + counts.base_men, 100)
    return result(value, because(value, "nobody"))


def count(counts: pd.DataFrame) -> pd.DataFrame:
    """Counted women and men, in persons."""
    return result(counts.women + counts.men)


def ratio_of_shares(counts: pd.DataFrame) -> pd.DataFrame:
    """Women's share of the pool / women's share of the counted: 1 = the same, above 1 = a ceiling.

    NaN with `no_women_counted` where the denominator is 0 (the index would be infinite), `nobody` where nobody is
    counted, `no_pool` where the pool is empty. Source: EIGE, glass ceiling index.
    """
    counted, pool = counts.women + counts.men, counts.pool_women + counts.pool_men
    value = ratio(counts.pool_women, pool, 1) / ratio(counts.women, counted, 1).where(counts.women > 0)
    reason = np.select([pool == 0, counted == 0, counts.women == 0], ["no_pool", "nobody", "no_women_counted"], "")
    return result(value, pd.Series(reason, index=value.index, dtype=object).replace("", None))


def rate_per_1000_women(counts: pd.DataFrame) -> pd.DataFrame:
    """Counted women / women of the population x 1,000."""
    value = ratio(counts.women, counts.base_women, 1000)
    return result(value, because(value, "no_women"))


def rate_per_1000_men(counts: pd.DataFrame) -> pd.DataFrame:
    """Counted men / men of the population x 1,000."""
    value = ratio(counts.men, counts.base_men, 1000)
    return result(value, because(value, "no_men"))


def difference_in_points(counts: pd.DataFrame) -> pd.DataFrame:
    """|women - men| / (women + men) x 100, in percentage points; the reason names the less represented gender."""
    value = ratio((counts.women - counts.men).abs(), counts.women + counts.men, 100)
    fewer = np.select(
        [value.isna(), counts.women < counts.men, counts.men < counts.women],
        ["nobody", "women_less_represented", "men_less_represented"],
        "",
    )
    return result(value, pd.Series(fewer, index=value.index, dtype=object).replace("", None))


def women_and_men_rates(counts: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Counted / population of each gender; NaN where that gender has nobody."""
    return ratio(counts.women, counts.base_women), ratio(counts.men, counts.base_men)


def _without_a_gender(counts: pd.DataFrame) -> tuple[tuple[pd.Series, str], ...]:
    return (counts.base_women == 0, "no_women"), (counts.base_men == 0, "no_men")


def rate_of_women(counts: pd.DataFrame) -> pd.DataFrame:
    """Counted women / women of the population x 100, in percent."""
    counts = summed(counts)
    value = ratio(counts.women, counts.base_women, 100)
    return result(value, because(value, "no_women"))


def rate_of_men(counts: pd.DataFrame) -> pd.DataFrame:
    """Counted men / men of the population x 100, in percent."""
    counts = summed(counts)
    value = ratio(counts.men, counts.base_men, 100)
    return result(value, because(value, "no_men"))


def difference_of_rates(counts: pd.DataFrame) -> pd.DataFrame:
    """Rate of women - rate of men, in percentage points: positive where it is more frequent among women."""
    counts = summed(counts)
    women, men = women_and_men_rates(counts)
    return result((women - men) * 100, first_reason(counts.index, *_without_a_gender(counts)))


def ratio_of_rates(counts: pd.DataFrame) -> pd.DataFrame:
    """Rate of women / rate of men: 1 = as frequent, above 1 = more frequent among women."""
    counts = summed(counts)
    women, men = women_and_men_rates(counts)
    reason = first_reason(counts.index, *_without_a_gender(counts), (counts.men == 0, "no_men_counted"))
    return result(women / men.where(men > 0), reason)


def below_four_fifths(counts: pd.DataFrame) -> pd.Series:
    """Whether the lower rate is strictly below 0.80 of the higher one, told in whole numbers: 5 a Nb < 4 b Na."""
    women, men = counts.women * counts.base_men, counts.men * counts.base_women
    lower, higher = np.minimum(women, men), np.maximum(women, men)
    return 5 * lower < 4 * higher


def four_fifths(counts: pd.DataFrame) -> pd.DataFrame:
    """Lower selection rate / higher one, whoever has it; the reason says `below_four_fifths` strictly below 0.80.

    `too_few` stands beside it where Fisher's exact test does not tell the two rates apart (p >= 0.05). A screening
    rule: 29 CFR 1607.4 D, not EU law.
    """
    counts = summed(counts)
    women, men = women_and_men_rates(counts)
    higher = np.maximum(women, men)
    value = np.minimum(women, men) / higher.where(higher > 0)
    flagged = below_four_fifths(counts) & value.notna()
    chance = flagged & (fisher(counts.women, counts.base_women, counts.men, counts.base_men) >= 0.05)
    reason = first_reason(
        counts.index,
        *_without_a_gender(counts),
        (value.isna(), "nobody_counted"),
        (chance, "below_four_fifths too_few"),
        (flagged, "below_four_fifths"),
    )
    return result(value, reason)


def representation_ratio(counts: pd.DataFrame) -> pd.DataFrame:
    """Women's share of those counted / women's share of the pool: 1 = as among those they are set beside."""
    counts = summed(counts)
    counted, pool = counts.women + counts.men, counts.pool_women + counts.pool_men
    value = ratio(counts.women, counted) / ratio(counts.pool_women, pool).where(counts.pool_women > 0)
    cases = ((pool == 0, "no_pool"), (counted == 0, "nobody"), (counts.pool_women == 0, "no_women"))
    return result(value, first_reason(counts.index, *cases))


def equality_score(counts: pd.DataFrame) -> pd.DataFrame:
    """1 + (1 - |women's share / 50 % - 1|) x 99: 100 = as many women as men, 1 = one gender only.

    Source: metric of EIGE's Gender Equality Index without its correction for levels, from memory (evidence M).
    """
    counts = summed(counts)
    share = ratio(counts.women, counts.women + counts.men)
    value = 1 + (1 - (share / 0.5 - 1).abs()) * 99
    return result(value, because(value, "nobody"))


def points_of_state_scale(counts: pd.DataFrame) -> pd.DataFrame:
    """Points of 10 that the French State's index gives to the share of the less represented gender.

    Source: CGFP D132-34 ff., indicator 6 (State civil service only): below 10 % 0 points, above 10 1, 20 2, 30 4,
    35 6, 40 8, 45 9, 50 10. Compared in whole numbers.
    """
    counts = summed(counts)
    both, fewer = counts.women + counts.men, np.minimum(counts.women, counts.men)
    steps = ((10, 1), (20, 1), (30, 2), (35, 2), (40, 2), (45, 1))
    points = sum(((100 * fewer > bound * both).astype(float) * more for bound, more in steps), start=0.0 * both)
    value = (points + (2 * fewer == both)).where(both > 0)
    return result(value, because(value, "nobody"))
