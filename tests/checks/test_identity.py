"""Ids: empty ones and duplicates are refused, two part-time posts are one person, rows that are alike are people."""

from tests.checks.small_tables import checked, repeated, rules


def test_rows_that_are_alike_are_different_people() -> None:
    assert rules("staff", "gender | level\nW | support\nM | support\n" + repeated("W | support", 5)) == []


def test_an_id_stands_once() -> None:
    assert rules("staff", "person_key | gender\na1 | W\na2 | M\na1 | W\na1 | W") == [
        ("refused", "duplicate_id", 4),
        ("refused", "duplicate_id", 5),
    ]


def test_the_same_id_in_another_year_is_in_order() -> None:
    assert (
        rules("staff", "person_key | gender | year\na1 | W | 2023\na1 | W | 2024\na2 | M | 2024\na2 | M | 2023") == []
    )


def test_an_empty_id_among_ids_is_refused() -> None:
    assert rules("staff", "person_key | gender\na1 | W\n | M") == [("refused", "empty_id", 3)]


def test_a_file_without_any_id_is_in_order() -> None:
    assert rules("staff", "person_key | gender\n | W\n | M") == []


def test_two_part_time_posts_are_one_person() -> None:
    findings, rows = checked(
        "staff",
        """
        person_key | gender | working_time | fte | department
        a1 | W | part_time | 0.3 | Library
        a1 | W | part_time | 0.5 | Archive
        a2 | M | part_time | 0.5 | Library
        """,
    )
    assert [(each.severity, each.rule, each.values["count"]) for each in findings] == [("warned", "two_posts", 1)]
    assert len(rows) == 2
    assert [("Archive" in row, 0.8 in row, "part_time" in row) for row in rows] == [
        (True, True, True),
        (False, False, True),
    ]


def test_two_halves_are_full_time() -> None:
    half = "a1 | W | part_time | 0.5"
    _, rows = checked("staff", f"person_key | gender | working_time | fte\n{half}\n{half}\na2 | M | full_time | 1")
    assert ["full_time" in row for row in rows] == [True, True]


def test_two_posts_that_are_more_than_one_are_refused() -> None:
    found = rules(
        "staff", "person_key | gender | working_time | fte\na | W | part_time | 0.8\na | W | part_time | 0.8\nb | M | |"
    )
    assert found == [("refused", "duplicate_id", 3)]


def test_one_id_with_two_genders_is_refused() -> None:
    found = rules("staff", "person_key | gender | working_time | fte\na | W | part_time | 0.5\na | M | part_time | 0.5")
    assert found == [("refused", "duplicate_id", 3)]
