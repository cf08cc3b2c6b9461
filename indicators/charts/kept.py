"""What was put together and what the audit found, as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from indicators.audit import weaker
from indicators.catalogue import catalogue
from indicators.charts.chart import Table
from indicators.charts.groups import listed
from indicators.charts.reasons import NOT_SHOWN, SYMBOL
from indicators.charts.words import Words
from indicators.model import Edition

NOTHING = "–"


def attacked(words: Words, edition: Edition) -> Table:
    """What the audit did and found, in numbers."""
    verdict = edition.audit
    caption = words.say("What the audit found")
    columns = [words.say("What was looked at"), words.say("Number")]
    integer = verdict["integer"]
    rows = [
        (words.say("Hidden cells that were attacked"), verdict["attacked"]),
        (words.say("Of these, numbers that could be of few people"), verdict["secrets"]),
        (words.say("Worked out exactly"), verdict["exact"]),
        (words.say("Worked out nearly"), verdict["narrow"]),
        (
            words.say("Narrowest range that an attacker is left with, in people; public offices aside"),
            verdict["narrowest"],
        ),
        (words.say("Linear programs solved"), verdict["programs"]),
        (words.say("Proved with another table of whole people"), integer.get("persons", 0)),
        (words.say("Proved by a program in whole numbers"), integer.get("programs", 0)),
        (words.say("Not decided in whole numbers within the time"), integer.get("undecided", 0)),
        (words.say("Fewest people of a count, k"), verdict["k"]),
        (words.say("Below this k cannot be set"), verdict["floor"]),
    ]
    return Table(caption, columns, [[what, _number(words, number)] for what, number in rows])


def left_open(words: Words, edition: Edition) -> str:
    """Where the attack knew or proved less than it might have."""
    said = [
        words.say(sentence, count=words.number(number)) for sentence, number in weaker.said(edition.audit["weaker"])
    ]
    undecided = edition.audit["integer"].get("undecided", 0)
    if undecided:
        told = words.say(
            "{count} hidden numbers are proved by linear programs only: no other table of whole people was found in "
            "time.",
            count=words.number(undecided),
        )
        said.append(told)
    if not said:
        return words.say("The attack left nothing open.")
    return " ".join([words.say("What the attack left open:"), *said])


def repeat(words: Words, edition: Edition) -> str:
    """How anybody can repeat the audit."""
    return words.say(
        "The audit shares no code with what it attacks and reads the edition only. Repeat it: "
        "`python -m indicators audit` ({solver}, audit {code}).",
        solver=str(edition.audit["solver"]),
        code=str(edition.audit["code"]),
    )


def _number(words: Words, number: Any) -> str:
    return NOTHING if number is None else words.number(number)


def staff_tables(words: Words, tables: pd.DataFrame, groups: Mapping[str, pd.DataFrame]) -> Table:
    """The staff table by each breakdown: what stands by its own name, what together. `groups`: by breakdown."""
    columns = [
        words.say("The staff table by"),
        words.say("People in it by its own names"),
        words.say("What stands together"),
    ]
    rows = [
        [words.breakdown(row["breakdown"]), share(words, row), _together(words, row, groups[row["breakdown"]])]
        for _, row in tables.iterrows()
    ]
    return Table(words.say("What was put together: {city}", city=words.here), columns, rows)


def share(words: Words, row: pd.Series) -> str:
    return words.percent(100 * row["share"], 0) if row["shown"] else NOTHING


def _together(words: Words, row: pd.Series, groups: pd.DataFrame) -> str:
    if not row["shown"]:
        return f"{SYMBOL} {words.say(NOT_SHOWN)}"
    found = groups.groupby(["dimension", "group"], sort=False).size().reset_index(name="members")
    said = []
    for name, group in found[found["members"] > 1][["dimension", "group"]].itertuples(index=False, name=None):
        where = (words.city.slug, row["breakdown"], name)
        members = listed(words, where, group)
        called = words.group(where, group)
        said.append(
            words.say("{group}: {members}", group=called, members=words.listing(members)) if members else called
        )
    return f"{SYMBOL} {'; '.join(said)}" if said else words.say("nothing: every category stands by its own name")


def every_indicator(words: Words, tables: pd.DataFrame) -> Table:
    """Every indicator and what of it is shown as it is, together, not at all."""
    hidden = words.say("Not shown")
    columns = [
        words.say("Indicator"),
        words.say("As it is"),
        words.say("With groups together"),
        f"{SYMBOL} {hidden}",
    ]
    rows = []
    for slug, own in tables.groupby("indicator", sort=False):
        kinds = (own[own["shown"] & ~own["merged"]], own[own["shown"] & own["merged"]], own[~own["shown"]])
        cells = [", ".join(words.breakdown(each).lower() for each in kind["breakdown"]) or NOTHING for kind in kinds]
        rows.append([words.title(catalogue()[str(slug)]), *cells])
    return Table(words.say("Every indicator: {city}", city=words.here), columns, rows)


def ordered(tables: pd.DataFrame, breakdowns: Sequence[str]) -> pd.DataFrame:
    """The tables in the order of `breakdowns`."""
    place = {each: number for number, each in enumerate(breakdowns)}
    known = tables[tables["breakdown"].isin(place)]
    return known.sort_values("breakdown", key=lambda names: names.map(place), kind="stable", ignore_index=True)
