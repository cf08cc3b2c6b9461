"""What stands on an indicator's methods card, made from its definition."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.catalogue import catalogue, themes
from indicators.charts.chart import Table
from indicators.charts.words import Words
from indicators.examples import run
from indicators.marking import N_
from indicators.model import TOTAL, Example, Indicator

EVIDENCE = {
    "V": N_("V: read in an official text, page or code"),
    "S": N_("S: from a secondary source"),
    "M": N_("M: from general knowledge, not verified; not a standard"),
    "D": N_("D: our own definition; not a standard"),
}
FORMULA_WORDS = {
    "share_of_women": N_("women / (women + men) × 100"),
    "share": N_("counted / population × 100"),
    "count": N_("number of persons"),
    "ratio_of_shares": N_("women’s share of the pool / women’s share of those counted"),
    "rate_per_1000_women": N_("women counted / women of the population × 1,000"),
    "rate_per_1000_men": N_("men counted / men of the population × 1,000"),
    "difference_in_points": N_("|women − men| / (women + men) × 100"),
    "dissimilarity": N_("½ × Σ |women of the unit / all women − men of the unit / all men| × 100"),
    "seats_missing_to_40": N_(
        "whole number of seats closest to 40% but not above 49%, less the seats that the less represented gender has"
    ),
    "rate_of_women": N_("women counted / women of the population × 100"),
    "rate_of_men": N_("men counted / men of the population × 100"),
    "difference_of_rates": N_("rate of women − rate of men, in points"),
    "ratio_of_rates": N_("rate of women / rate of men"),
    "four_fifths": N_("lower rate / higher rate; flagged strictly below 0.80"),
    "representation_ratio": N_("women’s share of those counted / women’s share of the pool"),
    "equality_score": N_("1 + (1 − |women’s share / 50% − 1|) × 99"),
    "points_of_state_scale": N_("points of 10 for the share of the less represented gender"),
    "balanced_groups": N_("groups with 40 to 60% women / groups of at least ten people × 100"),
    "staff_in_balanced_groups": N_("people in groups of at least ten with 40 to 60% women / all people × 100"),
    "bodies_meeting_40": N_("bodies with at least 40% of each gender / bodies of at least three seats × 100"),
    "bodies_with_the_seats_for_40": N_("bodies that lack no seat to 40% / bodies of at least three seats × 100"),
    "boards_with_one_third": N_("boards with a third of each gender / boards of at least three members × 100"),
    "turnover": N_("leavers / mean of opening and closing headcount × 100"),
    "turnover_difference": N_("turnover of women − turnover of men, in points"),
    "stratified_ratio": N_("Mantel-Haenszel ratio of the rates, women / men, over the strata"),
    "stratified_odds": N_("Mantel-Haenszel odds ratio, women / men, over the strata"),
    "mean_gap": N_("(mean of men − mean of women) / mean of men × 100"),
    "median_gap": N_("(median of men − median of women) / median of men × 100"),
    "gap_of_category": N_("(mean of men − mean of women) / mean of men × 100; flagged from 5% to either side"),
    "structure_adjusted_gap": N_("mean gaps of the groups, weighted by their people"),
    "structure_adjusted_median_gap_of_ten": N_("median gaps of the groups with ten of each gender, weighted by people"),
    "units_with_ten_of_each": N_("number of groups with at least ten women and ten men"),
    "structure_adjusted_median_gap": N_("median gaps of the groups, weighted by their people"),
    "categories_at_5_percent": N_("number of categories whose mean gap is 5% or more, to either side"),
    "share_of_categories_at_5_percent": N_("categories whose mean gap is 5% or more / categories compared × 100"),
    "share_receiving": N_("share of women who receive − share of men who receive, in points"),
    "ratio_of_medians": N_("median of women / median of men"),
    "median_time_of_women": N_("Kaplan-Meier median of the times of women"),
    "median_time_of_men": N_("Kaplan-Meier median of the times of men"),
    "median_time_difference": N_("Kaplan-Meier median of women − that of men"),
    "women_in_lower_quarter": N_("women / (women + men) in the lower of four equal groups by pay × 100"),
    "women_in_lower_middle_quarter": N_("women / (women + men) in the lower middle of four equal groups by pay × 100"),
    "women_in_upper_middle_quarter": N_("women / (women + men) in the upper middle of four equal groups by pay × 100"),
    "women_in_upper_quarter": N_("women / (women + men) in the upper of four equal groups by pay × 100"),
    "fewer_among_top_ten": N_("persons of the less represented gender among the ten highest"),
    "women_among_top_ten": N_("women / people among the ten highest × 100"),
    "women_in_top_decile": N_("women / people at or above the 90th percentile × 100"),
    "adjusted_pay_gap": N_("(1 − exp(b)) × 100, b: woman’s coefficient in a regression of the logarithm of pay"),
    "unexplained_gap": N_("part of the mean gap that the traits do not explain, in % of men’s mean"),
    "explained_gap": N_("part of the mean gap that the traits explain, in % of men’s mean"),
    "share_of_amount_of_women": N_("amount of women / amount of women and men × 100"),
    "share_of_amount_of_men": N_("amount of men / amount of women and men × 100"),
    "amount_per_head": N_("amount / people"),
    "ratio_of_amounts_per_head": N_("amount per woman / amount per man"),
    "difference_of_scores": N_("mean score of women − mean score of men, averaged over the questions"),
    "share_of_things": N_("counted / all × 100"),
    "people_counted": N_("people counted, from 10"),
    "share_of_amounts": N_("amount counted / amount of all × 100"),
    "per_1000_staff": N_("amount / staff × 1,000"),
    "per_person_of_staff": N_("amount / staff"),
    "sum_of_amounts": N_("amounts added up"),
    "mean_of_amounts": N_("mean of the amounts"),
    "median_of_amounts": N_("median of the amounts"),
    "only_amount": N_("as delivered, where one row has it"),
    "execution_ratio": N_("(paid / committed of the lines counted) / (paid / committed of all lines)"),
    "published": N_("taken over as published; nothing is computed"),
}
DIRECTIONS = {
    "parity": N_("closer to parity is better, for women and for men"),
    "higher": N_("higher is better"),
    "lower": N_("lower is better"),
    "towards": N_("closer to {value} is better"),
    "none": N_("context: no direction is better"),
}


@dataclass(frozen=True)
class Card:
    """An indicator's methods card: label and text pairs, its query, its worked examples."""

    title: str
    question: str
    facts: list[tuple[str, str]]
    query: str
    examples: list[tuple[str, Table, str]]


