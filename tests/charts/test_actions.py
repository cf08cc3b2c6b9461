"""Actions: what is late and whose, what the linked figure did, what is drawn; hostile text stays text."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from indicators import charts
from indicators.catalogue import catalogue
from indicators.charts import actions
from indicators.charts.delivered_text import in_plot, in_sentence
from indicators.ui import html
from tests.charts.cases import annotations, speaking, traces
from tests.charts.test_plan import TARGET, series

TODAY = dt.date(2024, 12, 31)
HOSTILE = "<script>alert(1)</script> **bold** [link](javascript:alert(1)) ![picture](http://evil.example/x.png) {title}"


def action(code: str, **other: object) -> dict[str, object]:
    return {
        "administration": "A", "action": code, "title": "Train the boards", "plan_area": "recruitment",
        "responsible": "Personnel division", "starts_on": dt.date(2023, 1, 1), "due_on": dt.date(2024, 6, 30),
        "status": "running", "indicator": "gender_difference_by_area", "evidence": None, "reference_date": TODAY,
        **other,
    }  # fmt: skip


def plan(*rows: dict[str, object]) -> pd.DataFrame:
    return pd.DataFrame(list(rows))


def test_the_answer_names_the_action_that_is_late_longest_and_whose_it_is() -> None:
    guide = action("A2", due_on=dt.date(2023, 1, 31), title="Write the guide")
    rows = plan(action("A1"), guide, action("A3", status="done"))
    assert list(actions.late(rows)["action"]) == ["A2", "A1"]
    told = actions.answer(speaking(), rows)
    assert told.startswith("**3 actions**, 1 of them done; **2 late** on 31 December 2024, the longest since")
    assert "31 January 2023: “Write the guide” (Personnel division)." in told


def test_nothing_is_late_before_its_day_or_without_one_or_when_it_is_over() -> None:
    rows = plan(action("A1", due_on=TODAY), action("A2", due_on=None), action("A3", status="dropped"))
    assert actions.answer(speaking(), rows).endswith("none was late on 31 December 2024.")
    assert "cannot be answered with what was delivered" in actions.answer(speaking(), rows.head(0))


def test_each_is_late_by_the_day_on_which_it_was_noted() -> None:
    earlier = action("A2", reference_date=dt.date(2024, 1, 31))
    assert list(actions.late(plan(action("A1"), earlier))["action"]) == ["A1"]


def test_the_tables_say_state_delay_and_what_the_figure_did() -> None:
    done = action("A2", status="done", indicator=None, evidence="https://example.org")
    other = action("A3", plan_area="leadership", due_on=None, status="embedded")
    first, second = actions.action_tables(speaking(), plan(action("A1"), done, other), {0: "towards"})
    assert (first.caption, second.caption) == ("Leadership and decision-making", "Recruitment and career")
    assert (first.rows[0][2], first.rows[0][3]) == ("–", "✓ part of daily work")
    assert second.rows[0][3].endswith("running, late") and second.rows[0][4].endswith(": moved the right way")
    assert second.rows[1][3:] == ["● done", "–", "https://example.org"]
    assert first.rows[0][4].endswith(": no figures")


@pytest.mark.parametrize(
    ("values", "since", "move"),
    [
        ({"y2020": 44.0, "y2024": 48.0}, 2020, "towards"),
        ({"y2020": 52.0, "y2024": 56.0}, 2020, "away"),
        ({"y2020": 44.0, "y2024": 44.04}, 2020, "still"),
        ({"y2020": 44.0, "y2024": 48.0}, 2024, "early"),
        ({}, 2020, "unknown"),
    ],
)
def test_whether_the_figure_moved(values: dict[str, float], since: int, move: str) -> None:
    rows = series(**values) if values else series(y2020=1.0).head(0)
    assert actions.move(catalogue()["women_among_executives"], rows, since) == move


def test_a_figure_does_not_move_across_a_series_break() -> None:
    rows = series(y2020=44.0, y2023=45.0, y2024=45.0).assign(reason=[None, "series_break", None])
    assert actions.move(catalogue()["women_among_executives"], rows, 2020) == "still"


@pytest.mark.parametrize(("low", "move"), [(30.0, "chance"), (46.0, "towards")])
def test_chance_may_explain_a_move_of_a_process(low: float, move: str) -> None:
    rows = series("survey_response_rate", y2020=40.0, y2024=50.0).assign(low=[35.0, low], high=[45.0, 55.0])
    assert actions.move(catalogue()["survey_response_rate"], rows, 2020) == move


def test_moves_are_those_since_the_action_began() -> None:
    rows = series(y2019=30.0, y2022=44.0, y2024=48.0)
    begun = action("A1", indicator="LDR-12", starts_on=dt.date(2022, 5, 1))
    late_start = action("A2", indicator="women_among_executives", starts_on=None)
    found = actions.moves(plan(begun, late_start, action("A3", indicator="nobody_has_it")), lambda slug: rows)
    assert found == {0: "towards", 1: "early"}


def test_fields_of_action_count_what_is_done_running_and_late() -> None:
    rows = plan(
        action("A1"), action("A2", status="done"), action("A3", status="embedded"),
        action("A4", due_on=None), action("A5", plan_area="violence", status="not_started", due_on=None),
    )  # fmt: skip
    chart = charts.fields_of_action(speaking(), rows)
    assert chart is not None and chart.figure is not None
    assert [sum(trace["x"]) for trace in traces(chart)] == [2, 1, 1, 1]
    assert chart.table.columns == ["Field of action", "done", "running", "late", "not started", "dropped"]
    assert chart.table.rows[1] == ["Recruitment and career", "2", "1", "1", "0", "0"]
    assert "2 done · 1 running · 1 late · 1 not started" in chart.sentence
    assert "No action yet: Leadership and decision-making, " in chart.sentence
    assert charts.fields_of_action(speaking(), rows.head(0)) is None


def test_who_acts_next_draws_the_open_ones_by_their_day() -> None:
    rows = plan(
        action("A1", due_on=dt.date(2026, 1, 31), title="Later"), action("A2", title="Late"),
        action("A3", status="done"), action("A4", due_on=None), action("A5", starts_on=None, status="not_started"),
    )  # fmt: skip
    chart = charts.who_acts_next(speaking(), rows)
    assert chart is not None and chart.figure is not None
    assert [trace["x"][1] for trace in traces(chart)] == ["2024-06-30", "2024-06-30", "2026-01-31"]
    assert [trace["line"]["color"] for trace in traces(chart)] == ["@off_course", "@off_course", "@focus"]
    assert chart.sentence.startswith("Late: **Late** (Personnel division, 30 June 2024)")
    assert "Next due: **Later** (Personnel division, 31 January 2026)." in chart.sentence
    assert [row[0][:2] for row in chart.table.rows] == ["A2", "A5", "A1"]
    assert charts.who_acts_next(speaking(), plan(action("A1", status="done"))) is None


def test_the_chosen_fields_select_and_all_are_kept_where_none_is_chosen() -> None:
    rows = plan(action("A1"), action("A2", plan_area="violence"))
    assert list(actions.of_fields(rows, ["violence"])["action"]) == ["A2"]
    assert actions.of_fields(rows, []) is rows
    assert actions.fields(rows, pd.DataFrame([TARGET])) == ["leadership", "recruitment", "violence"]


def test_hostile_text_stays_text() -> None:
    rows = plan(action("A1", title=HOSTILE, responsible="@women =1+1", evidence="javascript:alert(1)"))
    told, (table,) = actions.answer(speaking(), rows), actions.action_tables(speaking(), rows, {})
    assert "\\<script\\>" in told and "\\!\\[picture\\]\\(http\\:" in told and "\\*\\*bold\\*\\*" in told
    written = html.table(table, stacked=True)
    assert "<script" not in written and "<a " not in written and "&lt;script&gt;" in written
    chart = charts.who_acts_next(speaking(), rows)
    assert chart is not None
    assert not any("<script" in said or "@women" in said for said in annotations(chart))


def test_only_addresses_of_the_web_are_links() -> None:
    def cell(address: str) -> str:
        (table,) = actions.action_tables(speaking(), plan(action("A1", evidence=address)), {})
        return html.table(table, stacked=True)

    assert 'href="http://example.org/a?b=1&amp;c=2"' in cell("http://example.org/a?b=1&c=2")
    assert 'href="https://example.org/&quot;onclick=x"' in cell('https://example.org/"onclick=x')
    for address in ("javascript:alert(1)", "data:text/html,x", " https://example.org", "file:///etc/passwd", "//x.org"):
        assert "<a " not in cell(address)


def test_long_names_are_shortened_in_a_plot_only() -> None:
    assert len(in_plot("word " * 50)) <= 44 and in_plot("word " * 50).endswith("…")
    assert len(in_plot("w" * 300)) <= 44
    assert in_sentence("two\nlines") == "two lines"
