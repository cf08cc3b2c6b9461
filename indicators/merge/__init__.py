"""Which categories stand together so that nobody shows: decided from counts alone, of all indicators together.

A count is safe when it is 0 or at least k in every year of the series. Unsafe categories are put together, never
blanked, and the groups of all tables nest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from indicators.dimensions import OTHER
from indicators.lattice import MISSING, Lattice
from indicators.merge.across import close_across, coarsen_left_out
from indicators.merge.flows import close_implied, group_flows
from indicators.merge.margins import close_narrow
from indicators.merge.nesting import Atoms, nest
from indicators.merge.reasons import NOT_DELIVERED
from indicators.merge.solve import close_years, solve
from indicators.merge.views import LARGEST, SUMMED, Counted, View, view_of

__all__ = ["GROUP_COLUMNS", "LARGEST", "SUMMED", "Counted", "Place", "Protection", "protect"]

GROUP_COLUMNS = ["indicator", "city", "breakdown", "dimension", "category", "group"]
WITHHELD_COLUMNS = ["indicator", "city", "breakdown", "year", "reason"]


@dataclass(frozen=True)
class Protection:
    """`groups` (GROUP_COLUMNS): the group of each category; `withheld` (WITHHELD_COLUMNS): what is not shown at all."""

    groups: pd.DataFrame
    withheld: pd.DataFrame

    @classmethod
    def nothing(cls) -> Protection:
        """Where there is nothing to protect."""
        return cls(_frame([], GROUP_COLUMNS), _frame([], WITHHELD_COLUMNS))


def _frame(rows: Sequence[tuple[object, ...]], columns: list[str]) -> pd.DataFrame:
    """Words as words and years as numbers, with no rows too."""
    frame = pd.DataFrame(rows, columns=columns)
    return frame.astype({name: int if name == "year" else "str" for name in columns})


@dataclass(frozen=True)
class Place:
    """What is known of a city: department -> directorate, and whether everyone without a level holds an office."""

    parents: Mapping[str, str]
    offices_only: bool = False


def protect(
    counted: Sequence[Counted], places: Mapping[str, Place], lattice: Lattice, *, _nested: bool = True
) -> Protection:
    """Groups and what is withheld, for every city in the counts. `_nested` is switched off by attack tests only."""
    groups, withheld = [], []
    for city in sorted({city for each in counted for city in each.frame["city"]}):
        views = _views(counted, city)
        _solve_city(views, places.get(city, Place({})), lattice, _nested)
        for view in views:
            groups += _group_rows(view, city)
            withheld += _withheld_rows(view, city)
    return Protection(_frame(groups, GROUP_COLUMNS), _frame(withheld, WITHHELD_COLUMNS))


def _views(counted: Sequence[Counted], city: str) -> list[View]:
    found = []
    for each in counted:
        rows = each.frame[each.frame["city"] == city]
        if not rows.empty:
            found.append(view_of(each, rows))
    return found


def _solve_city(views: list[View], place: Place, lattice: Lattice, nested: bool) -> None:
    protected = [view for view in views if not view.public]
    public = _public_codes(place, lattice)
    for view in views:
        close_years(view)
    for view in protected:
        _forget_public(view, public)
    close_implied(protected, lattice)
    _share_withheld(views)
    start: dict[str, Mapping[str, str]] = {}
    for view in sorted(protected, key=lambda each: (not _is_plain(each), len(each.axes))):
        solve(view, lattice, start, place.parents)
        if _is_plain(view) and len(view.axes) == 1 and view.is_open():
            start.setdefault(view.axes[0], _named(view))
    group_flows(protected, lattice, place.parents)
    atoms = Atoms(lattice, place.parents, public)
    while nested:
        nest(views, atoms)
        if not coarsen_left_out(protected, lattice, place.parents):
            break
    close_narrow(protected, lattice)
    close_across(protected)


def _is_plain(view: View) -> bool:
    return view.table == "staff" and not view.indicator.population and view.indicator.counted == {}


def _named(view: View) -> dict[str, str]:
    return {code: view.codes[0][label] for code, label in zip(view.codes[0], view.labels[0], strict=True)}


def _share_withheld(views: Sequence[View]) -> None:
    """A year in which an indicator's total is withheld has no breakdown either: its parts would add up to it."""
    for total in (view for view in views if not view.axes):
        for view in views:
            if view.indicator.slug == total.indicator.slug:
                for year, reason in total.withheld.items():
                    view.withhold(year, reason)


def _public_codes(place: Place, lattice: Lattice) -> dict[str, frozenset[str]]:
    """Codes whose holders are known: executives, elected and top posts, and whoever has no level because of one."""
    known = {name: frozenset(codes) for name, codes in lattice.public["staff"].posts.items()}
    if place.offices_only and "level" in known:
        known["level"] |= {MISSING}
    return known


def _forget_public(view: View, public: Mapping[str, frozenset[str]]) -> None:
    """In a plain count of staff, public posts are safe by themselves and protect nobody else."""
    if len(view.axes) != 1 or view.table != "staff" or view.indicator.counted != {}:
        return
    (name,) = view.axes
    codes = public.get("level" if name == "area" else name, frozenset())
    narrowed = set(view.indicator.population) - {"level"}
    if narrowed or view.indicator.sensitivity not in ("headcount", "public_office"):
        return
    view.known = tuple(number for number, code in enumerate(view.codes[0]) if code in codes)


def _group_rows(view: View, city: str) -> list[tuple[str, ...]]:
    """The group of each category of each axis; nothing where the breakdown is dropped."""
    if view.dropped or view.public:
        return []
    rows: list[tuple[str, ...]] = []
    for number, axis in enumerate(view.axes):
        for members in view.grouped(number).values():
            group = _code([view.codes[number][each] for each in members])
            rows += [
                (view.indicator.slug, city, view.breakdown, axis, view.codes[number][each], group) for each in members
            ]
    return rows


def _code(members: Sequence[str]) -> str:
    return members[0] if len(members) == 1 else f"{OTHER}:{members[0]}:{len(members)}"


def _withheld_rows(view: View, city: str) -> list[tuple[str, str, str, int, str]]:
    if view.dropped == NOT_DELIVERED:
        return []
    why = {year: view.dropped or view.withheld.get(year) for year in view.years}
    return [(view.indicator.slug, city, view.breakdown, year, reason) for year, reason in why.items() if reason]
