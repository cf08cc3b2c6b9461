"""The gender budget: what part of the spending was looked at, and for whom, as shares and in euros."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from indicators.charts import figure as f
from indicators.charts.budget_parts import CLASSES, Years, all_lines, in_years, money, stacked, table_of_euros
from indicators.charts.chart import Chart, alternative, latest, like_observations, table_of
from indicators.charts.memory import remembered
from indicators.charts.unanswered import unanswered
from indicators.charts.words import Words
from indicators.charts.years import HEIGHT
from indicators.marking import N_

CLASS_NOTE = N_(
    "The words of the classes are ours. An Italian decree of 2017 for the State knows neutral, sensitive and reducing "
    "inequalities (secondary source); for other administrations such a budget is voluntary."
)
SENSITIVE_NOTE = N_("A line that differs for women and men has to be analysed; that it grows is no success by itself.")

ASKED = {
    "lines": (
        N_("What share of spending was looked at"),
        N_("the contracts and acts on this page"),
        N_("the lines of the budget, each with its class and what was committed"),
    ),
    "paid": (
        N_("Whether what is promised for equality is paid"),
        N_("what was committed"),
        N_("what was paid on each line of the budget"),
    ),
    "contracts": (
        N_("Whether suppliers are asked for equality"),
        N_("the spending by class"),
        N_("the contracts awarded, each with its value and whether it has an equality clause"),
    ),
    "acts": (
        N_("Whether acts are looked at before they are decided"),
        N_("the spending by class"),
        N_("the acts of the council and the executive, and of which the gender impact was assessed"),
    ),
}
"""Question, nearest figure and what to ask for."""


def answer(words: Words, budget: pd.DataFrame, shares: Sequence[pd.DataFrame], years: Years = None) -> str:
    """What part of the last year's spending was looked at, in euros and lines, and how it is divided."""
    parts = [latest(rows) for rows in shares]
    if any(rows.empty for rows in parts):
        return unasked(words, "lines")
    everything = all_lines(budget, years)
    everything = everything[everything["year"] == parts[-1]["year"].iloc[0]]
    if everything.empty:
        return unasked(words, "lines")
    last = everything.iloc[0]
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


def unasked(words: Words, name: str) -> str:
    """What to ask for where nothing of that part of ASKED was delivered."""
    question, nearest, ask = ASKED[name]
    return unanswered(words, words.say(question), words.say(nearest), words.say(ask))


def missing(words: Words, paid: pd.DataFrame, contracts: pd.DataFrame, acts: pd.DataFrame) -> list[str]:
    """What to ask for, a sentence for each of the other parts of which there is no figure."""
    parts = {"paid": paid, "contracts": contracts, "acts": acts}
    return [unasked(words, name) for name, rows in parts.items() if latest(rows).empty]


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
        all=money(words, float(everything[everything["year"] == rows["year"].max()]["committed"].iloc[0])),
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
        observations=like_observations(rows.assign(indicator=_slugs(rows))),
    )


def _slugs(rows: pd.DataFrame) -> pd.Series:
    """The indicator that defines each class."""
    return rows["gender_class"].map(lambda code: f"share_of_{code}_spending")
