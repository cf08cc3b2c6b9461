"""Invented administrations never stand in one picture with real ones unless their names say what they are."""

from __future__ import annotations

import pytest

from indicators.charts import exploring, pairs_by_place
from indicators.cities import cities
from indicators.store import store
from tests.charts.cases import speaking
from tests.pages.reader import answer, charts, opened, said, stands

INVENTED = [slug for slug in store().administrations if cities()[slug].synthetic]
SHARE = "women_share_of_staff"


@pytest.mark.parametrize("city", INVENTED)
def test_an_invented_one_is_not_set_beside_its_country(city: str) -> None:
    assert pairs_by_place(store(), city) == {}
    reader = opened("beside", lang="en", city=city)
    assert stands(reader)
    assert charts(reader) == []
    assert "is invented: it is not set beside real administrations" in said(reader)


def test_a_real_one_still_is() -> None:
    assert charts(opened("beside", lang="en", city="torino"))
    assert "invented" not in answer(opened("beside", lang="en", city="torino"))


@pytest.mark.parametrize("city", [*INVENTED[:1], "torino"])
def test_explore_offers_only_its_own_kind(city: str) -> None:
    offered = exploring.holders(store().held, SHARE, city, list(store().administrations))
    assert city in offered
    assert {cities()[slug].synthetic for slug in offered} == {cities()[city].synthetic}


@pytest.mark.skipif(not INVENTED, reason="the edition has no invented administration")
def test_an_address_cannot_mix_them_in_explore() -> None:
    reader = opened("explore", lang="en", city="torino", i=SHARE, cities=f"torino,{INVENTED[0]}")
    assert stands(reader)
    assert reader.multiselect(key="pick_cities").value == ["torino"]


@pytest.mark.skipif(not INVENTED, reason="the edition has no invented administration")
def test_where_both_are_compared_each_name_says_so() -> None:
    reader = opened("compare", lang="en", city="torino", i=SHARE, figures="both")
    drawn = str([chart["figure"] for chart in charts(reader)])
    words = speaking()
    assert all(words.place(slug).endswith("(synthetic)") for slug in INVENTED)
    assert words.say(cities()[INVENTED[0]].name) in drawn
    assert drawn.count(cities()[INVENTED[0]].name) == drawn.count(words.place(INVENTED[0]))
