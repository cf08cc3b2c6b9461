"""Earlier editions of the same folder: what they said of the same year is known as well."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from indicators.audit.reader import Reader
from indicators.audit.space import Region
from indicators.audit.statements import Statement


class Earlier(NamedTuple):
    """What earlier editions add to a year; how many numbers changed by fewer people than may show; tables left out."""

    added: list[Statement]
    revealing: int
    left_out: int


def earlier(readers: Iterable[Reader], now: Reader, year: int, bold: bool = True) -> Earlier:
    """What earlier editions of a table say of a year.

    Where a number changed, the earlier table is another one: its other numbers cannot be joined with the new ones.
    """
    space = now.space(year, bold)
    known = {(each.region, each.genders): each for each in now.statements(now.of(year), space)}
    added: list[Statement] = []
    revealing = left_out = 0
    for reader in readers:
        told = [each for each in reader.statements(reader.of(year), space) if each.limit]
        moved = [known[key].people - each.people for each in told if (key := (each.region, each.genders)) in known]
        if any(moved):
            revealing += _revealing(told, known)
            left_out += 1
        else:
            added += [each for each in told if (each.region, each.genders) not in known]
    return Earlier(added, revealing, left_out)


def _revealing(told: list[Statement], known: dict[tuple[Region, str], Statement]) -> int:
    changes = ((abs(known[key].people - each.people), each.limit) for each in told if (key := each[:2]) in known)
    return sum(0 < change < limit for change, limit in changes)
