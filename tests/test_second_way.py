"""Every computed figure of Torino, calculated a second time in plain Python from the source files.

Nothing of the product is calculated with: only what the mappings beside the tables say that a label means.
"""

from __future__ import annotations

import csv
import math
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from indicators.catalogue import catalogue

FOLDER = Path(__file__).resolve().parent.parent / "data" / "cities" / "torino" / "sources"
BANDS = ["≤30", "31-40", "41-50", "51-60", ">60"]
LEVELS = ["executive", "high_responsibility", "professional", "associate", "skilled", "support"]

Value = Fraction | None
Counts = tuple[int, int, int, Value]  # women, men, base, value
Figures = dict[tuple[int, str, str], Counts]  # by year, breakdown and category


@dataclass(frozen=True)
class Group:
    """Persons that stand in one cell of a table."""

    year: int
    gender: str
    people: int
    level: str | None = None
    area: str | None = None
    staff_group: str | None = None
    age_band: str | None = None
    body: str | None = None
    body_type: str | None = None

    def category(self, breakdown: str) -> str | None:
        codes = [getattr(self, name) for name in breakdown.split("*")] if breakdown != "total" else ["total"]
        return None if None in codes else "*".join(codes)


def same(text: str) -> str:
    return " ".join(text.lower().split())


@cache
def staff() -> tuple[Group, ...]:
    found = []
    for path in sorted(FOLDER.glob("cug_1_1/*.csv")):
        about = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
        meaning = {same(label): columns for label, columns in about["labels"].items()}
        for line in path.read_text(encoding="utf-8").splitlines()[2:]:
            kind, label, *cells = line.split(";")
            if kind.startswith("Totale"):
                continue
            level = meaning[same(label)].get("level")
            area = "professional" if level == "high_responsibility" else level
            group = meaning[same(label)].get("staff_group", "staff")
            for place, cell in enumerate(cells):
                gender, band = "MW"[place // 5], BANDS[place % 5]
                found.append(Group(about["reference_date"].year, gender, int(cell), level, area, group, band))
    return tuple(found)


@cache
def bodies() -> tuple[Group, ...]:
    with (FOLDER / "bodies.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Group(
                int(row["reference_date"][:4]),
                row["gender"],
                int(row["people"]),
                body=row["body"],
                body_type=row["body_type"],
            )
            for row in csv.DictReader(file)
        )


def people(groups: Iterable[Group], gender: str = "WM") -> int:
    return sum(group.people for group in groups if group.gender in gender)


def part(one: int, whole: int, scale: int = 100) -> Value:
    return Fraction(one * scale, whole) if whole else None


def by_category(groups: Iterable[Group], breakdowns: Iterable[str], figure: Callable[[list[Group]], Counts]) -> Figures:
    """One figure a year and category, of categories in which somebody is."""
    cells: dict[tuple[int, str, str], list[Group]] = defaultdict(list)
    for group in groups:
        for breakdown in ("total", *breakdowns):
            category = group.category(breakdown)
            if group.people and category is not None:
                cells[group.year, breakdown, category].append(group)
    return {key: figure(members) for key, members in cells.items()}


def share_of_women(groups: list[Group]) -> Counts:
    women, men = people(groups, "W"), people(groups, "M")
    return women, men, women + men, part(women, women + men)


def difference(groups: list[Group]) -> Counts:
    women, men, both, _ = share_of_women(groups)
    return women, men, both, part(abs(women - men), both)


def share_of(band: str) -> Callable[[list[Group]], Counts]:
    def figure(groups: list[Group]) -> Counts:
        counted = [group for group in groups if group.age_band == band]
        women, men = people(counted, "W"), people(counted, "M")
        return women, men, people(groups), part(women + men, people(groups))

    return figure


def per_1000(gender: str, level: str) -> Callable[[list[Group]], Counts]:
    def figure(groups: list[Group]) -> Counts:
        holders = [group for group in groups if group.level == level]
        value = part(people(holders, gender), people(groups, gender), 1000)
        return people(holders, "W"), people(holders, "M"), people(groups), value

    return figure


def index(in_pool: Callable[[Group], bool]) -> Callable[[list[Group]], Counts]:
    def figure(groups: list[Group]) -> Counts:
        top = [group for group in groups if group.level == "executive"]
        pool = [group for group in groups if in_pool(group)]
        share_below, share_above = part(people(pool, "W"), people(pool)), part(people(top, "W"), people(top))
        value = None if share_below is None or not share_above else share_below / share_above
        return people(top, "W"), people(top, "M"), people(pool), value

    return figure


def dissimilarity(groups: list[Group]) -> Counts:
    women, men = people(groups, "W"), people(groups, "M")
    gaps = []
    for level in LEVELS:
        here = [group for group in groups if group.level == level]
        gaps.append(abs(Fraction(people(here, "W"), women) - Fraction(people(here, "M"), men)))
    return women, men, women + men, sum(gaps, Fraction(0)) * 50


