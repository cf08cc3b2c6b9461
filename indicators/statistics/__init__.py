"""Intervals, tests and models on scipy and statsmodels; one file a kind, all of them imported from here."""

from indicators.statistics.changes import (
    Change,
    kitagawa_of_gap,
    kitagawa_of_rates,
    kitagawa_of_share,
    would_one_change_it,
)
from indicators.statistics.durations import log_rank, median_time
from indicators.statistics.funnel import binomial_limits
from indicators.statistics.pay import Decomposition, Gap, adjusted_gap, bootstrap_gap, design, oaxaca
from indicators.statistics.ratios import (
    fisher,
    holm,
    katz,
    mantel_haenszel_odds,
    mantel_haenszel_ratio,
    poisson_rate,
    woolf,
)
from indicators.statistics.segregation import shuffled_dissimilarity
from indicators.statistics.shares import WIDE, Interval, newcombe, newcombe_of_counts, verdict, wilson

__all__ = [
    "WIDE",
    "Change",
    "Decomposition",
    "Gap",
    "Interval",
    "adjusted_gap",
    "binomial_limits",
    "bootstrap_gap",
    "design",
    "fisher",
    "holm",
    "katz",
    "kitagawa_of_gap",
    "kitagawa_of_rates",
    "kitagawa_of_share",
    "log_rank",
    "mantel_haenszel_odds",
    "mantel_haenszel_ratio",
    "median_time",
    "newcombe",
    "newcombe_of_counts",
    "oaxaca",
    "poisson_rate",
    "shuffled_dissimilarity",
    "verdict",
    "wilson",
    "woolf",
    "would_one_change_it",
]
