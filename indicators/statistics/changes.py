"""What lies behind a change or a verdict: composition or inside the groups, and whether one person decides it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class Change:
    """A change split in two parts that add up to it, in the unit of the figure."""

    total: float
    composition: float
    inside: float


def kitagawa_of_share(before: pd.DataFrame, after: pd.DataFrame) -> Change:
    """Change of women's share, in points, split into groups that grew or shrank and shares that moved inside them.

    Frames indexed by group with `women` and `men`. Source: Kitagawa 1955 (both parts at the average of the two dates).
    """
    groups = before.index.union(after.index)
    sizes, shares = zip(
        *(_sizes_and_shares(each.reindex(groups, fill_value=0)) for each in (before, after)), strict=True
    )
    return _split(sizes[0], sizes[1], shares[0].fillna(shares[1]), shares[1].fillna(shares[0]), 100)


def kitagawa_of_rates(before: pd.DataFrame, after: pd.DataFrame) -> Change:
    """Change of women's rate less men's, in points: the parts of women's rate less those of men's.

    Frames indexed by group with `women` and `men` who are counted, of `base_women` and `base_men`.
    """
    women, men = (
        kitagawa_of_share(*(_counted_and_rest(each, who) for each in (before, after))) for who in ("women", "men")
    )
    return Change(women.total - men.total, women.composition - men.composition, women.inside - men.inside)


def _counted_and_rest(counts: pd.DataFrame, who: str) -> pd.DataFrame:
    """Those counted and those not, in the columns of a share."""
    return pd.DataFrame({"women": counts[who], "men": counts[f"base_{who}"] - counts[who]})


def _sizes_and_shares(counts: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    people = counts.women + counts.men
    return people / people.sum(), counts.women / people.where(people > 0)


def _split(size_1: pd.Series, size_2: pd.Series, rate_1: pd.Series, rate_2: pd.Series, scale: float) -> Change:
    composition = float(((size_2 - size_1) * (rate_1 + rate_2) / 2).sum() * scale)
    inside = float(((rate_2 - rate_1) * (size_1 + size_2) / 2).sum() * scale)
    return Change(composition + inside, composition, inside)


def kitagawa_of_gap(groups: pd.DataFrame) -> Change:
    """The mean gap (in % of men's mean) split into where women and men work and what they get there.

    Frame indexed by group with `women`, `men` (people) and `mean_women`, `mean_men`. A group with one gender only has
    no difference inside; it belongs to the composition. Source: Kitagawa 1955.
    """
    women, men = groups.women / groups.women.sum(), groups.men / groups.men.sum()
    pay_of_women = groups.mean_women.where(groups.women > 0, groups.mean_men)
    pay_of_men = groups.mean_men.where(groups.men > 0, groups.mean_women)
    return _split(women, men, pay_of_women, pay_of_men, 100 / float((men * pay_of_men).sum()))


def would_one_change_it(
    women: np.ndarray, men: np.ndarray, gap: Callable[[np.ndarray, np.ndarray], float], limit: float
) -> bool:
    """Whether leaving any one person out puts the gap on the other side of ±`limit` (%).

    `women` and `men`: amounts, one a person; `gap` takes both. A gap that cannot be computed without somebody depends
    on one person, too.
    """
    beyond = abs(gap(women, men)) >= limit
    without = [gap(np.delete(women, place), men) for place in _distinct(women)]
    without += [gap(women, np.delete(men, place)) for place in _distinct(men)]
    return any(np.isnan(each) or (abs(each) >= limit) != beyond for each in without)


def _distinct(amounts: np.ndarray) -> np.ndarray:
    """The place of one person for each amount: leaving out another with the same amount does the same."""
    return np.unique(amounts, return_index=True)[1]
