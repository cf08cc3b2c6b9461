"""How a pay gap is said and on which axis it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from indicators.charts import figure as f
from indicators.charts.chart import because
from indicators.charts.words import Words
from indicators.formulas import rounded
from indicators.marking import N_
from indicators.model import TOTAL
from indicators.statistics import verdict

LIMIT = 5.0
"""Percent: the Directive's limit for categories of workers."""
MEASURES = {
    "median_pay_gap": N_("median, gross hourly pay"),
    "mean_pay_gap": N_("mean, gross hourly pay"),
    "structure_adjusted_median_pay_gap": N_("median, gross hourly pay, inside the levels"),
    "structure_adjusted_pay_gap": N_("mean, gross hourly pay, inside the levels"),
    "median_annual_base_pay_gap": N_("median, basic pay of the year"),
    "mean_annual_base_pay_gap": N_("mean, basic pay of the year"),
    "median_annual_base_pay_gap_inside_categories": N_("median, basic pay, inside the categories"),
    "median_annual_pay_gap": N_("median, gross pay of the year"),
    "mean_annual_pay_gap": N_("mean, gross pay of the year"),
    "pay_gap_by_category": N_("mean, basic pay for an hour"),
    "variable_pay_gap_by_category": N_("mean, variable pay for an hour, 0 for those who receive none"),
    "variable_pay_gap": N_("mean, of those who receive any"),
    "median_variable_pay_gap": N_("median, of those who receive any"),
    "variable_pay_gap_of_all": N_("mean, of everyone, 0 for those who receive none"),
    "median_variable_pay_gap_of_all": N_("median, of everyone, 0 for those who receive none"),
}
"""What is measured: statistic, pay, and of whom."""
VERDICTS = {
    "differs": N_("This differs by more than chance alone would."),
    "too_few": N_("Too few to tell whether it is more than chance."),
    "no_difference": N_("No difference seen that is more than chance."),
}
ONE_PERSON = {
    True: N_("Leaving out one person would move it across 5%."),
    False: N_("Leaving out any one person would not move it across 5%."),
}


def measure(words: Words, row: pd.Series) -> str:
    """“median, gross hourly pay, everyone”, “mean, gross hourly pay, full time only”."""
    name = words.say(MEASURES[row["indicator"]])
    if row["breakdown"] == TOTAL:
        return name
    group = words.category(row["breakdown"], row["category"]).lower()
    return words.say("{measure}, {group} only", measure=name, group=group)


def size_of_gap(words: Words, value: float) -> str:
    """“4.2% below men’s”, “0.3% above men’s”, “the same as men’s”: women’s pay, at one decimal."""
    shown = rounded(value, 1)
    if shown > 0:
        return words.say("{percent} below men’s", percent=words.percent(abs(value)))
    if shown < 0:
        return words.say("{percent} above men’s", percent=words.percent(abs(value)))
    return words.say("the same as men’s")


def chance(words: Words, row: pd.Series) -> str:
    """The verdict of a gap from its interval, and whether one person moves it across the limit."""
    if pd.isna(row["low"]) or pd.isna(row["high"]):
        return ""
    sentence = words.say(VERDICTS[verdict(float(row["low"]), float(row["high"]))])
    decides = bool(because(row.to_frame().T, "one_person_decides").iloc[0])
    return f"{sentence} {words.say(ONE_PERSON[decides])}"


def band(axis: str) -> list[dict[str, object]]:
    """0 as a line, −5 and 5 % dotted."""
    return [f.line_at(axis, 0, "solid"), f.line_at(axis, -LIMIT), f.line_at(axis, LIMIT)]


def side_key(words: Words) -> str:
    """What the two sides of a gap mean, and the dotted lines."""
    return words.say("left of 0: women have more;  right: men have more")


def gap_axis(values: Sequence[float]) -> dict[str, Any]:
    """Percent around 0, both sides alike, never narrower than ±8."""
    reach = max(8.0, max(abs(float(value)) for value in values) * 1.2)
    return f.axis(range=[-reach, reach], ticksuffix="%")
