"""The attack on an edition. It knows the file only, nothing of how it was made, and no passed audit means no edition.

Every published number is an equation over unknown numbers of people. A *secret* is a cell of a declared breakdown
(counted or not counted, women or men) that can have fewer people than may show (its limit: k, 10 for pay and very
sensitive matters) and that somebody can be in. It is known *exactly* when every table that agrees with all published
numbers has the same number there, and *narrowly* when these numbers lie less than limit - 1 apart (among the holders of
a public office: less than their number, which everybody knows). Cells that can only be empty or surely have enough
people are no secrets; what others have published and offices held are none either. People whose category is not
recorded are unknowns of the equations, not secrets: an empty field discloses nothing.
"""

from __future__ import annotations

import multiprocessing
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from indicators.audit import rules
from indicators.audit.attack import version
from indicators.audit.blocks import Outcome
from indicators.audit.jobs import Job, do, jobs
from indicators.audit.limits import FLOOR, USUAL, Limits, limits
from indicators.audit.reading import PLANS, READ, Contents, contents, read, text_of_plans
from indicators.audit.verdict import Verdict, check, code_hash, refusal, speaks_of
from indicators.audit.weaker import AMOUNTS, EARLIER_EDITIONS
from indicators.errors import EditionError

__all__ = ["PLANS", "READ", "Contents", "Verdict", "attack", "audit", "check", "contents", "read", "refusal"]
__all__ += ["speaks_of", "text_of_plans"]

WORKERS = 2
ALONE = 6
"""Up to so many blocks are done in this process: starting others takes longer."""
Progress = Callable[[int, int], None]


def audit(
    path: Path,
    k: int = USUAL,
    earlier: Sequence[Path] = (),
    progress: Progress | None = None,
    workers: int = WORKERS,
) -> Verdict:
    """Attack the edition in a file, with what `earlier` editions said; `progress` is told (done, of how many)."""
    before = [_readable(each) for each in earlier]
    return attack(read(path), k, before, progress, workers)


def _readable(path: Path) -> Contents | None:
    """An earlier edition; None for one of a time when editions did not say whom they count."""
    try:
        return read(path)
    except EditionError:
        return None


def attack(
    edition: Contents,
    k: int = USUAL,
    earlier: Sequence[Contents | None] = (),
    progress: Progress | None = None,
    workers: int = WORKERS,
) -> Verdict:
    """The verdict on the contents of an edition; None among `earlier` is one that could not be read."""
    started, known = time.perf_counter(), limits(k)
    todo = jobs(edition, known, [each for each in earlier if each])
    found = Outcome(weaker=Counter({EARLIER_EDITIONS: sum(each is None for each in earlier)}))
    for done, outcome in enumerate(_outcomes(todo, workers), start=1):
        found.add(outcome)
        if progress:
            progress(done, len(todo))
    return _verdict(edition, known, len(todo), found, time.perf_counter() - started)


def _outcomes(found: list[Job], workers: int) -> Iterator[Outcome]:
    if workers < 2 or len(found) <= ALONE:
        yield from map(do, found)
        return
    with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(do, found)


def _verdict(edition: Contents, known: Limits, blocks: int, found: Outcome, seconds: float) -> Verdict:
    weaker = {**found.weaker, AMOUNTS: rules.amounts(edition)}
    return Verdict(
        k=known.k,
        floor=FLOOR,
        blocks=blocks,
        attacked=found.attacked,
        secrets=found.secrets,
        exact=found.exact,
        narrow=found.narrow,
        small=found.small + rules.small_apart(edition, known) + rules.across_tables(edition, known),
        uniform=rules.uniform(edition),
        too_exact=rules.too_exact(edition),
        without_measure=rules.without_measure(edition),
        contradictions=found.contradictions,
        revealed_by_correction=found.revealed,
        narrowest=found.narrowest,
        programs=found.programs,
        integer={"persons": found.by_persons, "programs": found.by_programs, "undecided": found.undecided},
        colleague=dict(sorted(found.colleague.items())),
        weaker={name: number for name, number in sorted(weaker.items()) if number},
        seconds=round(seconds, 1),
        solver=f"HiGHS {version()}",
        code=code_hash(),
        content=edition.digest(),
    )
