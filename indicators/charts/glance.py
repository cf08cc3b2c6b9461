"""The rows of the first page: which figures of the five fields, what they say, and how far a target is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from indicators.catalogue import themes
from indicators.charts.bullet import bar
from indicators.charts.chance import counts as counts_of_rates
from indicators.charts.chance import rates_of, told
from indicators.charts.chart import because
from indicators.charts.chosen import ALWAYS, FIELDS, MOST, See, Shown, chosen, indicators
from indicators.charts.headlines import counts, curve, referred
from indicators.charts.memory import remembered
from indicators.charts.pay_gap import MEASURES, chance, measure, size_of_gap
from indicators.charts.progress import STOCKS, Progress
from indicators.charts.targets import READING, directed
from indicators.charts.targets import status as status_in_words
from indicators.charts.words import Words, whole
from indicators.model import Indicator

RATES = ("ratio_of_rates", "difference_of_rates", "four_fifths")
"""Formulas that set the rate of women beside the rate of men."""

__all__ = ["ALWAYS", "FIELDS", "MOST", "See", "Shown", "chosen", "fields", "indicators", "reading", "row"]


@dataclass(frozen=True)
class Row:
    """One row of the first page, all texts written out; without a target neither bar nor status."""

    slug: str
    page: str
    title: str
    value: str
    told: str
    date: str
    curve: str
    bar: str
    status: str
    status_words: str
    aim: str


@dataclass(frozen=True)
class Field:
    """A field of action with its rows; where it has none, what to say and which page says more."""

    name: str
    rows: tuple[Row, ...]
    without: str = ""
    page: str = ""


def fields(words: Words, shown: Sequence[Shown], missing: Sequence[str], held: pd.DataFrame) -> list[Field]:
    """The five fields with their rows. `missing`: names of the fields of which nothing was delivered; `held`:
    Store.coverage().
    """
    delivered = set(held[held["city"] == words.city.slug]["indicator"])
    return [_field(words, slug, [each for each in shown if each.field == slug], missing, delivered) for slug in FIELDS]


def _field(words: Words, slug: str, shown: Sequence[Shown], missing: Sequence[str], delivered: set[str]) -> Field:
    name = words.say(themes()[slug].name)
    if shown:
        return Field(name, tuple(row(words, each) for each in shown))
    if name in missing:
        return Field(name, (), words.say("Nothing was delivered on this yet."), "coverage")
    pages = [page for figure, page in FIELDS[slug].items() if figure in delivered]
    if not pages:
        return Field(name, (), words.say("The figures that would stand here were not delivered."), "coverage")
    return Field(name, (), words.say("None of its figures can be shown here."), pages[0])


def reading(words: Words, shown: Sequence[Shown]) -> str:
    """What the bars mean and whose reading the status is; nothing where no target is set."""
    if not any(each.progress for each in shown):
        return ""
    meaning = words.say(
        "Bar: the figure; dotted line: the straight path; ◆ the target, and the pale band beyond it is where the "
        "figure should be."
    )
    return f"{meaning} {words.say(READING)}"


@remembered
def row(words: Words, shown: Shown) -> Row:
    """A figure with what it says, its years as a small curve, and its target."""
    known = shown.rows[shown.rows["value"].notna()]
    last, way = known.iloc[-1], shown.progress
    status = way.status if way else ""
    return Row(
        slug=shown.indicator.slug,
        page=shown.page,
        title=words.title(shown.indicator),
        value=words.value(shown.indicator.unit, last["value"]),
        told=sentence(words, shown.indicator, last),
        date=words.day(last["reference_date"], last["date_basis"]),
        curve=curve(
            [float(value) for value in known["value"]],
            [int(year) for year in known["year"]],
            set(known[because(known, "series_break")]["year"]),
        ),
        bar=bar(way) if way else "",
        status=status,
        status_words=status_in_words(words, way) if way else "",
        aim=aim(words, way) if way else untargeted(words, shown.indicator),
    )


def sentence(words: Words, indicator: Indicator, last: pd.Series) -> str:
    """The counts behind the last figure; of a process and of pay also what may be said of chance."""
    if indicator.slug in MEASURES:
        return f"{_gap(words, last)} {chance(words, last)}".strip()
    rates = rates_of(last) if indicator.formula in RATES else None
    if rates and is_stock(indicator):
        return f"{counts_of_rates(words, rates)}."
    if rates:
        return told(words, last, with_one_person=rates.hangs_on_one)
    counted = counts(words, indicator, last)
    return f"{counted}." if counted else ""


def _gap(words: Words, row: pd.Series) -> str:
    return words.say(
        "Women’s pay is {gap} ({measure}; {counts}).",
        gap=size_of_gap(words, float(row["value"])),
        measure=measure(words, row),
        counts=words.counts(whole(row["women"]), whole(row["men"])),
    )


def is_stock(indicator: Indicator) -> bool:
    """Whether it is told in counts, with no word on chance."""
    return set(indicator.tables) <= STOCKS


def aim(words: Words, way: Progress) -> str:
    """The target, and what the straight path to it asks for in the year of the last figure."""
    target = directed(words, way, float(way.target["target"]))
    if way.judged is None or way.asked is None:
        return words.say("target {target} by {due}", target=target, due=str(way.due))
    return words.say(
        "target {target} by {due}; the path asks for {required} in {year}",
        target=target,
        due=str(way.due),
        required=directed(words, way, way.asked),
        year=str(way.judged["year"]),
    )


def untargeted(words: Words, indicator: Indicator) -> str:
    """That no target is set, and where there is one the reference and whose it is."""
    proven = referred(indicator)
    no_difference = proven is not None and indicator.unit == "ratio" and proven.value == 1
    if proven is None or not (no_difference or any(letter.isdigit() for letter in proven.says)):
        return words.say("no target set")  # what names no number is no reference for one
    said = words.say("1 = no difference") if no_difference else words.say(proven.says)
    return words.say("no target set; reference: {said} ({name})", said=said, name=words.say(proven.name))
