"""The arithmetic, a closed list, each formula once.

A formula takes the counts of groups, a frame with one row a group and unit and the columns
`women, men` (counted), `base_women, base_men` (the population), `pool_women, pool_men` (an index only), all in
persons; rows of one group share their index. It returns a frame with that index, once each, and the columns
`value` (display units, full precision) and `reason` (a code, or None). Not computable is NaN with a reason, never 0.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pandas as pd

Formula = Callable[[pd.DataFrame], pd.DataFrame]


def rounded(value: float | Decimal, decimals: int) -> Decimal:
    """Half up, in decimal arithmetic: 2.05 becomes 2.1. For display only."""
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def _result(value: pd.Series, reason: pd.Series | None = None) -> pd.DataFrame:
    frame = pd.DataFrame({"value": value.astype(float), "reason": None}, index=value.index)
    if reason is not None:
        frame["reason"] = reason
    return frame


def _ratio(part: pd.Series, whole: pd.Series, scale: float) -> pd.Series:
    """part / whole x scale; NaN where the whole is 0."""
    return part.astype(float) * scale / whole.astype(float).where(whole > 0)


def _because(value: pd.Series, reason: str) -> pd.Series:
    return pd.Series([reason if empty else None for empty in value.isna()], index=value.index, dtype=object)


def _summed(counts: pd.DataFrame) -> pd.DataFrame:
    return counts.groupby(level=list(range(counts.index.nlevels)), sort=False, dropna=False).sum()


def share_of_women(counts: pd.DataFrame) -> pd.DataFrame:
    """Women / (women + men) counted x 100, in percent."""
    value = _ratio(counts.women, counts.women + counts.men, 100)
    return _result(value, _because(value, "nobody"))


def share(counts: pd.DataFrame) -> pd.DataFrame:
    """Counted / population x 100, in percent, women and men together."""
    value = _ratio(counts.women + counts.men, counts.base_women + counts.base_men, 100)
    return _result(value, _because(value, "nobody"))


def count(counts: pd.DataFrame) -> pd.DataFrame:
    """Counted women and men, in persons."""
    return _result(counts.women + counts.men)


def ratio_of_shares(counts: pd.DataFrame) -> pd.DataFrame:
    """Women's share of the pool / women's share of the counted: 1 = the same, above 1 = a ceiling.

    NaN with `no_women_counted` where the denominator is 0 (the index would be infinite), `nobody` where nobody is
    counted, `no_pool` where the pool is empty. Source: EIGE, glass ceiling index.
    """
    counted, pool = counts.women + counts.men, counts.pool_women + counts.pool_men
    value = _ratio(counts.pool_women, pool, 1) / _ratio(counts.women, counted, 1).where(counts.women > 0)
    reason = np.select([pool == 0, counted == 0, counts.women == 0], ["no_pool", "nobody", "no_women_counted"], "")
    return _result(value, pd.Series(reason, index=value.index, dtype=object).replace("", None))


def rate_per_1000_women(counts: pd.DataFrame) -> pd.DataFrame:
    """Counted women / women of the population x 1,000."""
    value = _ratio(counts.women, counts.base_women, 1000)
    return _result(value, _because(value, "no_women"))


def rate_per_1000_men(counts: pd.DataFrame) -> pd.DataFrame:
    """Counted men / men of the population x 1,000."""
    value = _ratio(counts.men, counts.base_men, 1000)
    return _result(value, _because(value, "no_men"))


def difference_in_points(counts: pd.DataFrame) -> pd.DataFrame:
    """|women - men| / (women + men) x 100, in percentage points; the reason names the less represented gender."""
    value = _ratio((counts.women - counts.men).abs(), counts.women + counts.men, 100)
    fewer = np.select(
        [value.isna(), counts.women < counts.men, counts.men < counts.women],
        ["nobody", "women_less_represented", "men_less_represented"],
        "",
    )
    return _result(value, pd.Series(fewer, index=value.index, dtype=object).replace("", None))


def dissimilarity(counts: pd.DataFrame) -> pd.DataFrame:
    """Half the sum over units of |W_i/W - M_i/M| x 100. 0 = same distribution. Source: Duncan & Duncan 1955."""
    whole = _summed(counts)
    women = counts.women / whole.women.where(whole.women > 0).reindex(counts.index)
    men = counts.men / whole.men.where(whole.men > 0).reindex(counts.index)
    parts = (women - men).abs()
    value = parts.groupby(level=list(range(parts.index.nlevels)), sort=False).sum(min_count=1) * 50
    reason = np.select([whole.women == 0, whole.men == 0], ["no_women", "no_men"], "")
    return _result(value.reindex(whole.index), pd.Series(reason, index=whole.index, dtype=object).replace("", None))


def seats_for_40(seats: pd.Series) -> pd.Series:
    """Seats that each gender needs: the whole number closest to 40 %, not above 49 %; NaN below three seats.

    Source: rule of Directive (EU) 2022/2381, annex, from memory (evidence M).
    """
    wanted = np.floor(seats * 0.4 + 0.5)
    allowed = np.floor(seats * 0.49)
    return pd.Series(np.minimum(wanted, allowed), index=seats.index).where(seats >= 3)


def seats_missing_to_40(counts: pd.DataFrame) -> pd.DataFrame:
    """Seats that the less represented gender lacks to reach 40 %, each unit (body) by itself, then summed."""
    seats = counts.women + counts.men
    fewer = counts[["women", "men"]].min(axis=1)
    missing = (seats_for_40(seats) - fewer).clip(lower=0)
    levels = list(range(missing.index.nlevels))
    value = missing.groupby(level=levels, sort=False).sum(min_count=1)
    return _result(value, _because(value, "fewer_than_three_seats"))


FORMULAS: dict[str, Formula] = {
    formula.__name__: formula
    for formula in (
        share_of_women,
        share,
        count,
        ratio_of_shares,
        rate_per_1000_women,
        rate_per_1000_men,
        difference_in_points,
        dissimilarity,
        seats_missing_to_40,
    )
}
PUBLISHED = "published"
"""Stands where a formula stands when the figure is taken over as it was published."""
