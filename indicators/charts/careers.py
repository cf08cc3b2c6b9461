"""Careers: who was promoted, who leaves and why, what training women and men get."""

from __future__ import annotations

from typing import Any

import pandas as pd

from indicators.charts import figure as f
from indicators.charts.bars import bar
from indicators.charts.chart import Chart, alternative, latest, table_of
from indicators.charts.facts import fact, none_shown, not_shown
from indicators.charts.memory import remembered
from indicators.charts.rows import height, named, row_frame
from indicators.charts.together import answered
from indicators.charts.waiting import waiting
from indicators.charts.withheld import is_withheld
from indicators.charts.words import Words, whole
from indicators.charts.years import HEIGHT, over_the_years, spoken_lines
from indicators.formulas import rounded
from indicators.marking import N_

__all__ = ["alike", "answer", "leaving", "training", "turnover", "waiting"]


def answer(
    words: Words, promotions: pd.DataFrame, three: pd.DataFrame, rates: pd.DataFrame, leavers: pd.DataFrame
) -> str:
    """Who of the eligible was promoted, where there are enough cases; and who of the staff left. Totals."""
    said = answered(words, N_("Promoted in **{when}**, of those eligible: {rates}"), promotions, three)
    now, gone = latest(rates), latest(leavers)
    if len(now) and not is_withheld(rates):
        said.append(_left(words, now.iloc[0]))
    elif len(gone):
        said.append(_gone(words, gone.iloc[0]))
    return " ".join(said)


def _gone(words: Words, row: pd.Series) -> str:
    """Who left, where the share of the staff that they are is not shown."""
    return words.say(
        "Who left in {year}: **{counts}**; how large a share of the staff that is cannot be shown, so that nobody can "
        "be recognised.",
        counts=words.counts(whole(row["women"]), whole(row["men"])),
        year=str(row["year"]),
    )


@remembered
def turnover(words: Words, rates: pd.DataFrame, differences: pd.DataFrame) -> Chart | None:
    """How many of the staff left, and by how many points women's and men's turnover differ. Totals of both."""
    title, rows = words.say("Turnover"), pd.concat([rates, differences], ignore_index=True)
    now, apart = latest(rates), latest(differences)
    if now.empty:
        return not_shown(words, "turnover", title, rows)
    row = now.iloc[0]
    sentence = _left(words, row)
    if len(apart) and apart.iloc[0]["year"] == row["year"]:
        sentence = f"{sentence} {_apart(words, float(apart.iloc[0]['value']))}"
    note = words.say("The average of the opening and the closing day; an average has no interval here.")
    return fact(words, "turnover", title, sentence, rows, (note,))


def _left(words: Words, row: pd.Series) -> str:
    return words.say(
        "Of {base} people on the staff on average **{count}** left in {year} ({share}): {counts}.",
        base=words.number(whole(row["base"])),
        count=words.number(whole(row["women"]) + whole(row["men"])),
        year=str(row["year"]),
        share=words.percent(row["value"]),
        counts=words.counts(whole(row["women"]), whole(row["men"])),
    )


def _apart(words: Words, points: float) -> str:
    shown = rounded(points, 1)
    text = N_("Women and men left as often.")
    if shown > 0:
        text = N_("Among women it was {points} points more than among men.")
    if shown < 0:
        text = N_("Among women it was {points} points less than among men.")
    return words.say(text, points=words.number(float(abs(shown)), 1))


@remembered
def leaving(words: Words, rows: pd.DataFrame) -> Chart | None:
    """How many women and men left for which reason in the last year. `rows`: women_among_leavers by reason."""
    last, title = latest(rows), words.say("Why people leave")
    if last.empty:
        return not_shown(words, "leaving", title, rows)
    everyone = int(last["women"].sum() + last["men"].sum())
    sentence = words.say(
        "Who left in {year}, by reason: {reasons}.",
        year=str(last["year"].iloc[0]),
        reasons="; ".join(_reason(words, row) for _, row in last.iterrows()),
    )
    return Chart(
        name="leaving",
        title=title,
        subtitle=words.say("Women and men who left, counted, {year}", year=str(last["year"].iloc[0])),
        sentence=sentence,
        alt=alternative(words.say("Bar chart, two bars a row"), sentence),
        figure=_leaving_figure(words, last) if everyone else None,
        height=height(len(last)),
        table=table_of(words, rows, title),
        observations=rows,
        notes=(
            words.say("Counts of those who left: how many there are of women and of men says nothing of a chance."),
        ),
    )


