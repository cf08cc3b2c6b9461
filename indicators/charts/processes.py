"""Processes that women and men go through: by category, over the years, and as relative likelihood with intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from indicators.charts import figure as f
from indicators.charts.chance import Rates, last_rates, rates_of, told, told_of_each
from indicators.charts.chart import Chart, alternative, latest, note_texts, table_of
from indicators.charts.dumbbells import dumbbell_figure, dumbbells
from indicators.charts.facts import not_shown
from indicators.charts.intervals import intervals
from indicators.charts.memory import remembered
from indicators.charts.rows import height
from indicators.charts.together import WINDOW, window
from indicators.charts.words import Words
from indicators.charts.years import HEIGHT, ROOM, broken_years, hovers, label_beside, with_gaps
from indicators.marking import N_
from indicators.model import TOTAL
from indicators.statistics import fisher, holm

TOLD_AT_MOST = 3
NAMED_AT_MOST = 6
OTHERS = {
    "no_difference": (N_("No difference seen: {names}."), N_("No difference seen in {count} of {all}.")),
    "too_few": (N_("Too few to tell: {names}."), N_("Too few to tell in {count} of {all}.")),
}
"""What is said of categories that do not differ: by their names, or where these are many by their number."""


@remembered
def compared(words: Words, rows: pd.DataFrame, name: str, title: str, subtitle: str) -> Chart | None:
    """Women's and men's rates by category in the last year, and in which of them they differ by more than chance."""
    chart = dumbbells(words, rows, name, title, subtitle)
    if chart is None or chart.figure is None:
        return chart
    found = last_rates(rows)
    sentence = summary(words, found) if len(found) > 1 else chart.sentence
    return replace(
        chart,
        subtitle=words.say("{what}, {year}", what=subtitle, year=str(found[0][0]["year"])),
        sentence=sentence,
        alt=alternative(words.say("Dumbbell chart, a row each"), sentence),
        notes=(*chart.notes, *_together(words, found)),
    )


def _category(words: Words, row: pd.Series) -> str:
    return words.category(row["breakdown"], row["category"])


def summary(words: Words, found: list[tuple[pd.Series, Rates]]) -> str:
    """Who differs, with counts; the others by name."""
    differ = [(_category(words, row), row) for row, rates in found if rates.verdict == "differs"]
    more = len(differ) - TOLD_AT_MOST
    said = told_of_each(words, differ[:TOLD_AT_MOST])
    if more > 0:
        said.append(words.say_many("It differs in {count} more.", "It differs in {count} more.", more))
    for verdict, (named, counted) in OTHERS.items():
        names = [_category(words, row) for row, rates in found if rates.verdict == verdict]
        if len(names) > NAMED_AT_MOST:
            said.append(words.say(counted, count=len(names), all=len(found)))
        elif names:
            said.append(words.say(named, names=words.listing(names)))
    return " ".join(said)


def _together(words: Words, found: list[tuple[pd.Series, Rates]]) -> tuple[str, ...]:
    """Which differences do not hold when all rows are looked at together: of twenty, one differs by chance alone."""
    if not any(rates.verdict == "differs" for _, rates in found) or len(found) < 2:
        return ()
    counts = pd.DataFrame([(each.women, each.of_women, each.men, each.of_men) for _, each in found])
    adjusted = holm(list(fisher(counts[0], counts[1], counts[2], counts[3])))
    doubtful = [
        _category(words, row)
        for (row, rates), p in zip(found, adjusted, strict=True)
        if rates.verdict == "differs" and p >= 0.05
    ]
    if not doubtful:
        return ()
    return (
        words.say(
            "{count} comparisons stand here: now and then one differs by chance alone. "
            "Looked at together (Holm), too few to tell: {names}.",
            count=len(found),
            names=words.listing(doubtful),
        ),
    )


@remembered
def windows(words: Words, rows: pd.DataFrame, name: str, subtitle: str) -> Chart | None:
    """Rates of three years together, the last window first; no two share a year. `rows`: totals of three years each."""
    found = [(row, rates) for _, row in rows.iterrows() if (rates := rates_of(row))]
    found = [(row, rates) for row, rates in found if (found[-1][0]["year"] - row["year"]) % WINDOW == 0][::-1]
    title = words.say("Three years together")
    if not found:
        return not_shown(words, name, title, rows)
    named = [(window(words, row), rates) for row, rates in found]
    sentence = words.say("**{name}**: {told}", name=named[0][0], told=told(words, found[0][0]))
    last = found[0][0]
    if pd.notna(last["value"]):
        likely = words.say("Women were {ratio} times as likely as men.", ratio=words.number(last["value"], 2))
        sentence = f"{sentence} {likely}"
    note = words.say("The year in the table is the last of its three.")
    return rated(words, name, title, subtitle, named, sentence, rows, (note,))


def rated(
    words: Words,
    name: str,
    title: str,
    subtitle: str,
    shown: Sequence[tuple[str, Rates]],
    sentence: str,
    rows: pd.DataFrame,
    notes: tuple[str, ...] = (),
) -> Chart:
    """Women's and men's rates, a row each, whose names and sentence are given."""
    return Chart(
        name=name,
        title=title,
        subtitle=subtitle,
        sentence=sentence,
        alt=alternative(words.say("Dumbbell chart, a row each"), sentence),
        figure=dumbbell_figure(words, list(shown)),
        height=height(len(shown)),
        table=table_of(words, rows, title),
        observations=rows,
        notes=notes,
    )


@remembered
def forest(words: Words, rows: pd.DataFrame, name: str, title: str, reference: float = 1) -> Chart | None:
    """The last year's values with their intervals around a reference; of totals, every year."""
    last = rows if len(rows) and rows["breakdown"].iloc[0] == TOTAL else latest(rows)
    return intervals(words, last, name, title, reference)


