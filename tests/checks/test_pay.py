"""Pay: zero, outliers, unit, basis and hours; never an amount in a finding."""

import pytest

from tests.checks.small_tables import checked, repeated, rules

PAY = "gender | level | working_time | base_pay | overtime_pay\n"
USUAL = repeated("W | support | full_time | 20000 | 0\nM | support | full_time | 21000 | 0", 6)


def with_row(row: str) -> str:
    return f"{PAY}{USUAL}\n{row}"


def test_usual_pay_is_in_order() -> None:
    assert rules("pay", PAY + USUAL) == []


def test_zero_pay_is_warned_of_and_whether_it_is_said_why() -> None:
    zero = "gender | full_pay | working_time | base_pay\nW | {} | full_time | 0\nM | true | full_time | 10"
    assert rules("pay", zero.format("true")) == [("warned", "zero_pay", None)]
    (on_leave,) = checked("pay", zero.format("false"))[0]
    assert (on_leave.severity, on_leave.rule, on_leave.values) == ("warned", "zero_pay", {"count": 1})
    assert "not fully paid" in on_leave.problem


@pytest.mark.parametrize(("pay", "factor"), [(1700, 12), (245000, 12), (2050000, 100), (205, 100)])
def test_an_amount_of_another_unit_is_counted(pay: int, factor: int) -> None:
    (finding,) = checked("pay", with_row(f"W | support | full_time | {pay} | 0"))[0]
    assert (finding.severity, finding.rule) == ("warned", "pay_outliers")
    assert (finding.values["count"], finding.values["factor"]) == (1, factor)


@pytest.mark.parametrize("row", ["W | support | full_time | 60000 | 0", "W | executive | full_time | 245000 | 0"])
def test_high_pay_is_no_other_unit(row: str) -> None:
    assert rules("pay", with_row(row)) == []


def test_findings_on_pay_never_hold_an_amount() -> None:
    strange = "W | support | full_time | 0 | 0\nW | support | full_time | 9177123 | 0"
    findings, _ = checked("pay", with_row(strange), pay="year | base_pay\n2023 | 177123")
    assert {each.rule for each in findings} == {"zero_pay"}
    findings, _ = checked("pay", with_row("W | support | full_time | 2177123 | 0"), pay="year | base_pay\n2023 | 177")
    assert {each.rule for each in findings} == {"pay_outliers", "pay_unit"}
    assert "177" not in str(findings)


def test_the_whole_column_in_another_unit() -> None:
    last_year = "year | base_pay\n2023 | 1700\n2023 | 1800"
    assert rules("pay", PAY + USUAL, pay=last_year) == [("warned", "pay_unit", None)]
    assert rules("pay", PAY + USUAL, pay="year | base_pay\n2023 | 250000") == [("warned", "pay_unit", None)]
    assert rules("pay", PAY + USUAL, pay="year | base_pay\n2023 | 19000") == []


def test_pay_without_its_basis_is_refused() -> None:
    assert rules("pay", "gender | working_time | pay_basis\nW | full_time | \nM | full_time | annual") == [
        ("refused", "pay_basis", None)
    ]


def test_part_time_pay_of_a_year_needs_the_hours() -> None:
    pay = "gender | working_time | pay_basis | hours_paid\nW | part_time | {} | {}\nM | full_time | {} | 1600"
    assert rules("pay", pay.format("annual", "", "annual")) == [("warned", "part_time_pay", None)]
    assert rules("pay", pay.format("annual", "800", "annual")) == []
    assert rules("pay", pay.format("hourly", "", "hourly")) == []


def test_pay_that_does_not_say_who_works_part_time() -> None:
    assert rules("pay", "gender | base_pay\nW | 10\nM | 10") == [("warned", "part_time_pay", None)]
