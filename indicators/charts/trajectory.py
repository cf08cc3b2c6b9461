"""The trajectory of a target: the figures of its indicator, the straight path, the target, and intervals if any."""

from __future__ import annotations

from typing import Any

import pandas as pd

from indicators.charts import figure as f
from indicators.charts.chart import Chart, alternative, table_of
from indicators.charts.memory import remembered
from indicators.charts.progress import Progress
from indicators.charts.targets import COLORS, STATUSES, title, why
from indicators.charts.words import Words, whole
from indicators.charts.years import HEIGHT, end_label, hovers, with_gaps
from indicators.formulas import rounded
from indicators.marking import N_


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
        target=words.value(progress.unit, float(progress.target["target"])),
        due=str(progress.due),
    )
    if progress.why:
        return words.say("{told}; {why}.", told=told, why=why(words, progress))
    last = progress.last
    if last is None:
        return f"{told}."
    counted = not (pd.isna(last["women"]) or pd.isna(last["men"]))
    text = N_("{told}; {value} in {year}, the path asks for {required}.")
    if counted:
        text = N_("{told}; {value} in {year} ({counts}), the path asks for {required}.")
    return words.say(
        text,
        told=told,
        value=words.value(progress.unit, float(last["value"])),
        year=str(last["year"]),
        counts=words.counts(whole(last["women"]), whole(last["men"])),
        required=words.value(progress.unit, progress.required(int(last["year"]))),
    )


def _notes(words: Words, progress: Progress) -> tuple[str, ...]:
    notes = [words.say("The status compares the last figure with the straight path; that reading is our own.")]
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
            words.say("Too few to tell: what the path asks for lies inside the interval, which chance alone can fill.")
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
    aim = words.say("{year}: target {value}", year=str(progress.due), value=words.value(unit, path[1]))
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
    edge = value
    if progress.has_intervals:
        edge = float(last["high"] if above else last["low"])
    figure = f"<b>{words.value(progress.unit, value)}</b>"
    labels = [
        end_label(int(last["year"]), edge, figure, f.FOCUS, 8 if above else -8),
        end_label(progress.due, aim, words.value(progress.unit, aim), f.MUTED, -12 if progress.way < 0 else 12),
    ]
    return [{**label, "bgcolor": f.PAPER} for label in labels]
