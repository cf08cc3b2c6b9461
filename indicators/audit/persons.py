"""Proof in whole persons: other tables of persons with the same published numbers and another secret.

A table in whole numbers is unfolded into persons; then persons who no published number tells apart exchange their
categories, again and again. Each such table is checked against every equation before it counts as a proof.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy import optimize, sparse

from indicators.audit.attack import Ranges
from indicators.audit.space import Region
from indicators.audit.statements import Statement
from indicators.audit.system import GENDER, Numbers, System

PASSES = 12
SECONDS_FOR_A_TABLE = 20.0
PUSHES, IDLE_PUSHES, SECONDS_A_PUSH = 16, 3, 0.5


@dataclass
class Persons:
    """One row a person: the atom of each variable."""

    variables: tuple[str, ...]
    atoms: Numbers

    def column(self, name: str) -> Numbers:
        return self.atoms[:, self.variables.index(name)]


def whole_table(system: System, costs: Numbers | None = None, seconds: float = SECONDS_FOR_A_TABLE) -> Numbers | None:
    """A table in whole persons that agrees with all published numbers; None where none was found in time.

    With `costs` one that makes them small, not the smallest: the first good one is enough.
    """
    columns = system.rows.shape[1]
    if not columns:
        return np.empty(0)
    found = optimize.milp(
        np.zeros(columns) if costs is None else costs,
        integrality=np.ones(columns),
        bounds=optimize.Bounds(0, np.inf),
        constraints=optimize.LinearConstraint(system.rows, system.sums, system.sums),
        options={"time_limit": seconds, "mip_rel_gap": 0.5},
    )
    table = None if found.x is None else np.round(found.x)
    return table if table is not None and _agrees(system, table) else None


def prove(system: System, statements: list[Statement], secrets: Numbers) -> Ranges:
    """The ranges seen in tables of whole persons."""
    ranges = Ranges.unseen(len(system.targets))
    table = whole_table(system)
    if table is None:
        return ranges
    ranges.see(system, table)
    persons = unfold(system, table)
    genders = set(system.layout.genders)
    kept = [each for each in statements if set(each.genders) & genders]
    for _ in range(PASSES):
        if not (secrets & (ranges.most <= ranges.least)).any():
            break
        for changed in exchanges(system, persons, kept):
            folded = fold(system, changed)
            if _agrees(system, folded):
                ranges.see(system, folded)
                persons = changed
    _push(system, secrets, ranges)
    return ranges


def _push(system: System, secrets: Numbers, ranges: Ranges) -> None:
    """More tables of whole persons, each pushing the secrets up or down that were the same in all so far."""
    random = np.random.default_rng(3)
    idle = 0
    for turn in range(PUSHES):
        same = np.flatnonzero(secrets & (ranges.most <= ranges.least))
        if not len(same) or idle >= IDLE_PUSHES:
            return
        side = (system.least if turn % 2 else system.most)[same]
        costs = side.T @ (random.random(len(same)) * random.integers(0, 2, len(same)))
        table = whole_table(system, costs if turn % 2 else -costs, SECONDS_A_PUSH)
        idle = 0 if table is not None and ranges.see(system, table) else idle + 1


def _agrees(system: System, table: Numbers) -> bool:
    return bool((np.abs(system.rows @ table - system.sums) < 0.5).all() and (table >= 0).all())


def unfold(system: System, table: Numbers) -> Persons:
    """Persons with all variables: each clique's people joined to those of its forerunners where both overlap."""
    layout = system.layout
    counts = _cells(system, table)
    variables: list[str] = list(layout.cliques[0])
    atoms = _rows_of(layout.tables[0], counts)
    for child, _ in layout.tree:
        clique = layout.cliques[child]
        shared = [name for name in clique if name in variables]
        more = _rows_of(layout.tables[child], counts)
        fresh = [place for place, name in enumerate(clique) if name not in variables]
        ours = _order(atoms[:, [variables.index(name) for name in shared]])
        theirs = _order(more[:, [clique.index(name) for name in shared]])
        joined = np.empty((len(atoms), len(fresh)), dtype=np.int64)
        joined[ours] = more[theirs][:, fresh]
        atoms = np.hstack([atoms, joined])
        variables += [clique[place] for place in fresh]
    return Persons(tuple(variables), atoms)


def _cells(system: System, table: Numbers) -> Numbers:
    """People of each cell; those of a class all in its first cell."""
    counts = np.zeros(system.layout.cells, dtype=np.int64)
    alive = np.flatnonzero(system.class_of >= 0)
    _, first = np.unique(system.class_of[alive], return_index=True)
    counts[alive[first]] = table.astype(np.int64)
    return counts


