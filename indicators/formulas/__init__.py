"""The arithmetic, a closed list, each formula once. What a formula takes and returns stands in its file."""

from __future__ import annotations

from indicators.formulas import amounts, counts, models, persons, ranks, things, units
from indicators.formulas.arithmetic import Formula, rounded
from indicators.formulas.intervals import INTERVALS
from indicators.formulas.units import seats_for_40

OF_COUNTS: dict[str, Formula] = {
    formula.__name__: formula
    for formula in (
        counts.share_of_women,
        counts.share,
        counts.count,
        counts.ratio_of_shares,
        counts.rate_per_1000_women,
        counts.rate_per_1000_men,
        counts.difference_in_points,
        counts.rate_of_women,
        counts.rate_of_men,
        counts.difference_of_rates,
        counts.ratio_of_rates,
        counts.four_fifths,
        counts.representation_ratio,
        counts.equality_score,
        counts.points_of_state_scale,
        units.dissimilarity,
        units.seats_missing_to_40,
        units.balanced_groups,
        units.staff_in_balanced_groups,
        units.bodies_meeting_40,
        units.bodies_with_the_seats_for_40,
        units.boards_with_one_third,
        units.turnover,
        units.turnover_difference,
        units.stratified_ratio,
        units.stratified_odds,
    )
}
"""Of counted women and men, a row a group and unit."""

OF_PERSONS: dict[str, Formula] = {
    "mean_gap": persons.mean_gap,
    "median_gap": persons.median_gap,
    "gap_of_category": persons.gap_of_category,
    "structure_adjusted_gap": persons.structure_adjusted_gap,
    "structure_adjusted_median_gap": persons.structure_adjusted_median_gap,
    "structure_adjusted_median_gap_of_ten": persons.structure_adjusted_median_gap_of_ten,
    "units_with_ten_of_each": persons.units_with_ten_of_each,
    "categories_at_5_percent": persons.categories_at_5_percent,
    "share_of_categories_at_5_percent": persons.share_of_categories_at_5_percent,
    "share_receiving": persons.share_receiving,
    "ratio_of_medians": persons.ratio_of_medians,
    "median_time_of_women": persons.median_time_of_women,
    "median_time_of_men": persons.median_time_of_men,
    "median_time_difference": persons.median_time_difference,
    "women_in_lower_quarter": ranks.women_in_lower_quarter,
    "women_in_lower_middle_quarter": ranks.women_in_lower_middle_quarter,
    "women_in_upper_middle_quarter": ranks.women_in_upper_middle_quarter,
    "women_in_upper_quarter": ranks.women_in_upper_quarter,
    "fewer_among_top_ten": ranks.fewer_among_top_ten,
    "women_among_top_ten": ranks.women_among_top_ten,
    "women_in_top_decile": ranks.women_in_top_decile,
    "adjusted_pay_gap": models.adjusted_pay_gap,
    "unexplained_gap": models.unexplained_gap,
    "explained_gap": models.explained_gap,
}
"""Of amounts, a row a person (`people` = 1): counted groups have none."""

OF_AMOUNTS: dict[str, Formula] = {
    "share_of_amount_of_women": amounts.share_of_amount_of_women,
    "share_of_amount_of_men": amounts.share_of_amount_of_men,
    "amount_per_head": amounts.amount_per_head,
    "ratio_of_amounts_per_head": amounts.ratio_of_amounts_per_head,
    "difference_of_scores": amounts.difference_of_scores,
}
"""Of amounts added up by gender, a row a person or a counted group."""

OF_THINGS: dict[str, Formula] = {
    formula.__name__: formula
    for formula in (
        things.share_of_things,
        things.people_counted,
        things.share_of_amounts,
        things.per_1000_staff,
        things.per_person_of_staff,
        things.sum_of_amounts,
        things.mean_of_amounts,
        things.median_of_amounts,
        things.only_amount,
        things.execution_ratio,
    )
}
"""Of things: no women or men in it."""

FORMULAS: dict[str, Formula] = {**OF_COUNTS, **OF_PERSONS, **OF_AMOUNTS, **OF_THINGS}
WITH_AMOUNT = frozenset({*OF_PERSONS, *OF_AMOUNTS, *OF_THINGS} - {"share_of_things", "people_counted"})
"""Formulas whose query has to return `amount`."""
COUNTED_BY_AMOUNT = frozenset({"per_1000_staff", "per_person_of_staff", "sum_of_amounts"})
"""Formulas of things whose `amount` is how many there are; `people` of such a row stands for something else."""
WITH_UNIT = frozenset(
    {
        "dissimilarity",
        "seats_missing_to_40",
        "balanced_groups",
        "staff_in_balanced_groups",
        "bodies_meeting_40",
        "bodies_with_the_seats_for_40",
        "boards_with_one_third",
        "turnover",
        "turnover_difference",
        "stratified_ratio",
        "stratified_odds",
        "structure_adjusted_gap",
        "structure_adjusted_median_gap",
        "structure_adjusted_median_gap_of_ten",
        "units_with_ten_of_each",
        "categories_at_5_percent",
        "share_of_categories_at_5_percent",
        "difference_of_scores",
        "execution_ratio",
    }
)
"""Formulas that need `over`."""
WITH_POOL = frozenset({"ratio_of_shares", "representation_ratio", "turnover", "turnover_difference"})
"""Formulas that need `pool`; others may have it."""
WITH_COVARIATES = frozenset({"adjusted_pay_gap", "unexplained_gap", "explained_gap"})
PUBLISHED = "published"
"""Stands where a formula stands when the figure is taken over as it was published."""

__all__ = [
    "COUNTED_BY_AMOUNT",
    "FORMULAS",
    "INTERVALS",
    "OF_AMOUNTS",
    "OF_COUNTS",
    "OF_PERSONS",
    "OF_THINGS",
    "PUBLISHED",
    "WITH_AMOUNT",
    "WITH_COVARIATES",
    "WITH_POOL",
    "WITH_UNIT",
    "Formula",
    "rounded",
    "seats_for_40",
]
