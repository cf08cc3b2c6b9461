"""Targets by direction and due year, why counts differ, what is linked to nothing, and the files of these tables."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pandas as pd
import pytest

from indicators import charts
from indicators.catalogue import catalogue
from indicators.charts import tally, targets
from indicators.charts.bullet import BAR_WIDTH, EDGE, bar
from indicators.charts.decisions import other_targets
from indicators.charts.glance import chosen
from indicators.charts.progress import Progress
from indicators.cities import cities
from indicators.export.observations import chart_csv
from indicators.ladder import given_by_deliveries, possible, standing
from indicators.store import store
from tests.charts.cases import See, speaking
from tests.charts.frames import observation
from tests.charts.test_actions import action, plan
from tests.charts.test_plan import TARGET, series, way

DOWN = {"baseline": 60.0, "target": 50.0}
FRENCH = "french_territorial_index"
INVENTED = [slug for slug, city in cities().items() if city.synthetic and store().years(slug)]
PLANNED = [slug for slug in INVENTED if len(store().targets(slug))]


def dated(rows: pd.DataFrame, month: int = 12, day: int = 31) -> pd.DataFrame:
    """The same figures, each taken on that day of its year."""
    return rows.assign(reference_date=[dt.date(year, month, day) for year in rows["year"]])


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({"y2020": 60.0, "y2024": 50.0}, "reached"),
        ({"y2020": 60.0, "y2024": 45.0}, "reached"),
        ({"y2020": 60.0, "y2024": 52.0}, "on_path"),
        ({"y2020": 60.0, "y2024": 52.1}, "behind"),
        ({"y2020": 60.0, "y2024": 66.0}, "behind"),
        ({"y2020": 60.0, "y2025": 50.1}, "missed"),
        ({"y2020": 60.0, "y2025": 49.9}, "reached"),
    ],
)
def test_a_target_that_goes_down_is_reached_from_above(values: dict[str, float], status: str) -> None:
    progress = way(dated(series(**values)), **DOWN)
    assert progress.status == status
    assert "at most 50.0% (2025)" in targets.overview(speaking(), [progress]).rows[0][5]


def test_words_say_the_direction() -> None:
    up, down = way(series(y2020=40.0, y2024=44.0)), way(series(y2020=60.0, y2024=54.0), **DOWN)
    first, second = targets.overview(speaking(), [up, down]).rows
    assert (first[4], second[4]) == ("at least 48.0%", "at most 52.0%")
    chart = charts.trajectory(speaking(), down)
    assert chart is not None
    assert "target at most 50.0% by 2025; 54.0% in 2024, the path asks for at most 52.0%." in chart.sentence


@pytest.mark.parametrize(
    ("rows", "status", "year"),
    [
        (dated(series(y2020=40.0, y2024=44.0)), "behind", 2024),
        (dated(series(y2020=40.0, y2025=44.0), 6, 30), "behind", 2025),
        (dated(series(y2020=40.0, y2025=44.0)), "missed", 2025),
        (dated(series(y2020=40.0, y2025=44.0, y2026=51.0), 6, 30), "missed", 2025),
        (dated(series(y2020=40.0, y2025=51.0, y2026=44.0)), "reached", 2025),
        (dated(series(y2020=40.0, y2024=51.0, y2026=44.0)), "missed", 2026),
    ],
)
def test_a_target_is_missed_only_once_its_year_is_over(rows: pd.DataFrame, status: str, year: int) -> None:
    progress = way(rows)
    assert progress.judged is not None
    assert (progress.status, int(progress.judged["year"])) == (status, year)


def test_no_path_is_asked_for_beyond_the_due_year() -> None:
    over = way(dated(series(y2020=40.0, y2025=44.0, y2026=46.0)))
    assert over.asked is None
    row = targets.overview(speaking(), [over]).rows[0]
    assert row[3:5] == ["46.0% (2026)", "–"] and row[6] == "✕ missed: 44.0% in 2025"
    chart = charts.trajectory(speaking(), over)
    assert chart is not None
    assert chart.sentence.endswith("44.0% in 2025. The newest figure is 46.0% in 2026.")
    assert "the path asks" not in chart.sentence


def test_a_figure_of_context_has_no_status_on_any_page() -> None:
    assert catalogue()["staff_up_to_30"].better == "none"
    context = way(dated(series("staff_up_to_30", y2020=4.0, y2024=6.0)), indicator="staff_up_to_30")
    assert targets.answer(speaking(), [context]) == "**1 target**: 1 without a status."
    assert targets.overview(speaking(), [context]).rows[0][-1] == "· no status: a figure of context"


def test_the_pale_band_lies_where_the_figure_should_be() -> None:
    up, down = bar(way(series(y2020=40.0, y2024=44.0))), bar(way(series(y2020=60.0, y2024=54.0), **DOWN))
    goal = EDGE + 0.5 * (BAR_WIDTH - 2 * EDGE)
    assert f'<path d="M{goal:.1f} 6.0h{BAR_WIDTH - EDGE - goal:.1f}' in up
    assert f'<path d="M{EDGE:.1f} 6.0h{goal - EDGE:.1f}' in down


def test_the_table_begins_with_what_needs_a_decision() -> None:
    ways = [
        way(dated(series(y2020=40.0, y2024=50.0))),
        way(dated(series(y2020=40.0, y2024=41.0)), due_year=2030),
        way(dated(series(y2020=40.0, y2024=41.0))),
        way(dated(series(y2020=40.0, y2024=41.0)), due_year=2023),
    ]
    assert [row[-1][0] for row in targets.overview(speaking(), ways).rows] == ["✕", "◆", "◆", "✓"]


def counted(of: int, year: int = 2024) -> pd.DataFrame:
    return pd.DataFrame([observation(None, 0, None, 0, year=year, value=50.0)]).assign(base=of)


def test_why_counts_differ_is_said_and_nothing_where_they_do_not() -> None:
    to_come = action("A2", status="not_started", starts_on=dt.date(2025, 3, 1), due_on=dt.date(2026, 1, 1))
    actions, rows = plan(action("A1"), to_come), dated(series(y2020=40.0, y2024=44.0))
    ways = [way(rows), way(rows, due_year=2023)]
    told = tally.why_counts_differ(speaking(), actions, ways, counted(1), counted(1))
    assert "“Actions on track” looks at 1 of the 2 actions: 1 should not have begun yet." in told
    assert "“Targets reached” looks at 1 of the 2 targets: the year of 1 was over before 2024." in told
    assert tally.why_counts_differ(speaking(), actions.head(1), ways[:1], counted(1), counted(1)) == ""
    nothing = counted(1).head(0)
    assert tally.why_counts_differ(speaking(), actions, ways, nothing, nothing) == ""


def test_a_reached_figure_of_context_is_explained() -> None:
    rows = dated(series("staff_up_to_30", y2020=40.0, y2024=55.0))
    told = tally.why_counts_differ(speaking(), plan(), [way(rows, indicator="staff_up_to_30")], NONE, counted(1))
    assert told == "It counts 1 that is reached and has no status here, since its figure is context."


NONE = counted(1).head(0)


@pytest.mark.parametrize("city", PLANNED)
def test_the_explanation_fits_the_edition(city: str) -> None:
    """The headline figures count what the words say that they count."""
    see, words = See(city), speaking("en", city)
    actions, ways = store().actions(city), targets.found(store().targets(city), see)
    told = tally.why_counts_differ(words, actions, ways, see(tally.ON_TRACK), see(tally.REACHED))
    assert "as noted in" not in told and "is known" not in told
    assert sum(targets.by_status(ways).values()) == len(ways)
    base, value = see(tally.REACHED).iloc[-1][["base", "value"]]
    year = int(see(tally.REACHED)["year"].iloc[-1])
    assert round(base * value / 100) == sum(each.is_met for each in ways if each.due >= year)


@pytest.mark.parametrize("city", INVENTED)
def test_the_columns_of_coverage_add_up_to_the_number_of_all_pages(city: str) -> None:
    matrix = charts.coverage_matrix(speaking("en", city), store().coverage())
    row = next(row for row in matrix.table.rows if row[0] == speaking().place(city))
    counts = [[int(n) for n in cell.split(" indicators")[0].split(" of ")] for cell in row[1:-2] if cell[0].isdigit()]
    held = tally.indicators_held(city, store().coverage())
    assert sum(count for count, _ in counts) == held.count
    assert row[-2] == f"{held.count} of {held.all}"
    base = store().observations("data_coverage", [city])["base"].iloc[-1]
    assert held.all == base


@pytest.mark.parametrize("slug", cities())
def test_the_rule_of_another_country_is_not_applicable(slug: str) -> None:
    country, words = cities()[slug].country, speaking("en", slug)
    held = store().coverage()
    _, table = charts.next_deliveries(words, held)
    (scores,) = [row[1] for row in table.rows if words.title(catalogue()[FRENCH]) in row[1]]
    assert scores.startswith("Not applicable here") == (country != "FR")
    assert (words.title(catalogue()[FRENCH]) in charts.elsewhere(words)) == (country != "FR")
    assert (FRENCH in {each.slug for each in possible(country)}) == (country == "FR")


def test_without_a_country_every_indicator_counts() -> None:
    assert sum(each.possible for each in standing(())) == len(given_by_deliveries())
    assert sum(each.possible for each in standing((), "PL")) == len(possible("PL")) < len(given_by_deliveries())


def first_rows(city: str) -> tuple[list[Progress], list[str], list[Progress | None]]:
    ways = targets.found(store().targets(city), See(city))
    shown = chosen(See(city), ways)
    return ways, [each.indicator.slug for each in shown], [each.progress for each in shown]


@pytest.mark.parametrize("city", PLANNED)
def test_every_target_stands_on_the_first_page(city: str) -> None:
    ways, _, in_rows = first_rows(city)
    there = {id(each) for each in in_rows}
    others = other_targets(speaking("en", city), ways, in_rows)
    missing = [targets.title(speaking("en", city), each) for each in ways if id(each) not in there]
    assert all(title in others[0].text for title in missing) if missing else others == []
    assert len(ways) - len(missing) == sum(each is not None for each in in_rows)


@pytest.mark.parametrize("city", INVENTED)
def test_pay_promotion_and_selection_have_rows_where_they_can_be_told(city: str) -> None:
    _, slugs, _ = first_rows(city)
    for slug in ("median_pay_gap", "promotion_ratio", "selection_chances"):
        rows = See(city)(slug)
        hidden = rows.loc[rows["flag"] == "protected", "year"].max() if len(rows) else None
        known = rows.loc[rows["value"].notna(), "year"].max() if len(rows) else None
        if pd.notna(known) and not (pd.notna(hidden) and hidden > known):
            assert slug in slugs, slug


def seats(**missing: int) -> pd.DataFrame:
    rows = [
        observation(1, 5, 4, 5, indicator="seats_missing_to_40", breakdown="body", category=body, value=count)
        for body, count in missing.items()
    ]
    return pd.DataFrame(rows).assign(unit="seats")


def test_bodies_that_miss_no_seat_are_left_out_and_said() -> None:
    card = charts.seats(speaking(), seats(council=1, executive=0, board=0))
    assert card is not None
    assert "City council: **1**. The 2 other bodies lack none." in card.sentence and "**0**" not in card.sentence
    none = charts.seats(speaking(), seats(council=0, executive=0))
    assert none is not None and none.sentence == "None of the 2 bodies misses a seat to 40% in 2024."
    every = charts.seats(speaking(), seats(council=1, executive=2))
    assert every is not None and "none" not in every.sentence.lower()


def lines(chart: charts.Chart | None, city: str = "torino") -> list[list[str]]:
    assert chart is not None
    return list(csv.reader(io.StringIO(chart_csv(speaking("en", city), chart).decode())))


@pytest.mark.parametrize("city", PLANNED[:2])
def test_targets_and_actions_can_be_taken_away(city: str) -> None:
    words, see, aimed, planned = speaking("en", city), See(city), store().targets(city), store().actions(city)
    found = lines(charts.targets_table(words, aimed, targets.found(aimed, see)), city)
    assert len(found) == len(aimed) + 1 and found[0][-2:] == ["Status", "Kind of figures"]
    assert {line[-1] for line in found[1:]} == {"Demonstration, synthetic"}
    found = lines(charts.actions_table(words, planned, charts.actions.moves(planned, see)), city)
    assert sorted(line[1][:3] for line in found[1:]) == sorted(planned["action"])
    assert charts.targets_table(words, aimed.head(0), []) is None
    assert charts.actions_table(words, planned.head(0), {}) is None


def test_a_file_of_coverage_says_row_by_row_what_is_invented() -> None:
    head, *found = lines(charts.coverage_matrix(speaking(), store().coverage()))
    assert head[-2:] == ["All indicators together", "Kind of figures"] and head.count("Kind of figures") == 1
    invented = {speaking().place(slug) for slug, city in cities().items() if city.synthetic}
    assert {line[0] for line in found if line[-1] == "Demonstration, synthetic"} == invented
    assert {line[-1] for line in found} == {"Demonstration, synthetic", "–"}


def test_a_hostile_title_is_no_formula_in_the_file() -> None:
    rows = plan(action("=1+1", title="+cmd", source="delivered", city="torino"))
    (_, line) = lines(charts.actions_table(speaking(), rows, {}))
    assert not any(cell.startswith(("=", "+", "@")) for cell in line)


def test_actions_stand_in_the_order_of_what_needs_a_decision() -> None:
    rows = plan(
        action("A1", status="dropped"), action("A2", status="done"), action("A3", due_on=dt.date(2026, 1, 1)),
        action("A4"), action("A5", due_on=dt.date(2025, 1, 1)), action("A6", due_on=dt.date(2023, 1, 1)),
    )  # fmt: skip
    (table,) = charts.actions.action_tables(speaking(), rows, {})
    assert [row[0][:2] for row in table.rows] == ["A6", "A4", "A5", "A3", "A2", "A1"]


def test_what_is_linked_to_nothing_is_told_by_field() -> None:
    rows = plan(
        action("A1", indicator=None),
        action("A2", plan_area="leadership", indicator="women_among_executives", status="dropped"),
    )

    def see(slug: str) -> pd.DataFrame:
        return series(slug, y2024=40.0) if slug in ("women_in_council", "median_pay_gap") else NONE

    chart = charts.not_linked(speaking(), rows, pd.DataFrame([TARGET]), [], see)
    assert chart is not None
    leadership, recruitment, *_ = chart.table.rows
    assert leadership[1:] == ["–", "Women among executives", "Women in the council"]
    assert recruitment[1:] == ["A1 Train the boards", "–", "Median gender pay gap"]
    only = charts.not_linked(speaking(), rows, pd.DataFrame([TARGET]), ["recruitment"], see)
    assert only is not None and only.table.rows == [recruitment]
    assert charts.not_linked(speaking(), rows.head(0), pd.DataFrame([TARGET]), [], see) is None
