"""Reports of violence and harassment: three years together, in words and a plain table, never drawn or compared."""

from __future__ import annotations

import pandas as pd

from indicators.charts.chart import Chart, latest
from indicators.charts.facts import fact, not_shown
from indicators.charts.memory import remembered
from indicators.charts.together import WINDOW
from indicators.charts.words import Words, whole


def windows(rows: pd.DataFrame) -> pd.DataFrame:
    """The last three years together and the three before them, and so on: no two share a year, none is cut short."""
    if rows.empty:
        return rows
    last, first = int(rows["year"].max()), int(rows["year"].min())
    return rows[((last - rows["year"]) % WINDOW == 0) & (rows["year"] - WINDOW + 1 >= first)]


@remembered
def reports(words: Words, rate: pd.DataFrame, closed: pd.DataFrame, days: pd.DataFrame) -> Chart | None:
    """Reports of three years together and how they were dealt with: words and a plain table, never a drawing.

    Totals of reports_per_1000_staff, reports_closed_in_time and median_days_to_close.
    """
    title = words.say("What is reported, and dealt with")
    opened, done = windows(rate), windows(closed)
    took = latest(days)
    rows = pd.concat([each for each in (opened, done, took) if len(each)] or [opened], ignore_index=True)
    if rows.empty:
        return None
    if rows["value"].isna().all():
        return not_shown(words, "reports", title, rows)
    said = [*_opened(words, opened), *_closed(words, done), *_days(words, took)]
    return fact(words, "reports", title, " ".join(said), rows, cautions(words))


def cautions(words: Words) -> tuple[str, ...]:
    """How reports are to be read."""
    return (
        words.say("More reports may mean more trust: neither more nor fewer is better."),
        words.say("The whole administration, three years together, from ten reports: never by kind or department."),
    )


def _span(words: Words, row: pd.Series) -> str:
    return words.say("{first} to {last}", first=str(row["year"] - WINDOW + 1), last=str(row["year"]))


def _opened(words: Words, rows: pd.DataFrame) -> list[str]:
    if rows.empty:
        return []
    last = rows.iloc[-1]
    hidden = words.say("{years}: the number of reports is not shown, to protect people.", years=_span(words, last))
    return [
        *([hidden] if pd.isna(last["value"]) else []),
        *(_counted(words, row) for _, row in rows[rows["value"].notna()].tail(1).iterrows()),
    ]


def _counted(words: Words, row: pd.Series) -> str:
    return words.say(
        "{years}: **{count} reports** were opened, {rate} a year for every 1,000 of the staff.",
        years=_span(words, row),
        count=words.number(round(float(row["value"]) * whole(row["base"]) / 1000)),
        rate=words.number(row["value"], 1),
    )


def _closed(words: Words, rows: pd.DataFrame) -> list[str]:
    if rows.empty:
        return []
    row = rows.iloc[-1]
    if pd.isna(row["value"]):
        return [words.say("How many were closed in time is not shown, to protect people.")]
    return [
        words.say(
            "Of {all} that were closed **{share}** were closed within the administration’s own deadline.",
            all=words.number(whole(row["base"])),
            share=words.percent(row["value"]),
        )
    ]


def _days(words: Words, rows: pd.DataFrame) -> list[str]:
    return [
        words.say(
            "Half of those closed in {year} took at most {days}.",
            year=str(row["year"]),
            days=words.value("days", row["value"]),
        )
        for _, row in rows.iterrows()
    ]
