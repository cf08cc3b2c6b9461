"""Figures that a sentence tells better than a drawing: cards with words, table and definition."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from indicators.charts.chart import Chart, Table, because, latest, note_texts, since_break, table_of
from indicators.charts.memory import remembered
from indicators.charts.states import nothing
from indicators.charts.words import GENDERS, Words, whole
from indicators.marking import N_
from indicators.statistics import shuffled_dissimilarity

OTHER_ENTRIES = N_("**{count}** people are recorded as neither women nor men in {year}.")
NOT_STATED = N_("Of **{count}** people the gender is not stated in {year}.")


def fact(words: Words, name: str, title: str, sentence: str, rows: pd.DataFrame, notes: tuple[str, ...] = ()) -> Chart:
    """A card without a drawing."""
    return table_alone(name, sentence, table_of(words, rows, title), rows, notes)


def table_alone(
    name: str, sentence: str, table: Table, observations: pd.DataFrame, notes: tuple[str, ...] = ()
) -> Chart:
    """A table under its own title, with what its files say of it and no drawing."""
    return Chart(
        name=name,
        title=table.caption,
        subtitle="",
        sentence=sentence,
        alt="",
        figure=None,
        height=0,
        table=table,
        observations=observations,
        notes=notes,
    )


def not_shown(words: Words, name: str, title: str, rows: pd.DataFrame) -> Chart | None:
    """A card of words where there are rows without figures: which of the four it is, and why; else nothing."""
    sentence = nothing(words, rows)
    if not sentence or (rows["value"].notna().any() and not (rows["flag"] == "protected").any()):
        return None
    return fact(words, name, title, sentence, rows)


def none_shown(words: Words, name: str, title: str, frames: Iterable[pd.DataFrame]) -> Chart | None:
    """The same for a chart of several series."""
    present = [each for each in frames if len(each)]
    return not_shown(words, name, title, pd.concat(present, ignore_index=True)) if present else None


@remembered
def segregation(words: Words, rows: pd.DataFrame, levels: pd.DataFrame) -> Chart | None:
    """How far the spread of women over the levels lies from that of men, since the last series break.

    `levels`: women_by_level by level, of which it is told what chance alone would give.
    """
    shown = since_break(rows)
    if shown.empty:
        return not_shown(words, "segregation", words.say("Segregation over levels"), rows)
    first, last = shown.iloc[0], shown.iloc[-1]
    sentence = words.say(
        "**{value}** of either gender would have to change level for both to be spread alike in {year}",
        value=words.percent(last["value"]),
        year=str(last["year"]),
    )
    if first["year"] != last["year"]:
        before = words.say("it was {value} in {year}", value=words.percent(first["value"]), year=str(first["year"]))
        sentence = f"{sentence}; {before}"
    notes = note_texts(words, "total", rows["year"], set(rows["indicator"]))
    by_chance = _by_chance(words, levels[levels["year"] == last["year"]])
    return fact(words, "segregation", words.say("Segregation over levels"), f"{sentence}.", rows, (*notes, *by_chance))


def _by_chance(words: Words, levels: pd.DataFrame) -> tuple[str, ...]:
    """What the index would be with the same people dealt out at random; nothing where a level is not shown."""
    if levels.empty or levels["women"].isna().any():
        return ()
    value = shuffled_dissimilarity(levels["women"].astype(int), levels["men"].astype(int))
    if pd.isna(value):
        return ()
    return (
        words.say(
            "If gender were dealt out over these levels by chance, the index would be about {value}; it is never zero.",
            value=words.percent(value),
        ),
    )


@remembered
def other_entries(words: Words, others: pd.DataFrame, unstated: pd.DataFrame) -> Chart | None:
    """How many people have another gender entry, and how many none; nothing at all below ten of each."""
    told = []
    for rows, text in ((others, OTHER_ENTRIES), (unstated, NOT_STATED)):
        last = latest(rows)
        if len(last):
            told.append(words.say(text, count=whole(last["value"].iloc[-1]), year=str(last["year"].iloc[-1])))
    if not told:
        return None
    rows = pd.concat([others[others["value"].notna()], unstated[unstated["value"].notna()]], ignore_index=True)
    return fact(words, "other_entries", words.say("Other entries"), " ".join([*told, words.say(GENDERS)]), rows)


@remembered
def seats(words: Words, rows: pd.DataFrame) -> Chart | None:
    """How many seats each body lacks to 40% for both genders; a rule that is not verified says so."""
    last = latest(rows[~because(rows, "unverified")])
    if last.empty:
        return None
    told = last[last["value"] > 0]
    year = str(last["year"].iloc[0])
    listed = [
        words.say("{name}: **{figure}**", name=words.category(row["breakdown"], row["category"]), figure=missing)
        for _, row in told.iterrows()
        if (missing := words.value("seats", row["value"]))
    ]
    sentence = words.say(
        "In {year} the less represented gender lacks seats to 40% here: {bodies}.",
        year=year,
        bodies="; ".join(listed),
    )
    none_missing = _none_missing(words, len(last) - len(told), len(last), year)
    sentence = " ".join(each for each in (sentence if listed else "", none_missing) if each)
    caution = words.say(
        "How 40% becomes a whole number of seats is our reading, not checked in a legal text: it is not a standard."
    )
    return fact(words, "seats", words.say("Seats missing to 40%"), sentence, rows, (caution,))


def _none_missing(words: Words, count: int, bodies: int, year: str) -> str:
    """How many bodies miss no seat; nothing where all miss some."""
    if not count:
        return ""
    if count == bodies:
        return words.say_many(
            "The one body with such a number misses no seat to 40% in {year}.",
            "None of the {count} bodies misses a seat to 40% in {year}.",
            count,
            year=year,
        )
    return words.say_many("The other body lacks none.", "The {count} other bodies lack none.", count)
