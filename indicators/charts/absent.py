"""What a page says where it has no figures: the nearest of the same field, and the delivery that would give its own."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

import pandas as pd

from indicators.catalogue import catalogue, themes
from indicators.charts.chart import latest
from indicators.charts.chosen import FIELDS
from indicators.charts.comparison import counted
from indicators.charts.words import Words
from indicators.ladder import OF_OTHERS, ladder
from indicators.model import TOTAL, Indicator

NEAREST_SHOWN, ASKED_AT_MOST = 3, 3


class Nearest(NamedTuple):
    """A figure that comes near, in words, and the indicator that a link opens."""

    said: str
    slug: str


def unanswered_page(words: Words) -> str:
    """The first line below a question that cannot be answered for an administration that has other figures."""
    return words.say("For **{city}** this cannot be answered with what was delivered.", city=words.here)


def withheld_page(words: Words) -> str:
    """The first line of a page whose own figures are all withheld."""
    return words.say(
        "Not shown, so that nobody can be recognised: few people stand behind these figures, or they could be worked "
        "out from others."
    )


def nearest_indicators(held: pd.DataFrame, city: str, wanted: Collection[str], field: str) -> list[Indicator]:
    """Indicators with a figure of `city`: of the themes of `wanted`, of the field of that name, else of its first page.

    `held`: Store.held; `wanted` are slugs, and none of the nearest. Nor is a rule of one country, which is read by
    category: its total would say something else than its title.
    """
    told = held[(held["city"] == city) & (held["breakdown"] == TOTAL) & (held["told"] > 0)]
    present = set(told["indicator"]) - set(wanted)
    near = themes_of(wanted, field)
    of_themes = [sorted(catalogue().of_theme(theme), key=_headlines_first) for theme in near]
    of_first_page = [[catalogue()[slug] for slug in FIELDS.get(theme, ())] for theme in near]
    for indicators in (*of_themes, *of_first_page):
        found = [each for each in indicators if each.slug in present and not each.countries]
        found = [each for each in found if OF_OTHERS not in each.tables]
        if found:
            return found[:NEAREST_SHOWN]
    return []


def themes_of(wanted: Collection[str], field: str) -> list[str]:
    """The themes of these indicators, then the field of that name."""
    asked = [catalogue()[slug].theme for slug in wanted]
    return list(dict.fromkeys([*asked, *(theme.slug for theme in themes().values() if theme.name == field)]))


def _headlines_first(indicator: Indicator) -> tuple[bool, int, str]:
    return indicator.headline is None, indicator.headline or 0, indicator.code


def told(words: Words, rows: pd.DataFrame) -> Nearest | None:
    """An indicator with its last figure. `rows`: its totals of one administration."""
    last = latest(rows)
    if last.empty:
        return None
    row = last.iloc[0]
    said = words.say(
        "{title}: {figure}, {date}",
        title=words.title(catalogue()[row["indicator"]]),
        figure=counted(words, row),
        date=words.day(row["reference_date"], row["date_basis"]),
    )
    return Nearest(said, row["indicator"])


def asks(words: Words, held: pd.DataFrame, city: str, wanted: Collection[str]) -> list[str]:
    """The deliveries that would give what is wanted and not held, those that give most first: what, and who has it.

    The first step of the ladder, one sheet to begin with, is asked only of those who have delivered nothing.
    """
    own = set(held[(held["city"] == city) & held["delivered"]]["indicator"])
    rungs = ladder()[1:] if own else ladder()
    steps = [
        (sum(each.slug in wanted and each.slug not in own for each in rung.indicators), rung.step) for rung in rungs
    ]
    giving = sorted((each for each in steps if each[0]), key=lambda each: -each[0])[:ASKED_AT_MOST]
    return [
        words.say(
            "{name}. {text} Who has it: {office}.",
            name=words.say(step.name),
            text=words.say(step.text),
            office=words.say(step.about),
        )
        for _, step in giving
    ]


def instead(words: Words, frames: Sequence[pd.DataFrame]) -> str:
    """In which other breakdowns the same is shown; nothing where in none. `frames`: rows of one breakdown each."""
    shown = [frame["breakdown"].iloc[0] for frame in frames if len(latest(frame))]
    if not shown:
        return ""
    names = words.listing([words.breakdown(each).lower() for each in dict.fromkeys(shown)])
    return words.say("Shown instead: by {breakdown}.", breakdown=names)
