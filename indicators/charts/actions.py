"""Actions of the equality plan: who does what by when, what is late, and whether the linked figure moved."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from indicators.charts.chart import Table, since_break
from indicators.charts.delivered_text import in_sentence
from indicators.charts.memory import remembered
from indicators.charts.progress import STOCKS, indicator_of
from indicators.charts.unanswered import unanswered
from indicators.charts.words import Words
from indicators.dimensions import dimension
from indicators.formulas import rounded
from indicators.marking import N_
from indicators.model import Indicator

STATES = {
    "not_started": N_("○ not started"),
    "running": N_("◐ running"),
    "done": N_("● done"),
    "embedded": N_("✓ part of daily work"),
    "dropped": N_("✕ dropped"),
}
OPEN = ("not_started", "running")
DONE = ("done", "embedded")
MOVES = {
    "towards": N_("moved the right way"),
    "away": N_("moved the wrong way"),
    "still": N_("not moved"),
    "moved": N_("moved; no direction is better"),
    "chance": N_("moved; too few to tell"),
    "early": N_("too early to tell"),
    "unknown": N_("no figures"),
}


def fields(*frames: pd.DataFrame) -> list[str]:
    """The fields of action that these actions and targets have."""
    present = {field for frame in frames for field in frame["plan_area"].dropna()}
    return [field for field in dimension("plan_area").labels if field in present]


@remembered
def of_fields(rows: pd.DataFrame, fields: list[str]) -> pd.DataFrame:
    """The actions or targets of some fields of action; all where none is chosen."""
    return rows[rows["plan_area"].isin(fields)].reset_index(drop=True) if fields else rows


def unasked(words: Words) -> str:
    """What to ask for where no action was delivered."""
    return unanswered(
        words,
        words.say("Who acts next, and what is late"),
        words.say("how complete the plan is"),
        words.say("the list of its actions, each with the division that has it, its dates and its state"),
    )


def is_late(actions: pd.DataFrame) -> pd.Series:
    """For each action whether it was still open after its due date, on the day on which its state was noted."""
    due, noted = pd.to_datetime(actions["due_on"]), pd.to_datetime(actions["reference_date"])
    return actions["status"].isin(OPEN) & due.notna() & (due < noted)


def late(actions: pd.DataFrame) -> pd.DataFrame:
    """The late actions, the longest overdue first."""
    due = pd.to_datetime(actions["due_on"])
    order = pd.DataFrame({"due": due, "action": actions["action"]})[is_late(actions)].sort_values(["due", "action"])
    return actions.loc[order.index]


def should_have_begun(actions: pd.DataFrame) -> pd.Series:
    """For each action whether its first day, or its last, had come when its state was noted, or it has begun anyway."""
    days = actions[["starts_on", "due_on"]].apply(pd.to_datetime).min(axis=1)
    return (days <= pd.to_datetime(actions["reference_date"])) | (actions["status"] != "not_started")


def by_urgency(actions: pd.DataFrame) -> pd.DataFrame:
    """What needs a decision first: late ones, then open ones by their day, then what is done, then what was dropped."""
    due = pd.to_datetime(actions["due_on"])
    rank = actions["status"].map(lambda status: 1 if status in OPEN else 2 if status in DONE else 3)
    order = pd.DataFrame({"rank": rank.mask(is_late(actions), 0), "due": due, "action": actions["action"]})
    return actions.loc[order.sort_values(["rank", "due", "action"]).index]


def late_of_all(words: Words, actions: pd.DataFrame) -> str:
    """“3 of 17 actions were late on 31 December 2025”."""
    noted = words.text.date(pd.to_datetime(actions["reference_date"]).max().date())
    return words.say_many(
        "{count} of {all} actions was late on {date}.",
        "{count} of {all} actions were late on {date}.",
        int(is_late(actions).sum()),
        all=len(actions),
        date=noted,
    )


def answer(words: Words, actions: pd.DataFrame) -> str:
    """How many actions there are, how many are done, which one is late and whose."""
    if actions.empty:
        return unasked(words)
    done = int(actions["status"].isin(DONE).sum())
    counted = words.say_many(
        "**{count} action**, {done} of them done", "**{count} actions**, {done} of them done", len(actions), done=done
    )
    noted = words.text.date(pd.to_datetime(actions["reference_date"]).max().date())
    overdue = late(actions)
    if overdue.empty:
        return words.say("{counted}; none was late on {noted}.", counted=counted, noted=noted)
    first = overdue.iloc[0]
    return words.say(
        "{counted}; **{late} late** on {noted}, the longest since {date}: “{title}” ({responsible}).",
        counted=counted,
        late=len(overdue),
        noted=noted,
        date=day(words, first["due_on"]),
        title=in_sentence(first["title"]),
        responsible=in_sentence(written(first["responsible"])),
    )


def state(words: Words, row: pd.Series, overdue: bool) -> str:
    """The state of an action with its icon, and that it is late."""
    said = words.say(STATES[row["status"]])
    return words.say("{state}, late", state=said) if overdue else said


def action_tables(words: Words, actions: pd.DataFrame, moves: Mapping[int, str]) -> list[Table]:
    """A table a field of action: owner, due date, state, what the linked figure did, evidence."""
    columns = [
        words.say("Action"),
        words.say("Responsible"),
        words.say("Due"),
        words.say("State"),
        words.say("Figure that it should move"),
        words.say("Evidence"),
    ]
    overdue = is_late(actions)
    return [
        Table(
            words.category("plan_area", area),
            columns,
            [
                _cells(words, row, moves.get(number, "unknown"), bool(overdue[number]))
                for number, row in by_urgency(actions[actions["plan_area"] == area]).iterrows()
            ],
        )
        for area in dimension("plan_area").labels
        if (actions["plan_area"] == area).any()
    ]


def _cells(words: Words, row: pd.Series, move: str, overdue: bool) -> list[str]:
    return [
        f"{row['action']} {row['title']}",
        written(row["responsible"]),
        day(words, row["due_on"]),
        state(words, row, overdue),
        "–" if (known := indicator_of(row["indicator"])) is None else f"{words.title(known)}: {words.say(MOVES[move])}",
        written(row["evidence"]),
    ]


def day(words: Words, value: object) -> str:
    """A date in words; a dash where there is none."""
    return "–" if value is None or pd.isna(value) else words.text.date(pd.Timestamp(value).date())


def written(value: object) -> str:
    """A text as it was delivered; a dash where there is none."""
    return "–" if value is None or pd.isna(value) else str(value)


def moves(actions: pd.DataFrame, see: Callable[[str], pd.DataFrame]) -> dict[int, str]:
    """What the figure of each action did since it began: row of the action → MOVES. `see` gives totals by indicator."""
    found: dict[int, str] = {}
    for number, row in actions.iterrows():
        known = indicator_of(row["indicator"])
        if known is not None:
            begins = row["starts_on"] if pd.notna(row["starts_on"]) else row["reference_date"]
            found[number] = move(known, see(known.slug), pd.Timestamp(begins).year)
    return found


def move(indicator: Indicator, rows: pd.DataFrame, since: int) -> str:
    """What the figure did from `since` on, one of MOVES; never across a series break. `rows`: its totals."""
    shown = since_break(rows)
    after = shown[shown["year"] >= since]
    if shown.empty:
        return "unknown"
    if len(after) < 2:
        return "early"
    before, now = after.iloc[0], after.iloc[-1]
    if rounded(float(now["value"]) - float(before["value"]), 1) == 0:
        return "still"
    if not set(indicator.tables) <= STOCKS and _overlap(before, now):
        return "chance"
    if indicator.better == "none":
        return "moved"
    nearer = _distance(indicator, float(now["value"])) < _distance(indicator, float(before["value"]))
    return "towards" if nearer else "away"


def _overlap(before: pd.Series, now: pd.Series) -> bool:
    """Whether the intervals of two figures share a part; a figure without one shares none."""
    return bool(before["low"] <= now["high"] and now["low"] <= before["high"])


def _distance(indicator: Indicator, value: float) -> float:
    """How far a value lies from what is better."""
    if indicator.better in ("higher", "lower"):
        return -value if indicator.better == "higher" else value
    aim = 50.0 if indicator.better == "parity" else float(indicator.better_value or 0)
    return abs(value - aim)


def linked(actions: pd.DataFrame) -> set[str]:
    """Slugs of the figures that an action should move; a dropped action moves nothing."""
    kept = actions[actions["status"] != "dropped"]
    return {known.slug for name in kept["indicator"] if (known := indicator_of(name))}