def card(words: Words, slug: str) -> Card:
    """Everything the definition says, in words."""
    indicator = catalogue()[slug]
    return Card(
        title=f"{words.title(indicator)} ({indicator.code})",
        question=words.say(indicator.question),
        facts=[fact for fact in _facts(words, indicator) if fact[1]],
        query=indicator.sql or "",
        examples=[worked(words, indicator, example) for example in indicator.examples],
    )


def _facts(words: Words, indicator: Indicator) -> list[tuple[str, str]]:
    direction = words.say(DIRECTIONS[indicator.better], value=words.number(indicator.better_value or 0))
    breakdowns = [words.breakdown(each).lower() for each in indicator.breakdowns]
    return [
        (words.say("Definition"), words.say(indicator.definition)),
        (words.say("Why it matters"), words.say(indicator.why_it_matters)),
        (words.say("Formula"), words.say(FORMULA_WORDS[indicator.formula])),
        (words.say("Direction"), direction),
        (words.say("Breakdowns"), ", ".join(breakdowns)),
        (words.say("Caution"), words.say(indicator.caution)),
        (words.say("Evidence for the definition"), words.say(EVIDENCE[indicator.evidence])),
        (words.say("References"), "; ".join(_standard(words, indicator))),
        (
            words.say("Version"),
            words.say("{version}, in use since {year}", version=str(indicator.version), year=str(indicator.since)),
        ),
    ]


def _standard(words: Words, indicator: Indicator) -> list[str]:
    return [
        f"{words.say(each.name)}: {words.say(each.says)} [{words.say(EVIDENCE[each.evidence])}]"
        for each in indicator.standards
    ]


def worked(words: Words, indicator: Indicator, example: Example) -> tuple[str, Table, str]:
    """Note, given table and what comes out, run through the product now."""
    name, text = next(iter(example.given.items()))
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    table = Table(words.say("Given: {table}", table=name), lines[0], lines[1:])
    holds = all(outcome.holds for outcome in run(indicator, example))
    results = "; ".join(_expected(words, indicator, row) for row in example.expect)
    verdict = words.say("It holds.") if holds else words.say("It does not hold.")
    return words.say(example.note), table, f"{results}. {verdict}"


def _expected(words: Words, indicator: Indicator, row: dict[str, object]) -> str:
    value = row.get("value")
    written = "–" if value is None or isinstance(value, str) else words.value(indicator.unit, float(str(value)))
    breakdown = str(row.get("breakdown", TOTAL))
    return written if breakdown == TOTAL else f"{words.category(breakdown, str(row['category']))}: {written}"


def indicator_names(words: Words) -> dict[str, str]:
    """Slug to “title (code)”, by theme and code."""
    ordered = [each for theme in themes() for each in catalogue().of_theme(theme)]
    return {each.slug: f"{words.title(each)} ({each.code})" for each in ordered}


def notes(words: Words) -> Table:
    """The series breaks and cautions of an administration."""
    rows = [
        [", ".join(str(year) for year in note.years), words.reason(note.reason), words.say(note.text)]
        for note in words.city.notes
    ]
    columns = [words.say("Years"), words.say("What to know"), words.say("Why")]
    return Table(words.say("Series breaks and cautions: {city}", city=words.here), columns, rows)


def rule(slug: str) -> tuple[Indicator, float]:
    """An indicator that is a rule, and the limit that its standard sets."""
    indicator = catalogue()[slug]
    return indicator, next(each.value for each in indicator.standards if each.value is not None)
