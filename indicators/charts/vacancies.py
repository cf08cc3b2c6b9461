"""Vacancy arithmetic: who reaches retirement, and what the balance becomes by how their posts are filled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.charts import figure as f
from indicators.charts.came import Came, levels_of
from indicators.charts.chart import Chart, Table, alternative, latest
from indicators.charts.facts import fact
from indicators.charts.memory import remembered
from indicators.charts.rows import height, row_frame
from indicators.charts.words import Words, whole
from indicators.dimensions import members
from indicators.statistics import wilson

YOUNGEST_LEAVER = 61
"""The age of the youngest in the band “over 60”."""
LEADING = ("executive", "high_responsibility")


@dataclass(frozen=True)
class Filling:
    """A way to fill the vacancies: its name, the share of women among those who come, and its ends where known."""

    name: str
    women: float
    low: float | None = None
    high: float | None = None


@remembered
def vacancies(
    words: Words, level: str, over_60: pd.DataFrame, holders: pd.DataFrame, came: Came | None, women: int, age: int
) -> Chart | None:
    """One level, or group of levels. `over_60`: staff_over_60 by level; `holders`: women_by_level by level; `came`:
    who came in the last years (`came_to`; None where not delivered); `women`: the reader's share in percent; `age`: of
    retirement.
    """
    both = _both_known(over_60, holders, level)
    if both is None:
        return None
    leaving, now = both
    fillings = _fillings(words, came, women)
    rows = [_after(now, leaving, each) for each in fillings]
    name = words.category("level", level)
    title = words.say("The next vacancies: {level}", level=name)
    sentence = f"{who_leaves(words, name, leaving, age)} {_what_becomes(words, fillings, rows)}"
    today = float(now["value"])
    return Chart(
        name=f"vacancies_{members(level)[0]}",
        title=title,
        subtitle=words.say("Arithmetic on ages, not a forecast: share of women, today and after all those posts"),
        sentence=sentence,
        alt=alternative(words.say("Dot chart, a row a way of filling"), sentence),
        figure=_figure(words, today, fillings, rows),
        height=height(len(fillings) + 1),
        table=_table(words, title, now, leaving, fillings, rows),
        observations=pd.concat([over_60, holders, *([came.rows] if came else [])], ignore_index=True),
        notes=_notes(words, came),
    )


def levels_falling_vacant(words: Words, over_60: pd.DataFrame, holders: pd.DataFrame) -> tuple[str, ...]:
    """The leading levels of which it is shown who is over 60 and who holds a post; else the group that they are in."""
    named = tuple(level for level in LEADING if _both_known(over_60, holders, level) is not None)
    if named:
        return named
    groups = [code for code in latest(over_60)["category"] if levels_of(words, over_60, code) & set(LEADING)]
    return tuple(code for code in groups if _both_known(over_60, holders, code) is not None)[:1]


@remembered
def no_vacancies(words: Words, over_60: pd.DataFrame, holders: pd.DataFrame, everyone: pd.DataFrame) -> Chart | None:
    """What is said where leading posts are shown and no level tells who of its holders is over 60; else None."""
    last = latest(everyone)
    if levels_falling_vacant(words, over_60, holders) or over_60.empty or holders.empty or not len(last):
        return None
    row = last.iloc[0]
    if pd.isna(row["women"]):
        return None
    sentence = words.say(
        "Who of the holders of leading posts is over 60 is not shown by level, so that nobody can be recognised. The "
        "nearest figure: **{count} of {base}** of all staff were over 60 in {year}.",
        count=words.number(whole(row["women"] + row["men"])),
        base=words.number(whole(row["base"])),
        year=str(row["year"]),
    )
    return fact(words, "vacancies_none", words.say("The next vacancies"), sentence, everyone)


def _both_known(over_60: pd.DataFrame, holders: pd.DataFrame, level: str) -> tuple[pd.Series, pd.Series] | None:
    """Those over 60 and all holders of a level in the last year; None where one is not shown or nobody leaves."""
    leaving, now = of_level(over_60, level), of_level(holders, level)
    if leaving is None or not whole(leaving["women"] + leaving["men"]):
        return None
    if now is None and pd.notna(leaving["base_women"]):
        now = _everyone(leaving)
    return None if now is None or leaving["year"] != now["year"] else (leaving, now)


def _everyone(leaving: pd.Series) -> pd.Series:
    """All holders of a group of levels: those of whom some are over 60."""
    women, men = leaving["base_women"], leaving["base"] - leaving["base_women"]
    return pd.Series({**leaving, "women": women, "men": men, "value": 100 * women / leaving["base"]})


def of_level(rows: pd.DataFrame, level: str) -> pd.Series | None:
    """The last observation of a level that is shown by its own name."""
    chosen = latest(rows[rows["category"] == level])
    return None if chosen.empty or pd.isna(chosen["women"].iloc[0]) else chosen.iloc[0]


def _fillings(words: Words, came: Came | None, women: int) -> list[Filling]:
    known = []
    if came is not None and (everyone := came.women + came.men):
        low, high = wilson(pd.Series([came.women]), pd.Series([everyone]))
        known = [Filling(came.name, came.women / everyone, float(low[0]) / 100, float(high[0]) / 100)]
    return [
        *known,
        Filling(words.say("half women, half men"), 0.5),
        Filling(words.say("as you set it: {share} women", share=words.percent(float(women), 0)), women / 100),
    ]


def _after(now: pd.Series, leaving: pd.Series, filling: Filling) -> tuple[float, float, float]:
    """Share of women in percent after the posts are filled; with its low and high end."""
    posts = float(leaving["women"] + leaving["men"])
    staying, everyone = float(now["women"] - leaving["women"]), float(now["women"] + now["men"])
    ends = (filling.women if end is None else end for end in (filling.low, filling.high))
    value, low, high = ((staying + share * posts) * 100 / everyone for share in (filling.women, *ends))
    return value, low, high


def who_leaves(words: Words, name: str, leaving: pd.Series, age: int) -> str:
    """Who of a level reaches the age of retirement, and by when their posts fall vacant."""
    return words.say(
        "**{count} of {all}** ({level}: {counts}) were over 60 in {year}; if all retire at {age}, their posts fall "
        "vacant by {until}.",
        count=whole(leaving["women"] + leaving["men"]),
        all=whole(leaving["base"]),
        level=name,
        counts=words.counts(whole(leaving["women"]), whole(leaving["men"])),
        year=str(leaving["year"]),
        age=str(age),
        until=str(int(leaving["year"]) + max(0, age - YOUNGEST_LEAVER)),
    )


def _what_becomes(words: Words, fillings: list[Filling], rows: list[tuple[float, float, float]]) -> str:
    told = [
        words.say("{share} if filled {way}", way=each.name, share=words.percent(row[0]))
        for each, row in zip(fillings, rows, strict=True)
    ]
    return words.say("The share of women would be {shares}.", shares="; ".join(told))


def _notes(words: Words, came: Came | None) -> tuple[str, ...]:
    if came is not None:
        return words.say("The line is what chance alone could move at that pace (95%)."), came.note
    return (
        words.say(
            "How posts were filled in the last three years cannot be answered with what was delivered; nearest: the "
            "balance of each year above; ask for: those hired, with gender, level and year (table hires)."
        ),
    )


def _figure(
    words: Words, today: float, fillings: list[Filling], rows: list[tuple[float, float, float]]
) -> dict[str, Any]:
    values = [today, *(value for value, _, _ in rows)]
    names = [words.say("today"), *(each.name for each in fillings)]
    shown = [f"<b>{words.percent(value)}</b>  {name}" for name, value in zip(names, values, strict=True)]
    hover = [f"{name}: {words.percent(value)}" for name, value in zip(names, values, strict=True)]
    places = [-i for i in range(len(values))]
    trace = f.marks(values, places, f.WOMEN, f.WOMEN_SYMBOL, hover, size=14)
    trace["error_x"] = {
        "type": "data",
        "symmetric": False,
        "color": f.WOMEN,
        "thickness": 1.5,
        "width": 0,
        "array": [0.0, *(high - value for value, _, high in rows)],
        "arrayminus": [0.0, *(value - low for value, low, _ in rows)],
    }
    lines = [f.line_at("x", 40), f.line_at("x", 60)]
    key = words.say("share of women; dotted: 40% and 60%")
    return {"data": [trace], "layout": row_frame(words, shown, lines, key, f.percent_axis(step=20))}


def _table(
    words: Words,
    title: str,
    now: pd.Series,
    leaving: pd.Series,
    fillings: list[Filling],
    rows: list[tuple[float, float, float]],
) -> Table:
    columns = [words.say("How the posts are filled"), words.say("Women’s share after"), words.say("Posts")]
    posts = words.number(whole(leaving["women"] + leaving["men"]))
    body = [[words.say("today"), words.percent(float(now["value"])), posts]]
    body += [[each.name, words.percent(row[0]), posts] for each, row in zip(fillings, rows, strict=True)]
    return Table(title, columns, body)
