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