def _rows_of(cells: Numbers, counts: Numbers) -> Numbers:
    places = np.argwhere(np.ones(cells.shape, dtype=bool))
    return np.repeat(places, counts[cells.ravel()], axis=0)


def _order(columns: Numbers) -> Numbers:
    return np.lexsort(columns.T[::-1]) if columns.shape[1] else np.arange(len(columns))


def fold(system: System, persons: Persons) -> Numbers:
    """The table of these persons: of each class how many."""
    layout = system.layout
    table = np.zeros(system.rows.shape[1])
    for clique, cells in zip(layout.cliques, layout.tables, strict=True):
        places = tuple(persons.column(name) for name in clique)
        table += np.bincount(system.class_of[cells[places]], minlength=len(table))[: len(table)]
    return table


def exchanges(system: System, persons: Persons, statements: list[Statement]) -> Iterator[Persons]:
    """For each set of categories that is published together: those who hold them exchange them at random."""
    random = np.random.default_rng(2)
    for variable in persons.variables:
        if variable == GENDER:
            continue
        for held in _together(variable, statements, system):
            persons = _exchanged(persons, variable, held, statements, random, system)
            yield persons


def _together(variable: str, statements: list[Statement], system: System) -> list[frozenset[int]]:
    everything = frozenset(range(system.layout.size(variable)))
    named = {dict(each.region).get(variable, everything) for each in statements}
    return sorted({atoms for atoms in named | {everything} if len(atoms) > 1}, key=sorted)


def _exchanged(
    persons: Persons,
    variable: str,
    held: frozenset[int],
    statements: list[Statement],
    random: np.random.Generator,
    system: System,
) -> Persons:
    """Persons of the same stratum, which no number that divides `held` tells apart, draw their categories anew."""
    place = persons.variables.index(variable)
    rows = np.flatnonzero(np.isin(persons.atoms[:, place], sorted(held)))
    if not len(rows):
        return persons
    strata = _strata(persons, rows, variable, held, statements, random, system)
    shuffled = np.lexsort((random.random(len(rows)), strata))
    still = np.argsort(strata, kind="stable")
    atoms = persons.atoms.copy()
    atoms[rows[still], place] = persons.atoms[rows[shuffled], place]
    return Persons(persons.variables, atoms)


def _strata(
    persons: Persons,
    rows: Numbers,
    variable: str,
    held: frozenset[int],
    statements: list[Statement],
    random: np.random.Generator,
    system: System,
) -> Numbers:
    """A number for each person that says which dividing statements would count them but for `variable`."""
    others: set[tuple[Region, str]] = set()
    for each in statements:
        atoms = dict(each.region).get(variable)
        if atoms is not None and 0 < len(atoms & held) < len(held):
            others.add((tuple(pair for pair in each.region if pair[0] != variable), each.genders))
    marks = np.zeros(len(rows), dtype=np.int64)
    for region, genders in sorted(others, key=str):
        marks += int(random.integers(1, 2**62)) * _within(persons, rows, region, genders, system)
    return np.unique(marks, return_inverse=True)[1]


def _within(persons: Persons, rows: Numbers, region: Region, genders: str, system: System) -> Numbers:
    inside = np.ones(len(rows), dtype=bool)
    for name, atoms in region:
        allowed = np.zeros(system.layout.size(name), dtype=bool)
        allowed[sorted(atoms)] = True
        inside &= allowed[persons.column(name)[rows]]
    if GENDER in persons.variables:
        codes = [place for place, code in enumerate(system.layout.genders) if code in genders]
        inside &= np.isin(persons.column(GENDER)[rows], codes)
    return inside


def program(system: System, target: int, seconds: float) -> str:
    """One target by integer programs: `proved` wide enough in whole persons, `narrow`, or `undecided` in time."""
    least = _extreme(system, np.asarray(system.least[[target]].todense()).ravel(), seconds, False)
    most = _extreme(system, np.asarray(system.most[[target]].todense()).ravel(), seconds, True)
    if least is None or most is None:
        return "undecided"
    (low, low_is_final), (high, high_is_final) = least, most
    if high - low >= system.widths[target] or (low_is_final and low >= system.limits[target]):
        return "proved"
    if low_is_final and high_is_final:
        return "proved" if high <= 0 else "narrow"
    return "undecided"


def _extreme(system: System, costs: Numbers, seconds: float, largest: bool) -> tuple[int, bool] | None:
    columns = system.rows.shape[1]
    found = optimize.milp(
        -costs if largest else costs,
        integrality=np.ones(columns),
        bounds=optimize.Bounds(0, np.inf),
        constraints=optimize.LinearConstraint(sparse.csr_matrix(system.rows), system.sums, system.sums),
        options={"time_limit": seconds},
    )
    return None if found.x is None else (round(float(costs @ np.round(found.x))), found.status == 0)
