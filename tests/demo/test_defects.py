"""Defects that only the checks across years and rows can see: loaded as a build loads them, each is met by its rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators.demo import FIRST_YEAR, LAST_YEAR, SEED
from indicators.demo.careers import live
from indicators.demo.defects import Defect, defects, with_defects
from indicators.demo.delivery import Delivery, deliveries
from indicators.demo.recipe import recipe
from indicators.demo.tables import make_table
from indicators.demo.write import write_delivery
from indicators.errors import Finding
from indicators.ingest.checks.rules import RULES
from indicators.ingest.loading import Loading
from indicators.ingest.sources import read_source
from indicators.ingest.tables import open_tables

ACROSS = [each for each in defects() if each.rule in RULES]
NUMBERS = {72, 73, 81, 82, 83, 90}


def around(defect: Defect) -> range:
    """The last year that has the defect, the one before and the one after: it shows in one of them."""
    year = max(defect.years, default=LAST_YEAR)
    return range(max(year - 1, FIRST_YEAR), min(year + 1, LAST_YEAR) + 1)


def delivered(defect: Defect) -> list[Delivery]:
    one = recipe(defect.city)
    rows = make_table(defect.table, live(one, SEED), one, SEED)
    return [each for each in deliveries(one, defect.table, rows) if each.year in around(defect)]


def loaded(made: list[Delivery], folder: Path, city: str) -> list[Finding]:
    """What loading the files finds, one year after the other."""
    with open_tables() as connection:
        loading = Loading(connection, [])
        paths = [write_delivery(each, folder, "Synthetic administration") for each in made]
        return [finding for path in paths for finding in loading.take(read_source(path.with_suffix(".toml"), city))]


def test_they_are_those_of_the_list() -> None:
    assert {each.number for each in ACROSS} == NUMBERS


@pytest.mark.parametrize("defect", ACROSS, ids=lambda each: str(each.number))
def test_a_defect_is_warned_of_by_its_rule(defect: Defect, tmp_path: Path) -> None:
    made = delivered(defect)
    found = loaded([with_defects(each, SEED) for each in made], tmp_path, defect.city)
    assert not [str(each) for each in found if each.refused]
    assert (defect.expected, defect.rule) in {(each.severity, each.rule) for each in found}
    if defect.change:
        without = loaded(made, tmp_path, defect.city)
        assert defect.rule not in {each.rule for each in without}, "it is the defect that the rule finds"
