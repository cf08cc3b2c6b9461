"""Words, plurals, numbers and dates of a language: gettext for the words, Babel for the rest.

English is written in the code and the definitions; every other language is `locale/<language>/messages.po`.
"""

from __future__ import annotations

import datetime as dt
import decimal
import gettext
import io
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale, dates, lists, numbers
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from indicators.errors import Finding, IndicatorsError
from indicators.marking import Message
from indicators.settings import Settings

SOURCE_LANGUAGE = "en"
MINUS = "\u2212"


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages that can be chosen: English and every folder with a PO file."""
    folders = sorted(path.parent.name for path in Settings().locale.glob("*/messages.po"))
    return (SOURCE_LANGUAGE, *folders)


@cache
def _translations(language: str) -> gettext.NullTranslations:
    if language == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    path: Path = Settings().locale / language / "messages.po"
    with path.open("rb") as file:
        catalog = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def with_minus(number: str) -> str:
    """A written number with the sign that charts have on their axes too: a minus, not a hyphen."""
    return number.replace("-", MINUS)


@cache
def text(language: str) -> Text:
    """The words of `language`; English where there is no such language."""
    return Text(language if language in languages() else SOURCE_LANGUAGE)


class Text:
    """Says things in one language. Values: whole numbers are grouped, marked messages and errors are translated too."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.locale = Locale.parse(language)
        self._catalog = _translations(language)

    @property
    def own_name(self) -> str:
        """The language's name in itself: “English”, “Italiano”."""
        return (self.locale.get_display_name() or self.language).capitalize()

    def say(self, message: str, **values: Any) -> str:
        """`message` in this language, its `{names}` filled in."""
        if not message:
            return ""
        return self._fill(self._catalog.gettext(message), values)

    def say_many(self, one: str, many: str, count: int, **values: Any) -> str:
        """The right plural form for `count`, which is also a value."""
        return self._fill(self._catalog.ngettext(one, many, count), {"count": count, **values})

    def _fill(self, message: str, values: dict[str, Any]) -> str:
        if not values:
            return message
        return message.format(**{name: self._value(value) for name, value in values.items()})

    def _value(self, value: Any) -> str:
        if isinstance(value, int) and not isinstance(value, bool):
            return self.number(value)
        if isinstance(value, IndicatorsError):
            return self.error(value)
        if isinstance(value, Message):
            return self.say(value)
        return value if isinstance(value, str) else str(value)

    def error(self, error: IndicatorsError) -> str:
        """What an error says, in this language."""
        return self.say(error.message, **error.values)

    def finding(self, finding: Finding) -> str:
        """One line: file, line, column: what is wrong; what was got; what to do."""
        place = finding.file
        if finding.sheet:
            place = self.say("{file}, sheet “{sheet}”", file=place, sheet=finding.sheet)
        if finding.line is not None:
            place = self.say("{file}, line {line}", file=place, line=str(finding.line))
        if finding.column:
            place = self.say("{place}, column {column}", place=place, column=finding.column)
        problem = self.say(finding.problem, **finding.values)
        return f"{place}: {problem} {self.say(finding.remedy, **finding.values)}"

    def number(self, value: float, decimals: int = 0) -> str:
        """Rounded half up; grouping and decimal sign of the language."""
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        with decimal.localcontext(rounding=decimal.ROUND_HALF_UP):
            return with_minus(numbers.format_decimal(decimal.Decimal(str(value)), format=pattern, locale=self.locale))

    def percent(self, value: float, decimals: int = 1) -> str:
        """A value in percent (67.16) as the language writes it."""
        with decimal.localcontext(rounding=decimal.ROUND_HALF_UP):
            pattern = self.locale.percent_formats[None].pattern.replace(
                "#,##0", "#,##0." + "0" * decimals if decimals else "#,##0"
            )
            shown = numbers.format_percent(decimal.Decimal(str(value)) / 100, format=pattern, locale=self.locale)
            return with_minus(shown)

    def date(self, value: dt.date) -> str:
        """A day in words: “31 December 2024”."""
        return dates.format_date(value, "d MMMM y", locale=self.locale)

    def listing(self, items: list[str]) -> str:
        """“a, b, and c”, as the language joins a list."""
        return lists.format_list(items, locale=self.locale)

    @property
    def separators(self) -> str:
        """Decimal and grouping sign, as Plotly wants them."""
        return numbers.get_decimal_symbol(self.locale) + numbers.get_group_symbol(self.locale)
