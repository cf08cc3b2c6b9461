"""Explore: one series over the years, and the series of several administrations below each other on one scale."""

from __future__ import annotations

from typing import Any

import pandas as pd

from indicators.catalogue import catalogue
from indicators.charts import figure as f
from indicators.charts.by_category import told_flags
from indicators.charts.chance import told
from indicators.charts.chart import Chart, alternative, note_texts, since_break, table_of
from indicators.charts.comparison import OF_WOMEN, counted, is_share
from indicators.charts.strip import lines_of
from indicators.charts.words import Words
from indicators.charts.years import ABOVE, BELOW, HEIGHT, broken_years, end_label, hovers, with_gaps
from indicators.cities import cities
from indicators.model import Indicator

PANEL, NAME = 118, 0.32
"""Pixels of a panel, and the part of it that is kept for its name."""


def line(words: Words, rows: pd.DataFrame, name: str, title: str, where: str) -> Chart | None:
    """The values of one series over the years."""
    shown = rows[rows["value"].notna()]
    if shown.empty:
        return None
    indicator = catalogue()[shown["indicator"].iloc[0]]
    sentence = change(words, shown)
    trace, label = _line(words, shown)
    return Chart(
        name=name,
        title=title,
        subtitle=words.say("{where}, {years}", where=where, years=words.years(shown)),
        sentence=sentence,
        alt=alternative(words.say("Line chart over the years"), sentence),
        figure={
            "data": [trace],
            "layout": f.layout(
                words,
                xaxis=f.year_axis([int(year) for year in shown["year"]]),
                yaxis=_scale(indicator, shown),
                shapes=[_turned(each) for each in lines_of(indicator)],
                annotations=[label],
            ),
        },
        height=HEIGHT,
        table=table_of(words, rows, title),
        observations=rows,
        notes=_notes(words, rows),
    )


def _notes(words: Words, rows: pd.DataFrame) -> tuple[str, ...]:
    """What rows without a value mean, and what the administration's notes say."""
    notes = note_texts(words, rows["breakdown"].iloc[0], list(rows["year"]), set(rows["indicator"]))
    return (*told_flags(words, rows), *notes)


def change(words: Words, shown: pd.DataFrame) -> str:
    """The last figure, and what it was at the beginning of its unbroken series; of stocks the change in counts."""
    comparable = since_break(shown)
    first, last = comparable.iloc[0], comparable.iloc[-1]
    now = words.say("{year}: **{figure}**", year=str(last["year"]), figure=counted(words, last))
    if first["year"] == last["year"]:
        return f"{now}."
    if catalogue()[last["indicator"]].formula == OF_WOMEN and pd.notna(first["women"]) and pd.notna(last["women"]):
        return words.say("{now}; {change}.", now=now, change=words.since(first, last))
    before = words.say("{now}; {before} in {first}.", now=now, before=counted(words, first), first=str(first["year"]))
    return " ".join(part for part in (before, told(words, last) if _is_process(last) else "") if part)


def _is_process(row: pd.Series) -> bool:
    return catalogue()[row["indicator"]].formula in ("ratio_of_rates", "difference_of_rates", "four_fifths")


def _line(words: Words, shown: pd.DataFrame, color: str = f.FOCUS) -> tuple[dict[str, Any], dict[str, Any]]:
    years, values = with_gaps(shown, "value", broken_years(words, shown))
    texts = {int(row["year"]): f"{row['year']}: {counted(words, row)}" for _, row in shown.iterrows()}
    last = shown.iloc[-1]
    falls = len(shown) > 1 and last["value"] < shown["value"].iloc[-2]
    value = f"<b>{words.value(last['unit'], last['value'])}</b>"
    label = end_label(int(last["year"]), float(last["value"]), value, color, BELOW if falls else ABOVE)
    return f.line(years, values, color, "square", hovers(years, values, texts)), label


def _turned(shape: dict[str, Any]) -> dict[str, Any]:
    """A line of reference across a chart whose values run upwards."""
    return f.line_at("y", shape["x0"])


def _scale(indicator: Indicator, rows: pd.DataFrame) -> dict[str, Any]:
    """Shares from 0 to 100; all else with 0 on it, ratios with 1."""
    if is_share(indicator):
        return f.percent_axis()
    values = rows["value"].astype(float)
    low, high = min(0.0, float(values.min())), max(0.0, float(values.max()))
    if indicator.unit == "ratio":
        high = max(high, 1.2)
    room = (high - low or 1) * 0.15
    suffix = "%" if indicator.unit == "percent" else ""
    return f.axis(range=[low - (room if low < 0 else 0), high + room], ticksuffix=suffix)


def panels(words: Words, rows: pd.DataFrame, slugs: list[str], name: str, title: str) -> Chart | None:
    """One series of several administrations: a panel each, the same years and the same scale."""
    told_of = [slug for slug in slugs if (rows["city"].eq(slug) & rows["value"].notna()).any()]
    if not told_of:
        return None
    sentence = " ".join(_of_one(words, rows, slug) for slug in told_of)
    traces, notes, axes = [], [], {}
    share, indicator = 1 / len(told_of), catalogue()[rows["indicator"].iloc[0]]
    for i, slug in enumerate(told_of):
        own = rows[(rows["city"] == slug) & rows["value"].notna()]
        axis_name = "y" if i == 0 else f"y{i + 1}"
        trace, label = _line(_of(words, slug), own, f.FOCUS if slug == words.city.slug else f.MUTED)
        top = 1 - i * share
        traces.append({**trace, "yaxis": axis_name})
        notes += [{**label, "yref": axis_name}, _panel_name(words, slug, own, top - NAME * share * 0.5)]
        domain = [top - share * 0.9, top - NAME * share]
        axes[f"yaxis{i + 1 if i else ''}"] = {**_scale(indicator, rows), "domain": domain, "nticks": 3}
    years = [int(year) for year in rows[rows["value"].notna()]["year"]]
    return Chart(
        name=name,
        title=title,
        subtitle=words.say("A panel each, on the same scale, {years}", years=words.years(rows)),
        sentence=sentence,
        alt=alternative(words.say("Line charts, a panel an administration"), sentence),
        figure={
            "data": traces,
            "layout": f.layout(
                words,
                xaxis={**f.year_axis(years), "anchor": "y" if len(told_of) == 1 else f"y{len(told_of)}"},
                annotations=notes,
                margin={"l": 16, "r": 20, "t": 4, "b": 34},
                **axes,
            ),
        },
        height=50 + PANEL * len(told_of),
        table=table_of(words, rows, title, with_place=True),
        observations=rows,
    )


def _of(words: Words, slug: str) -> Words:
    """The same language, with the words and notes of another administration."""
    return Words(words.text, cities()[slug], words.grouping)


def _of_one(words: Words, rows: pd.DataFrame, slug: str) -> str:
    own = rows[(rows["city"] == slug) & rows["value"].notna()]
    return words.say("**{name}**: {told}", name=words.place(slug), told=change(_of(words, slug), own))


def _panel_name(words: Words, slug: str, own: pd.DataFrame, y: float) -> dict[str, Any]:
    text = f"<b>{words.place(slug)}</b>  {counted(words, own.iloc[-1])}, {own['year'].iloc[-1]}"
    return f.words_at(0, y, text, xref="paper", yref="paper")
