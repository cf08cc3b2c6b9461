"""Rates told in counts alone, without a word on chance: stocks, and rates in which a person may count twice."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from indicators.charts.chance import counts, rates_of
from indicators.charts.chart import Chart, alternative, since_break
from indicators.charts.processes import over_years
from indicators.charts.words import Words


def counted_over_years(
    words: Words, rows: pd.DataFrame, name: str, title: str, subtitle: str, text: str, notes: tuple[str, ...] = ()
) -> Chart | None:
    """Women's and men's rates year by year, told in counts. `text` has places for `rates` and `year`."""
    chart = over_years(words, rows, name, title, subtitle)
    if chart is None or chart.figure is None:
        return chart
    sentence = told_in_counts(words, rows, text)
    return replace(
        chart,
        sentence=sentence,
        alt=alternative(words.say("Line chart over the years"), sentence),
        notes=(*chart.notes, *notes),
    )


def told_in_counts(words: Words, rows: pd.DataFrame, text: str) -> str:
    """The last year that has rates, and the first one since the last series break."""
    found = [(row, rates) for _, row in since_break(rows).iterrows() if (rates := rates_of(row))]
    if not found:
        return ""
    (first, before), (last, now) = found[0], found[-1]
    sentence = words.say(text, rates=counts(words, now), year=str(last["year"]))
    if len(found) == 1:
        return sentence
    was = words.say("In {year} it was {rates}.", year=str(first["year"]), rates=counts(words, before))
    return f"{sentence} {was}"
