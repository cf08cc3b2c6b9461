"""The attack on tables that are protected badly, the positive control: where it finds nothing, the attack is broken."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from indicators.audit import attack
from indicators.audit.attack import attack as solved
from indicators.audit.blocks import failed
from indicators.audit.limits import limits
from indicators.audit.reader import Reader
from indicators.audit.space import Region, Space
from indicators.audit.system import systems
from tests.attack.administrations import LAST_YEAR, administration
from tests.attack.unprotected import Grouping, edition, plain, together


@pytest.mark.parametrize(("seed", "staff", "k"), [(1, 650, 5), (2, 1_400, 3), (3, 9_000, 10)])
def test_blanking_small_cells_gives_them_away(seed: int, staff: int, k: int) -> None:
    people = administration(seed, staff)
    verdict = attack(edition(people, plain, k, blank=True), k, workers=1)
    assert not verdict.passed
    assert verdict.exact > 0


@pytest.mark.parametrize(("seed", "staff"), [(1, 650), (2, 2_800)])
def test_what_is_said_to_be_known_exactly_is_the_truth(seed: int, staff: int) -> None:
    people = administration(seed, staff)
    contents = edition(people, plain, 5, blank=True)
    block = Reader(contents, str(people["city"].iloc[0]), "staff", limits(5)).block(LAST_YEAR)
    checked = 0
    for system in systems(block.space, block.statements, block.targets):
        ranges, _ = solved(system)
        for number in np.flatnonzero(failed(ranges, system)):
            target = system.targets[number]
            true = sum(counted(people, region, block.space, target.gender) for region in target.regions)
            assert ranges.least[number] <= true <= ranges.most[number]
            checked += 1
    assert checked > 0


def counted(people: pd.DataFrame, region: Region, space: Space, gender: str) -> int:
    """How many people are really in a region."""
    inside = people["gender"] == gender
    for name, atoms in region:
        column = "department" if name == "place" else name
        inside &= people[column].isin([space.atoms[name][atom][0] for atom in atoms])
    return int(inside.sum())


def test_publishing_every_cell_is_refused_without_any_program() -> None:
    verdict = attack(edition(administration(5, 900), plain), workers=1)
    assert verdict.small > 0
    assert not verdict.passed


def test_two_processes_find_what_one_finds() -> None:
    contents = edition(administration(6, 700, years=7, departments=8), together)
    one, two = attack(contents, workers=1), attack(contents, workers=2)
    same = ("attacked", "secrets", "exact", "narrow", "narrowest", "programs", "content", "code")
    assert [getattr(one, name) for name in same] == [getattr(two, name) for name in same]
    assert one.blocks == 7


def test_progress_is_told_block_by_block() -> None:
    told: list[tuple[int, int]] = []
    people = administration(7, 700, years=2)
    attack(edition(people, together), progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_rows_in_any_order_are_the_same_content() -> None:
    people = administration(8, 700)
    one, other = edition(people, together), edition(people.sample(frac=1, random_state=1), together)
    assert one.digest() == other.digest()
    changed = one.observations.copy()
    changed.loc[0, "women"] += 1
    assert type(one)(changed, one.groups, one.measures, one.parents).digest() != one.digest()


@pytest.mark.parametrize(("merged", "at_risk"), [(2, True), (3, False)])
def test_a_colleague_who_knows_her_team_is_counted(merged: int, at_risk: bool) -> None:
    """Of two departments that stand together, whoever knows one knows the other; of three she does not."""
    people = administration(9, 3_000, departments=5, directorates=1)
    members = [f"department {number:02d}" for number in range(5 - merged, 5)]

    def in_one(people: pd.DataFrame, k: int, breakdowns: list[str]) -> Grouping:
        group = dict.fromkeys(members, f"other:{members[0]}:{merged}")
        return {breakdown: {"department": group} for breakdown in breakdowns if "department" in breakdown}

    verdict = attack(edition(people, in_one, breakdowns=["department"]), workers=1)
    assert (verdict.colleague.get("headcount", 0) > 0) == at_risk