def seats_for_40(seats: int) -> int:
    below_half = [number for number in range(seats) if Fraction(number, seats) <= Fraction(49, 100)]
    return min(below_half, key=lambda number: abs(Fraction(number, seats) - Fraction(2, 5)))


def seats_missing(groups: list[Group]) -> Counts:
    missing = 0
    for body in {group.body for group in groups}:
        here = [group for group in groups if group.body == body]
        missing += max(0, seats_for_40(people(here)) - min(people(here, "W"), people(here, "M")))
    return people(groups, "W"), people(groups, "M"), people(groups), Fraction(missing)


def leading(groups: list[Group]) -> Counts:
    counted = [group for group in groups if group.level in ("executive", "high_responsibility")]
    women, men = people(counted, "W"), people(counted, "M")
    rate_of_women, rate_of_men = part(women, people(groups, "W"), 1), part(men, people(groups, "M"), 1)
    value = None if rate_of_women is None or not rate_of_men else rate_of_women / rate_of_men
    return women, men, people(groups), value


def bodies_that(suffice: Callable[[int, int], bool]) -> Callable[[list[Group]], Counts]:
    """The share of the bodies of three seats or more that `suffice`, told the fewer seats and all seats."""

    def figure(groups: list[Group]) -> Counts:
        parted = [[group for group in groups if group.body == body] for body in {group.body for group in groups}]
        large = [here for here in parted if people(here) >= 3]
        good = [here for here in large if suffice(min(people(here, "W"), people(here, "M")), people(here))]
        return people(groups, "W"), people(groups, "M"), people(groups), part(len(good), len(large))

    return figure


def at(*levels: str) -> list[Group]:
    return [group for group in staff() if group.level in levels]


def eq_years() -> set[int]:
    return {group.year for group in at("high_responsibility")}


def of_body(name: str) -> list[Group]:
    return [group for group in bodies() if group.body == name]


def eq_area() -> list[Group]:
    return [group for group in staff() if group.area == "professional" and group.year in eq_years()]


