"""Searches administrations that leak when each table is merged by itself: python -m tests.attack.search_leaks

Groups that cross give a category away: one table has {12, 24} together and another {18, 24}, where 12 and 18 stand
alone elsewhere. `LEAKING` are seeds that this search has found; the tests try only these.
"""

from __future__ import annotations

import sys

import numpy as np

from indicators.audit.attack import attack
from indicators.audit.blocks import failed
from indicators.audit.limits import limits
from indicators.audit.reader import Reader
from indicators.audit.system import systems
from tests.attack.administrations import LAST_YEAR, administration
from tests.attack.unprotected import DECLARED, Protection, apart, edition

SEEDS = 100
LEAKING = [(21, 5_854), (45, 7_745)]


def size_of(seed: int) -> int:
    return int(np.linspace(4_200, 12_000, SEEDS)[seed % SEEDS])


def leaks(seed: int, staff: int, k: int = 5, protection: Protection = apart) -> int:
    """How many cells come out exactly or too nearly."""
    people = administration(seed, staff)
    contents = edition(people, protection, k, breakdowns=DECLARED)
    block = Reader(contents, str(people["city"].iloc[0]), "staff", limits(k)).block(LAST_YEAR)
    found = 0
    for system in systems(block.space, block.statements, block.targets):
        ranges, _ = attack(system)
        found += int((failed(ranges, system) & (ranges.width == 0)).sum())
    return found


def main() -> None:
    for seed in range(SEEDS):
        if number := leaks(seed, size_of(seed)):
            print(f"seed {seed}, {size_of(seed)} staff: {number} cells come out exactly", flush=True)
            sys.stdout.flush()


if __name__ == "__main__":
    main()
