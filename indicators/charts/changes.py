"""Why a share or a gap moved: how much because groups grew or shrank, how much because of what changed inside them."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from indicators.charts import figure as f
from indicators.charts.bars import bar
from indicators.charts.chart import Chart, Table, alternative, because
from indicators.charts.memory import remembered
from indicators.charts.rows import height, row_frame
from indicators.charts.words import Words
from indicators.formulas import rounded
from indicators.marking import N_
from indicators.statistics import Change, kitagawa_of_share

PARTS = (
    ("total", N_("Change in all")),
    ("composition", N_("because groups grew or shrank")),
    ("inside", N_("because of changes inside the groups")),
)


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
def why_moved(words: Words, rows: pd.DataFrame) -> Chart | None:
    """Three bars and a sentence for a share of women. `rows`: its observations by one breakdown, several years."""
    span = comparable_span(rows)
    if span is None:
        return None
    breakdown = words.breakdown(span.after["breakdown"].iloc[0]).lower()
    title = words.say("Why did the share move? By {breakdown}", breakdown=breakdown)
    before, after = (each.set_index("category")[["women", "men"]].astype(float) for each in (span.before, span.after))
    change = kitagawa_of_share(before, after)
    return _chart(words, rows, title, change, _share_sentence(words, span, change))


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


def _share_sentence(words: Words, span: Span, change: Change) -> str:
    shares = [each["women"].sum() * 100 / (each["women"] + each["men"]).sum() for each in (span.before, span.after)]
    first, last = span.years
    return words.say(
        "The share of women went from **{before}** in {first} to **{after}** in {last}: {composition} because some "
        "groups grew and others shrank, {inside} because of changes inside the groups ({breakdown}).",
        before=words.percent(shares[0]),
        first=first,
        after=words.percent(shares[1]),
        last=last,
        composition=signed_points(words, change.composition),
        inside=signed_points(words, change.inside),
        breakdown=words.breakdown(span.after["breakdown"].iloc[0]).lower(),
    )


def signed_points(words: Words, value: float) -> str:
    """“+0.4 points”, “−0.9 points”; “−0.04 points” where one decimal would say that nothing changed."""
    decimals = 2 if rounded(value, 1) == 0 else 1
    shown = rounded(value, decimals)
    if not shown:
        return words.say("{value} points", value=words.number(0.0, 1))
    return words.say("{value} points", value=f"{'+' if shown > 0 else '−'}{words.number(abs(value), decimals)}")


def _chart(words: Words, rows: pd.DataFrame, title: str, change: Change, sentence: str) -> Chart:
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
    )
