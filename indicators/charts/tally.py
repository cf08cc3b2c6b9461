"""Numbers that several pages tell, each made once: indicators delivered; and why two counts of a plan differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from indicators.catalogue import catalogue
from indicators.charts.actions import should_have_begun
from indicators.charts.chart import latest
from indicators.charts.headlines import counts
from indicators.charts.progress import Progress
from indicators.charts.words import Words
from indicators.cities import cities
from indicators.ladder import possible

ON_TRACK, REACHED, KNOWN = "actions_on_track", "targets_reached", "data_coverage"


@dataclass(frozen=True)
class Held:
    """How many indicators were delivered for at least one year, of all that the administration could have."""

    indicators: frozenset[str]
    all: int

    @property
    def count(self) -> int:
        return len(self.indicators)


def indicators_held(slug: str, held: pd.DataFrame, theme: str = "") -> Held:
    """Of an administration, or of one theme of it. `held`: Store.coverage()."""
    could = [each.slug for each in possible(cities()[slug].country) if theme in ("", each.theme)]
    own = held[(held["city"] == slug) & held["indicator"].isin(could)]
    return Held(frozenset(own["indicator"]), len(could))


def delivered(words: Words, held: pd.DataFrame) -> str:
    """“141 of 148 indicators were delivered for at least one year”."""
    own = indicators_held(words.city.slug, held)
    return words.say(
        "**{count} of {all}** indicators that {city} could have were delivered for at least one year.",
        count=own.count,
        all=own.all,
        city=words.here,
    )


def with_a_figure(words: Words, known: pd.DataFrame) -> str:
    """How many of them have a figure for the last year, and why these are fewer. `known`: data_coverage."""
    if latest(known).empty:
        return ""
    last = latest(known).iloc[-1]
    return words.say(
        "{counted} have a figure for the whole administration in {year} (“{title}”); what else was delivered is of "
        "other years or by category only, cannot be computed, or is not shown to protect people.",
        counted=counts(words, catalogue()[KNOWN], last),
        year=str(last["year"]),
        title=words.title(catalogue()[KNOWN]),
    )


def beside_coverage(words: Words, held: pd.DataFrame, known: pd.DataFrame) -> str:
    """Why “data coverage” is less than what the page Coverage counts."""
    if latest(known).empty:
        return ""
    own = indicators_held(words.city.slug, held)
    return words.say(
        "“{title}” counts figures of {year} for the whole administration; delivered for at least one year were {count} "
        "of {all} indicators, as the page Coverage says.",
        title=words.title(catalogue()[KNOWN]),
        year=str(latest(known)["year"].iloc[-1]),
        count=own.count,
        all=own.all,
    )


def why_counts_differ(
    words: Words, actions: pd.DataFrame, ways: Sequence[Progress], on_track: pd.DataFrame, reached: pd.DataFrame
) -> str:
    """Why the headline figures count fewer actions and targets than the plan has; nothing where they count all.

    `on_track`, `reached`: observations of actions_on_track and targets_reached.
    """
    return " ".join(each for each in (_actions(words, actions, on_track), _targets(words, ways, reached)) if each)


def _actions(words: Words, actions: pd.DataFrame, on_track: pd.DataFrame) -> str:
    if latest(on_track).empty:
        return ""
    last = latest(on_track).iloc[-1]
    fewer = len(actions) - int(last["base"])
    if not fewer:
        return ""
    told = {"title": words.title(catalogue()[ON_TRACK]), "counted": int(last["base"]), "all": len(actions)}
    if fewer == int((~should_have_begun(actions)).sum()):
        return words.say_many(
            "“{title}” looks at {counted} of the {all} actions: {count} should not have begun yet.",
            "“{title}” looks at {counted} of the {all} actions: {count} should not have begun yet.",
            fewer,
            **told,
        )
    return words.say("“{title}” looks at the actions as noted in {year}.", title=told["title"], year=str(last["year"]))


def _targets(words: Words, ways: Sequence[Progress], reached: pd.DataFrame) -> str:
    if latest(reached).empty:
        return ""
    last = latest(reached).iloc[-1]
    in_force = [each for each in ways if each.due >= int(last["year"])]
    said = [_left_out(words, ways, len(in_force), last), _without_status(words, in_force)]
    return " ".join(each for each in said if each)


def _left_out(words: Words, ways: Sequence[Progress], in_force: int, last: pd.Series) -> str:
    counted, over = int(last["base"]), len(ways) - in_force
    told = {"title": words.title(catalogue()[REACHED]), "counted": counted, "all": len(ways), "year": str(last["year"])}
    if counted == len(ways):
        return ""
    if counted == in_force:
        return words.say_many(
            "“{title}” looks at {counted} of the {all} targets: the year of {count} was over before {year}.",
            "“{title}” looks at {counted} of the {all} targets: the years of {count} were over before {year}.",
            over,
            **told,
        )
    return words.say(
        "“{title}” looks at {counted} of the {all} targets: those whose year was not over before {year} and whose "
        "figure of {year} is known.",
        **told,
    )


def _without_status(words: Words, in_force: Sequence[Progress]) -> str:
    """That targets of context figures are reached, which have no status."""
    met = sum(each.is_met for each in in_force if each.status == "none")
    if not met:
        return ""
    return words.say_many(
        "It counts {count} that is reached and has no status here, since its figure is context.",
        "It counts {count} that are reached and have no status here, since their figures are context.",
        met,
    )
