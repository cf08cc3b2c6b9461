"""The product's own merging under attack: the audit shares no code with it, and neither has seen the other."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from indicators.audit import Contents, attack
from tests.attack.administrations import administration
from tests.attack.built import staff_merged
from tests.attack.search_leaks import LEAKING, leaks

SIZES = np.linspace(600, 9_000, 30).astype(int)


@pytest.fixture(scope="module")
def contents() -> Contents:
    return staff_merged(administration(22, 900))


@pytest.mark.parametrize(("first", "k"), [(0, 3), (1, 5), (2, 10)])
def test_nothing_comes_out_of_what_the_product_merges(first: int, k: int) -> None:
    """Ten administrations each of 600 to 9,000 staff, thirty in all, with every indicator of the staff table."""
    people = [administration(seed, int(SIZES[seed])) for seed in range(first, 30, 3)]
    verdict = attack(staff_merged(pd.concat(people, ignore_index=True), k), k, workers=2)
    assert verdict.failures == {}
    assert (verdict.k, verdict.blocks) == (k, 10)
    assert verdict.secrets > 1_000
    assert verdict.integer["undecided"] <= 0.05 * verdict.secrets


@pytest.mark.parametrize(("seed", "staff"), LEAKING)
def test_without_nesting_cells_come_out(seed: int, staff: int) -> None:
    """Positive control: the same merging, the same attack, one rule off; found beforehand by `search_leaks`."""
    assert leaks(seed, staff, nested=False) > 0
    assert leaks(seed, staff, nested=True) == 0


def test_several_years_are_attacked_each_by_itself() -> None:
    verdict = attack(staff_merged(administration(20, 900, years=3)), workers=1)
    assert verdict.failures == {}
    assert verdict.blocks >= 3


@pytest.mark.parametrize("column", ["women", "men", "base"])
def test_one_person_too_many_does_not_pass(column: str, contents: Contents) -> None:
    """Positive control: the equations are those of the numbers, so a wrong number cannot be true."""
    rows = contents.observations.copy()
    associates = rows["breakdown"].eq("level") & rows["category"].str.contains("associate")
    place = rows.index[associates & rows["indicator"].eq("women_share_of_staff")][0]
    rows.loc[place, column] += 1
    wrong = Contents(rows, contents.groups, contents.measures, contents.parents)
    assert not attack(wrong, workers=1).passed


def test_the_groups_taken_apart_come_out(contents: Contents) -> None:
    """Positive control: with one merged group shown apart as well, its members are too small."""
    rows = contents.observations
    merged = rows[(rows["flag"] == "merged") & rows["breakdown"].eq("department")]
    assert not merged.empty
    groups = contents.groups
    first = groups[groups["group"] == merged["category"].iloc[0]]["category"].iloc[0]
    alone = merged.head(1).assign(category=first, women=2, men=1, base=3)
    verdict = attack(
        Contents(pd.concat([rows, alone], ignore_index=True), groups, contents.measures, contents.parents), workers=1
    )
    assert verdict.small > 0
    assert not verdict.passed
