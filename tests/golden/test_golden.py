"""The shipped edition: rebuilt from its sources it is the same, and Torino's figures are those that are recorded."""

from __future__ import annotations

import difflib
import shutil
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from write_golden import FILE, table

from indicators.cities import cities
from indicators.demo import recipes, write_network
from indicators.edition import fingerprint
from indicators.store import Store
from tests.data_folder import ROOT, DataFolder


@pytest.fixture(scope="module")
def shipped_rows(shipped_path: Path, tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    """Every observation of the shipped edition, read from a copy that nobody else holds open."""
    copy = shutil.copy(shipped_path, tmp_path_factory.mktemp("shipped"))
    with duckdb.connect(str(copy), read_only=True) as connection:
        return connection.execute("FROM observations").df()


def invented(rows: pd.DataFrame) -> pd.Series:
    return rows["city"].isin([slug for slug, city in cities().items() if city.synthetic])


def test_what_is_shipped_of_real_bodies_is_what_their_sources_give(
    observations: pd.DataFrame, shipped_rows: pd.DataFrame
) -> None:
    real = shipped_rows[~invented(shipped_rows)]
    assert len(real) > 1000
    assert fingerprint(observations[~invented(observations)]) == fingerprint(real)
    assert "synthetic" not in set(real["source"])


def test_the_invented_administrations_are_what_the_demonstration_gives(
    shipped: Store, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Written, read and computed anew: the whole edition, number by number."""
    write_network(tmp_path)
    folder = DataFolder(ROOT / "data", tmp_path / "editions")
    code = "import json\nfrom indicators.edition import *\nmade, _ = observe_sources()\n"
    said = "print(json.dumps([len(made['observations']), fingerprint(made['observations'], made)]))"
    rebuilt = folder.python(code + said, INDICATORS_DEMO=str(tmp_path))
    assert rebuilt == [shipped.edition.observations, shipped.edition.fingerprint]


def test_every_invented_figure_says_so(shipped_rows: pd.DataFrame) -> None:
    assert set(shipped_rows.loc[invented(shipped_rows), "source"]) == {"synthetic"}
    assert set(shipped_rows.loc[invented(shipped_rows), "city"]) == {*recipes()}


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
