"""What each administration has delivered, what was published, what is missing and where it is published."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pandas as pd

from indicators.catalogue import themes
from indicators.charts.chart import Table
from indicators.charts.memory import remembered
from indicators.charts.words import Words
from indicators.cities import cities, partners
from indicators.ladder import Standing, given_by_deliveries, standing
from indicators.marking import N_
from indicators.model import Indicator

TITLES_SHOWN = 6
SOURCE_WORDS = {
    "published": N_("{count} of {all} indicators, published"),
    "delivered": N_("{count} of {all} indicators, delivered"),
    "synthetic": N_("{count} of {all} indicators, synthetic"),
}


@remembered
def coverage(words: Words, held: pd.DataFrame) -> tuple[str, Table]:
    """A sentence and a table: administrations in rows, groups of indicators in columns. `held`: Store.coverage().

    The sentence counts the partners; an invented administration has a row when the edition holds it.
    """
    shown = [theme for theme in themes().values() if theme.slug != "context"]
    with_figures = [slug for slug in partners() if (held["city"] == slug).any()]
    sentence = words.say_many(
        "**{count} of {all}** administrations has figures in this edition: {names}. None is invented for the others.",
        "**{count} of {all}** administrations have figures in this edition: {names}. None is invented for the others.",
        len(with_figures),
        all=len(partners()),
        names=words.listing([words.place(slug) for slug in with_figures]) or "–",
    )
    columns = [words.say("Administration"), *(words.say(theme.name) for theme in shown)]
    rows = [
        [words.place(slug), *(_cell(words, slug, held[held["city"] == slug], theme.slug) for theme in shown)]
        for slug, city in cities().items()
        if not city.synthetic or (held["city"] == slug).any()
    ]
    return sentence, Table(words.say("What is held of each administration"), columns, rows)


def _cell(words: Words, slug: str, held: pd.DataFrame, theme: str) -> str:
    defined = [each.slug for each in given_by_deliveries() if each.theme == theme]
    present = held[held["indicator"].isin(defined)]
    if not present.empty:
        kinds = present["source"].unique()
        said = SOURCE_WORDS[kinds[0]] if len(kinds) == 1 else N_("{count} of {all} indicators, of several sources")
        return words.say(said, count=present["indicator"].nunique(), all=len(defined))
    if any(each.theme == theme for each in cities()[slug].published):
        return words.say("missing; see where it is published")
    return words.say("missing")


@remembered
def next_deliveries(words: Words, held: pd.DataFrame) -> tuple[str, Table]:
    """What the next delivery would give the administration: a sentence and the steps. `held`: Store.coverage()."""
    steps = standing(frozenset(held[held["city"] == words.city.slug]["indicator"]))
    open_steps = [each for each in steps if not each.complete]
    columns = [words.say("Delivery"), words.say("What it would add"), words.say("Address")]
    rows = [[_name(words, each), _would_add(words, each), "–"] for each in steps]
    caption = words.say("What the next delivery would give: {city}", city=words.here)
    return _next(words, open_steps[0]) if open_steps else words.say(
        "Every indicator that is defined so far is held."
    ), Table(caption, columns, rows)


def _name(words: Words, step: Standing) -> str:
    return words.say("{number}. {name}", number=str(step.rung.number), name=words.say(step.rung.step.name))


def _would_add(words: Words, step: Standing) -> str:
    """How much of a step is held, what it would add, and who has it."""
    if step.complete:
        return words.say("held, all of its indicators ({count}).", count=step.held)
    return words.say(
        "{held} of {all} indicators held. It would add: {titles}. Who has it: {office}.",
        held=step.held,
        all=len(step.rung.indicators),
        titles=_titles(words, step.missing),
        office=words.say(step.rung.step.about),
    )


def _next(words: Words, step: Standing) -> str:
    return words.say_many(
        "The next delivery, **{step}**, would add {count} indicator.",
        "The next delivery, **{step}**, would add {count} indicators.",
        len(step.missing),
        step=words.say(step.rung.step.name),
    )


def _titles(words: Words, indicators: Sequence[Indicator]) -> str:
    """The titles of the first ones, and how many more there are."""
    titles = [words.title(each) for each in indicators[:TITLES_SHOWN]]
    more = len(indicators) - len(titles)
    return "; ".join([*titles, *([words.say_many("{count} more", "{count} more", more)] if more else [])])


def where_published(words: Words, slug: str, fields: Collection[str] = ()) -> Table:
    """Where the figures that the product does not hold are published, by field; `fields`: themes, all where empty."""
    city = cities()[slug]
    listed = [each for each in city.published if not fields or each.theme in fields]
    columns = [words.say("Field"), words.say("Where it is published, or what was searched for"), words.say("Address")]
    rows = [[words.say(themes()[each.theme].name), words.say(each.text), each.url or "–"] for each in listed]
    return Table(words.say("Where the missing figures are: {city}", city=words.place(slug)), columns, rows)


def missing_fields(words: Words, slug: str, held: pd.DataFrame) -> list[str]:
    """The names of the five fields of which an administration has no figure; one made of other figures is none."""
    own = set(held[held["city"] == slug]["indicator"])
    present = {each.theme for each in given_by_deliveries() if each.slug in own}
    return [words.say(theme.name) for theme in themes().values() if theme.field and theme.slug not in present]


@remembered
def sources(words: Words, frame: pd.DataFrame) -> Table:
    """The files behind a city's figures: publisher, years, address. `frame`: Store.sources()."""
    columns = [words.say("Publisher"), words.say("Years"), words.say("Address")]
    rows = [
        [
            words.say(rows["publisher"].iloc[0]),
            words.say(
                "{years}; last: {date}",
                years=words.years(rows),
                date=words.day(pd.Timestamp(rows["reference_date"].max()).date(), rows["date_basis"].iloc[0]),
            ),
            rows["url"].iloc[0] if isinstance(rows["url"].iloc[0], str) else "–",
        ]
        for _, rows in frame.groupby("file", sort=False)
    ]
    return Table(words.say("Sources: {city}", city=words.here), columns, rows)
