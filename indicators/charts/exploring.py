"""Explore: any indicator by any breakdown that the edition has, of one or several administrations: charts and words."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from indicators.catalogue import catalogue
from indicators.charts import changes, grammar
from indicators.charts.by_category import by_category, drawn, last_year, told_flags
from indicators.charts.by_year import change, line, panels
from indicators.charts.chance import rates_of
from indicators.charts.chart import Chart
from indicators.charts.comparing import SOURCES
from indicators.charts.comparison import administrations, compared_of, counted, kind_of, may_compare
from indicators.charts.facts import fact
from indicators.charts.memory import remembered
from indicators.charts.processes import over_years
from indicators.charts.strip import strip
from indicators.charts.trends import women_and_men
from indicators.charts.words import Words, whole
from indicators.cities import cities
from indicators.model import TOTAL

NOT_DELIVERED = "not_delivered"


def breakdowns_held(held: pd.DataFrame, indicator: str, slugs: list[str]) -> list[str]:
    """The total, and the breakdowns that the edition has for one of these administrations, in order."""
    own = set(held[(held["indicator"] == indicator) & held["city"].isin(slugs)]["breakdown"])
    return [TOTAL, *(each for each in catalogue()[indicator].breakdowns if each in own)]


def holders(held: pd.DataFrame, indicator: str, own: str, slugs: list[str]) -> list[str]:
    """Who may be shown together for this indicator: whoever the edition has rows of, and the chosen one.

    Invented administrations stand among themselves, and real ones too.
    """
    if not may_compare(indicator):
        return [own]
    having = set(held[held["indicator"] == indicator]["city"])
    return [slug for slug in administrations(slugs, kind_of(own)) if slug in having or slug == own]


def categories_held(rows: pd.DataFrame) -> list[str]:
    """The categories of these rows, in display order."""
    return list(dict.fromkeys(rows["category"]))


def answer(words: Words, rows: pd.DataFrame, slug: str, shown: list[str]) -> str:
    """The last figure of each administration, or in the words of coverage why there is none. `rows`: totals."""
    title = words.title(catalogue()[slug])
    return " ".join([words.say("{title}.", title=title), *(_told(words, rows, slug, city) for city in shown)])


def _told(words: Words, rows: pd.DataFrame, slug: str, city: str) -> str:
    own, name = rows[rows["city"] == city], words.place(city)
    if own.empty and not catalogue()[slug].applies_in(cities()[city].country):
        return words.say("{city}: not applicable, a rule of another country.", city=name)
    if own.empty:
        return words.say("{city}: not delivered.", city=name)
    with_value = own[own["value"].notna()]
    if with_value.empty:
        return words.say("{city}: {why}", city=name, why=" ".join(told_flags(words, own)))
    last = with_value.iloc[-1]
    return words.say(
        "{city}: **{figure}**, {date}, {source}.",
        city=name,
        figure=counted(words, last),
        date=words.day(last["reference_date"], last["date_basis"]),
        source=words.say(SOURCES.get(last["source"], last["source"])),
    )


@remembered
def explored(words: Words, rows: pd.DataFrame, slugs: list[str], only: str = "") -> list[Chart]:
    """The charts of one indicator and breakdown. `only`: a category, which is then shown over the years."""
    if rows.empty:
        return []
    if only or rows["breakdown"].iloc[0] == TOTAL:
        found = [_series(words, rows, slugs, only)]
    else:
        found = [_categories(words, rows[rows["city"] == slug], slug) for slug in slugs]
    return [chart for chart in found if chart is not None]


def why_it_moved(
    words: Words, rows: pd.DataFrame, totals: pd.DataFrame, slugs: list[str], only: str = ""
) -> list[Chart]:
    """Of one administration by one breakdown, what is behind the change of a share or a difference of rates."""
    if len(slugs) != 1 or only or rows.empty or rows["breakdown"].iloc[0] == TOTAL:
        return []
    chart = changes.why_moved(words, rows, totals)
    return [chart] if chart else []


def _asked(rows: pd.DataFrame, broken_down: bool, places: int) -> grammar.Asked:
    indicator = catalogue()[rows["indicator"].iloc[0]]
    shown = rows[rows["value"].notna()]
    people = shown["base"].dropna()
    return grammar.Asked(
        unit=indicator.unit,
        formula=indicator.formula,
        better=indicator.better,
        broken_down=broken_down,
        years=shown["year"].nunique(),
        administrations=places,
        interval=bool(shown["low"].notna().any()),
        largest=None if people.empty else whole(people.max()),
        rates=any(rates_of(row) is not None for _, row in rows.iterrows()),
    )


def _name(rows: pd.DataFrame, more: str = "") -> str:
    """A name that no other chart of the page has."""
    return f"explore_{rows['indicator'].iloc[0]}_{rows['city'].iloc[0]}{more}"


def _title(words: Words, rows: pd.DataFrame, only: str = "") -> str:
    title = words.title(catalogue()[rows["indicator"].iloc[0]])
    if not only:
        return title
    category = words.category(rows["breakdown"].iloc[0], only)
    return words.say("{title}: {category}", title=title, category=category)


def _categories(words: Words, rows: pd.DataFrame, slug: str) -> Chart | None:
    """The last year of one administration, a row a category, or why nothing of it may be shown."""
    if rows.empty:
        return None
    own = Words(words.text, cities()[slug], words.grouping)
    indicator, breakdown = catalogue()[rows["indicator"].iloc[0]], rows["breakdown"].iloc[0]
    title = words.say(
        "{title}, by {breakdown}", title=words.title(indicator), breakdown=words.breakdown(breakdown).lower()
    )
    last = last_year(rows)
    form = grammar.form_of(_asked(last, True, 1)) if len(last) else grammar.BARS
    if last.empty or drawn(form, last).empty:
        return _only_words(own, rows, title, slug)
    return by_category(own, rows, form, _name(rows), title, words.place(slug))


def _only_words(words: Words, rows: pd.DataFrame, title: str, slug: str) -> Chart:
    """A card without a drawing: what the edition says in place of figures."""
    said = words.say("{city}: {why}", city=words.place(slug), why=" ".join(told_flags(words, rows)))
    return fact(words, _name(rows), title, said, rows)


def _series(words: Words, rows: pd.DataFrame, slugs: list[str], only: str) -> Chart | None:
    """The total, or one category, over the years that the edition has."""
    present = [slug for slug in slugs if (rows["city"] == slug).any()]
    title = _title(words, rows, only)
    if not rows["value"].notna().any():
        said = " ".join(_told(words, rows, rows["indicator"].iloc[0], slug) for slug in present)
        return fact(words, _name(rows), title, said, rows) if present else None
    form = grammar.form_of(_asked(rows, False, len(present)))
    if form == grammar.PANELS:
        return panels(words, rows, present, _name(rows, "_panels"), title)
    if form == grammar.STRIP:
        chart = strip(words, compared_of(rows, words.city.slug, present))
        return None if chart is None else replace(chart, name=_name(rows, "_strip"))
    return _of_one(Words(words.text, cities()[present[0]], words.grouping), rows, form, title, words.place(present[0]))


def _of_one(words: Words, rows: pd.DataFrame, form: str, title: str, where: str) -> Chart | None:
    if form == grammar.FACT:
        shown = rows[rows["value"].notna()]
        sentence = words.say("{where}, {told}", where=where, told=change(words, shown))
        return fact(words, _name(rows), title, sentence, rows, told_flags(words, rows))
    subtitle = words.say("{where}, {years}", where=where, years=words.years(rows))
    if form == grammar.COUNTS_LINE:
        return women_and_men(words, rows, _name(rows), title, subtitle)
    if form == grammar.RATES_LINE:
        return over_years(words, rows, _name(rows), title, subtitle)
    return line(words, rows, _name(rows), title, where)
