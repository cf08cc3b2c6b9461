"""For a small administration: which coarser bands keep the most people in departments by their own name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from indicators.lattice import Lattice
from indicators.merge.rows import Axis, merged, smallest_pair_joined
from indicators.merge.solve import axis_of, close_years, features, judge, sizes
from indicators.merge.views import Counted, Labels, view_of


@dataclass(frozen=True)
class Banding:
    """Bands of a dimension, each with its codes, and the share of people in rows that stand by their own name."""

    dimension: str
    bands: tuple[tuple[str, ...], ...]
    named: float


def bandings(counted: Counted, city: str, parents: dict[str, str], lattice: Lattice) -> list[Banding]:
    """Every banding of the second dimension of a breakdown, from the finest to two bands, with what it keeps.

    `counted` is a breakdown by two dimensions, such as department and level. Bands are joined the smallest first.
    """
    view = view_of(counted, counted.frame[counted.frame["city"] == city])
    close_years(view)
    axes = [axis_of(view, number, lattice, parents) for number in range(2)]
    whole, size = sizes(view, 0), sizes(view, 0).sum()
    start = np.arange(len(view.codes[0]))
    found = []
    for columns in _coarser(np.arange(len(view.codes[1])), sizes(view, 1), axes[1]):
        rows = merged(features(view, 0, [start, columns]), whole, start, axes[0], judge(view.rule))
        named = 0.0 if rows is None or not size else float(whole[_alone(rows)].sum() / size)
        found.append(Banding(view.axes[1], _bands(view.codes[1], columns), named))
    return found


def _coarser(columns: Labels, size: np.ndarray, axis: Axis) -> Iterator[Labels]:
    while len(set(columns)) > 1:
        yield columns
        columns = smallest_pair_joined(columns, size, axis)


def _alone(rows: Labels) -> np.ndarray:
    """Rows that are a group of their own."""
    labels, counts = np.unique(rows, return_counts=True)
    return np.isin(rows, labels[counts == 1])


def _bands(codes: Sequence[str], columns: Labels) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(code for code, label in zip(codes, columns, strict=True) if label == each) for each in np.unique(columns)
    )
