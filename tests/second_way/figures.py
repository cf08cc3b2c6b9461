"""Figures of the second way that need more than a line: chances, units, money, days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from statistics import mean

import numpy as np

from tests.second_way.plain import FULL, PAID, against, gap, given, hourly, number
from tests.second_way.rows import STAGES, YEARS, Row


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
