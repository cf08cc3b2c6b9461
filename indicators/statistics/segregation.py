"""How much segregation chance alone would show."""

from __future__ import annotations

import numpy as np
import pandas as pd


def shuffled_dissimilarity(women: pd.Series, men: pd.Series, draws: int = 1000, seed: int = 2026) -> float:
    """Mean dissimilarity (0-100) of the units if gender were dealt out by chance among the same people.

    Small units differ by chance: read the index beside this baseline. NaN without women or without men.
    """
    both = (women + men).to_numpy(dtype=int)
    all_women, everyone = int(women.sum()), int(both.sum())
    if all_women in (0, everyone):
        return float("nan")
    dealt = np.random.default_rng(seed).multivariate_hypergeometric(both, all_women, size=draws, method="marginals")
    distance = np.abs(dealt / all_women - (both - dealt) / (everyone - all_women))
    return float(distance.sum(axis=1).mean() * 50)
