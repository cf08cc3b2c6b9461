"""What charts say: categories, figures, dates and reasons, in one language and in one administration's own terms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import pandas as pd

from indicators.charts.groups import group_name, listed
from indicators.charts.reasons import NOT_SHOWN, PUT_TOGETHER, REASONS, STANDS_FOR, SYMBOL
from indicators.cities import cities, places
from indicators.dimensions import JOIN, Grouping, Where, dimension, dimensions, parts
from indicators.marking import N_
from indicators.model import TOTAL, City, Indicator, Note
from indicators.protection import PROTECTED
from indicators.text import Text

SYNTHETIC = N_("Demonstration, synthetic")
MARK_IN_NAMES = " (synthetic data)"
"""How the file of an invented administration marks its full name, whatever the language of the reader."""
GENDERS = N_("Women and men only. Other entries, where recorded, appear from 10 people.")
"""Stands everywhere alike, whether there are other entries or not."""
MEASURED = {"years": N_("{value} years"), "days": N_("{value} days"), "hours": N_("{value} hours")}
DECIMALS = {"ratio": 2, "score": 1}


class Words:
    """A language, with the words that an administration has for its own categories."""

    def __init__(self, text: Text, city: City, grouping: Grouping | None = None) -> None:
        self.text = text
        self.city = city
        self.grouping = grouping or Grouping()
        self.say = text.say
        self.here = self.place(city.slug)
        self.say_many = text.say_many
        self.number = text.number
        self.percent = text.percent
        self.listing = text.listing

    @property
    def official_name(self) -> str:
        """The full name of the administration; that one is invented is said in the reader's language."""
        name = self.city.official_name.removesuffix(MARK_IN_NAMES)
        return self.say("{name} (synthetic)", name=name) if self.city.synthetic else name

    def category(self, breakdown: str, code: str, city: str = "") -> str:
        """The word of a category or of a merged group; the administration's own where it has one."""
        if TOTAL in (breakdown, code):
            return self.say("all")
        names, slug = parts(breakdown), city or self.city.slug
        pieces = zip(names, code.split(JOIN) if len(names) > 1 else [code], strict=True)
        return ", ".join(group_name(self, (slug, breakdown, name), piece) for name, piece in pieces)

    def own_name(self, name: str, code: str, city: str = "") -> str:
        """The word of one category of a dimension, which is no group."""
        if not code:
            return self.say("not recorded")
        place = cities().get(city, self.city)
        return self.say(place.labels.get(name, {}).get(code) or dimension(name).word(code))

    def breakdown(self, breakdown: str) -> str:
        """The words of a breakdown: “Level”, “Level and age band”."""
        if breakdown == TOTAL:
            return self.say("Total")
        titles = [self.say(dimensions()[name].title) for name in parts(breakdown)]
        return self.listing([titles[0], *(title[0].lower() + title[1:] for title in titles[1:])])

    def place(self, slug: str) -> str:
        """The name of an administration or of what it is set beside; an invented one says so."""
        known = {**places(), **cities()}
        if slug not in known:
            return slug
        name = self.say(known[slug].name)
        return self.say("{name} (synthetic)", name=name) if known[slug].synthetic else name

    def value(self, unit: str, value: float | None) -> str:
        """A figure with its unit, rounded half up for display; a dash where there is none."""
        if value is None or pd.isna(value):
            return "–"
        if unit == "percent":
            return self.percent(value)
        if unit == "points":
            return self.say("{value} points", value=self.number(value, 1))
        if unit == "per_1000":
            return self.say("{value} of 1,000", value=self.number(value))
        if unit == "euros":
            return self.say("{value} euros", value=self.number(value))
        if unit in MEASURED:
            digits = 0 if unit == "hours" and float(value).is_integer() else 1
            return self.say(MEASURED[unit], value=self.number(value, digits))
        return self.number(value, DECIMALS.get(unit, 0))

    def day(self, day: dt.date, basis: str | None) -> str:
        """“31 December 2024 (date inferred)”."""
        date = self.text.date(day)
        return self.say("{date} (date inferred)", date=date) if basis == "inferred" else date

    def when(self, rows: pd.DataFrame) -> str:
        """The reference date of the last of `rows`."""
        last = rows.iloc[-1]
        return self.day(last["reference_date"], last["date_basis"])

    def years(self, rows: pd.DataFrame) -> str:
        """“end of 2024”, or “2020 to 2024”."""
        years = sorted({int(year) for year in rows["year"]})
        if not years:
            return ""
        if len(years) == 1:
            return str(years[0])
        return self.say("{first} to {last}", first=str(years[0]), last=str(years[-1]))

    def counts(self, women: int, men: int) -> str:
        """“53 women · 41 men”."""
        return f"{self.women(women)} · {self.men(men)}"

    def women(self, count: int) -> str:
        return self.say_many("{count} woman", "{count} women", int(count))

    def men(self, count: int) -> str:
        return self.say_many("{count} man", "{count} men", int(count))

    def change(self, gender: str, difference: int) -> str:
        """“13 more women”, “10 fewer men”, “as many women”."""
        amount = abs(int(difference))
        if gender == "W":
            if difference > 0:
                return self.say_many("{count} more woman", "{count} more women", amount)
            if difference < 0:
                return self.say_many("{count} fewer woman", "{count} fewer women", amount)
            return self.say("as many women")
        if difference > 0:
            return self.say_many("{count} more man", "{count} more men", amount)
        if difference < 0:
            return self.say_many("{count} fewer man", "{count} fewer men", amount)
        return self.say("as many men")

    def since(self, before: pd.Series, now: pd.Series) -> str:
        """“compared with 2020: 13 more women, 10 fewer men”: two observations of the same counts."""
        return self.say(
            "compared with {year}: {women}, {men}",
            year=str(before["year"]),
            women=self.change("W", whole(now["women"]) - whole(before["women"])),
            men=self.change("M", whole(now["men"]) - whole(before["men"])),
        )

    def reason(self, reason: str | None) -> str:
        """What the codes of a reason mean; nothing for no reason."""
        codes = [] if reason is None or pd.isna(reason) else reason.split(" ")
        said = [f"{SYMBOL} {self.say(NOT_SHOWN)}" if c in PROTECTED else self.say(REASONS.get(c, c)) for c in codes]
        return "; ".join(said)

    def remark(self, row: pd.Series) -> str:
        """What to know of an observation: whom a merged group stands for, why there is no value."""
        merged = [f"{SYMBOL} {self.say(PUT_TOGETHER)}"] if row["flag"] == "merged" else []
        names = [member for _, members in self.groups_in(row) for member in members] if merged else []
        if names:
            merged = [f"{SYMBOL} {self.say(STANDS_FOR, members=self.listing(names))}"]
        reason = self.reason(row["reason"])
        return "; ".join([*merged, *([reason] if reason else [])])

    def group(self, where: Where, code: str) -> str:
        """The name of a merged group of one dimension of a breakdown."""
        return group_name(self, where, code)

    def groups_in(self, row: pd.Series) -> list[tuple[str, list[str]]]:
        """The groups that a merged row is made of, with their members, where their name does not say them."""
        names = parts(row["breakdown"])
        pieces = row["category"].split(JOIN) if len(names) > 1 else [row["category"]]
        wheres = [((row["city"], row["breakdown"], name), piece) for name, piece in zip(names, pieces, strict=True)]
        found = [(group_name(self, where, piece), listed(self, where, piece)) for where, piece in wheres]
        return [(name, members) for name, members in found if members]

    @property
    def mark(self) -> str:
        """“Demonstration, synthetic” where the administration is invented, else nothing."""
        return self.say(SYNTHETIC) if self.city.synthetic else ""

    def kind(self, rows: pd.DataFrame) -> str:
        """“Demonstration, synthetic” where any of these figures is invented, else nothing."""
        return self.say(SYNTHETIC) if (rows["source"] == "synthetic").any() else ""

    def notes(self, breakdown: str, years: Iterable[int], indicators: Iterable[str] = ()) -> list[Note]:
        """The notes of the administration on this breakdown (or these indicators) in these years."""
        chosen, slugs = set(years), set(indicators)
        return [
            note
            for note in self.city.notes
            if chosen & set(note.years)
            and (note.dimension in parts(breakdown) if note.dimension else bool(slugs & set(note.indicators)))
        ]

    def years_of(self, reason: str, breakdown: str) -> set[int]:
        """The years of which the administration's notes on this breakdown say `reason`."""
        names = parts(breakdown)
        return {
            year for note in self.city.notes if note.reason == reason and note.dimension in names for year in note.years
        }

    def title(self, indicator: Indicator) -> str:
        return self.say(indicator.title)


def plain(sentence: str) -> str:
    """A sentence without its marks of emphasis."""
    return sentence.replace("**", "")


def whole(value: Any) -> int:
    """A count as a whole number; 0 where there is none."""
    return 0 if value is None or pd.isna(value) else int(value)
