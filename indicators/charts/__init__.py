"""Observations in; figure, sentence, alternative text and table out."""

from indicators.charts import (
    absent,
    accessibility,
    actions,
    answers,
    budget,
    careers,
    comparing,
    comparison,
    decisions,
    exploring,
    flexible,
    glance,
    kept,
    leave,
    news,
    protection,
    safety,
    selection,
    survey,
    tally,
    targets,
    wellbeing,
)
from indicators.charts.bars import differences, over_60, rates
from indicators.charts.beside import beside, pairs_by_place
from indicators.charts.bodies import bodies
from indicators.charts.budget_use import acts, contracts, paid_of_committed
from indicators.charts.came import came_to
from indicators.charts.changes import why_gap_moved, why_moved
from indicators.charts.chart import Chart, Table
from indicators.charts.comparison import Compared
from indicators.charts.countries import countries
from indicators.charts.coverage import (
    coverage,
    coverage_matrix,
    elsewhere,
    missing_fields,
    next_deliveries,
    sources,
    where_published,
)
from indicators.charts.dumbbells import dumbbells
from indicators.charts.facts import other_entries, seats, segregation
from indicators.charts.funnel import funnel
from indicators.charts.headlines import Headline, headline, headline_indicators, headline_of
from indicators.charts.intervals import intervals
from indicators.charts.lanes import strips
from indicators.charts.methods import Card, card, indicator_names, notes, rule
from indicators.charts.missions import missions
from indicators.charts.multiples import over_the_years
from indicators.charts.pay import pay_answer, pay_gaps, pay_intervals, pay_measures, pay_without_hours
from indicators.charts.pay_groups import gaps_of_groups
from indicators.charts.pay_parts import explained_gap, inside_and_between
from indicators.charts.pay_scale import pay_bands, pay_quarters
from indicators.charts.plan_tables import actions_table, not_linked, targets_table
from indicators.charts.posts import posts
from indicators.charts.presented import presented
from indicators.charts.processes import compared, forest, over_years, windows
from indicators.charts.pyramid import pyramid
from indicators.charts.rows import composition, levels
from indicators.charts.strip import strip
from indicators.charts.timeline import fields_of_action, who_acts_next
from indicators.charts.trajectory import trajectory
from indicators.charts.trends import indices, women_and_men
from indicators.charts.unanswered import unanswered, unanswered_list
from indicators.charts.units import reading, stands_in, units
from indicators.charts.vacancies import levels_falling_vacant, no_vacancies, vacancies
from indicators.charts.words import GENDERS, Words

__all__ = [
    "GENDERS",
    "Card",
    "Chart",
    "Compared",
    "Headline",
    "Table",
    "Words",
    "absent",
    "accessibility",
    "actions",
    "actions_table",
    "acts",
    "answers",
    "beside",
    "bodies",
    "budget",
    "came_to",
    "card",
    "careers",
    "compared",
    "comparing",
    "comparison",
    "composition",
    "contracts",
    "countries",
    "coverage",
    "coverage_matrix",
    "decisions",
    "differences",
    "dumbbells",
    "elsewhere",
    "explained_gap",
    "exploring",
    "fields_of_action",
    "flexible",
    "forest",
    "funnel",
    "gaps_of_groups",
    "glance",
    "headline",
    "headline_indicators",
    "headline_of",
    "indicator_names",
    "indices",
    "inside_and_between",
    "intervals",
    "kept",
    "leave",
    "levels",
    "levels_falling_vacant",
    "missing_fields",
    "missions",
    "news",
    "next_deliveries",
    "no_vacancies",
    "not_linked",
    "notes",
    "other_entries",
    "over_60",
    "over_the_years",
    "over_years",
    "paid_of_committed",
    "pairs_by_place",
    "pay_answer",
    "pay_bands",
    "pay_gaps",
    "pay_intervals",
    "pay_measures",
    "pay_quarters",
    "pay_without_hours",
    "posts",
    "presented",
    "protection",
    "pyramid",
    "rates",
    "reading",
    "rule",
    "safety",
    "seats",
    "segregation",
    "selection",
    "sources",
    "stands_in",
    "strip",
    "strips",
    "survey",
    "tally",
    "targets",
    "targets_table",
    "trajectory",
    "unanswered",
    "unanswered_list",
    "units",
    "vacancies",
    "wellbeing",
    "where_published",
    "who_acts_next",
    "why_gap_moved",
    "why_moved",
    "windows",
    "women_and_men",
]
