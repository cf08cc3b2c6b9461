"""The trajectory of a target: the figures of its indicator, the straight path, the target, and intervals if any."""

from __future__ import annotations

from typing import Any

import pandas as pd

from indicators.charts import figure as f
from indicators.charts.chart import Chart, alternative, table_of
from indicators.charts.memory import remembered
from indicators.charts.progress import Progress
from indicators.charts.targets import COLORS, OFF, STATUSES, directed, title, why
from indicators.charts.words import Words, whole
from indicators.charts.years import ABOVE, BELOW, HEIGHT, clear_of_line, end_label, hovers, with_gaps
from indicators.formulas import rounded


@remembered
def trajectory(words: Words, progress: Progress) -> Chart | None:
    """Actual line, required path and target, with the interval of the figures where chance has a part in them."""
    shown, indicator = progress.shown, progress.indicator
    if shown.empty or indicator is None:
        return None
    named, sentence = title(words, progress), _sentence(words, progress)
    return Chart(
        name=f"target_{progress.number}_{indicator.slug}",
        title=named,
        subtitle=words.say("Figures, the straight path to the target (dotted) and the target itself"),
        sentence=sentence,
        alt=alternative(words.say("Line chart over the years"), sentence),
        figure={"data": _lines(words, progress), "layout": _layout(words, progress)},
        height=HEIGHT,
        table=table_of(words, progress.rows, named),
        observations=progress.rows,
        notes=_notes(words, progress),
    )


def _sentence(words: Words, progress: Progress) -> str:
    told = words.say(
        "**{status}**: {baseline} in {start}, target {target} by {due}",
        status=words.say(STATUSES[progress.status]),
        baseline=words.value(progress.unit, float(progress.target["baseline"])),
        start=str(progress.start),
        target=directed(words, progress, float(progress.target["target"])),
        due=str(progress.due),
    )
    if progress.why:
        return words.say("{told}; {why}.", told=told, why=why(words, progress))
    judged, last = progress.judged, progress.last
    if judged is None or last is None:
        return f"{told}."
    figure = _figure(words, progress, judged)
    if progress.asked is not None:
        asked = directed(words, progress, progress.asked)
        return words.say("{told}; {figure}, the path asks for {required}.", told=told, figure=figure, required=asked)
    if int(judged["year"]) == int(last["year"]):
        return words.say("{told}; {figure}.", told=told, figure=figure)
    return words.say(
        "{told}; {figure}. The newest figure is {last}.", told=told, figure=figure, last=_figure(words, progress, last)
    )


def _figure(words: Words, progress: Progress, row: pd.Series) -> str:
    """“47.0% in 2024 (8 women · 9 men)”."""
    told = {"value": words.value(progress.unit, float(row["value"])), "year": str(row["year"])}
    if pd.isna(row["women"]) or pd.isna(row["men"]):
        return words.say("{value} in {year}", **told)
    return words.say(
        "{value} in {year} ({counts})", **told, counts=words.counts(whole(row["women"]), whole(row["men"]))
    )


def _notes(words: Words, progress: Progress) -> tuple[str, ...]:
    notes = []
    if progress.status == "none":
        notes = [words.say("No status: {why}.", why=why(words, progress))]
    elif progress.status in OFF and progress.is_farther:
        notes.append(words.say("The figure is no nearer to the target than at the start."))
    first = progress.first
    baseline = float(progress.target["baseline"])
    if first is not None and rounded(float(first["value"]), 1) != rounded(baseline, 1):
        notes.append(
            words.say(
                "The plan says {baseline} for {year}; the figure of that year is {value}. The path begins where the "
                "plan says.",
                baseline=words.value(progress.unit, baseline),
                year=str(first["year"]),
                value=words.value(progress.unit, float(first["value"])),
            )
        )
    if progress.within_chance:
        notes.append(
            words.say("Too few to tell: what is asked for lies inside the interval, which chance alone can fill.")
        )
    return tuple(notes)


def _lines(words: Words, progress: Progress) -> list[dict[str, Any]]:
    shown, unit = progress.shown, progress.unit
    years, values = with_gaps(shown, "value", [progress.broken] if progress.broken else [])
    texts = {int(row["year"]): f"{row['year']}: {words.value(unit, row['value'])}" for _, row in shown.iterrows()}
    actual = f.line(years, values, f.FOCUS, "square", hovers(years, values, texts))
    if progress.has_intervals:
        actual["error_y"] = _intervals(shown, years)
    ends = [progress.start, progress.due]
    path = [float(progress.target["baseline"]), float(progress.target["target"])]
    said = [f"{year}: {words.value(unit, value)}" for year, value in zip(ends, path, strict=True)]
    aim = words.say("{year}: target {value}", year=str(progress.due), value=directed(words, progress, path[1]))
    return [
        f.line(ends, path, f.MUTED, "diamond-open", said, dash="dot", width=2),
        actual,
        f.marks(ends[1:], path[1:], COLORS[progress.status], "diamond", [aim], size=17),
    ]


def _intervals(shown: pd.DataFrame, years: list[int]) -> dict[str, Any]:
    """Error bars from `low` to `high`."""
    by_year = {int(row["year"]): row for _, row in shown.iterrows()}
    above = [float(by_year[year]["high"] - by_year[year]["value"]) if year in by_year else 0.0 for year in years]
    below = [float(by_year[year]["value"] - by_year[year]["low"]) if year in by_year else 0.0 for year in years]
    bars = {"type": "data", "symmetric": False, "array": above, "arrayminus": below}
    return {**bars, "color": f.MUTED, "thickness": 1.4, "width": 4}


def _layout(words: Words, progress: Progress) -> dict[str, Any]:
    shown = progress.shown
    values = [*shown["value"], float(progress.target["baseline"]), float(progress.target["target"])]
    values += [*shown["low"], *shown["high"]] if progress.has_intervals else []
    low, high = min(values), max(values)
    margin = (high - low) * 0.25 or 1.0
    years = [*(int(year) for year in shown["year"]), progress.start, progress.due]
    sign = f'<span style="color:{COLORS[progress.status]}">◆</span>'
    status = words.say("{sign} target: {status}", sign=sign, status=words.say(STATUSES[progress.status]))
    key = [words.say("■ figures"), words.say("◇ straight path"), status]
    return f.layout(
        words,
        xaxis=f.year_axis(years),
        yaxis=f.axis(range=[low - margin, high + margin]),
        annotations=[*_labels(words, progress), f.key_line("  ".join(key))],
    )


def _labels(words: Words, progress: Progress) -> list[dict[str, Any]]:
    """The last figure and the target in numbers, each on the side where the path is not."""
    last, aim = progress.last_shown, float(progress.target["target"])
    value = float(last["value"])
    above = value >= min(progress.required(int(last["year"])), aim) if progress.way < 0 else value >= aim
    column = ("high" if above else "low") if progress.has_intervals else "value"
    edge = clear_of_line(progress.shown, column, above, progress.due)
    figure = f"<b>{words.value(progress.unit, value)}</b>"
    return [
        end_label(int(last["year"]), edge, figure, f.FOCUS, ABOVE if above else BELOW),
        end_label(progress.due, aim, directed(words, progress, aim), f.MUTED, -12 if progress.way < 0 else 12),
    ]
