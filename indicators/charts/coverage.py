"""What each administration has delivered, what was published, what is missing and where it is published."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import pandas as pd

from indicators.catalogue import Theme, themes
from indicators.charts.chart import Chart, Table, like_observations
from indicators.charts.facts import table_alone
from indicators.charts.memory import remembered
from indicators.charts.tally import indicators_held
from indicators.charts.words import SYNTHETIC, Words
from indicators.cities import cities, partners
from indicators.ladder import Standing, given_by_deliveries, standing
from indicators.marking import N_
from indicators.model import Indicator

TITLES_SHOWN = 6
KIND = N_("Kind of figures")
"""The column of a table that says row by row whether its figures are invented."""
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
    with_figures = [slug for slug in partners() if (held["city"] == slug).any()]
    sentence = words.say_many(
        "**{count} of {all}** administrations has figures in this edition: {names}. None is invented for the others.",
        "**{count} of {all}** administrations have figures in this edition: {names}. None is invented for the others.",
        len(with_figures),
        all=len(partners()),
        names=words.listing([words.place(slug) for slug in with_figures]) or "–",
    )
    columns = [words.say("Administration"), *(words.say(theme.name) for theme in _themes())]
    rows = [_row(words, slug, held) for slug in _listed(held)]
    return sentence, Table(words.say("What is held of each administration"), columns, rows)


def _themes() -> list[Theme]:
    return [theme for theme in themes().values() if theme.slug != "context"]


def _listed(held: pd.DataFrame) -> list[str]:
    """The partners, and the invented administrations that the edition holds."""
    return [slug for slug, city in cities().items() if not city.synthetic or (held["city"] == slug).any()]


def _row(words: Words, slug: str, held: pd.DataFrame) -> list[str]:
    own = held[held["city"] == slug]
    return [words.place(slug), *(_cell(words, slug, own, theme.slug) for theme in _themes())]


@remembered
def coverage_matrix(words: Words, held: pd.DataFrame) -> Chart:
    """The same table to be taken away: with all indicators together, and each row with the kind of its figures."""
    sentence, table = coverage(words, held)
    extra = [words.say("All indicators together"), words.say(KIND)]
    rows = [
        [*row, _together(words, slug, held), words.say(SYNTHETIC) if cities()[slug].synthetic else "–"]
        for row, slug in zip(table.rows, _listed(held), strict=True)
    ]
    whole = replace(table, columns=[*table.columns, *extra], rows=rows)
    return table_alone("coverage", sentence, whole, like_observations(held.assign(year=held["last"])))


def _together(words: Words, slug: str, held: pd.DataFrame) -> str:
    own = indicators_held(slug, held)
    return words.say("{count} of {all}", count=own.count, all=own.all)


def _cell(words: Words, slug: str, held: pd.DataFrame, theme: str) -> str:
    own = indicators_held(slug, held, theme)
    if own.count:
        kinds = held[held["indicator"].isin(own.indicators)]["source"].unique()
        said = SOURCE_WORDS[kinds[0]] if len(kinds) == 1 else N_("{count} of {all} indicators, of several sources")
        return words.say(said, count=own.count, all=own.all)
    searched = [each for each in cities()[slug].published if each.theme == theme]
    if any(each.url for each in searched):
        return words.say("missing; see where it is published")
    return words.say("missing; see what was searched for") if searched else words.say("missing")


@remembered
def next_deliveries(words: Words, held: pd.DataFrame) -> tuple[str, Table]:
    """What the next delivery would give the administration: a sentence and the steps. `held`: Store.coverage()."""
    steps = standing(frozenset(held[held["city"] == words.city.slug]["indicator"]), words.city.country)
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
    """How much of a step is held, what it would add, and who has it; what is not for this country."""
    if not step.possible:
        return only_elsewhere(words, step.elsewhere)
    if step.complete:
        return words.say("held, all of its indicators ({count}).", count=step.held)
    return words.say(
        "{held} of {all} held. It would add: {titles}. Who has it: {office}.",
        held=step.held,
        all=step.possible,
        titles=_titles(words, step.missing),
        office=words.say(step.rung.step.about),
    )


def only_elsewhere(words: Words, indicators: Sequence[Indicator]) -> str:
    """That indicators are rules of other countries, and of which; nothing where there are none."""
    if not indicators:
        return ""
    told = [
        words.say(
            "{title} ({countries})",
            title=words.title(each),
            countries=words.listing([words.place(country.lower()) for country in each.countries]),
        )
        for each in indicators
    ]
    return words.say("Not applicable here, a rule of another country: {titles}.", titles="; ".join(told))


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


def elsewhere(words: Words) -> str:
    """Which indicators are not for the administration and are not counted; nothing where there are none."""
    return only_elsewhere(words, [each for each in given_by_deliveries() if not each.applies_in(words.city.country)])


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
    """The files behind a city's figures, those of one publisher and address in one row. `frame`: Store.sources()."""
    columns = [words.say("Publisher"), words.say("Years"), words.say("Address")]
    addressed = frame.assign(url=[each if isinstance(each, str) else "–" for each in frame["url"]])
    rows = [
        [words.say(str(publisher)), _files(words, own), str(url)]
        for (publisher, url), own in addressed.groupby(["publisher", "url"], sort=False)
    ]
    return Table(words.say("Sources: {city}", city=words.here), columns, rows)


def _files(words: Words, rows: pd.DataFrame) -> str:
    """Of which years, the last reference date, and how many files where there are several."""
    last = rows.sort_values("reference_date").iloc[-1]
    day = words.day(pd.Timestamp(last["reference_date"]).date(), last["date_basis"])
    told = words.say("{years}; last: {date}", years=words.years(rows), date=day)
    files = rows["file"].nunique()
    return words.say_many("{told}; {count} file", "{told}; {count} files", files, told=told) if files > 1 else told
