"""The words of columns and codes, as templates and the document about deliveries say them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from indicators.dimensions import dimensions
from indicators.ingest.described import Column
from indicators.marking import N_, Message
from indicators.settings import Settings
from indicators.text import Text
from indicators.toml_files import read_toml

KINDS = {
    "code": N_("one of the codes"),
    "text": N_("text"),
    "number": N_("whole number"),
    "decimal": N_("number"),
    "date": N_("date, such as 2024-12-31"),
    "yes_no": N_("true or false"),
}
SAID_AT_IMPORT = {
    "administration": N_("only where a file holds several administrations; else said when it is imported"),
    "reference_date": N_("only where it differs from row to row; else said when it is imported"),
}
"""Columns of the table that a file needs only in some cases."""


@dataclass(frozen=True)
class Never:
    """One thing that must never be in a file."""

    name: str
    text: str


@cache
def never_send() -> tuple[Never, ...]:
    """What must never be sent, in its order."""
    raw = read_toml(Settings().definitions / "never_send.toml")
    return tuple(Never(each["name"], each["text"]) for each in raw["never"])


@cache
def _code_words() -> dict[str, dict[str, Any]]:
    return read_toml(Settings().definitions / "code_words.toml")


def labels(column: str) -> dict[str, str]:
    """The English words of the codes of a column; none where its codes speak for themselves."""
    entry = _code_words().get(column, {})
    name = entry.get("like", column)
    if "labels" in entry:
        return entry["labels"]
    return dimensions()[name].labels if name in dimensions() else {}


def codes_in_words(words: Text, column: Column) -> list[tuple[str, str]]:
    """The codes of a column, each with its word in a language."""
    known = labels(column.name)
    return [(code, words.say(known.get(code, code))) for code in column.codes or column.suggested]


def need(words: Text, column: Column) -> str:
    """Whether a column must be filled: needed, left out for a default, or welcome."""
    if column.name in SAID_AT_IMPORT:
        return words.say(SAID_AT_IMPORT[column.name])
    if column.needed:
        return words.say("needed")
    if column.default is not None:
        return words.say("may be left out; then it is {default}", default=column.default)
    return words.say("if there is one")


def kind(words: Text, column: Column) -> str:
    """What stands in a cell of the column, with its limits."""
    said = words.say(KINDS[column.kind])
    if column.suggested:
        return words.say("one of the codes, or a name of your own")
    if column.least is not None and column.most is not None:
        return words.say(
            "{kind}, from {least} to {most}", kind=said, least=f"{column.least:g}", most=f"{column.most:g}"
        )
    return (
        words.say("{kind}, {least} or more", kind=said, least=f"{column.least:g}") if column.least is not None else said
    )


EXAMPLES = {
    "administration": N_("Example administration"),
    "department": N_("D07 Nursery schools"),
    "directorate": N_("Education"),
    "occupation": N_("Nursery teacher"),
    "level_published": "Istruttore",
    "job_family": N_("Administrative"),
    "pay_category": "C",
    "post": "P-012",
    "competition": "C-2024-07",
    "board": "B-2024-07",
    "vacancy": "V-2024-31",
    "act": "2024/118",
    "action": "A-03",
    "title": N_("Training for selection boards"),
    "responsible": N_("Human resources division"),
    "goals": "5, 8",
    "indicator": "women_among_executives",
    "budget_line": "12.01-1",
    "contract_code": "K-2024-55",
    "breakdown": "total",
    "category": "total",
    "unit": "percent",
    "base_pay": "28450.00",
    "fte": "0.8",
    "year": "2024",
    "due_year": "2027",
}
"""Examples of columns of which the kind alone does not give a good one. None is of a real body."""
BY_KIND = {"number": "1", "decimal": "12.5", "date": "2024-12-31", "yes_no": "true", "text": ""}


def example(words: Text, column: Column) -> str:
    """A cell as it might be written."""
    known = column.codes or column.suggested
    if known:
        return known[0]
    found = EXAMPLES.get(column.name, BY_KIND.get(column.kind, ""))
    return words.say(found) if isinstance(found, Message) else found
