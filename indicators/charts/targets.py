"""Targets: where a figure stands on its way from the baseline to the target, as a status in words and a trajectory."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from indicators.catalogue import catalogue
from indicators.charts import figure as f
from indicators.charts.chart import Chart, alternative, table_of
from indicators.charts.words import Words
from indicators.charts.years import HEIGHT, end_label, hovers, with_gaps
from indicators.marking import N_

STATUSES = {
    "reached": N_("✓ reached"),
    "on_course": N_("▲ on course"),
    "watch": N_("◆ behind its path"),
    "off_course": N_("▼ off course"),
    "too_early": N_("○ too early to tell"),
    "not_assessable": N_("– cannot be assessed"),
}
"""Words with their icon; the order is that of the counts in the answer."""


@dataclass(frozen=True)
class Progress:
    """A target and the figure of its indicator: `status` is our own reading (evidence D), from the straight path."""

    target: pd.Series
    rows: pd.DataFrame

    @property
    def start(self) -> int:
        return int(self.target["year"])

    @property
    def due(self) -> int:
        return int(self.target["due_year"])

    @property
    def last(self) -> pd.Series | None:
        """The newest observation from the baseline on."""
        known = self.rows[self.rows["value"].notna() & (self.rows["year"] >= self.start)]
        return None if known.empty else known.iloc[-1]

    def required(self, year: int) -> float:
        """The value that the straight path asks for in `year`."""
        base, goal = float(self.target["baseline"]), float(self.target["target"])
        way = 1.0 if self.due <= self.start else (min(year, self.due) - self.start) / (self.due - self.start)
        return base + (goal - base) * way

    @property
    def covered(self) -> float | None:
        """The part of the way from baseline to target that is covered: 0 none, 1 all; None where nothing is known."""
        way = float(self.target["target"]) - float(self.target["baseline"])
        return None if self.last is None or way == 0 else (float(self.last["value"]) - self.target["baseline"]) / way

    @property
    def status(self) -> str:
        if self.last is None or self.covered is None:
            return "not_assessable"
        if self.covered >= 1:
            return "reached"
        if int(self.last["year"]) <= self.start:
            return "too_early"
        way = float(self.target["target"]) - float(self.target["baseline"])
        due = (self.required(int(self.last["year"])) - float(self.target["baseline"])) / way
        if self.covered >= due:
            return "on_course"
        return "watch" if self.covered > 0 else "off_course"


def progress_of(target: pd.Series, rows: pd.DataFrame) -> Progress:
    """A target beside the observations of its indicator in its breakdown, of which one category is taken."""
    return Progress(target, rows[rows["category"] == target["category"]])


def trajectory(words: Words, target: pd.Series, rows: pd.DataFrame) -> Chart | None:
    """Actual line, required path and target. `rows`: the indicator's observations in the target's breakdown."""
    progress = progress_of(target, rows)
    shown = progress.rows[progress.rows["value"].notna()]
    if shown.empty:
        return None
    indicator = catalogue()[target["indicator"]]
    title = _title(words, target)
    sentence = _sentence(words, progress, indicator.unit)
    values = [*shown["value"], float(target["baseline"]), float(target["target"])]
    low, high = min(values), max(values)
    margin = (high - low) * 0.25 or 1.0
    return Chart(
        name=f"target_{indicator.slug}_{target['category']}",
        title=title,
        subtitle=words.say("Figures, the straight path to the target (dotted) and the target itself"),
        sentence=sentence,
        alt=alternative(words.say("Line chart over the years"), sentence),
        figure={
            "data": [*_lines(words, progress, shown, indicator.unit)],
            "layout": f.layout(
                words,
                xaxis=f.year_axis([*(int(year) for year in shown["year"]), progress.start, progress.due]),
                yaxis=f.axis(range=[low - margin, high + margin]),
                annotations=[
                    _last_label(words, shown, indicator.unit),
                    f.key_line(words.say("■ figures   ◇ path and target")),
                ],
            ),
        },
        height=HEIGHT,
        table=table_of(words, progress.rows, title),
        observations=progress.rows,
        notes=(words.say("The status compares the last figure with the straight path; that reading is our own."),),
    )


def _title(words: Words, target: pd.Series) -> str:
    name = words.title(catalogue()[target["indicator"]])
    if target["category"] == "total":
        return name
    return f"{name}: {words.category(target['breakdown'], target['category'])}"


def _sentence(words: Words, progress: Progress, unit: str) -> str:
    told = words.say(
        "**{status}**: {baseline} in {start}, target {target} by {due}",
        status=words.say(STATUSES[progress.status]),
        baseline=words.value(unit, float(progress.target["baseline"])),
        start=str(progress.start),
        target=words.value(unit, float(progress.target["target"])),
        due=str(progress.due),
    )
    if progress.last is None:
        return f"{told}."
    year = int(progress.last["year"])
    now = words.say(
        "{value} in {year}, the path asks for {required}",
        value=words.value(unit, float(progress.last["value"])),
        year=str(year),
        required=words.value(unit, progress.required(year)),
    )
    return f"{told}; {now}."


def _lines(words: Words, progress: Progress, shown: pd.DataFrame, unit: str) -> list[dict[str, object]]:
    years, values = with_gaps(shown, "value")
    texts = {int(row["year"]): f"{row['year']}: {words.value(unit, row['value'])}" for _, row in shown.iterrows()}
    actual = f.line(years, values, f.FOCUS, "square", hovers(years, values, texts))
    ends = [progress.start, progress.due]
    path = [float(progress.target["baseline"]), float(progress.target["target"])]
    said = [f"{year}: {words.value(unit, value)}" for year, value in zip(ends, path, strict=True)]
    return [f.line(ends, path, f.MUTED, "diamond-open", said, dash="dot", width=2), actual]


def _last_label(words: Words, shown: pd.DataFrame, unit: str) -> dict[str, object]:
    last = shown.iloc[-1]
    text = f"<b>{words.value(unit, last['value'])}</b>"
    return end_label(int(last["year"]), float(last["value"]), text, f.FOCUS, 8)
