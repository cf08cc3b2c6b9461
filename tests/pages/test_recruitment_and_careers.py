"""The pages on recruitment and careers open for every administration, and say what they have and what they lack."""

from __future__ import annotations

import re

import pytest

from indicators.store import store
from tests.pages.reader import answer, charts, opened, said, stands

SHOWN = {
    "recruitment": ("selection_chances", "women_among_applicants", "women_among_hires"),
    "careers": ("promotion_ratio",),
}
COUNTS = re.compile(r"\d[\d,]* of \d|\d women \(| women \(")
UNANSWERED = ("has no figures here yet", "cannot be answered with what was delivered")
both_pages = pytest.mark.parametrize("page", SHOWN)


def with_figures(page: str) -> list[str]:
    """The administrations of the edition that have what the page is about."""
    return [slug for slug in store().administrations if store().years(slug, SHOWN[page])]


@both_pages
@pytest.mark.parametrize("city", store().administrations)
def test_it_opens_for_every_administration(page: str, city: str) -> None:
    reader = opened(page, lang="en", city=city)
    assert stands(reader)
    assert (charts(reader) == []) == any(each in said(reader) for each in UNANSWERED)
    if city in with_figures(page):
        assert charts(reader)


@both_pages
def test_with_figures_the_answer_has_counts(page: str) -> None:
    found = with_figures(page)
    assert len(found) > 2
    for city in found:
        reader = opened(page, lang="en", city=city)
        assert COUNTS.search(answer(reader).replace("**", "")), answer(reader)


@both_pages
def test_another_breakdown_opens_again_by_its_address(page: str) -> None:
    by = {"recruitment": "department", "careers": "directorate"}[page]
    held = [city for city in with_figures(page) if by in store().breakdowns(city, SHOWN[page][0])]
    assert held
    for city in held[:1]:
        reader = opened(page, lang="en", city=city, by=by)
        assert stands(reader)
        assert reader.selectbox(key="pick_breakdown").value == by
    assert stands(opened(page, lang="en", by="nothing", from_="1900", to="x"))


@both_pages
def test_only_breakdowns_that_are_shown_are_offered(page: str) -> None:
    for city in with_figures(page):
        shown = store().breakdowns(city, SHOWN[page][0])
        offered = opened(page, lang="en", city=city).selectbox(key="pick_breakdown").value
        assert offered in shown or not set(shown) & {"level", "directorate", "job_family", "department"}, city
