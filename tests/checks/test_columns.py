"""Blank columns that may mean zero; departments of one name, renamed and gone."""

from tests.checks.small_tables import checked, rules

PAY = "year | gender | working_time | overtime_pay\n{year} | W | full_time | {first}\n{year} | M | full_time | {second}"


def test_a_column_that_is_blank_this_year_only() -> None:
    known = PAY.format(year=2023, first="3", second="")
    (finding,) = checked("pay", PAY.format(year=2024, first="", second=""), pay=known)[0]
    assert (finding.severity, finding.rule, finding.column) == ("warned", "blank_column", "overtime_pay")
    assert (finding.values["years"], finding.values["known"]) == ("2024", "2023")


def test_a_column_that_was_never_filled_or_is_filled_in_part() -> None:
    blank = PAY.format(year=2023, first="", second="")
    assert rules("pay", PAY.format(year=2024, first="", second=""), pay=blank) == []
    assert (
        rules("pay", PAY.format(year=2024, first="0", second=""), pay=blank.replace("full_time | ", "full_time | 1"))
        == []
    )


def test_one_name_in_two_directorates() -> None:
    staff = "gender | department | directorate\nW | Secretariat | {}\nM | Secretariat | {}\nM | Archive | A"
    (finding,) = checked("staff", staff.format("A", "B"))[0]
    assert (finding.severity, finding.rule, finding.values["names"]) == ("warned", "homonyms", "Secretariat")
    assert rules("staff", staff.format("A", "A")) == []


def test_one_name_in_two_directorates_of_two_years_is_a_move() -> None:
    staff = "year | gender | department | directorate\n2024 | W | Secretariat | A\n2024 | M | Secretariat | A"
    assert rules("staff", staff, staff=staff.replace("2024", "2023").replace("| A", "| B")) == []


STAFF = "year | gender | department | directorate | people"


def staff(year: int, *departments: str) -> str:
    rows = [
        f"{year} | {gender} | {each} | A | {200 if each == 'Parks' else 10 + len(each)}"
        for each in departments
        for gender in "WM"
    ]
    return "\n".join([STAFF, *rows])


def test_a_department_under_a_new_name() -> None:
    now, then = staff(2024, "Libraries and archives", "Parks"), staff(2023, "Libraries", "Parks", "Archives")
    findings = checked("staff", now, staff=then)[0]
    assert [(each.rule, each.values.get("old"), each.values.get("new")) for each in findings] == [
        ("renamed", "Archives", "Libraries and archives"),
        ("renamed", "Libraries", "Libraries and archives"),
    ]


def test_a_department_of_the_same_size_under_another_name() -> None:
    (finding,) = checked("staff", staff(2024, "Mobility", "Parks"), staff=staff(2023, "Roadworx", "Parks"))[0]
    assert (finding.rule, finding.values["old"], finding.values["new"]) == ("renamed", "Roadworx", "Mobility")


def test_a_department_that_is_gone_without_a_successor() -> None:
    (finding,) = checked("staff", staff(2024, "Parks"), staff=staff(2023, "Parks", "Zoo"))[0]
    assert (finding.rule, finding.values["lost"], finding.values["new"]) == ("gone", "Zoo", "-")


def test_the_same_departments_and_new_ones_are_in_order() -> None:
    assert rules("staff", staff(2024, "Parks", "Zoo"), staff=staff(2023, "Parks", "Zoo")) == []
    assert rules("staff", staff(2024, "Parks", "Zoo", "Ice"), staff=staff(2023, "Parks", "Zoo")) == []
