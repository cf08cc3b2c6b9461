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
    "missed": N_("✕ missed"),
    "behind": N_("◆ behind its path"),
    "not_yet": N_("– cannot be told yet"),
    "on_path": N_("● on its path"),
    "reached": N_("✓ reached"),
    "none": N_("· no status"),
}
"""Words with their icon, what needs a decision first. The same on every page."""
OFF = ("missed", "behind")
"""What needs a decision."""
COLORS = {
    "missed": "@off_course",
    "behind": "@watch",
    "not_yet": "@not_assessable",
    "on_path": "@on_course",
    "reached": "@on_course",
    "none": "@not_assessable",
}
WHY = {
    "unknown": N_("there is no indicator of this name"),
    "no_way": N_("the target equals its baseline"),
    "no_figure": N_("no figure was delivered since {start}"),
    "too_early": N_("no figure is newer than the baseline"),
    "protected": N_("the figure is not shown, to protect people"),
    "merged": N_("the figure is shown only together with others, to protect people"),
    "broken": N_("the series begins anew in {broken}, so its baseline cannot be compared"),
}
CONTEXT = N_("a figure of context")
READING = N_(
    "The status compares the last figure with the straight path, and once the due year is over that year’s figure "
    "with the target; that reading is our own."
)
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
    counts = by_status(targets)
    listed = [_counted(words, status, count) for status, count in counts.items() if count]
    return words.say_many(
        "**{count} target**: {listed}.", "**{count} targets**: {listed}.", len(targets), listed=words.listing(listed)
    )


def by_status(targets: Sequence[Progress]) -> dict[str, int]:
    """How many targets have each status, in the order of STATUSES."""
    return {status: sum(each.status == status for each in targets) for status in STATUSES}


def _counted(words: Words, status: str, count: int) -> str:
    """“1 missed”: how many targets have a status."""
    said = {
        "missed": words.say_many("{count} missed", "{count} missed", count),
        "behind": words.say_many("{count} behind its path", "{count} behind their path", count),
        "not_yet": words.say_many("{count} cannot be told yet", "{count} cannot be told yet", count),
        "on_path": words.say_many("{count} on its path", "{count} on their path", count),
        "reached": words.say_many("{count} reached", "{count} reached", count),
        "none": words.say_many("{count} without a status", "{count} without a status", count),
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
    ordered = by_urgency(targets)
    rows = [_row(words, each) for each in ordered]
    for row, each in zip(rows, ordered, strict=True):
        row[0] += f" ({each.target['administration']})" if several else ""
    return Table(words.say("Targets of the plan"), columns, rows)


def by_urgency(targets: Sequence[Progress]) -> list[Progress]:
    """What needs a decision first; of these what is due first."""
    order = list(STATUSES)
    return sorted(targets, key=lambda each: (order.index(each.status), each.due))


def _row(words: Words, progress: Progress) -> list[str]:
    target, unit, last = progress.target, progress.unit, progress.last
    return [
        title(words, progress),
        "–" if pd.isna(target["plan_area"]) else words.category("plan_area", target["plan_area"]),
        _in_year(words, words.value(unit, float(target["baseline"])), progress.start),
        "–" if last is None else _in_year(words, words.value(unit, float(last["value"])), int(last["year"])),
        "–" if progress.asked is None else directed(words, progress, progress.asked),
        _in_year(words, directed(words, progress, float(target["target"])), progress.due),
        status(words, progress),
    ]


def _in_year(words: Words, value: str, year: int) -> str:
    return words.say("{value} ({year})", value=value, year=str(year))


def directed(words: Words, progress: Progress, value: float) -> str:
    """“at least 40.0%” on a way up, “at most 60.0%” on a way down."""
    said = words.value(progress.unit, value)
    if progress.way < 0:
        return words.say("at most {value}", value=said)
    return words.say("at least {value}", value=said) if progress.way > 0 else said


def status(words: Words, progress: Progress) -> str:
    """The status in words with its icon; why it cannot be told, and that a missed target stands elsewhere by now."""
    said = words.say(STATUSES[progress.status])
    if reason := why(words, progress):
        return f"{said}: {reason}"
    judged, last = progress.judged, progress.last
    if judged is None or last is None or not progress.is_over or progress.status == "none":
        return said
    if int(judged["year"]) == int(last["year"]):
        return said
    value = words.value(progress.unit, float(judged["value"]))
    return words.say("{status}: {value} in {year}", status=said, value=value, year=str(judged["year"]))


def why(words: Words, progress: Progress) -> str:
    """Why there is no status, or none yet; nothing where there is one."""
    if progress.why:
        return words.say(WHY[progress.why], start=str(progress.start), broken=str(progress.broken))
    return words.say(CONTEXT) if progress.status == "none" else ""


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
    shown = [each for each in by_urgency(targets) if not each.shown.empty]
    return shown if all_of_them else shown[:DRAWN]


def reading(words: Words, targets: Sequence[Progress]) -> str:
    """Whose reading the status of a target is; nothing where none has one."""
    return words.say(READING) if any(each.status != "none" for each in targets) else ""


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
