"""A written cell of a table as the number that it says, with the format that writes it alike in a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from babel import numbers

if TYPE_CHECKING:
    from indicators.charts import Words

WITH_WORDS = (
    "{value} points", "{value} of 1,000", "{value} euros", "{value} years", "{value} days", "{value} hours",
)  # fmt: skip
"""How Words.value() writes a figure with its unit."""
MOST_DECIMALS = 4
SIGNS = ("+", "-", "−")


class Number(NamedTuple):
    """A number as a reader sees it (67.2 for 67.2%), and how a spreadsheet holds and shows it."""

    value: float
    cell: float
    number_format: str


def number_in(words: Words, cell: str) -> Number | None:
    """The number that is all of a cell, with its unit; None for any other text, and for what only looks like one."""
    if cell.isascii() and cell.isdigit() and str(int(cell)) == cell:
        return Number(int(cell), int(cell), "0" if len(cell) == 4 else "#,##0")
    sign, unsigned = (cell[0], cell[1:]) if cell.startswith(SIGNS) else ("", cell)
    if not unsigned[:1].isdigit() and sign:
        return None
    found = _plain(words, unsigned) or _percent(words, unsigned) or _with_words(words, unsigned)
    return _signed(found, sign) if found and sign else found


def _signed(number: Number, sign: str) -> Number:
    """Below zero; or above it, and so written."""
    if sign == "+":
        return number._replace(number_format=f"+{number.number_format};-{number.number_format};0")
    return number._replace(value=-number.value, cell=-number.cell)


def _plain(words: Words, cell: str) -> Number | None:
    value = _parsed(words, cell)
    if value is None:
        return None
    decimals = next((n for n in range(MOST_DECIMALS + 1) if words.number(value, n) == cell), None)
    return None if decimals is None else Number(value, value, _format(decimals))


def _percent(words: Words, cell: str) -> Number | None:
    if "%" not in cell:
        return None
    value = _parsed(words, cell.replace("%", "").strip())
    decimals = next((n for n in range(MOST_DECIMALS) if value is not None and words.percent(value, n) == cell), None)
    return None if value is None or decimals is None else Number(value, value / 100, f"{_format(decimals)}%")


def _with_words(words: Words, cell: str) -> Number | None:
    for template in WITH_WORDS:
        before, _, after = words.say(template).partition("{value}")
        if cell.startswith(before) and cell.endswith(after) and len(cell) > len(before) + len(after):
            found = _plain(words, cell[len(before) : len(cell) - len(after)])
            if found:
                return found._replace(number_format=f"{_quoted(before)}{found.number_format}{_quoted(after)}")
    return None


def _parsed(words: Words, cell: str) -> float | None:
    try:
        parsed = numbers.parse_decimal(cell, locale=words.text.locale)
    except (numbers.NumberFormatError, ValueError):
        return None
    if not parsed.is_finite():
        return None
    return int(parsed) if parsed == parsed.to_integral_value() else float(parsed)


def _format(decimals: int) -> str:
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _quoted(text: str) -> str:
    return f'"{text}"' if text else ""
