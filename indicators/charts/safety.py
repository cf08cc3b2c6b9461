"""Safety at work: what is in place against violence and harassment, who is trained, what is reported and dealt with."""

from __future__ import annotations

import pandas as pd

from indicators.charts.chance import last_rates, told
from indicators.charts.chart import Chart, latest
from indicators.charts.checklist import checklist, in_place, system
from indicators.charts.counted import counted_over_years
from indicators.charts.facts import fact, not_shown
from indicators.charts.memory import remembered
from indicators.charts.reported import reports, windows
from indicators.charts.unanswered import Question
from indicators.charts.withheld import later
from indicators.charts.words import Words, whole
from indicators.marking import N_

__all__ = [
    "answer",
    "checklist",
    "managers",
    "prevalence",
    "questions",
    "reports",
    "scope",
    "system",
    "trained",
    "windows",
]
ASKED = {
    "awareness": (
        N_("Whether people know where to turn"),
        N_("what is in place and who was trained"),
        N_("a question on it, in the survey of the staff"),
    ),
    "checklist": (
        N_("Which things are in place and which are missing"),
        N_("how many of them are in place"),
        N_("the checklist, with a line for each of its twelve things"),
    ),
    "training": (
        N_("Who is trained on violence and harassment"),
        N_("whether training is on the list of what is in place"),
        N_("the training table, with its kind"),
    ),
    "reports": (
        N_("Whether people report, and whether reports are dealt with in time"),
        N_("what is in place"),
        N_("reports as yearly counts from the trusted counsellor, never single cases"),
    ),
    "days": (
        N_("How long a report takes"),
        N_("how many were closed in time"),
        N_("one median over all kinds, of at least ten closed reports"),
    ),
    "prevalence": (
        N_("How many meet sexual harassment at work"),
        N_("the reports, which are a part only"),
        N_("the question “harassment”, in the survey of the staff"),
    ),
}
"""What readers ask: the question, what comes nearest to an answer, what to ask for."""


def scope(words: Words) -> str:
    """What the page is about, and what not."""
    return words.say(
        "The administration as an employer: violence and harassment at work. Nothing here speaks of violence in the "
        "city, and no administration is set beside another."
    )


def answer(words: Words, system: pd.DataFrame, trained: pd.DataFrame) -> str:
    """How much of the system is in place, and how many were trained. Totals."""
    said = []
    if len(latest(system)):
        row = latest(system).iloc[0]
        said.append(
            words.say(
                "**{count} of {all}** things on our own checklist against violence and harassment at work were in "
                "place, {when}.",
                count=in_place(row),
                all=whole(row["base"]),
                when=words.when(latest(system)),
            )
        )
    last = latest(trained)
    if len(last):
        row = last.iloc[0]
        said.append(
            words.say(
                "**{count} of {all}** people on the staff were trained on it in {year} ({share}).",
                count=words.number(whole(row["women"]) + whole(row["men"])),
                all=words.number(whole(row["base"])),
                year=str(row["year"]),
                share=words.percent(row["value"]),
            )
        )
        said.append(later(words, trained))
    return " ".join(each for each in said if each)


@remembered
def trained(words: Words, rows: pd.DataFrame) -> Chart | None:
    """Who of the staff was trained on violence and harassment, year by year. `rows`: totals."""
    return counted_over_years(
        words,
        rows,
        "trained",
        words.say("Staff trained on violence and harassment"),
        words.say("Of every 100 women and of every 100 men on the staff, how many took part in the year"),
        N_("{rates} took part in **{year}**."),
        (words.say("One year each: who took part in two years counts in both."),),
    )


@remembered
def managers(words: Words, rows: pd.DataFrame) -> Chart | None:
    """How many of those who lead were trained. `rows`: totals of managers_trained_on_violence."""
    title, last = words.say("Those who lead"), latest(rows)
    if last.empty:
        return not_shown(words, "managers", title, rows)
    row = last.iloc[0]
    sentence = words.say(
        "**{count} of {all}** executives and holders of high-responsibility posts were trained in {year} ({share}): "
        "{counts}.",
        count=whole(row["women"]) + whole(row["men"]),
        all=whole(row["base"]),
        year=str(row["year"]),
        share=words.percent(row["value"]),
        counts=words.counts(whole(row["women"]), whole(row["men"])),
    )
    note = words.say("They are often the first to be told.")
    return fact(words, "managers", title, sentence, rows, (note,))


@remembered
def prevalence(words: Words, rows: pd.DataFrame) -> Chart | None:
    """How many met sexual harassment at work, as they say in the survey. `rows`: harassment_prevalence_difference."""
    title, found = words.say("What people say in the survey"), last_rates(rows)
    if not found:
        return not_shown(words, "prevalence", title, rows)
    row, _ = found[0]
    sentence = words.say(
        "Met sexual harassment at work in the twelve months before, of those who answered in **{year}**: {told}",
        year=str(row["year"]),
        told=told(words, row),
    )
    note = words.say("Who answers is not everyone. Reports show a part only of what people meet.")
    return fact(words, "prevalence", title, sentence, rows, (note,))


def questions(
    words: Words, items: pd.DataFrame, trained_: pd.DataFrame, rate: pd.DataFrame, met: pd.DataFrame, days: pd.DataFrame
) -> list[Question]:
    """What was asked and cannot be answered: awareness always, the others where nothing was delivered."""
    is_open = {
        "awareness": True,
        "checklist": items.empty,
        "training": not _given(trained_),
        "reports": not _given(rate),
        "days": _given(rate) and latest(days).empty,
        "prevalence": not _given(met),
    }
    return [Question(*map(words.say, ASKED[name])) for name, still in is_open.items() if still]


def _given(rows: pd.DataFrame) -> bool:
    """Whether it was delivered: shown, or not shown to protect people."""
    return bool((rows["value"].notna() | (rows["flag"] == "protected")).any())
