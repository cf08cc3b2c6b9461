"""What several editions, several years or one row give away: corrections, movements, pay, groups all alike."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
import pytest

from indicators.audit import Contents, Verdict, attack, contents, rules
from indicators.audit.limits import limits
from indicators.audit.reader import Reader
from tests.attack.administrations import administration
from tests.attack.unprotected import BREAKDOWNS, COLUMNS, Grouping, edition, together

NUMBERS = ("women", "men", "base", "value")
MEASURE = ("indicator", "source_table", "formula", "sensitivity", "breakdowns", "population", "counted")


def table(*rows: tuple[Any, ...], by: str = "directorate") -> pd.DataFrame:
    """Rows `indicator, year, category, women, men` of one city; a base of women and men."""
    frame = pd.DataFrame(rows, columns=["indicator", "year", "category", "women", "men"])
    frame["breakdown"] = ["total" if category == "total" else by for category in frame["category"]]
    frame["base"] = frame["women"] + frame["men"]
    made = frame.assign(city="town", source="delivered", flag="shown", unit="persons").reindex(columns=COLUMNS)
    return made.astype(dict.fromkeys(NUMBERS, float))


def measure(
    indicator: str, source: str, *by: str, counted: Any = None, sensitivity: str = "headcount"
) -> tuple[Any, ...]:
    return (indicator, source, "count", sensitivity, list(by), "{}", json.dumps(counted or {}))


def of(
    observations: pd.DataFrame, measures: list[tuple[Any, ...]], merged: dict[str, list[str]] | None = None
) -> Contents:
    groups = [
        (row.indicator, "town", row.breakdown, row.breakdown, code, row.category)
        for row in observations[observations["breakdown"] != "total"].itertuples()
        for code in (merged or {}).get(row.category, [row.category])
    ]
    columns = ["indicator", "city", "breakdown", "dimension", "category", "group"]
    return contents(
        {
            "observations": observations,
            "groups": pd.DataFrame(groups, columns=columns).drop_duplicates(),
            "measures": pd.DataFrame(measures, columns=list(MEASURE)),
        }
    )


def delivered(made: Contents) -> Contents:
    return Contents(made.observations.assign(source="delivered"), made.groups, made.measures, made.parents)


def test_a_correction_of_one_person_is_refused() -> None:
    people = administration(11, 900)
    first = delivered(edition(people, together))
    assert attack(first, earlier=[first], workers=1).passed
    fewer = people.drop(people.index[0])
    verdict = attack(delivered(edition(fewer, lambda *given: grouping_of(people))), earlier=[first], workers=1)
    assert verdict.revealed_by_correction > 0
    assert not verdict.passed


def grouping_of(people: pd.DataFrame) -> Grouping:
    return together(people, 5, BREAKDOWNS)


def test_what_an_earlier_edition_grouped_otherwise_is_known_as_well() -> None:
    """A with B first, then B by itself: A falls out, though neither edition alone tells it."""
    rows = [("staff", 2024, "total", 40, 40), ("staff", 2024, "g", 20, 20), ("staff", 2024, "h", 20, 20)]
    plain = [measure("staff", "staff", "directorate")]
    first = of(table(*rows), plain, {"g": ["A", "B"], "h": ["C", "D"]})
    second_rows = [("staff", 2024, "total", 40, 40), ("staff", 2024, "g", 23, 23), ("staff", 2024, "B", 17, 17)]
    second = of(table(*second_rows), plain, {"g": ["A", "C", "D"]})
    alone = attack(second, workers=1)
    both = attack(second, earlier=[first], workers=1)
    assert (alone.exact, both.exact) == (0, 2)


def movements(hires: pd.DataFrame, leavers: pd.DataFrame) -> Verdict:
    stock = table(
        *[("staff", year, "total", women, 80) for year, women in ((2023, 100), (2024, 103))],
        *[("staff", 2023, name, women, 40) for name, women in (("X", 60), ("Y", 40))],
        *[("staff", 2024, name, women, 40) for name, women in (("X", 62), ("Y", 41))],
    )
    made = of(
        pd.concat([stock, hires, leavers], ignore_index=True),
        [measure(name, name, "directorate") for name in ("staff", "hires", "leavers")],
    )
    return attack(made, workers=1)


def test_hires_beside_stocks_give_leavers_away() -> None:
    """Leavers are not published by directorate: X has 2 more women after 5 came, so 3 have left."""
    hires = table(("hires", 2024, "total", 12, 12), ("hires", 2024, "X", 5, 6), ("hires", 2024, "Y", 7, 6))
    leavers = table(("leavers", 2024, "total", 9, 12))
    verdict = movements(hires, leavers)
    assert verdict.exact > 0
    assert not verdict.passed


def test_movements_of_the_whole_administration_give_nobody_away() -> None:
    hires, leavers = table(("hires", 2024, "total", 12, 12)), table(("leavers", 2024, "total", 9, 12))
    verdict = movements(hires, leavers)
    assert (verdict.exact, verdict.narrow, verdict.contradictions) == (0, 0, 0)


def left(told: pd.DataFrame, *measures: tuple[Any, ...]) -> Verdict:
    """The verdict where hires are withheld: 100 women and 80 men, 103 and 75 a year later."""
    stock = table(("staff", 2023, "total", 100, 80), ("staff", 2024, "total", 103, 75))
    hires = table(("hires", 2024, "total", 0, 0)).assign(women=None, men=None, base=None, flag="protected")
    plain = [measure(name, name, "directorate") for name in ("staff", "hires")]
    return attack(of(pd.concat([stock, hires, told], ignore_index=True), [*plain, *measures]), workers=1)


REASONS = ("reasons", "leavers", "share_of_women", "personal", [], '{"leaving_reason": ["a", "b"]}', "{}")
TURNOVER = ("turnover", "leavers", "turnover", "personal", [], "{}", '"other"')


@pytest.mark.parametrize(("name", "told"), [("reasons", REASONS), ("turnover", TURNOVER)])
@pytest.mark.parametrize(("men", "exact"), [(7, 1), (5, 0), (12, 0)])
def test_leavers_beside_stocks_give_hires_away(name: str, told: tuple[Any, ...], men: int, exact: int) -> None:
    """Hires are withheld: 5 men fewer after 7 have left, so 2 came."""
    leavers = table((name, 2024, "total", 9, men)).assign(base=None)
    verdict = left(leavers, told)
    assert (verdict.exact, verdict.contradictions, verdict.weaker) == (exact, 0, {})


def test_leavers_whose_reason_is_not_known_are_counted_as_a_weaker_reading() -> None:
    """9 men left, 7 of them for a known reason: what is said is tied to those who left, not to the reasons."""
    leavers = table(("reasons", 2024, "total", 9, 7), ("turnover", 2024, "total", 9, 9)).assign(base=None)
    verdict = left(leavers, REASONS, TURNOVER)
    assert (verdict.contradictions, verdict.weaker) == (0, {"missing_reasons": 1})
    assert verdict.exact == 1, "4 men came"


def test_departures_that_do_not_add_up_are_counted_as_a_weaker_reading() -> None:
    """12 came, the staff grew by 3, and 20 are said to have left: no table is refused for that."""
    verdict = movements(
        table(("hires", 2024, "total", 12, 12)),
        table(("leavers", 2024, "total", 20, 20)),
    )
    assert (verdict.contradictions, verdict.exact, verdict.weaker) == (0, 0, {"untied_leavers": 1})


@pytest.mark.parametrize(("women", "men", "small"), [(9, 40, 1), (10, 40, 0), (11, 40, 0), (40, 9, 1), (0, 40, 1)])
def test_pay_is_shown_from_ten_of_each(women: int, men: int, small: int) -> None:
    rows = table(("gap", 2024, "total", women, men)).assign(value=4.2, unit="percent")
    verdict = attack(of(rows, [measure("gap", "pay", sensitivity="pay")]), workers=1)
    assert verdict.small == small
    assert verdict.passed == (small == 0)


def test_a_rest_of_fewer_than_ten_is_found_in_pay() -> None:
    """Two of three levels are published: the third has 9 women, which is a count of nine salaries."""
    rows = table(("gap", 2024, "total", 49, 60), ("gap", 2024, "X", 20, 20), ("gap", 2024, "Y", 20, 20), by="level")
    rows = pd.concat([rows, table(("gap", 2024, "Z", 0, 0), by="level").assign(women=None, men=None, base=None)])
    verdict = attack(of(rows.reset_index(drop=True), [measure("gap", "pay", "level", sensitivity="pay")]), workers=1)
    assert verdict.exact > 0


def test_a_gap_with_more_than_one_decimal_is_found() -> None:
    rows = table(("gap", 2024, "total", 40, 40)).assign(value=4.27, unit="percent")
    assert attack(of(rows, [measure("gap", "pay", sensitivity="pay")]), workers=1).failures == {"too_exact": 1}


@pytest.mark.parametrize(("older", "reason", "found"), [(30, None, 1), (30, "all_of_a_gender", 0), (22, None, 0)])
def test_a_group_in_which_all_are_alike_says_so(older: int, reason: str | None, found: int) -> None:
    everyone = table(("staff", 2024, "total", 60, 60), ("staff", 2024, "X", 30, 30), ("staff", 2024, "Y", 30, 30))
    old = table(("old", 2024, "total", older + 20, 30), ("old", 2024, "X", older, 15), ("old", 2024, "Y", 20, 15))
    old["base"] = everyone["base"].to_numpy()
    old["reason"] = pd.Series([None, reason, None], dtype=object)
    measures = [
        measure("staff", "staff", "directorate"),
        measure("old", "staff", "directorate", counted={"age_band": [">60"]}, sensitivity="personal"),
    ]
    assert attack(of(pd.concat([everyone, old], ignore_index=True), measures), workers=1).uniform == found


def test_offices_are_public_and_ages_of_their_holders_are_not() -> None:
    known = limits(5)
    posts = known.posts("public_office", "staff", ["level"])
    assert posts is not None
    assert posts["level"] == ("executive",)
    assert known.posts("public_office", "staff", ["age_band"]) is None
    assert known.posts("headcount", "staff", []) is None
    assert known.posts("public_office", "bodies", ["body"]) == {}


def test_a_merged_group_without_members_cannot_be_read() -> None:
    from indicators.errors import EditionError

    rows = table(("staff", 2024, "total", 40, 40), ("staff", 2024, "other:X:2", 40, 40))
    made = of(rows, [measure("staff", "staff", "directorate")])
    bare = Contents(made.observations, made.groups.iloc[:0], made.measures, made.parents)
    with pytest.raises(EditionError, match="no members"):
        Reader(bare, "town", "staff", limits(5))


@pytest.mark.parametrize(("women", "base", "value", "small"), [(30, 70, 4.0, 0), (4, 70, 4.0, 1), (30, 4, 4.0, 1)])
def test_answers_are_counted_by_themselves(women: int, base: int, value: float, small: int) -> None:
    """Whoever answers stands in every question, so that the parts of a survey add up to more than the whole."""
    rows = table(("score", 2023, "total", 40, 40), ("score", 2023, "fairness", 35, 38), by="section")
    rows.loc[1, ["women", "base", "value"]] = [women, base, value]
    told = pd.DataFrame([measure("score", "survey", "section")], columns=list(MEASURE)).assign(kind="answers")
    made = contents({"observations": rows, "measures": told})
    assert attack(made, workers=1).small == small


@pytest.mark.parametrize(("base", "value", "small"), [(40, 50.0, 0), (9, 50.0, 3), (40, 90.0, 1), (40, 100.0, 1)])
def test_few_reports_show_in_a_share_as_well(base: int, value: float, small: int) -> None:
    """36 of 40 closed in time: four were not."""
    rows = table(("closed", 2023, "total", 0, 0)).assign(women=None, men=None, base=base, value=value)
    told = [("closed", "reports", "share_of_things", "sensitive", [], "{}", "{}", "things")]
    made = contents({"observations": rows, "measures": pd.DataFrame(told, columns=[*MEASURE, "kind"])})
    assert attack(made, workers=1).small == small


@pytest.mark.parametrize(("left", "small"), [(0, 0), (1, 1), (4, 1), (5, 0)])
def test_staff_less_the_people_of_the_pay_table_is_looked_at(left: int, small: int) -> None:
    """Whoever subtracts the pay table from the staff table of the same level knows who was paid less for a time."""
    rows = table(("staff", 2024, "X", 40, 40), ("gap", 2024, "X", 40 - left, 40), by="level")
    made = of(rows, [measure("staff", "staff", "level"), measure("gap", "pay", "level", sensitivity="pay")])
    assert rules.across_tables(made, limits(5)) == small


@pytest.mark.parametrize(("appointed", "small"), [(0, 0), (4, 1), (5, 0)])
def test_the_outcome_of_a_selection_is_worked_out_from_its_steps(appointed: int, small: int) -> None:
    """60 women applied; of all who stood before a step so many did not pass it."""
    rows = table(("applied", 2024, "total", 60, 80), ("steps", 2024, "total", 70 + appointed, 100))
    rows["base_women"] = [60.0, 130.0]
    rows.loc[1, "base"] = 130 + 170
    told = [
        ("applied", "competitions", "share_of_women", "personal", [], '{"stage": ["applied"]}', "{}"),
        ("steps", "competitions:steps", "ratio_of_rates", "personal", [], "{}", '"other"'),
    ]
    assert rules.across_tables(of(rows, told), limits(5)) == small


@pytest.mark.parametrize(("women", "small"), [(30, 0), (3, 1)])
def test_the_pool_of_another_table_is_looked_at(women: int, small: int) -> None:
    rows = table(("access", 2024, "total", 20, 20)).assign(base=60.0, base_women=float(women))
    told = pd.DataFrame([measure("access", "training", sensitivity="personal")], columns=list(MEASURE))
    made = contents({"observations": rows, "measures": told.assign(pool='{"level": ["x"]}', pool_table="staff")})
    assert rules.small_apart(made, limits(5)) == small