@remembered
def over_years(words: Words, rows: pd.DataFrame, name: str, title: str, subtitle: str) -> Chart | None:
    """Women's and men's rates year by year, and what may be said of the last year. `rows`: totals of one process."""
    found = [(row, rates) for _, row in rows.iterrows() if (rates := rates_of(row))]
    if not found:
        return not_shown(words, name, title, rows)
    last, _ = found[-1]
    sentence = words.say("{year}: {told}", year=str(last["year"]), told=told(words, last))
    rated = pd.DataFrame(
        [(int(row["year"]), each.women * 100 / each.of_women, each.men * 100 / each.of_men) for row, each in found],
        columns=["year", "women", "men"],
    )
    return Chart(
        name=name,
        title=title,
        subtitle=subtitle,
        sentence=sentence,
        alt=alternative(words.say("Line chart over the years"), sentence),
        figure=_rates_figure(words, rows, rated),
        height=HEIGHT,
        table=table_of(words, rows, title),
        observations=rows,
        notes=note_texts(words, rows["breakdown"].iloc[0], list(rows["year"]), set(rows["indicator"])),
    )


def _rates_figure(words: Words, rows: pd.DataFrame, rated: pd.DataFrame) -> dict[str, Any]:
    lines, labels = [], []
    last, top = rated.iloc[-1], max(1.0, float(rated[["women", "men"]].max().max()))
    for column, color, text_color, symbol, said in (
        ("women", f.WOMEN, f.WOMEN_TEXT, f.WOMEN_SYMBOL, words.say("women")),
        ("men", f.MEN, f.MEN_TEXT, f.MEN_SYMBOL, words.say("men")),
    ):
        years, values = with_gaps(rated, column, broken_years(words, rows))
        texts = {
            int(row["year"]): f"{int(row['year'])}: {said}, {words.percent(row[column])}" for _, row in rated.iterrows()
        }
        lines.append(f.line(years, values, color, symbol, hovers(years, values, texts)))
        other_column = "men" if column == "women" else "women"
        other = last[other_column]
        above = last[column] > other or (last[column] == other and column == "women")
        text = f"<b>{words.percent(last[column])}</b>"
        labels.append(
            label_beside([(rated, column), (rated, other_column)], text, text_color, above, room_from=top * ROOM)
        )
    layout = f.layout(
        words,
        xaxis=f.year_axis([int(year) for year in rated["year"]]),
        yaxis=f.axis(range=[0, top * 1.18], ticksuffix="%"),
        annotations=[*labels, f.key_line(f.gender_key(words))],
    )
    return {"data": lines, "layout": layout}
