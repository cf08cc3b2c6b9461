"""The age pyramid: women to the left, men to the right, against one axis; the first year as an outline."""

from __future__ import annotations

from typing import Any

import pandas as pd

from indicators.charts import figure as f
from indicators.charts.bars import bar
from indicators.charts.chart import Chart, alternative, earliest, latest, note_texts, table_of
from indicators.charts.facts import not_shown
from indicators.charts.memory import remembered
from indicators.charts.rows import height
from indicators.charts.words import Words, whole


@remembered
def pyramid(words: Words, rows: pd.DataFrame) -> Chart | None:
    """People by age band and gender. `rows`: women_share_of_staff by age_band."""
    last, first = latest(rows), earliest(rows)
    if last.empty:
        return not_shown(words, "pyramid", words.say("Age pyramid"), rows)
    bands = list(last["category"])[::-1]
    top = float(max(rows["women"].max(), rows["men"].max()))
    traces = [_side(words, last, bands, column) for column in ("women", "men")]
    if first["year"].iloc[0] != last["year"].iloc[0]:
        traces += [_outline(words, first, bands, column) for column in ("women", "men")]
    sentence = _sentence(words, first, last)
    names = [f.words_at(0, -i + 0.45, _band_name(words, last, code), xanchor="center") for i, code in enumerate(bands)]
    key = f.gender_key(words)
    if first["year"].iloc[0] != last["year"].iloc[0]:
        key += "   " + words.say("outline: {year}", year=str(first["year"].iloc[0]))
    return Chart(
        name="pyramid",
        title=words.say("Age pyramid"),
        subtitle=words.say("People by age band: women to the left, men to the right, {when}", when=words.when(last)),
        sentence=sentence,
        alt=alternative(words.say("Age pyramid, oldest on top"), sentence),
        figure={
            "data": traces,
            "layout": f.layout(
                words,
                barmode="overlay",
                bargap=0.62,
                xaxis=_count_axis(words, top),
                yaxis=f.hidden_axis(-len(bands) + 0.6, 0.8),
                annotations=[*names, f.key_line(key)],
            ),
        },
        height=height(len(bands)),
        table=table_of(words, rows, words.say("Women and men by age band")),
        observations=rows,
        notes=note_texts(words, "age_band", list(rows["year"])),
    )


def _count_axis(words: Words, top: float) -> dict[str, Any]:
    step = next(step for step in (5, 10, 50, 100, 250, 500, 1000, 2000, 5000, 10**9) if top / step <= 3.5)
    ticks = [step * i for i in range(-2, 3)]
    return f.axis(range=[-top * 1.1, top * 1.1], tickvals=ticks, ticktext=[words.number(abs(tick)) for tick in ticks])


def _band_name(words: Words, rows: pd.DataFrame, code: str) -> str:
    row = rows[rows["category"] == code].iloc[0]
    women, men = words.number(whole(row["women"])), words.number(whole(row["men"]))
    return f"{women}   <b>{words.category('age_band', code)}</b>   {men}"


def _side(words: Words, rows: pd.DataFrame, bands: list[str], column: str) -> dict[str, Any]:
    values = rows.set_index("category")[column].reindex(bands).fillna(0).astype(float)
    say, sign = (words.women, -1) if column == "women" else (words.men, 1)
    year = rows["year"].iloc[0]
    hover = [f"{words.category('age_band', code)}, {year}: {say(int(values[code]))}" for code in bands]
    color, pattern = (f.WOMEN, "") if column == "women" else (f.MEN, "/")
    return bar(values * sign, [-i for i in range(len(bands))], color, pattern, hover)


def _outline(words: Words, rows: pd.DataFrame, bands: list[str], column: str) -> dict[str, Any]:
    trace = _side(words, rows, bands, column)
    return {**trace, "marker": {"color": "rgba(0,0,0,0)", "line": {"color": f.INK, "width": 1.5}}}


def _sentence(words: Words, first: pd.DataFrame, last: pd.DataFrame) -> str:
    biggest = last.loc[(last["women"] + last["men"]).idxmax()]
    sentence = words.say(
        "The largest age band in {year} is {band}: **{women} and {men}**.",
        year=str(biggest["year"]),
        band=words.category("age_band", biggest["category"]),
        women=words.women(whole(biggest["women"])),
        men=words.men(whole(biggest["men"])),
    )
    youngest = last[last["category"] == "≤30"]
    before = first[first["category"] == "≤30"]
    if youngest.empty or before.empty or biggest["year"] == before["year"].iloc[0]:
        return sentence
    young = words.say(
        "At most 30 years old are {women} and {men}; in {year} it was {women_before} and {men_before}.",
        women=words.women(whole(youngest["women"].iloc[0])),
        men=words.men(whole(youngest["men"].iloc[0])),
        year=str(before["year"].iloc[0]),
        women_before=words.number(whole(before["women"].iloc[0])),
        men_before=words.number(whole(before["men"].iloc[0])),
    )
    return f"{sentence} {young}"
