"""Merging by counts: what is safe, what stands together, what nests, what is withheld."""

from __future__ import annotations

import dataclasses
import itertools

import numpy as np
import pandas as pd
import pytest

from indicators.catalogue import catalogue
from indicators.lattice import Lattice, Rule, lattice
from indicators.merge import SUMMED, Counted, Place, Protection, protect
from indicators.merge.bandings import bandings
from indicators.settings import FLOOR, Settings

EVERYONE = dataclasses.replace(
    catalogue()["women_share_of_staff"], slug="everyone", code="A-01", population={}, counted={}
)
OLDER = dataclasses.replace(EVERYONE, slug="older", code="A-02", sensitivity="personal", counted={"age_band": (">60",)})
YOUNGER = dataclasses.replace(OLDER, slug="younger", code="A-03", counted={"age_band": ("≤30",)})
PAY = dataclasses.replace(EVERYONE, slug="pay", code="A-04", sensitivity="pay", tables=("pay",))
HIRES = dataclasses.replace(EVERYONE, slug="hires", code="A-05", tables=("hires",))
K5 = Rule(5)


def counted(indicator, breakdown: str, text: str, rule: Rule = K5, **more) -> Counted:
    """A text table: axes, then women, men (counted) and, where given, base_women, base_men."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    frame = pd.DataFrame(lines[1:], columns=lines[0])
    axes = () if breakdown == "total" else tuple(breakdown.split("*"))
    numbers = frame.columns.difference(axes)
    frame = frame.astype(dict.fromkeys(numbers, int)).assign(city="a")
    frame["year"] = frame.get("year", 2024)
    for name in SUMMED:
        if name not in frame:
            frame[name] = frame[name.removeprefix("base_")] if name.startswith("base_") else 0
    return Counted(indicator, breakdown, axes, frame, rule, **more)


def groups(found: Protection, indicator: str = "everyone", dimension: str = "department") -> set[frozenset[str]]:
    rows = found.groups[(found.groups["indicator"] == indicator) & (found.groups["dimension"] == dimension)]
    return {frozenset(each["category"]) for _, each in rows.groupby("group")}


def sets(*members: str) -> set[frozenset[str]]:
    return {frozenset(each.split()) for each in members}


def merge(*tables: Counted, parents: dict[str, str] | None = None, rules: Lattice | None = None, **more) -> Protection:
    return protect(tables, {"a": Place(parents or {})}, rules or lattice(), **more)


def test_safe_categories_stand_by_themselves() -> None:
    found = merge(counted(EVERYONE, "department", "department|women|men\nx|5|5\ny|9|0\nz|7|6"))
    assert groups(found) == sets("x", "y", "z")
    assert found.withheld.empty


@pytest.mark.parametrize(("women", "alone"), [(4, False), (5, True), (0, True), (1, False)])
def test_a_count_is_safe_when_it_is_none_or_k(women: int, alone: bool) -> None:
    found = merge(counted(EVERYONE, "department", f"department|women|men\nx|{women}|9\ny|9|9\nz|8|8"))
    assert (frozenset({"x"}) in groups(found)) is alone


def test_inside_the_directorate_first_then_the_smallest_sibling() -> None:
    table = "department|women|men\nsmall|2|9\nnear|90|90\nnearer|30|30\nfar|6|6"
    above = {"small": "one", "near": "one", "nearer": "one", "far": "two"}
    assert groups(merge(counted(EVERYONE, "department", table), parents=above)) == sets("small nearer", "near", "far")


def test_one_unsafe_year_is_enough_and_groups_stay_the_same_over_years() -> None:
    table = "department|year|women|men\nx|2023|9|9\nx|2024|4|9\ny|2023|9|9\ny|2024|9|9\nz|2023|8|30\nz|2024|8|30"
    assert groups(merge(counted(EVERYONE, "department", table))) == sets("x y", "z")


def test_neighbours_only_are_joined_where_there_is_an_order() -> None:
    table = "age_band|women|men\n≤30|3|9\n31-40|99|99\n41-50|7|7\n51-60|9|9\n>60|9|9"
    assert groups(merge(counted(EVERYONE, "age_band", table)), dimension="age_band") == sets(
        "≤30 31-40", "41-50", "51-60", ">60"
    )


def test_who_is_not_counted_is_protected_as_well() -> None:
    table = "department|women|men|base_women|base_men\nx|9|9|12|20\ny|9|9|20|20\nz|9|9|30|30"
    assert groups(merge(counted(OLDER, "department", table)), "older") == sets("x y", "z")


def test_a_year_with_too_few_is_withheld_with_its_breakdowns() -> None:
    total = counted(OLDER, "total", "year|women|men|base_women|base_men\n2023|3|9|50|50\n2024|9|9|50|50")
    table = "department|year|women|men|base_women|base_men\n"
    rows = "x|2023|3|9|25|25\ny|2023|0|0|25|25\nx|2024|4|4|25|25\ny|2024|5|5|25|25"
    found = merge(total, counted(OLDER, "department", table + rows))
    withheld = set(found.withheld[["breakdown", "year", "reason"]].itertuples(index=False, name=None))
    assert ("total", 2023, "fewer_than_k") in withheld
    assert ("department", 2023, "one_group") in withheld
    assert ("total", 2024, "fewer_than_k") not in withheld


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


def test_what_two_shares_leave_between_them_is_protected() -> None:
    """Not over 60 less those up to 30 are the three in between."""
    older = counted(OLDER, "total", "women|men|base_women|base_men\n20|20|53|60")
    younger = counted(YOUNGER, "total", "women|men|base_women|base_men\n30|20|53|60")
    assert set(merge(older, younger).withheld["reason"]) == {"small_difference"}
    assert merge(older).withheld.empty


def test_pay_needs_ten_of_each_and_no_zero() -> None:
    rule = lattice().rules["pay"]
    for women, alone in ((9, False), (10, True), (11, True), (0, False)):
        table = f"pay_category|women|men\nx|{women}|10\ny|30|30\nz|40|40"
        found = merge(counted(PAY, "pay_category", table, rule))
        assert (frozenset({"x"}) in groups(found, "pay", "pay_category")) is alone


@pytest.mark.parametrize(("largest", "alone"), [(79, True), (80, True), (85, False)])
def test_nobody_has_more_than_80_percent_of_an_amount(largest: int, alone: bool) -> None:
    rule = lattice().rules["pay"]
    table = counted(PAY, "pay_category", "pay_category|women|men\nx|12|12\ny|30|30\nz|40|40", rule)
    amounts = {"largest_women": [largest, 1, 1], "largest_men": 1, "sum_women": 100, "sum_men": 100}
    found = merge(dataclasses.replace(table, frame=table.frame.assign(**amounts)))
    assert (frozenset({"x"}) in groups(found, "pay", "pay_category")) is alone


def test_sensitive_figures_are_for_the_whole_administration_only() -> None:
    rule = lattice().rules["sensitive"]
    sensitive = dataclasses.replace(OLDER, sensitivity="sensitive")
    table = "department|women|men|base_women|base_men\nx|50|50|90|90\ny|50|50|90|90"
    for women, withheld in ((10, [("department", "whole_only")]), (9, [("total", "fewer_than_k")])):
        total = counted(sensitive, "total", f"women|men|base_women|base_men\n{women}|50|90|90", rule)
        found = merge(total, counted(sensitive, "department", table, rule)).withheld
        assert list(zip(found["breakdown"], found["reason"], strict=True))[: len(withheld)] == withheld


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


def test_people_without_a_category_cannot_be_worked_out() -> None:
    """The total less the departments would be the two without one: they stand with the largest group."""
    found = merge(counted(EVERYONE, "department", "department|women|men\n|2|0\nx|20|20\ny|30|30"))
    assert groups(found) == {frozenset({"", "y"}), frozenset({"x"})}


def test_executives_are_named_posts_and_cover_nobody() -> None:
    found = merge(counted(EVERYONE, "level", "level|women|men\nexecutive|1|3\nassociate|50|50\nsupport|40|40"))
    assert groups(found, dimension="level") == sets("executive", "associate", "support")


def test_whom_public_posts_are_set_against_is_not_public() -> None:
    """The index of executives would tell of the four who hold a high-responsibility post."""
    index = catalogue()["glass_ceiling_index_from_high_responsibility"]
    for pool, withheld in ((4, ["fewer_than_k"]), (5, [])):
        text = f"women|men|pool_women|pool_men\n1|2|{pool}|9"
        found = merge(counted(index, "total", text, public=True))
        assert list(found.withheld["reason"]) == withheld


def test_no_setting_goes_below_the_floor(monkeypatch: pytest.MonkeyPatch) -> None:
    for given, wanted in (("1", FLOOR), ("0", FLOOR), ("-4", 5), ("7", 7), ("many", 5)):
        monkeypatch.setenv("INDICATORS_K", given)
        assert Settings().fewest == wanted


def test_a_higher_k_merges_more() -> None:
    table = counted(EVERYONE, "department", "department|women|men\nx|7|7\ny|20|20\nz|30|30", Rule(8))
    assert groups(merge(table)) == sets("x y", "z")


def test_the_order_of_rows_and_tables_does_not_matter() -> None:
    random = np.random.default_rng(1)
    rows = "\n".join(f"d{n:02d}|{random.integers(0, 12)}|{random.integers(0, 12)}" for n in range(30))
    tables = [
        counted(EVERYONE, "department", f"department|women|men\n{rows}"),
        counted(OLDER, "total", "women|men|base_women|base_men\n30|40|90|90"),
    ]
    first = merge(*tables)
    shuffled = [dataclasses.replace(each, frame=each.frame.sample(frac=1, random_state=2)) for each in tables[::-1]]
    assert groups(merge(*shuffled)) == groups(first)


def test_coarser_bands_keep_more_departments_by_name() -> None:
    random = np.random.default_rng(3)
    rows = "\n".join(
        f"d{n:02d}|{band}|{random.integers(2, 14)}|{random.integers(2, 14)}"
        for n, band in itertools.product(range(12), ("≤30", "31-40", "41-50", "51-60", ">60"))
    )
    table = counted(EVERYONE, "department*age_band", f"department|age_band|women|men\n{rows}")
    found = bandings(table, "a", {}, lattice())
    assert [len(each.bands) for each in found] == [5, 4, 3, 2]
    assert found[-1].named > found[0].named


def test_a_code_that_only_one_table_has_is_no_overlap() -> None:
    """Nobody was hired as a professional and no executive promoted: {a, b, c} and {b, c, d} cannot be united."""
    hires = "level|women|men\nexecutive|2|9\nassociate|2|9\nskilled|3|9\nsupport|30|30"
    moved = "level|women|men\nassociate|2|9\nskilled|2|9\nprofessional|2|9\nsupport|30|30"
    promoted = dataclasses.replace(HIRES, slug="promoted", code="A-06", tables=("promotions",))
    found = merge(counted(HIRES, "level", hires), counted(promoted, "level", moved))
    assert {name: len(groups(found, name, "level")) for name in ("hires", "promoted")} == {"hires": 2, "promoted": 2}


def test_the_situation_of_holders_of_known_posts_is_not_told_by_a_zero() -> None:
    """None of the 26 leads part-time: so none of the four executives, whose names are known."""
    leading, everyone = catalogue()["chance_of_a_leading_post"], catalogue()["part_time_difference"]
    assert lattice().rule_of(leading, "total").zeros
    assert not lattice().rule_of(leading, "working_time").zeros
    assert lattice().rule_of(everyone, "level").zeros


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


@pytest.mark.parametrize(("paid", "shown"), [(40, True), (39, False), (36, False), (35, True)])
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


def test_ten_people_are_not_told_by_gender() -> None:
    top = catalogue()["women_among_ten_highest_paid"]
    found = merge(counted(top, "total", "women|men\n300|300", lattice().rules["pay"]))
    assert list(found.withheld["reason"]) == ["small_difference"]
