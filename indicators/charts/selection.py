"""Recruitment: who applies and is hired, who chooses, and what is offered to those who start."""

from __future__ import annotations

from typing import Any

import pandas as pd

from indicators.charts import figure as f
from indicators.charts.chart import Chart, alternative, latest, table_of
from indicators.charts.facts import fact, none_shown, not_shown
from indicators.charts.memory import remembered
from indicators.charts.together import answered
from indicators.charts.words import Words, whole
from indicators.charts.years import HEIGHT, over_the_years, spoken_lines
from indicators.formulas import rounded
from indicators.marking import N_

Named = list[tuple[str, pd.DataFrame]]


def answer(
    words: Words, chances: pd.DataFrame, three: pd.DataFrame, applicants: pd.DataFrame, hires: pd.DataFrame
) -> str:
    """Whether women and men who apply are appointed alike, where there are enough cases; who applies and is hired."""
    said = answered(words, N_("Appointed, of those who applied in the calls of **{when}**: {rates}"), chances, three)
    return " ".join([*said, *_who_comes(words, applicants, hires)])


def _who_comes(words: Words, applicants: pd.DataFrame, hires: pd.DataFrame) -> list[str]:
    """Women among those who applied and among those hired, each with its counts and year."""
    texts = (
        (applicants, N_("Women sent **{women} of {all}** applications in {year} ({share}).")),
        (hires, N_("Of those hired in {year}, **{women} of {all}** are women ({share}).")),
    )
    return [
        words.say(
            text,
            women=words.number(whole(row["women"])),
            all=words.number(whole(row["women"]) + whole(row["men"])),
            share=words.percent(row["value"]),
            year=str(row["year"]),
        )
        for rows, text in texts
        for _, row in latest(rows).iterrows()
    ]


@remembered
def applicants_and_hires(words: Words, applicants: pd.DataFrame, hires: pd.DataFrame) -> Chart | None:
    """Women's share of those who applied and of those who were hired, over the years."""
    series = [(words.say("of the applications"), applicants), (words.say("of those hired"), hires)]
    sentence = " ".join(_who_comes(words, applicants, hires))
    return _shares(
        words,
        "applicants_and_hires",
        words.say("Who applies, who is hired"),
        N_("Share of women, {years}; dotted: 40% and 60%"),
        series,
        sentence,
        (
            words.say(
                "Applications are counted, not people: who answers two calls counts twice. People are hired in other "
                "ways too, so those hired are not all among the applicants."
            ),
        ),
    )


@remembered
def boards(words: Words, third: pd.DataFrame, forty: pd.DataFrame, chairs: pd.DataFrame) -> Chart | None:
    """How many of the selection boards are balanced, by two rules; and who presides."""
    series = [
        (words.say("one third of each"), third),
        (words.say("whole number closest to 40%"), forty),
    ]
    return _shares(
        words,
        "boards",
        words.say("Who chooses: the selection boards"),
        N_("Share of the boards of three or more that are balanced, {years}"),
        series,
        _boards_sentence(words, latest(third), latest(forty), latest(chairs)),
        (words.say("Both rules are remembered and not verified here: not a standard."),),
        with_band=False,
    )


def _boards_sentence(words: Words, third: pd.DataFrame, forty: pd.DataFrame, chairs: pd.DataFrame) -> str:
    said = []
    if len(third):
        row = third.iloc[0]
        said.append(
            words.say(
                "In {year} **{share}** of the boards had at least one third of each gender; their members: {counts}.",
                year=str(row["year"]),
                share=words.percent(row["value"]),
                counts=words.counts(whole(row["women"]), whole(row["men"])),
            )
        )
    if len(forty):
        row = forty.iloc[0]
        said.append(
            words.say(
                "**{share}** came up to the whole number of members closest to 40%.", share=words.percent(row["value"])
            )
        )
    if len(chairs):
        row = chairs.iloc[0]
        said.append(
            words.say(
                "Who presided: {counts} ({year}).",
                counts=words.counts(whole(row["women"]), whole(row["men"])),
                year=str(row["year"]),
            )
        )
    return " ".join(said)


def _shares(
    words: Words,
    name: str,
    title: str,
    subtitle: str,
    series: Named,
    sentence: str,
    notes: tuple[str, ...],
    with_band: bool = True,
) -> Chart | None:
    """Shares over the years, a line each, on the whole scale from 0 to 100. `subtitle` has a place for the years."""
    shown = [(each, rows[rows["value"].notna()]) for each, rows in series]
    shown = [(each, rows) for each, rows in shown if len(rows)]
    if not shown:
        return none_shown(words, name, title, [each for _, each in series])
    rows = pd.concat([each for _, each in series if len(each)], ignore_index=True)
    return Chart(
        name=name,
        title=title,
        subtitle=words.say(subtitle, years=words.years(pd.concat([each for _, each in shown]))),
        sentence=sentence,
        alt=alternative(words.say("Line chart over the years"), sentence),
        figure=_shares_figure(words, shown, with_band),
        height=HEIGHT,
        table=table_of(words, rows, title),
        observations=rows,
        notes=notes,
    )


def _shares_figure(words: Words, shown: Named, with_band: bool) -> dict[str, Any]:
    traces, labels = spoken_lines(shown, words.percent)
    years = (year for _, rows in shown for year in rows["year"])
    return over_the_years(words, years, traces, labels, f.percent_axis(), (40, 60) if with_band else ())


@remembered
def starting_pay(words: Words, rows: pd.DataFrame) -> Chart | None:
    """What women who start get for an hour beside men who start in the same category."""
    last = latest(rows)
    if last.empty:
        return not_shown(words, "starting_pay", words.say("Pay at the start"), rows)
    row = last.iloc[0]
    gap = rounded(float(row["value"]), 1)
    text = N_("In {year} women and men who started in the same category got the same basic pay an hour ({counts}).")
    if gap > 0:
        text = N_(
            "In {year} women who started got **{gap} less** basic pay an hour than men who started in the same "
            "category ({counts})."
        )
    if gap < 0:
        text = N_(
            "In {year} women who started got **{gap} more** basic pay an hour than men who started in the same "
            "category ({counts})."
        )
    counts = words.counts(whole(row["women"]), whole(row["men"]))
    sentence = words.say(text, year=str(row["year"]), gap=words.percent(float(abs(gap))), counts=counts)
    note = words.say(
        "Gaps inside the categories, weighted by their people. No interval is given: read the years together."
    )
    return fact(words, "starting_pay", words.say("Pay at the start"), sentence, rows, (note,))


@remembered
def vacancies_stated(words: Words, rows: pd.DataFrame) -> Chart | None:
    """How many of the published vacancies say the pay and are for everyone."""
    shown = rows[rows["value"].notna()]
    if shown.empty:
        return not_shown(words, "vacancies", words.say("What our vacancies say"), rows)
    first, last = shown.iloc[0], shown.iloc[-1]
    sentence = words.say_many(
        "**{share}** of {count} vacancy published in {year} states the pay and has a gender-neutral title.",
        "**{share}** of {count} vacancies published in {year} state the pay and have a gender-neutral title.",
        whole(last["base"]),
        share=words.percent(last["value"]),
        year=str(last["year"]),
    )
    if first["year"] != last["year"]:
        before = words.say("In {year} it was {share}.", year=str(first["year"]), share=words.percent(first["value"]))
        sentence = f"{sentence} {before}"
    return fact(words, "vacancies", words.say("What our vacancies say"), sentence, rows)
