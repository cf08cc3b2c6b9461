"""What changed: since the edition before or the figures before; stocks in counts, processes by the vocabulary."""

from __future__ import annotations

import pandas as pd
import pytest

from indicators.catalogue import catalogue
from indicators.charts.glance import Shown
from indicators.charts.news import heading, moved, news
from tests.charts.cases import speaking
from tests.charts.frames import observation


def shown(*rows: dict[str, object], slug: str = "women_among_executives") -> Shown:
    frame = pd.DataFrame([{**row, "indicator": slug, "version": row["version"] or 1} for row in rows])
    return Shown("leadership", "leadership", catalogue()[slug], frame)


def posts(year: int, women: int, men: int, **other: object) -> dict[str, object]:
    value = women * 100 / (women + men)
    return observation(women, women, men, men, year=year, value=value, unit="percent", **other)


def said(each: Shown, earlier: Shown | None = None) -> list[str]:
    see = (lambda _: earlier.rows) if earlier else None
    return [item.text for item in news(speaking(), [each], see)]


def test_a_stock_is_told_in_counts() -> None:
    told = said(shown(posts(2023, 49, 41), posts(2024, 53, 41)))
    assert told == ["Women among executives: compared with 2023: 4 more women, as many men."]


def test_what_is_the_same_is_named_together() -> None:
    assert said(shown(posts(2023, 49, 41), posts(2024, 49, 41))) == ["Unchanged: Women among executives."]


def test_nothing_is_told_across_a_break_or_of_one_year() -> None:
    nothing = ["There are no figures before to compare with."]
    assert said(shown(posts(2023, 49, 41), posts(2024, 53, 41, reason="series_break"))) == nothing
    assert said(shown(posts(2024, 53, 41))) == nothing


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        ((300, 1000, 450, 1000), (450, 1000, 300, 1000), "This differs by more than chance alone would."),
        ((3, 20, 4, 20), (5, 20, 3, 20), "Too few to tell whether it moved."),
        ((300, 1000, 310, 1000), (305, 1000, 300, 1000), "No difference seen."),
    ],
)
def test_a_process_is_told_by_the_vocabulary(before: tuple, now: tuple, words: str) -> None:
    each = shown(observation(*before, year=2023), observation(*now, year=2024), slug="promotion_ratio")
    (told,) = said(each)
    assert told.endswith(words)
    assert f"{now[0]} of {now[1]:,} women · {now[2]} of {now[3]:,} men in 2024" in told


def test_a_stock_of_rates_has_no_word_on_chance() -> None:
    rows = observation(300, 1000, 450, 1000, year=2023), observation(450, 1000, 300, 1000, year=2024)
    (told,) = said(shown(*rows, slug="part_time_difference"))
    assert told.endswith("300 of 1,000 women · 450 of 1,000 men in 2023.")


def test_pay_is_told_by_its_intervals_and_without_them_not() -> None:
    def gap(value: float, **ends: float) -> pd.Series:
        return pd.Series(observation(9, 9, 9, 9, value=value, **ends))

    pay = catalogue()["median_pay_gap"]
    assert moved(pay, gap(4.0), gap(5.0)) == ""
    assert moved(pay, gap(4.0, low=3.8, high=4.2), gap(5.0, low=4.8, high=5.2)) == "differs"
    assert moved(pay, gap(4.0, low=2.0, high=6.0), gap(5.0, low=3.0, high=7.0)) == "no_difference"


def test_the_verdict_holds_both_ways() -> None:
    first = pd.Series(observation(300, 1000, 450, 1000))
    second = pd.Series(observation(450, 1000, 300, 1000))
    indicator = catalogue()["promotion_ratio"]
    assert moved(indicator, first, second) == moved(indicator, second, first) == "differs"
    assert moved(indicator, first, first) == "no_difference"


def test_a_new_year_is_compared_with_the_last_one_of_the_edition_before() -> None:
    now, before = shown(posts(2022, 40, 40), posts(2023, 49, 41), posts(2024, 53, 41)), shown(posts(2022, 40, 40))
    assert said(now, before) == ["Women among executives: compared with 2022: 13 more women, 1 more man."]


def test_a_corrected_year_says_what_it_was() -> None:
    (told,) = said(shown(posts(2024, 53, 41)), shown(posts(2024, 52, 41)))
    assert told.startswith(
        "Women among executives, 2024: corrected, 56.4% (53 of 94 are women, 41 are men); it was 55.9%"
    )


def test_what_the_edition_before_lacked_is_new() -> None:
    before = shown({**posts(2024, 53, 41), "value": float("nan")})
    (told,) = said(shown(posts(2024, 53, 41)), before)
    assert told == "Women among executives: new, 56.4% (53 of 94 are women, 41 are men) in 2024."


def test_another_definition_is_not_compared() -> None:
    (told,) = said(shown(posts(2024, 53, 41, version=2)), shown(posts(2024, 50, 41, version=1)))
    assert told == "Women among executives: its definition has changed, so it is not compared."


def test_an_edition_with_the_same_figures_says_so() -> None:
    each = shown(posts(2024, 53, 41))
    assert said(each, each) == ["None of these figures is new or was corrected."]


def test_nothing_is_told_across_a_break_between_editions() -> None:
    now = shown(posts(2023, 49, 41), posts(2024, 53, 41, reason="series_break"))
    assert said(now, shown(posts(2023, 49, 41))) == ["None of these figures is new or was corrected."]


def test_the_heading_says_since_when() -> None:
    assert heading(speaking(), None) == "What changed since the figures before"
