"""The gender budget: what part of the spending was looked at, and for whom; what is paid, and asked of suppliers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from indicators.charts import figure as f
from indicators.charts.budget_parts import CLASSES, all_lines, in_years, money, stacked, table_of_euros
from indicators.charts.chart import Chart, Table, alternative, latest, table_of
from indicators.charts.memory import remembered
from indicators.charts.unanswered import unanswered
from indicators.charts.words import Words
from indicators.charts.years import HEIGHT, named_lines
from indicators.formulas import rounded
from indicators.marking import N_

Years = tuple[int, int] | None
CLASS_NOTE = N_(
    "The words of the classes are ours. An Italian decree of 2017 for the State knows neutral, sensitive and reducing "
    "inequalities (secondary source); for other administrations such a budget is voluntary."
)
SENSITIVE_NOTE = N_("A line that differs for women and men has to be analysed; that it grows is no success by itself.")


def answer(words: Words, budget: pd.DataFrame, shares: Sequence[pd.DataFrame], years: Years = None) -> str:
    """What part of the last year's spending was looked at, in euros and lines, and how it is divided."""
    everything = all_lines(budget, years)
    parts = [latest(rows) for rows in shares]
    if everything.empty or any(rows.empty for rows in parts):
        return ""
    last = everything.iloc[-1]
    unseen = in_years(budget, years)
    unseen = unseen[(unseen["year"] == last["year"]) & (unseen["gender_class"] == "unclassified")]
    unseen = unseen[unseen["mission"] == "total"]
    lines = int(last["lines"]) - int(unseen["lines"].sum())
    values = [float(rows["value"].iloc[0]) for rows in parts]
    looked = words.say(
        "**{share}** of the {euros} of {year} were looked at ({lines} of {all} lines)",
        share=words.percent(100 - values[-1]),
        euros=money(words, float(last["committed"])),
        year=str(last["year"]),
        lines=words.number(lines),
        all=words.number(int(last["lines"])),
    )
    listed = [
        f"{words.category('gender_class', code).lower()} **{words.percent(value)}**"
        for code, value in zip(CLASSES, values, strict=True)
    ]
    return words.say("{looked}. Of all spending: {parts}.", looked=looked, parts=words.listing(listed))


def unasked(words: Words, shares: Sequence[pd.DataFrame]) -> str:
    """What to ask for where no line of the budget was delivered."""
    if any(len(rows) for rows in shares):
        return ""
    return unanswered(
        words,
        words.say("What share of spending was looked at"),
        words.say("the contracts and acts below"),
        words.say("the lines of the budget with their class, and what was committed and paid"),
    )


@remembered
def class_shares(words: Words, shares: list[pd.DataFrame]) -> Chart | None:
    """The four classes as shares of the year's spending. `shares`: their observations, in the order of CLASSES."""
    rows = pd.concat(shares, ignore_index=True) if any(len(each) for each in shares) else pd.DataFrame()
    if rows.empty or latest(rows).empty:
        return None
    title, last = words.say("How the spending is classed"), latest(rows)
    told = [
        f"{words.category('gender_class', code).lower()} {words.percent(value)}"
        for code, value in zip(CLASSES, last["value"], strict=False)
    ]
    sentence = words.say("In {year}: {parts}.", year=str(last["year"].iloc[0]), parts=words.listing(told))
    first = rows[rows["value"].notna()]["year"].min()
    if first < last["year"].iloc[0]:
        before = rows[(rows["year"] == first) & (rows["indicator"] == last["indicator"].iloc[-1])]["value"].iloc[0]
        sentence = words.say(
            "{now} Not yet looked at in {year}: {value}.", now=sentence, year=str(first), value=words.percent(before)
        )
    series = {code: each[each["value"].notna()] for code, each in zip(CLASSES, shares, strict=True)}
    return Chart(
        name="class_shares",
        title=title,
        subtitle=words.say("Share of the euros committed in each year, {years}", years=words.years(rows)),
        sentence=sentence,
        alt=alternative(words.say("Stacked bars over the years"), sentence),
        figure=stacked(
            words,
            {code: (list(each["year"]), list(each["value"])) for code, each in series.items()},
            words.percent,
            f.percent_axis(),
        ),
        height=HEIGHT + 40,
        table=table_of(words, rows, title),
        observations=rows,
        notes=(words.say(CLASS_NOTE), words.say(SENSITIVE_NOTE)),
    )


