"""Why a share or a gap moved: how much because groups grew or shrank, how much because of what changed inside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from indicators.catalogue import catalogue
from indicators.charts import figure as f
from indicators.charts.bars import bar
from indicators.charts.chart import Chart, Table, alternative, because
from indicators.charts.memory import remembered
from indicators.charts.rows import height, row_frame
from indicators.charts.words import Words
from indicators.formulas import rounded
from indicators.marking import N_
from indicators.statistics import Change, kitagawa_of_rates, kitagawa_of_share

PARTS = (
    ("total", N_("Change in all")),
    ("composition", N_("because groups grew or shrank")),
    ("inside", N_("because of changes inside the groups")),
)


@dataclass(frozen=True)
class Split:
    """How a kind of figure is split: its counts by category, its value of them, its parts, and the words for it."""

    counts: Callable[[pd.DataFrame], pd.DataFrame]
    value: Callable[[pd.DataFrame], float]
    of: Callable[[pd.DataFrame, pd.DataFrame], Change]
    unit: str
    title: str
    sentence: str


def _women_and_men(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[["category", "women", "men"]]


def _counted_and_rest(rows: pd.DataFrame) -> pd.DataFrame:
    """Those counted and the others of the base, in the columns of a share of women."""
    counted = rows["women"] + rows["men"]
    return pd.DataFrame({"category": rows["category"], "women": counted, "men": rows["base"] - counted})


def _both_genders(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[["category", "women", "men", "base_women"]].assign(base_men=rows["base"] - rows["base_women"])


def _share(counts: pd.DataFrame) -> float:
    return float(counts["women"].sum() * 100 / (counts["women"] + counts["men"]).sum())


def _difference(counts: pd.DataFrame) -> float:
    women, men = (counts[who].sum() * 100 / counts[f"base_{who}"].sum() for who in ("women", "men"))
    return float(women - men)


SPLITS = {
    "share_of_women": Split(
        _women_and_men,
        _share,
        kitagawa_of_share,
        "percent",
        N_("Why did the share move? By {breakdown}"),
        N_(
            "The share of women went from **{before}** in {first} to **{after}** in {last}: {composition} because some "
            "groups grew and others shrank, {inside} because of changes inside the groups ({breakdown})."
        ),
    ),
    "share": Split(
        _counted_and_rest,
        _share,
        kitagawa_of_share,
        "percent",
        N_("Why did the share move? By {breakdown}"),
        N_(
            "The share went from **{before}** in {first} to **{after}** in {last}: {composition} because some groups "
            "grew and others shrank, {inside} because of changes inside the groups ({breakdown})."
        ),
    ),
    "difference_of_rates": Split(
        _both_genders,
        _difference,
        kitagawa_of_rates,
        "points",
        N_("Why did the difference move? By {breakdown}"),
        N_(
            "The difference between women and men went from **{before}** in {first} to **{after}** in {last}: "
            "{composition} because women and men stand in other groups than before, {inside} because of changes inside "
            "the groups ({breakdown})."
        ),
    ),
}
"""By formula; pay gaps are split by `why_gap_moved`."""


@dataclass(frozen=True)
class Span:
    """Two years whose groups may be compared: the rows of the first and of the last."""

    before: pd.DataFrame
    after: pd.DataFrame

    @property
    def years(self) -> tuple[str, str]:
        return str(self.before["year"].iloc[0]), str(self.after["year"].iloc[0])


def comparable_span(rows: pd.DataFrame) -> Span | None:
    """The first and the last year since the last series break in which the same groups were counted."""
    counted = rows[rows["women"].notna() & rows["men"].notna()]
    broken = counted[because(counted, "series_break")]["year"]
    counted = counted[counted["year"] >= broken.max()] if len(broken) else counted
    if counted.empty:
        return None
    last = counted[counted["year"] == counted["year"].max()]
    groups = set(last["category"])
    same = [year for year, each in counted.groupby("year") if set(each["category"]) == groups]
    if len(groups) < 2 or min(same) == max(same):
        return None
    return Span(counted[counted["year"] == min(same)], last)


@remembered
def why_moved(words: Words, rows: pd.DataFrame, totals: pd.DataFrame | None = None) -> Chart | None:
    """Three bars and a sentence for a share of women, a share, or a difference of rates; None for what is neither.

    `rows`: observations of one administration by one breakdown, several years; `totals`: the same of everybody, to
    say where they differ since not everybody has a category.
    """
    span = comparable_span(rows)
    split = SPLITS.get(catalogue()[rows["indicator"].iloc[0]].formula) if len(rows) else None
    if span is None or split is None:
        return None
    breakdown = words.breakdown(span.after["breakdown"].iloc[0]).lower()
    before, after = (split.counts(each).set_index("category").astype(float) for each in (span.before, span.after))
    if (before.isna() | after.isna()).any(axis=None):
        return None
    change = split.of(before, after)
    first, last = span.years
    sentence = words.say(
        split.sentence,
        before=words.value(split.unit, split.value(before)),
        first=first,
        after=words.value(split.unit, split.value(after)),
        last=last,
        composition=signed_points(words, change.composition),
        inside=signed_points(words, change.inside),
        breakdown=breakdown,
    )
    counts = {first: before, last: after}
    notes = _not_everybody(words, totals, {year: split.value(each) for year, each in counts.items()}, split, breakdown)
    return _chart(words, rows, words.say(split.title, breakdown=breakdown), change, sentence, notes)


def _not_everybody(
    words: Words, totals: pd.DataFrame | None, told: dict[str, float], split: Split, breakdown: str
) -> tuple[str, ...]:
    """A note where the figure of those with a category (`told`, by year) is shown otherwise than that of everybody."""
    for year, value in told.items():
        of_everybody = _value_of(totals, year)
        if of_everybody is not None and words.value(split.unit, of_everybody) != words.value(split.unit, value):
            note = words.say(
                "Only those whose {breakdown} is recorded; of everybody it is {value} in {year}.",
                breakdown=breakdown,
                value=words.value(split.unit, of_everybody),
                year=year,
            )
            return (note,)
    return ()


def _value_of(totals: pd.DataFrame | None, year: str) -> float | None:
    told = [] if totals is None else totals[totals["year"] == int(year)]["value"].dropna().tolist()
    return float(told[0]) if told else None


@remembered
def why_gap_moved(words: Words, gap: pd.DataFrame, inside: pd.DataFrame, title: str) -> Chart | None:
    """Three bars and a sentence for a gap. `gap`: its totals; `inside`: totals of the gap inside the groups."""
    both = gap[gap["value"].notna()].merge(inside[inside["value"].notna()], on="year", suffixes=("", "_inside"))
    broken = gap[because(gap, "series_break")]["year"]
    both = both[both["year"] >= broken.max()] if len(broken) else both
    if len(both) < 2:
        return None
    first, last = both.iloc[0], both.iloc[-1]
    total, inner = (float(last[name] - first[name]) for name in ("value", "value_inside"))
    change = Change(total, total - inner, inner)
    sentence = words.say(
        "The gap went from **{before}** in {first} to **{after}** in {last}: {composition} because groups grew, shrank "
        "or lie further apart, {inside} because of changes inside the groups.",
        before=words.percent(first["value"]),
        first=str(first["year"]),
        after=words.percent(last["value"]),
        last=str(last["year"]),
        composition=signed_points(words, change.composition),
        inside=signed_points(words, change.inside),
    )
    return _chart(words, pd.concat([gap, inside], ignore_index=True), title, change, sentence)


def signed_points(words: Words, value: float) -> str:
    """“+0.4 points”, “−0.9 points”; “−0.04 points” where one decimal would say that nothing changed."""
    decimals = 2 if rounded(value, 1) == 0 else 1
    shown = rounded(value, decimals)
    if not shown:
        return words.say("{value} points", value=words.number(0.0, 1))
    return words.say("{value} points", value=f"{'+' if shown > 0 else '−'}{words.number(abs(value), decimals)}")


def _chart(
    words: Words, rows: pd.DataFrame, title: str, change: Change, sentence: str, notes: tuple[str, ...] = ()
) -> Chart:
    values = [getattr(change, name) for name, _ in PARTS]
    names = [f"<b>{words.say(text)}</b>  {signed_points(words, getattr(change, name))}" for name, text in PARTS]
    hover = [f"{words.say(text)}: {signed_points(words, getattr(change, name))}" for name, text in PARTS]
    bars = bar(pd.Series(values), [0, -1, -2], "", "", hover)
    bars["marker"]["color"] = [f.FOCUS, f.OTHERS, f.OTHERS]
    bars["marker"]["pattern"]["shape"] = ["", "", "/"]
    reach = max(1.0, max(abs(value) for value in values) * 1.15)
    x = f.axis(range=[-reach, reach])
    key = words.say("points; to the left: less, to the right: more")
    return Chart(
        name=f"why_{rows['indicator'].iloc[0]}_{rows['breakdown'].iloc[0].replace('*', '_')}",
        title=title,
        subtitle=words.say("A change split into its parts, which add up to it (Kitagawa)"),
        sentence=sentence,
        alt=alternative(words.say("Bar chart, three rows"), sentence),
        figure={
            "data": [bars],
            "layout": {**row_frame(words, names, [f.line_at("x", 0, "solid")], key, x), "bargap": 0.68},
        },
        height=height(len(PARTS)),
        table=Table(
            title,
            [words.say("Part of the change"), words.say("Points")],
            [[words.say(text), signed_points(words, value)] for (_, text), value in zip(PARTS, values, strict=True)],
        ),
        observations=rows,
        notes=notes,
    )
