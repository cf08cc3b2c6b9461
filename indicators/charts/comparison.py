"""One figure of several administrations: which row stands for each, in what order, and what may be said of two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import pandas as pd

from indicators.catalogue import catalogue, themes
from indicators.charts.chance import Rates, rates_of, short_counts
from indicators.charts.memory import remembered
from indicators.charts.words import Words, whole
from indicators.cities import cities
from indicators.marking import N_
from indicators.model import TOTAL, Indicator
from indicators.statistics import newcombe, verdict

REAL, INVENTED, BOTH = "real", "invented", "both"
KINDS_OF_FIGURES = {
    REAL: N_("real administrations"),
    INVENTED: N_("invented (synthetic)"),
    BOTH: N_("both, marked"),
}
BY_NAME, BY_SIZE, BY_VALUE = "name", "size", "value"
ORDERS = {BY_NAME: N_("by name"), BY_SIZE: N_("by number of staff"), BY_VALUE: N_("by value")}
NO_COMPARISON = ("reports",)
"""Tables whose figures are never set beside those of others: few cases, and more of them may be a good sign."""
FOR_THEIR_BREAKDOWN = "women_by_"
"""Indicators that are there for their breakdown: their total says again what another one says."""
OF_WOMEN, OF_BOTH = "share_of_women", "share"
"""The formulas whose value and interval follow from the counts that stand in the observation."""
BY_RATES = ("ratio_of_rates", "difference_of_rates", "four_fifths", "rate_of_women", "rate_of_men")
ROOM_OF_RATIOS = log(1.25 / 0.8)
"""An interval of a ratio of two ratios that is wider than from 0.8 to 1.25 and holds 1: too few to tell."""


@dataclass(frozen=True)
class Compared:
    """The row that stands for each administration, in display order; `hidden`: protected; `without`: no figure."""

    own: str
    rows: pd.DataFrame
    hidden: tuple[str, ...]
    without: tuple[str, ...]

    @property
    def others(self) -> pd.DataFrame:
        return self.rows[self.rows["city"] != self.own]

    @property
    def mine(self) -> pd.Series | None:
        found = self.rows[self.rows["city"] == self.own]
        return None if found.empty else found.iloc[0]


def kind_of(slug: str) -> str:
    """`invented` for an administration of the demonstration."""
    return INVENTED if cities()[slug].synthetic else REAL


def kinds_held(held: pd.DataFrame) -> list[str]:
    """The kinds of figures that an edition has: one, or all three choices."""
    found = {kind_of(slug) for slug in held["city"].unique() if slug in cities()}
    return list(KINDS_OF_FIGURES) if len(found) > 1 else sorted(found)


def administrations(slugs: Sequence[str], kind: str) -> list[str]:
    """Those of `slugs` that are of this kind."""
    return [slug for slug in slugs if kind == BOTH or kind_of(slug) == kind]


def comparable_indicators(words: Words, held: pd.DataFrame, slugs: Sequence[str]) -> dict[str, str]:
    """What at least one of these administrations has a value of and may be compared: slug to “theme: title (code)”."""
    told = held[(held["breakdown"] == TOTAL) & (held["told"] > 0) & held["city"].isin(slugs)]
    present = set(told["indicator"])
    return {slug: name for slug, name in named_by_theme(words).items() if slug in present and may_compare(slug)}


def named_by_theme(words: Words) -> dict[str, str]:
    """Every indicator with its theme before its title, in the order of themes and codes."""
    return {
        each.slug: f"{words.say(theme.name)}: {words.title(each)} ({each.code})"
        for theme in themes().values()
        for each in catalogue().of_theme(theme.slug)
    }


def titles(words: Words) -> dict[str, str]:
    """The title of every indicator."""
    return {each.slug: words.title(each) for each in catalogue().indicators}


def handful(held: pd.DataFrame, slugs: Sequence[str], indicator: str) -> list[str]:
    """The shares of the same theme that may stand on one scale with it, those first that most administrations have."""
    told = held[(held["breakdown"] == TOTAL) & (held["told"] > 0) & held["city"].isin(slugs)]
    number = told.groupby("indicator")["city"].nunique()
    same = [
        each.slug
        for each in catalogue().of_theme(catalogue()[indicator].theme)
        if each.slug in number.index
        and is_share(each)
        and may_compare(each.slug)
        and (each.slug == indicator or not each.slug.startswith(FOR_THEIR_BREAKDOWN))
    ]
    return sorted(same, key=lambda slug: (slug != indicator, -int(number[slug])))


def may_compare(slug: str) -> bool:
    return not set(catalogue()[slug].tables) & set(NO_COMPARISON)


def is_share(indicator: Indicator) -> bool:
    """Whether its value is a part of a whole, between 0 and 100."""
    apart = "gap" in indicator.formula or indicator.formula in ("published", "turnover", "mean_of_amounts")
    return indicator.unit == "percent" and not apart


@remembered
def compared_of(
    rows: pd.DataFrame, own: str, slugs: Sequence[str], order: str = BY_NAME, staff: pd.DataFrame | None = None
) -> Compared:
    """The newest telling row of each of `slugs`; a protected one is not replaced by an older one.

    `rows`: totals of one indicator; `staff`: totals of women_share_of_staff, for the order by size.
    """
    telling = rows[rows["city"].isin(slugs) & (rows["value"].notna() | (rows["flag"] == "protected"))]
    newest = telling.sort_values("year", kind="stable").groupby("city").tail(1)
    shown = newest[newest["value"].notna()]
    hidden = set(newest["city"]) - set(shown["city"])
    return Compared(
        own,
        _ordered(shown, slugs, order, rows if staff is None else staff),
        tuple(slug for slug in slugs if slug in hidden),
        tuple(slug for slug in slugs if slug not in hidden and slug not in set(shown["city"])),
    )


def _ordered(shown: pd.DataFrame, slugs: Sequence[str], order: str, staff: pd.DataFrame) -> pd.DataFrame:
    places = {slug: place for place, slug in enumerate(slugs)}
    frame = shown.assign(place=shown["city"].map(places), size=-shown["city"].map(sizes(staff)).astype(float))
    by = {BY_NAME: ["place"], BY_SIZE: ["size", "place"], BY_VALUE: ["value", "place"]}[order]
    return frame.sort_values(by, kind="stable").drop(columns=["place", "size"]).reset_index(drop=True)


def sizes(staff: pd.DataFrame) -> dict[str, float]:
    """The newest number of staff of each administration."""
    known = staff[staff["base"].notna()].sort_values("year", kind="stable").groupby("city").tail(1)
    return {str(city): float(base) for city, base in zip(known["city"], known["base"], strict=True)}


def counted_rates(row: pd.Series, other: pd.Series) -> Rates | None:
    """Two administrations as two rates, where the figure is a share that the counts tell."""
    formula = catalogue()[row["indicator"]].formula
    if formula not in (OF_WOMEN, OF_BOTH) or pd.isna(row["low"]) or pd.isna(other["low"]):
        return None
    (mine, of_mine), (theirs, of_theirs) = _part(formula, row), _part(formula, other)
    return Rates(mine, of_mine, theirs, of_theirs)


def _part(formula: str, row: pd.Series) -> tuple[int, int]:
    women, both = whole(row["women"]), whole(row["women"]) + whole(row["men"])
    return (women, both) if formula == OF_WOMEN else (both, whole(row["base"]))


def difference(row: pd.Series, other: pd.Series) -> tuple[float, float] | None:
    """The 95 % interval of the difference of two figures (of ratios: of their logarithms); None without intervals."""
    ends = [(float(each["value"]), float(each["low"]), float(each["high"])) for each in (row, other)]
    if any(pd.isna(number) for end in ends for number in end):
        return None
    if row["unit"] != "ratio":
        return newcombe(*ends)
    if any(number <= 0 for end in ends for number in end):
        return None
    first, second = ((log(value), log(low), log(high)) for value, low, high in ends)
    return newcombe(first, second)


def verdict_of(row: pd.Series, other: pd.Series) -> str | None:
    """`differs`, `too_few` or `no_difference`; None where there is no talk of chance."""
    found = difference(row, other)
    if found is None:
        return None
    low, high = found
    if row["unit"] == "ratio" and low <= 0 <= high:
        return "too_few" if high - low > ROOM_OF_RATIOS else "no_difference"
    return verdict(low, high)


def lettered(words: Words, slugs: Sequence[str]) -> dict[str, str]:
    """A letter for each administration, by name: what a narrow chart has room for at a point."""
    by_name = sorted(set(slugs), key=lambda slug: words.place(slug).casefold())
    return {slug: chr(ord("A") + place) for place, slug in enumerate(by_name)}


def letters_told(words: Words, letters: dict[str, str]) -> str:
    names = [f"{letter} {words.place(slug)}" for slug, letter in letters.items()]
    return words.say("Letters: {names}.", names=words.listing(names))


def counted(words: Words, row: pd.Series) -> str:
    """A figure with the counts behind it: “53 of 94 (56.4%)”, “0.83 (12 of 60 women · 9 of 30 men)”."""
    indicator = catalogue()[row["indicator"]]
    value = words.value(row["unit"], row["value"])
    rates = rates_of(row) if indicator.formula in BY_RATES else None
    if rates is not None:
        return f"{value} ({short_counts(words, rates)})"
    if pd.isna(row["women"]) or pd.isna(row["men"]):
        return value
    if indicator.formula in (OF_WOMEN, OF_BOTH):
        part, of = _part(indicator.formula, row)
        return words.say("{count} of {all} ({share})", count=words.number(part), all=words.number(of), share=value)
    return f"{value} ({words.counts(whole(row['women']), whole(row['men']))})"


def years_held(held: pd.DataFrame, indicator: str, slugs: Sequence[str]) -> tuple[int, int]:
    """The first and the last year of which these administrations have rows of an indicator."""
    found = held[(held["indicator"] == indicator) & held["city"].isin(slugs)]
    return int(found["first"].min()), int(found["last"].max())
