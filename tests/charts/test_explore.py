"""Explore: the chart that fits, what merged, protected and missing rows say, a category over the years, its code."""

from __future__ import annotations

import pandas as pd

from indicators.charts import Words, exploring
from indicators.charts.chart import Chart
from indicators.cities import cities
from indicators.dimensions import Grouping
from indicators.text import text
from tests.charts.cases import See, speaking
from tests.charts.frames import observation
from tests.charts.test_compare import HERE, OTHER, frame, share


def level(code: str, women: int | None, men: int, year: int = 2024, **other: object) -> dict[str, object]:
    return share(HERE, women, men, year, breakdown="level", category=code, **other)


LEVELS = frame(
    level("executive", 300, 200, 2023),
    level("executive", 310, 190),
    level("professional", 800, 200),
    level("other:associate:2", 400, 300, flag="merged", group="other:associate:2"),
)


def only(found: list[Chart]) -> Chart:
    assert len(found) == 1
    return found[0]


def explored(rows: pd.DataFrame, category: str = "") -> Chart:
    return only(exploring.explored(speaking(), rows, [HERE], category))


def test_categories_are_those_of_the_last_year_and_carry_their_codes() -> None:
    chart = explored(LEVELS)
    assert chart.figure is not None
    women, men = chart.figure["data"]
    assert women["x"] == [62.0, 80.0, 400 * 100 / 700]
    assert men["customdata"] == ["executive", "professional", "other:associate:2"]
    assert (
        chart.sentence == "From **400 of 700 (57.1%)** in Other levels (2) to **800 of 1,000 (80.0%)** in Funzionari."
    )
    assert len(chart.table.rows) == len(LEVELS)


def test_a_group_is_called_as_on_the_other_pages() -> None:
    where, together = (HERE, "level", "level"), ("associate", "skilled")
    grouping = Grouping({where: {"other:associate:2": together}}, {where: ("executive", "professional", *together)})
    chart = only(exploring.explored(Words(text("en"), cities()[HERE], grouping), LEVELS, [HERE]))
    assert "in Istruttori and Operatori esperti" in chart.sentence


def test_a_merged_row_says_what_it_is() -> None:
    assert "stands for several groups together, so that nobody can be recognised" in explored(LEVELS).notes[0]
    assert explored(LEVELS[LEVELS["flag"] != "merged"]).notes == ()


def test_a_protected_category_is_named_and_not_drawn() -> None:
    chart = explored(frame(level("executive", 310, 190), level("support", None, 9)))
    assert chart.figure is not None
    assert chart.figure["data"][0]["customdata"] == ["executive"]
    assert chart.notes[0] == "Not shown, so that nobody can be recognised: Operatori."


def test_where_nothing_may_be_shown_a_card_says_so() -> None:
    hidden = level("total", None, 9)
    chart = explored(frame(hidden))
    assert chart.figure is None
    assert chart.sentence == "Torino: Not shown in this breakdown, so that nobody can be recognised."


def test_few_people_are_counted_and_not_given_in_percent() -> None:
    chart = explored(frame(level("executive", 8, 12), level("professional", 30, 40)))
    assert chart.figure is not None
    women, men = chart.figure["data"]
    assert (women["x"], men["x"]) == ([-8.0, -30.0], [12.0, 40.0])
    assert men["marker"]["pattern"]["shape"] == "/"
    assert chart.figure["layout"]["xaxis"]["ticktext"] == ["40", "20", "0", "20", "40"]


def test_rates_of_a_process_are_told_by_the_words_for_chance() -> None:
    told = {"indicator": "promotion_ratio", "breakdown": "level"}
    rows = frame(
        observation(200, 440, 300, 441, category="executive", **told),
        observation(4, 6, 1, 5, category="support", **told),
    )
    chart = explored(rows)
    assert "200 of 440 women (45.5%) and 300 of 441 men (68.0%): this differs" in chart.sentence
    assert "Too few to tell: Operatori." in chart.sentence
    assert chart.figure is not None
    assert chart.figure["data"][1]["customdata"] == ["executive", "support"]


def test_one_category_is_shown_over_the_years_with_its_change_in_counts() -> None:
    chart = explored(LEVELS[LEVELS["category"] == "executive"], "executive")
    assert chart.title == "Women among staff: Executives"
    assert chart.figure is not None
    assert chart.figure["data"][0]["y"] == [60.0, 62.0]
    assert chart.sentence == "2024: **310 of 500 (62.0%)**; compared with 2023: 10 more women, 10 fewer men."


def test_no_change_is_told_across_a_series_break() -> None:
    rows = frame(share(HERE, 600, 400, 2022), share(HERE, 650, 350, reason="series_break"))
    assert explored(rows).sentence == "2024: **650 of 1,000 (65.0%)**."


def test_several_administrations_have_a_panel_each_on_one_scale() -> None:
    rows = frame(
        share(HERE, 600, 400, 2023), share(HERE, 650, 350), share(OTHER, 50, 250, 2023), share(OTHER, 60, 240)
    )  # fmt: skip
    chart = only(exploring.explored(speaking(), rows, [OTHER, HERE]))
    assert chart.figure is not None
    first, second = chart.figure["data"]
    assert (first["y"], second["y"]) == ([50 * 100 / 300, 20.0], [60.0, 65.0])
    assert (first["line"]["color"], second["line"]["color"]) == ("@muted", "@focus")
    layout = chart.figure["layout"]
    assert layout["yaxis"]["range"] == layout["yaxis2"]["range"] == [0, 100]
    assert chart.sentence.startswith("**Kraków**: 2024: **60 of 300 (20.0%)**")


def test_one_year_of_several_is_a_strip_and_of_one_a_sentence() -> None:
    rows = frame(share(HERE, 650, 350), share(OTHER, 60, 240))
    strip = only(exploring.explored(speaking(), rows, [OTHER, HERE]))
    other = rows.assign(indicator="women_among_executives")
    beside = only(exploring.explored(speaking(), other, [OTHER, HERE]))
    assert strip.alt.startswith("Dot chart, a row an administration")
    assert strip.name != beside.name
    chart = explored(rows[rows["city"] == HERE])
    assert chart.figure is None
    assert chart.sentence == "Torino, 2024: **650 of 1,000 (65.0%)**."


def test_what_was_not_delivered_is_said() -> None:
    said = exploring.answer(speaking(), LEVELS.head(0), "women_share_of_staff", [HERE, OTHER])
    assert said == "Women among staff. Torino: not delivered. Kraków: not delivered."
    assert exploring.explored(speaking(), LEVELS.head(0), [HERE]) == []


def test_the_shipped_figures_have_a_chart_for_every_indicator_and_breakdown() -> None:
    from indicators.store import store

    held = store().held
    own = held[(held["city"] == HERE) & (held["told"] > 0)]
    assert len(own) > 40
    for row in own.itertuples():
        rows = See()(row.indicator, row.breakdown)
        for chart in exploring.explored(speaking(), rows, [HERE]):
            assert chart.sentence
            assert len(chart.table.rows) == len(rows)
