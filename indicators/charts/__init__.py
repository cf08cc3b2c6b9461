"""Observations in; figure, sentence, alternative text and table out."""

from indicators.charts import actions, answers
from indicators.charts.bars import differences, over_60, rates
from indicators.charts.beside import beside, pairs_by_place
from indicators.charts.bodies import bodies
from indicators.charts.changes import why_gap_moved, why_moved
from indicators.charts.chart import Chart, Table
from indicators.charts.countries import countries
from indicators.charts.coverage import coverage, missing_fields, next_deliveries, sources, where_published
from indicators.charts.dumbbells import dumbbells
from indicators.charts.facts import seats, segregation
from indicators.charts.headlines import Headline, headline, headline_indicators
from indicators.charts.intervals import intervals
from indicators.charts.methods import Card, card, indicator_names, notes, rule
from indicators.charts.multiples import over_the_years
from indicators.charts.posts import posts
from indicators.charts.pyramid import pyramid
from indicators.charts.rows import composition, levels
from indicators.charts.targets import progress_of, trajectory
from indicators.charts.trends import indices, women_and_men
from indicators.charts.vacancies import vacancies
from indicators.charts.words import Words

__all__ = [
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
    "composition",
    "countries",
    "coverage",
    "differences",
    "dumbbells",
    "headline",
    "headline_indicators",
    "indicator_names",
    "indices",
    "intervals",
    "levels",
    "missing_fields",
    "next_deliveries",
    "notes",
    "over_60",
    "over_the_years",
    "pairs_by_place",
    "posts",
    "progress_of",
    "pyramid",
    "rates",
    "rule",
    "seats",
    "segregation",
    "sources",
    "trajectory",
    "vacancies",
    "where_published",
    "why_gap_moved",
    "why_moved",
    "women_and_men",
]
