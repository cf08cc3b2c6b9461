"""The published figures of Torino as the charts draw and say them, figure by figure."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest

from indicators import charts
from indicators.charts import Chart
from indicators.store import store
from tests.charts.cases import (
    LANGUAGES,
    See,
    annotations,
    beside,
    built,
    composition,
    hovers,
    in_language,
    numbers_in,
    over_the_years,
    shapes,
    speaking,
    traces,
)

both_languages = pytest.mark.parametrize("language", LANGUAGES)


def lines_across(chart: Chart, axis: str) -> list[float]:
    """Where reference lines stand on an axis."""
    return [each[f"{axis}0"] for each in shapes(chart) if each["line"]["dash"] == "dot" and f"{axis}ref" not in each]


def colours_of(chart: Chart) -> list[Any]:
    return [trace["marker"]["color"] for trace in traces(chart)]


def rounded(values: list[float | None], decimals: int = 1) -> list[float | None]:
    return [None if value is None else round(value, decimals) for value in values]


def test_levels_pale_is_2021_and_strong_2024() -> None:
    chart = built("levels")
    assert colours_of(chart) == ["@women_pale", "@men_pale", "@women", "@men"]
    years = [{said.split(",")[1].split(":")[0].strip() for said in trace["hovertext"]} for trace in traces(chart)]
    assert years == [{"2021"}, {"2021"}, {"2024"}, {"2024"}]
    assert "pale 2021, strong 2024" in annotations(chart)[-1]
    assert "2020" in {row[0] for row in chart.table.rows}


def test_levels_women_and_men_at_each() -> None:
    women, men = (rounded(trace["x"]) for trace in traces(built("levels"))[2:])
    assert women == [56.4, 52.1, 65.3, 69.1, 71.9, 52.6]
    assert men == [43.6, 47.9, 34.7, 30.9, 28.1, 47.4]
    assert lines_across(built("levels"), "x") == [40, 60]


@both_languages
def test_levels_sentence(language: str) -> None:
    said = numbers_in(built("levels", language).sentence, language)
    assert {in_language(each, language) for each in ("52.1", "71.9", "251", "482", "729", "1,014", "12", "5")} <= said


def test_levels_with_a_broken_series_carry_a_star() -> None:
    names = annotations(built("levels"))[:6]
    assert [re.sub(r"<.*?>", "", each).split("  ")[0] for each in names] == [
        "Executives", "EQ posts *", "Funzionari *", "Istruttori *", "Operatori esperti *", "Operatori *",
    ]  # fmt: skip
    assert all(note.startswith("\\*") for note in built("levels").notes)


def test_posts_are_53_and_41_squares_in_columns_of_ten() -> None:
    women, men = traces(built("posts"))
    assert (len(women["x"]), len(men["x"])) == (53, 41)
    for side in (women, men):
        columns = [side["x"].count(x) for x in sorted(set(side["x"]))]
        assert columns[:-1] == [10] * (len(columns) - 1)
        assert set(side["y"]) == set(range(-9, 1))
        assert len(set(zip(side["x"], side["y"], strict=True))) == len(side["x"])
    assert max(women["x"]) < min(men["x"])
    assert [each["marker"]["color"] for each in (women, men)] == ["@women", "@men"]


def test_posts_sentence_counts_first() -> None:
    chart = built("posts")
    assert chart.sentence.startswith("**53 of 94** executives are women and 41 are men")
    assert "13 more women, 10 fewer men" in chart.sentence


def test_rates() -> None:
    chart = built("rates")
    assert rounded(traces(chart)[0]["x"], 0) == [191, 290, 11, 18]
    assert traces(chart)[0]["marker"]["color"] == ["@women", "@men", "@women", "@men"]
    assert all(each in chart.sentence for each in ("191 of 1,000 women", "290 of 1,000 men"))
    assert all(each in chart.sentence for each in ("11 of 1,000 women", "18 of 1,000 men"))


def test_rates_are_called_a_ratio_and_no_chance() -> None:
    assert any("not a chance" in note for note in built("rates").notes)


def test_indices_and_the_line_of_one() -> None:
    chart = built("indices")
    staff, posts = (rounded(trace["y"], 2) for trace in traces(chart))
    assert staff == [1.54, 1.44, 1.38, 1.23, 1.19]
    assert posts == [1.13, 1.07, None, 0.97, 0.92]  # EQ posts begin anew in 2023; all staff does not
    assert [year for year, value in zip(traces(chart)[1]["x"], posts, strict=True) if value] == [2021, 2022, 2023, 2024]
    assert lines_across(chart, "y") == [1]
    assert any(said == "break" for said in annotations(chart))


@pytest.mark.parametrize(("language", "figures"), [("en", ("1.19", "0.92")), ("it", ("1,19", "0,92"))])
def test_indices_name_their_pool(language: str, figures: tuple[str, str]) -> None:
    chart, words = built("indices", language), speaking(language)
    posts = words.category("level", "high_responsibility")
    pools = (words.say("against all staff"), words.say("against holders of {posts}", posts=posts))
    for figure, pool in zip(figures, pools, strict=True):
        assert f"**{figure}** {pool}" in chart.sentence


def test_bodies_leave_gaps_between_registers() -> None:
    chart = built("bodies")
    for trace in traces(chart):
        assert trace["connectgaps"] is False
        drawn = dict(zip(trace["x"], trace["y"], strict=True))
        years = sorted(year for year, value in drawn.items() if value is not None)
        assert years == [*range(1995, 2006), 2014, 2025]
        for before, after in pairwise(years):
            between = [year for year in drawn if before < year < after]
            assert bool(between) == (after - before > 1)
            assert all(drawn[year] is None for year in between)


def test_bodies_last_values_and_the_line_of_forty() -> None:
    chart = built("bodies")
    assert {round(trace["y"][-1], 1) for trace in traces(chart)} == {37.5, 41.7}
    assert all(each in chart.sentence for each in ("**15 of 40**", "**5 of 12**", "17 January 2025"))
    assert lines_across(chart, "y") == [40]


def test_bodies_doubtful_years_stand_in_the_table_only() -> None:
    chart = built("bodies")
    doubtful = [row for row in chart.table.rows if row[0] in ("1985", "1986", "1987")]
    assert len(doubtful) >= 3
    assert all("register incomplete or in doubt" in row[-1] for row in doubtful)
    assert not any(str(year) in said for year in (1985, 1986, 1987) for said in hovers(chart))
    assert all(min(trace["x"]) == 1995 for trace in traces(chart))


def test_differences_and_the_limit() -> None:
    chart = built("differences")
    assert rounded(traces(chart)[0]["x"]) == [12.8, 24.6, 38.2, 43.8, 5.3]
    assert [said.split(":")[0] for said in hovers(chart)] == [
        "Executives", "Funzionari ed EQ", "Istruttori", "Operatori esperti", "Operatori",
    ]  # fmt: skip
    assert traces(chart)[0]["marker"]["pattern"]["shape"] == ["/", "/", "", "", "/"]
    assert chart.sentence == "Above 30 points: **Istruttori and Operatori esperti**."
    assert lines_across(chart, "x") == [30]


def test_differences_below_a_higher_limit() -> None:
    chart = charts.differences(speaking(), See()("gender_difference_by_area", "area"), 50)
    assert chart is not None
    assert chart.sentence == "No Area is above 50 points."


def test_over_60() -> None:
    chart = built("over_60")
    assert chart.sentence.startswith("Over 60 in 2024: **22 of 94** (Executives) and **147 of 482** (EQ posts).")
    assert any("147 of 482: 60 women · 87 men" in said for said in annotations(chart))
    women, men = (trace["x"] for trace in traces(chart))
    assert rounded([women[1] + men[1]]) == [30.5]
    assert chart.figure["layout"]["barmode"] == "stack"


def test_pyramid_has_women_left_and_men_right() -> None:
    women, men, women_before, men_before = (trace["x"] for trace in traces(built("pyramid")))
    assert women == [-1148, -1933, -1047, -465, -125]
    assert men == [603, 846, 474, 260, 124]
    assert (women_before[-1], men_before[-1]) == (-41, 42)


@both_languages
def test_pyramid_says_the_youngest(language: str) -> None:
    words, said = speaking(language), built("pyramid", language).sentence
    assert words.women(125) in said
    assert words.men(124) in said


@both_languages
def test_newcomers(language: str) -> None:
    chart, words = built("newcomers", language), speaking(language)
    assert [trace["y"][-1] for trace in traces(chart)] == [1016, 518]
    assert words.women(1016) in chart.sentence
    assert words.men(518) in chart.sentence


def test_staff_over_the_years() -> None:
    women, men = traces(built("staff"))
    assert women["y"] == [5428, 5020, 4882, 4797, 4718]
    assert men["y"] == [2590, 2386, 2354, 2342, 2307]
    assert women["x"] == men["x"] == [2020, 2021, 2022, 2023, 2024]


def breaks_in_row(chart: Chart, number: int) -> list[float]:
    """Where dashed lines stand in one row of a chart of rows."""
    domain = chart.figure["layout"]["yaxis" if number == 1 else f"yaxis{number}"]["domain"]
    dashed = [each for each in shapes(chart) if each["line"]["dash"] == "dash"]
    return [each["x0"] for each in dashed if [each["y0"], each["y1"]] == pytest.approx(domain)]


@pytest.mark.parametrize(
    ("row", "breaks"),
    [(1, []), (2, [2022.5]), (3, [2020.5, 2022.5]), (4, [2022.5]), (5, [2022.5]), (6, [2022.5])],
)
def test_series_breaks_stand_in_the_rows_that_break(row: int, breaks: list[float]) -> None:
    """EQ posts begin in 2021: what happened before is no break of theirs."""
    chart = built("over the years by level")
    assert traces(chart)[2 * 2]["hovertext"][0].startswith("Funzionari")
    assert breaks_in_row(chart, row) == breaks


def test_every_break_stands_in_a_row() -> None:
    chart = built("over the years by level")
    assert sum(len(breaks_in_row(chart, row)) for row in range(1, 7)) == len(shapes(chart)) == 6


BROKEN = ("high_responsibility", "professional", "associate", "skilled", "support")


@both_languages
@pytest.mark.parametrize("chosen", [(), BROKEN, ("professional",), ("associate", "skilled"), ("executive", "support")])
def test_no_category_is_compared_across_its_break(language: str, chosen: tuple[str, ...]) -> None:
    words = speaking(language)
    chart = over_the_years("level", chosen)(words, See())
    assert chart is not None
    assert not any(words.category("level", code) in chart.sentence for code in BROKEN)
    if not chosen or "executive" in chosen:
        assert words.category("level", "executive") in chart.sentence
    else:
        assert numbers_in(chart.sentence, language) == set()


def test_after_its_break_a_category_is_compared() -> None:
    """Control of the silence above."""
    chart = over_the_years("level", ["associate"])(speaking(), See(years=(2023, 2024)))
    assert chart is not None
    assert "Istruttori" in chart.sentence
    assert "2024 compared with 2023" in chart.sentence
    assert shapes(chart) == []


def test_one_year_has_no_course() -> None:
    assert over_the_years("level")(speaking(), See(years=(2024, 2024))) is None


@both_languages
def test_beside_the_country_differs(language: str) -> None:
    chart = built("beside it_local_authorities", language)
    wanted = {in_language(each, language) for each in ("49", "90", "1,630", "4,372", "54.4", "37.3", "7", "27")}
    assert wanted <= numbers_in(chart.sentence, language)
    verdict = speaking(language).say("differs, by {low} to {high} points", low="7", high="27")
    assert chart.sentence.rstrip(".").endswith(verdict)
    assert {row[0] for row in chart.table.rows} == {"2023"}


@both_languages
def test_too_few_executives_in_the_metropolitan_city(language: str) -> None:
    chart, words = built("beside it_torino_metropolitan_city", language), speaking(language)
    of_executives, *others = chart.sentence.split("\n")
    assert {"8", "20", "53", "94"} <= numbers_in(of_executives, language)
    assert words.say("too few to tell") in of_executives
    assert others
    assert not any(words.say("too few to tell") in said for said in others)


def test_beside_shows_each_value_inside_its_interval() -> None:
    for trace in traces(built("beside it_torino_metropolitan_city")):
        ends = zip(trace["error_x"]["array"], trace["error_x"]["arrayminus"], strict=True)
        assert all(above > 0 and below > 0 for above, below in ends)


def test_beside_has_only_places_of_the_own_country() -> None:
    found = charts.pairs_by_place(store(), "torino")
    assert set(found) == {"it_local_authorities", "it_torino_metropolitan_city"}
    assert all(pair.own["year"] == pair.other["year"] for pairs in found.values() for pair in pairs)
    assert beside("fr")(speaking(), See()) is None


@pytest.mark.parametrize(
    ("series", "figures"),
    [
        ("pay_gap_public_administration", ("10.1%", "13.7%")),
        ("pay_gap_economy", ("5.3%", "4.4%")),
        ("women_in_local_councils", ("32.4%", "30.4%")),
        ("women_mayors", ("15.4%", "12.3%")),
    ],
)
def test_countries_own_one_strong(series: str, figures: tuple[str, str]) -> None:
    chart = built(f"countries {series}")
    assert all(figure in chart.sentence for figure in figures)
    strong = [trace for trace in traces(chart) if trace["line"]["color"] == "@focus"]
    assert [said.split(",")[0] for trace in strong for said in trace["hovertext"][:1]] == ["Italy"]
    assert traces(chart)[-1] is strong[0]


def test_countries_without_a_figure_say_so() -> None:
    chart = charts.countries(speaking(), See()("pay_gap_economy", cities=["fr"]), "it")
    assert chart is not None
    assert chart.sentence == "There is no figure for Italy in this series."


@pytest.mark.parametrize("chosen", [("executive", "support"), ("associate", "professional"), ("skilled", "executive")])
def test_filters_select_rows_and_pool_nothing(chosen: tuple[str, str]) -> None:
    everything = built("composition by level")
    chart = composition("level", chosen)(speaking(), See())
    assert chart is not None
    names = {speaking().category("level", code) for code in chosen}
    assert {row[1] for row in chart.table.rows} == names
    assert chart.table.rows == [row for row in everything.table.rows if row[1] in names]
    strong = traces(chart)[-2]
    assert len(strong["x"]) == 2
    assert set(strong["hovertext"]) <= set(traces(everything)[2]["hovertext"])


@pytest.mark.parametrize("chosen", [("executive", "support"), ("associate", "skilled")])
def test_filters_of_the_course_pool_nothing(chosen: tuple[str, str]) -> None:
    chart = over_the_years("level", chosen)(speaking(), See())
    assert chart is not None
    assert len(traces(chart)) == 4
    assert set(hovers(chart)) <= set(hovers(built("over the years by level")))
