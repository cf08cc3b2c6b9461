"""What two tables together tell: the set of people of one inside the set of another leaves a difference.

Where a box lies in another, their difference on the joined rows can be worked out by anybody; it has to be nobody or
enough people, like every count that is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from indicators.merge.told import EVERYTHING_ELSE, Box, Cell, Told


@dataclass(frozen=True)
class Small:
    """A difference that gives few people away: of which rows, in which years."""

    one: Told
    other: Told
    rows: tuple[frozenset[str], ...]
    years: tuple[int, ...]


def small_differences(told: Sequence[Told], public: Mapping[str, frozenset[str]]) -> list[Small]:
    """Every pair of sets whose difference gives few people away; `public`: codes of posts whose holders are known."""
    by_key: dict[tuple[str, ...], list[Told]] = {}
    for each in told:
        by_key.setdefault(each.key, []).append(each)
    return [small for each in by_key.values() for small in _of_one_table(each, public)]


def _of_one_table(told: list[Told], public: Mapping[str, frozenset[str]]) -> Iterator[Small]:
    bits = _Bits(told)
    classes: dict[tuple[Cell, ...], dict[tuple[int, ...], Told]] = {}
    for each, mask in zip(told, bits.masks, strict=True):
        known = classes.setdefault(each.cells, {})
        if mask not in known or _years_told(each) > _years_told(known[mask]):
            known[mask] = each
    groups = list(classes.values())
    for place, one in enumerate(groups):
        for other in groups[place:]:
            yield from _between(list(one.items()), list(other.items()), bits, public)


def _years_told(told: Told) -> int:
    return int((~np.isnan(told.counts[:, 0, 0])).sum())


class _Bits:
    """Boxes as whole numbers, so that one inside another is seen for thousands of pairs at once."""

    def __init__(self, told: Sequence[Told]) -> None:
        self.codes: dict[str, list[str]] = {}
        for each in told:
            for name, codes in each.box.items():
                known = self.codes.setdefault(name, [EVERYTHING_ELSE])
                known += sorted(code.removeprefix("not ") for code in codes if code.removeprefix("not ") not in known)
        self.names = list(self.codes)
        self.masks = [self.mask(each.box) for each in told]

    def mask(self, box: Box) -> tuple[int, ...]:
        return tuple(self._of(name, box.get(name)) for name in self.names)

    def _of(self, name: str, codes: frozenset[str] | None) -> int:
        known = self.codes[name]
        if codes is None:
            return (1 << len(known)) - 1
        left_out = {code.removeprefix("not ") for code in codes if code.startswith("not ")}
        wanted = set(known) - left_out if EVERYTHING_ELSE in codes else codes
        return sum(1 << place for place, code in enumerate(known) if code in wanted)


Item = tuple[tuple[int, ...], Told]


def _between(one: list[Item], other: list[Item], bits: _Bits, public: Mapping[str, frozenset[str]]) -> Iterator[Small]:
    """Pairs of two classes of sets with the same rows each."""
    if not bits.names:
        return
    joined, to_one, to_other = _joined(one[0][1].cells, other[0][1].cells)
    masks = [np.array([mask for mask, _ in each], dtype=np.uint64) for each in (one, other)]
    counts = [_on(each, to, len(joined)) for each, to in ((one, to_one), (other, to_other))]
    for small, large, flipped in ((0, 1, False), (1, 0, True)):
        inside = ((masks[small][:, None] & ~masks[large][None]) == 0).all(axis=2)
        inside &= (masks[small][:, None] != masks[large][None]).any(axis=2)
        inner, outer = np.nonzero(inside)
        difference = counts[large][outer] - counts[small][inner]
        items = (other, one) if flipped else (one, other)
        fewest = np.array(
            [
                max(items[0][a][1].view.rule.fewest, items[1][b][1].view.rule.fewest)
                for a, b in zip(inner, outer, strict=True)
            ]
        )
        few = (difference != 0) & ~np.isnan(difference) & (np.abs(difference) < fewest[:, None, None, None])
        for number in np.flatnonzero(few.any(axis=(1, 2, 3))):
            (mask_in, told_in), (mask_out, told_out) = items[0][inner[number]], items[1][outer[number]]
            if not _is_public(mask_in, mask_out, bits, public):
                where = few[number].any(axis=2)
                rows = tuple(codes for place in np.flatnonzero(where.any(axis=0)) for codes in joined[place])
                yield Small(told_in, told_out, rows, tuple(np.flatnonzero(where.any(axis=1)).tolist()))


def _is_public(
    inner: tuple[int, ...], outer: tuple[int, ...], bits: _Bits, public: Mapping[str, frozenset[str]]
) -> bool:
    """Whether the difference is holders of named posts and nothing narrower."""
    differing = [number for number, (a, b) in enumerate(zip(inner, outer, strict=True)) if a != b]
    if len(differing) != 1 or any(
        outer[number] != bits.mask({})[number] for number in range(len(outer)) if number not in differing
    ):
        return False
    (number,) = differing
    name, left = bits.names[number], outer[number] & ~inner[number]
    codes = {code for place, code in enumerate(bits.codes[name]) if left >> place & 1}
    return codes <= public.get(name, frozenset())


def _joined(one: Sequence[Cell], other: Sequence[Cell]) -> tuple[list[Cell], list[int], list[int]]:
    """The coarsest rows that both have (groups nest), and the joined row of each row."""
    if one == other:
        return list(one), list(range(len(one))), list(range(len(other)))
    width = len(one[0])
    largest = [_united({cell[axis] for cell in (*one, *other)}) for axis in range(width)]
    place: dict[Cell, int] = {}
    to = []
    for cells in (one, other):
        around = [tuple(_around(codes, largest[axis]) for axis, codes in enumerate(cell)) for cell in cells]
        to.append([place.setdefault(cell, len(place)) for cell in around])
    return list(place), to[0], to[1]


def _united(groups: set[frozenset[str]]) -> list[frozenset[str]]:
    """The groups, those with a code in common put together: one table may have codes that the other lacks."""
    found: list[frozenset[str]] = []
    for group in groups:
        touched = [each for each in found if each & group]
        found = [each for each in found if each not in touched] + [group.union(*touched)]
    return found


def _around(codes: frozenset[str], largest: Sequence[frozenset[str]]) -> frozenset[str]:
    return next(each for each in largest if codes <= each)


def _on(items: list[Item], to: list[int], rows: int) -> npt.NDArray[np.float64]:
    """Counts of each set on the joined rows."""
    stacked = np.stack([told.counts for _, told in items])
    found = np.zeros((*stacked.shape[:2], rows, 2))
    for place, row in enumerate(to):
        found[:, :, row] += stacked[:, :, place]
    return found
