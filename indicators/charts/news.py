"""What changed: since the edition before, else since the year before; stocks in counts, processes by the vocabulary."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from indicators.charts.chance import Rates, rates_of, short_counts
from indicators.charts.chart import since_break
from indicators.charts.decisions import Item
from indicators.charts.glance import RATES, See, Shown, is_stock
from indicators.charts.headlines import counts
from indicators.charts.memory import remembered
from indicators.charts.words import Words
from indicators.marking import N_
from indicators.model import Edition, Indicator
from indicators.statistics import newcombe, verdict, wilson

MOVED = {
    "differs": N_("{title}: {now} in {year}; {before} in {earlier}. This differs by more than chance alone would."),
    "too_few": N_("{title}: {now} in {year}; {before} in {earlier}. Too few to tell whether it moved."),
    "no_difference": N_("{title}: {now} in {year}; {before} in {earlier}. No difference seen."),
    "": N_("{title}: {now} in {year}; {before} in {earlier}."),
}
"""What is said of two years; without a word on chance where chance has no part, or no interval is known."""
SAME = "="
"""Stands for a figure that is the same in both years: these are told together."""


def heading(words: Words, earlier: Edition | None) -> str:
    if earlier is None:
        return words.say("What changed since the figures before")
    return words.say("What changed since the edition of {date}", date=words.text.date(earlier.built_on))


def news(words: Words, shown: Sequence[Shown], see_earlier: See | None = None) -> list[Item]:
    """A sentence for each figure that can be compared; `see_earlier` asks the edition before, where there is one."""
    said = [
        _since_edition(words, each, see_earlier(each.indicator.slug)) if see_earlier else _since_year(words, each)
        for each in shown
    ]
    found = [each for each in said if each not in ("", SAME)]
    same = [words.title(each.indicator) for each, text in zip(shown, said, strict=True) if text == SAME]
    if same:
        found.append(words.say("Unchanged: {titles}.", titles="; ".join(same)))
    if not found and see_earlier:
        found.append(words.say("None of these figures is new or was corrected."))
    return [Item(each, "") for each in found] or [Item(words.say("There are no figures before to compare with."), "")]


@remembered
def _since_edition(words: Words, shown: Shown, earlier: pd.DataFrame) -> str:
    """A year that is new, or a correction of the year that was the last one; nothing where neither is there."""
    title, now = words.title(shown.indicator), _known(shown.rows).iloc[-1]
    known = _known(earlier)
    if known.empty:
        return words.say("{title}: new, {now} in {year}.", title=title, now=_told(words, shown, now), year=_year(now))
    before = known.iloc[-1]
    if before["version"] != now["version"]:
        return words.say("{title}: its definition has changed, so it is not compared.", title=title)
    if before["year"] == now["year"]:
        told, was = _told(words, shown, now), _told(words, shown, before)
        if told == was:
            return ""
        return words.say(
            "{title}, {year}: corrected, {now}; it was {before}.", title=title, year=_year(now), now=told, before=was
        )
    comparable = since_break(shown.rows)
    same = comparable[comparable["year"] == before["year"]]
    return "" if same.empty else _compared(words, shown, same.iloc[0], now)


@remembered
def _since_year(words: Words, shown: Shown) -> str:
    """The last year beside the one that stands before it, never across a series break."""
    known = since_break(shown.rows)
    return "" if len(known) < 2 else _compared(words, shown, known.iloc[-2], known.iloc[-1])


def _known(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["value"].notna()]


def _year(row: pd.Series) -> str:
    return str(row["year"])


def _compared(words: Words, shown: Shown, before: pd.Series, now: pd.Series) -> str:
    title, indicator = words.title(shown.indicator), shown.indicator
    told, was = _told(words, shown, now), _told(words, shown, before)
    if told == was:
        return SAME
    if is_stock(indicator) and indicator.formula not in (*RATES, "ratio_of_shares") and _counted(now, before):
        return words.say("{title}: {change}.", title=title, change=words.since(before, now))
    text = MOVED["" if is_stock(indicator) else moved(indicator, before, now)]
    return words.say(text, title=title, now=told, year=_year(now), before=was, earlier=_year(before))


def _counted(*rows: pd.Series) -> bool:
    """Whether every row has its women and its men."""
    return all(pd.notna(row["women"]) and pd.notna(row["men"]) for row in rows)


def _told(words: Words, shown: Shown, row: pd.Series) -> str:
    """A figure as short as it can be told with its counts."""
    rates = rates_of(row) if shown.indicator.formula in RATES else None
    if rates:
        return short_counts(words, rates)
    if shown.indicator.formula == "ratio_of_shares":
        return words.value(shown.indicator.unit, row["value"])  # its counts stand with the posts themselves
    value, counted = words.value(shown.indicator.unit, row["value"]), counts(words, shown.indicator, row)
    return f"{value} ({counted})" if counted else value


def moved(indicator: Indicator, before: pd.Series, now: pd.Series) -> str:
    """Whether the gap between women and men moved: the verdict on the difference of two differences, or nothing.

    The interval is made of the intervals of both years as Newcombe makes one of two shares. People who stand in both
    years make it wider than it need be, so it finds too little rather than too much.
    """
    if indicator.formula in RATES:
        gaps = [_gap(rates) for row in (now, before) if (rates := rates_of(row))]
    else:
        known = [row for row in (now, before) if not pd.isna(row[["value", "low", "high"]]).any()]
        gaps = [(float(row["value"]), float(row["low"]), float(row["high"])) for row in known]
    return verdict(*newcombe(gaps[0], gaps[1])) if len(gaps) == 2 else ""


def _gap(rates: Rates) -> tuple[float, float, float]:
    """Women's rate less men's, in points, with its interval."""
    low, high = wilson(pd.Series([rates.women, rates.men]), pd.Series([rates.of_women, rates.of_men]))
    women, men = rates.women * 100 / rates.of_women, rates.men * 100 / rates.of_men
    return women - men, *newcombe((women, low[0], high[0]), (men, low[1], high[1]))
