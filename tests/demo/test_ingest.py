"""Invented administrations go the way of real exports: nothing is refused, each defect is met as declared.

With DEMO_EVERY=true all eight are read, which takes minutes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from indicators.demo import recipes, write_network
from indicators.demo.defects import Defect, defects
from indicators.errors import Finding
from indicators.ingest.rows import read_rows
from indicators.ingest.sources import Findings, read_source
from indicators.ingest.tables import open_tables

EVERY = os.environ.get("DEMO_EVERY") == "true"
READ = list(recipes()) if EVERY else ["jasnodol", "argintia", "ezustvolgy"]
OF_OTHER_CHECKS = {"headcount", "renamed", "homonyms", "zero_pay", "pay_outliers"}
"""Rules that compare years or judge amounts: not of the reader, which only accepts the file. See test_defects.py."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("demo")
    write_network(place, slugs=READ)
    return place


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with open_tables() as opened:
        yield opened


def found_in(connection: duckdb.DuckDBPyConnection, path: Path, slug: str) -> list[Finding]:
    """What reading one file found; the rows are counted too."""
    source = read_source(path, slug)
    findings = Findings(source)
    if source.format == "rows":
        count = read_rows(connection, source, findings)
        assert count > 0 or findings.refused
    return findings.found


@pytest.fixture(scope="module")
def findings(folder: Path, connection: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], list[Finding]]:
    """(administration, file) → what reading it found."""
    return {
        (slug, path.stem): found_in(connection, path, slug)
        for slug in READ
        for path in sorted((folder / slug / "sources").glob("*.toml"))
    }


def test_nothing_is_refused(findings: dict[tuple[str, str], list[Finding]]) -> None:
    refused = {key: [str(each) for each in found if each.refused] for key, found in findings.items()}
    assert {key: each for key, each in refused.items() if each} == {}


def test_every_file_says_that_it_is_synthetic(folder: Path) -> None:
    for slug in READ:
        for path in (folder / slug / "sources").glob("*.toml"):
            assert read_source(path, slug).source == "synthetic"


@pytest.mark.parametrize("defect", [each for each in defects() if each.city in READ], ids=lambda each: str(each.number))
def test_a_defect_is_met_as_declared(defect: Defect, findings: dict[tuple[str, str], list[Finding]]) -> None:
    years = defect.years or ("all", *range(2016, 2026))
    names = [(defect.city, f"{defect.table}_{year}_synthetic") for year in years]
    rules = {finding.rule for name in names for finding in findings.get(name, [])}
    assert any(name in findings for name in names)
    if defect.expected == "warned" and defect.rule not in OF_OTHER_CHECKS:
        assert defect.rule in rules
    else:
        assert rules <= {"blank", "ignored", "no_gender"}


def test_people_are_as_many_as_were_written(folder: Path, connection: duckdb.DuckDBPyConnection) -> None:
    path = folder / "jasnodol" / "sources" / "staff_2025_synthetic.toml"
    source = read_source(path, "jasnodol")
    assert read_rows(connection, source, Findings(source)) == 420
    rows = connection.execute("SELECT DISTINCT city, year, source FROM delivered").fetchall()
    assert rows == [("jasnodol", 2025, "synthetic")]
    known = connection.execute("SELECT count(*) FROM delivered WHERE level IS NULL OR age_band IS NULL").fetchone()
    assert known == (0,)
