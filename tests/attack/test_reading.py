"""What a reader of a published edition gets: no two answers can be subtracted, and nothing of a row is in it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from indicators import edition
from indicators.errors import EditionError
from indicators.store import Store, _opened
from tests.attack.administrations import LAST_YEAR, administration
from tests.attack.built import sources_of
from tests.pages.reader import SLUGS, opened

PAIRS, FILTERS, K = 10_000, 6, 5
EVERYONE = "women_share_of_staff"
CANARIES = [f"Canary-{number:02d}-Quinzio" for number in range(50)]
SALARIES = [31_337.17 + 1_013.29 * number for number in range(50)]


@pytest.fixture(scope="module")
def people() -> pd.DataFrame:
    """The staff of three administrations, canaries in the first."""
    sizes = {31: 2_800, 32: 900, 33: 650}
    rows = pd.concat([administration(seed, size) for seed, size in sizes.items()], ignore_index=True)
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


State = tuple[str, str, tuple[str, ...]]
"""An indicator, a breakdown and the categories that are picked: what a page asks for."""


class Answers:
    """What a reader gets for a state of the filters, added up by the reader; of one administration."""

    def __init__(self, store: Store, city: str) -> None:
        self.store, self.city = store, city
        self.known: dict[State, tuple[int, int] | None] = {}

    def of(self, state: State) -> tuple[int, int] | None:
        """Women and men; None where something of it is not shown."""
        if state not in self.known:
            indicator, breakdown, categories = state
            rows = self.store.observations(indicator, [self.city], (LAST_YEAR, LAST_YEAR), breakdown, categories)
            hidden = rows.empty or rows["women"].isna().any() or rows["men"].isna().any()
            self.known[state] = None if hidden else (int(rows["women"].sum()), int(rows["men"].sum()))
        return self.known[state]


def shown_categories(store: Store, city: str) -> dict[str, dict[str, list[str]]]:
    """Indicator -> breakdown -> categories, of those who count staff of whom nothing is public."""
    rows = store._rows(
        """SELECT DISTINCT indicator, breakdown, category FROM observations WHERE women IS NOT NULL AND city = ?
           AND indicator IN (SELECT indicator FROM measures WHERE source_table = 'staff' AND pool IS NULL
                             AND sensitivity IN ('headcount', 'personal')) ORDER BY ALL""",
        [city],
    )
    found: dict[str, dict[str, list[str]]] = {}
    for indicator, breakdown, category in rows.itertuples(index=False):
        found.setdefault(indicator, {}).setdefault(breakdown, []).append(category)
    return {name: by for name, by in found.items() if "total" in by}


def wider(state: State, around: str, by: dict[str, dict[str, list[str]]], draw: random.Random) -> State:
    """A state whose people hold all those of `state`: of the same indicator or of everyone, with fewer filters."""
    _, breakdown, picked = state
    names, known = breakdown.split("*"), by[around]
    first = picked[0].split("*")[0]
    choices = [(around, "total", ())]
    if set(picked) <= set(known.get(breakdown, [])):
        choices.append((around, breakdown, picked))
    if len(names) == 2 and first in known.get(names[0], []) and {each.split("*")[0] for each in picked} == {first}:
        choices.append((around, names[0], (first,)))
    return draw.choice(choices)


def test_no_two_answers_can_be_subtracted(path: Path, people: pd.DataFrame) -> None:
    """Random pairs of a wider and a narrower state of the filters: what lies between is nobody, or enough people."""
    store, draw, city = Store(path), random.Random(1), str(people["city"].iloc[0])
    by, answers = shown_categories(store, city), Answers(store, city)
    assert len(by) >= 5 and len(by[EVERYONE]) >= 8
    compared: Counter[str] = Counter()
    for _ in range(PAIRS):
        indicator = draw.choice(sorted(by))
        breakdown = draw.choice(sorted(by[indicator]))
        codes = by[indicator][breakdown]
        first = draw.choice(codes).split("*")[0]
        codes = [each for each in codes if each.split("*")[0] == first] if draw.random() < 0.5 else codes
        picked = tuple(sorted(draw.sample(codes, draw.randint(1, min(len(codes), FILTERS)))))
        narrow: State = (indicator, breakdown, () if breakdown == "total" else picked)
        wide = wider((*narrow[:2], picked), draw.choice([indicator, EVERYONE]), by, draw)
        one, other = answers.of(wide), answers.of(narrow)
        if one and other:
            compared[indicator] += 1
            assert all(a - b == 0 or a - b >= K for a, b in zip(one, other, strict=True)), (wide, narrow)
    assert compared.total() > PAIRS * 0.9
    assert len(compared) == len(by)
    assert len(answers.known) > 500


def test_no_row_stands_for_several_administrations(path: Path, people: pd.DataFrame) -> None:
    """A total of the network, less all others, would be the one that is left: the file holds none."""
    store = Store(path)
    cities = set(people["city"])
    assert len(cities) == 3
    assert set(store._rows("SELECT DISTINCT city FROM observations")["city"]) == cities
    columns = store._rows("SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal")
    without = {name for name, own in columns.groupby("table_name") if "city" not in set(own["column_name"])}
    assert without == {"about", "audit", "measures"}
    kinds = set(columns.loc[columns["table_name"].isin(["about", "measures"]), "data_type"])
    assert kinds <= {"VARCHAR", "DATE"}, "no number stands where no administration does"


def test_no_number_is_that_of_all_together(path: Path) -> None:
    """Nor does one administration bear a sum: no count of a row is that of all rows of its kind."""
    rows = Store(path)._rows("SELECT * FROM observations WHERE women IS NOT NULL AND breakdown = 'total'")
    for _, own in rows.groupby(["indicator", "year"]):
        if len(own) > 1 and (own["women"] > 0).sum() > 1:
            assert not (own["women"] == own["women"].sum()).any()


@pytest.mark.parametrize("page", SLUGS)
def test_every_frame_of_every_page_names_its_administration(page: str, path: Path) -> None:
    """Whatever a page gets from the store with a count or a value in it is of one administration, row by row."""
    asked: list[pd.DataFrame] = []
    usual = Store._rows

    def listening(self: Store, query: str, values: Sequence[Any] = ()) -> pd.DataFrame:
        asked.append(usual(self, query, values))
        return asked[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Store, "_rows", listening)
        patch.setenv("INDICATORS_EDITIONS", str(path.parent))
        _opened.cache_clear()
        reader = opened(page, lang="en")
    _opened.cache_clear()
    assert not reader.exception
    figures = [each for each in asked if {"women", "men", "base", "value", "low", "high"} & set(each.columns)]
    assert figures
    for frame in figures:
        assert "city" in frame.columns and frame["city"].notna().all()


def test_nothing_of_a_row_is_in_the_file(path: Path, tmp_path: Path) -> None:
    written = path.read_bytes()
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes(written)
    with duckdb.connect(str(copy), read_only=True) as connection:
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
