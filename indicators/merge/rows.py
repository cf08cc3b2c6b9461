"""Puts the categories of one axis together until every group is safe: neighbours or siblings first, smallest first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from indicators.merge.views import Labels, Numbers

Judge = Callable[[Numbers], npt.NDArray[np.bool_]]
"""Features of groups (one row a group) -> which groups are safe."""


@dataclass(frozen=True)
class Axis:
    """What is known of the codes of an axis: whether neighbours only may be joined, and what each lies within."""

    ordered: bool
    parents: tuple[str, ...]
    missing: int | None = None  # the position of “not delivered”, which has no neighbours


@dataclass
class _Group:
    members: list[int]
    features: Numbers
    size: float
    parents: frozenset[str]


def merged(features: Numbers, size: Numbers, start: Labels, axis: Axis, judge: Judge) -> Labels | None:
    """The group of each row; None where even all together are not safe. `features` add up; one row a code."""
    groups = _groups(features, size, start, axis)
    while True:
        safe = judge(np.stack([group.features for group in groups]))
        if safe.all():
            return labels_of(groups, len(start))
        if len(groups) == 1:
            return None
        bad = min((place for place in range(len(groups)) if not safe[place]), key=lambda each: groups[each].size)
        _join(groups, bad, _partner(groups, bad, safe, axis))


def joined_once(labels: Labels, size: Numbers, axis: Axis, group: int) -> Labels:
    """The same groups with `group` (a label) put together with its best partner."""
    groups = _groups(np.zeros((len(labels), 1)), size, labels, axis)
    if len(groups) == 1:
        return labels
    place = next(number for number, each in enumerate(groups) if group in each.members)
    _join(groups, place, _partner(groups, place, np.ones(len(groups), dtype=bool), axis))
    return labels_of(groups, len(labels))


def smallest_pair_joined(labels: Labels, size: Numbers, axis: Axis) -> Labels:
    """The same groups with the smallest one put together with its best partner."""
    groups = _groups(np.zeros((len(labels), 1)), size, labels, axis)
    smallest = min(groups, key=lambda each: each.size)
    return joined_once(labels, size, axis, smallest.members[0])


def labels_of(groups: list[_Group], codes: int) -> Labels:
    labels = np.zeros(codes, dtype=np.int64)
    for group in groups:
        labels[group.members] = min(group.members)
    return labels


def _groups(features: Numbers, size: Numbers, start: Labels, axis: Axis) -> list[_Group]:
    found = []
    for label in np.unique(start):
        members = np.flatnonzero(start == label)
        parents = frozenset(axis.parents[each] for each in members)
        found.append(_Group(members.tolist(), features[members].sum(axis=0), float(size[members].sum()), parents))
    return found


def _partner(groups: list[_Group], place: int, safe: npt.NDArray[np.bool_], axis: Axis) -> int:
    """Inside the same directorate first; another unsafe one before a safe one; the smallest of these."""
    group, others = groups[place], [each for each in range(len(groups)) if each != place]
    if axis.ordered:
        near = _neighbours(groups, place, axis)
        return min(near or others, key=lambda each: (groups[each].size, each))
    if axis.missing in group.members and len(group.members) == 1:
        return max(others, key=lambda each: groups[each].size)
    siblings = [each for each in others if groups[each].parents & group.parents]
    return min(siblings or others, key=lambda each: (bool(safe[each]), groups[each].size, groups[each].members[0]))


def _neighbours(groups: list[_Group], place: int, axis: Axis) -> list[int]:
    if axis.missing is not None and groups[place].members == [axis.missing]:
        return []
    known = [each for each in range(len(groups)) if groups[each].members != [axis.missing]]
    known.sort(key=lambda each: min(member for member in groups[each].members if member != axis.missing))
    here = known.index(place)
    return known[max(0, here - 1) : here] + known[here + 1 : here + 2]


def _join(groups: list[_Group], one: int, other: int) -> None:
    first, second = groups[min(one, other)], groups[max(one, other)]
    first.members = sorted(first.members + second.members)
    first.features = first.features + second.features
    first.size += second.size
    first.parents |= second.parents
    groups.remove(second)
