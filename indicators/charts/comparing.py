"""What is said of one figure of several administrations: the answer in words, and what to know of each."""

from __future__ import annotations

from math import erfc, sqrt

import pandas as pd

from indicators.catalogue import catalogue
from indicators.charts.chart import Table
from indicators.charts.comparison import (
    BY_VALUE,
    Compared,
    counted,
    counted_rates,
    difference,
    verdict_of,
)
from indicators.charts.words import Words
from indicators.cities import cities
from indicators.dimensions import dimension
from indicators.marking import N_
from indicators.statistics import holm

VERDICTS = {
    "differs": N_("It differs by more than chance alone would from {names}."),
    "too_few": N_("Too few to tell it from {names}."),
    "no_difference": N_("No difference seen from {names}."),
}
SOURCES = {
    "published": N_("published figures"),
    "delivered": N_("delivered by the administration"),
    "synthetic": N_("synthetic: invented for demonstration"),
}
KINDS = {
    "municipality": N_("municipality"),
    "association of municipalities": N_("association of municipalities"),
    "city with county rights": N_("city with county rights"),
    "inter-municipal community": N_("inter-municipal community"),
    "metropolis (EPCI)": N_("metropolis (EPCI)"),
    "state county board": N_("state county board"),
}
NO_FIGURE = N_("{title}: {city} has no figure of this. Others: {others}.")
NOT_APPLICABLE = N_("{title}: not applicable to {city}, a rule of another country. Others: {others}.")
NOT_SHOWN = N_("{title}: that of {city} is not shown, so that nobody can be recognised. Others: {others}.")
DASH = "–"


def answer(words: Words, compared: Compared) -> str:
    """The chosen administration, then what may be said of each other one."""
    if compared.rows.empty:
        return words.say("No administration has a figure of this that may be shown.")
    indicator = catalogue()[compared.rows["indicator"].iloc[0]]
    title = words.title(indicator)
    if compared.mine is None:
        applies = indicator.applies_in(cities()[compared.own].country)
        without = NOT_SHOWN if compared.own in compared.hidden else NO_FIGURE if applies else NOT_APPLICABLE
        others = "; ".join(_named(words, row) for _, row in compared.others.iterrows())
        return words.say(without, title=title, city=words.place(compared.own), others=others)
    first = words.say(
        "{title}, {city}: **{figure}**, {date}.",
        title=title,
        city=words.place(compared.own),
        figure=counted(words, compared.mine),
        date=words.day(compared.mine["reference_date"], compared.mine["date_basis"]),
    )
    if compared.others.empty:
        alone = words.say("No other administration has this figure in the edition.")
        return f"{first} {alone}"
    return " ".join([first, *_told(words, compared)])


def _told(words: Words, compared: Compared) -> list[str]:
    """The others, grouped by what may be said of them."""
    assert compared.mine is not None
    verdicts = [verdict_of(compared.mine, row) for _, row in compared.others.iterrows()]
    said = []
    for verdict, text in VERDICTS.items():
        names = [
            _named(words, row)
            for (_, row), own in zip(compared.others.iterrows(), verdicts, strict=True)
            if own == verdict
        ]
        if names:
            said.append(words.say(text, names="; ".join(names)))
    apart = [
        _named(words, row) for (_, row), own in zip(compared.others.iterrows(), verdicts, strict=True) if own is None
    ]
    if apart:
        said.append(words.say("Others, as counted: {names}.", names="; ".join(apart)))
    return said


def _named(words: Words, row: pd.Series) -> str:
    """“Granvidda (synthetic): 12 of 40 (30%)”."""
    return f"{words.place(row['city'])}, {counted(words, row)}"


def missing(words: Words, compared: Compared) -> str:
    """Who is not shown, and why; which years the others are of; how they are ordered."""
    said = []
    if compared.without:
        names = words.listing([words.place(slug) for slug in compared.without])
        said.append(words.say("Without figures of this in the edition: {names}.", names=names))
    if compared.hidden:
        names = words.listing([words.place(slug) for slug in compared.hidden])
        said.append(words.say("Not shown, so that nobody can be recognised: {names}.", names=names))
    return " ".join(said)


def cautions(words: Words, compared: Compared, order: str) -> tuple[str, ...]:
    """What to know before reading a comparison."""
    said = []
    if compared.rows["year"].nunique() > 1:
        said.append(words.say("The years differ: each administration is shown with the latest that it has."))
    if order == BY_VALUE:
        said.append(
            words.say("Ordered by value because this was asked for. It is no ranking: the administrations differ.")
        )
    hanging = _hanging(words, compared)
    if hanging:
        said.append(words.say("One person more or fewer would change what is said of {names}.", names=hanging))
    doubtful = _doubtful(words, compared)
    if doubtful:
        said.append(
            words.say(
                "{count} comparisons stand here: now and then one differs by chance alone. "
                "Looked at together (Holm), too few to tell: {names}.",
                count=len(compared.others),
                names=doubtful,
            )
        )
    return tuple(said)


def _hanging(words: Words, compared: Compared) -> str:
    if compared.mine is None:
        return ""
    rates = [(row, counted_rates(compared.mine, row)) for _, row in compared.others.iterrows()]
    return words.listing([words.place(row["city"]) for row, each in rates if each and each.hangs_on_one])


def _doubtful(words: Words, compared: Compared) -> str:
    """Who differs alone, but not when all comparisons are looked at together."""
    if compared.mine is None or len(compared.others) < 2:
        return ""
    found = [(row, difference(compared.mine, row)) for _, row in compared.others.iterrows()]
    apart = [(row, ends) for row, ends in found if ends is not None]
    adjusted = holm([_p(ends) for _, ends in apart])
    return words.listing(
        [
            words.place(row["city"])
            for (row, ends), p in zip(apart, adjusted, strict=True)
            if (ends[0] > 0 or ends[1] < 0) and p >= 0.05
        ]
    )


def _p(ends: tuple[float, float]) -> float:
    """The p that goes with a 95 % interval of a difference, as if it were normal."""
    low, high = ends
    error = (high - low) / 2 / 1.959964
    return 0.0 if error == 0 else erfc(abs((low + high) / 2) / error / sqrt(2))


def comparability(words: Words, compared: Compared) -> Table:
    """What to know of each administration before it is set beside another: name, text, no address."""
    return Table(
        words.say("What to know of each administration"),
        [words.say("Administration"), words.say("What to know"), words.say("Address")],
        [[words.place(row["city"]), _known(words, row), DASH] for _, row in compared.rows.iterrows()],
    )


def _known(words: Words, row: pd.Series) -> str:
    """Kind of body, country, date and its basis, source; its words for the levels; what is to be known of the row."""
    city = cities()[row["city"]]
    said = [
        words.say(
            "{kind}, {country}; {figure}, {date}; {source}.",
            kind=words.say(KINDS.get(city.kind, city.kind)),
            country=words.place(city.country.lower()),
            figure=counted(words, row),
            date=words.day(row["reference_date"], row["date_basis"]),
            source=words.say(SOURCES.get(row["source"], row["source"])),
        )
    ]
    if levels := _levels(words, city.slug):
        said.append(words.say("Its words for the levels: {levels}.", levels=levels))
    if remark := words.reason(row["reason"]):
        said.append(words.say("To know of the figure: {remark}.", remark=remark))
    return " ".join(said)


def _levels(words: Words, slug: str) -> str:
    """“Executives: Länsledning; …”: the administration's own word beside the common one."""
    own = cities()[slug].labels.get("level", {})
    known = dimension("level").labels
    return "; ".join(f"{words.say(known[code])}: {word}" for code, word in own.items() if code in known)