def _reason(words: Words, row: pd.Series) -> str:
    return words.say(
        "{reason} **{counts}**",
        reason=words.category(row["breakdown"], row["category"]),
        counts=words.counts(whole(row["women"]), whole(row["men"])),
    )


def _leaving_figure(words: Words, last: pd.DataFrame) -> dict[str, Any]:
    names = [named(words, row) for _, row in last.iterrows()]
    bars = []
    for column, color, pattern, said, shift in (
        ("women", f.WOMEN, "", words.women, 0.11),
        ("men", f.MEN, "/", words.men, -0.11),
    ):
        hover = [
            f"{words.category(row['breakdown'], row['category'])}: {said(whole(row[column]))}"
            for _, row in last.iterrows()
        ]
        places = [-i for i in range(len(last))]
        drawn = bar(last[column].astype(float), places, color, pattern, hover)
        bars.append({**drawn, "width": 0.2, "offset": shift - 0.1})
    top = max(1.0, float(last[["women", "men"]].astype(float).max().max()))
    x = f.axis(range=[0, top * 1.08], tickformat=",d")
    layout = row_frame(words, names, [], f.gender_key(words), x)
    return {"data": bars, "layout": {**layout, "barmode": "overlay"}}


@remembered
def training(words: Words, access: pd.DataFrame, hours: pd.DataFrame) -> Chart | None:
    """Training of women to that of men over the years: how often, and how many hours a head."""
    series = [(words.say("participations a head"), access), (words.say("hours a head"), hours)]
    shown = [(name, rows[rows["value"].notna()]) for name, rows in series]
    shown = [(name, rows) for name, rows in shown if len(rows)]
    if not shown:
        return none_shown(words, "training", words.say("Training, women to men"), [access, hours])
    rows = pd.concat([each for _, each in series if len(each)], ignore_index=True)
    sentence = _training_sentence(words, latest(access), latest(hours))
    traces, labels = spoken_lines(shown, lambda value: words.number(value, 2))
    values = [float(value) for _, each in shown for value in each["value"]]
    title = words.say("Training, women to men")
    return Chart(
        name="training",
        title=title,
        subtitle=words.say(
            "Of women, divided by that of men, {years}; 1 = as much",
            years=words.years(pd.concat([e for _, e in shown])),
        ),
        sentence=sentence,
        alt=alternative(words.say("Line chart over the years"), sentence),
        figure=over_the_years(
            words,
            (year for _, each in shown for year in each["year"]),
            traces,
            labels,
            f.axis(range=[min(0.8, min(values) - 0.1), max(1.2, max(values) + 0.1)], tickformat=".1f"),
            [1],
        ),
        height=HEIGHT,
        table=table_of(words, rows, title),
        observations=rows,
        notes=(words.say("Who takes part in two kinds of training counts twice, so there is no talk of chance."),),
    )


def _training_sentence(words: Words, access: pd.DataFrame, hours: pd.DataFrame) -> str:
    said = []
    if len(access):
        row = access.iloc[0]
        said.append(
            words.say(
                "In {year} women of the staff took part **{ratio} times** as often as men "
                "({women} and {men} participations).",
                year=str(row["year"]),
                ratio=words.number(row["value"], 2),
                women=words.number(whole(row["women"])),
                men=words.number(whole(row["men"])),
            )
        )
    if len(hours):
        row = hours.iloc[0]
        said.append(
            words.say(
                "A woman had **{ratio} times** the hours of a man, on average ({year}).",
                year=str(row["year"]),
                ratio=words.number(row["value"], 2),
            )
        )
    return " ".join(said)


@remembered
def alike(words: Words, rows: pd.DataFrame) -> Chart | None:
    """The odds of promotion among people at the same level, in the same work and working time."""
    last = latest(rows)
    if last.empty:
        return not_shown(words, "alike", words.say("Promotion among alike people"), rows)
    row = last.iloc[0]
    sentence = words.say(
        "Among people at the same level, in the same occupation and working time, the odds of promotion of women were "
        "**{value} times** those of men in {year} (95% interval from {low} to {high}). Odds are not chances.",
        value=words.number(row["value"], 2),
        year=str(row["year"]),
        low=words.number(row["low"], 2),
        high=words.number(row["high"], 2),
    )
    return fact(words, "alike", words.say("Promotion among alike people"), sentence, rows)
