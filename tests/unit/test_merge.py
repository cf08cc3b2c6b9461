"""Merging by counts: what is safe, what stands together, what is withheld."""

from __future__ import annotations

import dataclasses
import itertools

import numpy as np
import pytest

from indicators.catalogue import catalogue
from indicators.lattice import Rule, lattice
from indicators.merge.bandings import bandings
from indicators.settings import FLOOR, Settings
from tests.unit.merging import EVERYONE, OLDER, PAY, counted, groups, merge, sets


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


def test_the_situation_of_holders_of_known_posts_is_not_told_by_a_zero() -> None:
    """None of the 26 leads part-time: so none of the four executives, whose names are known."""
    leading, everyone = catalogue()["chance_of_a_leading_post"], catalogue()["part_time_difference"]
    assert lattice().rule_of(leading, "total").zeros
    assert not lattice().rule_of(leading, "working_time").zeros
    assert lattice().rule_of(everyone, "level").zeros
