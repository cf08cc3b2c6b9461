"""The plan drawn: how far the actions of each field are, and the open actions on a line of time."""

from __future__ import annotations

from typing import Any

import pandas as pd

from indicators.charts import figure as f
from indicators.charts.actions import DONE, OPEN, day, is_late, state, written
from indicators.charts.chart import Chart, Table, alternative, like_observations
from indicators.charts.delivered_text import in_plot, in_sentence
from indicators.charts.memory import remembered
from indicators.charts.rows import height, row_frame
from indicators.charts.words import Words, plain
from indicators.dimensions import dimension
from indicators.marking import N_

TRACKED = "actions_on_track"
KINDS = {
    "done": (f.FOCUS, "", "■", N_("done")),
    "running": (f.MUTED, "/", "▨", N_("running")),
    "late": ("@off_course", "x", "▩", N_("late")),
    "not_started": (f.OTHERS, "", "■", N_("not started")),
    "dropped": (f.GRID, ".", "□", N_("dropped")),
}
"""Colour, hatch, sign and words of each part of a bar."""


def _counted(words: Words, kind: str, count: int) -> str:
    """“1 late”: some actions of a kind."""
    said = {
        "done": words.say_many("{count} done", "{count} done", count),
        "running": words.say_many("{count} running", "{count} running", count),
        "late": words.say_many("{count} late", "{count} late", count),
        "not_started": words.say_many("{count} not started", "{count} not started", count),
        "dropped": words.say_many("{count} dropped", "{count} dropped", count),
    }
    return said[kind]


def _kinds(actions: pd.DataFrame) -> pd.Series:
    """For each action the part of the bar that it belongs to."""
    kind = actions["status"].where(~actions["status"].isin(DONE), "done")
    return kind.mask(is_late(actions), "late")


