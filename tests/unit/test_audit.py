"""The attack itself, on tables small enough to try every other table: it finds what can be known, and nothing else."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from indicators.audit.attack import attack
from indicators.audit.blocks import Outcome, failed, run, secret
from indicators.audit.cliques import cliques, tree
from indicators.audit.limits import limits
from indicators.audit.persons import fold, prove, unfold, whole_table
from indicators.audit.space import NOT_RECORDED, Region, Space, space_of
from indicators.audit.statements import Block, Statement, Target
from indicators.audit.system import Contradiction, system, systems

SPACE = space_of({"level": {"low", "high"}, "department": {"A", "B"}}, {}, {"level", "department"})
AGES = space_of({"age_band": {"y", "o"}, "level": {"low", "high"}, "contract": {"p", "f"}}, {}, set("abc"))


def at(space: Space = SPACE, **codes: str) -> Region:
    return space.region({name: code.split("|") for name, code in codes.items()})


def said(people: int, space: Space = SPACE, **codes: str) -> Statement:
    return Statement(at(space, **codes), "W", people, 5)


def target(space: Space = SPACE, limit: int = 5, **codes: str) -> Target:
    return Target((at(space, **codes),), "W", limit, "headcount")


def run_one(block: Block) -> Outcome:
    return run([block])


def every_table(statements: list[Statement], most: int) -> list[tuple[int, ...]]:
    """All tables of level x department, in whole persons, that agree: low A, low B, high A, high B."""
    cells = [at(level=level, department=department) for level in ("low", "high") for department in ("A", "B")]
    found = []
    for table in itertools.product(range(most + 1), repeat=4):
        held = (
            sum(people for people, cell in zip(table, cells, strict=True) if SPACE.both(cell, each.region) == cell)
            == each.people
            for each in statements
        )
        if all(held):
            found.append(table)
    return found


@pytest.mark.parametrize("seed", range(12))
def test_the_attack_finds_what_trying_every_table_finds(seed: int) -> None:
    random = np.random.default_rng(seed)
    low, high, both = random.integers(0, 4, 2), random.integers(0, 4, 2), random.integers(0, 4)
    regions = [{}, {"level": "low"}, {"department": "A"}, {"level": "low", "department": "A"}][: 2 + both]
    truth = {("low", "A"): low[0], ("low", "B"): low[1], ("high", "A"): high[0], ("high", "B"): high[1]}
    statements = [
        said(
            int(
                sum(
                    people
                    for (level, department), people in truth.items()
                    if region.get("level", level) == level and region.get("department", department) == department
                )
            ),
            **region,
        )
        for region in regions
    ]
    targets = [target(level=level, department=department, limit=100) for level, department in truth]
    ranges, _ = attack(system(SPACE, "W", statements, targets))
    tables = every_table(statements, int(sum(low) + sum(high)))
    assert tables
    for number in range(4):
        seen = [table[number] for table in tables]
        assert (ranges.least[number], ranges.most[number]) == (min(seen), max(seen))


def test_subtraction_is_found() -> None:
    """Low level published for A and B together and for A alone: B falls out."""
    statements = [said(20), said(9, level="low"), said(7, level="low", department="A"), said(11, department="A")]
    found = run_one(Block("x", 2024, "staff", SPACE, statements, [target(level="low", department="B")]))
    assert (found.secrets, found.exact) == (1, 1)


def test_a_narrow_cell_is_found_and_a_wide_one_is_none() -> None:
    statements = [said(8), said(5, level="low"), said(5, department="A")]
    low_in_a = target(level="low", department="A")
    narrow = run_one(Block("x", 2024, "staff", SPACE, statements, [low_in_a]))
    assert (narrow.exact, narrow.narrow) == (0, 1)  # 2, 3, 4 or 5
    wide = run_one(
        Block("x", 2024, "staff", SPACE, [said(10), said(5, level="low"), said(5, department="A")], [low_in_a])
    )
    assert (wide.exact, wide.narrow, wide.narrowest) == (0, 0, 5)


def test_cells_that_are_empty_or_surely_large_are_no_secrets() -> None:
    statements = [said(30), said(0, level="low"), said(12, department="A")]
    targets = [target(level="low", department="A"), target(level="high", department="A")]
    one = system(SPACE, "W", statements, targets)
    ranges, _ = attack(one)
    assert not secret(ranges, one).any()
    assert not failed(ranges, one).any()


def test_what_contradicts_itself_is_no_proof() -> None:
    statements = [said(10), said(11, level="low")]
    with pytest.raises(Contradiction):
        attack(system(SPACE, "W", statements, [target(level="low")]))
    assert run_one(Block("x", 2024, "staff", SPACE, statements, [target(level="low")])).contradictions == 1


def test_numbers_of_women_and_men_together_tie_both() -> None:
    women, men, both = said(7), Statement((), "M", 5, 5), Statement(at(level="low"), "WM", 9, 5)
    assert len(systems(SPACE, [women, men], [target()])) == 2
    assert len(systems(SPACE, [women, men, both], [target()])) == 1
    follows = Statement((), "WM", 12, 5)
    assert len(systems(SPACE, [women, men, follows], [target()])) == 2


def test_a_total_that_its_parts_fill_says_nothing_new() -> None:
    parts = [Statement(at(department=name), gender, 6, 5) for name in "AB" for gender in "WM"]
    assert len(systems(SPACE, [*parts, Statement((), "WM", 24, 5)], [target()])) == 2
    with pytest.raises(Contradiction):
        systems(SPACE, [*parts, Statement((), "WM", 25, 5)], [target()])


def test_tables_over_cliques_say_as_much_as_the_full_cross() -> None:
    """Age with level, level with contract: the cell of age and contract is as free as in the full cube."""
    statements = [said(10, AGES), said(6, AGES, age_band="y"), said(7, AGES, level="low"), said(4, AGES, contract="p")]
    statements += [said(5, AGES, age_band="y", level="low"), said(4, AGES, level="low", contract="p")]
    targets = [target(AGES, 50, level="low", contract="f"), target(AGES, 50, age_band="o", level="high")]
    split = system(AGES, "W", statements, targets)
    joined = system(AGES, "W", statements, [*targets, target(AGES, 50, age_band="y", level="low", contract="p")])
    assert len(split.layout.cliques) == 2
    assert len(joined.layout.cliques) == 1
    ours, full = attack(split)[0], attack(joined)[0]
    assert ours.least.tolist() == full.least[:2].tolist()
    assert ours.most.tolist() == full.most[:2].tolist()


def test_a_clique_tree_holds_every_pair_and_every_overlap() -> None:
    together = [frozenset(pair) for pair in ("ab", "bc", "cd", "da", "de")]
    found = cliques("abcde", together, lambda name: 2)
    assert all(any(pair <= set(clique) for clique in found) for pair in together)
    for child, parent in tree(found):
        earlier = {name for clique in found[: parent + 1] for name in clique}
        assert set(found[child]) & earlier <= set(found[parent])


def test_people_whose_category_is_not_recorded_are_unknowns() -> None:
    space = space_of({"level": {"low"}}, {}, set())
    assert (NOT_RECORDED, NOT_RECORDED) in space.atoms["level"]
    assert space.codes["level"] == ["low"]
    assert space_of({"level": {"low"}}, {}, {"level"}).size("level") == 1


def test_an_area_is_known_from_its_levels_and_a_directorate_from_its_departments() -> None:
    categories = {"level": {"professional", "high_responsibility"}, "department": {"A", "B"}}
    space = space_of(categories, {"A": {"X"}, "B": {"Y"}}, {"level", "department"})
    assert space.region({"area": ["professional"]}) == ()
    assert space.region({"directorate": ["X"]}) == space.region({"department": ["A"]})


def test_whole_persons_agree_with_every_number_and_differ_in_the_secret() -> None:
    statements = [said(40), said(20, level="low"), said(20, department="A")]
    one = system(SPACE, "W", statements, [target(level="low", department="A")])
    table = whole_table(one)
    assert table is not None
    assert (one.rows @ table == one.sums).all()
    assert (fold(one, unfold(one, table)) == table).all()
    ranges = prove(one, statements, np.array([True]))
    assert ranges.most[0] > ranges.least[0]


def test_no_setting_goes_below_the_floor() -> None:
    assert limits(1).k == 3
    assert (limits(5).of("headcount"), limits(5).of("pay"), limits(12).of("pay")) == (5, 10, 12)
