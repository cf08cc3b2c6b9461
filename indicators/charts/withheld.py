"""Which years after the last one that is shown have no figure, and why: said once, on every card and in answers."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd

from indicators.catalogue import catalogue
from indicators.charts.states import BY_NAME
from indicators.charts.words import Words

RUN = 3
"""Years in a row that are named by their first and last."""


def is_withheld(rows: pd.DataFrame) -> bool:
    """Whether a later year than the last one shown is protected: what is shown is then not the newest there is."""
    return bool(((rows["flag"] == "protected") & (rows["year"] > _last(rows))).any())


def later(words: Words, rows: pd.DataFrame) -> str:
    """The last year that has a figure, and by their reason those after it that have none; nothing where none is.

    `rows`: one indicator of one administration, with all its years and categories.
    """
    last = _last(rows)
    after = rows[rows["year"] > last]
    said = [
        words.say(text, names=spans(words, set(of_flag["year"])))
        for flag, text in BY_NAME.items()
        if len(of_flag := after[after["flag"] == flag])
    ]
    if not said:
        return ""
    return " ".join([words.say("The last year with a figure is {year}.", year=str(last)), *said])


def later_of_each(words: Words, rows: pd.DataFrame) -> list[str]:
    """The same for rows of several indicators and breakdowns: one sentence where it holds for all, else by name.

    Nothing for rows of several administrations: what is compared says itself what is missing.
    """
    if rows.empty or rows["city"].nunique() != 1 or "flag" not in rows:
        return []
    found = {slug: _of_breakdowns(words, own) for slug, own in rows.groupby("indicator", sort=False)}
    told = {slug: said for slug, said in found.items() if said}
    if len(found) == 1 or (len(told) == len(found) and len(set(told.values())) == 1):
        return list(told.values())[:1]
    return [
        words.say("{title}. {told}", title=words.title(catalogue()[slug]), told=said) for slug, said in told.items()
    ]


def _of_breakdowns(words: Words, rows: pd.DataFrame) -> str:
    """Of an indicator that a card shows in several breakdowns: what holds for the first of which something is said."""
    return next((said for _, own in rows.groupby("breakdown", sort=False) if (said := later(words, own))), "")


def _last(rows: pd.DataFrame) -> int:
    """The last year with a value; one after all others where none has."""
    shown = rows.loc[rows["value"].notna(), "year"]
    return int(shown.max()) if len(shown) else 9999


def spans(words: Words, years: set[int]) -> str:
    """“2017, 2018 and 2020 to 2025”: years in a row by their first and last."""
    ordered = sorted(int(year) for year in years)
    starts = [0, *(place for place, (one, next_) in enumerate(pairwise(ordered), start=1) if next_ - one > 1)]
    runs = [ordered[first:end] for first, end in zip(starts, [*starts[1:], len(ordered)], strict=True)]
    return words.listing([name for run in runs for name in _named(words, run)])


def _named(words: Words, run: list[int]) -> list[str]:
    if len(run) < RUN:
        return [str(year) for year in run]
    return [words.say("{first} to {last}", first=str(run[0]), last=str(run[-1]))]
