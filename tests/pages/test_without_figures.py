"""Administrations without figures: every page stands, says so, says where they are published, and invents nothing."""

from __future__ import annotations

import re

import pytest

from indicators.cities import cities, partners
from indicators.store import store
from indicators.text import text
from tests.charts.cases import LANGUAGES
from tests.pages.reader import SLUGS, WITH_FIGURES_OF_ITS_OWN, charts, opened, raw_html, said, stands, tables

SAYING_SO = [page for page in WITH_FIGURES_OF_ITS_OWN if page != "thirty_points"]
"""The page on the rule of one country says instead that it is no rule of theirs."""
WITHOUT = [slug for slug in partners() if not store().years(slug)]
SHARE = re.compile(r"\d[.,]\d ?%|\*\*\d")
"""A figure: a share with its decimal, or a number that is stressed."""


def test_seven_of_eight_have_none() -> None:
    assert len(partners()) == 8
    assert len(WITHOUT) == 7


def test_a_figure_would_be_found() -> None:
    assert SHARE.search(said(opened("leadership", lang="en", city="torino")))


@pytest.mark.parametrize("page", SAYING_SO)
@pytest.mark.parametrize("city", WITHOUT)
def test_the_page_says_so_and_shows_no_figure(city: str, page: str) -> None:
    reader = opened(page, lang="en", city=city)
    assert stands(reader)
    assert f"**{cities()[city].official_name}** has no figures here yet" in reader.main.markdown[0].value
    assert charts(reader) == tables(reader) == []
    assert not SHARE.search(said(reader))


@pytest.mark.parametrize("city", WITHOUT)
def test_it_says_where_they_are_published(city: str) -> None:
    shown = " ".join(raw_html(opened("leadership", lang="en", city=city)))
    published = cities()[city].published
    assert all(each.url in shown for each in published if each.url)
    assert ("Where the missing figures are" in shown) == bool(published)


@pytest.mark.parametrize("page", SAYING_SO)
def test_it_says_so_in_italian(page: str) -> None:
    reader = opened(page, lang="it", city="krakow")
    sentence = "**{city}** has no figures here yet, and none is invented for it."
    assert reader.main.markdown[0].value == text("it").say(sentence, city=cities()["krakow"].official_name)


@pytest.mark.parametrize("page", [page for page in SLUGS if page not in WITH_FIGURES_OF_ITS_OWN])
@pytest.mark.parametrize("city", WITHOUT)
def test_the_pages_of_all_stand(city: str, page: str) -> None:
    reader = opened(page, lang="en", city=city)
    assert stands(reader)
    assert reader.selectbox(key="pick_city").value == city


@pytest.mark.parametrize("language", LANGUAGES)
def test_countries_show_the_own_country_strong(language: str) -> None:
    reader = opened("countries", lang=language, city="krakow")
    assert text(language).say("Poland") in reader.main.markdown[0].value
    assert len(charts(reader)) == 4


def test_a_long_list_of_filters_changes_nothing() -> None:
    reader = opened("leadership", lang="en", city="skane", from_="2020", to="2022", level="executive", by="area")
    assert stands(reader)
    assert charts(reader) == []


def test_an_invented_administration_that_the_edition_lacks_is_not_offered() -> None:
    absent = [slug for slug, city in cities().items() if city.synthetic and not store().years(slug)]
    for slug in absent:
        reader = opened("leadership", lang="en", city=slug)
        assert stands(reader)
        assert reader.selectbox(key="pick_city").value != slug
        assert slug not in store().administrations
    assert set(partners()) <= set(store().administrations)
