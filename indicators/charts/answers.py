"""The answer of a page: one sentence with numbers and date, before any chart."""

from __future__ import annotations

import pandas as pd

from indicators.charts.beside import Pair, sentence_of
from indicators.charts.bodies import seats_sentence
from indicators.charts.chart import because, earliest, latest
from indicators.charts.words import Words, whole
from indicators.marking import N_
from indicators.model import Indicator


def standing(words: Words, staff: pd.DataFrame, executives: pd.DataFrame) -> str:
    """Today and leadership: women among staff and among executives, and the change at the top."""
    if latest(staff).empty:
        return ""
    everyone = latest(staff).iloc[0]
    sentence = words.say(
        "Women are **{women} of {all}** people in the staff table of {city} ({share})",
        women=whole(everyone["women"]),
        all=whole(everyone["base"]),
        city=words.official_name,
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


def decision_makers(words: Words, series: list[tuple[str, pd.DataFrame]]) -> str:
    """Leadership where there is no staff in these years: who holds the seats of the political bodies."""
    shown = [(name, latest(rows[~because(rows, "unverified")])) for name, rows in series]
    return " ".join(seats_sentence(words, name, rows.iloc[-1]) for name, rows in shown if len(rows))


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
        "The total counts office holders, top posts and political staff of the table too; "
        "without them it is {women} and {men} ({share} women).",
        women=words.women(whole(own["women"].iloc[0])),
        men=words.men(whole(own["men"].iloc[0])),
        share=words.percent(own["value"].iloc[0]),
    )
    return f"{sentence} {kept_apart}"


def rule_exists(words: Words, indicator: Indicator) -> str:
    """Nothing where the indicator's rule holds in the administration's country; else where it holds."""
    if indicator.applies_in(words.city.country):
        return ""
    places = words.listing([words.place(country.lower()) for country in indicator.countries])
    return words.say("This is a rule of {places}; it does not hold for {city}.", places=places, city=words.here)


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
    mixed = words.years_of("includes_high_responsibility", "level")
    if area.empty or level.empty or set(level["year"]) & mixed:
        return ""
    return words.say(
        "The law counts the holders of high-responsibility posts in their Area: {area} is at {with_posts}. "
        "Read without them it would be {without}; that reading is not the law’s.",
        area=words.category("area", "professional"),
        with_posts=words.value("points", area["value"].iloc[0]),
        without=words.value("points", level["value"].iloc[0]),
    )


def beside(words: Words, found: dict[str, list[Pair]]) -> str:
    """The comparison of executives where there is one, else the first; or that there is none."""
    every = [pair for chosen in found.values() for pair in chosen]
    if words.city.synthetic:
        return words.say("{city} is invented: it is not set beside real administrations.", city=words.here)
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
