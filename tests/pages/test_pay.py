"""The pay page opens for every administration; where there is pay, unit, people and counts stand in its answer."""

from __future__ import annotations

import pytest

from indicators.store import store
from tests.pages.reader import answer, charts, opened, said, stands

PAID = ["median_pay_gap", "median_annual_base_pay_gap"]


def with_pay() -> list[str]:
    return [slug for slug in store().administrations if store().years(slug, PAID)]


def with_gaps_shown() -> list[str]:
    """Those of which the last year is shown: of the others it may not be told who is left out of the comparison."""
    return [slug for slug in with_pay() if any(_last_is_shown(slug, each) for each in PAID)]


def _last_is_shown(slug: str, indicator: str) -> bool:
    rows = store().observations(indicator, [slug])
    return len(rows) > 0 and bool(rows["value"].notna().iloc[-1])


@pytest.mark.parametrize("city", store().administrations)
def test_it_opens_for_every_administration(city: str) -> None:
    reader = opened("pay", lang="en", city=city)
    assert stands(reader)
    if city not in with_pay():
        assert charts(reader) == []
        assert "has no figures here yet" in said(reader) or "cannot be answered with what was" in said(reader)
        assert "Payroll office" in said(reader)


def test_the_answer_has_unit_people_and_counts() -> None:
    """In an edition with the demonstration network."""
    if not with_pay():
        pytest.skip("no administration of the edition has figures of pay")
    for city in with_gaps_shown():
        reader = opened("pay", lang="en", city=city)
        assert charts(reader)
        assert answer(reader).startswith(("For an hour, ", "For a year, "))
        assert "everyone paid in full" in answer(reader) and " women · " in answer(reader)
        assert "need a sign-in" in said(reader) or "nobody can be recognised" in said(reader)


def test_gaps_that_may_not_be_shown_say_so_first() -> None:
    for city in set(with_pay()) - set(with_gaps_shown()):
        assert answer(opened("pay", lang="en", city=city)).startswith("Not shown, so that nobody can be recognised")


def test_an_address_opens_the_same_years_again() -> None:
    for city in with_gaps_shown()[:1]:
        years = store().years(city, PAID)
        reader = opened("pay", lang="en", city=city, from_=str(years[-1]), to=str(years[-1]))
        assert stands(reader)
        assert str(years[-1]) in answer(reader)
    assert stands(opened("pay", lang="en", from_="1900", to="x"))
