"""The rows of the first page: a figure, its counts, its reference and whose it is, its change, a small curve."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from indicators.catalogue import catalogue
from indicators.charts.chart import because, since_break
from indicators.charts.memory import remembered
from indicators.charts.words import Words, whole
from indicators.formulas import rounded
from indicators.model import Indicator, Standard

WIDTH, HEIGHT, EDGE = 120, 34, 4
"""Of the small curve, in pixels."""

GREY = "#767676"
"""Reads on white and on black alike."""

SHOWN_AS_STANDARD = ("V", "S")
"""Evidence marks that may stand as a reference; what is remembered or our own is never shown as a standard."""


@dataclass(frozen=True)
class Headline:
    """One row of the first page; all texts are written out."""

    slug: str
    title: str
    value: str
    counts: str
    reference: str
    changes: tuple[str, ...]
    date: str
    curve: str


@remembered
def headline(words: Words, indicator: Indicator, rows: pd.DataFrame) -> Headline | None:
    """The headline of an indicator from its totals by year; None where no year has a value."""
    shown = rows[rows["value"].notna() & (~because(rows, "unverified"))]
    if shown.empty:
        return None
    last = shown.iloc[-1]
    return Headline(
        slug=indicator.slug,
        title=words.title(indicator),
        value=words.value(indicator.unit, last["value"]),
        counts=counts(words, indicator, last),
        reference=reference(words, indicator),
        changes=changes(words, shown),
        date=words.day(last["reference_date"], last["date_basis"]),
        curve=curve(
            [float(value) for value in shown["value"]],
            [int(year) for year in shown["year"]],
            set(shown[because(shown, "series_break")]["year"]),
        ),
    )


def counts(words: Words, indicator: Indicator, row: pd.Series) -> str:
    """The counts behind a value, in words that fit its formula."""
    if indicator.formula == "share_of_things" and not pd.isna(row["base"]):
        counted = int(rounded(float(row["value"]) * int(row["base"]) / 100, 0))
        return words.say("{count} of {all}", count=counted, all=int(row["base"]))
    if pd.isna(row["women"]) or pd.isna(row["men"]):
        return ""
    women, men = whole(row["women"]), whole(row["men"])
    if indicator.formula == "share_of_women" and 1 in (women, men):
        return words.say("{counts}, {all} together", counts=words.counts(women, men), all=women + men)
    if indicator.formula == "share_of_women":
        return words.say("{women} of {all} are women, {men} are men", women=women, all=women + men, men=men)
    if indicator.formula == "share":
        return words.say(
            "{count} of {all}: {counts}", count=women + men, all=whole(row["base"]), counts=words.counts(women, men)
        )
    if indicator.formula == "ratio_of_shares":
        return words.say(
            "{counts} at the top, {all} people in the pool", counts=words.counts(women, men), all=whole(row["base"])
        )
    return words.counts(women, men)


def reference(words: Words, indicator: Indicator) -> str:
    """Reference value and whose it is, or that there is none; then that no target is set."""
    proven, target = referred(indicator), words.say("no target set")
    if proven is None:
        return words.say("no reference value; {target}", target=target)
    return f"{words.say(proven.says)} ({words.say(proven.name)}); {target}"


def referred(indicator: Indicator) -> Standard | None:
    """The standard that may stand as a reference: with a value, and not remembered or our own."""
    proven = [each for each in indicator.standards if each.value is not None and each.evidence in SHOWN_AS_STANDARD]
    return proven[0] if proven else None


def changes(words: Words, rows: pd.DataFrame) -> tuple[str, ...]:
    """Change in counts since the year before and since the first year, never across a series break."""
    counted = since_break(rows)
    counted = counted[counted["women"].notna() & counted["men"].notna()]
    if counted.empty:
        return ()
    last = counted.iloc[-1]
    before = pd.concat([counted[counted["year"] == last["year"] - 1], counted.head(1)])
    texts = [words.since(row, last) for _, row in before.iterrows() if row["year"] != last["year"]]
    return tuple(dict.fromkeys(texts))


def curve(values: list[float], years: list[int], broken: Collection[int] = ()) -> str:
    """A small curve as SVG: a line only between neighbouring years without a series break, a dot at the last value."""
    low, span = min(values), (max(values) - min(values)) or 1.0
    first, length = years[0], max(1, years[-1] - years[0])
    points = [
        (
            EDGE + (year - first) / length * (WIDTH - 2 * EDGE),
            HEIGHT - EDGE - (value - low) / span * (HEIGHT - 2 * EDGE),
        )
        for year, value in zip(years, values, strict=True)
    ]
    pieces = [
        f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}"
        for (x1, y1), (x2, y2), year, following in zip(points, points[1:], years, years[1:], strict=False)
        if following - year == 1 and following not in broken
    ]
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="1.6"/>' for x, y in points[:-1])
    x, y = points[-1]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" fill="{GREY}">'
        f'<path d="{"".join(pieces)}" fill="none" stroke="{GREY}" stroke-width="2"/>'
        f'{dots}<circle cx="{x:.1f}" cy="{y:.1f}" r="3.4"/></svg>'
    )


def headline_of(words: Words, slug: str, rows: pd.DataFrame) -> Headline | None:
    """The headline of the indicator of that name."""
    return headline(words, catalogue()[slug], rows)


def headline_indicators() -> list[Indicator]:
    """The indicators of the first page, in their order."""
    return catalogue().headlines()
