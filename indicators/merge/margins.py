"""How widely the arrivals of one directorate can lie, once those of several together and the stocks of each are shown.

A directorate that has grown by three has at least three arrivals. What is left of all arrivals can have come anywhere:
where that margin is narrow, the arrivals and departures of every directorate are nearly known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from indicators.lattice import Lattice
from indicators.merge.flows import OPPOSITE, everyone_moving, plain
from indicators.merge.reasons import IMPLIED_FLOW
from indicators.merge.views import Counts, Numbers, View

PLACE = "directorate"


def close_narrow(views: Sequence[View], lattice: Lattice) -> None:
    """Withholds years of movements whose margin is narrow: by directorate first, then of everybody."""
    stock = plain(views, "staff", (PLACE,))
    if stock is None or not stock.is_open():
        return
    moving = [view for view in views if _direction(view, lattice) in OPPOSITE]
    for axes in ((PLACE,), ()):
        for table in sorted({view.table for view in moving}):
            flow = everyone_moving(moving, table, axes)
            if flow is None or not flow.is_open():
                continue
            for year in list(_narrow_years(stock, flow, 1 if _direction(flow, lattice) == "in" else -1)):
                for view in moving:
                    if not axes or view.axes == axes:
                        view.withhold(year, IMPLIED_FLOW)


def _direction(view: View, lattice: Lattice) -> str | None:
    return lattice.tables[view.table].flow if view.table in lattice.tables else None


def _narrow_years(stock: View, flow: View, sign: int) -> Iterator[int]:
    """Years in which somebody knows the movements of a directorate more narrowly than may be."""
    shown = {view: dict(zip(view.years, view.open_years(), strict=True)) for view in (stock, flow)}
    place, firsts = _places(stock, flow)
    for number, year in enumerate(flow.years):
        if shown[flow][year] and shown[stock].get(year) and shown[stock].get(year - 1):
            grown = sign * (_stock(stock, year) - _stock(stock, year - 1))
            moved = flow.cells["counted"][number].sum(axis=-1)
            together = np.zeros((len(firsts), 2)) if flow.axes else moved[None]
            if flow.axes:
                np.add.at(together, [firsts.index(label) for label in flow.labels[0]], moved)
            if _is_narrow(grown, together, place, flow.rule.fewest):
                yield year


def _places(stock: View, flow: View) -> tuple[Numbers, list[int]]:
    """The group of the flow that each group of the stock lies in; -1 where the flow is shown more finely."""
    groups = list(stock.grouped(0).values())
    if not flow.axes:
        return np.zeros(len(groups), dtype=np.int64), [0]
    firsts = sorted(set(flow.labels[0].tolist()))
    of_code = dict(zip(flow.codes[0], flow.labels[0].tolist(), strict=True))
    found = []
    for members in groups:
        labels = {of_code[stock.codes[0][each]] for each in members if stock.codes[0][each] in of_code}
        found.append(firsts.index(labels.pop()) if len(labels) == 1 else -1)
    return np.array(found), firsts


def _stock(stock: View, year: int) -> Counts:
    """Women and men of each group of the stock."""
    counts = stock.cells["counted"][stock.years.index(year)].sum(axis=-1)
    return np.stack([counts[members].sum(axis=0) for members in stock.grouped(0).values()])


def _is_narrow(grown: Numbers, moved: Numbers, place: Numbers, fewest: int) -> bool:
    """Whether a group of the stock can have few movements, and they lie less than `fewest` - 1 apart."""
    for number, whole in enumerate(moved):
        inside = grown[place == number]
        margin = whole - np.maximum(inside, 0).sum(axis=0)
        narrow = (margin >= 0) & (margin < fewest - 1)
        few = [(least < fewest) & (least + margin >= 1) for least in (np.maximum(inside, 0), np.maximum(-inside, 0))]
        if len(inside) > 1 and (narrow & (few[0] | few[1]).any(axis=0)).any():
            return True
    return False
