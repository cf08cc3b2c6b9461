"""Merging: milliseconds a city-year, and the staff in departments that keep their name, by size of the staff.

Goal: at most 20 ms a city-year. `blanked` is what leaving small cells out would seem to keep; attacks take it back.
"""

import time
from collections.abc import Iterator
from statistics import mean

import numpy as np
import pandas as pd

from indicators.catalogue import catalogue
from indicators.lattice import lattice
from indicators.merge import SUMMED, Counted, Place, protect
from tests.attack.administrations import administration

SIZES = (650, 1_400, 2_800, 6_500, 12_000)
YEARS = (1, 10)
TRIALS = 3
OF_EVERYBODY = [breakdown for breakdown in lattice().tables["staff"].breakdowns if breakdown != "occupation"]
SHARES = ["total", "directorate", "department", "level"]


def tables(people: pd.DataFrame) -> Iterator[Counted]:
    """Everybody by every breakdown of the lattice, and those over 60 and up to 30 by four."""
    people = people.assign(area=people["level"].replace("high_responsibility", "professional"), occupation="x")
    everybody = catalogue()["women_share_of_staff"]
    for breakdown in ("total", *OF_EVERYBODY):
        yield table(people, everybody, breakdown, pd.Series(True, index=people.index))
    for slug, band in (("staff_over_60", ">60"), ("staff_up_to_30", "≤30")):
        for breakdown in SHARES:
            yield table(people, catalogue()[slug], breakdown, people["age_band"] == band)


def table(people: pd.DataFrame, indicator, breakdown: str, counted: pd.Series) -> Counted:
    axes = () if breakdown == "total" else tuple(breakdown.split("*"))
    woman = people["gender"] == "W"
    sums = pd.DataFrame({"women": woman & counted, "men": ~woman & counted, "base_women": woman, "base_men": ~woman})
    frame = sums.astype(int).groupby([people[name] for name in ("city", "year", *axes)]).sum().reset_index()
    frame = frame.assign(pool_women=0, pool_men=0)[["city", "year", *axes, *SUMMED]]
    return Counted(indicator, breakdown, axes, frame, lattice().rules[indicator.sensitivity])


def report() -> None:
    """Print milliseconds and shares; the first call loads what later ones have."""
    one(0, 650, 1)
    for years in YEARS:
        for staff in SIZES:
            found = [one(seed, staff, years) for seed in range(TRIALS)]
            took, kept, blanked = (mean(each[place] for each in found) for place in range(3))
            print(f"{staff:6} staff, {years:2} years: {took:5.1f} ms a city-year; in departments by name ", end="")
            print(f"{kept:4.0%} of staff over the department tables (small cells blanked: {blanked:4.0%})")


def one(seed: int, staff: int, years: int) -> tuple[float, float, float]:
    """Milliseconds a city-year, share of staff that keep their department's name, share outside blanked rows."""
    people = administration(seed, staff, years)
    above = people.drop_duplicates("department").set_index("department")["directorate"].to_dict()
    counted = list(tables(people))
    start = time.perf_counter()
    found = protect(counted, {people["city"].iloc[0]: Place(above)}, lattice())
    took = 1000 * (time.perf_counter() - start) / years
    size = people["department"].value_counts(normalize=True)
    of_departments = [each for each in counted if "department" in each.axes]
    kept = mean(named(found.groups, each, size) for each in of_departments)
    return took, kept, mean(unblanked(each, size) for each in of_departments)


def named(groups: pd.DataFrame, of: Counted, size: pd.Series) -> float:
    rows = groups[(groups["indicator"] == of.indicator.slug) & (groups["breakdown"] == of.breakdown)]
    rows = rows[(rows["dimension"] == "department") & (rows["category"] == rows["group"])]
    return float(size.reindex(rows["category"]).sum())


def unblanked(of: Counted, size: pd.Series) -> float:
    """Departments none of whose cells would be blanked."""
    rest = of.frame[["base_women", "base_men"]].to_numpy() - of.frame[["women", "men"]].to_numpy()
    counts = np.hstack([of.frame[["women", "men"]].to_numpy(), rest])
    small = ((counts > 0) & (counts < of.rule.fewest)).any(axis=1)
    return float(size.drop(of.frame.loc[small, "department"].unique()).sum())


if __name__ == "__main__":
    report()
