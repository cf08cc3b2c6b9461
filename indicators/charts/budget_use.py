"""What becomes of the promise: what is paid of what was committed, contracts with a clause, acts that were assessed."""

from __future__ import annotations

from typing import Any

import pandas as pd

from indicators.charts import figure as f
from indicators.charts.budget_parts import Years, in_years
from indicators.charts.chart import Chart, Table, alternative, latest, table_of
from indicators.charts.memory import remembered
from indicators.charts.words import Words
from indicators.charts.years import HEIGHT, over_the_years, spoken_lines
from indicators.formulas import rounded
from indicators.marking import N_, Message


@remembered
def paid_of_committed(words: Words, budget: pd.DataFrame, ratio: pd.DataFrame, years: Years = None) -> Chart | None:
    """Of every 100 euros committed how many were paid: lines for women and men beside all. `ratio`: BUD-02."""
    rows, last = in_years(budget, years), latest(ratio)
    if last.empty:
        return None
    known = rows[(rows["mission"] == "total") & rows["executed"].gt(0) & rows["paid"].notna()]
    known = known.assign(value=known["paid"] / known["executed"] * 100)
    series = [
        (words.say("gender lines"), known[known["gender_class"] == "gender"]),
        (words.say("all lines"), known[known["gender_class"] == "total"]),
    ]
    if any(each.empty for _, each in series):
        return None
    title = words.say("What is promised, and what is paid")
    now = [each[each["year"] == last["year"].iloc[0]]["value"].iloc[0] for _, each in series]
    sentence = words.say(
        "Of every 100 euros committed in {year}, **{gender}** were paid on gender lines (aimed at gaps, or "
        "different for women and men) and **{all}** on all lines: a ratio of {ratio}, where 1 means as the rest.",
        year=str(last["year"].iloc[0]),
        gender=words.number(float(now[0]), 1),
        all=words.number(float(now[1]), 1),
        ratio=words.value("ratio", float(last["value"].iloc[0])),
    )
    return Chart(
        name="paid_of_committed",
        title=title,
        subtitle=words.say("Paid, of every 100 euros committed"),
        sentence=sentence,
        alt=alternative(words.say("Line chart over the years"), sentence),
        figure=_lines(words, series),
        height=HEIGHT,
        table=_table_of_rates(words, series, title),
        observations=ratio,
        notes=(words.say("That a ratio of 1 should be reached is remembered and not verified: not a standard."),),
    )


def _table_of_rates(words: Words, series: list[tuple[str, pd.DataFrame]], title: str) -> Table:
    columns = [words.say("Year"), words.say("Lines"), words.say("Committed"), words.say("Paid"), words.say("Share")]
    rows = [
        [
            str(row["year"]),
            name,
            words.value("euros", float(row["executed"])),
            words.value("euros", float(row["paid"])),
            words.percent(row["value"]),
        ]
        for name, each in series
        for _, row in each.iterrows()
    ]
    return Table(title, columns, rows)


def _lines(words: Words, series: list[tuple[str, pd.DataFrame]]) -> dict[str, Any]:
    traces, labels = spoken_lines(series, words.percent)
    years = (year for _, rows in series for year in rows["year"])
    return over_the_years(words, years, traces, labels, f.percent_axis())


@remembered
def contracts(words: Words, number: pd.DataFrame, value: pd.DataFrame) -> Chart | None:
    """How many of the large contracts have an equality clause, by number and by value."""
    series = [(words.say("of the contracts"), number), (words.say("of their value"), value)]
    told = [_of_things(words, number, N_("**{count} of {all}** contracts above the threshold in {year} ({share})"))]
    told += (
        [words.say("{share} of their value", share=words.percent(latest(value)["value"].iloc[0]))]
        if len(latest(value))
        else []
    )
    note = words.say("A clause in contracts as a measure of equality is remembered from a charter, not verified.")
    return _shares(words, "contracts", words.say("Contracts with an equality clause"), series, told, note)


@remembered
def acts(words: Words, rows: pd.DataFrame) -> Chart | None:
    """How many of the acts for which it is due had their gender impact assessed."""
    told = [_of_things(words, rows, N_("**{count} of {all}** acts for which it was due in {year} ({share})"))]
    note = words.say("Which acts are in scope decides it: the administration should publish the rule.")
    title = words.say("Acts with a gender impact assessment")
    return _shares(words, "acts", title, [(words.say("of the acts in scope"), rows)], told, note)


def _of_things(words: Words, rows: pd.DataFrame, template: Message) -> str:
    last = latest(rows)
    if last.empty:
        return ""
    row = last.iloc[0]
    return words.say(
        template,
        count=words.number(int(rounded(float(row["value"]) * int(row["base"]) / 100, 0))),
        all=words.number(int(row["base"])),
        year=str(row["year"]),
        share=words.percent(row["value"]),
    )


def _shares(
    words: Words, name: str, title: str, series: list[tuple[str, pd.DataFrame]], told: list[str], note: str
) -> Chart | None:
    shown = [(each, rows[rows["value"].notna()]) for each, rows in series]
    shown = [(each, rows) for each, rows in shown if len(rows)]
    if not shown or not told[0]:
        return None
    rows = pd.concat([each for _, each in series if len(each)], ignore_index=True)
    sentence = f"{words.listing(told)}."
    return Chart(
        name=name,
        title=title,
        subtitle=words.say("Share in each year, {years}", years=words.years(rows)),
        sentence=sentence,
        alt=alternative(words.say("Line chart over the years"), sentence),
        figure=_lines(words, shown),
        height=HEIGHT,
        table=table_of(words, rows, title),
        observations=rows,
        notes=(note,),
    )
