"""Women's and men's rates of a process, a row a stage or category: two marks and the line between them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from indicators.charts import figure as f
from indicators.charts.chance import Rates, counts, last_rates, short_counts, told
from indicators.charts.chart import Chart, alternative, marked, table_of
from indicators.charts.facts import not_shown
from indicators.charts.memory import remembered
from indicators.charts.rows import height, row_frame
from indicators.charts.words import Words
from indicators.model import TOTAL


@remembered
def dumbbells(words: Words, rows: pd.DataFrame, name: str, title: str, subtitle: str) -> Chart | None:
    """Rates of the last year by category (or the total). `rows`: observations of one process with `base_women`."""
    shown = last_rates(rows)
    if not shown:
        return not_shown(words, name, title, rows)
    sentence = " ".join(_sentence(words, row) for row, _ in shown[:3])
    return Chart(
        name=name,
        title=title,
        subtitle=words.say("{what}, {when}", what=subtitle, when=words.when(pd.DataFrame([shown[-1][0]]))),
        sentence=sentence,
        alt=alternative(words.say("Dumbbell chart, a row each"), sentence),
        figure=dumbbell_figure(words, [(_name(words, row) + marked(row), rates) for row, rates in shown]),
        height=height(len(shown)),
        table=table_of(words, rows, title),
        observations=rows,
    )


def _name(words: Words, row: pd.Series) -> str:
    if row["breakdown"] == TOTAL:
        return words.say("All, {year}", year=str(row["year"]))
    return words.category(row["breakdown"], row["category"])


def _sentence(words: Words, row: pd.Series) -> str:
    return words.say("**{name}**: {told}", name=_name(words, row), told=told(words, row))


def _shares(rates: Rates) -> tuple[float, float]:
    return rates.women * 100 / rates.of_women, rates.men * 100 / rates.of_men


def dumbbell_figure(words: Words, shown: list[tuple[str, Rates]]) -> dict[str, Any]:
    """A row a name: women's and men's rate, and the line between them."""
    names = [f"<b>{name}</b>  {short_counts(words, rates)}" for name, rates in shown]
    layout = row_frame(words, names, [], f.gender_key(words), f.percent_axis(*_scale(shown)))
    return {"data": _traces(words, shown), "layout": layout}


def _scale(shown: list[tuple[str, Rates]]) -> tuple[float, float]:
    """From 0 to a round figure above the highest rate, and the step of its ticks."""
    highest = max(share for _, rates in shown for share in _shares(rates))
    for top, step in ((5, 1), (10, 2), (20, 5), (40, 10)):
        if highest < top * 0.95:
            return top, step
    return 100, 25


def _beside(shown: list[tuple[str, Rates]]) -> list[float]:
    """How far each mark moves up or down where women's and men's would lie on each other, so that both are seen."""
    top, _ = _scale(shown)
    return [0.1 if abs(women - men) < top * 0.02 else 0.0 for women, men in (_shares(rates) for _, rates in shown)]


def _traces(words: Words, shown: list[tuple[str, Rates]]) -> list[dict[str, Any]]:
    places = [-i for i in range(len(shown))]
    joined_x = [value for _, rates in shown for value in (*_shares(rates), None)]
    joined_y = [value for place in places for value in (place, place, None)]
    joined = {
        "type": "scatter",
        "mode": "lines",
        "x": joined_x,
        "y": joined_y,
        "hoverinfo": "skip",
        "line": {"color": f.OTHERS, "width": 3},
    }
    hover = [f"{name}: {counts(words, rates)}" for name, rates in shown]
    apart = _beside(shown)
    above = [place + shift for place, shift in zip(places, apart, strict=True)]
    below = [place - shift for place, shift in zip(places, apart, strict=True)]
    women = f.marks([_shares(rates)[0] for _, rates in shown], above, f.WOMEN, f.WOMEN_SYMBOL, hover, size=14)
    men = f.marks([_shares(rates)[1] for _, rates in shown], below, f.MEN, f.MEN_SYMBOL, hover, size=14)
    return [joined, women, men]
