"""Which figures of the five fields of action stand on the first page, and which of them have a target."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

import pandas as pd

from indicators.catalogue import catalogue
from indicators.charts.chart import because
from indicators.charts.memory import remembered
from indicators.charts.progress import Progress
from indicators.charts.targets import by_urgency
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
        "median_annual_base_pay_gap": "pay",
        "promotion_ratio": "careers",
        "promotion_ratio_in_3_years": "careers",
        "selection_chances": "recruitment",
        "selection_chances_in_3_years": "recruitment",
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
ALWAYS = (
    ("median_pay_gap", "median_annual_base_pay_gap"),
    ("promotion_ratio", "promotion_ratio_in_3_years"),
    ("selection_chances", "selection_chances_in_3_years"),
)
"""Pay, promotion and selection: of each the first figure that can be told has a row, whatever has a target."""
MOST = 10
"""Rows on the first page: more are not read."""

See = Callable[..., pd.DataFrame]


@dataclass(frozen=True)
class Shown:
    """A figure that the first page shows: its field and page, its totals that may be told, its target if it has one."""

    field: str
    page: str
    indicator: Indicator
    rows: pd.DataFrame
    progress: Progress | None = None


def indicators() -> list[str]:
    """Every indicator that may stand on the first page."""
    return [slug for figures in FIELDS.values() for slug in figures]


def chosen(see: See, ways: Sequence[Progress]) -> list[Shown]:
    """The rows of the first page: pay, promotion, selection; then field by field in turns: each has its part."""
    of_fields = [_of_field(field, see, ways) for field in FIELDS]
    every = [each for found in of_fields for each in found]
    taken = _always(every)
    for each in chain.from_iterable(zip_longest(*of_fields)):
        if each is not None and len(taken) < MOST and _adds(each, taken):
            taken.append(each)
    order = [id(each) for each in every]
    return sorted(taken, key=lambda each: order.index(id(each)))


def _always(found: Sequence[Shown]) -> list[Shown]:
    by_slug = {each.indicator.slug: each for each in found}
    firsts = [next((by_slug[slug] for slug in slugs if slug in by_slug), None) for slugs in ALWAYS]
    return [each for each in firsts if each is not None]


def _adds(each: Shown, taken: Sequence[Shown]) -> bool:
    """Whether it is not there yet, nor without a target another figure for the same."""
    there, slug = {shown.indicator.slug for shown in taken}, each.indicator.slug
    same = next((set(slugs) for slugs in ALWAYS if slug in slugs), {slug})
    return slug not in there and (each.progress is not None or not there & same)


def _of_field(field: str, see: See, ways: Sequence[Progress]) -> list[Shown]:
    """What a field can show: figures with a target first, what needs a decision before what is on its path."""
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
    """Of each figure that has targets as a whole the one that needs a decision most, in that order."""
    found: dict[str, Progress] = {}
    for way in by_urgency(ways):
        if way.indicator and way.is_known and way.target["breakdown"] == TOTAL:
            found.setdefault(way.indicator.slug, way)
    return found


@remembered
def _shown(field: str, page: str, slug: str, rows: pd.DataFrame, progress: Progress | None) -> Shown:
    """Years in doubt are not told."""
    return Shown(field, page, catalogue()[slug], rows[~because(rows, "unverified")], progress)
