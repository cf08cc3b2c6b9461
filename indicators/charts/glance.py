"""The rows of the first page: which figures of the five fields, what they say, and how far a target is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

import pandas as pd

from indicators.catalogue import catalogue, themes
from indicators.charts.bullet import bar
from indicators.charts.chance import counts as counts_of_rates
from indicators.charts.chance import rates_of, told
from indicators.charts.chart import because
from indicators.charts.headlines import counts, curve, referred
from indicators.charts.memory import remembered
from indicators.charts.pay_gap import MEASURES, chance, measure, size_of_gap
from indicators.charts.progress import STOCKS, Progress
from indicators.charts.targets import STATUSES, why
from indicators.charts.words import Words, whole
from indicators.model import TOTAL, Indicator

FIELDS = {
    "leadership": {
        "women_among_executives": "leadership",
        "women_in_council": "leadership",
        "women_in_executive_body": "leadership",
        "women_among_high_responsibility_posts": "leadership",
        "glass_ceiling_index": "leadership",
        "glass_ceiling_index_from_high_responsibility": "leadership",
    },
    "recruitment": {
        "median_pay_gap": "pay",
        "promotion_ratio": "careers",
        "selection_chances": "recruitment",
        "newcomers": "workforce",
    },
    "wellbeing": {
        "part_time_difference": "wellbeing",
        "mens_share_of_parental_days": "wellbeing",
        "survey_response_rate": "wellbeing",
    },
    "violence": {"prevention_system": "safety", "trained_on_violence": "safety"},
    "policies": {"actions_on_track": "plan", "spending_aimed_at_gaps": "budget", "plan_completeness": "plan"},
}
"""For each field of action its figures, the first ones first, and the page that shows each."""
MOST = 8
"""Rows on the first page: more are not read."""
RATES = ("ratio_of_rates", "difference_of_rates", "four_fifths")
"""Formulas that set the rate of women beside the rate of men."""

See = Callable[..., pd.DataFrame]


@dataclass(frozen=True)
class Shown:
    """A figure that the first page shows: its field and page, its totals that may be told, its target if it has one."""

    field: str
    page: str
    indicator: Indicator
    rows: pd.DataFrame
    progress: Progress | None = None


@dataclass(frozen=True)
class Row:
    """One row of the first page, all texts written out; without a target neither bar nor status."""

    slug: str
    page: str
    title: str
    value: str
    told: str
    date: str
    curve: str
    bar: str
    status: str
    status_words: str
    aim: str


@dataclass(frozen=True)
class Field:
    """A field of action with its rows; where it has none, what to say and which page says more."""

    name: str
    rows: tuple[Row, ...]
    without: str = ""
    page: str = ""


def indicators() -> list[str]:
    """Every indicator that may stand on the first page."""
    return [slug for figures in FIELDS.values() for slug in figures]


def chosen(see: See, ways: Sequence[Progress]) -> list[Shown]:
    """The rows of the first page: field by field, dealt out in turns so that every field has its part."""
    dealt = zip_longest(*(_of_field(field, see, ways) for field in FIELDS))
    taken = [each for each in chain.from_iterable(dealt) if each is not None][:MOST]
    order = list(FIELDS)
    return sorted(taken, key=lambda each: order.index(each.field))


def _of_field(field: str, see: See, ways: Sequence[Progress]) -> list[Shown]:
    """What a field can show: figures with a target first."""
    aimed = _aimed(ways)
    own = [slug for slug, way in aimed.items() if way.target["plan_area"] == field]
    others = [slug for slug in FIELDS[field] if slug not in aimed or aimed[slug].target["plan_area"] not in FIELDS]
    pages = {slug: page for figures in FIELDS.values() for slug, page in figures.items()}
    found = [
        _shown(field, pages.get(slug, "plan"), slug, see(slug), aimed.get(slug))
        for slug in dict.fromkeys([*own, *others])
    ]
    return [each for each in found if _can_be_told(each.rows)]


def _can_be_told(rows: pd.DataFrame) -> bool:
    """Whether there is a figure, and none later that is not shown to protect people: an old year is no answer."""
    known = rows.loc[rows["value"].notna(), "year"]
    hidden = rows.loc[rows["flag"] == "protected", "year"]
    return len(known) > 0 and (hidden.empty or known.max() > hidden.max())


def _aimed(ways: Sequence[Progress]) -> dict[str, Progress]:
    """The first target of each figure that has one as a whole."""
    totals = [way for way in ways if way.indicator and way.is_known and way.target["breakdown"] == TOTAL]
    return {way.indicator.slug: way for way in reversed(totals) if way.indicator}


@remembered
def _shown(field: str, page: str, slug: str, rows: pd.DataFrame, progress: Progress | None) -> Shown:
    """Years in doubt are not told."""
    return Shown(field, page, catalogue()[slug], rows[~because(rows, "unverified")], progress)


def fields(words: Words, shown: Sequence[Shown], missing: Sequence[str]) -> list[Field]:
    """The five fields with their rows. `missing`: names of the fields of which nothing was delivered."""
    return [_field(words, slug, [each for each in shown if each.field == slug], missing) for slug in FIELDS]


def _field(words: Words, slug: str, shown: Sequence[Shown], missing: Sequence[str]) -> Field:
    name = words.say(themes()[slug].name)
    if shown:
        return Field(name, tuple(row(words, each) for each in shown))
    if name in missing:
        return Field(name, (), words.say("Nothing was delivered on this yet."), "coverage")
    return Field(name, (), words.say("None of its figures can be shown here."), next(iter(FIELDS[slug].values())))


def reading(words: Words, shown: Sequence[Shown]) -> str:
    """What the bars mean and whose reading the status is; nothing where no target is set."""
    if not any(each.progress for each in shown):
        return ""
    return words.say(
        "Bar: the last figure; dotted line: the straight path; ◆ the target. The status compares the last figure with "
        "the path; that reading is our own."
    )


@remembered
def row(words: Words, shown: Shown) -> Row:
    """A figure with what it says, its years as a small curve, and its target."""
    known = shown.rows[shown.rows["value"].notna()]
    last, way = known.iloc[-1], shown.progress
    status = way.status if way and shown.indicator.better != "none" else ""
    return Row(
        slug=shown.indicator.slug,
        page=shown.page,
        title=words.title(shown.indicator),
        value=words.value(shown.indicator.unit, last["value"]),
        told=sentence(words, shown.indicator, last),
        date=words.day(last["reference_date"], last["date_basis"]),
        curve=curve(
            [float(value) for value in known["value"]],
            [int(year) for year in known["year"]],
            set(known[because(known, "series_break")]["year"]),
        ),
        bar=bar(way) if way and way.last is not None else "",
        status=status,
        status_words=_status_words(words, way) if way and status else "",
        aim=aim(words, way) if way else untargeted(words, shown.indicator),
    )


def sentence(words: Words, indicator: Indicator, last: pd.Series) -> str:
    """The counts behind the last figure; of a process and of pay also what may be said of chance."""
    if indicator.slug in MEASURES:
        return f"{_gap(words, last)} {chance(words, last)}".strip()
    rates = rates_of(last) if indicator.formula in RATES else None
    if rates and is_stock(indicator):
        return f"{counts_of_rates(words, rates)}."
    if rates:
        return told(words, last, with_one_person=rates.hangs_on_one)
    counted = counts(words, indicator, last)
    return f"{counted}." if counted else ""


def _gap(words: Words, row: pd.Series) -> str:
    return words.say(
        "Women’s pay is {gap} ({measure}; {counts}).",
        gap=size_of_gap(words, float(row["value"])),
        measure=measure(words, row),
        counts=words.counts(whole(row["women"]), whole(row["men"])),
    )


def is_stock(indicator: Indicator) -> bool:
    """Whether it is told in counts, with no word on chance."""
    return set(indicator.tables) <= STOCKS


def _status_words(words: Words, way: Progress) -> str:
    status = words.say(STATUSES[way.status])
    return f"{status}: {why(words, way)}" if way.why else status


def aim(words: Words, way: Progress) -> str:
    """The target, and what the straight path to it asks for in the year of the last figure."""
    target = words.value(way.unit, float(way.target["target"]))
    if way.why or way.last is None:
        return words.say("target {target} by {due}", target=target, due=str(way.due))
    return words.say(
        "target {target} by {due}; the path asks for {required} in {year}",
        target=target,
        due=str(way.due),
        required=words.value(way.unit, way.required(int(way.last["year"]))),
        year=str(way.last["year"]),
    )


def untargeted(words: Words, indicator: Indicator) -> str:
    """That no target is set, and where there is one the reference and whose it is."""
    proven = referred(indicator)
    no_difference = proven is not None and indicator.unit == "ratio" and proven.value == 1
    if proven is None or not (no_difference or any(letter.isdigit() for letter in proven.says)):
        return words.say("no target set")  # what names no number is no reference for one
    said = words.say("1 = no difference") if no_difference else words.say(proven.says)
    return words.say("no target set; reference: {said} ({name})", said=said, name=words.say(proven.name))
