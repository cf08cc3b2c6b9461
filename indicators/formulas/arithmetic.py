"""What every formula is made of: a frame of values with reasons, a ratio without a division by 0, rounding."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pandas as pd

Formula = Callable[[pd.DataFrame], pd.DataFrame]


def rounded(value: float | Decimal, decimals: int) -> Decimal:
    """Half up, in decimal arithmetic: 2.05 becomes 2.1. For display only."""
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def result(value: pd.Series, reason: pd.Series | None = None) -> pd.DataFrame:
    """`value` and `reason` of each group; whatever is infinite is NaN."""
    value = value.astype(float).replace([np.inf, -np.inf], np.nan)
    frame = pd.DataFrame({"value": value, "reason": None}, index=value.index)
    if reason is not None:
        frame["reason"] = reason
    return frame


def ratio(part: pd.Series, whole: pd.Series, scale: float = 1) -> pd.Series:
    """part / whole x scale; NaN where the whole is 0."""
    return part.astype(float) * scale / whole.astype(float).where(whole > 0)


def because(value: pd.Series, reason: str) -> pd.Series:
    """`reason` where there is no value."""
    return pd.Series([reason if empty else None for empty in value.isna()], index=value.index, dtype=object)


def first_reason(index: pd.Index, *cases: tuple[pd.Series, str]) -> pd.Series:
    """The code of the first case that holds, None where none does."""
    given = [np.asarray(holds.reindex(index), dtype=bool) for holds, _ in cases]
    chosen = np.select(given, [code for _, code in cases], "")
    return pd.Series(chosen, index=index, dtype=object).replace("", None)


def levels(frame: pd.DataFrame | pd.Series) -> list[int]:
    """Every level of the index: what a group is told by."""
    return list(range(frame.index.nlevels))


def summed(counts: pd.DataFrame) -> pd.DataFrame:
    """The units of each group added up."""
    return counts.groupby(level=levels(counts), sort=False, dropna=False).sum()
