"""Explore: the categories of a breakdown in their last year, a row each, in the form that the grammar picks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from indicators.catalogue import catalogue
from indicators.charts import figure as f
from indicators.charts import grammar
from indicators.charts.bars import bar
from indicators.charts.chance import last_rates, rates_of
from indicators.charts.chart import Chart, alternative, note_texts, table_of
from indicators.charts.comparison import counted
from indicators.charts.processes import compared
from indicators.charts.rows import height, one_group, row_frame
from indicators.charts.states import BY_NAME, NOT_BY_THIS
from indicators.charts.strip import lines_of, scale
from indicators.charts.words import Words, whole
from indicators.marking import N_
from indicators.model import TOTAL

KINDS = {
    grammar.BARS: N_("Bar chart, a row a category"),
    grammar.COUNTS: N_("Bar chart of counts, a row a category"),
    grammar.BAND: N_("Dot chart, a row a category"),
    grammar.INTERVALS: N_("Dot chart with intervals, a row a category"),
}
SUBTITLES = {
    grammar.BARS: N_("{where}, {when}"),
    grammar.COUNTS: N_("{where}, {when}: counts, since few people are in each row; women left, men right"),
    grammar.BAND: N_("{where}, {when}: share of women and of men; dotted: 40% and 60%"),
    grammar.INTERVALS: N_("{where}, {when}; the thin line is what chance alone could move (95%)"),
}


ROUND = (1, 2, 5, 10, 20, 25, 50)
"""Steps of an axis of counts below 100."""


def last_year(rows: pd.DataFrame) -> pd.DataFrame:
    """All rows of the last year in which any category has a value or is protected."""
    telling = rows[rows["value"].notna() | (rows["flag"] == "protected")]
    return rows[rows["year"] == telling["year"].max()]


def drawn(form: str, last: pd.DataFrame) -> pd.DataFrame:
    """The rows that the form can draw: those with a value, or with rates."""
    if form == grammar.DUMBBELL:
        return last[[rates_of(row) is not None for _, row in last.iterrows()]]
    return last[last["value"].notna()]


def by_category(words: Words, rows: pd.DataFrame, form: str, name: str, title: str, where: str) -> Chart | None:
    """One administration, one breakdown, the last year. `words` are those of that administration."""
    if form == grammar.DUMBBELL:
        return _rates(words, rows, name, title, where)
    last = last_year(rows)
    shown = drawn(form, last)
    if shown.empty:
        return None
    sentence = _sentence(words, shown, form)
    indicator = catalogue()[shown["indicator"].iloc[0]]
    x = f.percent_axis(step=20) if form == grammar.BAND else scale(indicator, shown)
    lines = [f.line_at("x", 40), f.line_at("x", 60)] if form == grammar.BAND else lines_of(indicator)
    if form in (grammar.COUNTS, grammar.BARS):
        lines = []
    if form == grammar.COUNTS:
        x = _counts_axis(words, shown)
    frame = row_frame(words, [_name(words, row, form) for _, row in shown.iterrows()], lines, _key(words, form), x)
    traces = [_with_codes(trace, shown) for trace in TRACES[form](words, shown)]
    return Chart(
        name=name,
        title=title,
        subtitle=words.say(SUBTITLES[form], where=where, when=words.when(shown)),
        sentence=sentence,
        alt=alternative(words.say(KINDS[form]), sentence),
        figure={"data": traces, "layout": {**frame, "bargap": 0.68, "barmode": "relative"}},
        height=height(len(shown)),
        table=table_of(words, rows, title),
        observations=rows,
        notes=(*told_flags(words, last), *note_texts(words, rows["breakdown"].iloc[0], list(shown["year"]))),
    )


def _rates(words: Words, rows: pd.DataFrame, name: str, title: str, where: str) -> Chart | None:
    """Rates of a process, with what may be said of them."""
    last = last_year(rows)
    chart = compared(words, last, name, title, where)
    if chart is None or chart.figure is None:
        return chart
    shown = pd.DataFrame([row for row, _ in last_rates(last)])
    return replace(
        chart,
        figure={**chart.figure, "data": [_with_codes(trace, shown) for trace in chart.figure["data"]]},
        table=table_of(words, rows, title),
        observations=rows,
        notes=(*chart.notes, *told_flags(words, last)),
    )


def _with_codes(trace: dict[str, Any], shown: pd.DataFrame) -> dict[str, Any]:
    """With the code of its category at each point, for whoever picks it."""
    if "hovertext" not in trace:
        return trace
    return {**trace, "customdata": list(shown["category"])}


def _name(words: Words, row: pd.Series, form: str) -> str:
    """“**Executives**  8 of 20 (40%)”; where few are counted “8 women · 12 men”."""
    counts = words.counts(whole(row["women"]), whole(row["men"]))
    figure = counts if form == grammar.COUNTS else counted(words, row)
    return f"<b>{words.category(row['breakdown'], row['category'])}</b>  {figure}"


def _key(words: Words, form: str) -> str:
    if form in (grammar.COUNTS, grammar.BAND):
        return f.gender_key(words)
    return words.say("■ value, line: 95% interval") if form == grammar.INTERVALS else words.say("■ value")


def _sentence(words: Words, shown: pd.DataFrame, form: str) -> str:
    """The highest and the lowest, with their counts; of one category its figure; of few people the largest group."""
    if form == grammar.COUNTS:
        return one_group(words, shown.loc[shown["base"].astype(float).idxmax()])
    high, low = shown.loc[shown["value"].idxmax()], shown.loc[shown["value"].idxmin()]
    if len(shown) < 2 or high["value"] == low["value"] or shown["value"].isna().all():
        return _one(words, shown.iloc[0])
    return words.say(
        "From **{low}** in {low_name} to **{high}** in {high_name}.",
        low=counted(words, low),
        low_name=words.category(low["breakdown"], low["category"]),
        high=counted(words, high),
        high_name=words.category(high["breakdown"], high["category"]),
    )


def _one(words: Words, row: pd.Series) -> str:
    name = words.category(row["breakdown"], row["category"])
    return words.say("{name}: **{figure}**.", name=name, figure=counted(words, row))


def _places(shown: pd.DataFrame) -> list[int]:
    return [-i for i in range(len(shown))]


def _hover(words: Words, shown: pd.DataFrame) -> list[str]:
    return [
        f"{words.category(row['breakdown'], row['category'])}, {row['year']}: {counted(words, row)}"
        for _, row in shown.iterrows()
    ]


def _bars(words: Words, shown: pd.DataFrame) -> list[dict[str, Any]]:
    return [bar(shown["value"], _places(shown), f.FOCUS, "", _hover(words, shown))]


def _counts(words: Words, shown: pd.DataFrame) -> list[dict[str, Any]]:
    """Women to the left, men to the right of the middle."""
    hover, places = _hover(words, shown), _places(shown)
    women = bar(-shown["women"].astype(float), places, f.WOMEN, "", hover)
    return [women, bar(shown["men"].astype(float), places, f.MEN, "/", hover)]


def _counts_axis(words: Words, shown: pd.DataFrame) -> dict[str, Any]:
    most = max(1, whole(shown["women"].max()), whole(shown["men"].max()))
    step = next(each for each in ROUND if each * 2 >= most)
    ticks = [-2 * step, -step, 0, step, 2 * step]
    return f.axis(range=[-2.1 * step, 2.1 * step], tickvals=ticks, ticktext=[words.number(abs(each)) for each in ticks])


def _band(words: Words, shown: pd.DataFrame) -> list[dict[str, Any]]:
    """Women's and men's share in each row."""
    hover, places = _hover(words, shown), _places(shown)
    women = [float(value) for value in shown["value"]]
    return [
        f.marks(women, places, f.WOMEN, f.WOMEN_SYMBOL, hover, size=14),
        f.marks([100 - value for value in women], places, f.MEN, f.MEN_SYMBOL, hover, size=14),
    ]


def _intervals(words: Words, shown: pd.DataFrame) -> list[dict[str, Any]]:
    trace = f.marks(
        [float(value) for value in shown["value"]],
        _places(shown),
        f.FOCUS,
        "square",
        _hover(words, shown),
        size=13,
    )
    trace["error_x"] = f.intervals(shown["value"], shown["low"], shown["high"], f.FOCUS)
    return [trace]


TRACES = {
    grammar.BARS: _bars,
    grammar.COUNTS: _counts,
    grammar.BAND: _band,
    grammar.INTERVALS: _intervals,
}


def told_flags(words: Words, rows: pd.DataFrame) -> tuple[str, ...]:
    """What rows without a value mean, and what a merged row is: one sentence each."""
    whole_breakdown = (rows["flag"] == "protected") & (rows["category"] == TOTAL) & (rows["breakdown"] != TOTAL)
    said = [words.say(NOT_BY_THIS)] if whole_breakdown.any() else []
    for flag, text in BY_NAME.items():
        found = rows[(rows["flag"] == flag) & rows["value"].isna() & ~whole_breakdown]
        names = [_row_named(words, row) for _, row in found.iterrows()]
        if names:
            said.append(words.say(text, names=words.listing(list(dict.fromkeys(names)))))
    if (rows["flag"] == "merged").any():
        said.append(
            words.say(
                "A row such as “{name}” stands for several groups together, so that nobody can be recognised; "
                "it is never split, and rows are never added up.",
                name=_row_named(words, rows[rows["flag"] == "merged"].iloc[0]),
            )
        )
    return tuple(said)


def _row_named(words: Words, row: pd.Series) -> str:
    """The category; of a total its year."""
    total = row["breakdown"] == TOTAL
    return str(row["year"]) if total else words.category(row["breakdown"], row["category"])
