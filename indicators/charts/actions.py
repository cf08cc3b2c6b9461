"""Actions of the equality plan: who does what by when, what is late, and whether the linked figure moved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pandas as pd

from indicators.catalogue import catalogue
from indicators.charts.chart import Table, since_break
from indicators.charts.words import Words
from indicators.errors import UnknownName
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
MOVES = {
    "towards": N_("moved the right way"),
    "away": N_("moved the wrong way"),
    "still": N_("not moved"),
    "moved": N_("moved; no direction is better"),
    "early": N_("too early to tell"),
    "unknown": N_("no figures"),
}


def late(actions: pd.DataFrame, today: dt.date) -> pd.DataFrame:
    """The open actions whose due date has passed, the longest overdue first."""
    due = pd.to_datetime(actions["due_on"])
    overdue = actions["status"].isin(OPEN) & due.notna() & (due < pd.Timestamp(today))
    order = pd.DataFrame({"due": due[overdue], "action": actions["action"][overdue]}).sort_values(["due", "action"])
    return actions.loc[order.index]


def answer(words: Words, actions: pd.DataFrame, today: dt.date) -> str:
    """How many actions there are, how many are done, which one is late and whose."""
    if actions.empty:
        return ""
    done = int(actions["status"].isin(["done", "embedded"]).sum())
    counted = words.say_many(
        "**{count} action**, {done} of them done", "**{count} actions**, {done} of them done", len(actions), done=done
    )
    overdue = late(actions, today)
    if overdue.empty:
        return words.say("{counted}; none is late.", counted=counted)
    first = overdue.iloc[0]
    return words.say(
        "{counted}; **{late} late**, the longest since {date}: “{title}” ({responsible}).",
        counted=counted,
        late=len(overdue),
        date=words.text.date(pd.Timestamp(first["due_on"]).date()),
        title=first["title"],
        responsible=_text(first["responsible"]),
    )


def action_table(words: Words, actions: pd.DataFrame, moves: Mapping[str, str], today: dt.date) -> Table:
    """The actions with owner, due date, state, evidence and what their figure did. `moves`: indicator → MOVES."""
    overdue = set(late(actions, today)["action"])
    columns = [
        words.say("Action"),
        words.say("Field of action"),
        words.say("Responsible"),
        words.say("Due"),
        words.say("State"),
        words.say("Figure that it should move"),
        words.say("Evidence"),
    ]
    rows = [
        [
            f"{row['action']} {row['title']}",
            words.category("plan_area", row["plan_area"]),
            _text(row["responsible"]),
            "–" if pd.isna(row["due_on"]) else words.text.date(pd.Timestamp(row["due_on"]).date()),
            words.say("{state}, late", state=words.say(STATES[row["status"]]))
            if row["action"] in overdue
            else words.say(STATES[row["status"]]),
            _figure(words, row["indicator"], moves),
            _text(row["evidence"]),
        ]
        for _, row in actions.sort_values(["plan_area", "action"]).iterrows()
    ]
    return Table(words.say("Actions of the plan"), columns, rows)


def _text(value: object) -> str:
    return "–" if value is None or pd.isna(value) else str(value)


def _figure(words: Words, name: object, moves: Mapping[str, str]) -> str:
    known = _indicator(name)
    if known is None:
        return words.say("none")
    return f"{words.title(known)}: {words.say(MOVES[moves.get(known.slug, 'unknown')])}"


def _indicator(name: object) -> Indicator | None:
    try:
        return catalogue()[str(name)]
    except UnknownName:
        return None


def move(indicator: Indicator, rows: pd.DataFrame, since: int) -> str:
    """What the figure did from `since` on, one of MOVES; never across a series break. `rows`: its totals."""
    shown = since_break(rows[rows["value"].notna()])
    after = shown[shown["year"] >= since]
    if shown.empty:
        return "unknown"
    if len(after) < 2:
        return "early"
    before, now = float(after["value"].iloc[0]), float(after["value"].iloc[-1])
    if rounded(now - before, 1) == 0:
        return "still"
    if indicator.better == "none":
        return "moved"
    return "towards" if _distance(indicator, now) < _distance(indicator, before) else "away"


def _distance(indicator: Indicator, value: float) -> float:
    """How far a value lies from what is better."""
    if indicator.better in ("higher", "lower"):
        return -value if indicator.better == "higher" else value
    aim = 50.0 if indicator.better == "parity" else float(indicator.better_value or 0)
    return abs(value - aim)


def unlinked(words: Words, actions: pd.DataFrame, targets: pd.DataFrame) -> list[str]:
    """Two sentences: actions without a figure, and figures with a target but without an action."""
    linked = {known.slug for name in actions["indicator"] if (known := _indicator(name))}
    without = [row["action"] for _, row in actions.iterrows() if _indicator(row["indicator"]) is None]
    aimed = {known.slug: known for name in targets["indicator"] if (known := _indicator(name))}
    alone = [words.title(known) for slug, known in aimed.items() if slug not in linked]
    told = []
    if without:
        told.append(words.say("Actions without a figure that they should move: {list}.", list=words.listing(without)))
    if alone:
        told.append(words.say("Figures with a target and without an action: {list}.", list=words.listing(alone)))
    return told
