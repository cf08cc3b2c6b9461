"""Targets: where a figure stands on its way from the baseline to the target, as a status in words and a trajectory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from indicators.charts import figure as f
from indicators.charts.chart import Chart, Table, alternative, table_of
from indicators.charts.memory import remembered
from indicators.charts.progress import Progress, progress_of
from indicators.charts.unanswered import unanswered
from indicators.charts.words import Words, whole
from indicators.charts.years import HEIGHT, end_label, hovers, with_gaps
from indicators.formulas import rounded
from indicators.marking import N_

STATUSES = {
    "off_course": N_("▼ off course"),
    "watch": N_("◆ behind its path"),
    "too_early": N_("○ too early to tell"),
    "not_assessable": N_("– cannot be assessed"),
    "on_course": N_("▲ on course"),
    "reached": N_("✓ reached"),
}
"""Words with their icon, what needs a decision first."""
COLORS = {
    "off_course": "@off_course",
    "watch": "@watch",
    "too_early": "@not_assessable",
    "not_assessable": "@not_assessable",
    "on_course": "@on_course",
    "reached": "@on_course",
}
WHY = {
    "unknown": N_("there is no indicator of this name"),
    "no_way": N_("the target equals its baseline"),
    "no_figure": N_("no figure was delivered since {start}"),
    "protected": N_("the figure is not shown, to protect people"),
    "merged": N_("the figure is shown only together with others, to protect people"),
    "broken": N_("the series begins anew in {broken}, so its baseline cannot be compared"),
}
DRAWN = 4
"""Trajectories on a page where no field of action is chosen."""


def found(targets: pd.DataFrame, see: Callable[[str, str], pd.DataFrame]) -> list[Progress]:
    """Each target beside the observations of its indicator, which `see` gives by indicator and breakdown."""
    return [_found(targets, number, see) for number in range(len(targets))]


def _found(targets: pd.DataFrame, number: int, see: Callable[[str, str], pd.DataFrame]) -> Progress:
    row = targets.iloc[number]
    empty = Progress(row, pd.DataFrame())
    if not empty.is_known:
        return empty
    return _remembered(targets, number, see(row["indicator"], row["breakdown"]))


@remembered
def _remembered(targets: pd.DataFrame, number: int, rows: pd.DataFrame) -> Progress:
    return progress_of(targets.iloc[number], rows)


def answer(words: Words, targets: Sequence[Progress]) -> str:
    """How many targets there are, and how many of them stand where."""
    if not targets:
        return ""
    counts = {status: sum(each.status == status for each in targets) for status in STATUSES}
    listed = [_counted(words, status, count) for status, count in counts.items() if count]
    return words.say_many(
        "**{count} target**: {listed}.", "**{count} targets**: {listed}.", len(targets), listed=words.listing(listed)
    )


def _counted(words: Words, status: str, count: int) -> str:
    """“1 off course”: how many targets have a status."""
    said = {
        "off_course": words.say_many("{count} off course", "{count} off course", count),
        "watch": words.say_many("{count} behind its path", "{count} behind their path", count),
        "too_early": words.say_many("{count} too early to tell", "{count} too early to tell", count),
        "not_assessable": words.say_many("{count} cannot be assessed", "{count} cannot be assessed", count),
        "on_course": words.say_many("{count} on course", "{count} on course", count),
        "reached": words.say_many("{count} reached", "{count} reached", count),
    }
    return said[status]


def unasked(words: Words, targets: Sequence[Progress]) -> str:
    """What to ask for where no target was delivered."""
    if targets:
        return ""
    return unanswered(
        words,
        words.say("Whether the plan is on course"),
        words.say("how many of its actions are on track"),
        words.say("its targets, each with the indicator, the baseline and the year in which it should be reached"),
    )


def overview(words: Words, targets: Sequence[Progress]) -> Table:
    """A row a target: where it began, where it is, what the path asks for, and the status."""
    columns = [
        words.say("What should change"),
        words.say("Field of action"),
        words.say("Baseline"),
        words.say("Last figure"),
        words.say("The path asks for"),
        words.say("Target"),
        words.say("Status"),
    ]
    return Table(words.say("Targets of the plan"), columns, [_row(words, each) for each in targets])


def _row(words: Words, progress: Progress) -> list[str]:
    target, unit, last = progress.target, progress.unit, progress.last
    status = words.say(STATUSES[progress.status])
    return [
        title(words, progress),
        "–" if pd.isna(target["plan_area"]) else words.category("plan_area", target["plan_area"]),
        _in_year(words, unit, float(target["baseline"]), progress.start),
        "–" if last is None else _in_year(words, unit, float(last["value"]), int(last["year"])),
        "–" if last is None else words.value(unit, progress.required(int(last["year"]))),
        _in_year(words, unit, float(target["target"]), progress.due),
        f"{status}: {why(words, progress)}" if progress.why else status,
    ]


def _in_year(words: Words, unit: str, value: float, year: int) -> str:
    return words.say("{value} ({year})", value=words.value(unit, value), year=str(year))


def why(words: Words, progress: Progress) -> str:
    """Why a target cannot be assessed; nothing where it can."""
    if not progress.why:
        return ""
    return words.say(WHY[progress.why], start=str(progress.start), broken=str(progress.broken))


def title(words: Words, progress: Progress) -> str:
    """The name of the indicator, and of the category where the target is for one."""
    target, indicator = progress.target, progress.indicator
    if indicator is None:
        return str(target["indicator"])
    if target["category"] == "total" or not progress.is_known:
        return words.title(indicator)
    return f"{words.title(indicator)}: {words.category(target['breakdown'], target['category'])}"


def drawn(targets: Sequence[Progress], all_of_them: bool) -> list[Progress]:
    """The targets that are drawn: those with figures, what needs a decision first, DRAWN of them unless all."""
    order = list(STATUSES)
    shown = sorted((each for each in targets if not each.shown.empty), key=lambda each: order.index(each.status))
    return shown if all_of_them else shown[:DRAWN]


def more(words: Words, targets: Sequence[Progress], shown: Sequence[Progress]) -> str:
    """That not all targets are drawn, and how to see the others."""
    hidden = sum(not each.shown.empty for each in targets) - len(shown)
    if not hidden:
        return ""
    return words.say_many(
        "{count} more target has a chart: choose its field of action beside the page.",
        "{count} more targets have a chart: choose their field of action beside the page.",
        hidden,
    )


@remembered
def trajectory(words: Words, progress: Progress) -> Chart | None:
    """Actual line, required path and target, with the interval of the figures where chance has a part in them."""
    shown, indicator = progress.shown, progress.indicator
    if shown.empty or indicator is None:
        return None
    named, sentence = title(words, progress), _sentence(words, progress)
    return Chart(
        name=f"target_{indicator.slug}_{progress.target['category']}_{progress.due}",
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
    now = words.say(
        "{value} in {year}, the path asks for {required}",
        value=words.value(progress.unit, float(last["value"])),
        year=str(last["year"]),
        required=words.value(progress.unit, progress.required(int(last["year"]))),
    )
    counts = f" ({words.counts(whole(last['women']), whole(last['men']))})" if counted else ""
    return f"{told}; {now}{counts}."


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
    shown, last = progress.shown, progress.shown.iloc[-1]
    values = [*shown["value"], float(progress.target["baseline"]), float(progress.target["target"])]
    values += [*shown["low"], *shown["high"]] if progress.has_intervals else []
    low, high = min(values), max(values)
    margin = (high - low) * 0.25 or 1.0
    years = [*(int(year) for year in shown["year"]), progress.start, progress.due]
    status, aim = STATUSES[progress.status], float(progress.target["target"])
    above = float(last["value"]) >= aim or progress.required(int(last["year"])) <= float(last["value"])
    sign = f'<span style="color:{COLORS[progress.status]}">◆</span>'
    key = [
        words.say("■ figures"),
        words.say("◇ straight path"),
        words.say("{sign} target: {status}", sign=sign, status=words.say(status)),
    ]
    return f.layout(
        words,
        xaxis=f.year_axis(years),
        yaxis=f.axis(range=[low - margin, high + margin]),
        annotations=[
            end_label(
                int(last["year"]),
                float(last["value"]),
                f"<b>{words.value(progress.unit, last['value'])}</b>",
                f.FOCUS,
                8 if above else -8,
            ),
            end_label(progress.due, aim, words.value(progress.unit, aim), f.MUTED, -12 if above else 12),
            f.key_line("  ".join(key)),
        ],
    )
