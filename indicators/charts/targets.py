"""Targets: where a figure stands on its way from the baseline to the target, as a status in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd

from indicators.charts.chart import Table
from indicators.charts.memory import remembered
from indicators.charts.progress import Progress
from indicators.charts.unanswered import unanswered
from indicators.charts.words import Words
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
    empty = Progress(row, pd.DataFrame(), number)
    if not empty.is_known:
        return empty
    return _remembered(targets, number, see(row["indicator"], row["breakdown"]))


@remembered
def _remembered(targets: pd.DataFrame, number: int, rows: pd.DataFrame) -> Progress:
    return Progress(targets.iloc[number], rows, number)


def answer(words: Words, targets: Sequence[Progress]) -> str:
    """How many targets there are, and how many of them stand where."""
    if not targets:
        return unasked(words)
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


def unasked(words: Words) -> str:
    """What to ask for where no target was delivered."""
    return unanswered(
        words,
        words.say("Whether the plan is on course"),
        words.say("how complete it is, and how many of its actions are on track"),
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
    several = len({each.target["administration"] for each in targets}) > 1
    rows = [_row(words, each) for each in targets]
    for row, each in zip(rows, targets, strict=True):
        row[0] += f" ({each.target['administration']})" if several else ""
    return Table(words.say("Targets of the plan"), columns, rows)


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
