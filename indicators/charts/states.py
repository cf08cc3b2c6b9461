"""The four ways in which a figure can be absent, worded in one place: for a card, a cell of a table, an export."""

from __future__ import annotations

import pandas as pd

from indicators.charts.reasons import SYMBOL
from indicators.charts.words import Words
from indicators.marking import N_

IN_A_CELL = {
    "not_delivered": N_("not delivered"),
    "not_applicable": N_("not applicable"),
    "protected": N_("protected"),
    "nobody": N_("nobody in this selection"),
}
ON_A_CARD = {
    "protected": N_(
        "Not shown, so that nobody can be recognised: few people stand behind these figures, or they could be worked "
        "out from others."
    ),
    "nobody": N_("Nobody in this selection ({years}): there is nobody to count."),
    "not_applicable": N_("Not applicable ({years}): such a figure cannot be computed here."),
    "not_delivered": N_("Not delivered ({years}): what was delivered does not hold these figures."),
}
"""In the order in which they are said."""
NOT_BY_THIS = N_("Not shown in this breakdown, so that nobody can be recognised.")
BY_NAME = {
    "protected": N_("Not shown, so that nobody can be recognised: {names}."),
    "not_delivered": N_("Not delivered: {names}."),
    "not_applicable": N_("Not applicable, cannot be computed: {names}."),
    "nobody": N_("Nobody there: {names}."),
}
"""Below a drawing that has other rows: of which ones there is no figure."""
BECAUSE = N_("Why: {reasons}.")
OTHERS = {"merged": N_("put together"), "too_few": N_("too few to tell")}
SHOWN = N_("shown")


def state(words: Words, row: pd.Series) -> str:
    """Why an observation has no figure, in a word or two; nothing where it has one."""
    if pd.notna(row["value"]) or row["flag"] not in IN_A_CELL:
        return ""
    said = words.say(IN_A_CELL[row["flag"]])
    return f"{SYMBOL} {said}" if row["flag"] == "protected" else said


def figure(words: Words, row: pd.Series) -> str:
    """What stands in the cell of its value: the figure, or why there is none."""
    return state(words, row) or words.value(row["unit"], row["value"])


def status(words: Words, row: pd.Series) -> str:
    """What an export says of every observation: that it is shown, put together, or why it has no figure."""
    return state(words, row) or words.say(OTHERS.get(row["flag"], SHOWN))


def nothing(words: Words, rows: pd.DataFrame) -> str:
    """What a card says instead of a drawing: which of the four it is, of which years, and why."""
    absent = rows[rows["value"].isna()]
    said = [_sentence(words, flag, absent[absent["flag"] == flag]) for flag in ON_A_CARD]
    return " ".join(sentence for sentence in said if sentence)


def _sentence(words: Words, flag: str, rows: pd.DataFrame) -> str:
    if rows.empty:
        return ""
    said = words.say(ON_A_CARD[flag], years=words.years(rows))
    return f"{said} {_because(words, rows)}".strip() if flag.startswith("not_") else said


def _because(words: Words, rows: pd.DataFrame) -> str:
    reasons = [words.reason(reason) for reason in dict.fromkeys(rows["reason"].dropna())]
    return words.say(BECAUSE, reasons="; ".join(reasons)) if reasons else ""
