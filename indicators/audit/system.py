"""The published numbers as equations over cells with unknown whole numbers of people, none below zero."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from indicators.audit.cliques import Clique, Tree, cliques, tree
from indicators.audit.space import Region, Space, is_empty
from indicators.audit.statements import BOTH, Statement, Target

GENDER = "gender"
Numbers = np.ndarray


class Layout:
    """The cells of all cliques, numbered; gender is a variable of each."""

    def __init__(self, space: Space, genders: str, regions: Iterable[frozenset[str]]) -> None:
        self.space, self.genders = space, genders
        together = [names | {GENDER} for names in regions]
        variables = frozenset({GENDER}).union(*together) if together else frozenset({GENDER})
        self.cliques: list[Clique] = cliques(variables, together, self.size)
        self.tree: Tree = tree(self.cliques)
        shapes = [tuple(self.size(name) for name in clique) for clique in self.cliques]
        starts = np.cumsum([0, *(math.prod(shape) for shape in shapes)])
        self.cells = int(starts[-1])
        self.tables = [
            np.arange(start, start + math.prod(shape)).reshape(shape)
            for start, shape in zip(starts, shapes, strict=False)
        ]

    def size(self, variable: str) -> int:
        return len(self.genders) if variable == GENDER else self.space.size(variable)

    def select(self, region: Region, genders: str) -> Numbers:
        """The cells of a region, in the smallest clique that tells it."""
        if is_empty(region):
            return np.empty(0, dtype=np.int64)
        allowed = {name: sorted(atoms) for name, atoms in region}
        allowed[GENDER] = [place for place, code in enumerate(self.genders) if code in genders]
        fitting = [number for number, clique in enumerate(self.cliques) if set(allowed) <= set(clique)]
        number = min(fitting, key=lambda each: self.tables[each].size)
        picked = [allowed.get(name, range(self.size(name))) for name in self.cliques[number]]
        return self.tables[number][np.ix_(*map(list, picked))].ravel()

    def overlaps(self) -> list[tuple[Numbers, Numbers]]:
        """For each link of the tree: the cells of one side and of the other, one row a combination they share."""
        found = []
        for child, parent in self.tree:
            shared = [name for name in self.cliques[child] if name in self.cliques[parent]]
            found.append((self._by(child, shared), self._by(parent, shared)))
        return found

    def _by(self, number: int, shared: list[str]) -> Numbers:
        clique = self.cliques[number]
        rest = [name for name in clique if name not in shared]
        order = [clique.index(name) for name in (*shared, *rest)]
        return self.tables[number].transpose(order).reshape(math.prod(map(self.size, shared)), -1)


@dataclass(frozen=True)
class System:
    """Equations `rows @ people = sums` over classes of cells that no equation tells apart.

    `most` and `least` give of each target what of a class may and what must be in it.
    """

    layout: Layout
    class_of: Numbers  # of each cell; -1 where nobody can be
    rows: sparse.csr_matrix
    sums: Numbers
    targets: list[Target]
    most: sparse.csr_matrix
    least: sparse.csr_matrix
    exactly: sparse.csr_matrix  # targets over cells

    @cached_property
    def limits(self) -> Numbers:
        return np.array([target.limit for target in self.targets], dtype=np.int64)

    @cached_property
    def widths(self) -> Numbers:
        """How wide the interval of each target has to be."""
        return np.array([target.width for target in self.targets], dtype=np.int64)


class Contradiction(Exception):
    """The published numbers cannot all be true."""


def systems(space: Space, statements: list[Statement], targets: list[Target]) -> list[System]:
    """One system for women and one for men, or one for both where a number ties them together."""
    statements = list(dict.fromkeys(Statement(each.region, each.genders, each.people) for each in statements))
    told = [Told({each.region: each.people for each in statements if each.genders == gender}, space) for gender in BOTH]
    if any(_ties(each, told) for each in statements if each.genders == BOTH):
        return [system(space, BOTH, statements, targets)]
    return [
        system(
            space,
            gender,
            [each for each in statements if each.genders == gender],
            [each for each in targets if each.gender == gender],
        )
        for gender in BOTH
    ]


def _ties(both: Statement, told: list[Told]) -> bool:
    """Whether a number of women and men together says more than the numbers of each; Contradiction where it differs."""
    women, men = (known.number(both.region) for known in told)
    if women is None or men is None:
        return True
    if women + men != both.people:
        raise Contradiction
    return False


class Told:
    """The published numbers of one gender by region, to see what follows from them."""

    def __init__(self, numbers: dict[Region, int], space: Space) -> None:
        self.space, self.numbers = space, numbers
        self.by_names: dict[frozenset[str], list[Region]] = {}
        for region in numbers:
            self.by_names.setdefault(frozenset(name for name, _ in region), []).append(region)

    def number(self, region: Region) -> int | None:
        """The published number of a region, or the sum of published parts that fill it."""
        if region in self.numbers:
            return self.numbers[region]
        names = frozenset(name for name, _ in region)
        for more, parts in self.by_names.items():
            if len(more - names) <= 1 and names <= more and (taken := self._filling(parts, region, more)):
                return sum(self.numbers[part] for part in taken)
        return None

    def _filling(self, parts: list[Region], whole: Region, names: frozenset[str]) -> list[Region]:
        """Some of the parts, taken from the largest on, that fill `whole` without overlapping; none if they do not."""
        inside = [part for part in parts if self.space.both(part, whole) == part]
        taken: list[Region] = []
        for part in sorted(inside, key=self.space.cells, reverse=True):
            if all(is_empty(self.space.both(part, other)) for other in taken):
                taken.append(part)
        around = dict(whole)
        size = math.prod(len(around.get(name, range(self.space.size(name)))) for name in names)
        return taken if sum(map(self.space.cells, taken)) == size else []


def system(space: Space, genders: str, statements: list[Statement], targets: list[Target]) -> System:
    """The equations of these statements, cells that are certainly empty left out, equal columns joined."""
    named = {frozenset(name for name, _ in each.region) for each in statements}
    named |= {frozenset(name for region in each.regions for name, _ in region) for each in targets}
    layout = Layout(space, genders, sorted(named, key=sorted))
    picked = [layout.select(each.region, each.genders) for each in statements]
    alive = _alive(layout, statements, picked)
    rows, sums = _equations(layout, statements, picked, alive)
    class_of, merged = _classes(rows, alive)
    exactly = _indicator([_cells_of(layout, each) for each in targets], layout.cells)
    most, least = _per_class(exactly, class_of, merged.shape[1])
    return System(layout, class_of, merged, sums, targets, most, least, exactly)


def _cells_of(layout: Layout, target: Target) -> Numbers:
    """The cells of a target, all in one clique: else its regions could not be added up."""
    names = frozenset(name for region in target.regions for name, _ in region)
    pieces = [layout.select(_widened(region, names, layout), target.gender) for region in target.regions]
    return np.unique(np.concatenate(pieces))


def _widened(region: Region, names: frozenset[str], layout: Layout) -> Region:
    known = dict(region)
    return tuple(sorted((name, known.get(name, frozenset(range(layout.size(name))))) for name in names))


def _alive(layout: Layout, statements: list[Statement], picked: list[Numbers]) -> Numbers:
    """Cells that somebody may be in: not published as zero, and not empty in an overlapping table."""
    alive = np.ones(layout.cells, dtype=bool)
    for statement, cells in zip(statements, picked, strict=True):
        if statement.people == 0:
            alive[cells] = False
    overlaps = layout.overlaps()
    while True:
        before = int(alive.sum())
        for one, other in overlaps:
            both = alive[one].any(axis=1) & alive[other].any(axis=1)
            alive[one[~both].ravel()] = False
            alive[other[~both].ravel()] = False
        if int(alive.sum()) == before:
            return alive


def _indicator(cells: list[Numbers], width: int) -> sparse.csr_matrix:
    lengths = [len(each) for each in cells]
    ends = np.cumsum([0, *lengths])
    columns = np.concatenate(cells) if cells else np.empty(0, dtype=np.int64)
    return sparse.csr_matrix((np.ones(ends[-1]), columns, ends), shape=(len(cells), width))


def _equations(
    layout: Layout, statements: list[Statement], picked: list[Numbers], alive: Numbers
) -> tuple[sparse.csr_matrix, Numbers]:
    filled = [(cells, each.people) for cells, each in zip(picked, statements, strict=True) if each.people > 0]
    published = _indicator([cells for cells, _ in filled], layout.cells)
    blocks = [published]
    for one, other in layout.overlaps():
        blocks.append(_indicator(list(one), layout.cells) - _indicator(list(other), layout.cells))
    rows = sparse.csr_matrix(sparse.vstack(blocks)) @ sparse.diags(alive.astype(float))
    sums = np.zeros(rows.shape[0])
    sums[: len(filled)] = [people for _, people in filled]
    kept = (abs(rows).sum(axis=1).A1 > 0) | (sums > 0)
    return sparse.csr_matrix(rows[kept]), sums[kept]


def _classes(rows: sparse.csr_matrix, alive: Numbers) -> tuple[Numbers, sparse.csr_matrix]:
    """Columns with the same coefficients become one class; told apart by two random sums of their rows."""
    random = np.random.default_rng(0)
    marks = rows.T @ random.random((rows.shape[0], 2))
    class_of = np.full(rows.shape[1], -1)
    _, first, inverse = np.unique(np.round(marks[alive], 9), axis=0, return_index=True, return_inverse=True)
    class_of[alive] = inverse.ravel()
    columns = np.flatnonzero(alive)[first]
    return class_of, sparse.csr_matrix(rows[:, columns])


def _per_class(
    exactly: sparse.csr_matrix, class_of: Numbers, classes: int
) -> tuple[sparse.csr_matrix, sparse.csr_matrix]:
    alive = np.flatnonzero(class_of >= 0)
    joined = sparse.csr_matrix((np.ones(len(alive)), (alive, class_of[alive])), shape=(len(class_of), classes))
    inside = sparse.csr_matrix(exactly @ joined)
    members = np.bincount(class_of[alive], minlength=classes)
    most, least = inside.copy(), inside.copy()
    most.data = np.ones_like(inside.data)
    least.data = (inside.data == members[inside.indices]).astype(float)
    least.eliminate_zeros()
    return most, least
