"""The answer of a page: one sentence with numbers and date, before any chart."""

from __future__ import annotations

import pandas as pd

from indicators.charts.beside import Pair, sentence_of
from indicators.charts.chart import because, earliest, latest, since_break
from indicators.charts.words import Words, whole
from indicators.marking import N_


def standing(words: Words, staff: pd.DataFrame, executives: pd.DataFrame) -> str:
    """Today and leadership: women among staff and among executives, and the change at the top."""
    if latest(staff).empty:
        return ""
    everyone = latest(staff).iloc[0]
    sentence = words.say(
        "Women are **{women} of {all}** people in the staff table of {city} ({share})",
        women=whole(everyone["women"]),
        all=whole(everyone["base"]),
        city=words.city.official_name,
        share=words.percent(everyone["value"]),
    )
    if latest(executives).empty:
        return f"{sentence}, {words.when(latest(staff))}."
    now, before = latest(executives).iloc[0], earliest(executives).iloc[0]
    sentence = words.say(
        "{staff} and **{women} of {all}** executives ({share}), {date}.",
        staff=sentence,
        women=whole(now["women"]),
        all=whole(now["base"]),
        share=words.percent(now["value"]),
        date=words.when(latest(executives)),
    )
    if now["year"] == before["year"]:
        return sentence
    change = words.say("Among executives, {change}.", change=words.since(before, now))
    return f"{sentence} {change}"


def workforce(words: Words, staff: pd.DataFrame, groups: pd.DataFrame) -> str:
    """Who works here: the published total, and the figure without office holders and political staff."""
    if latest(staff).empty:
        return ""
    last = latest(staff).iloc[0]
    sentence = words.say(
        "**{women} and {men}** work here: {share} women, {date}.",
        women=words.women(whole(last["women"])),
        men=words.men(whole(last["men"])),
        share=words.percent(last["value"]),
        date=words.when(latest(staff)),
    )
    own = latest(groups)
    own = own[own["category"] == "staff"]
    if own.empty or whole(own["base"].iloc[0]) == whole(last["base"]):
        return sentence
    kept_apart = words.say(
        "The published total counts the mayor, the top posts and political staff too; "
        "without them it is {women} and {men} ({share} women).",
        women=words.women(whole(own["women"].iloc[0])),
        men=words.men(whole(own["men"].iloc[0])),
        share=words.percent(own["value"].iloc[0]),
    )
    return f"{sentence} {kept_apart}"


def thirty_points(words: Words, rows: pd.DataFrame, limit: float) -> str:
    """In which Areas the rule gives a preference, and to whom."""
    last = latest(rows)
    if last.empty:
        return ""
    over = last[last["value"] > limit]
    date = words.when(last)
    if over.empty:
        return words.say(
            "In no contract Area is the difference above {limit} points, {date}: no preference.",
            limit=words.number(limit),
            date=date,
        )
    sentences = []
    for reason, text in (
        (
            "men_less_represented",
            N_(
                "In **{areas}** men are the less represented gender by more than {limit} points, {date}: "
                "in a competition for these Areas men have preference on equal merit only."
            ),
        ),
        (
            "women_less_represented",
            N_(
                "In **{areas}** women are the less represented gender by more than {limit} points, {date}: "
                "in a competition for these Areas women have preference on equal merit only."
            ),
        ),
    ):
        areas = [
            f"{words.category('area', row['category'])} ({words.value('points', row['value'])})"
            for _, row in over[because(over, reason)].iterrows()
        ]
        if areas:
            sentences.append(words.say(text, areas=words.listing(areas), limit=words.number(limit), date=date))
    return " ".join(sentences)


def without_posts(words: Words, by_area: pd.DataFrame, by_level: pd.DataFrame) -> str:
    """The footnote of the 30-point rule: the professional Area without its high-responsibility posts."""
    area, level = latest(by_area), latest(by_level)
    area, level = area[area["category"] == "professional"], level[level["category"] == "professional"]
    if area.empty or level.empty:
        return ""
    return words.say(
        "The law counts the holders of high-responsibility posts in their Area: {area} is at {with_posts}. "
        "Read without them it would be {without}; that reading is not the law’s.",
        area=words.category("area", "professional"),
        with_posts=words.value("points", area["value"].iloc[0]),
        without=words.value("points", level["value"].iloc[0]),
    )


def segregation(words: Words, rows: pd.DataFrame) -> str:
    """How far the spread of women over the levels lies from that of men, since the last series break."""
    shown = since_break(rows)
    if shown.empty:
        return ""
    first, last = shown.iloc[0], shown.iloc[-1]
    return words.say(
        "Segregation over levels: {value} of either gender would have to change level for both to be spread alike "
        "in {year}; it was {before} in {first}.",
        value=words.percent(last["value"]),
        year=str(last["year"]),
        before=words.percent(first["value"]),
        first=str(first["year"]),
    )


def seats(words: Words, rows: pd.DataFrame) -> str:
    """How many seats each body lacks to 40% for both genders; a rule that is not verified says so."""
    last = latest(rows[~because(rows, "unverified")])
    if last.empty:
        return ""
    listed = [
        f"{words.category(row['breakdown'], row['category'])} {words.value('seats', row['value'])}"
        for _, row in last.iterrows()
    ]
    return words.say(
        "Seats missing to 40% for the less represented gender in {year}: {bodies}. The rule of whole numbers is "
        "remembered and not verified: not a standard.",
        year=str(last["year"].iloc[0]),
        bodies=words.listing(listed),
    )


def beside(words: Words, found: dict[str, list[Pair]]) -> str:
    """The comparison of executives where there is one, else the first; or that there is none."""
    every = [pair for chosen in found.values() for pair in chosen]
    if not every:
        return words.say("Nothing published is the same thing in the same year as a figure of {city}.", city=words.here)
    first = next((pair for pair in every if pair.own["indicator"] == "women_among_executives"), every[0])
    return sentence_of(words, first)


def countries(words: Words, own: str) -> str:
    """What the context is and is not."""
    return words.say(
        "National figures of the eight countries, {country} strong: the ground on which an administration stands, "
        "not a comparison with it.",
        country=words.place(own),
    )


def methods(words: Words, count: int) -> str:
    """How many definitions there are, and what the marks mean."""
    return words.say(
        "**{count}** indicators, each with its definition, its query, a worked example and the evidence that it "
        "stands on. What is marked M or D is not a standard.",
        count=count,
    )
