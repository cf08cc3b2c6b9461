"""What needs a decision, and what is late in the plan: sentences, each with the page that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from indicators.charts.actions import day, is_late, late, late_of_all, unasked, written
from indicators.charts.answers import rule_exists, thirty_points
from indicators.charts.chart import latest
from indicators.charts.coverage import next_deliveries
from indicators.charts.memory import remembered
from indicators.charts.methods import rule
from indicators.charts.progress import Progress
from indicators.charts.tally import delivered
from indicators.charts.targets import OFF, STATUSES, by_urgency, directed, title
from indicators.charts.vacancies import of_level, who_leaves
from indicators.charts.words import Words, plain, whole

RULE = "gender_difference_by_area"
LEADING = ("executive", "high_responsibility")
RETIREMENT = 67
"""The age at which all are taken to retire; on its page the reader sets it."""
TOLD_AT_MOST = 4


@dataclass(frozen=True)
class Item:
    """One thing: a sentence, and the page that shows it."""

    text: str
    page: str


def decisions(
    words: Words, ways: Sequence[Progress], by_area: pd.DataFrame, by_level: pd.DataFrame, over_60: pd.DataFrame
) -> list[Item]:
    """Targets missed or behind their path, Areas over 30 points, posts that fall vacant.

    `by_level`, `over_60`: staff_over_60.
    """
    found = [*_targets(words, ways), *_areas(words, by_area), *_posts(words, by_level, over_60)]
    return found or [Item(words.say("Nothing that these figures show."), "")]


def _targets(words: Words, ways: Sequence[Progress]) -> list[Item]:
    """Targets that are missed or behind their path, what is worst first."""
    off = [each for each in by_urgency(ways) if each.status in OFF]
    told = [Item(_target(words, each), "plan") for each in off[:TOLD_AT_MOST]]
    more = len(off) - TOLD_AT_MOST
    if more > 0:
        text = words.say_many(
            "{count} more target is missed or behind its path.",
            "{count} more targets are missed or behind their path.",
            more,
        )
        told.append(Item(text, "plan"))
    return told


def _target(words: Words, way: Progress) -> str:
    judged = way.judged
    if judged is None:
        return ""
    figures = {
        "title": title(words, way),
        "status": words.say(STATUSES[way.status]),
        "value": words.value(way.unit, float(judged["value"])),
        "year": str(judged["year"]),
        "target": directed(words, way, float(way.target["target"])),
        "due": str(way.due),
    }
    if way.asked is None:
        return words.say("{title}: {status}, {value} in {year}; the target was {target} by {due}.", **figures)
    return words.say(
        "{title}: {status}, {value} in {year}; the path asks for {required}, the target is {target} by {due}.",
        **figures,
        required=directed(words, way, way.asked),
    )


def other_targets(words: Words, ways: Sequence[Progress], in_rows: Sequence[Progress | None]) -> list[Item]:
    """The targets that have no row, with their status, what needs a decision first; nothing where all have one."""
    there = {id(each) for each in in_rows}
    others = [each for each in by_urgency(ways) if id(each) not in there]
    if not others:
        return []
    text = words.say_many(
        "{count} more target has no row here: {list}.",
        "{count} more targets have no row here: {list}.",
        len(others),
        list=words.listing([f"{title(words, each)} ({words.say(STATUSES[each.status])})" for each in others]),
    )
    return [Item(text, "plan")]


@remembered
def _areas(words: Words, by_area: pd.DataFrame) -> list[Item]:
    """Areas in which a competition prefers one gender, where that rule holds."""
    law, limit = rule(RULE)
    last = latest(by_area)
    if rule_exists(words, law) or not (last["value"] > limit).any():
        return []
    return [Item(plain(thirty_points(words, by_area, limit)), "thirty_points")]


@remembered
def _posts(words: Words, by_level: pd.DataFrame, over_60: pd.DataFrame) -> list[Item]:
    """Posts of the levels that lead where they are shown by name, else of all the staff."""
    found = [(words.category("level", level), of_level(by_level, level)) for level in LEADING]
    told = [_vacant(words, name, row, "leadership") for name, row in found if row is not None]
    last = latest(over_60)
    if not any(told) and len(last) and pd.notna(last["women"].iloc[0]):
        told = [_vacant(words, words.say("all staff"), last.iloc[0], "workforce")]
    return [each for each in told if each]


def _vacant(words: Words, name: str, leaving: pd.Series, page: str) -> Item | None:
    if not whole(leaving["women"]) + whole(leaving["men"]):
        return None
    return Item(plain(who_leaves(words, name, leaving, RETIREMENT)), page)


@remembered
def overdue(words: Words, actions: pd.DataFrame) -> list[Item]:
    """The late actions and whose they are, the longest overdue first; that none is late; or what to ask for."""
    if actions.empty:
        return [Item(unasked(words), "plan")]
    open_ = late(actions)
    if open_.empty:
        noted = words.text.date(pd.to_datetime(actions["reference_date"]).max().date())
        text = words.say_many(
            "The one action of the plan was not late on {date}.",
            "None of the {count} actions was late on {date}.",
            len(actions),
            date=noted,
        )
        return [Item(text, "plan")]
    told = [Item(late_of_all(words, actions), "plan")]
    told += [Item(_late(words, row), "plan") for _, row in open_.head(TOLD_AT_MOST).iterrows()]
    more = int(is_late(actions).sum()) - TOLD_AT_MOST
    if more > 0:
        told.append(
            Item(words.say_many("{count} more action is late.", "{count} more actions are late.", more), "plan")
        )
    return told


def _late(words: Words, row: pd.Series) -> str:
    return words.say(
        "“{title}”, due on {date}: {responsible}.",
        title=written(row["title"]),
        date=day(words, row["due_on"]),
        responsible=written(row["responsible"]),
    )


def missing(words: Words, fields: Sequence[str], held: pd.DataFrame) -> list[Item]:
    """The fields of which nothing was delivered, and what the next delivery would add. `held`: Store.coverage()."""
    said = [plain(delivered(words, held)), plain(next_deliveries(words, held)[0])]
    if fields:
        said.insert(0, words.say("Nothing was delivered yet on: {fields}.", fields=words.listing(list(fields))))
    return [Item(" ".join(said), "coverage")]
