"""The columns of observations as an export writes them: codes for machines, words beside them, headers translated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from indicators.catalogue import catalogue
from indicators.charts.states import status
from indicators.charts.words import SYNTHETIC
from indicators.marking import N_
from indicators.protection import PROTECTED

if TYPE_CHECKING:
    from indicators.charts import Words

HEADERS = {
    "title": N_("Indicator"),
    "place": N_("Administration or place"),
    "year": N_("Year"),
    "breakdown_title": N_("Breakdown"),
    "category_name": N_("Category"),
    "women": N_("Women"),
    "men": N_("Men"),
    "base": N_("Population"),
    "base_women": N_("Women in the population"),
    "value": N_("Value"),
    "unit": N_("Unit"),
    "low": N_("Interval from"),
    "high": N_("Interval to"),
    "status": N_("Status"),
    "remark": N_("Remark"),
    "reference_date": N_("Reference date"),
    "date_basis": N_("Date stated or inferred"),
    "source": N_("Kind of source"),
    "edition": N_("Edition"),
    "indicator": N_("Indicator (identifier)"),
    "code": N_("Indicator (code)"),
    "version": N_("Version of the definition"),
    "city": N_("Administration (code)"),
    "breakdown": N_("Breakdown (code)"),
    "category": N_("Category (code)"),
    "group": N_("Group (code)"),
    "flag": N_("Status (code)"),
    "reason": N_("Reason (code)"),
}
"""Every field of an observation, and the words that stand beside its codes; in the order of an export."""
SOURCES = {"published": N_("published"), "delivered": N_("delivered"), "synthetic": N_("synthetic, invented")}
BASES = {"stated": N_("stated"), "inferred": N_("inferred")}
UNITS = {
    "percent": N_("percent"),
    "points": N_("percentage points"),
    "ratio": N_("ratio"),
    "persons": N_("persons"),
    "per_1000": N_("per 1,000"),
    "euros": N_("euros"),
    "years": N_("years"),
    "days": N_("days"),
    "hours": N_("hours"),
    "score": N_("score"),
    "seats": N_("seats"),
    "units": N_("units"),
}
WITHHELD = "protected"
"""Stands for every reason of protection: which rule it was would tell of the people behind it."""


def described(words: Words, rows: pd.DataFrame) -> pd.DataFrame:
    """The observations with the columns of HEADERS, in that order and under those names; texts are plain texts."""
    frame = rows.assign(
        title=[words.title(catalogue()[slug]) for slug in rows["indicator"]],
        place=[words.place(slug) for slug in rows["city"]],
        breakdown_title=[words.breakdown(each) for each in rows["breakdown"]],
        category_name=[words.category(row["breakdown"], row["category"], row["city"]) for _, row in rows.iterrows()],
        status=[status(words, row) for _, row in rows.iterrows()],
        remark=[_remark(words, row) for _, row in rows.iterrows()],
        reason=rows["reason"].map(_told),
        unit=[_in_words(words, UNITS, unit) for unit in rows["unit"]],
        source=[_in_words(words, SOURCES, source) for source in rows["source"]],
        date_basis=[_in_words(words, BASES, basis) for basis in rows["date_basis"]],
    )
    return frame[list(HEADERS)]


def headers(words: Words) -> list[str]:
    """The headers of `described`, in the reader's language."""
    return [words.say(text) for text in HEADERS.values()]


def _remark(words: Words, row: pd.Series) -> str:
    """That an invented figure is invented, then what to know of it."""
    mark = words.say(SYNTHETIC) if row["source"] == "synthetic" else ""
    return "; ".join(part for part in (mark, words.remark(row)) if part)


def _in_words(words: Words, names: Mapping[str, str], code: object) -> object:
    return words.say(names.get(code, code)) if isinstance(code, str) else None


def _told(reason: object) -> object:
    if not isinstance(reason, str):
        return None
    return " ".join(dict.fromkeys(WITHHELD if code in PROTECTED else code for code in reason.split(" ")))
