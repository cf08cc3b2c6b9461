"""Which categories of a breakdown stand together, decided from counts alone, before anything is computed.

So far every category stands by itself: the product holds only counts that are published by others, which pass
unmerged. `audit.py` lets nothing else into an edition until merging protects it.
"""

from __future__ import annotations

import pandas as pd

GROUP_COLUMNS = ["indicator", "city", "breakdown", "category", "group"]


def groups(indicator: str, breakdown: str, counts: pd.DataFrame) -> pd.DataFrame:
    """The mapping category -> group of one breakdown, the same over all years of a city.

    `counts`: one row a city, year and category. Returns GROUP_COLUMNS, one row a city and category.
    """
    categories = counts[["city", "category"]].drop_duplicates()
    mapping = categories.assign(indicator=indicator, breakdown=breakdown, group=categories["category"])
    return mapping[GROUP_COLUMNS].sort_values(["city", "category"], ignore_index=True)
