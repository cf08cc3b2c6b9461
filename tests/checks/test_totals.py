"""Counts that cannot be: stages, promotions, reports, budget, survey, targets, published values."""

import pytest

from tests.checks.small_tables import checked, rules


def stages(*counts: tuple[str, str, int]) -> str:
    rows = [f"C1 | {stage} | {gender} | {people}" for stage, gender, people in counts]
    return "\n".join(["competition | stage | gender | people", *rows])


def test_stages_that_grow_are_refused_at_their_line() -> None:
    found = stages(("applied", "W", 10), ("applied", "M", 10), ("passed", "W", 12), ("passed", "M", 9))
    assert rules("competitions", found) == [("refused", "stages", 4)]


def test_one_gender_may_grow_when_it_was_not_stated_before() -> None:
    found = stages(
        ("applied", "N", 20), ("applied", "W", 5), ("passed", "W", 9), ("passed", "M", 1), ("applied", "M", 5)
    )
    assert rules("competitions", found) == [("warned", "stages", 4)]


def test_stages_that_shrink_or_stay_are_in_order() -> None:
    assert (
        rules(
            "competitions", stages(("passed", "W", 5), ("applied", "W", 5), ("appointed", "W", 1), ("applied", "M", 1))
        )
        == []
    )


PROMOTIONS = "gender | promoted | level | people\nW | true | associate | 3\nM | {} | associate | {}"


def test_promotions_without_the_eligible() -> None:
    assert rules("promotions", PROMOTIONS.format("true", 2)) == [("warned", "eligible_missing", None)]
    assert rules("promotions", PROMOTIONS.format("false", 2)) == []


def test_more_eligible_than_staff() -> None:
    employed = "year | gender | level | people\n2023 | W | associate | 10\n2023 | M | associate | 5"
    assert rules("promotions", PROMOTIONS.format("false", 13), staff=employed) == [("warned", "eligible", None)]
    assert rules("promotions", PROMOTIONS.format("false", 12), staff=employed) == []


@pytest.mark.parametrize(
    ("table", "row", "found"),
    [
        ("reports", "reports | closed\n3 | 4", [("warned", "closed", None)]),
        ("reports", "reports | closed\n4 | 4", []),
        ("reports", "reports | closed | closed_in_time\n4 | 3 | 4", [("refused", "closed_in_time", 2)]),
        ("budget_lines", "committed | paid\n100 | 100.5", [("warned", "paid", None)]),
        ("budget_lines", "committed | paid\n100 | 100", []),
        ("budget_lines", "committed | paid\n100 | ", []),
        ("survey", "people | mean | gender\n30 | 6.1 | N", [("refused", "survey_mean", 2)]),
        ("survey", "people | mean | gender\n30 | 0.9 | N", [("refused", "survey_mean", 2)]),
        ("survey", "people | mean | positive | negative | gender\n30 | 6 | 20 | 10 | N", []),
        (
            "survey",
            "people | mean | positive | negative | gender\n30 | 6 | 20 | 11 | N",
            [("refused", "survey_answers", 2)],
        ),
        ("targets", "due_year\n2023", [("refused", "target_due", 2)]),
        ("targets", "due_year\n2024", [("warned", "target_past", None)]),
        ("targets", "due_year\n2025", []),
    ],
)
def test_totals_that_contradict_each_other(table: str, row: str, found: list) -> None:
    assert rules(table, row) == found


QUARTILES = """
indicator | value
women_in_lower_pay_quarter | 70
women_in_lower_middle_pay_quarter | 60
women_in_upper_middle_pay_quarter | 50
women_in_upper_pay_quarter | 40
women_share_of_staff | {stated}
"""


def test_quartiles_and_the_stated_share() -> None:
    assert rules("published_values", QUARTILES.format(stated=44)) == [("warned", "quartiles", 2)]
    assert rules("published_values", QUARTILES.format(stated=45)) == []
    assert rules("published_values", QUARTILES.format(stated=66)) == [("warned", "quartiles", 2)]
    assert rules("published_values", QUARTILES.rsplit("women", 1)[0]) == []


def test_quartiles_against_what_other_files_say() -> None:
    alone = QUARTILES.rsplit("women", 1)[0]
    stated = "indicator | value | source\nwomen_share_of_staff | {} | published"
    assert rules("published_values", alone, published_values=stated.format(66)) == [("warned", "quartiles", 2)]
    assert rules("published_values", alone, published_values=stated.format(60)) == []
    assert rules("published_values", alone, staff="gender | people\nW | 33\nM | 67") == [("warned", "quartiles", 2)]
    assert rules("published_values", alone, staff="gender | people\nW | 55\nM | 45\nX | 40") == []
    assert rules("published_values", alone, staff="gender | people\nW | 3\nM | 7") == []
    assert rules("published_values", alone, staff="year | gender | people\n2023 | W | 33\n2023 | M | 67") == []


@pytest.mark.parametrize(("value", "found"), [("41", []), ("41.1", [("warned", "quartile", 2)]), ("", [])])
def test_a_share_and_the_women_and_men_beside_it(value: str, found: list) -> None:
    row = "indicator | women | men | base | value\nwomen_in_upper_pay_quarter | 40 | 60 | 100 | {}"
    assert rules("published_values", row.format(value)) == found


def test_shares_and_scores_between_0_and_100() -> None:
    assert rules("published_values", "indicator | value\nfrench_territorial_index | 108") == [("refused", "range", 2)]
    assert rules("published_values", "indicator | value\nfrench_territorial_index | 100\nmean_pay_gap | -4") == []


def test_a_long_list_of_lines_is_cut_and_counted() -> None:
    findings, _ = checked("targets", "due_year\n" + "\n".join(["2020"] * 30))
    assert len(findings) == 21
    assert findings[-1].values["count"] == 10
