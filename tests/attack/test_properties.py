"""What holds of every protected edition: counts are none or enough, parts add up, order and copies change nothing."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from indicators.catalogue import Catalogue, catalogue
from indicators.compute import observe_all
from indicators.edition import fingerprint
from indicators.lattice import lattice
from indicators.model import TOTAL
from tests.attack.administrations import administration
from tests.attack.built import loaded

OF_STAFF = (
    "women_share_of_staff",
    "women_by_age_band",
    "staff_over_60",
    "staff_up_to_30",
    "newcomers",
    "executives_per_1000_women",
)
OTHERS = ("other_entries", "gender_not_stated")
FEW = settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


def observed(people: pd.DataFrame, slugs: tuple[str, ...] = OF_STAFF, table: str = "staff") -> pd.DataFrame:
    with loaded({table: people}) as connection:
        observations, _ = observe_all(connection, Catalogue([catalogue()[slug] for slug in slugs]), {})
    return observations.assign(edition="x")


def shown(observations: pd.DataFrame) -> pd.DataFrame:
    return observations[observations["flag"].isin(["shown", "merged"])]


@FEW
@given(seed=some.integers(0, 10_000), staff=some.integers(60, 1_500), years=some.integers(1, 3))
def test_what_is_shown_is_nobody_or_enough(seed: int, staff: int, years: int) -> None:
    rows = shown(observed(administration(seed, staff, years)))
    public = [
        lattice().is_public(catalogue()[name], breakdown) or category == "executive"
        for name, breakdown, category in zip(rows["indicator"], rows["breakdown"], rows["category"], strict=True)
    ]
    rows = rows[~pd.Series(public, index=rows.index)]
    for counts in (rows["women"], rows["men"], rows["base"] - rows["women"] - rows["men"]):
        assert (counts.isna() | (counts == 0) | (counts >= 5)).all()


@FEW
@given(seed=some.integers(0, 10_000), staff=some.integers(60, 1_500))
def test_parts_add_up_to_the_total(seed: int, staff: int) -> None:
    rows = shown(observed(administration(seed, staff), ("women_share_of_staff",)))
    for (_, _), parts in rows.groupby(["indicator", "breakdown"]):
        assert parts["women"].sum() == rows.loc[rows["breakdown"] == TOTAL, "women"].iloc[0]
        assert parts["men"].sum() == rows.loc[rows["breakdown"] == TOTAL, "men"].iloc[0]


@FEW
@given(seed=some.integers(0, 10_000), shuffle=some.integers(0, 99))
def test_the_order_of_the_rows_changes_nothing(seed: int, shuffle: int) -> None:
    people = administration(seed, 700, 2)
    again = people.sample(frac=1, random_state=shuffle, ignore_index=True)
    assert fingerprint(observed(again)) == fingerprint(observed(people))


def test_groups_of_groups_are_the_same_groups() -> None:
    """Whoever merges what is merged already changes nothing."""
    people = administration(5, 900)
    first = observed(people, ("women_share_of_staff",))
    rows = first[first["breakdown"].eq("department") & first["flag"].isin(["shown", "merged"])]
    with loaded({"staff": people}) as connection:
        _, groups = observe_all(connection, Catalogue([catalogue()["women_share_of_staff"]]), {})
    of = groups[groups["breakdown"] == "department"].set_index("category")["group"].str.replace(":", " ")
    again = observed(people.assign(department=people["department"].map(of)), ("women_share_of_staff",))
    same = again[again["breakdown"].eq("department")]
    assert sorted(rows["women"]) == sorted(same["women"])
    assert set(same["flag"]) == {"shown"}, "a group needs no more protection"


def with_others(number: int, letter: str) -> pd.DataFrame:
    people = administration(9, 800)
    others = people.head(number).assign(gender=letter)
    return pd.concat([people, others], ignore_index=True)


@pytest.mark.parametrize(("letter", "slug"), [("X", "other_entries"), ("N", "gender_not_stated")])
def test_fewer_than_ten_other_entries_look_like_none(letter: str, slug: str) -> None:
    nothing = fingerprint(observed(with_others(0, letter), OF_STAFF + OTHERS))
    for number in (1, 4, 9):
        assert fingerprint(observed(with_others(number, letter), OF_STAFF + OTHERS)) == nothing
    for number in (10, 50):
        rows = observed(with_others(number, letter), OF_STAFF + OTHERS).set_index("indicator")
        assert rows.loc[slug, "value"] == number
        assert rows.loc[slug, ["women", "men", "base"]].isna().all()
        assert (rows.loc[["women_share_of_staff"], "base"].max()) == 800


def pay(women: int, men: int, largest: float = 1.0) -> pd.DataFrame:
    """Two categories of workers; in the first so many, the first woman with `largest` times the pay of the others."""
    sizes = {"first": (women, men), "second": (40, 40)}
    rows = [("W" if place < w else "M", name, 20.0) for name, (w, m) in sizes.items() for place in range(w + m)]
    frame = pd.DataFrame(rows, columns=["gender", "pay_category", "base_pay"])
    frame.loc[0, "base_pay"] *= largest
    day = pd.Timestamp(2024, 12, 31).date()
    return frame.assign(
        city="p", administration="p", reference_date=day, year=2024, people=1, pay_basis="hourly", source="synthetic"
    )


@pytest.mark.parametrize(("women", "men", "apart"), [(9, 30, False), (10, 10, True), (11, 10, True), (30, 9, False)])
def test_pay_of_a_category_needs_ten_of_each(women: int, men: int, apart: bool) -> None:
    rows = observed(pay(women, men), ("pay_gap_by_category",), "pay")
    assert ("first" in set(rows["category"])) is apart
    assert shown(rows)["value"].notna().any()


@pytest.mark.parametrize(("largest", "apart"), [(50.0, True), (90.0, False)])
def test_one_large_salary_hides_its_category(largest: float, apart: bool) -> None:
    """50 of 50 + 14 are 78 %, 90 of 90 + 14 are 87 %."""
    rows = observed(pay(15, 15, largest), ("pay_gap_by_category",), "pay")
    assert ("first" in set(rows["category"])) is apart


def test_pay_gaps_are_told_to_a_tenth() -> None:
    people = pay(12, 12)
    people["base_pay"] += people.index * 0.137
    values = shown(observed(people, ("mean_pay_gap",), "pay"))["value"]
    assert len(values)
    assert (values.round(1) == values).all()


def test_counted_groups_have_no_median() -> None:
    people = pay(12, 12)
    (row,) = observed(people.assign(people=2), ("median_pay_gap",), "pay").query("breakdown == 'total'").itertuples()
    assert (row.reason, pd.isna(row.value)) == ("needs_persons", True)


def test_a_corrected_delivery_keeps_its_groups() -> None:
    """One person more in a large department: the same groups, so nothing new is named."""
    people = administration(11, 2_000)
    largest = people["department"].mode()[0]
    one = people[people["department"] == largest].head(1)
    before, after = observed(people), observed(pd.concat([people, one], ignore_index=True))
    keys = ["indicator", "breakdown", "category", "flag"]
    assert set(map(tuple, before[keys].to_numpy())) == set(map(tuple, after[keys].to_numpy()))


def test_published_figures_pass_as_they_are() -> None:
    people = administration(12, 300).assign(source="published")
    rows = observed(people, ("women_share_of_staff",))
    assert set(rows["flag"]) <= {"shown", "nobody"}
    assert (rows["women"].between(1, 4)).any()


def test_the_lattice_is_read_with_the_installations_k() -> None:
    assert lattice().rules["headcount"].fewest == 5
    assert dataclasses.replace(lattice().rules["pay"]).fewest == 10
