"""One block: a source table of a city in a year, attacked by itself. Blocks know nothing of each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from indicators.audit import colleague, persons
from indicators.audit.attack import Ranges, attack
from indicators.audit.statements import Block, too_small
from indicators.audit.system import Contradiction, Numbers, System, systems
from indicators.audit.weaker import NO_WHOLE_TABLE, OWN_FIGURES

SAMPLE = 5
SECONDS_A_PROGRAM = 1.0


@dataclass
class Outcome:
    """What the attack on a block (or on many) found; numbers only."""

    attacked: int = 0
    secrets: int = 0
    exact: int = 0
    narrow: int = 0
    small: int = 0
    contradictions: int = 0
    revealed: int = 0
    narrowest: int | None = None
    programs: int = 0
    by_persons: int = 0
    by_programs: int = 0
    undecided: int = 0
    colleague: Counter[str] = field(default_factory=Counter)
    weaker: Counter[str] = field(default_factory=Counter)

    def add(self, other: Outcome) -> None:
        """Put the findings of another block to these."""
        for name in ("attacked", "secrets", "exact", "narrow", "small", "contradictions", "revealed", "programs"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("by_persons", "by_programs", "undecided"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        widths = [width for width in (self.narrowest, other.narrowest) if width is not None]
        self.narrowest = min(widths) if widths else None
        self.colleague += other.colleague
        self.weaker += other.weaker


def run(readings: Iterable[Block]) -> Outcome:
    """Attack a block: the boldest reading that does not contradict itself, at last one without what others say."""
    outcome = Outcome()
    for block in _and_without_public(readings):
        outcome.small = outcome.small or too_small(block.statements)
        try:
            outcome.add(_attacked(block))
            outcome.weaker.update(block.weaker)
            return outcome
        except Contradiction:
            continue
    outcome.contradictions = 1
    return outcome


def _and_without_public(readings: Iterable[Block]) -> Iterator[Block]:
    block = None
    for block in readings:
        yield block
    if block and any(not each.limit for each in block.statements):
        yield _without_public(block)


def _without_public(block: Block) -> Block:
    ours = [each for each in block.statements if each.limit]
    return replace(block, statements=ours, weaker=(*block.weaker, OWN_FIGURES))


def _attacked(block: Block) -> Outcome:
    outcome = Outcome()
    if not block.targets or not block.statements:
        return outcome
    parts = systems(block.space, block.statements, block.targets)
    samples = [SAMPLE] if len(parts) == 1 else [SAMPLE - SAMPLE // 2, SAMPLE // 2]
    for system, sample in zip(parts, samples, strict=True):
        outcome.add(_system(system, block, sample))
    return outcome


def _system(system: System, block: Block, sample: int) -> Outcome:
    ranges, programs = attack(system)
    outcome = Outcome(attacked=len(system.targets), programs=programs)
    if not system.targets:
        return outcome
    secrets = secret(ranges, system)
    failing = failed(ranges, system)
    outcome.secrets = int(secrets.sum())
    outcome.exact = int((failing & (ranges.width == 0)).sum())
    outcome.narrow = int(failing.sum()) - outcome.exact
    if not failing.any():  # else the edition is refused, and nothing needs a proof
        _in_persons(system, block, secrets, sample, outcome)
    if secrets.any():
        outcome.colleague = colleague.at_risk(system, secrets, ranges)
    hidden = secrets & (system.widths >= system.limits - 1)  # who holds a public office is known anyway
    if hidden.any():
        outcome.narrowest = int(ranges.width[hidden].min())
    return outcome


def secret(ranges: Ranges, system: System) -> Numbers:
    """Cells that can have fewer people than may show, and that somebody can be in."""
    return (ranges.least < system.limits) & (ranges.most >= 1)


def failed(ranges: Ranges, system: System) -> Numbers:
    """Secrets that an attacker knows exactly, or too nearly."""
    return secret(ranges, system) & (ranges.width < system.widths)


def _in_persons(system: System, block: Block, secrets: Numbers, sample: int, outcome: Outcome) -> None:
    """Proof in whole persons: by tables of persons, and by integer programs for a fixed sample of secrets."""
    whole = persons.prove(system, block.statements, secrets)
    outcome.weaker[NO_WHOLE_TABLE] += bool(secrets.any()) and not np.isfinite(whole.low).any()
    proved = secrets & (whole.most > whole.least)
    order = np.lexsort((np.where(np.isfinite(whole.width), whole.width, -1), proved, ~secrets))
    for target in order[: min(sample, int(secrets.sum()))]:
        said = persons.program(system, int(target), SECONDS_A_PROGRAM)
        outcome.by_programs += said == "proved"
        outcome.narrow += said == "narrow"
        proved[target] |= said == "proved"
    outcome.by_persons = int((secrets & (whole.most > whole.least)).sum())
    outcome.undecided = int((secrets & ~proved).sum())
