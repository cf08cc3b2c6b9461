"""Where women and men work: departments or directorates, whichever can be read, and what says so."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from indicators.charts.chart import Chart, latest
from indicators.charts.facts import not_shown
from indicators.charts.memory import remembered
from indicators.charts.reasons import SYMBOL
from indicators.charts.rows import comparable, lowest_and_highest, one_group, two_years
from indicators.charts.words import Words


@remembered
def units(words: Words, rows: pd.DataFrame, apart: pd.DataFrame) -> Chart | None:
    """Women's and men's share by department or directorate, two years. `rows`: women_share_of_staff by one of them;
    `apart`: totals of how far the spread of women over departments lies from that of men."""
    last = latest(comparable(words, rows))
    breakdown = words.breakdown(rows["breakdown"].iloc[0]) if len(rows) else ""
    title = words.say("Where women and men work: by {breakdown}", breakdown=breakdown.lower())
    if last.empty:
        return not_shown(words, "units", title, rows)
    sentence = lowest_and_highest(words, last) if len(last) > 1 else one_group(words, last.iloc[0])
    return two_years(words, rows, "units", title, f"{sentence} {_apart(words, apart)}".strip())


def _apart(words: Words, apart: pd.DataFrame) -> str:
    last = latest(apart)
    if last.empty:
        return ""
    return words.say(
        "**{value}** of either gender would have to change department for both to be spread alike.",
        value=words.percent(last["value"].iloc[-1]),
    )


def reading(words: Words, shares: Mapping[str, float], chosen: str) -> str:
    """Why a breakdown is read: how many people it keeps in groups of their own name. `shares`: from the finest on."""
    finer = [each for each in shares if each != chosen and list(shares).index(each) < list(shares).index(chosen)]
    said = words.say(
        "Read by {breakdown}: {share} of the people stand in groups of their own name.",
        breakdown=words.breakdown(chosen).lower(),
        share=words.percent(100 * shares[chosen], 0),
    )
    if not finer:
        return said
    less = words.say(
        "By {breakdown} it would be {share}.",
        breakdown=words.breakdown(finer[0]).lower(),
        share=words.percent(100 * shares[finer[0]], 0),
    )
    return f"{said} {less}"


def stands_in(words: Words, breakdown: str, code: str, group: str) -> str:
    """What a reader is told who picked a category that was merged."""
    return words.say(
        "{symbol} “{name}” stands in “{group}”, so that nobody can be recognised: the row is that of the whole group.",
        symbol=SYMBOL,
        name=words.category(breakdown, code),
        group=words.category(breakdown, group),
    )
