"""Observations in; figure, sentence, alternative text and table out."""

from indicators.charts import actions, answers, careers, kept, protection, selection
from indicators.charts.bars import differences, over_60, rates
from indicators.charts.beside import beside, pairs_by_place
from indicators.charts.bodies import bodies
from indicators.charts.changes import why_gap_moved, why_moved
from indicators.charts.chart import Chart, Table
from indicators.charts.countries import countries
from indicators.charts.coverage import coverage, missing_fields, next_deliveries, sources, where_published
from indicators.charts.dumbbells import dumbbells
from indicators.charts.facts import other_entries, seats, segregation
from indicators.charts.headlines import Headline, headline, headline_indicators
from indicators.charts.intervals import intervals
from indicators.charts.methods import Card, card, indicator_names, notes, rule
from indicators.charts.multiples import over_the_years
from indicators.charts.pay import pay_answer, pay_gaps, pay_intervals, pay_measures, pay_without_hours
from indicators.charts.pay_parts import explained_gap, gaps_of_groups, inside_and_between
from indicators.charts.pay_scale import pay_bands, pay_quarters
from indicators.charts.posts import posts
from indicators.charts.presented import presented
from indicators.charts.processes import compared, forest, over_years, windows
from indicators.charts.pyramid import pyramid
from indicators.charts.rows import composition, levels
from indicators.charts.targets import progress_of, trajectory
from indicators.charts.trends import indices, women_and_men
from indicators.charts.unanswered import unanswered
from indicators.charts.units import reading, stands_in, units
from indicators.charts.vacancies import vacancies
from indicators.charts.words import GENDERS, Words

__all__ = [
    "GENDERS",
    "Card",
    "Chart",
    "Headline",
    "Table",
    "Words",
    "actions",
    "answers",
    "beside",
    "bodies",
    "card",
    "careers",
    "compared",
    "composition",
    "countries",
    "coverage",
    "differences",
    "dumbbells",
    "explained_gap",
    "forest",
    "gaps_of_groups",
    "headline",
    "headline_indicators",
    "indicator_names",
    "indices",
    "inside_and_between",
    "intervals",
    "kept",
    "levels",
    "missing_fields",
    "next_deliveries",
    "notes",
    "other_entries",
    "over_60",
    "over_the_years",
    "over_years",
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
    "progress_of",
    "protection",
    "pyramid",
    "rates",
    "reading",
    "rule",
    "seats",
    "segregation",
    "selection",
    "sources",
    "stands_in",
    "trajectory",
    "unanswered",
    "units",
    "vacancies",
    "where_published",
    "why_gap_moved",
    "why_moved",
    "windows",
    "women_and_men",
]
