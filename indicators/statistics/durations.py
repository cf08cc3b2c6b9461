"""Times until something happens, with those to whom it has not happened yet: Kaplan-Meier, log-rank."""

from __future__ import annotations

import pandas as pd

JUST = 1e-9
"""What a product of fractions may be off by."""


def median_time(rows: pd.DataFrame, keys: list[str]) -> pd.Series:
    """Kaplan-Meier median of `amount` (time) by `keys`: the first time at which at most half are still waiting.

    `counted` is true where the event came, false where it had not come at that time (censored). NaN where more than
    half are still waiting at the last time. Source: Kaplan and Meier 1958.
    """
    by_time = rows.groupby([*keys, "amount"], sort=True, dropna=False).counted.agg(["sum", "size"])
    groups = by_time.groupby(level=list(range(len(keys))), sort=False)
    waiting = groups["size"].transform("sum") - groups["size"].cumsum() + by_time["size"]
    stays = 1 - by_time["sum"] / waiting
    still = stays.groupby(level=list(range(len(keys))), sort=False).cumprod().rename("still").reset_index()
    reached = still[still.still <= 0.5 + JUST]
    return reached.groupby(keys, sort=False, dropna=False).amount.min().astype(float)


def log_rank(time: pd.Series, event: pd.Series, group: pd.Series) -> float:
    """p of the log-rank test that the times of two or more groups are alike; NaN where there is one group."""
    from statsmodels.duration.survfunc import survdiff

    if group.nunique() < 2 or not event.any():
        return float("nan")
    return float(survdiff(time.to_numpy(dtype=float), event.to_numpy(dtype=int), group.to_numpy())[1])
