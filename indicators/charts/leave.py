"""Leave: who takes parental leave and how its days are shared, who comes back, who cares, who is ill for long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from indicators.charts import figure as f
from indicators.charts.chance import Rates, last_rates, rates_of, told_of_each
from indicators.charts.chart import Chart, alternative, latest, since_break, table_of
from indicators.charts.facts import fact, not_shown
from indicators.charts.memory import remembered
from indicators.charts.processes import over_years, rated
from indicators.charts.words import Words, whole
from indicators.charts.years import HEIGHT, over_the_years, spoken_lines
from indicators.marking import N_

HALF = 50
NOT_SHOWN = N_("**{name}**: not shown, so that nobody can be recognised.")


def users_only(rows: pd.DataFrame) -> bool:
    """Whether only those who took the leave were delivered: then everyone entitled seems to have taken it."""
    found = [rates for _, row in rows.iterrows() if (rates := rates_of(row))]
    return bool(found) and all(each.women == each.of_women and each.men == each.of_men for each in found)


@remembered
def parental(words: Words, rows: pd.DataFrame) -> Chart | None:
    """Who of the entitled took parental leave, year by year. `rows`: totals of parental_leave_uptake_ratio."""
    if users_only(rows):
        return None
    title = words.say("Parental leave: who takes it")
    subtitle = words.say("Of every 100 entitled to parental leave, how many took it")
    return over_years(words, rows, "parental", title, subtitle)


@remembered
def parental_days(words: Words, rows: pd.DataFrame) -> Chart | None:
    """Men's share of the days of parental leave, and of the people who took some. `rows`: totals of the days."""
    title, shown = words.say("Parental leave: how the days are shared"), rows[rows["value"].notna()]
    if shown.empty:
        return not_shown(words, "parental_days", title, rows)
    heads = shown.assign(value=shown["men"].astype(float) * 100 / (shown["women"] + shown["men"]).astype(float))
    series = [(words.say("of the days"), shown), (words.say("of the people who took some"), heads)]
    traces, labels = spoken_lines(series, words.percent)
    sentence = _days_sentence(words, rows)
    return Chart(
        name="parental_days",
        title=title,
        subtitle=words.say("Men’s share, {years}; dotted: half", years=words.years(shown)),
        sentence=sentence,
        alt=alternative(words.say("Line chart over the years"), sentence),
        figure=over_the_years(
            words,
            shown["year"],
            traces,
            labels,
            _days_axis(words, max(float(value) for _, each in series for value in each["value"])),
            [HALF],
        ),
        height=HEIGHT,
        table=table_of(words, rows, title),
        observations=rows,
        notes=(words.say("Few long leaves decide how the days are shared."),),
    )


def _days_axis(words: Words, highest: float) -> dict[str, Any]:
    """From 0 to past the half at least; below 0 there is only room for a label."""
    top, ticks = (100, [0, 25, HALF, 75, 100]) if highest > 55 else (60, [0, 25, HALF])
    return f.axis(range=[-0.12 * top, top], tickvals=ticks, ticktext=[words.percent(tick, 0) for tick in ticks])


def _days_sentence(words: Words, rows: pd.DataFrame) -> str:
    shown = since_break(rows)
    first, last = shown.iloc[0], shown.iloc[-1]
    sentence = words.say(
        "In {year} men took **{share}** of the days of parental leave; {women} and {men} took some.",
        year=str(last["year"]),
        share=words.percent(last["value"]),
        women=words.women(whole(last["women"])),
        men=words.men(whole(last["men"])),
    )
    if first["year"] == last["year"]:
        return sentence
    before = words.say("In {year} it was {share}.", year=str(first["year"]), share=words.percent(first["value"]))
    return f"{sentence} {before}"


Named = Sequence[tuple[str, pd.DataFrame]]


def _rows_told(words: Words, series: Named) -> tuple[list[tuple[str, Rates]], str]:
    """The newest rates of each series with their name and year, and what may be said of all of them."""
    shown: list[tuple[str, Rates]] = []
    named, said = [], []
    for name, rows in series:
        found = last_rates(rows)
        for row, rates in found:
            dated = words.say("{name}, {year}", name=name, year=str(row["year"]))
            shown.append((dated, rates))
            named.append((dated, row))
        if not found and (rows["flag"] == "protected").any():
            said.append(words.say(NOT_SHOWN, name=name))
    return shown, " ".join([*told_of_each(words, named), *said])


@remembered
def returning(words: Words, back: pd.DataFrame, stayed: pd.DataFrame) -> Chart | None:
    """Who came back after a leave, and who of them was still there a year later. Totals of both differences."""
    series = [
        (words.say("Came back to work"), back),
        (words.say("Still there after twelve months"), stayed),
    ]
    title, rows = words.say("Coming back after a leave"), pd.concat([back, stayed], ignore_index=True)
    shown, sentence = _rows_told(words, series)
    if not shown:
        return not_shown(words, "returning", title, rows)
    return rated(
        words,
        "returning",
        title,
        words.say("Of every 100 whose leave ended in the year; of every 100 who came back the year before"),
        shown,
        sentence,
        rows,
        (words.say("Where few come back one person moves the rate far."),),
    )


@remembered
def absences(words: Words, carers: pd.DataFrame, sickness: pd.DataFrame, days: pd.DataFrame) -> Chart | None:
    """Carers' leave and long sickness of the staff, each from ten people. `days`: women's share of the carers' days."""
    series = [(words.say("Carers’ leave"), carers), (words.say("Long sickness"), sickness)]
    title = words.say("Carers’ leave and long sickness")
    rows = pd.concat([each for each in (carers, sickness, days) if len(each)] or [carers], ignore_index=True)
    shown, sentence = _rows_told(words, series)
    if not shown:
        return not_shown(words, "absences", title, rows)
    return rated(
        words,
        "absences",
        title,
        words.say("Of every 100 on the staff, how many had such an absence in the year"),
        shown,
        f"{sentence} {_carers_days(words, days)}".strip(),
        rows,
        (words.say("The whole administration only, from ten people. Older staff are ill longer."),),
    )


def _carers_days(words: Words, days: pd.DataFrame) -> str:
    last = latest(days)
    if last.empty:
        return ""
    row = last.iloc[0]
    return words.say(
        "Women took {share} of the days of carers’ leave in {year}.",
        share=words.percent(row["value"]),
        year=str(row["year"]),
    )


@remembered
def paternity(words: Words, rows: pd.DataFrame) -> Chart | None:
    """How many fathers took the whole right. `rows`: totals of full_use_of_paternity_leave."""
    title, last = words.say("Paternity leave"), latest(rows)
    if last.empty:
        return not_shown(words, "paternity", title, rows)
    row = last.iloc[0]
    sentence = words.say(
        "**{count} of {all}** second parents with a birth in {year} took the whole of their leave ({share}).",
        count=whole(row["women"]) + whole(row["men"]),
        all=whole(row["base"]),
        year=str(row["year"]),
        share=words.percent(row["value"]),
    )
    note = words.say("The law gives it to second parents: a woman may be among them.")
    return fact(words, "paternity", title, sentence, rows, (note,))
