"""What there is to attack, as jobs for a pool of processes: each makes its block itself, read in several ways."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from indicators.audit import corrections, flows, rules
from indicators.audit.blocks import Outcome, run
from indicators.audit.limits import Limits
from indicators.audit.reader import Reader
from indicators.audit.reading import PEOPLE, Contents
from indicators.audit.statements import Block
from indicators.audit.weaker import EARLIER_TABLES, MISSING_REASONS, UNKNOWN_CATEGORIES, UNTIED_LEAVERS, WHOLE_MOVEMENTS

LEAVERS = {flows.BY_REASON: (), flows.BY_TURNOVER: (MISSING_REASONS,), flows.UNTIED: (UNTIED_LEAVERS,)}
"""How boldly leavers are tied to staff and arrivals, and what that leaves out."""


@dataclass(frozen=True)
class OneTable:
    """A source table of a city in a year, with what earlier editions said of it."""

    reader: Reader
    before: Sequence[Reader]
    year: int

    def __call__(self) -> Outcome:
        outcome = run(self._readings())
        before = corrections.earlier(self.before, self.reader, self.year)
        outcome.revealed = before.revealing
        outcome.weaker[EARLIER_TABLES] += before.left_out
        return outcome

    def _readings(self) -> Iterator[Block]:
        for bold in (True, False):
            more = corrections.earlier(self.before, self.reader, self.year, bold).added
            block = self.reader.block(self.year, more, bold)
            yield block if bold else replace(block, weaker=(UNKNOWN_CATEGORIES,))


@dataclass(frozen=True)
class Movements:
    """A city's stocks and movements of a year, tied together."""

    readers: Mapping[str, Reader]
    year: int

    def __call__(self) -> Outcome:
        return run(self._readings())

    def _readings(self) -> Iterator[Block]:
        """By directorate, as if nobody moved between them; where that cannot be true, the whole administration only.
        Each first as if the reasons for leaving that are told were those of all who left."""
        for by_directorate, (leavers, weaker) in itertools.product((True, False), LEAVERS.items()):
            block = flows.block(self.readers, self.year, by_directorate, leavers)
            if block:
                yield replace(block, weaker=(*weaker, *(() if by_directorate else (WHOLE_MOVEMENTS,))))


Job = OneTable | Movements


def jobs(edition: Contents, known: Limits, earlier: Sequence[Contents]) -> list[Job]:
    """Each delivered table of each city and year, and the years tied together."""
    found: list[Job] = []
    rows = edition.observations[rules.ours(edition.observations)]
    tables = rows["indicator"].map({name: each.table for name, each in edition.measures.items() if each.kind == PEOPLE})
    for city in sorted(rows["city"].unique()):
        here = sorted(tables[rows["city"] == city].dropna().unique())
        readers = {table: Reader(edition, city, table, known) for table in here}
        for table, reader in readers.items():
            before = [Reader(each, city, table, known) for each in earlier]
            found += [OneTable(reader, before, year) for year in reader.delivered_years()]
        if "staff" in readers:
            tied = {name: each for name, each in readers.items() if name in flows.TABLES}
            found += [Movements(tied, year) for year in readers["staff"].years() if flows.is_tied(tied, year)]
    return found


def do(job: Job) -> Outcome:
    return job()
