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
        "In {count} tables the figures cannot be of people whose every category is known: the attack allowed for "
        "others."
    ),
    MISSING_REASONS: N_(
        "In {count} years those who left for a known reason cannot be all who left: the attack did not take them for "
        "all."
    ),
    UNTIED_LEAVERS: N_(
        "In {count} years staff, arrivals and departures do not add up: departures were not tied to the others."
    ),
    WHOLE_MOVEMENTS: N_(
        "In {count} years people moved between directorates: arrivals, departures and staff were tied together for the "
        "whole administration only."
    ),
    OWN_FIGURES: N_("{count} tables contradict what others have published of them and were attacked without it."),
    EARLIER_TABLES: N_(
        "{count} tables of earlier editions have other numbers: they were compared number by number, not joined."
    ),
    EARLIER_EDITIONS: N_("{count} earlier editions say not whom they count and were left out."),
    AMOUNTS: N_(
        "{count} figures divide days, hours or sums: the people behind them were attacked, how unequal the people of "
        "one group are was not."
    ),
    NO_WHOLE_TABLE: N_(
        "For {count} tables no example in whole people was found in time: there the proof is by linear programs."
    ),
}


def said(weaker: Mapping[str, int]) -> Iterator[tuple[Message, int]]:
    """A sentence and its number for each kind that happened."""
    yield from ((sentence, weaker[name]) for name, sentence in WHAT_IS_WEAKER.items() if weaker.get(name))
