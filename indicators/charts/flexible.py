"""Flexible and remote work: who uses the measures that are open to them, whose requests are granted."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from indicators.charts.chance import Rates, counts, last_rates
from indicators.charts.chart import Chart, latest
from indicators.charts.counted import counted_over_years
from indicators.charts.facts import not_shown
from indicators.charts.intervals import intervals
from indicators.charts.memory import remembered
from indicators.charts.processes import rated, summary
from indicators.charts.words import Words
from indicators.dimensions import members
from indicators.marking import N_

Found = list[tuple[pd.Series, Rates]]


def _alone(row: pd.Series) -> bool:
    """Whether the row stands for one measure, so that a person counts once in it."""
    return bool(row["breakdown"] == "measure" and members(row["category"])[1] == 1)


@remembered
def use(words: Words, rows: pd.DataFrame) -> Chart | None:
    """Who uses a measure, of those to whom it is open. `rows`: flexible_work_use_ratio by measure."""
    title, found = words.say("Flexible and remote work"), last_rates(rows)
    if not found:
        return not_shown(words, "flexible_use", title, rows)
    year = str(found[0][0]["year"])
    alone = [each for each in found if _alone(each[0])]
    together = [each for each in found if not _alone(each[0])]
    said = [summary(words, alone)] if alone else []
    said += [_in_counts(words, row, rates) for row, rates in together]
    return rated(
        words,
        "flexible_use",
        title,
        words.say("Of every 100 to whom the measure is open, how many use it, {year}", year=year),
        [(words.category(row["breakdown"], row["category"]), rates) for row, rates in found],
        " ".join(said),
        rows,
        _several(words, together),
    )


def _in_counts(words: Words, row: pd.Series, rates: Rates) -> str:
    name = words.category(row["breakdown"], row["category"])
    return words.say("**{name}**: {rates}.", name=name, rates=counts(words, rates))


def _several(words: Words, together: Found) -> tuple[str, ...]:
    if not together:
        return ()
    return (words.say("Over several measures a person counts in each, so nothing is said of chance there."),)


@remembered
def requests(words: Words, rows: pd.DataFrame) -> Chart | None:
    """Whose requests were granted, year by year. `rows`: totals of flexible_work_approval_ratio."""
    chart = counted_over_years(
        words,
        rows,
        "requests",
        words.say("Requests for flexible work"),
        words.say("Of every 100 requests, how many were granted"),
        N_("Requests granted in **{year}**: {rates}."),
    )
    if chart is None or chart.figure is None:
        return chart
    note = words.say("Requests are counted: who asks for two measures counts twice.")
    return replace(chart, notes=(*chart.notes, note))


@remembered
def ratios(words: Words, rows: pd.DataFrame) -> Chart | None:
    """The use of women to that of men with its interval, for single measures only. `rows`: as for `use`."""
    last = latest(rows)
    single = last[last.apply(_alone, axis=1).astype(bool)] if len(last) else last
    return intervals(words, single, "flexible_ratios", words.say("Use of a measure, women to men"), 1)
