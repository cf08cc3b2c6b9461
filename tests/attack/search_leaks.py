"""Searches administrations that leak with the nesting of groups switched off: python -m tests.attack.search_leaks

Groups that cross give a category away: one table has {12, 24} together and another {18, 24}, where 12 and 18 stand
alone elsewhere. The product's own merging runs with `protect(_nested=False)` on a hundred invented administrations of
4,200 to 12,000 staff. `LEAKING` are (seed, staff) that this search has found; the tests try only these.
"""

from __future__ import annotations

import numpy as np

from indicators.audit.attack import attack
from indicators.audit.blocks import failed
from indicators.audit.limits import limits
from indicators.audit.reader import Reader
from indicators.audit.system import systems
from tests.attack.administrations import LAST_YEAR, administration
from tests.attack.built import staff_merged

SEEDS = 100
LEAKING = [(0, 4_200), (9, 4_909)]


def size_of(seed: int) -> int:
    return int(np.linspace(4_200, 12_000, SEEDS)[seed % SEEDS])


def leaks(seed: int, staff: int, nested: bool, k: int = 5) -> int:
    """How many cells come out exactly."""
    people = administration(seed, staff)
    contents = staff_merged(people, k, nested)
    block = Reader(contents, str(people["city"].iloc[0]), "staff", limits(k)).block(LAST_YEAR)
    found = 0
    for system in systems(block.space, block.statements, block.targets):
        ranges, _ = attack(system)
        found += int((failed(ranges, system) & (ranges.width == 0)).sum())
    return found


def main() -> None:
    leaking = 0
    for seed in range(SEEDS):
        if number := leaks(seed, size_of(seed), nested=False):
            leaking += 1
            print(f"seed {seed}, {size_of(seed)} staff: {number} cells come out exactly", flush=True)
    print(f"{leaking} of {SEEDS} administrations leak.")


if __name__ == "__main__":
    main()
