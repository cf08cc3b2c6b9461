"""Time and well-being: the answer of the page, part-time work, and what cannot be answered."""

from __future__ import annotations

import pandas as pd

from indicators.charts.chance import Rates, counts, last_rates
from indicators.charts.chart import Chart, latest
from indicators.charts.counted import counted_over_years
from indicators.charts.facts import not_shown
from indicators.charts.leave import users_only
from indicators.charts.memory import remembered
from indicators.charts.processes import rated
from indicators.charts.unanswered import Question
from indicators.charts.withheld import later
from indicators.charts.words import Words, whole
from indicators.marking import N_

WORKED_PART_TIME = N_("{rates} work part time in **{year}**.")


def answer(words: Words, hours: pd.DataFrame, days: pd.DataFrame, positive: pd.DataFrame) -> str:
    """Who works part time, how the days of parental leave are shared, who answers well. Totals, in counts."""
    said = [
        (words.say(WORKED_PART_TIME, rates=counts(words, rates), year=str(row["year"])), hours)
        for row, rates in last_rates(hours)
    ]
    said += [(_days(words, row), days) for _, row in latest(days).iterrows()]
    said += [(_positive(words, row, rates), positive) for row, rates in last_rates(positive)]
    return " ".join(f"{sentence} {later(words, rows)}".strip() for sentence, rows in said)


def _days(words: Words, row: pd.Series) -> str:
    return words.say(
        "Of the days of parental leave men took **{share}**; {women} and {men} took some ({year}).",
        share=words.percent(row["value"]),
        women=words.women(whole(row["women"])),
        men=words.men(whole(row["men"])),
        year=str(row["year"]),
    )


def _positive(words: Words, row: pd.Series, rates: Rates) -> str:
    return words.say(
        "In the survey of {year} **{women}** of women’s and **{men}** of men’s answers were on the good side.",
        year=str(row["year"]),
        women=words.percent(rates.women * 100 / rates.of_women),
        men=words.percent(rates.men * 100 / rates.of_men),
    )


@remembered
def part_time(words: Words, rows: pd.DataFrame) -> Chart | None:
    """Who works part time, year by year, in counts: a stock. `rows`: totals of part_time_difference."""
    return counted_over_years(
        words,
        rows,
        "part_time",
        words.say("Part-time work"),
        words.say("Of every 100 women and of every 100 men on the staff, how many work part time"),
        WORKED_PART_TIME,
    )


@remembered
def part_time_by(words: Words, rows: pd.DataFrame) -> Chart | None:
    """Who works part time, by a breakdown, in the last year. `rows`: part_time_difference by that breakdown."""
    if rows.empty:
        return None
    title = words.say("Part time by {breakdown}", breakdown=words.breakdown(rows["breakdown"].iloc[0]).lower())
    found = last_rates(rows)
    if not found:
        return not_shown(words, "part_time_by", title, rows)
    row, rates = max(found, key=lambda each: abs(_apart(each[1])))
    sentence = words.say(
        "Women and men lie furthest apart here: **{name}**, {rates}.",
        name=words.category(row["breakdown"], row["category"]),
        rates=counts(words, rates),
    )
    return rated(
        words,
        "part_time_by",
        title,
        words.say("Of every 100 of the group, how many work part time, {year}", year=str(row["year"])),
        [(words.category(row["breakdown"], row["category"]), rates) for row, rates in found],
        sentence,
        rows,
    )


def _apart(rates: Rates) -> float:
    return rates.women / rates.of_women - rates.men / rates.of_men


def _given(rows: pd.DataFrame) -> bool:
    """Whether it was delivered: shown, or not shown to protect people."""
    return bool((rows["value"].notna() | (rows["flag"] == "protected")).any())


def questions(
    words: Words, hours: pd.DataFrame, uptake: pd.DataFrame, back: pd.DataFrame, use: pd.DataFrame, survey: pd.DataFrame
) -> list[Question]:
    """What was asked and cannot be answered: of part time, leave, return, flexible work and the survey. Totals."""
    nothing = words.say("nothing that was delivered")
    part = words.say("how many work part time") if _given(hours) else words.say("how many women and men work here")
    found = []
    if _given(hours):
        ask = words.say("a question on the reasons, in the survey of the staff")
        found.append(Question(words.say("Whether part time is chosen or for want of something else"), part, ask))
    else:
        found.append(
            Question(words.say("Who works part time"), part, words.say("the working time, in the staff table"))
        )
    if not _given(uptake) or users_only(uptake):
        near = words.say("who took it and how the days are shared") if _given(uptake) else nothing
        ask = words.say("the leave table, with those entitled who took none")
        found.append(Question(words.say("Who of those entitled takes parental leave"), near, ask))
    if not _given(back):
        near = words.say("who took parental leave") if _given(uptake) else nothing
        ask = words.say("who came back and who was still there a year later, in the leave table")
        found.append(Question(words.say("Who comes back after a leave"), near, ask))
    if not _given(use):
        ask = words.say("the table of flexible work: everyone to whom a measure is open")
        found.append(Question(words.say("Who works flexibly or remotely"), part, ask))
    if not _given(survey):
        ask = words.say("answers of a survey, added up by question and gender, and how many were invited")
        found.append(Question(words.say("How women and men feel at work"), nothing, ask))
    return found
