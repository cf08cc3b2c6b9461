"""The attack on an edition. It knows the file only, nothing of how it was made, and no passed audit means no edition.

Every published number is an equation over unknown numbers of people. A *secret* is a cell of a declared breakdown
(counted or not counted, women or men) that can have fewer people than may show (its limit: k, 10 for pay and very
sensitive matters) and that somebody can be in. It is known *exactly* when every table that agrees with all published
numbers has the same number there, and *narrowly* when these numbers lie less than limit - 1 apart. Cells that can only
be empty or surely have enough people are no secrets; what others have published and offices held are none either.
People whose category is not recorded are unknowns of the equations, not secrets: an empty field discloses nothing.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from indicators.audit import corrections, flows, rules
from indicators.audit.attack import version
from indicators.audit.blocks import Outcome, run_all
from indicators.audit.limits import FLOOR, USUAL, Limits, limits
from indicators.audit.reading import READ, Contents, contents, read
from indicators.audit.statements import Block, Reader
from indicators.audit.verdict import Verdict, check, code_hash, refusal
from indicators.errors import EditionError

__all__ = ["READ", "Contents", "Verdict", "attack", "audit", "check", "contents", "read", "refusal"]

WORKERS = 2
ALONE = 6
"""Up to so many blocks are done in this process: starting others takes longer."""
Readings = list[Block]
"""One block, read boldly and carefully."""
Progress = Callable[[int, int], None]


def audit(
    path: Path,
    k: int = USUAL,
    earlier: Sequence[Path] = (),
    progress: Progress | None = None,
    workers: int = WORKERS,
) -> Verdict:
    """Attack the edition in a file, with what `earlier` editions said; `progress` is told (done, of how many)."""
    before = [each for each in map(_readable, earlier) if each]
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
    earlier: Sequence[Contents] = (),
    progress: Progress | None = None,
    workers: int = WORKERS,
) -> Verdict:
    """The verdict on the contents of an edition."""
    started, known = time.perf_counter(), limits(k)
    blocks, revealing = _blocks(edition, known, earlier)
    found = Outcome()
    for done, outcome in enumerate(_outcomes(blocks, workers), start=1):
        found.add(outcome)
        if progress:
            progress(done, len(blocks))
    return _verdict(edition, known.k, len(blocks), found, revealing, time.perf_counter() - started)


def _blocks(edition: Contents, known: Limits, earlier: Sequence[Contents]) -> tuple[list[Readings], int]:
    """What to attack: each delivered table of each city and year, and the years tied together."""
    blocks: list[Readings] = []
    revealing = 0
    rows = edition.observations[rules.ours(edition.observations)]
    tables = rows["indicator"].map({name: each.table for name, each in edition.measures.items()})
    for city in sorted(rows["city"].unique()):
        here = sorted(tables[rows["city"] == city].dropna().unique())
        readers = {table: Reader(edition, city, table, known) for table in here}
        for table, reader in readers.items():
            before = [Reader(each, city, table, known) for each in earlier]
            for year in sorted(int(each) for each in reader.rows.loc[rules.ours(reader.rows), "year"].unique()):
                readings = []
                for bold in (True, False):
                    more, moved = corrections.earlier(before, reader, year, bold)
                    readings.append(reader.block(year, more, bold))
                revealing += moved
                blocks.append(readings)
        blocks += _tied(readers)
    return blocks, revealing


def _tied(readers: dict[str, Reader]) -> Iterator[Readings]:
    """By directorate, as if nobody moved between them; where that cannot be true, the whole administration only."""
    for year in readers["staff"].years() if "staff" in readers else ():
        tied = [flows.block(readers, year, by_directorate) for by_directorate in (True, False)]
        if any(tied):
            yield [each for each in tied if each]


def _outcomes(blocks: list[Readings], workers: int) -> Iterator[Outcome]:
    if workers < 2 or len(blocks) <= ALONE:
        yield from map(run_all, blocks)
        return
    with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(run_all, blocks)


def _verdict(edition: Contents, k: int, blocks: int, found: Outcome, revealing: int, seconds: float) -> Verdict:
    return Verdict(
        k=k,
        floor=FLOOR,
        blocks=blocks,
        attacked=found.attacked,
        secrets=found.secrets,
        exact=found.exact,
        narrow=found.narrow,
        small=found.small,
        uniform=rules.uniform(edition),
        too_exact=rules.too_exact(edition),
        without_measure=rules.without_measure(edition),
        contradictions=found.contradictions,
        revealed_by_correction=revealing,
        narrowest=found.narrowest,
        programs=found.programs,
        integer={"persons": found.by_persons, "programs": found.by_programs, "undecided": found.undecided},
        colleague=dict(sorted(found.colleague.items())),
        seconds=round(seconds, 1),
        solver=f"HiGHS {version()}",
        code=code_hash(),
        content=edition.digest(),
    )
