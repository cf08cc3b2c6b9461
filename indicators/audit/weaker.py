"""Where the attack had to do with less than it could have known: counted in the verdict, and said in words.

Each of these is a reading that the published numbers force, a proof that was not found in time, or (of amounts) what
no equation tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from indicators.marking import N_, Message

UNKNOWN_CATEGORIES = "unknown_categories"
MISSING_REASONS = "missing_reasons"
UNTIED_LEAVERS = "untied_leavers"
WHOLE_MOVEMENTS = "whole_movements"
OWN_FIGURES = "own_figures"
EARLIER_TABLES = "earlier_tables"
EARLIER_EDITIONS = "earlier_editions"
NO_WHOLE_TABLE = "no_whole_table"
AMOUNTS = "amounts"

WHAT_IS_WEAKER: dict[str, Message] = {
    UNKNOWN_CATEGORIES: N_(
        "Tables whose figures cannot be of people whose every category is known: {count}. The attack allowed for "
        "others."
    ),
    MISSING_REASONS: N_(
        "Years in which those who left for a known reason cannot be all who left: {count}. The attack did not take "
        "them for all."
    ),
    UNTIED_LEAVERS: N_(
        "Years in which staff, arrivals and departures do not add up: {count}. Departures were not tied to the others."
    ),
    WHOLE_MOVEMENTS: N_(
        "Years in which people moved between directorates: {count}. Arrivals, departures and staff were tied together "
        "for the whole administration only."
    ),
    OWN_FIGURES: N_("Tables that contradict what others have published of them, attacked without it: {count}."),
    EARLIER_TABLES: N_(
        "Tables of earlier editions with other numbers, compared number by number and not joined: {count}."
    ),
    EARLIER_EDITIONS: N_("Earlier editions that say not whom they count, left out: {count}."),
    AMOUNTS: N_(
        "Figures that divide days, hours or sums: {count}. The people behind them were attacked; how unequal the "
        "people of one group are was not."
    ),
    NO_WHOLE_TABLE: N_(
        "Tables for which no example in whole people was found in time: {count}. There the proof is by linear programs."
    ),
}


def said(weaker: Mapping[str, int]) -> Iterator[tuple[Message, int]]:
    """A sentence and its number for each kind that happened."""
    yield from ((sentence, weaker[name]) for name, sentence in WHAT_IS_WEAKER.items() if weaker.get(name))
