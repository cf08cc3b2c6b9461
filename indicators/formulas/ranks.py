"""Formulas of where women and men stand when everyone is put in order of an amount. Frames as in persons.py."""

from __future__ import annotations

from functools import partial

import numpy as np
import pandas as pd

from indicators.formulas.arithmetic import first_reason, levels, ratio, result
from indicators.formulas.persons import looked_at

QUARTERS = ("lower", "lower_middle", "upper_middle", "upper")
FIRST_OF_REMAINDER = {"lower": 1, "lower_middle": 3, "upper_middle": 2, "upper": 4}
"""A quarter gets one person more where the remainder is at least this. Source: gov.uk, four equal groups by count."""
BALANCED = (45, 55)
"""Percent of women between which the French pay portal calls a quarter balanced, both ends included."""
TOP = 10


def quarter_ends(people: pd.Series) -> pd.DataFrame:
    """The place after the last person of each quarter, counted from the lowest paid; one row a group."""
    sizes = {name: people // 4 + (people % 4 >= first) for name, first in FIRST_OF_REMAINDER.items()}
    return pd.DataFrame(sizes)[list(QUARTERS)].cumsum(axis=1)


def _ties(rows: pd.DataFrame) -> pd.DataFrame:
    """A row a group and amount, in order: `women`, `people`, and the places `first` to `last` that they take."""
    kept = looked_at(rows)
    kept = kept.assign(women=(kept.gender == "W").astype(float), people=1.0).set_index("amount", append=True)
    ties = kept.groupby(level=levels(kept), sort=True)[["women", "people"]].sum()
    last = ties.people.groupby(level=levels(ties)[:-1], sort=False).cumsum()
    return ties.assign(last=last, first=last - ties.people).droplevel(-1)


def quarter_of_women(rows: pd.DataFrame, quarter: str) -> pd.DataFrame:
    """Women / people of one quarter x 100; those tied across its end are shared in the sex ratio of the tied.

    The reason names the less represented gender outside 45-55 %. Source: gov.uk pay quarters; egapro for the band.
    """
    ties, groups = _ties(rows), rows.index.drop_duplicates()
    people = ties.people.groupby(level=levels(ties), sort=False).sum().reindex(groups, fill_value=0)
    ends = quarter_ends(people)
    place = QUARTERS.index(quarter)
    end = ends[quarter]
    start = ends[QUARTERS[place - 1]] if place else end * 0
    upper, lower = end.reindex(ties.index), start.reindex(ties.index)
    inside = (np.minimum(ties["last"], upper) - np.maximum(ties["first"], lower)).clip(lower=0)
    women = (inside * ties.women / ties.people).groupby(level=levels(ties), sort=False).sum().reindex(groups)
    value = ratio(women, end - start, 100)
    cases = (
        (value.isna(), "nobody"),
        (value < BALANCED[0] - 1e-9, "women_less_represented"),
        (value > BALANCED[1] + 1e-9, "men_less_represented"),
    )
    return result(value, first_reason(groups, *cases))


women_in_lower_quarter = partial(quarter_of_women, quarter="lower")
women_in_lower_middle_quarter = partial(quarter_of_women, quarter="lower_middle")
women_in_upper_middle_quarter = partial(quarter_of_women, quarter="upper_middle")
women_in_upper_quarter = partial(quarter_of_women, quarter="upper")


def _of_each_gender(kept: pd.DataFrame, groups: pd.Index) -> tuple[pd.Series, pd.Series]:
    women = (kept.gender == "W").groupby(level=levels(kept), sort=False).sum().reindex(groups, fill_value=0)
    return women, kept.groupby(level=levels(kept), sort=False).size().reindex(groups, fill_value=0) - women


def fewer_among_top_ten(rows: pd.DataFrame) -> pd.DataFrame:
    """Persons of the less represented gender among the ten highest amounts; who ties with the tenth is in (reason)."""
    kept, groups = looked_at(rows), rows.index.drop_duplicates()
    rank = kept.amount.groupby(level=levels(kept), sort=False).rank(ascending=False, method="min")
    women, men = _of_each_gender(kept[rank <= TOP], groups)
    few = women + men < TOP
    cases = ((few, "fewer_than_ten"), (women + men > TOP, "tied_at_ten"))
    return result(np.minimum(women, men).where(~few), first_reason(groups, *cases))


def women_among_top_ten(rows: pd.DataFrame) -> pd.DataFrame:
    """Women / people among the ten highest amounts x 100; who ties with the tenth is in (reason)."""
    kept, groups = looked_at(rows), rows.index.drop_duplicates()
    rank = kept.amount.groupby(level=levels(kept), sort=False).rank(ascending=False, method="min")
    women, men = _of_each_gender(kept[rank <= TOP], groups)
    few = women + men < TOP
    cases = ((few, "fewer_than_ten"), (women + men > TOP, "tied_at_ten"))
    return result(ratio(women, women + men, 100).where(~few), first_reason(groups, *cases))


def women_in_top_decile(rows: pd.DataFrame) -> pd.DataFrame:
    """Women / people with an amount at or above the 90th percentile (linear between two persons) x 100."""
    kept, groups = looked_at(rows), rows.index.drop_duplicates()
    line = kept.amount.groupby(level=levels(kept), sort=False).quantile(0.9)
    women, men = _of_each_gender(kept[kept.amount >= line.reindex(kept.index) - 1e-9], groups)
    few = kept.groupby(level=levels(kept), sort=False).size().reindex(groups, fill_value=0) < TOP
    return result(ratio(women, women + men, 100).where(~few), first_reason(groups, (few, "fewer_than_ten")))