@remembered
def fields_of_action(words: Words, actions: pd.DataFrame) -> Chart | None:
    """How many actions of each field are done, running, late, not started or dropped."""
    if actions.empty:
        return None
    areas = list(dimension("plan_area").labels)
    counts = pd.crosstab(actions["plan_area"], _kinds(actions)).reindex(index=areas, columns=list(KINDS), fill_value=0)
    title = words.say("How far the actions are, by field")
    empty = [words.category("plan_area", area) for area in areas if not counts.loc[area].any()]
    sentence = _fields_sentence(words, counts, empty)
    names = [f"<b>{words.category('plan_area', area)}</b>  {_parts(words, counts.loc[area])}" for area in areas]
    key = "  ".join(_sign(words, kind) for kind in KINDS if counts[kind].any())
    top = max(1, int(counts.sum(axis=1).max()))
    return Chart(
        name="fields_of_action",
        title=title,
        subtitle=words.say(
            "Number of actions, as noted on {date}", date=day(words, pd.to_datetime(actions["reference_date"]).max())
        ),
        sentence=sentence,
        alt=alternative(words.say("Bar chart, a row a field of action"), sentence),
        figure={
            "data": [_bar(words, counts[kind], kind) for kind in KINDS if counts[kind].any()],
            "layout": {
                **row_frame(words, names, [], key, f.axis(range=[0, top], dtick=max(1, top // 5), tickformat="d")),
                "barmode": "stack",
                "bargap": 0.68,
            },
        },
        height=height(len(areas)),
        table=Table(
            title,
            [words.say("Field of action"), *(words.say(KINDS[kind][3]) for kind in KINDS)],
            [
                [words.category("plan_area", area), *(words.number(int(counts.loc[area, kind])) for kind in KINDS)]
                for area in areas
            ],
        ),
        observations=exported(actions),
    )


def _sign(words: Words, kind: str) -> str:
    color, _, sign, word = KINDS[kind]
    return f'<span style="color:{f.MUTED if color == f.GRID else color}">{sign}</span> {words.say(word)}'


def _fields_sentence(words: Words, counts: pd.DataFrame, empty: list[str]) -> str:
    told = words.say("All together: {parts}.", parts=_parts(words, counts.sum()))
    if not empty:
        return told
    without = words.say("No action yet: {fields}.", fields=words.listing(empty))
    return f"{told} {without}"


def _parts(words: Words, counts: pd.Series) -> str:
    """“4 done · 1 late”, or that there is no action."""
    parts = [_counted(words, kind, int(counts[kind])) for kind in KINDS if counts[kind]]
    return " · ".join(parts) or words.say("no action yet")


def _bar(words: Words, counts: pd.Series, kind: str) -> dict[str, Any]:
    color, shape, *_ = KINDS[kind]
    hover = [
        f"{words.category('plan_area', area)}: {_counted(words, kind, int(count))}" for area, count in counts.items()
    ]
    return {
        "type": "bar",
        "orientation": "h",
        "x": [int(count) for count in counts],
        "y": [-i for i in range(len(counts))],
        "hoverinfo": "text",
        "hovertext": hover,
        "marker": {
            "color": color,
            "line": {"color": f.PAPER, "width": 2},
            "pattern": {"shape": shape, "fillmode": "overlay", "fgcolor": f.PAPER, "fgopacity": 1, "size": 7},
        },
    }


def exported(actions: pd.DataFrame) -> pd.DataFrame:
    """The actions as what their card stands on; its indicator is that of all actions, not the one that each moves."""
    return like_observations(actions.assign(indicator=TRACKED, year=pd.to_datetime(actions["reference_date"]).dt.year))


@remembered
def who_acts_next(words: Words, actions: pd.DataFrame) -> Chart | None:
    """The open actions from their first to their last day, what is due first on top."""
    open_ones = actions[actions["status"].isin(OPEN) & actions["due_on"].notna()]
    if open_ones.empty:
        return None
    due = pd.to_datetime(open_ones["due_on"])
    shown = open_ones.assign(due=due, late=is_late(open_ones)).sort_values(["due", "action"])
    noted = pd.to_datetime(shown["reference_date"]).max()
    title, sentence = words.say("Who acts next"), _next_sentence(words, shown)
    names = [f"<b>{in_plot(row['title'])}</b>  {_owner(words, row)}" for _, row in shown.iterrows()]
    line = words.say("dotted line: as noted on {date}", date=day(words, noted))
    return Chart(
        name="who_acts_next",
        title=title,
        subtitle=words.say("Open actions from their first to their last day"),
        sentence=sentence,
        alt=alternative(words.say("Bars of time, a row an action"), sentence.replace("\\", "")),
        figure={
            "data": [_span(words, row, -i) for i, (_, row) in enumerate(shown.iterrows())],
            "layout": row_frame(
                words,
                names,
                [{**f.line_at("x", 0), "x0": str(noted.date()), "x1": str(noted.date())}],
                line,
                _time_axis(shown, noted),
            ),
        },
        height=height(len(shown)),
        table=Table(
            title,
            [words.say("Action"), words.say("Responsible"), words.say("From"), words.say("Due"), words.say("State")],
            [
                [
                    f"{row['action']} {row['title']}",
                    written(row["responsible"]),
                    day(words, row["starts_on"]),
                    day(words, row["due_on"]),
                    state(words, row, row["late"]),
                ]
                for _, row in shown.iterrows()
            ],
        ),
        observations=exported(open_ones),
    )


def _owner(words: Words, row: pd.Series) -> str:
    owner = f"{in_plot(written(row['responsible']), 32)} · {day(words, row['due_on'])}"
    return words.say("{owner} · late", owner=owner) if row["late"] else owner


def _next_sentence(words: Words, shown: pd.DataFrame) -> str:
    told = []
    for rows, text in (
        (shown[shown["late"]], N_("Late: {list}.")),
        (shown[~shown["late"]], N_("Next due: {list}.")),
    ):
        listed = [
            words.say(
                "**{title}** ({responsible}, {date})",
                title=in_sentence(row["title"]),
                responsible=in_sentence(written(row["responsible"])),
                date=day(words, row["due_on"]),
            )
            for _, row in rows.head(3).iterrows()
        ]
        if listed:
            told.append(words.say(text, list=words.listing(listed)))
    return " ".join(told)


def _time_axis(shown: pd.DataFrame, noted: pd.Timestamp) -> dict[str, Any]:
    starts = pd.to_datetime(shown["starts_on"])
    first = min([noted, shown["due"].min(), *starts.dropna()])
    last = max(noted, shown["due"].max())
    room = (last - first) * 0.04 + pd.Timedelta(days=15)
    ends = [str((first - room).date()), str((last + room).date())]
    step = f"M{12 * (1 + (last.year - first.year) // 5)}"
    return f.axis(type="date", range=ends, tickformat="%Y", dtick=step, tick0=f"{first.year}-01-01")


def _span(words: Words, row: pd.Series, place: int) -> dict[str, Any]:
    """A bar from the first to the last day; a late one in its own colour and dotted, one not begun pale."""
    color = "@off_course" if row["late"] else f.OTHERS if row["status"] == "not_started" else f.FOCUS
    begins = row["starts_on"] if pd.notna(row["starts_on"]) else row["due_on"]
    said = plain(f"{row['title']}: {state(words, row, row['late'])}, {day(words, row['due_on'])}")
    ends = [str(pd.Timestamp(each).date()) for each in (begins, row["due_on"])]
    dash = "dot" if row["late"] else "solid"
    trace = f.line(ends, [place, place], color, "square", ["", in_plot(said, 160)], dash=dash, width=8)
    return {**trace, "mode": "lines"}
