"""The rows of the first page: which are chosen, what they say, bar and status only where a target is set."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pandas as pd
import pytest

from indicators.catalogue import catalogue
from indicators.charts import glance
from indicators.charts.glance import FIELDS, MOST, Shown, bar, chosen, fields, row, sentence, untargeted
from indicators.charts.progress import Progress
from indicators.store import store
from indicators.ui.navigation import PAGES
from tests.charts.cases import See, speaking
from tests.charts.frames import observation
from tests.charts.test_plan import series, way

NOTHING = series(y2024=1.0).head(0)


def asked(**known: pd.DataFrame):
    """A store that holds these figures and no others."""
    return lambda indicator, *_: known.get(indicator, NOTHING)


def protected(*years: int) -> pd.DataFrame:
    rows = [observation(None, 0, None, 0, year=year, value=None, flag="protected") for year in years]
    return pd.DataFrame(rows).astype({"value": float})


def shown(rows: pd.DataFrame, slug: str = "women_among_executives", progress: Progress | None = None) -> Shown:
    return Shown("leadership", "leadership", catalogue()[slug], rows, progress)


def test_every_figure_is_defined_and_has_its_page() -> None:
    assert set(glance.indicators()) <= {each.slug for each in catalogue().indicators}
    assert {page for figures in FIELDS.values() for page in figures.values()} <= {page.slug for page in PAGES}


@pytest.mark.parametrize("city", [city for city in store().administrations if store().years(city)])
def test_every_administration_has_its_rows_in_the_order_of_the_fields(city: str) -> None:
    found = chosen(See(city), [])
    assert 1 <= len(found) <= MOST
    assert [each.field for each in found] == sorted((each.field for each in found), key=list(FIELDS).index)
    assert len({each.indicator.slug for each in found}) == len(found)


def test_every_field_has_its_part_before_one_has_more() -> None:
    found = chosen(lambda *_: series(y2024=40.0), [])
    counts = {field: sum(each.field == field for each in found) for field in FIELDS}
    assert counts == {"leadership": 2, "recruitment": 3, "wellbeing": 2, "violence": 2, "policies": 1}


def test_a_field_alone_takes_the_places_of_the_others() -> None:
    see = asked(**{slug: series(y2024=40.0) for slug in FIELDS["leadership"]})
    assert [each.indicator.slug for each in chosen(see, [])] == list(FIELDS["leadership"])


def test_a_figure_with_a_target_comes_first_once_and_in_the_field_of_its_plan() -> None:
    rows = series(y2020=40.0, y2024=48.0)
    aimed = way(rows, indicator="women_in_council", plan_area="policies")
    found = chosen(lambda *_: rows, [aimed])
    of_policies = [each for each in found if each.field == "policies"]
    assert of_policies[0].indicator.slug == "women_in_council" and of_policies[0].progress is aimed
    assert sum(each.indicator.slug == "women_in_council" for each in found) == 1


def test_a_target_for_a_category_is_not_one_for_the_whole() -> None:
    rows = series(y2020=40.0, y2024=48.0)
    aimed = way(rows, indicator="women_share_of_staff", breakdown="level", category="executive")
    assert all(each.progress is None for each in chosen(lambda *_: rows, [aimed]))


def test_an_old_year_is_no_answer_where_a_later_one_is_protected() -> None:
    before = pd.concat([series(y2022=40.0), protected(2023, 2024)], ignore_index=True)
    after = pd.concat([protected(2022), series(y2023=40.0)], ignore_index=True)
    assert chosen(asked(women_among_executives=before), []) == []
    assert len(chosen(asked(women_among_executives=after), [])) == 1


def test_years_in_doubt_are_not_told() -> None:
    rows = series(y2023=40.0, y2024=50.0).assign(reason=[None, "unverified"])
    (only,) = chosen(asked(women_among_executives=rows), [])
    assert row(speaking(), only).value == "40.0%"
    assert chosen(asked(women_among_executives=rows.tail(1)), []) == []


def test_a_field_without_rows_says_why_and_where_to_look() -> None:
    words = speaking()
    held = pd.DataFrame(
        {"city": words.city.slug, "indicator": ["plan_completeness", "part_time_difference", "turnover_rate"]}
    )
    told = fields(words, [], ["Gender-based violence"], held)
    assert [each.name for each in told][3] == "Gender-based violence"
    assert (told[3].without, told[3].page) == ("Nothing was delivered on this yet.", "coverage")
    assert (told[4].without, told[4].page) == ("None of its figures can be shown here.", "plan")
    assert (told[2].without, told[2].page) == ("None of its figures can be shown here.", "wellbeing")
    assert (told[1].without, told[1].page) == ("The figures that would stand here were not delivered.", "coverage")


def test_without_a_target_there_is_neither_bar_nor_status() -> None:
    made = row(speaking(), shown(series(y2020=40.0, y2024=48.0)))
    assert (made.bar, made.status, made.status_words) == ("", "", "")
    assert made.aim.startswith("no target set; reference: at least 40%")


@pytest.mark.parametrize(
    ("value", "status", "said"),
    [(50.0, "reached", "✓ reached"), (48.0, "on_path", "● on its path"), (38.0, "behind", "◆ behind its path")],
)
def test_with_a_target_there_are_both_in_words(value: float, status: str, said: str) -> None:
    rows = series(y2020=40.0, y2024=value)
    made = row(speaking(), shown(rows, progress=way(rows)))
    assert (made.status, made.status_words) == (status, said)
    assert made.aim == "target at least 50.0% by 2025; the path asks for at least 48.0% in 2024"
    assert made.bar


def test_what_has_no_better_has_no_status() -> None:
    rows = series("women_among_leavers", y2020=40.0, y2024=48.0)
    assert catalogue()["women_among_leavers"].better == "none"
    made = row(speaking(), shown(rows, "women_among_leavers", way(rows, indicator="women_among_leavers")))
    assert made.bar and (made.status, made.status_words) == ("none", "· no status: a figure of context")


def test_a_target_that_cannot_be_assessed_says_why() -> None:
    rows = series(y2018=40.0)
    made = row(speaking(), shown(rows, progress=way(rows)))
    assert made.status_words == "– cannot be told yet: no figure was delivered since 2020"
    assert (made.bar, made.aim) == ("", "target at least 50.0% by 2025")


def lengths(svg: str) -> dict[str, float]:
    """Width of the bar and the place of the target."""
    drawn = ElementTree.fromstring(svg)
    rect = next(each for each in drawn if each.tag.endswith("rect"))
    goal = re.search(r"M([\d.]+) 1v", svg)
    assert goal
    return {"bar": float(rect.attrib["width"]), "target": float(goal.group(1))}


def test_the_bar_is_drawn_to_scale() -> None:
    half = lengths(bar(way(series(y2020=40.0, y2024=25.0))))
    assert half["bar"] == pytest.approx(0.25 * 188)
    assert half["target"] == pytest.approx(6 + 0.5 * 188)


@pytest.mark.parametrize(("value", "target"), [(0.0, 0.0), (-4.0, 0.0), (120.0, 50.0), (1.2, 1.0)])
def test_the_bar_stays_inside_its_picture(value: float, target: float) -> None:
    drawn = lengths(bar(way(series(y2020=5.0, y2024=value), target=target)))
    assert 0 <= drawn["bar"] <= 188 and 6 <= drawn["target"] <= 194


def test_a_process_says_its_verdict_and_a_stock_only_its_counts() -> None:
    words = speaking()
    last = pd.Series(observation(300, 1000, 450, 1000, indicator="promotion_ratio"))
    assert "differs by more than chance" in sentence(words, catalogue()["promotion_ratio"], last)
    stock = sentence(words, catalogue()["part_time_difference"], last)
    assert stock == "300 of 1,000 women (30.0%) and 450 of 1,000 men (45.0%)."


def test_that_it_hangs_on_one_person_is_said() -> None:
    last = pd.Series(observation(0, 20, 4, 20, indicator="promotion_ratio"))
    assert "One person more or fewer would change" in sentence(speaking(), catalogue()["promotion_ratio"], last)


def test_pay_says_its_gap_its_counts_and_its_verdict() -> None:
    last = pd.Series(observation(90, 90, 80, 80, indicator="median_pay_gap", value=4.2, low=1.0, high=7.0))
    told = sentence(speaking(), catalogue()["median_pay_gap"], last)
    assert told.startswith(
        "Women’s pay is 4.2% below men’s (median, gross hourly pay; 90 women · 80 men). This differs"
    )


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("glass_ceiling_index", "no target set; reference: 1 = no difference (EIGE, glass ceiling index)"),
        ("mens_share_of_parental_days", "no target set"),
        ("newcomers", "no target set"),
    ],
)
def test_only_what_names_a_number_is_a_reference(slug: str, said: str) -> None:
    assert untargeted(speaking(), catalogue()[slug]) == said


def test_the_meaning_of_the_bar_stands_where_there_is_one() -> None:
    rows = series(y2020=40.0, y2024=48.0)
    assert glance.reading(speaking(), [shown(rows)]) == ""
    assert "our own" in glance.reading(speaking(), [shown(rows, progress=way(rows))])
