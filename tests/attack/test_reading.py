"""What a reader of a published edition gets: no two answers can be subtracted, and nothing of a row is in it."""

from __future__ import annotations

import random
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from indicators import edition
from indicators.errors import EditionError
from indicators.store import Store
from tests.attack.administrations import LAST_YEAR, administration
from tests.attack.built import sources_of

PAIRS, STATES, K = 10_000, 40, 5
CANARIES = [f"Canary-{number:02d}-Quinzio" for number in range(50)]
SALARIES = [31_337.17 + 1_013.29 * number for number in range(50)]


@pytest.fixture(scope="module")
def people() -> pd.DataFrame:
    rows = administration(31, 2_800)
    rows["person_key"] = [
        CANARIES[number] if number < len(CANARIES) else f"key-{number}" for number in range(len(rows))
    ]
    return rows


@pytest.fixture(scope="module")
def path(people: pd.DataFrame, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition of invented staff and pay, published by the product."""
    pay = people[["city", "administration", "reference_date", "year", "people", "gender", "level", "source"]].assign(
        pay_basis="annual", base_pay=[SALARIES[number % 50] for number in range(len(people))]
    )
    made = sources_of({"staff": people, "pay": pay})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(edition, "observe_sources", lambda *told: (made, []))
        return edition.build(tmp_path_factory.mktemp("editions"))[0]


def counts(store: Store, indicator: str, breakdown: str, categories: list[str]) -> tuple[int, int] | None:
    """Women and men of an answer, added up by the reader; None where something of it is not shown."""
    rows = store.observations(indicator, [], (LAST_YEAR, LAST_YEAR), breakdown, categories)
    if rows.empty or rows["women"].isna().any() or rows["men"].isna().any():
        return None
    return int(rows["women"].sum()), int(rows["men"].sum())


def test_no_two_answers_can_be_subtracted(path: Path) -> None:
    """Random pairs of a wider and a narrower choice of filters: what lies between is nobody, or enough people."""
    store, draw = Store(path), random.Random(1)
    rows = store._rows("SELECT DISTINCT indicator, breakdown, category FROM observations WHERE women IS NOT NULL")
    plain = rows[rows["indicator"] == "women_share_of_staff"]
    by = {name: sorted(each["category"]) for name, each in plain.groupby("breakdown") if name != "total"}
    assert len(by) >= 8
    states = [
        (name, draw.sample(codes, draw.randint(1, len(codes))))
        for name, codes in sorted(by.items())
        for _ in range(STATES)
    ]
    compared = 0
    for _ in range(PAIRS):
        breakdown, narrow = draw.choice(states)
        first = narrow[0].split("*")[0]
        names = breakdown.split("*")
        wide = (names[0], [first]) if len(names) == 2 and first in by.get(names[0], []) else ("total", [])
        inside = [each for each in narrow if each.split("*")[0] == first] if wide[1] else narrow
        one = counts(store, "women_share_of_staff", *wide)
        other = counts(store, "women_share_of_staff", breakdown, inside)
        if one and other:
            compared += 1
            assert all(a - b == 0 or a - b >= K for a, b in zip(one, other, strict=True)), (wide, breakdown, inside)
    assert compared > PAIRS * 0.9


def test_no_row_stands_for_several_administrations(path: Path, people: pd.DataFrame) -> None:
    """A total of the network, less the other seven, would be the eighth: there is none."""
    assert set(Store(path)._rows("SELECT DISTINCT city FROM observations")["city"]) == set(people["city"])


def test_nothing_of_a_row_is_in_the_file(path: Path) -> None:
    written = path.read_bytes()
    with duckdb.connect(str(path), read_only=True) as connection:
        names = [name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        told = "\n".join(connection.execute(f"SELECT * FROM {name}").df().to_csv() for name in names)
    for canary in [*CANARIES, *(f"{salary:.2f}" for salary in SALARIES)]:
        assert canary.encode() not in written
        assert canary not in told


def test_the_canaries_would_be_found(path: Path, tmp_path: Path) -> None:
    """Positive control: a table of rows in a copy of the file."""
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes(path.read_bytes())
    with duckdb.connect(str(copy)) as connection:
        connection.execute(f"CREATE TABLE rows AS SELECT '{CANARIES[0]}' AS name")
        assert CANARIES[0] in connection.execute("SELECT * FROM rows").df().to_csv()
    assert CANARIES[0].encode() in copy.read_bytes()


def test_a_refusal_names_nobody(people: pd.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows that are far too few, published as they are: the error tells counts and a remedy, the folder stays empty."""
    made = sources_of({"staff": people.head(200)})
    rows = made["observations"].copy()
    rows.loc[rows["women"].notna(), "women"] = 1
    monkeypatch.setattr(edition, "observe_sources", lambda *told: ({**made, "observations": rows}, []))
    with pytest.raises(EditionError, match="did not pass") as refused:
        edition.build(tmp_path)
    assert not any(canary in str(refused.value) for canary in CANARIES)
    assert list(tmp_path.iterdir()) == []
