"""The store: answers from one verified edition, read-only, shut off from everything else, safe between threads."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from indicators.dimensions import dimension
from indicators.errors import EditionError, UnknownName
from indicators.model import OBSERVATION_FIELDS, TOTAL
from indicators.store import Store

THREADS, QUERIES = 8, 100


@pytest.fixture
def copy(shipped_path: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(shipped_path, tmp_path / "copy.duckdb"))


def test_an_untouched_copy_is_opened(copy: Path, shipped: Store) -> None:
    """Control of the tampering below."""
    assert Store(copy).edition.fingerprint == shipped.edition.fingerprint


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE observations SET value = value + 0.01 WHERE code = 'STF-01' AND city = 'torino' AND year = 2024",
        "UPDATE observations SET women = women + 1 WHERE code = 'LDR-12' AND city = 'torino' AND year = 2024",
        "UPDATE observations SET low = 0 WHERE code = 'LDR-12' AND city = 'torino' AND year = 2024",
        "UPDATE observations SET reason = NULL WHERE reason = 'series_break'",
        "UPDATE observations SET source = 'delivered' WHERE city = 'torino'",
        "UPDATE observations SET reference_date = reference_date + 1 WHERE code = 'LDR-05'",
        "DELETE FROM observations WHERE code = 'LDR-03' AND year = 2020",
        "INSERT INTO observations SELECT * REPLACE (1999 AS year) FROM observations WHERE code = 'LDR-03' LIMIT 1",
        "UPDATE about SET fingerprint = 'another'",
    ],
)
def test_a_tampered_edition_is_not_shown(copy: Path, change: str) -> None:
    with duckdb.connect(str(copy)) as connection:
        connection.execute(change)
    with pytest.raises(EditionError, match=r"copy\.duckdb does not match its own fingerprint"):
        Store(copy)


@pytest.mark.parametrize("kept", [0.5, 0.1, 0.001, 0])
def test_a_truncated_edition_is_not_shown(copy: Path, kept: float) -> None:
    written = copy.read_bytes()
    copy.write_bytes(written[: int(len(written) * kept)])
    with pytest.raises(EditionError, match=r"copy\.duckdb cannot be read"):
        Store(copy)


@pytest.mark.parametrize("content", [b"not a database", b"\0" * 100_000])
def test_another_file_is_not_an_edition(copy: Path, content: bytes) -> None:
    copy.write_bytes(content)
    with pytest.raises(EditionError, match="cannot be read"):
        Store(copy)


def test_another_database_is_not_an_edition(tmp_path: Path) -> None:
    path = tmp_path / "other.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE staff (people INTEGER)")
    with pytest.raises(EditionError, match="cannot be read"):
        Store(path)


def test_a_missing_file_is_an_error_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(EditionError, match="cannot be read"):
        Store(tmp_path / "absent.duckdb")


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO about SELECT * FROM about",
        "UPDATE observations SET value = 0",
        "CREATE TABLE notes (note VARCHAR)",
        "SELECT * FROM read_csv('{file}')",
        "SELECT * FROM read_text('{file}')",
        "SELECT * FROM glob('{folder}/*')",
        "COPY observations TO '{folder}/copy.csv'",
        "EXPORT DATABASE '{folder}/export'",
        "ATTACH '{folder}/other.duckdb' AS other",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET memory_limit = '4GB'",
        "SET threads = 64",
    ],
)
def test_the_store_neither_writes_nor_reads_anything_else(shipped: Store, tmp_path: Path, statement: str) -> None:
    file = tmp_path / "file.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(EditionError) as refused:
        shipped._rows(statement.format(file=file, folder=tmp_path))
    assert isinstance(refused.value.__cause__, duckdb.Error)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file.csv"]


def test_the_store_reads_its_edition(shipped: Store) -> None:
    """Control of the refusals above."""
    assert len(shipped._rows("SELECT * FROM observations")) == shipped.edition.observations


def test_many_threads_get_right_answers(shipped: Store) -> None:
    """Two kinds of question of several indicators, asked in another order by each thread."""
    indicators = ["women_share_of_staff", "women_in_council", "staff_over_60", "newcomers", "women_mayors"]

    def figures(indicator: str) -> list[tuple]:
        rows = shipped.observations(indicator).dropna(subset=["value"])
        return list(rows[["city", "year", "value"]].itertuples(index=False, name=None))

    def years(indicator: str) -> list[int]:
        return shipped.years("torino", [indicator])

    questions = [(figures, each) for each in indicators] + [(years, each) for each in indicators] * 3
    right = [ask(indicator) for ask, indicator in questions]

    def turn(number: int) -> list[bool]:
        asked = [(number * 7 + step * 3) % len(questions) for step in range(QUERIES)]
        return [questions[place][0](questions[place][1]) == right[place] for place in asked]

    with ThreadPoolExecutor(THREADS) as pool:
        told = [each for answers in pool.map(turn, range(THREADS)) for each in answers]
    assert len({str(each) for each in right[: len(indicators)]}) == len(indicators)
    assert told == [True] * THREADS * QUERIES


def test_rows_have_the_fields_of_an_observation(shipped: Store) -> None:
    rows = shipped.observations("women_by_level", ["torino"], (2024, 2024), "level")
    assert tuple(rows.columns) == OBSERVATION_FIELDS
    assert rows["category"].tolist() == list(dimension("level").labels)


def test_rows_come_by_city_year_and_category(shipped: Store) -> None:
    rows = shipped.observations("women_share_of_staff", breakdown="age_band")
    order = [dimension("age_band").position(category) for category in rows["category"]]
    keys = list(zip(rows["city"], rows["year"], order, strict=True))
    assert keys == sorted(keys)
    assert sum(city == "torino" for city, _, _ in keys) == 25


def test_filters_select_rows(shipped: Store) -> None:
    everything = shipped.observations("women_share_of_staff")
    one = shipped.observations("women_share_of_staff", ["torino"], (2022, 2023))
    wanted = everything[(everything["city"] == "torino") & everything["year"].isin([2022, 2023])]
    pd.testing.assert_frame_equal(one, wanted.reset_index(drop=True))
    support = shipped.observations("women_by_level", ["torino"], None, "level", ["support", "executive"])
    assert set(support["category"]) == {"support", "executive"}
    assert len(support) == 10


def test_slug_and_code_ask_for_the_same(shipped: Store) -> None:
    by_code, by_slug = shipped.observations("ldr-12"), shipped.observations("women_among_executives")
    pd.testing.assert_frame_equal(by_code, by_slug)


def test_what_is_not_there_is_empty_and_not_an_error(shipped: Store) -> None:
    rows = shipped.observations("women_share_of_staff", ["krakow"])
    assert rows.empty
    assert tuple(rows.columns) == OBSERVATION_FIELDS
    assert shipped.years("krakow") == []


@pytest.mark.parametrize(
    ("indicator", "breakdown", "said"),
    [
        ("women_among_executive", TOTAL, "Did you mean “women_among_executives”"),
        ("women_by_level", "lvel", "Did you mean “level”"),
        ("women_by_level", "age_band", "There is no breakdown of this indicator “age_band”. Known are: level, total."),
    ],
)
def test_unknown_names_are_told(shipped: Store, indicator: str, breakdown: str, said: str) -> None:
    with pytest.raises(UnknownName, match=said):
        shipped.observations(indicator, breakdown=breakdown)


def test_years_leave_out_what_was_not_delivered(shipped: Store) -> None:
    assert shipped.years("torino", ["women_by_level"]) == [2020, 2021, 2022, 2023, 2024]
    assert shipped.years("torino", ["women_among_high_responsibility_posts"]) == [2021, 2022, 2023, 2024]
    bodies = shipped.years("torino", ["women_in_council"])
    assert (bodies[0], bodies[-1]) == (1985, 2025)


def test_coverage_counts_the_years_of_each_indicator(shipped: Store) -> None:
    coverage = shipped.coverage().set_index(["city", "indicator"])
    assert coverage.loc[("torino", "women_by_level"), "years"] == 5
    assert coverage.loc[("torino", "women_among_high_responsibility_posts"), "years"] == 4
    assert set(coverage.loc["torino", "source"]) == {"published"}
    assert set(coverage.loc["valdoria", "source"]) == {"synthetic"}


def test_every_figure_has_its_source(shipped: Store) -> None:
    sources = shipped.sources("torino")
    assert set(sources["delivered_table"]) == {"staff", "bodies", "published_values"}
    assert (sources["publisher"] != "").all()
    held = set(shipped.sources()["city"])
    assert held == set(shipped.coverage()["city"])
