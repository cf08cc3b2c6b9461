"""The audit: seconds a city-year by size of the staff, and a network of eight administrations over ten years.

Goals: 12,000 staff median 4 s and at most 10 s a city-year; eight by ten within four minutes on two cores.
"""

import time
from statistics import median

import pandas as pd

from indicators.audit import Contents, attack
from tests.attack.administrations import administration
from tests.attack.built import staff_merged

SIZES = {650: 6, 2_800: 4, 12_000: 4}
NETWORK, YEARS = (650, 900, 1_400, 2_000, 2_800, 4_200, 6_500, 12_000), 10


def merged(seed: int, staff: int, years: int = 1) -> Contents:
    """What the product publishes of the staff of an invented administration."""
    return staff_merged(administration(seed, staff, years))


def network() -> Contents:
    """Eight of them in one edition."""
    parts = [merged(100 + number, staff, YEARS) for number, staff in enumerate(NETWORK)]
    joined = [pd.concat([getattr(each, name) for each in parts]) for name in ("observations", "groups")]
    parents = {city: above for each in parts for city, above in each.parents.items()}
    return Contents(joined[0].reset_index(drop=True), joined[1].reset_index(drop=True), parts[0].measures, parents)


def report() -> None:
    """Print seconds."""
    for staff, trials in SIZES.items():
        took, secrets, undecided = [], 0, 0
        for seed in range(trials):
            contents = merged(seed, staff)
            start = time.perf_counter()
            verdict = attack(contents, workers=1)
            took.append(time.perf_counter() - start)
            secrets, undecided = secrets + verdict.secrets, undecided + verdict.integer["undecided"]
        print(f"{staff:6} staff: median {median(took):.1f} s, most {max(took):.1f} s a city-year", end="; ")
        print(f"{secrets} secrets, {undecided} undecided in whole persons")
    contents = network()
    start = time.perf_counter()
    verdict = attack(contents)
    print(
        f"{len(NETWORK)} administrations x {YEARS} years: {time.perf_counter() - start:.0f} s on two processes",
        end="; ",
    )
    print(f"{verdict.blocks} blocks, {verdict.secrets} secrets, {verdict.exact} exact, {verdict.narrow} narrow")


if __name__ == "__main__":
    report()
