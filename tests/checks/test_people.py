"""Women and men exchanged, headcounts that jump, last year's rows again."""

import pytest

from indicators.ingest.checks.genders import swapped
from tests.checks.small_tables import checked, repeated, rules

LAST_YEAR = "year | gender | people\n2023 | W | 60\n2023 | M | 40"


def people(women: int, men: int) -> str:
    return f"year | gender | people\n2024 | W | {women}\n2024 | M | {men}"


@pytest.mark.parametrize("gender", ["W", "M"])
def test_one_gender_only_is_warned_of(gender: str) -> None:
    assert rules("staff", f"gender | level\n{gender} | support\n{gender} | support") == [("warned", "one_gender", None)]


def test_both_genders_and_a_single_person_are_in_order() -> None:
    assert rules("staff", "gender | level\nW | support\nM | support") == []
    assert rules("staff", "gender | level\nM | support") == []


def test_genders_exchanged_against_last_year() -> None:
    assert rules("staff", people(41, 59), staff=LAST_YEAR) == [("warned", "genders_swapped", None)]


def test_genders_exchanged_against_pay_of_the_same_year() -> None:
    (finding,) = checked("staff", people(41, 59), pay=people(60, 40))[0]
    assert (finding.rule, finding.values["table"], finding.values["other"]) == ("genders_swapped", "pay", "2024")


def test_genders_exchanged_against_the_published_table_of_the_same_day() -> None:
    assert rules("staff", people(41, 59), staff=people(60, 40)) == [("warned", "genders_swapped", None)]


@pytest.mark.parametrize(("women", "men"), [(60, 40), (52, 48), (69, 31)])
def test_shares_that_move_are_no_exchange(women: int, men: int) -> None:
    assert rules("staff", people(women, men), staff=LAST_YEAR, pay=people(60, 40)) == []


def test_the_published_tables_that_taught_the_rule() -> None:
    assert swapped((608, 433), (435, 612))
    assert not swapped((608, 433), (599, 421))


@pytest.mark.parametrize(("women", "men"), [(30, 20), (85, 55)])
def test_a_headcount_that_jumps_is_to_be_confirmed(women: int, men: int) -> None:
    assert rules("staff", people(women, men), staff=LAST_YEAR) == [("warned", "headcount", None)]


@pytest.mark.parametrize(("women", "men"), [(78, 52), (42, 28), (60, 40)])
def test_thirty_percent_is_no_jump(women: int, men: int) -> None:
    assert rules("staff", people(women, men), staff=LAST_YEAR) == []


def test_of_a_few_people_a_third_is_no_jump() -> None:
    assert rules("staff", people(6, 4), staff="year | gender | people\n2023 | W | 10\n2023 | M | 8") == []


def test_movements_may_jump() -> None:
    assert rules("hires", people(6, 4), hires=LAST_YEAR) == []


def test_another_administration_is_no_year_before() -> None:
    other = LAST_YEAR.replace("year |", "administration | year |").replace("2023 |", "Village | 2023 |")
    assert rules("staff", people(6, 4), staff=other) == []


def test_two_days_of_one_year_count_people_twice() -> None:
    twice = "reference_date | gender\n2024-01-01 | W\n2024-12-31 | M"
    assert rules("staff", twice) == [("refused", "two_dates", None)]
    assert rules("vacancies", "reference_date | vacancy\n2024-01-01 | a\n2024-12-31 | b") == []


def rows_of(year: int, support: int) -> str:
    row = f"{year} | {{}} | support | Library"
    women, men = repeated(row.format("W"), support), repeated(row.format("M"), 10)
    return f"year | gender | level | department\n{women}\n{men}"


def test_last_years_rows_again_are_refused() -> None:
    assert rules("staff", rows_of(2024, 12), staff=rows_of(2023, 12)) == [("refused", "same_again", None)]


def test_rows_that_differ_in_one_are_in_order() -> None:
    assert rules("staff", rows_of(2024, 13), staff=rows_of(2023, 12)) == []
    other = rows_of(2024, 12)[::-1].replace("troppus", "delliks", 1)[::-1]
    assert rules("staff", other, staff=rows_of(2023, 12)) == []


def test_few_rows_may_well_be_alike() -> None:
    assert rules("staff", rows_of(2024, 5), staff=rows_of(2023, 5)) == []
