"""Dots of several administrations on one scale: one indicator, a row each, with its intervals."""

from __future__ import annotations

from typing import Any

import pandas as pd

from indicators.catalogue import catalogue
from indicators.charts import figure as f
from indicators.charts.chart import Chart, alternative, table_of
from indicators.charts.comparing import VERDICTS, cautions
from indicators.charts.comparison import (
    BY_NAME,
    Compared,
    counted,
    is_share,
    verdict_of,
)
from indicators.charts.memory import remembered
from indicators.charts.rows import height, row_frame
from indicators.charts.words import Words
from indicators.marking import N_
from indicators.model import Indicator

SHORT = {
    "differs": N_("differs"),
    "too_few": N_("too few to tell"),
    "no_difference": N_("no difference seen"),
}
FAR_RATIOS, NEAR_RATIOS = [0.02, 0.1, 0.25, 0.5, 1, 2, 4, 10, 50], [0.5, 0.8, 1, 1.25, 2]
NEAR = 4
"""Times the lowest ratio within which the ticks may lie close."""


@remembered
def strip(words: Words, compared: Compared, order: str = BY_NAME) -> Chart | None:
    """One indicator, a row an administration: the chosen one dark, the others grey, intervals where there are any."""
    rows = compared.rows
    if rows.empty:
        return None
    indicator = catalogue()[rows["indicator"].iloc[0]]
    title = words.title(indicator)
    with_intervals = bool(rows["low"].notna().any())
    sentence = _sentence(words, compared)
    own, others = rows["city"] == compared.own, rows["city"] != compared.own
    the_others = words.say("the others")
    beside = f"  □ {the_others}" if others.any() else ""
    key = f'<span style="color:{f.FOCUS}">■ {words.place(compared.own)}</span>{beside}'
    frame = row_frame(words, _names(words, compared), lines_of(indicator), key, scale(indicator, rows))
    return Chart(
        name="strip",
        title=title,
        subtitle=_subtitle(words, with_intervals, indicator),
        sentence=sentence,
        alt=alternative(words.say("Dot chart, a row an administration"), sentence),
        figure={
            "data": [
                _dots(words, rows[chosen], symbol, color)
                for chosen, symbol, color in ((own, "square", f.FOCUS), (others, "square-open", f.MUTED))
                if chosen.any()
            ],
            "layout": {**frame, "annotations": [*frame["annotations"], *_verdicts(words, compared)]},
        },
        height=height(len(rows)),
        table=table_of(words, rows, title, with_place=True),
        observations=rows,
        notes=cautions(words, compared, order),
    )


def _subtitle(words: Words, with_intervals: bool, indicator: Indicator) -> str:
    if indicator.better == "parity" and is_share(indicator):
        if with_intervals:
            return words.say(
                "The latest figure of each; the thin line is what chance alone could move (95%); dotted: 40% and 60%"
            )
        return words.say("The latest figure of each; dotted: 40% and 60%")
    if with_intervals:
        return words.say("The latest figure of each; the thin line is what chance alone could move (95%)")
    return words.say("The latest figure of each")


def _names(words: Words, compared: Compared) -> list[str]:
    """“**Torino**  53 of 94 (56.4%)”, with the year where the years differ."""
    several = compared.rows["year"].nunique() > 1
    return [
        f"<b>{words.place(row['city'])}</b>  {counted(words, row)}{', ' + str(row['year']) if several else ''}"
        for _, row in compared.rows.iterrows()
    ]


def _verdicts(words: Words, compared: Compared) -> list[dict[str, Any]]:
    """What may be said of each beside the chosen one, at the right end of its row where there is room."""
    if compared.mine is None:
        return []
    verdicts = {i: verdict_of(compared.mine, row) for i, row in compared.others.iterrows()}
    return [
        f.words_at(
            1,
            -float(str(i)) + 0.42,
            words.say(SHORT[each]),
            xref="paper",
            xanchor="right",
            bgcolor=f.PAPER,
            name=f.WIDE,
        )
        for i, each in verdicts.items()
        if each
    ]


def _sentence(words: Words, compared: Compared) -> str:
    """How many differ from the chosen one; the names stand in the answer of the page."""
    if compared.mine is None or compared.others.empty:
        first = compared.rows.iloc[0]
        return words.say("{name}: **{figure}**.", name=words.place(first["city"]), figure=counted(words, first))
    found = [verdict_of(compared.mine, row) for _, row in compared.others.iterrows()]
    if not any(found):
        return words.say("Told in counts: a stock of posts or money is what it is, and there is no talk of chance.")
    return words.say(
        "Compared with {all}: it differs from {differs}, too few to tell from {too_few}, "
        "no difference seen from {no_difference}.",
        all=len(found),
        **{verdict: found.count(verdict) for verdict in VERDICTS},
    )


def _dots(words: Words, rows: pd.DataFrame, symbol: str, color: str) -> dict[str, Any]:
    hover = [f"{words.place(row['city'])}, {row['year']}: {counted(words, row)}" for _, row in rows.iterrows()]
    trace = f.marks([float(value) for value in rows["value"]], [-i for i in rows.index], color, symbol, hover, size=13)
    if symbol.endswith("open"):
        trace["marker"]["line"] = {"color": color, "width": 2.5}
    if rows["low"].notna().any():
        trace["error_x"] = f.intervals(rows["value"], rows["low"], rows["high"], color)
    return trace


def lines_of(indicator: Indicator) -> list[dict[str, Any]]:
    """The line of no difference, or the 40-60 band where parity is the aim."""
    if indicator.better == "parity" and is_share(indicator):
        return [f.line_at("x", 40), f.line_at("x", 60)]
    if indicator.unit == "ratio":
        return [f.line_at("x", 1)]
    return [f.line_at("x", 0)] if indicator.unit == "points" or "gap" in indicator.formula else []


def scale(indicator: Indicator, rows: pd.DataFrame) -> dict[str, Any]:
    """Shares from 0 to 100; ratios on a logarithmic scale around 1; all else with 0 on it."""
    if is_share(indicator):
        return f.percent_axis(step=20)
    ends = pd.concat([rows["value"], rows["low"], rows["high"]]).dropna().astype(float)
    low, high = float(ends.min()), float(ends.max())
    if indicator.unit == "ratio" and low > 0:
        return f.axis(type="log", tickvals=FAR_RATIOS if high > NEAR * low else NEAR_RATIOS)
    room = max(high, 0) - min(low, 0) or 1
    suffix = "%" if indicator.unit == "percent" else ""
    return f.axis(range=[min(low, 0) - room * 0.05, max(high, 0) + room * 0.05], ticksuffix=suffix)
