"""Gaps of amounts: how far chance alone could move them, and what is left of them between alike people."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

DRAWS = 2000
SEED = 2026
CHUNK = 2_000_000
"""Amounts drawn at a time, so that a large administration does not fill the memory."""


@dataclass(frozen=True)
class Gap:
    """A gap in percent of men's pay, its 95 % interval and the people it rests on. Positive: men earn more."""

    value: float
    low: float
    high: float
    people: int


@dataclass(frozen=True)
class Decomposition:
    """The gap of means, men - women, in the unit of the amounts: what traits explain and what they do not."""

    gap: float
    explained: float
    unexplained: float


DEPENDENT = 1e-9
"""A column that adds less than this part of itself says nothing new."""


def bootstrap_gap(women: np.ndarray, men: np.ndarray, of: str) -> tuple[float, float]:
    """95 % percentile interval of (men - women) / men x 100 for `of` = "mean" or "median"; 2,000 draws, fixed seed."""
    if not len(women) or not len(men):
        return float("nan"), float("nan")
    random = np.random.default_rng(SEED)
    draw = _drawn_medians if of == "median" else _drawn_means
    drawn_women, drawn_men = draw(np.sort(women), random), draw(np.sort(men), random)
    gaps = (drawn_men - drawn_women) / np.where(drawn_men > 0, drawn_men, np.nan) * 100
    if np.isnan(gaps).all():
        return float("nan"), float("nan")
    low, high = np.nanpercentile(gaps, [2.5, 97.5])
    return float(low), float(high)


def _drawn_means(amounts: np.ndarray, random: np.random.Generator) -> np.ndarray:
    people = len(amounts)
    at_once = max(1, CHUNK // people)
    parts = []
    for first in range(0, DRAWS, at_once):
        rows = min(at_once, DRAWS - first)
        parts.append(amounts[random.integers(0, people, (rows, people), dtype=np.int32)].mean(axis=1))
    return np.concatenate(parts)


def _drawn_medians(amounts: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Medians of draws with replacement, from the sorted amounts.

    The middle place of `people` uniform draws is a beta variable, so that only the middle has to be drawn: the same
    distribution as drawing everybody, without the cost.
    """
    people = len(amounts)
    lower = (people + 1) // 2
    place = random.beta(lower, people - lower + 1, DRAWS)
    first = amounts[np.minimum((place * people).astype(int), people - 1)]
    if people % 2:
        return first
    above = place + (1 - place) * random.beta(1, people - lower, DRAWS)
    return (first + amounts[np.minimum((above * people).astype(int), people - 1)]) / 2


def design(traits: pd.DataFrame) -> np.ndarray:
    """A constant, numbers as they are, categories as yes/no columns; a column that says nothing new is left out."""
    words = [name for name in traits if not pd.api.types.is_numeric_dtype(traits[name])]
    known = traits.assign(**{name: traits[name].fillna("?") for name in words})
    dummies = pd.get_dummies(known, columns=words, drop_first=True, dtype=float)
    matrix = np.column_stack([np.ones(len(traits)), dummies.to_numpy(dtype=float)])
    return matrix[:, _independent(matrix)]


def _independent(matrix: np.ndarray) -> list[int]:
    """The columns that say something which those before them do not (Gram-Schmidt, each column projected twice)."""
    basis = np.empty((len(matrix), 0))
    kept: list[int] = []
    for number, column in enumerate(matrix.T):
        rest = column - basis @ (basis.T @ column)
        rest -= basis @ (basis.T @ rest)
        if np.linalg.norm(rest) > DEPENDENT * np.linalg.norm(column):
            basis = np.column_stack([basis, rest / np.linalg.norm(rest)])
            kept.append(number)
    return kept


def adjusted_gap(amount: pd.Series, woman: pd.Series, traits: pd.DataFrame) -> Gap:
    """(1 - exp(b)) x 100, b the woman's coefficient in OLS of ln(amount) on the traits; HC1 robust errors.

    NaN where the traits tell women and men apart completely, or where there are too few people for them.
    Source: Logib module 1 (FOGE), as far as its public texts say.
    """
    import statsmodels.api as sm

    others = design(traits)
    matrix = np.column_stack([woman.to_numpy(dtype=float), others])
    people = len(amount)
    if np.linalg.matrix_rank(matrix) < matrix.shape[1] or people <= matrix.shape[1] + 1:
        nothing = float("nan")
        return Gap(nothing, nothing, nothing, people)
    model = sm.OLS(np.log(amount.to_numpy(dtype=float)), matrix).fit(cov_type="HC1")
    low, high = model.conf_int()[0]
    value, low, high = ((1 - np.exp(end)) * 100 for end in (model.params[0], high, low))
    return Gap(float(value), float(low), float(high), people)


def oaxaca(amount: np.ndarray, woman: np.ndarray, traits: np.ndarray, reference: str = "pooled") -> Decomposition:
    """Two-fold decomposition of the gap of means, men - women.

    `reference` says whose rewards count as the rule: "pooled" (of all, with the gender in the regression, Jann 2008),
    "all" (of all, without it, Neumark 1988), "men", "women". The choice changes the answer, its sign even.
    `traits` has a constant (see `design`). Source: Blinder 1973, Oaxaca 1973.
    """
    woman = woman.astype(bool)
    rows = {"men": ~woman, "women": woman}.get(reference, np.ones(len(woman), dtype=bool))
    matrix = np.column_stack([traits, woman]) if reference == "pooled" else traits
    rewards = np.linalg.lstsq(matrix[rows], amount[rows], rcond=None)[0][: traits.shape[1]]
    gap = float(amount[~woman].mean() - amount[woman].mean())
    explained = float((traits[~woman].mean(axis=0) - traits[woman].mean(axis=0)) @ rewards)
    return Decomposition(gap, explained, gap - explained)
