"""The well-being survey: answers on the good and on the other side by section, who answered, differences in scores."""

from __future__ import annotations

from typing import Any

import pandas as pd

from indicators.charts import figure as f
from indicators.charts.bars import bar
from indicators.charts.chance import Rates, last_rates
from indicators.charts.chart import Chart, alternative, latest, table_of
from indicators.charts.facts import fact, not_shown
from indicators.charts.memory import remembered
from indicators.charts.rows import height, row_frame
from indicators.charts.words import Words, whole
from indicators.formulas import rounded
from indicators.marking import N_

HALF_ANSWERED = 50
"""Our own line, of the definition: below it the answers may not speak for the others."""
SIDES = (("W", f.WOMEN, f.WOMEN_PALE, "", 0.11), ("M", f.MEN, f.MEN_PALE, "/", -0.11))
"""Gender, strong and pale colour, hatch, and how far from the middle of its row a bar lies."""


@remembered
def sections(words: Words, rows: pd.DataFrame, total: pd.DataFrame, response: pd.DataFrame) -> Chart | None:
    """Answers on the good side to the right, the others to the left, women above men, a row a section of the survey.

    `rows`: positive_answers_difference by section; `total`: the same as a whole; `response`: survey_response_rate.
    """
    title, found = words.say("How women and men feel at work"), last_rates(rows)
    if not found:
        return not_shown(words, "sections", title, rows)
    sentence = _sentence(words, found, last_rates(total), response)
    everything = pd.concat([each for each in (rows, total, response) if len(each)], ignore_index=True)
    return Chart(
        name="sections",
        title=title,
        subtitle=words.say("Answers of the survey by section, {when}", when=words.when(latest(rows))),
        sentence=sentence,
        alt=alternative(words.say("Diverging bar chart, two bars a row"), sentence),
        figure=_figure(words, found),
        height=height(len(found)),
        table=table_of(words, everything, title),
        observations=everything,
        notes=(
            words.say("Answers are counted, not people: one person gives many, so nothing is said of chance."),
            words.say(
                "Where a high answer is a bad one, the low side is the good one. To the left stand the bad answers "
                "and, where the scale has a middle, those on neither side."
            ),
        ),
    )


def section_name(words: Words, row: pd.Series) -> str:
    """The name of a section; a code that is none of the usual ones is a word of the survey itself."""
    name = words.category(row["breakdown"], row["category"])
    return name[:1].upper() + name[1:]


def _shares(rates: Rates) -> tuple[float, float]:
    return rates.women * 100 / rates.of_women, rates.men * 100 / rates.of_men


def _sentence(
    words: Words,
    found: list[tuple[pd.Series, Rates]],
    whole_survey: list[tuple[pd.Series, Rates]],
    response: pd.DataFrame,
) -> str:
    said = [
        words.say(
            "In {year} {women} of women’s {of_women} answers were on the good side (**{women_rate}**), and {men} of "
            "men’s {of_men} (**{men_rate}**).",
            year=str(row["year"]),
            women=words.number(rates.women),
            of_women=words.number(rates.of_women),
            women_rate=words.percent(_shares(rates)[0]),
            men=words.number(rates.men),
            of_men=words.number(rates.of_men),
            men_rate=words.percent(_shares(rates)[1]),
        )
        for row, rates in whole_survey
    ]
    row, rates = max(found, key=lambda each: abs(_shares(each[1])[0] - _shares(each[1])[1]))
    women, men = _shares(rates)
    said.append(
        words.say(
            "Women and men lie furthest apart in “{section}”: {women} and {men}.",
            section=section_name(words, row),
            women=words.percent(women),
            men=words.percent(men),
        )
    )
    return " ".join([*said, answered(words, response)]).strip()


