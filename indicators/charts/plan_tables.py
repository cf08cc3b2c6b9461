"""The tables of the plan as they are read and taken away: targets, actions, and what is linked to nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from indicators.catalogue import catalogue
from indicators.charts.actions import action_tables, by_urgency, day, linked
from indicators.charts.chart import Chart, Table, like_observations
from indicators.charts.chosen import ALWAYS, FIELDS
from indicators.charts.facts import table_alone
from indicators.charts.progress import Progress, indicator_of
from indicators.charts.targets import answer, overview
from indicators.charts.timeline import exported
from indicators.charts.words import Words
from indicators.dimensions import dimension
from indicators.model import TOTAL

REACHED = "targets_reached"


def targets_table(words: Words, targets: pd.DataFrame, ways: Sequence[Progress]) -> Chart | None:
    """A row a target, what needs a decision first. `targets`: Store.targets()."""
    if targets.empty:
        return None
    rows = targets.assign(indicator=REACHED, year=targets["due_year"], breakdown=TOTAL, category=TOTAL)
    return table_alone("targets", answer(words, ways), overview(words, ways), like_observations(rows))


def actions_table(words: Words, actions: pd.DataFrame, moves: Mapping[int, str]) -> Chart | None:
    """All actions in one table, as `action_tables` has them field by field. `actions`: Store.actions()."""
    tables = action_tables(words, actions, moves)
    if not tables:
        return None
    columns = [words.say("Field of action"), *tables[0].columns]
    rows = [[table.caption, *row] for table in tables for row in table.rows]
    noted = day(words, pd.to_datetime(actions["reference_date"]).max())
    title = words.say("Actions of the plan, as noted on {date}", date=noted)
    return table_alone("actions", "", Table(title, columns, rows), exported(actions))


def not_linked(
    words: Words,
    actions: pd.DataFrame,
    targets: pd.DataFrame,
    fields: Sequence[str],
    see: Callable[[str], pd.DataFrame],
) -> Chart | None:
    """By field: actions that name no figure, figures with a target and figures of the first page without an action.

    All actions and targets of the plan; `fields`: the fields of action that are listed, none for all.
    """
    if actions.empty:
        return None
    columns = [
        words.say("Field of action"),
        words.say("Actions that name no figure"),
        words.say("Figures with a target, without an action"),
        words.say("Other figures of the first page without an action"),
    ]
    rows = [_unlinked(words, each, actions, targets, see) for each in fields or dimension("plan_area").labels]
    if not any(cell != "–" for row in rows for cell in row[1:]):
        return None
    return table_alone(
        "not_linked", "", Table(words.say("What is linked to nothing"), columns, rows), exported(actions)
    )


def _unlinked(
    words: Words, field: str, actions: pd.DataFrame, targets: pd.DataFrame, see: Callable[[str], pd.DataFrame]
) -> list[str]:
    has_action = linked(actions)
    aimed = {known.slug for name in targets["indicator"] if (known := indicator_of(name))}
    alone = sorted(_aimed(targets, field) - has_action)
    others = _first_figures(field, see, has_action | aimed)
    cells = [_without_figure(actions, field), _titles(words, alone), _titles(words, others)]
    return [words.category("plan_area", field), *(cell or "–" for cell in cells)]


def _without_figure(actions: pd.DataFrame, field: str) -> str:
    rows = by_urgency(actions[actions["plan_area"] == field])
    return "; ".join(
        f"{row['action']} {row['title']}" for _, row in rows.iterrows() if indicator_of(row["indicator"]) is None
    )


def _aimed(targets: pd.DataFrame, field: str) -> set[str]:
    rows = targets[targets["plan_area"] == field]
    return {known.slug for name in rows["indicator"] if (known := indicator_of(name))}


def _first_figures(field: str, see: Callable[[str], pd.DataFrame], covered: set[str]) -> list[str]:
    """The figures of the first page that are known and have no action; of pay, promotion and selection one each.

    Figures of the plan itself are moved by all of its actions.
    """
    of_field = [slug for slug, page in FIELDS.get(field, {}).items() if page != "plan"]
    known = [slug for slug in of_field if see(slug)["value"].notna().any()]
    covered = set(covered)
    for same in ALWAYS:
        told = [slug for slug in same if slug in known]
        covered |= set(same) if covered & set(same) else set(told[1:])
    return [slug for slug in known if slug not in covered]


def _titles(words: Words, slugs: Sequence[str]) -> str:
    return "; ".join(words.title(catalogue()[slug]) for slug in slugs)
