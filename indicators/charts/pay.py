"""How far apart pay lies: one gap told in its several ways, and over the years. Units and people are never mixed."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from indicators.charts import figure as f
from indicators.charts.chart import Chart, alternative, latest, since_break, table_of
from indicators.charts.facts import none_shown
from indicators.charts.intervals import intervals
from indicators.charts.memory import remembered
from indicators.charts.pay_gap import (
    band,
    chance,
    gap_axis,
    measure,
    side_key,
    size_of_gap,
)
from indicators.charts.rows import height, row_frame
from indicators.charts.unanswered import unanswered
from indicators.charts.words import Words, whole
from indicators.charts.years import HEIGHT, break_words, broken_years, named_lines
from indicators.formulas import rounded
from indicators.marking import N_


def pay_answer(words: Words, hourly: Sequence[pd.DataFrame], annual: Sequence[pd.DataFrame]) -> str:
    """The headline: median and mean, with unit, people and date. Each sequence: median and mean; hourly first."""
    for frames, text in (
        (
            hourly,
            N_(
                "For an hour, women’s median gross pay is **{median}** and their mean **{mean}**: {counts}, everyone "
                "paid in full, {date}."
            ),
        ),
        (
            annual,
            N_(
                "For a year, women’s median basic pay is **{median}** and their mean **{mean}**: {counts}, everyone "
                "paid in full, {date}. Hours paid were not delivered, so nothing is said for an hour."
            ),
        ),
    ):
        median, mean = (latest(each) for each in frames)
        if len(median) and len(mean):
            row = median.iloc[0]
            sentence = words.say(
                text,
                median=size_of_gap(words, row["value"]),
                mean=size_of_gap(words, mean.iloc[0]["value"]),
                counts=words.counts(whole(row["women"]), whole(row["men"])),
                date=words.when(median),
            )
            return f"{sentence} {chance(words, row)}".strip()
    return ""


@remembered
def pay_measures(words: Words, frames: list[pd.DataFrame], name: str, title: str, people: str) -> Chart | None:
    """One question told in several ways, a row each, in the last year. `frames`: one a measure; `people`: of whom."""
    shown = [latest(each).iloc[0] for each in frames if len(latest(each))]
    if not shown:
        return none_shown(words, name, title, frames)
    rows = pd.concat([each for each in frames if len(each)], ignore_index=True)
    last = latest(rows)
    shown = [row for row in shown if row["year"] == last["year"].iloc[0]]
    labels = [f"<b>{words.percent(row['value'])}</b>  {measure(words, row)}" for row in shown]
    sentence = _measures_sentence(words, shown)
    dots = f.marks(
        [float(row["value"]) for row in shown],
        [-place for place in range(len(shown))],
        f.FOCUS,
        "square",
        [_hover(words, row) for row in shown],
        size=14,
    )
    return Chart(
        name=name,
        title=title,
        subtitle=words.say("Gap in percent of men’s pay, {when}; {people}", when=words.when(last), people=people),
        sentence=sentence,
        alt=alternative(words.say("Dot chart, a row each"), sentence),
        figure={
            "data": [dots],
            "layout": row_frame(words, labels, band("x"), side_key(words), gap_axis([row["value"] for row in shown])),
        },
        height=height(len(shown)),
        table=table_of(words, rows, title),
        observations=rows,
        notes=(words.say("The dotted lines are ±5%: the Directive’s limit holds for categories of workers only."),),
    )


def _measures_sentence(words: Words, shown: list[pd.Series]) -> str:
    low, high = (choose(shown, key=lambda row: float(row["value"])) for choose in (min, max))
    if rounded(low["value"], 1) == rounded(high["value"], 1):
        return words.say("The gap is **{gap}** in each way of counting.", gap=words.percent(low["value"]))
    return words.say(
        "The answer depends on what is compared: from **{low}** ({low_name}) to **{high}** ({high_name}).",
        low=words.percent(low["value"]),
        low_name=measure(words, low),
        high=words.percent(high["value"]),
        high_name=measure(words, high),
    )


def _hover(words: Words, row: pd.Series) -> str:
    return words.say(
        "{measure}, {year}: {value}",
        measure=measure(words, row),
        year=str(row["year"]),
        value=words.percent(row["value"]),
    )


@remembered
def pay_gaps(words: Words, median: pd.DataFrame, mean: pd.DataFrame, name: str, title: str) -> Chart | None:
    """Median and mean gap over the years with the lines of ±5 %. Both of one kind of pay and the same people."""
    series = [each[each["value"].notna()] for each in (median, mean)]
    shown = [(measure(words, each.iloc[0]), each) for each in series if len(each)]
    if not shown or all(each["year"].nunique() < 2 for _, each in shown):
        return None
    rows = pd.concat([median, mean], ignore_index=True)
    lines, labels = named_lines(
        shown,
        words.percent,
        lambda _, row: _hover(words, row),
        lambda each: broken_years(words, each),
    )
    labels += [label for _, each in shown for label in break_words(words, each)]
    sentence = " ".join(_over_the_years(words, each) for _, each in shown)
    reach = [-8.0, 8.0, *(float(value) * 1.2 for value in rows["value"].dropna())]
    return Chart(
        name=name,
        title=title,
        subtitle=words.say("In percent of men’s pay, {years}; above 0 men have more", years=words.years(rows)),
        sentence=sentence,
        alt=alternative(words.say("Line chart over the years"), sentence),
        figure={
            "data": lines,
            "layout": f.layout(
                words,
                xaxis=f.year_axis(sorted({int(year) for year in rows["year"]})),
                yaxis=f.axis(range=[min(reach), max(reach)], ticksuffix="%"),
                shapes=band("y"),
                annotations=labels,
            ),
        },
        height=HEIGHT,
        table=table_of(words, rows, title),
        observations=rows,
        notes=(words.say("The dotted lines are ±5%: the Directive’s limit holds for categories of workers only."),),
    )


def _over_the_years(words: Words, rows: pd.DataFrame) -> str:
    comparable = since_break(rows)
    first, last = comparable.iloc[0], comparable.iloc[-1]
    now = {"measure": measure(words, last), "value": words.percent(last["value"]), "year": str(last["year"])}
    if first["year"] == last["year"]:
        return words.say("**{value}** in {year} ({measure}).", **now)
    return words.say(
        "**{value}** in {year}, {before} in {first} ({measure}).",
        before=words.percent(first["value"]),
        first=str(first["year"]),
        **now,
    )


@remembered
def pay_intervals(words: Words, frames: list[pd.DataFrame], name: str, title: str) -> Chart | None:
    """The gaps of the last year with their intervals, a row each. `frames`: totals of one indicator each."""
    last = [latest(each) for each in frames if len(latest(each))]
    if not last:
        return None
    rows = pd.concat(last, ignore_index=True)
    return intervals(words, rows, name, title, reference=0)


def pay_without_hours(words: Words, hourly: pd.DataFrame, annual: pd.DataFrame) -> str:
    """What is asked for where only pay of the year was delivered; nothing where there is hourly pay."""
    if len(latest(hourly)) or not len(latest(annual)):
        return ""
    return unanswered(
        words,
        words.say("Pay for an hour, its quarters and its spread"),
        words.say("the gaps in pay of the year"),
        words.say("the hours paid in the year, for each person"),
    )
