"""What is said where there is no figure, or one to be read with care: the words of the codes of a reason."""

from __future__ import annotations

from indicators.marking import N_

REASONS = {
    "series_break": N_("series break: not comparable with the years before"),
    "includes_high_responsibility": N_("includes the high-responsibility posts, not separate in this year"),
    "unverified": N_("register incomplete or in doubt: to be checked before use"),
    "not_in_source": N_("not in the source"),
    "no_pool": N_("the source of this year does not list the pool apart"),
    "nobody": N_("nobody here"),
    "no_women": N_("no women here: cannot be computed"),
    "no_men": N_("no men here: cannot be computed"),
    "no_women_counted": N_("no women at the top: the index has no value"),
    "women_less_represented": N_("women are the less represented"),
    "men_less_represented": N_("men are the less represented"),
    "fewer_than_three_seats": N_("fewer than three seats: no such number"),
    "provisional": N_("provisional"),
    "estimated": N_("estimated by the publisher"),
    "definition_differs": N_("the publisher’s definition differs in this year"),
    "nobody_counted": N_("nobody was counted on either side: cannot be computed"),
    "no_men_counted": N_("no men were counted: the ratio has no value"),
    "below_four_fifths": N_("below four fifths"),
    "too_few": N_("too few to tell"),
    "groups_too_small": N_("the groups are too small to be compared"),
    "strata_without_both": N_("no group has both women and men"),
    "fewer_than_20_counted": N_("fewer than 20 were counted"),
    "nothing_for_men": N_("nothing for men: cannot be computed"),
    "at_5_percent": N_("5% or more"),
    "one_person_decides": N_("leaving out one person would move it across 5%"),
    "more_than_half_wait": N_("more than half are still waiting"),
    "fewer_than_ten": N_("fewer than ten people"),
    "tied_at_ten": N_("whoever ties with the tenth is counted in"),
    "traits_tell_gender": N_("the traits tell women and men apart: nothing to compare"),
    "nothing_counted": N_("nothing was counted"),
    "several_medians": N_("several medians cannot be made into one"),
    "too_few_cases": N_("fewer than ten: not shown, to protect people"),
    "out_of_range": N_("outside 0 to 100: not taken over"),
    "needs_persons": N_("needs one row a person"),
    "all_of_a_gender": N_("everyone of one gender is counted here"),
}
NOT_SHOWN = N_("not shown, so that nobody can be recognised")
"""The one reason that is told: which rule it was would tell of the people behind it."""
SYMBOL = "▤"
"""Stands by everything that is merged or not shown to protect people."""
PUT_TOGETHER = N_("put together, so that nobody can be recognised")
STANDS_FOR = N_("put together, so that nobody can be recognised: {members}")
