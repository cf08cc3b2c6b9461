"""Indicators of the whole catalogue, calculated a second time in plain Python from seeded synthetic rows.

Nothing of the product is used but the tables that it reads and the figure that it gives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from statistics import mean, median

import duckdb
import pandas as pd
import pytest

from indicators.catalogue import catalogue
from indicators.compute import observe
from indicators.ingest.tables import insert, open_tables
from tests.second_way.figures import (
    BOARD,
    PLAN,
    SEATS,
    STAFF,
    TRAINED,
    adjusted,
    budgets,
    cared,
    dated,
    dissimilarity,
    executed,
    first_top,
    flagged,
    half_promoted,
    has_begun,
    late,
    leads,
    meeting,
    money,
    occupations,
    of_all_money,
    on_track,
    parental,
    pass_all_steps,
    positive,
    promotion_odds,
    reports_to,
    score,
    selection,
    selection_within_calls,
    sick,
    stayed_known,
    ten_highest,
    things,
    top_tenth,
    turnover,
)
from tests.second_way.plain import (
    FULL,
    TABLES,
    YEAR,
    YEARLY,
    against,
    all_of_the_year,
    amounts,
    basic,
    difference,
    gap,
    given,
    hourly,
    inside,
    large_enough,
    number,
    of_the_year,
    quarter,
    rate,
    ratio,
    share_of_women,
    variable,
    variable_of_all,
)
from tests.second_way.rows import YEARS


@pytest.fixture(scope="module")
def filled() -> Iterator[duckdb.DuckDBPyConnection]:
    """The canonical tables with every row."""
    with open_tables() as connection:
        for table, rows in TABLES.items():
            frame = pd.DataFrame(rows).drop(columns="administration" if table == "bodies" else [])
            insert(connection, table, frame)
            days = frame[["city", "year", "reference_date"]].drop_duplicates()
            known = {"date_basis": "stated", "source": "synthetic", "file": "rows", "publisher": "test"}
            insert(connection, "deliveries", days.assign(delivered_table=table, **known))
        yield connection


EXPECTED: dict[str, Callable[[], float]] = {
    "mean_pay_gap": lambda: gap(FULL, hourly, mean),
    "median_pay_gap": lambda: gap(FULL, hourly, median),
    "pay_gap_by_category": lambda: gap(FULL, basic, mean),
    "variable_pay_gap": lambda: gap(given("pay"), variable, mean),
    "median_variable_pay_gap": lambda: gap(given("pay"), variable, median),
    "variable_pay_gap_of_all": lambda: gap(given("pay"), variable_of_all, mean),
    "receiving_variable_pay_difference": lambda: difference(given("pay"), lambda row: row["variable_pay"]),
    "women_receiving_variable_pay": lambda: rate(given("pay"), lambda row: row["variable_pay"], "W"),
    "men_receiving_variable_pay": lambda: rate(given("pay"), lambda row: row["variable_pay"], "M"),
    "women_in_lower_pay_quarter": lambda: quarter(0),
    "women_in_lower_middle_pay_quarter": lambda: quarter(1),
    "women_in_upper_middle_pay_quarter": lambda: quarter(2),
    "women_in_upper_pay_quarter": lambda: quarter(3),
    "women_in_top_decile": top_tenth,
    "structure_adjusted_pay_gap": lambda: inside(FULL, hourly, "level"),
    "structure_adjusted_median_pay_gap": lambda: inside(FULL, hourly, "level", median),
    "starting_pay_gap": lambda: inside([row for row in FULL if row["new_hire"]], basic, "pay_category"),
    "pay_rise_difference": lambda: difference(
        given("pay", lambda row: row["raised"] is not None), lambda row: row["raised"]
    ),
    "pay_rise_after_leave": lambda: rate(
        given("pay", lambda row: row["back_from_leave"]), lambda row: row["raised"], "W"
    ),
    "women_among_applicants": lambda: share_of_women(given("competitions", lambda row: row["stage"] == "applied")),
    "women_among_hires": lambda: share_of_women(given("hires")),
    "women_among_leavers": lambda: share_of_women(given("leavers", lambda row: row["leaving_reason"] is not None)),
    "selection_ratio": lambda: (
        min(a := selection("W")[0] / selection("W")[1], b := selection("M")[0] / selection("M")[1]) / max(a, b)
    ),
    "selection_chances": lambda: (selection("W")[0] / selection("W")[1]) / (selection("M")[0] / selection("M")[1]),
    "selection_chances_within_calls": selection_within_calls,
    "pass_through_ratio": pass_all_steps,
    "boards_with_one_third": lambda: meeting(BOARD, "board", lambda few, all_: 3 * few >= all_, 3),
    "boards_with_40_percent": lambda: meeting(BOARD, "board", lambda few, all_: few >= SEATS[all_], 3),
    "women_chairing_boards": lambda: share_of_women(
        given("selection_boards", lambda row: row["board_role"] == "chair")
    ),
    "transparent_vacancies": lambda: things("vacancies", lambda row: row["pay_stated"] and row["neutral_title"]),
    "promotion_ratio": lambda: ratio(given("promotions"), lambda row: row["promoted"]),
    "promotion_difference": lambda: difference(given("promotions"), lambda row: row["promoted"]),
    "promotion_odds_among_alike": promotion_odds,
    "time_to_promotion_of_women": lambda: half_promoted("W"),
    "time_to_promotion_of_men": lambda: half_promoted("M"),
    "time_to_promotion_difference": lambda: half_promoted("W") - half_promoted("M"),
    "training_access": lambda: against(TRAINED, STAFF, "W") / against(TRAINED, STAFF, "M"),
    "training_hours": lambda: (
        (sum(amounts(TRAINED, lambda row: row["hours"], "W")) / number(STAFF, "W"))
        / (sum(amounts(TRAINED, lambda row: row["hours"], "M")) / number(STAFF, "M"))
    ),
    "turnover_difference": lambda: turnover()[0] - turnover()[1],
    "turnover_rate": lambda: (
        100 * number(given("leavers")) / mean([number(given("staff", year=year)) for year in YEARS])
    ),
    "resignation_difference": lambda: (
        (found := turnover(lambda row: row["leaving_reason"] == "resignation"))[0] - found[1]
    ),
    "retention_of_hires": lambda: rate(
        given("hires", lambda row: row["present_after_3_years"] is not None), lambda row: row["present_after_3_years"]
    ),
    "retention_difference": lambda: difference(
        given("hires", lambda row: row["present_after_3_years"] is not None), lambda row: row["present_after_3_years"]
    ),
    "women_in_top_management": lambda: share_of_women(given("posts", lambda row: row["management_level"] <= 2)),
    "women_in_senior_and_middle_management": lambda: share_of_women(
        given("posts", lambda row: row["management_level"] <= 3)
    ),
    "women_in_management": lambda: share_of_women(given("posts")),
    "chance_of_a_leading_post": lambda: ratio(STAFF, leads),
    "women_chairing_committees": lambda: share_of_women(
        given("bodies", lambda row: row["body_type"] == "committee" and row["role"] == "chair")
    ),
    "bodies_meeting_40": lambda: meeting(given("bodies"), "body", lambda few, all_: 10 * few >= 4 * all_, 3),
    "bodies_with_the_seats_for_40": lambda: meeting(given("bodies"), "body", lambda few, all_: few >= SEATS[all_], 3),
    "women_among_first_appointments": lambda: share_of_women(given("posts", first_top)),
    "women_among_first_appointments_in_3_years": lambda: share_of_women(
        [row for year in YEARS for row in given("posts", first_top, year)]
    ),
    "budget_managed_by_women": lambda: (
        100
        * sum(row["budget"] for row in budgets if row["gender"] == "W")
        / sum(row["budget"] for row in budgets if row["gender"] in "WM")
    ),
    "women_among_budget_holders": lambda: share_of_women(budgets),
    "span_of_control_ratio": lambda: (
        mean(amounts(reports_to, lambda row: row["direct_reports"], "W"))
        / mean(amounts(reports_to, lambda row: row["direct_reports"], "M"))
    ),
    "median_span_of_control_ratio": lambda: (
        median(amounts(reports_to, lambda row: row["direct_reports"], "W"))
        / median(amounts(reports_to, lambda row: row["direct_reports"], "M"))
    ),
    "women_share_of_working_time": lambda: (
        100
        * sum(amounts(STAFF, lambda row: row["fte"], "W"))
        / sum(sum(amounts(STAFF, lambda row: row["fte"], gender)) for gender in "WM")
    ),
    "balanced_occupations": lambda: meeting(STAFF, "occupation", lambda few, all_: 10 * few >= 4 * all_, 10),
    "segregation_over_occupations": lambda: dissimilarity("occupation"),
    "segregation_over_departments": lambda: dissimilarity("department"),
    "permanent_contract_difference": lambda: difference(
        given("staff", lambda row: row["contract"]), lambda row: row["contract"] == "permanent"
    ),
    "part_time_difference": lambda: difference(
        given("staff", lambda row: row["working_time"]), lambda row: row["working_time"] == "part_time"
    ),
    "women_among_part_timers": lambda: share_of_women(given("staff", lambda row: row["working_time"] == "part_time")),
    "representation_ratio": lambda: (
        share_of_women(STAFF) / share_of_women(given("population", lambda row: row["population_age"] == "18-64"))
    ),
    "parental_leave_uptake_ratio": lambda: ratio(given("leave", parental), lambda row: row["used"]),
    "parental_leave_uptake_of_men": lambda: rate(given("leave", parental), lambda row: row["used"], "M"),
    "mens_share_of_parental_days": lambda: (
        100
        * sum(amounts(given("leave", lambda row: parental(row) and row["used"]), lambda row: row["days"], "M"))
        / sum(sum(amounts(given("leave", lambda r: parental(r) and r["used"]), lambda r: r["days"], g)) for g in "WM")
    ),
    "full_use_of_paternity_leave": lambda: rate(
        given("leave", lambda row: row["leave_type"] == "paternity"), lambda row: row["full_use"]
    ),
    "return_after_leave": lambda: rate(given("leave", lambda row: row["due_to_return"]), lambda row: row["returned"]),
    "return_after_leave_difference": lambda: difference(
        given("leave", lambda row: row["due_to_return"]), lambda row: row["returned"]
    ),
    "flexible_work_use_ratio": lambda: ratio(given("flexible_work"), lambda row: row["used"]),
    "flexible_work_approval": lambda: rate(
        given("flexible_work", lambda row: row["requested"]), lambda row: row["granted"]
    ),
    "long_sickness": lambda: (
        100 * number(given("leave", lambda row: row["leave_type"] == "long_sickness" and row["used"])) / number(STAFF)
    ),
    "wellbeing_score_difference": lambda: mean(score("W")) - mean(score("M")),
    "survey_response_rate": lambda: (
        100
        * sum(max(row["people"] for row in given("survey", lambda row, g=g: row["gender"] == g)) for g in "WM")
        / 180
    ),
    "harassment_prevalence": lambda: (
        100
        * sum(row["negative"] for row in given("survey", lambda row: row["item"] == "harassment"))
        / number(given("survey", lambda row: row["item"] == "harassment"))
    ),
    "trained_on_violence": lambda: (
        100 * number([row for row in TRAINED if row["training_type"] == "violence"]) / number(STAFF)
    ),
    "managers_trained_on_violence": lambda: (
        100
        * number([row for row in TRAINED if row["training_type"] == "violence" and row["manager"]])
        / number([row for row in STAFF if leads(row)])
    ),
    "spending_aimed_at_gaps": lambda: (
        100
        * money(lambda row: row["gender_class"] == "direct")
        / money(lambda row: row["gender_class"] != "unclassified")
    ),
    "share_of_unclassified_spending": lambda: (
        100 * money(lambda row: row["gender_class"] == "unclassified") / money(lambda row: True)
    ),
    "execution_of_gender_lines": lambda: (
        executed(lambda row: row["gender_class"] in ("direct", "sensitive")) / executed(lambda row: True)
    ),
    "contracts_with_a_clause": lambda: things(
        "contracts", lambda row: row["equality_clause"], lambda row: row["above_threshold"]
    ),
    "median_variable_pay_gap_of_all": lambda: gap(given("pay"), variable_of_all, median),
    "variable_pay_gap_by_category": lambda: gap(
        [row for row in FULL if row["base_pay"] is not None], variable_of_all, mean
    ),
    "median_annual_base_pay_gap": lambda: gap(YEARLY, of_the_year, median),
    "mean_annual_base_pay_gap": lambda: gap(YEARLY, of_the_year, mean),
    "median_annual_pay_gap": lambda: gap(YEARLY, all_of_the_year, median),
    "mean_annual_pay_gap": lambda: gap(YEARLY, all_of_the_year, mean),
    "median_annual_base_pay_gap_inside_categories": lambda: inside(YEARLY, of_the_year, "pay_category", median, 10),
    "categories_with_ten_of_each": lambda: len(large_enough(YEARLY, of_the_year, "pay_category", 10)),
    "women_by_pay_band": lambda: share_of_women([row for row in FULL if hourly(row) is not None]),
    "categories_with_a_gap": lambda: len(flagged()),
    "share_of_categories_with_a_gap": lambda: 100 * len(flagged()) / 2,
    "fewer_among_ten_highest_paid": lambda: min(ten_highest().count(gender) for gender in "WM"),
    "women_among_ten_highest_paid": lambda: 100 * ten_highest().count("W") / len(ten_highest()),
    "adjusted_pay_gap": lambda: adjusted("level"),
    "adjusted_pay_gap_without_position": lambda: adjusted(None),
    "flexible_work_approval_ratio": lambda: ratio(
        given("flexible_work", lambda row: row["requested"]), lambda row: row["granted"]
    ),
    "harassment_prevalence_difference": lambda: (
        (
            found := [
                100 * row["negative"] / row["people"]
                for gender in "WM"
                for row in given("survey", lambda row, g=gender: row["item"] == "harassment" and row["gender"] == g)
            ]
        )[0]
        - found[1]
    ),
    "positive_answers_difference": lambda: positive("W") - positive("M"),
    "parental_leave_uptake_of_women": lambda: rate(given("leave", parental), lambda row: row["used"], "W"),
    "retention_after_return": lambda: rate(stayed_known, lambda row: row["present_after_12_months"]),
    "retention_after_return_difference": lambda: difference(stayed_known, lambda row: row["present_after_12_months"]),
    "long_sickness_ratio": lambda: against(sick, STAFF, "W") / against(sick, STAFF, "M"),
    "carers_leave_use": lambda: 100 * number(cared) / number(STAFF),
    "womens_share_of_carers_days": lambda: (
        100
        * sum(amounts(cared, lambda row: row["days"], "W"))
        / sum(sum(amounts(cared, lambda row: row["days"], gender)) for gender in "WM")
    ),
    "staff_in_balanced_occupations": lambda: (
        100
        * sum(sum(pair) for pair in occupations if sum(pair) >= 10 and 10 * min(pair) >= 4 * sum(pair))
        / sum(sum(pair) for pair in occupations)
    ),
    "women_by_age_band": lambda: share_of_women(given("staff", lambda row: row["age_band"])),
    "women_by_contract": lambda: share_of_women(given("staff", lambda row: row["contract"])),
    "reports_per_1000_staff": lambda: (
        1000
        * sum(row["reports"] for year in YEARS for row in given("reports", year=year))
        / sum(number(given("staff", year=year)) for year in YEARS)
    ),
    "reports_closed_in_time": lambda: (
        100
        * sum(row["closed_in_time"] for year in YEARS for row in given("reports", year=year))
        / sum(row["closed"] for year in YEARS for row in given("reports", year=year))
    ),
    "median_days_to_close": lambda: 41,
    "prevention_system": lambda: 100 * sum(row["in_place"] for row in given("prevention")) / 12,
    "plan_budget_per_head": lambda: 9000 / number(STAFF),
    "equality_staff_per_1000": lambda: 2500 / number(STAFF),
    "volunteer_hours": lambda: 300,
    "plan_completeness": lambda: (
        100
        * (
            (PLAN["published"] and PLAN["signed"])
            + sum(PLAN[name] for name in ("has_resources", "has_data", "has_training"))
            + len({row["plan_area"] for row in given("actions", lambda row: row["status"] != "dropped")})
        )
        / 9
    ),
    "actions_on_track": lambda: things("actions", on_track, has_begun),
    "days_late": lambda: median(days for row in given("actions", dated) if (days := late(row)) > 0),
    "share_of_direct_spending": lambda: of_all_money("direct"),
    "share_of_sensitive_spending": lambda: of_all_money("sensitive"),
    "share_of_neutral_spending": lambda: of_all_money("neutral"),
    "value_of_contracts_with_a_clause": lambda: (
        100
        * money(lambda row: row["above_threshold"] and row["equality_clause"], "value", "contracts")
        / money(lambda row: row["above_threshold"], "value", "contracts")
    ),
    "acts_with_impact_assessment": lambda: things("acts", lambda row: row["assessed"], lambda row: row["in_scope"]),
}


@pytest.mark.parametrize("slug", sorted(EXPECTED))
def test_the_second_way_gives_the_same(filled: duckdb.DuckDBPyConnection, slug: str) -> None:
    observed, _ = observe(filled, catalogue()[slug])
    row = observed[(observed["breakdown"] == "total") & (observed["year"] == YEAR)]
    assert len(row) == 1
    assert row["value"].iloc[0] == pytest.approx(EXPECTED[slug](), rel=1e-9, nan_ok=True)


ELSEWHERE = {"explained_pay_gap", "unexplained_pay_gap", "leading_posts_among_the_same_occupation"}
"""In tests/unit: the two parts of the gap, and the Mantel-Haenszel ratio."""
BY_OTHERS = {
    "data_coverage",
    "targets_reached",
    "progress_to_targets",
    "promotion_ratio_in_3_years",
    "selection_chances_in_3_years",
}
"""Rest on other indicators' figures: their worked examples."""


def test_no_new_indicator_is_forgotten() -> None:
    """What Torino publishes is calculated a second time from its own tables, in tests/test_second_way.py."""
    of_torino = {"staff", "bodies"}
    new = {each.slug for each in catalogue().indicators if each.sql and not set(each.tables) <= of_torino}
    assert new - set(EXPECTED) == (ELSEWHERE | BY_OTHERS) & new
