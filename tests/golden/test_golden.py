"""The shipped edition: rebuilt from its sources it is the same, and Torino's figures are those that are recorded."""

from __future__ import annotations

import difflib

import pandas as pd
from write_golden import FILE, table

from indicators.edition import fingerprint
from indicators.store import Store


def test_the_shipped_edition_is_what_its_sources_give(observations: pd.DataFrame, shipped: Store) -> None:
    assert fingerprint(observations) == shipped.edition.fingerprint
    assert len(observations) == shipped.edition.observations


def test_the_order_of_the_rows_does_not_change_a_fingerprint(observations: pd.DataFrame) -> None:
    shuffled = observations.sample(frac=1, random_state=1)
    assert fingerprint(shuffled) == fingerprint(observations)


def test_any_changed_figure_changes_the_fingerprint(observations: pd.DataFrame) -> None:
    """Positive control."""
    for name, value in (("women", 1), ("value", 0.5), ("flag", "merged"), ("reason", "else"), ("source", "synthetic")):
        changed = observations.copy()
        changed.loc[changed.index[0], name] = value
        assert fingerprint(changed) != fingerprint(observations), name


def test_the_figures_of_torino_are_the_recorded_ones(observations: pd.DataFrame) -> None:
    recorded, now = FILE.read_text(encoding="utf-8"), table(observations)
    moved = list(difflib.unified_diff(recorded.splitlines(), now.splitlines(), "recorded", "now", lineterm="", n=0))
    assert not moved, "Where this is meant, run python tests/golden/write_golden.py\n" + "\n".join(moved[:40])
