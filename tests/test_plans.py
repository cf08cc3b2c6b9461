"""Actions, targets and budget in an edition: what is taken over, and that fingerprint and audit are tied to it."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from indicators.errors import EditionError
from indicators.plans import COLUMNS
from indicators.store import Store
from tests.deliveries import CITY
from tests.plans import plan_folder, resigned

BUILD = "import json; from indicators import edition; print(json.dumps(str(edition.build()[0])))"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(plan_folder(tmp_path_factory.mktemp("plans")).python(BUILD))


@pytest.fixture(scope="module")
def store(built: Path) -> Store:
    return Store(built)


def test_columns_are_those_of_the_edition(built: Path) -> None:
    with duckdb.connect(str(built), read_only=True) as connection:
        for table, columns in COLUMNS.items():
            assert [name for name, *_ in connection.execute(f"DESCRIBE {table}").fetchall()] == list(columns)


def test_actions_are_those_last_noted(store: Store) -> None:
    rows = store.actions(CITY)
    assert list(rows["action"]) == ["A1", "A3", "A2"]
    assert set(rows["reference_date"].dt.year) == {2024}
    assert rows["indicator"].iloc[0] == "women_in_council"
    assert rows["indicator"].iloc[1:].isna().all()
    assert store.actions("krakow").empty


def test_targets_are_those_last_set_and_named_by_slug(store: Store) -> None:
    rows = store.targets(CITY).set_index("indicator")
    assert set(rows.index) == {"women_in_council", "acts_with_impact_assessment"}
    assert (rows.loc["women_in_council", "target"], rows.loc["women_in_council", "year"]) == (50, 2022)


def test_a_target_for_the_whole_is_no_row_of_sums(store: Store) -> None:
    """It says `total` where a table of the staff would have a total."""
    assert set(store.targets(CITY)["breakdown"]) == {"total"}


def test_the_budget_has_its_sums_and_knows_what_was_paid_of_what(store: Store) -> None:
    rows = store.budget(CITY).set_index(["year", "mission", "gender_class"])
    assert rows.loc[(2024, "total", "total"), ["lines", "committed", "paid"]].tolist() == [4, 1_000_000, 800_000]
    assert rows.loc[(2024, "total", "gender"), ["executed", "paid"]].tolist() == [400_000, 200_000]
    assert rows.loc[(2024, "Schools", "total"), "committed"] == 400_000
    assert rows.loc[(2024, "", "unclassified"), "committed"] == 200_000
    assert pd.isna(rows.loc[(2023, "total", "total"), "executed"])
    assert rows.loc[(2023, "total", "total"), "committed"] == 400_000


def test_the_same_question_gives_the_same_frame(store: Store) -> None:
    assert store.budget(CITY) is store.budget(CITY)
    assert store.actions(CITY) is store.actions(CITY)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE actions SET status = 'done' WHERE action = 'A1'",
        "DELETE FROM actions WHERE action = 'A1'",
        "DELETE FROM targets",
        "UPDATE targets SET target = 34",
        "UPDATE budget SET committed = committed + 1 WHERE mission = 'Roads'",
        "DROP TABLE budget",
    ],
)
def test_a_changed_plan_is_not_shown(built: Path, tmp_path: Path, change: str) -> None:
    copy = Path(shutil.copy(built, tmp_path / "copy.duckdb"))
    assert Store(copy).edition.fingerprint
    with duckdb.connect(str(copy)) as connection:
        connection.execute(change)
    with pytest.raises(EditionError, match="does not match its own fingerprint"):
        Store(copy)


def test_the_verdict_of_the_audit_is_tied_to_the_plan_too(built: Path, tmp_path: Path) -> None:
    change = "UPDATE targets SET target = 34"
    with pytest.raises(EditionError, match="is not the one that was audited"):
        Store(resigned(built, tmp_path / "copy.duckdb", change, verdict=False))


def test_another_plan_has_another_fingerprint_though_no_observation_changes(built: Path, tmp_path: Path) -> None:
    """An edition is named after it: a new plan is published beside the old one."""
    other = Store(resigned(built, tmp_path / "copy.duckdb", "UPDATE actions SET due_on = due_on + 1"))
    assert other.edition.fingerprint != Store(built).edition.fingerprint
    assert built.stem.endswith(Store(built).edition.fingerprint[:8])


def test_an_edition_of_before_is_opened_and_has_no_plan(built: Path, tmp_path: Path) -> None:
    """Before there were these tables: an empty one and none are the same."""
    dropped = [f"DROP TABLE {table}" for table in COLUMNS]
    old = Store(resigned(built, tmp_path / "old.duckdb", *dropped))
    emptied = Store(resigned(built, tmp_path / "empty.duckdb", *(f"DELETE FROM {table}" for table in COLUMNS)))
    assert old.edition.fingerprint == emptied.edition.fingerprint
    for table, rows in {"actions": old.actions, "targets": old.targets, "budget": old.budget}.items():
        assert rows(CITY).empty
        assert list(rows(CITY).columns) == list(COLUMNS[table])
