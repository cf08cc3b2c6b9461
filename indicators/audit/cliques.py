"""Which variables have to be held in one table, and how these tables hang together.

The full cross of all variables is far too large. Numbers that never name two variables together leave them free of
each other: tables over the cliques of a triangulated graph, equal where they overlap, say exactly as much as the full
cross, in fractions and in whole persons (any such tables can be joined into one of persons).
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable

Clique = tuple[str, ...]
Tree = list[tuple[int, int]]  # (clique, an earlier clique that holds everything they share)


def cliques(variables: Iterable[str], together: Iterable[frozenset[str]], size: Callable[[str], int]) -> list[Clique]:
    """The cliques of the triangulated graph, in an order in which each overlaps one of its forerunners most."""
    neighbours: dict[str, set[str]] = {name: set() for name in sorted(variables)}
    for names in together:
        for one, other in itertools.permutations(names, 2):
            neighbours[one].add(other)
    found: list[frozenset[str]] = []
    while neighbours:
        name = min(neighbours, key=lambda each: (_cost(each, neighbours, size), each))
        around = neighbours.pop(name)
        clique = frozenset({name} | around)
        if not any(clique <= other for other in found):
            found.append(clique)
        for one in around:
            neighbours[one] |= around - {one}
            neighbours[one].discard(name)
    return [tuple(sorted(clique)) for clique in found] or [()]


def _cost(name: str, neighbours: dict[str, set[str]], size: Callable[[str], int]) -> int:
    """Cells of the table that taking this variable out would need."""
    return math.prod(map(size, {name} | neighbours[name]))


def tree(found: list[Clique]) -> Tree:
    """A junction tree: the spanning tree of the largest overlaps."""
    linked, links = {0}, []
    while len(linked) < len(found):
        _, child, parent = max(
            (len(set(found[a]) & set(found[b])), -a, -b) for a in set(range(len(found))) - linked for b in linked
        )
        links.append((-child, -parent))
        linked.add(-child)
    return links
