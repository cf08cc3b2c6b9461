"""What an attacker knows before seeing a figure: which categories a table has, and how they lie inside each other.

A region is a set of people told by their categories: for each variable that matters, the atoms that it may have.
Variables are the dimensions of a table at their finest: a level tells the Area, a department its directorate.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

Region = tuple[tuple[str, frozenset[int]], ...]
"""Sorted by variable; a variable that does not restrict is left out; an empty set of atoms means nobody."""
EVERYONE: Region = ()
AREA_OF_LEVEL = {"high_responsibility": "professional"}
YES, NO = "yes", "no"
ANY = "*"
"""In a list of codes: every category that is recorded."""
NOT_RECORDED = ""
"""The atom of people whose category is not known; no category of a breakdown, so nothing that could be disclosed."""


@dataclass(frozen=True)
class Space:
    """The variables of one source table, each with its atoms. An atom of `place` is (department, directorate)."""

    atoms: dict[str, tuple[tuple[str, ...], ...]]
    columns: dict[str, tuple[str, int]]  # dimension -> its variable, and its position within an atom

    @cached_property
    def codes(self) -> dict[str, list[str]]:
        """The categories of each dimension, in order."""
        return {
            name: sorted({atom[place] for atom in self.atoms[variable]} - {NOT_RECORDED})
            for name, (variable, place) in self.columns.items()
        }

    def size(self, variable: str) -> int:
        return len(self.atoms[variable])

    def region(self, codes: Mapping[str, Iterable[str]]) -> Region:
        """The people whose dimensions have one of these codes."""
        allowed: dict[str, frozenset[int]] = {}
        for name, wanted in codes.items():
            variable, place = self.columns[name]
            named = set(wanted)
            known = set(self.codes[name]) if ANY in named else set()
            atoms = frozenset(i for i, atom in enumerate(self.atoms[variable]) if atom[place] in named | known)
            allowed[variable] = allowed.get(variable, atoms) & atoms
        return self.tidy(allowed)

    def tidy(self, allowed: Mapping[str, frozenset[int]]) -> Region:
        """A region in its one form: without variables that do not restrict it."""
        return tuple(sorted((name, atoms) for name, atoms in allowed.items() if len(atoms) < self.size(name)))

    def both(self, *regions: Region) -> Region:
        """The people who are in every one of the regions."""
        allowed: dict[str, frozenset[int]] = {}
        for region in regions:
            for name, atoms in region:
                allowed[name] = allowed.get(name, atoms) & atoms
        return self.tidy(allowed)

    def without(self, region: Region, taken: Region) -> tuple[Region, ...]:
        """The people of `region` who are not in `taken`, as regions that do not overlap."""
        rest, inside = [], region
        for name, atoms in taken:
            everything = frozenset(range(self.size(name)))
            outside = self.both(inside, ((name, everything - atoms),))
            if not is_empty(outside):
                rest.append(outside)
            inside = self.both(inside, ((name, atoms),))
        return tuple(rest)

    def cells(self, region: Region) -> int:
        """How many combinations of atoms a region has, of its own variables."""
        number = 1
        for _, atoms in region:
            number *= len(atoms)
        return number


def is_empty(region: Region) -> bool:
    return any(not atoms for _, atoms in region)


def space_of(categories: Mapping[str, set[str]], parents: Mapping[str, set[str]], recorded: set[str]) -> Space:
    """The variables of a table. `categories`: dimension -> codes; `parents`: department -> its directorates;
    `recorded`: dimensions that everyone has, as the published numbers prove."""
    atoms: dict[str, tuple[tuple[str, ...], ...]] = {}
    columns: dict[str, tuple[str, int]] = {}
    for name, codes in sorted(categories.items()):
        if name not in ("area", "level", "department", "directorate"):
            columns[name] = (name, 0)
            atoms[name] = _with_unknown([(code,) for code in sorted(codes)], name in recorded)
    if "level" in categories or "area" in categories:
        columns |= {"level": ("level", 0), "area": ("level", 1)}
        atoms["level"] = _levels(categories, recorded)
    if not parents:  # nobody knows which directorate a department belongs to
        for name in sorted({"department", "directorate"} & set(categories)):
            columns[name] = (name, 0)
            atoms[name] = _with_unknown([(code,) for code in sorted(categories[name])], name in recorded)
    elif "department" in categories or "directorate" in categories:
        columns |= {"department": ("place", 0), "directorate": ("place", 1)}
        atoms["place"] = _places(categories, parents, recorded)
    return Space(atoms, columns)


def _with_unknown(known: Sequence[tuple[str, ...]], is_recorded: bool, width: int = 1) -> tuple[tuple[str, ...], ...]:
    """The atoms of a variable of `width` dimensions, and the one of people of whom none is recorded."""
    return tuple(known) if is_recorded and known else (*known, (NOT_RECORDED,) * width)


def _levels(categories: Mapping[str, set[str]], recorded: set[str]) -> tuple[tuple[str, ...], ...]:
    levels, areas = categories.get("level", set()), categories.get("area", set())
    known = [(level, AREA_OF_LEVEL.get(level, level)) for level in sorted(levels)]
    return _with_unknown(
        known or [(NOT_RECORDED, area) for area in sorted(areas)], bool(recorded & {"level", "area"}), 2
    )


def _places(
    categories: Mapping[str, set[str]], parents: Mapping[str, set[str]], recorded: set[str]
) -> tuple[tuple[str, ...], ...]:
    """Departments with their directorates; people of a directorate without a department, unless everyone has one."""
    known = {
        (name, above) for name in categories.get("department", set()) for above in parents.get(name) or {NOT_RECORDED}
    }
    if "department" not in recorded:
        directorates = categories.get("directorate", set()) | {above for _, above in known}
        known |= {(NOT_RECORDED, above) for above in directorates}
    everyone = "department" in recorded or "directorate" in recorded
    return _with_unknown(sorted(known - {(NOT_RECORDED, NOT_RECORDED)}), everyone, 2)
