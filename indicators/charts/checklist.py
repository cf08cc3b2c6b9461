"""What is in place against violence and harassment at work: twelve things of our own, in signs and words."""

from __future__ import annotations

import pandas as pd

from indicators.charts.chart import Chart, Table, latest
from indicators.charts.facts import fact, not_shown
from indicators.charts.memory import remembered
from indicators.charts.words import Words, whole
from indicators.marking import N_

IN_PLACE, MISSING, PARTLY = N_("✓ yes"), N_("✗ no"), N_("◐ {count} of {all}")
ALL = 100


def in_place(row: pd.Series) -> int:
    return round(float(row["value"]) * whole(row["base"]) / ALL)


@remembered
def system(words: Words, total: pd.DataFrame, items: pd.DataFrame) -> Chart | None:
    """What is missing, and how much was in place before. Totals, and the same by item."""
    shown = total[total["value"].notna()]
    if shown.empty:
        return not_shown(words, "system", words.say("A system to turn to"), total)
    sentence = " ".join([*_missing(words, latest(items)), _before(words, shown.iloc[0], shown.iloc[-1])])
    rows = pd.concat([total, items], ignore_index=True) if len(items) else total
    note = words.say("The list of twelve is our own: the standards ask for such systems, not for these twelve things.")
    return fact(words, "system", words.say("A system to turn to"), sentence, rows, (note,))


def _missing(words: Words, items: pd.DataFrame) -> list[str]:
    """Which items are not in place everywhere; nothing where the edition does not tell them apart."""
    if items.empty:
        return []
    absent = [words.category(row["breakdown"], row["category"]) for _, row in items.iterrows() if row["value"] < ALL]
    if not absent:
        return [words.say("Nothing of the list is missing.")]
    return [words.say("Missing: **{items}**.", items="; ".join(absent))]


def _before(words: Words, first: pd.Series, last: pd.Series) -> str:
    now = {"year": str(last["year"]), "count": in_place(last), "all": whole(last["base"])}
    if first["year"] == last["year"]:
        return words.say("{count} of {all} were in place in {year}.", **now)
    return words.say(
        "{count} of {all} were in place in {year}, {before} in {first}.",
        before=in_place(first),
        first=str(first["year"]),
        **now,
    )


@remembered
def checklist(words: Words, items: pd.DataFrame) -> Table:
    """The items with a sign and a word, the first and the last year that are held; without rows where there is none."""
    shown = items[items["value"].notna()]
    years = sorted({int(year) for year in shown["year"]})
    years = [years[0], years[-1]] if len(years) > 1 else years
    codes = list(shown[shown["year"] == years[-1]]["category"]) if years else []
    rows = [[words.category("item", code), *(_state(words, shown, code, year) for year in years)] for code in codes]
    caption = words.say("What is in place against violence and harassment at work")
    return Table(caption, [words.say("What"), *(str(year) for year in years)], rows)


def _state(words: Words, items: pd.DataFrame, code: str, year: int) -> str:
    found = items[(items["category"] == code) & (items["year"] == year)]
    if found.empty:
        return "–"
    row = found.iloc[0]
    count, of = in_place(row), whole(row["base"])
    if count == of:
        return words.say(IN_PLACE)
    return words.say(PARTLY, count=count, all=of) if count else words.say(MISSING)