def answered(words: Words, response: pd.DataFrame) -> str:
    """How many of those invited answered, and that few did where fewer than half did."""
    last = latest(response)
    if last.empty:
        return ""
    row = last.iloc[0]
    sentence = words.say(
        "{count} of {all} who were invited answered (**{share}**, {year}).",
        count=words.number(whole(row["women"]) + whole(row["men"])),
        all=words.number(whole(row["base"])),
        share=words.percent(row["value"]),
        year=str(row["year"]),
    )
    if float(row["value"]) >= HALF_ANSWERED:
        return sentence
    few = words.say("Fewer than half: the answers may not speak for the others (a line of our own).")
    return f"{sentence} {few}"


def _figure(words: Words, found: list[tuple[pd.Series, Rates]]) -> dict[str, Any]:
    names = [_row_name(words, row, rates) for row, rates in found]
    ticks = [-100, -50, 0, 50, 100]
    x = f.axis(range=[-100, 100], tickvals=ticks, ticktext=[words.percent(abs(tick), 0) for tick in ticks])
    key = words.say("left: other answers, right: answers on the good side")
    layout = row_frame(words, names, [f.line_at("x", 0, "solid")], f"{f.gender_key(words)}  {key}", x)
    bars = [
        _bars(words, found, gender, (color if good else pale, color, hatch), shift, good)
        for gender, color, pale, hatch, shift in SIDES
        for good in (True, False)
    ]
    return {"data": bars, "layout": {**layout, "barmode": "overlay"}}


def _row_name(words: Words, row: pd.Series, rates: Rates) -> str:
    women, men = _shares(rates)
    return words.say(
        "<b>{name}</b>  women {women}, men {men}",
        name=section_name(words, row),
        women=words.percent(women),
        men=words.percent(men),
    )


def _bars(
    words: Words,
    found: list[tuple[pd.Series, Rates]],
    gender: str,
    look: tuple[str, str, str],
    shift: float,
    good: bool,
) -> dict[str, Any]:
    """One side of the bars of one gender: good answers to the right, the others to the left.

    `look`: colour, outline and hatch; a pale side is outlined, so that it is seen on any ground.
    """
    color, outline, hatch = look
    shares = [_shares(rates)[gender == "M"] for _, rates in found]
    values = pd.Series([share if good else share - 100 for share in shares])
    who = words.say("women") if gender == "W" else words.say("men")
    side = words.say("on the good side") if good else words.say("other answers")
    hover = [
        f"{section_name(words, row)}: {who}, {side}, {words.percent(abs(value))}"
        for (row, _), value in zip(found, values, strict=True)
    ]
    drawn = bar(values, [-i for i in range(len(found))], color, hatch, hover)
    drawn["marker"]["line"] = {"color": outline, "width": 1}
    return {**drawn, "width": 0.2, "offset": shift - 0.1}


@remembered
def scores(words: Words, total: pd.DataFrame, rows: pd.DataFrame) -> Chart | None:
    """By how many points of 100 women's scores lie above or below men's. Totals, and the same by section."""
    title, last = words.say("Scores of the survey"), latest(total)
    if last.empty:
        return not_shown(words, "scores", title, total)
    row = last.iloc[0]
    sentence = _apart(words, row)
    by_section = latest(rows)
    if len(by_section):
        listed = words.listing(
            [f"{section_name(words, each)} {words.value('points', each['value'])}" for _, each in by_section.iterrows()]
        )
        sentence = f"{sentence} " + words.say("Women’s less men’s, by section: {sections}.", sections=listed)
    everything = pd.concat([total, rows], ignore_index=True) if len(rows) else total
    note = words.say("Each question on a scale from 0 to 100 with high = good; questions the other way are turned.")
    return fact(words, "scores", title, sentence, everything, (note,))


def _apart(words: Words, row: pd.Series) -> str:
    points = rounded(float(row["value"]), 1)
    text = N_("In {year} women’s and men’s mean scores were the same ({counts} answered).")
    if points > 0:
        text = N_("In {year} women’s mean score was **{points} points** above men’s ({counts} answered).")
    if points < 0:
        text = N_("In {year} women’s mean score was **{points} points** below men’s ({counts} answered).")
    return words.say(
        text,
        year=str(row["year"]),
        points=words.number(float(abs(points)), 1),
        counts=words.counts(whole(row["women"]), whole(row["men"])),
    )
