"""Who came and who left: one grouping that is safe for stocks, flows and the flows that stocks imply.

Staff of last year + those who came - those who left = staff of this year. So whoever publishes two of the three
publishes the third, and a small number of leavers falls out of safe stocks and safe hires.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from indicators.dimensions import dimensions
from indicators.lattice import Lattice
from indicators.merge.reasons import IMPLIED_FLOW
from indicators.merge.rows import Judge, merged
from indicators.merge.solve import axis_of, features, judge, sizes
from indicators.merge.views import Counts, Labels, Numbers, View, ordered_codes, safe_counts

OPPOSITE = {"in": "out", "out": "in"}
MOVED_INSIDE = ("level",)
"""Where people change the category without coming or leaving."""


def close_implied(views: Sequence[View], lattice: Lattice) -> None:
    """Withholds a year of arrivals (departures) whose number, with the stocks, gives few departures (arrivals) away."""
    stock = plain(views, "staff", ())
    for view in (each for each in _flow_views(views, lattice) if not each.axes):
        for year, counts in _implied(stock, view, lattice):
            if not safe_counts(counts, view.rule).all():
                for same in views:
                    if same.indicator.slug == view.indicator.slug:
                        same.withhold(year, IMPLIED_FLOW)


def group_flows(views: Sequence[View], lattice: Lattice, parents: Mapping[str, str]) -> None:
    """One grouping of a dimension for all flows of a city (by level for who came and who left); dropped without one."""
    for axes in sorted({view.axes for view in _flow_views(views, lattice) if view.axes and view.is_open()}):
        uses = [view for view in _flow_views(views, lattice) if view.axes == axes and view.is_open()]
        if axes == MOVED_INSIDE:
            uses = [view for view in uses if lattice.tables[view.table].flow in OPPOSITE]
        if axes[0] in {"directorate", "level"}:
            _one_grouping(uses, plain(views, "staff", axes), lattice, parents)


def plain(views: Sequence[View], table: str, axes: tuple[str, ...]) -> View | None:
    """The view that counts everybody of a table."""
    fitting = (view for view in views if view.table == table and view.axes == axes and not view.public)
    return next((view for view in fitting if not view.indicator.population and view.indicator.counted == {}), None)


def _flow_views(views: Sequence[View], lattice: Lattice) -> list[View]:
    return [view for view in views if view.table in lattice.tables and lattice.tables[view.table].flow]


def _one_grouping(uses: Sequence[View], stock: View | None, lattice: Lattice, parents: Mapping[str, str]) -> None:
    """Groups that do for all; where there are none, what tells of the fewest is dropped and the rest try again."""
    left = sorted(uses, key=_fewest_told, reverse=True)
    while left:
        codes, found = _common_groups(left, stock, lattice, parents)
        if found is not None and len(set(found)) > 1:
            place = {code: number for number, code in enumerate(codes)}
            for view in left:
                view.labels = [_labels(view, [int(found[place[code]]) for code in view.codes[0]])]
            return
        fewest = left.pop()
        fewest.drop(IMPLIED_FLOW)
        if fewest.axes == MOVED_INSIDE and tells_everyone(fewest):
            while left:  # promotions beside the rest would tell how many these were
                left.pop().drop(IMPLIED_FLOW)


def _fewest_told(view: View) -> tuple[int, str]:
    """People of the smallest set that a view tells of, all open years."""
    return min(int(cells[view.open_years()].sum()) for cells in view.cells.values()), view.indicator.slug


def _common_groups(
    uses: Sequence[View], stock: View | None, lattice: Lattice, parents: Mapping[str, str]
) -> tuple[tuple[str, ...], Labels | None]:
    """All codes in their order, and the group of each that is safe in every one of the views and with the stocks."""
    codes = ordered_codes(uses[0].axes[0], {code for view in uses for code in view.codes[0]})
    place = {code: number for number, code in enumerate(codes)}
    parts = []
    for view in uses:
        parts.append(_at(features(view, 0, view.labels), view, place))
    if stock is not None and stock.dropped is None:
        implied = _moved_inside(uses, stock, lattice) if stock.axes == MOVED_INSIDE else _of_each(uses, stock, lattice)
        parts += [_at_codes(counts, stock, place) for counts in implied]
    size = sum((_at(sizes(view, 0)[:, None], view, place)[:, 0] for view in uses), np.zeros(len(codes)))
    sample = View(uses[0].indicator, uses[0].breakdown, uses[0].axes, (codes,), (), {}, uses[0].rule)
    axis = axis_of(sample, 0, lattice, parents)
    return codes, merged(np.concatenate(parts, axis=1), size, np.arange(len(codes)), axis, _signed(uses[0]))


def _signed(view: View) -> Judge:
    whole = judge(view.rule)
    return lambda rows: whole(np.abs(rows))


def _labels(view: View, groups: list[int]) -> Labels:
    first: dict[int, int] = {}
    return np.array([first.setdefault(group, number) for number, group in enumerate(groups)], dtype=np.int64)


def _at(rows: Numbers, view: View, place: Mapping[str, int]) -> Numbers:
    """The rows of a view where the common list of codes has them."""
    found = np.zeros((len(place), rows.shape[1]))
    for number, code in enumerate(view.codes[0]):
        found[place[code]] = rows[number]
    return found


def _at_codes(counts: Counts, stock: View, place: Mapping[str, int]) -> Numbers:
    found = np.zeros((len(place), 2))
    for number, code in enumerate(stock.codes[0]):
        if code in place:
            found[place[code]] += counts[number]
    return found


def _implied(stock: View | None, flow: View, lattice: Lattice) -> Iterator[tuple[int, Counts]]:
    """By year, women and men of the opposite flow that the stocks and this flow imply (of each code): who came is who
    left and how much the stock has grown."""
    direction = lattice.tables[flow.table].flow or ""
    if stock is None or direction not in OPPOSITE or not tells_everyone(flow):
        return
    moved = np.add.reduce([flow.cells[name] for name in ("counted", "rest") if name in flow.cells]).sum(axis=-1)
    stocks = stock.cells["counted"].sum(axis=-1)
    sign = 1 if direction == "in" else -1
    for number, year in enumerate(flow.years):
        if year in stock.years and year - 1 in stock.years and flow.open_years()[number]:
            grown = stocks[stock.years.index(year)] - stocks[stock.years.index(year - 1)]
            yield year, _aligned(moved[number], flow, stock) - sign * grown


def _of_each(uses: Sequence[View], stock: View, lattice: Lattice) -> Iterator[Counts]:
    for view in uses:
        yield from (counts for _, counts in _implied(stock, view, lattice))


def _moved_inside(uses: Sequence[View], stock: View, lattice: Lattice) -> Iterator[Counts]:
    """By year, by how many more came to a level from the others than left it for them: who came and who left do not
    explain how much it has grown, promotions do."""
    came, left = (everyone_moving(uses, table, MOVED_INSIDE) for table in ("hires", "leavers"))
    if came is None or left is None:
        yield from _of_each(uses, stock, lattice)
        return
    gone = {year: left.cells["counted"][place].sum(axis=-1) for place, year in enumerate(left.years)}
    for year, counts in _implied(stock, came, lattice):
        if year in gone:
            yield counts - _aligned(gone[year], left, stock)


def tells_everyone(flow: View) -> bool:
    """Whether its figures tell of everyone who moved, as its words say: all reasons together are everyone who left.

    Where rows are set against the staff (a pool) nobody is told of but those who are counted.
    """
    marks = flow.indicator.population
    if any(name not in dimensions() or not set(dimensions()[name].labels) <= set(marks[name]) for name in marks):
        return False
    return "pool" not in flow.cells or not flow.indicator.counted


def everyone_moving(views: Sequence[View], table: str, axes: tuple[str, ...]) -> View | None:
    """The view that tells how many moved in all; of several that is open the first."""
    fitting = [view for view in views if (view.table, view.axes) == (table, axes) and not view.public]
    fitting = [view for view in fitting if tells_everyone(view) and "rest" not in view.cells]
    return next((view for view in fitting if view.is_open()), fitting[0] if fitting else None)


def _aligned(moved: Counts, flow: View, stock: View) -> Counts:
    """The flow by the codes of the stock."""
    if not flow.axes:
        return moved
    place = {code: number for number, code in enumerate(flow.codes[0])}
    nobody = np.zeros(2, dtype=np.int64)
    return np.stack([moved[place[code]] if code in place else nobody for code in stock.codes[0]])