@remembered
def class_euros(words: Words, budget: pd.DataFrame, years: Years = None) -> Chart | None:
    """The four classes in euros, year by year."""
    rows = in_years(budget, years)
    rows = rows[(rows["mission"] == "total") & rows["gender_class"].isin(CLASSES)]
    everything = all_lines(budget, years)
    if rows.empty:
        return None
    title = words.say("The same in euros")
    last = rows[rows["year"] == rows["year"].max()].set_index("gender_class")["committed"]
    told = [
        f"{words.category('gender_class', code).lower()} {money(words, float(last[code]))}"
        for code in CLASSES
        if code in last.index
    ]
    sentence = words.say(
        "Committed in {year}: **{all}**; {parts}.",
        year=str(rows["year"].max()),
        all=money(words, float(everything["committed"].iloc[-1])),
        parts=words.listing(told),
    )
    by_class = {code: rows[rows["gender_class"] == code] for code in CLASSES}
    axis = f.axis(range=[0, float(everything["committed"].max()) / 1e6 * 1.06], rangemode="tozero")
    return Chart(
        name="class_euros",
        title=title,
        subtitle=words.say("Million euros committed in each year"),
        sentence=sentence,
        alt=alternative(words.say("Stacked bars over the years"), sentence),
        figure=stacked(
            words,
            {code: (list(each["year"]), list(each["committed"] / 1e6)) for code, each in by_class.items()},
            lambda value: money(words, value * 1e6),
            axis,
        ),
        height=HEIGHT + 40,
        table=table_of_euros(words, rows, title),
        observations=rows.assign(indicator=_slugs(rows)),
    )


def _slugs(rows: pd.DataFrame) -> pd.Series:
    """The indicator that defines each class."""
    return rows["gender_class"].map(lambda code: f"share_of_{code}_spending")


@remembered
def execution(words: Words, budget: pd.DataFrame, ratio: pd.DataFrame, years: Years = None) -> Chart | None:
    """Of every 100 euros committed how many were paid: lines for women and men beside all. `ratio`: BUD-02."""
    rows, last = in_years(budget, years), latest(ratio)
    if last.empty:
        return None
    known = rows[(rows["mission"] == "total") & rows["executed"].gt(0) & rows["paid"].notna()]
    known = known.assign(value=known["paid"] / known["executed"] * 100)
    series = [
        (words.say("lines aimed at gaps or different for women and men"), known[known["gender_class"] == "gender"]),
        (words.say("all lines"), known[known["gender_class"] == "total"]),
    ]
    if any(each.empty for _, each in series):
        return None
    title = words.say("What is promised, and what is paid")
    now = [each[each["year"] == last["year"].iloc[0]]["value"].iloc[0] for _, each in series]
    sentence = words.say(
        "Of every 100 euros committed in {year}, **{gender}** were paid on lines that matter for women and men, and "
        "**{all}** on all lines: a ratio of {ratio}, where 1 means as the rest.",
        year=str(last["year"].iloc[0]),
        gender=words.number(float(now[0]), 1),
        all=words.number(float(now[1]), 1),
        ratio=words.value("ratio", float(last["value"].iloc[0])),
    )
    return Chart(
        name="execution",
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
    traces, labels = named_lines(
        series, words.percent, lambda name, row: f"{name}, {row['year']}: {words.percent(row['value'])}"
    )
    years = sorted({int(year) for _, rows in series for year in rows["year"]})
    layout = f.layout(words, xaxis=f.year_axis(years), yaxis=f.percent_axis(), annotations=labels)
    return {"data": traces, "layout": layout}


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


def _of_things(words: Words, rows: pd.DataFrame, template: Any) -> str:
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
