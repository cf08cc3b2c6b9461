"""Formulas of amounts added up by gender: days, hours, euros, scores. A row may stand for several persons.

Frames as in persons.py, with `people` (persons that the row stands for) beside `amount` (of the whole row) and, where
amounts are set against other rows, `pool` (true for these).
"""

from __future__ import annotations

import pandas as pd

from indicators.formulas.arithmetic import because, first_reason, levels, ratio, result
from indicators.formulas.persons import by_gender, looked_at


def _sums(rows: pd.DataFrame) -> pd.DataFrame:
    return by_gender(rows, "sum").fillna(0)


def share_of_amount_of_women(rows: pd.DataFrame) -> pd.DataFrame:
    """Amount of women / amount of women and men x 100."""
    of = _sums(rows)
    value = ratio(of.W, of.W + of.M, 100)
    return result(value, because(value, "nothing_counted"))


def share_of_amount_of_men(rows: pd.DataFrame) -> pd.DataFrame:
    """Amount of men / amount of women and men x 100."""
    of = _sums(rows)
    value = ratio(of.M, of.W + of.M, 100)
    return result(value, because(value, "nothing_counted"))


def _heads(rows: pd.DataFrame) -> pd.DataFrame:
    """Columns W and M: people that the amounts are set against (the pool; without one, those counted)."""
    against = rows[rows.pool.astype(bool)] if "pool" in rows else looked_at(rows)
    people = against.assign(amount=against.people.astype(float), counted=True)
    return by_gender(people, "sum").reindex(rows.index.drop_duplicates()).fillna(0)


def _per_head(rows: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    heads, of = _heads(rows), _sums(rows)
    return pd.DataFrame({"W": ratio(of.W, heads.W), "M": ratio(of.M, heads.M)}), heads


def _based(frame: pd.DataFrame, heads: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(base=heads.W + heads.M)


def amount_per_head(rows: pd.DataFrame) -> pd.DataFrame:
    """Amount / people, women and men together. `base`: those people."""
    heads, of = _heads(rows), _sums(rows)
    value = ratio(of.W + of.M, heads.W + heads.M)
    return _based(result(value, because(value, "nobody")), heads)


def ratio_of_amounts_per_head(rows: pd.DataFrame) -> pd.DataFrame:
    """Amount per woman / amount per man: 1 = the same. `base`: the people."""
    per, heads = _per_head(rows)
    cases = ((heads.W == 0, "no_women"), (heads.M == 0, "no_men"), (~(per.M > 0), "nothing_for_men"))
    return _based(result(ratio(per.W, per.M), first_reason(per.index, *cases)), heads)


def difference_of_scores(rows: pd.DataFrame) -> pd.DataFrame:
    """Mean score of women - mean score of men over the units (questions) that both answered.

    `amount` is the score of the whole row (mean score x people). Each question weighs the same. `women`, `men` and
    `base`: those who answered the question that most answered.
    """
    inner = rows.set_index("unit", append=True)
    of, people = by_gender(inner, "sum"), _heads(inner)
    scores = (of.W / people.W.where(people.W > 0)) - (of.M / people.M.where(people.M > 0))
    groups = levels(rows)
    value = scores.groupby(level=groups, sort=False).mean()
    most = people.groupby(level=groups, sort=False).max()
    cases = ((most.W == 0, "no_women"), (most.M == 0, "no_men"), (value.isna(), "nobody"))
    counted = {"women": most.W, "men": most.M, "base": most.W + most.M}
    return result(value, first_reason(value.index, *cases)).assign(**counted)
