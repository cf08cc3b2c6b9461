"""Indicators of the whole catalogue, calculated a second time in plain Python from seeded synthetic rows.

Nothing of the product is used but the tables that it reads and the figure that it gives.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from statistics import mean, median

import duckdb
import numpy as np
import pandas as pd
import pytest

from indicators.catalogue import catalogue
from indicators.compute import observe
from indicators.ingest.tables import insert, open_tables
from tests.second_way.rows import STAGES, YEARS, Row, administration

TABLES = administration()
YEAR = YEARS[-1]


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


def given(table: str, keep: Callable[[Row], object] = lambda row: True, year: int = YEAR) -> list[Row]:
    """Rows of the last year that are kept."""
    return [row for row in TABLES[table] if row["year"] == year and keep(row)]


def number(rows: Iterable[Row], gender: str = "WM") -> int:
    return sum(row.get("people", 1) for row in rows if row["gender"] in gender)


def share_of_women(rows: list[Row]) -> float:
    return 100 * number(rows, "W") / number(rows)


def rate(rows: list[Row], counted: Callable[[Row], object], gender: str = "WM") -> float:
    return 100 * number([row for row in rows if counted(row)], gender) / number(rows, gender)


def difference(rows: list[Row], counted: Callable[[Row], object]) -> float:
    return rate(rows, counted, "W") - rate(rows, counted, "M")


def ratio(rows: list[Row], counted: Callable[[Row], object]) -> float:
    return rate(rows, counted, "W") / rate(rows, counted, "M")


def against(counted: list[Row], base: list[Row], gender: str) -> float:
    return number(counted, gender) / number(base, gender)


def amounts(rows: list[Row], amount: Callable[[Row], float | None], gender: str) -> list[float]:
    return [value for row in rows if row["gender"] == gender and (value := amount(row)) is not None]


def gap(rows: list[Row], amount: Callable[[Row], float | None], how: Callable[[list[float]], float]) -> float:
    women, men = (how(amounts(rows, amount, gender)) for gender in "WM")
    return (men - women) / men * 100


def hours(row: Row) -> float | None:
    return 1 if row["pay_basis"] == "hourly" else row["hours_paid"]


def hourly(row: Row) -> float | None:
    if row["base_pay"] is None or hours(row) is None:
        return None
    return (row["base_pay"] + sum(row[name] or 0 for name in ("allowances", "variable_pay", "overtime_pay"))) / hours(
        row
    )


def basic(row: Row) -> float | None:
    return None if row["base_pay"] is None or hours(row) is None else row["base_pay"] / hours(row)


def variable(row: Row) -> float | None:
    return row["variable_pay"] / hours(row) if row["variable_pay"] and hours(row) else None


def variable_of_all(row: Row) -> float | None:
    return (row["variable_pay"] or 0) / hours(row) if hours(row) else None


FULL = given("pay", lambda row: row["full_pay"])
YEARLY = [row for row in FULL if row["pay_basis"] == "annual" and row["hours_paid"]]
PAID = sorted(
    [(hourly(row), row["gender"]) for row in FULL if hourly(row) is not None and row["gender"] in "WM"],
    key=lambda pair: pair[0],
)


def quarter(place: int) -> float:
    """Person by person: who ties across an end is as much a woman as the tied are."""
    people = len(PAID)
    sizes = [people // 4 + (people % 4 >= first) for first in (1, 3, 2, 4)]
    start = sum(sizes[:place])
    women = 0.0
    for amount, _ in PAID[start : start + sizes[place]]:
        tied = [gender for other, gender in PAID if other == amount]
        women += tied.count("W") / len(tied)
    return 100 * women / sizes[place]


def inside(
    rows: list[Row], amount: Callable[[Row], float | None], unit: str, how: Callable = mean, fewest: int = 3
) -> float:
    units = large_enough(rows, amount, unit, fewest)
    return sum(gap(here, amount, how) * len(here) for here in units) / sum(len(here) for here in units)


def large_enough(rows: list[Row], amount: Callable[[Row], float | None], unit: str, fewest: int) -> list[list[Row]]:
    """Units that are known and have so many women and so many men."""
    known = [row for row in rows if row["gender"] in "WM" and amount(row) is not None]
    units = [[row for row in known if row[unit] == code] for code in {row[unit] for row in rows} - {None}]
    return [here for here in units if min(number(here, "W"), number(here, "M")) >= fewest]


def of_the_year(row: Row) -> float | None:
    return None if row["base_pay"] is None else row["base_pay"]


def all_of_the_year(row: Row) -> float | None:
    parts = ("allowances", "variable_pay", "overtime_pay")
    return None if row["base_pay"] is None else row["base_pay"] + sum(row[name] or 0 for name in parts)


def top_tenth() -> float:
    pays = [amount for amount, _ in PAID]
    place = 0.9 * (len(pays) - 1)
    line = pays[int(place)] + (place - int(place)) * (pays[int(place) + 1] - pays[int(place)])
    above = [gender for amount, gender in PAID if amount >= line - 1e-9]
    return 100 * above.count("W") / len(above)


def half_promoted(gender: str) -> float:
    rows = [r for r in given("promotions") if r["gender"] == gender and r["years_in_level"] is not None]
    still = 1.0
    for time in sorted({row["years_in_level"] for row in rows}):
        waiting = [row for row in rows if row["years_in_level"] >= time]
        still *= 1 - sum(r["promoted"] for r in waiting if r["years_in_level"] == time) / len(waiting)
        if still <= 0.5 + 1e-9:
            return time
    return float("nan")


def pass_all_steps() -> float:
    reached = given("competitions", lambda row: row["stage"] != "applied")
    before = given("competitions", lambda row: row["stage"] != "appointed")
    assert {row["stage"] for row in reached} == set(STAGES[1:])
    return against(reached, before, "W") / against(reached, before, "M")


def selection(gender: str, competition: str | None = None) -> tuple[int, int]:
    rows = [row for row in given("competitions") if competition in (None, row["competition"])]
    return tuple(number([row for row in rows if row["stage"] == stage], gender) for stage in ("appointed", "applied"))


def selection_within_calls() -> float:
    up = down = 0.0
    for competition in "xyz":
        (a, women), (c, men) = selection("W", competition), selection("M", competition)
        up, down = up + a * men / (women + men), down + c * women / (women + men)
    return up / down


def promotion_odds() -> float:
    up = down = 0.0
    rows = [row for row in given("promotions") if row["gender"] in "WM"]
    for stratum in {(row["level"], row["occupation"], row["working_time"]) for row in rows}:
        here = [row for row in rows if (row["level"], row["occupation"], row["working_time"]) == stratum]
        a, b, c, d = (
            sum(row["gender"] == gender and row["promoted"] is came for row in here)
            for gender, came in (("W", True), ("W", False), ("M", True), ("M", False))
        )
        if a + b and c + d:
            up, down = up + a * d / len(here), down + b * c / len(here)
    return up / down


def units(rows: list[Row], unit: str) -> list[tuple[int, int]]:
    codes = sorted({row[unit] for row in rows if row[unit] is not None})
    found = [[row for row in rows if row[unit] == code] for code in codes]
    return [(number(here, "W"), number(here, "M")) for here in found]


def meeting(rows: list[Row], unit: str, good: Callable[[int, int], bool], fewest: int) -> float:
    judged = [pair for pair in units(rows, unit) if sum(pair) >= fewest]
    return 100 * sum(good(min(pair), sum(pair)) for pair in judged) / len(judged)


def dissimilarity(unit: str) -> float:
    pairs = units(given("staff"), unit)
    women, men = sum(w for w, _ in pairs), sum(m for _, m in pairs)
    return 50 * sum(abs(w / women - m / men) for w, m in pairs)


def turnover(keep: Callable[[Row], object] = lambda row: True) -> tuple[float, float]:
    leavers = given("leavers", keep)
    return tuple(
        100 * number(leavers, gender) / mean([number(given("staff", year=year), gender) for year in YEARS])
        for gender in "WM"
    )


def score(gender: str) -> list[float]:
    found = []
    for row in given("survey", lambda row: row["gender"] == gender):
        part = (row["mean"] - row["scale_low"]) / (row["scale_high"] - row["scale_low"])
        found.append(100 * ((1 - part) if row["reversed"] else part))
    return found


def money(keep: Callable[[Row], object], name: str = "committed", table: str = "budget_lines") -> float:
    return sum(row[name] for row in given(table, keep))


def executed(keep: Callable[[Row], object]) -> float:
    rows = given("budget_lines", lambda row: row["paid"] is not None and keep(row))
    return sum(row["paid"] for row in rows) / sum(row["committed"] for row in rows)


def things(table: str, counted: Callable[[Row], object], among: Callable[[Row], object] = lambda row: True) -> float:
    rows = given(table, among)
    return 100 * sum(bool(counted(row)) for row in rows) / len(rows)


def flagged() -> list[str]:
    rows = {code: [row for row in FULL if row["pay_category"] == code] for code in "AB"}
    return [code for code, here in rows.items() if abs(gap(here, hourly, mean)) >= 5]


def ten_highest() -> list[str]:
    parts = ("base_pay", "allowances", "variable_pay", "overtime_pay")
    rows = given("pay", lambda row: row["base_pay"] is not None and row["gender"] in "WM")
    pays = [(sum(row[name] or 0 for name in parts), row["gender"]) for row in rows]
    tenth = sorted((amount for amount, _ in pays), reverse=True)[9]
    return [gender for amount, gender in pays if amount >= tenth]


def adjusted(position: str | None) -> float:
    """Least squares by hand; the rows have no other traits than the position."""
    rows = [row for row in FULL if row["gender"] in "WM" and hourly(row)]
    codes = sorted({row[position] for row in rows})[1:] if position else []
    matrix = [[1.0, row["gender"] == "W", *(row[position] == code for code in codes)] for row in rows]
    pay = np.log([hourly(row) for row in rows])
    woman = np.linalg.lstsq(np.array(matrix, dtype=float), pay, rcond=None)[0][1]
    return (1 - float(np.exp(woman))) * 100


def positive(gender: str) -> float:
    rows = given("survey", lambda row: row["gender"] == gender)
    return 100 * sum(row["positive"] for row in rows) / sum(row["people"] for row in rows)


def of_all_money(code: str) -> float:
    return 100 * money(lambda row: row["gender_class"] == code) / money(lambda row: True)


def dated(row: Row) -> bool:
    return row["due_on"] is not None and row["status"] != "dropped"


def late(row: Row) -> int:
    until = dt.date.fromisoformat(row["done_on"] or row["reference_date"])
    return (until - dt.date.fromisoformat(row["due_on"])).days


def has_begun(row: Row) -> bool:
    first = min(day for day in (row["starts_on"], row["due_on"]) if day)
    return first <= row["reference_date"] or row["status"] != "not_started"


def on_track(row: Row) -> bool:
    ahead = row["due_on"] is None or row["due_on"] >= row["reference_date"]
    return row["status"] in ("done", "embedded") or (row["status"] == "running" and ahead)


(PLAN,) = given("plan")
stayed_known = given("leave", lambda row: row["present_after_12_months"] is not None)
sick = given("leave", lambda row: row["leave_type"] == "long_sickness" and row["used"])
cared = given("leave", lambda row: row["leave_type"] == "carer" and row["used"])
BOARD = given("selection_boards", lambda row: row["board_role"] != "secretary")
TRAINED, STAFF = given("training", lambda row: row["took_part"]), given("staff")
SEATS = {3: 1, 4: 1, 5: 2, 6: 2, 7: 3, 8: 3, 9: 4}
parental = lambda row: row["leave_type"] == "parental"  # noqa: E731
leads = lambda row: row["level"] in ("executive", "high_responsibility")  # noqa: E731
first_top = lambda row: row["new_appointment"] and row["first_appointment"] and row["management_level"] <= 2  # noqa: E731
occupations = units(STAFF, "occupation")
reports_to = given("posts", lambda row: row["direct_reports"] and row["acting"] is not True)
budgets = given("posts", lambda row: row["budget"])

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
