"""The answer on a process: of three years together where they can be shown, since one alone has fewer cases."""

from __future__ import annotations

import pandas as pd

from indicators.charts.chance import last_rates, told
from indicators.charts.withheld import later
from indicators.charts.words import Words

WINDOW = 3
"""Years that are counted together; the year of such a figure is the last of them."""


def answered(words: Words, text: str, years: pd.DataFrame, three: pd.DataFrame) -> list[str]:
    """`text`, with places for `when` and `rates`, of the last three years together; then the last year alone.

    `years`: totals by year; `three`: the same of three years each. Nothing where neither can be told.
    """
    alone, together = last_rates(years), last_rates(three)
    newest = alone[0][0]["year"] if alone else None
    said = []
    for row, _ in together if newest is None or (together and together[0][0]["year"] >= newest) else []:
        said.append(words.say(text, when=window(words, row), rates=told(words, row, with_one_person=False)))
    if said and alone:
        said.append(_alone(words, alone[0][0]))
    elif alone:
        row = alone[0][0]
        said.append(words.say(text, when=str(row["year"]), rates=told(words, row, with_one_person=False)))
    return [each for each in [*said, later(words, years) if alone else ""] if each]


def _alone(words: Words, row: pd.Series) -> str:
    return words.say(
        "Three years are taken together, since a single one has fewer cases; {year} alone: {rates}",
        year=str(row["year"]),
        rates=told(words, row, with_one_person=False),
    )


def window(words: Words, row: pd.Series) -> str:
    """“2023 to 2025”: the years of a figure of three years together."""
    return words.say("{first} to {last}", first=str(row["year"] - WINDOW + 1), last=str(row["year"]))