def newcomers() -> Figures:
    with (FOLDER / "published_values.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["indicator"] == "newcomers"]
    counts = {int(row["year"]): (int(row["women"]), int(row["men"]), int(row["base"])) for row in rows}
    return {
        (year, "total", "total"): (women, men, base, part(women, women + men))
        for year, (women, men, base) in counts.items()
    }


SECOND_WAY: dict[str, Callable[[], Figures]] = {
    "women_share_of_staff": lambda: by_category(
        staff(), ["staff_group", "level", "area", "age_band", "level*age_band"], share_of_women
    ),
    "women_by_level": lambda: by_category(at(*LEVELS), ["level"], share_of_women),
    "staff_over_60": lambda: by_category(staff(), ["level", "area"], share_of(">60")),
    "staff_up_to_30": lambda: by_category(staff(), ["level", "area"], share_of("≤30")),
    "segregation_over_levels": lambda: by_category(at(*LEVELS), [], dissimilarity),
    "newcomers": newcomers,
    "gender_difference_by_area": lambda: by_category(at(*LEVELS), ["area", "level"], difference),
    "women_among_executives": lambda: by_category(at("executive"), ["age_band"], share_of_women),
    "women_among_high_responsibility_posts": lambda: by_category(
        at("high_responsibility"), ["age_band"], share_of_women
    ),
    "executives_per_1000_women": lambda: by_category(staff(), [], per_1000("W", "executive")),
    "executives_per_1000_men": lambda: by_category(staff(), [], per_1000("M", "executive")),
    "high_responsibility_posts_per_1000_women": lambda: by_category(
        eq_area(), [], per_1000("W", "high_responsibility")
    ),
    "high_responsibility_posts_per_1000_men": lambda: by_category(eq_area(), [], per_1000("M", "high_responsibility")),
    "glass_ceiling_index": lambda: by_category(staff(), [], index(lambda group: True)),
    "glass_ceiling_index_from_high_responsibility": lambda: by_category(
        at("executive", "high_responsibility"), [], index(lambda group: group.level == "high_responsibility")
    ),
    "women_in_council": lambda: by_category(of_body("council"), [], share_of_women),
    "women_in_executive_body": lambda: by_category(of_body("executive"), [], share_of_women),
    "seats_missing_to_40": lambda: by_category(bodies(), ["body"], seats_missing),
    "women_by_age_band": lambda: by_category(staff(), ["age_band", "level*age_band"], share_of_women),
    "chance_of_a_leading_post": lambda: by_category(at(*LEVELS), ["age_band"], leading),
    "bodies_meeting_40": lambda: by_category(
        bodies(), ["body_type"], bodies_that(lambda fewer, seats: Fraction(fewer, seats) >= Fraction(2, 5))
    ),
    "bodies_with_the_seats_for_40": lambda: by_category(
        bodies(), ["body_type"], bodies_that(lambda fewer, seats: fewer >= seats_for_40(seats))
    ),
}
MADE_OF_OTHERS = {"data_coverage"}
"""Not made of the source files but of the other figures; calculated again from them below."""


def torino(observations: pd.DataFrame, indicator: str) -> pd.DataFrame:
    return observations[(observations["city"] == "torino") & (observations["indicator"] == indicator)]


@pytest.mark.parametrize("indicator", sorted(SECOND_WAY))
def test_second_way(observations: pd.DataFrame, indicator: str) -> None:
    wanted = SECOND_WAY[indicator]()
    rows = torino(observations, indicator)
    delivered = rows[~rows["reason"].fillna("").str.contains("not_in_source")]
    assert wanted
    assert set(zip(delivered["year"], delivered["breakdown"], delivered["category"], strict=True)) == set(wanted)
    for row in delivered.to_dict("records"):
        women, men, base, value = wanted[row["year"], row["breakdown"], row["category"]]
        base = None if row["reason"] == "no_pool" else base  # a pool that the source does not list is not one of 0
        assert (row["women"], row["men"], row["base"]) == (women, men, base), row
        assert same_value(row["value"], value), row


def same_value(got: float, wanted: Value) -> bool:
    return math.isnan(got) if wanted is None else math.isclose(got, float(wanted), rel_tol=1e-12, abs_tol=1e-12)


def test_every_indicator_with_figures_of_torino_is_calculated_twice(observations: pd.DataFrame) -> None:
    figures = observations[(observations["city"] == "torino") & observations["value"].notna()]
    assert set(figures["indicator"]) == set(SECOND_WAY) | MADE_OF_OTHERS


def test_data_coverage(observations: pd.DataFrame) -> None:
    """Its year's indicators with a total / the indicators that an Italian administration can have."""
    here = observations[(observations["city"] == "torino") & (observations["breakdown"] == "total")]
    possible = {
        each.slug
        for each in catalogue().indicators
        if each.theme != "context" and "observed" not in each.tables and (not each.countries or "IT" in each.countries)
    }
    coverage = here[here["indicator"] == "data_coverage"]
    assert sorted(coverage["year"]) == [2020, 2021, 2022, 2023, 2024]
    for row in coverage.to_dict("records"):
        known = here[(here["year"] == row["year"]) & here["value"].notna() & here["indicator"].isin(possible)]
        assert row["base"] == len(possible)
        assert row["value"] == pytest.approx(100 * known["indicator"].nunique() / len(possible))


@pytest.mark.parametrize("indicator", sorted(SECOND_WAY))
def test_years_without_a_figure_are_told_apart_from_zero(observations: pd.DataFrame, indicator: str) -> None:
    absent = torino(observations, indicator)
    absent = absent[absent["reason"].fillna("").str.contains("not_in_source")]
    calculated = {year for year, *_ in SECOND_WAY[indicator]()}
    assert absent["value"].isna().all()
    assert set(absent["flag"]) <= {"not_delivered"}
    assert not calculated & set(absent["year"])


def wilson(count: int, total: int) -> tuple[float, float]:
    """The 95 % score interval in percent, by its formula."""
    z, share = 1.959963984540054, count / total
    middle = share + z * z / (2 * total)
    reach = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return tuple(100 * (middle + sign * reach) / (1 + z * z / total) for sign in (-1, 1))


def katz(row: dict[str, float]) -> tuple[float, float]:
    """The 95 % interval of a ratio of two rates, by its formula."""
    of_women, of_men = row["base_women"], row["base"] - row["base_women"]
    reach = 1.959963984540054 * math.sqrt(1 / row["women"] - 1 / of_women + 1 / row["men"] - 1 / of_men)
    ratio = (row["women"] / of_women) / (row["men"] / of_men)
    return ratio * math.exp(-reach), ratio * math.exp(reach)


def test_intervals(observations: pd.DataFrame) -> None:
    rows = observations[(observations["city"] == "torino") & observations["low"].notna()]
    assert {"women_among_executives", "newcomers"} <= set(rows["indicator"])
    for row in rows.to_dict("records"):
        both = row["women"] + row["men"]
        of_base = row["indicator"] in ("staff_over_60", "staff_up_to_30")
        wanted = wilson(both, row["base"]) if of_base else wilson(row["women"], both)
        wanted = katz(row) if row["indicator"] == "chance_of_a_leading_post" else wanted
        assert (row["low"], row["high"]) == pytest.approx(wanted, abs=1e-9), row
