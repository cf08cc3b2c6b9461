"""What merged groups are called: neighbouring bands as one band, others by what they are and how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicators.dimensions import Dimension, Where, dimension, members
from indicators.lattice import lattice
from indicators.marking import N_

if TYPE_CHECKING:
    from indicators.charts.words import Words


def group_name(words: Words, where: Where, code: str) -> str:
    """The word of a category, or of a merged group: “40 or younger”, “Other departments (7)”."""
    _, number = members(code)
    if number == 1:
        return words.own_name(where[2], code, where[0])
    names = _names(words, where, code)
    others = [_names(words, where, each) for each in words.grouping.members.get(where, ()) if each != code]
    return next((name for name in names if not any(name in each for each in others)), names[-1])


def listed(words: Words, where: Where, code: str) -> list[str]:
    """The members of a merged group in words; none where its name says them all."""
    codes = words.grouping.of(where, code)
    if _joined(words, where, codes):
        return []
    return [words.own_name(where[2], each, where[0]) for each in codes]


def _names(words: Words, where: Where, code: str) -> list[str]:
    """Names that fit, the shortest first; a later one tells it from another group of the same number of members."""
    city, _, name = where
    first, number = members(code)
    codes = words.grouping.of(where, code)
    if together := _joined(words, where, codes):
        return [together]
    known = [each for each in codes if each]
    said, number = dimension(name), len(known) or number
    others = words.say(said.others, count=number)
    among = words.say("{others}, {first} among them", others=others, first=words.own_name(name, first, city))
    above = {words.grouping.parents.get((city, each), "") for each in known}
    if len(above) != 1 or not all(above):
        return [others, among]
    (parent,) = above
    if _is_all_of(words, where, known, parent):
        return [words.say("{others} of {parent}", others=words.say(said.every, count=number), parent=parent)]
    return [others, words.say("{others} of {parent}", others=others, parent=parent), among]


def _is_all_of(words: Words, where: Where, known: list[str], parent: str) -> bool:
    """Whether these are all that lie within the directorate."""
    own = {code for (city, code), above in words.grouping.parents.items() if (city, above) == (where[0], parent)}
    return bool(dimension(where[2]).every) and own == set(known)


def _joined(words: Words, where: Where, codes: tuple[str, ...]) -> str:
    """Neighbours of an ordered dimension as one range; nothing for anything else."""
    known = [code for code in codes if code]
    order = [code for code in words.grouping.present.get(where, ()) if code]
    if len(known) < 2 or where[2] not in lattice().ordered or known[0] not in order:
        return ""
    start = order.index(known[0])
    if order[start : start + len(known)] != known:
        return ""
    said = _range(words, where, known)
    return words.say("{name}, or not recorded", name=said) if "" in codes else said


def _range(words: Words, where: Where, known: list[str]) -> str:
    own = dimension(where[2])
    if own.ranges and all(code in own.limits for code in known):
        return _band(words, own, known)
    first, last = (words.own_name(where[2], code, where[0]) for code in (known[0], known[-1]))
    if len(known) == 2:
        return words.say("{first} and {last}", first=first, last=last)
    return words.say("{first} to {last}", first=first, last=last)


def _band(words: Words, own: Dimension, known: list[str]) -> str:
    low, high = own.limits[known[0]][0], own.limits[known[-1]][1]
    if low is None and high is None:
        return words.say(N_("all"))
    if low is None:
        return words.say(own.ranges["below"], high=high)
    if high is None:
        return words.say(own.ranges["above"], low=low)
    return words.say(own.ranges["between"], low=low, high=high)
