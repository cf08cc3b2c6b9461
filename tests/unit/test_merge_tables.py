"""Merging of several tables: what nests, and what two of them would tell together."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Sequence

import pytest

from indicators.catalogue import catalogue
from indicators.lattice import lattice
from indicators.merge import Counted
from indicators.model import Indicator
from tests.unit.merging import EVERYONE, HIRES, OLDER, PAY, YOUNGER, counted, groups, merge, sets


def test_groups_of_two_tables_never_overlap() -> None:
    """{x, z} in one and {y, z} in the other would give z away, where x and y are named elsewhere."""
    levels = ("executive", "associate")
    one = "department|level|women|men\n" + "\n".join(
        f"{name}|{level}|{3 if name in 'xz' else 9}|9" for name, level in itertools.product("wxyz", levels)
    )
    other = "department|working_time|women|men\n" + "\n".join(
        f"{name}|{time}|{3 if name in 'yz' else 9}|9"
        for name, time in itertools.product("wxyz", ("full_time", "part_time"))
    )
    tables = counted(EVERYONE, "department*level", one), counted(YOUNGER, "department*working_time", other)
    found = merge(*tables)
    for first, second in itertools.product(groups(found, "everyone"), groups(found, "younger")):
        assert not first & second or first <= second or second <= first
    apart = merge(*tables, _nested=False)
    crossing = itertools.product(groups(apart, "everyone"), groups(apart, "younger"))
    assert any(a & b and not a <= b and not b <= a for a, b in crossing), "the rule had nothing to do"


@pytest.mark.parametrize(
    ("other", "apart"),
    [(YOUNGER, sets("a b c", "d")), (dataclasses.replace(YOUNGER, tables=("leave",)), sets("a b", "c", "d"))],
)
def test_of_two_groups_that_overlap_one_gives_way(other: Indicator, apart: set[frozenset[str]]) -> None:
    """{b, c} in one and {a, b} in the other: {a, b, c} in one, and in both where the same people are told."""
    text = "department|women|men|base_women|base_men\n{}"
    tables = []
    for indicator, few in ((OLDER, "bc"), (other, "ab")):
        rows = "\n".join(f"{name}|{3 if name in few else 9}|9|90|90" for name in "abcd")
        tables.append(counted(indicator, "department", text.format(rows)))
    found = merge(*tables)
    assert (groups(found, "older"), groups(found, "younger")) == (sets("a b c", "d"), apart)


def test_what_two_shares_leave_between_them_is_protected() -> None:
    """Not over 60 less those up to 30 are the three in between."""
    older = counted(OLDER, "total", "women|men|base_women|base_men\n20|20|53|60")
    younger = counted(YOUNGER, "total", "women|men|base_women|base_men\n30|20|53|60")
    assert set(merge(older, younger).withheld["reason"]) == {"small_difference"}
    assert merge(older).withheld.empty


def test_hires_beside_stocks_do_not_give_leavers_away() -> None:
    """10 came and the staff grew by 8, so 2 left."""
    stock = counted(EVERYONE, "total", "year|women|men\n2023|100|100\n2024|108|100")
    hires = counted(HIRES, "total", "year|women|men\n2024|10|0")
    assert list(merge(stock, hires).withheld["reason"]) == ["implied_flow"]
    stock = counted(EVERYONE, "total", "year|women|men\n2023|100|100\n2024|104|100")
    assert merge(stock, hires).withheld.empty


@pytest.mark.parametrize("told", ["women_among_leavers", "turnover_rate"])
@pytest.mark.parametrize(("staff", "withheld"), [(96, False), (93, False), (90, True), (88, False)])
def test_leavers_beside_stocks_do_not_give_hires_away(told: str, staff: int, withheld: bool) -> None:
    """12 left, with all their reasons or as a turnover: where the staff shrank by 10, two came."""
    stock = counted(EVERYONE, "total", f"year|women|men\n2023|100|100\n2024|{staff}|100")
    leavers = counted(catalogue()[told], "total", "year|women|men|pool_women|pool_men\n2024|12|0|198|200")
    assert list(merge(stock, leavers).withheld["reason"]) == (["implied_flow"] if withheld else [])


def test_a_code_that_only_one_table_has_is_no_overlap() -> None:
    """Nobody was hired as a professional and no executive promoted: {a, b, c} and {b, c, d} cannot be united."""
    hires = "level|women|men\nexecutive|2|9\nassociate|2|9\nskilled|3|9\nsupport|30|30"
    moved = "level|women|men\nassociate|2|9\nskilled|2|9\nprofessional|2|9\nsupport|30|30"
    promoted = dataclasses.replace(HIRES, slug="promoted", code="A-06", tables=("promotions",))
    found = merge(counted(HIRES, "level", hires), counted(promoted, "level", moved))
    assert {name: len(groups(found, name, "level")) for name in ("hires", "promoted")} == {"hires": 2, "promoted": 2}


LEVELS = ("executive", "high_responsibility", "professional", "associate", "skilled", "support")
LEAVERS = dataclasses.replace(EVERYONE, slug="leavers", code="A-06", tables=("leavers",))
RESIGNED = dataclasses.replace(LEAVERS, slug="resigned", code="A-07", counted={"leaving_reason": ("resignation",)})


def of_levels(indicator, *years: Sequence[int]) -> Counted:
    """Women of each level, this year and the years before."""
    rows = [
        f"{level}|{2024 - back}|{women}|50"
        for back, of_year in enumerate(years)
        for level, women in zip(LEVELS, of_year, strict=True)
    ]
    return counted(indicator, "level", "\n".join(["level|year|women|men", *rows]))


def test_levels_of_movements_are_joined_with_their_neighbours() -> None:
    found = merge(of_levels(HIRES, (1, 4, 30, 40, 20, 2)))
    assert groups(found, "hires", "level") == sets(
        "executive high_responsibility", "professional", "associate", "skilled support"
    )


@pytest.mark.parametrize(("promoted", "told"), [(0, True), (2, False), (20, True)])
def test_by_level_what_moved_inside_is_nobody_or_enough(promoted: int, told: bool) -> None:
    """Staff, who came and who left by level tell how many were promoted from the lower half to the upper."""
    before, moved = (90, 90, 90, 90, 90, 90), (9, 9, 9, 9, 9, 9)
    now = (90 + promoted, 90, 90, 90, 90, 90 - promoted)
    found = merge(of_levels(EVERYONE, now, before), of_levels(HIRES, moved), of_levels(LEAVERS, moved))
    assert bool(groups(found, "hires", "level")) is bool(groups(found, "leavers", "level")) is told


def test_few_movements_of_one_kind_do_not_take_the_others_away() -> None:
    text = "directorate|women|men|base_women|base_men\nx|{}|9|30|30\ny|9|9|30|30"
    hires = counted(HIRES, "directorate", "directorate|women|men\nx|30|30\ny|30|30")
    resigned = counted(RESIGNED, "directorate", text.format(2))
    found = merge(hires, resigned)
    assert groups(found, "hires", "directorate") == sets("x", "y")
    assert set(found.withheld["indicator"]) == {"resigned"}


def stocks(*grown: int) -> Counted:
    rows = "\n".join(f"d{n}|2023|40|40\nd{n}|2024|{40 + more}|40" for n, more in enumerate(grown))
    return counted(EVERYONE, "directorate", f"directorate|year|women|men\n{rows}")


@pytest.mark.parametrize(
    ("grown", "withheld"), [((10, -10), True), ((9, -10), True), ((6, -6), False), ((0, 0), False)]
)
def test_arrivals_are_withheld_where_growth_leaves_them_a_narrow_margin(grown: tuple[int, int], withheld: bool) -> None:
    """12 came: where one directorate has grown by 10, two may have come to the other, more or fewer by none."""
    hires = counted(HIRES, "total", "year|women|men\n2024|12|12")
    found = merge(stocks(*grown), hires).withheld
    assert list(found["reason"]) == (["implied_flow"] if withheld else [])


def test_growth_that_arrivals_cannot_explain_tells_nothing() -> None:
    """People have moved between directorates, and nobody knows how many."""
    hires = counted(HIRES, "total", "year|women|men\n2024|12|12")
    assert merge(stocks(20, -20), hires).withheld.empty


PASSING = catalogue()["pass_through_ratio"]
CHANCES = catalogue()["selection_chances"]


@pytest.mark.parametrize(("appointed", "withheld"), [(4, {2024}), (5, set()), (0, set())])
def test_the_steps_of_a_selection_are_shown_with_its_outcome_only(appointed: int, withheld: set[int]) -> None:
    """All who applied less all who fell out at a step are those appointed."""
    text = "year|women|men|pool_women|pool_men\n2023|9|9|90|90\n2024|{}|9|90|90"
    outcome = counted(CHANCES, "total", text.format(appointed), lattice().rules["personal"])
    steps = counted(PASSING, "total", text.format(60), lattice().rules["personal"])
    found = merge(outcome, steps).withheld
    assert set(found.loc[found["indicator"] == PASSING.slug, "year"]) == withheld
    assert set(merge(steps).withheld["year"]) == {2023, 2024}


@pytest.mark.parametrize(("paid", "shown"), [(40, True), (39, False), (36, False), (35, True), (41, True)])
def test_staff_less_those_whose_pay_is_compared_are_none_or_enough(paid: int, shown: bool) -> None:
    """One executive who is not in the pay table was on leave, and everybody knows the executives."""
    staff = "level|women|men\nassociate|40|40\nsupport|50|50"
    pay = f"level|women|men\nassociate|{paid}|40\nsupport|50|50"
    rule = lattice().rules["pay"]
    totals = [counted(EVERYONE, "total", "women|men\n90|90"), counted(PAY, "total", f"women|men\n{paid + 50}|90", rule)]
    found = merge(*totals, counted(EVERYONE, "level", staff), counted(PAY, "level", pay, rule))
    assert bool(groups(found, "pay", "level")) is shown
    of_pay = found.withheld[found.withheld["indicator"] == "pay"]
    assert {*of_pay["breakdown"]} == (set() if shown else {"total", "level"})


def test_levels_are_put_together_until_those_left_out_are_enough() -> None:
    staff = "level|women|men\nexecutive|40|40\nprofessional|60|60\nassociate|40|40\nsupport|50|50"
    pay = "level|women|men\nexecutive|38|40\nprofessional|56|60\nassociate|40|40\nsupport|50|50"
    found = merge(counted(EVERYONE, "level", staff), counted(PAY, "level", pay, lattice().rules["pay"]))
    assert groups(found, "pay", "level") == sets("executive professional", "associate", "support")
    assert found.withheld.empty


def test_ten_people_are_not_told_by_gender() -> None:
    top = catalogue()["women_among_ten_highest_paid"]
    found = merge(counted(top, "total", "women|men\n300|300", lattice().rules["pay"]))
    assert list(found.withheld["reason"]) == ["small_difference"]
