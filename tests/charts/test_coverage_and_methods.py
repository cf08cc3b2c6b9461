"""What is held and what is missing of each administration, and the methods card of every indicator."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest

from indicators import charts
from indicators.catalogue import catalogue, themes
from indicators.charts import Card
from indicators.charts.methods import EVIDENCE, worked
from indicators.cities import cities, partners
from indicators.ladder import given_by_deliveries
from indicators.store import store
from tests.charts.cases import LANGUAGES, NOTHING, PUBLISHED, speaking

SLUGS = [indicator.slug for indicator in catalogue().indicators]
both_languages = pytest.mark.parametrize("language", LANGUAGES)


@cache
def card_of(slug: str, language: str) -> Card:
    """Its examples run when it is made."""
    return charts.card(speaking(language), slug)


@both_languages
def test_coverage_has_a_row_for_each_partner_and_one_has_figures(language: str) -> None:
    words = speaking(language)
    sentence, table = charts.coverage(words, store().coverage())
    real = [row for row in table.rows if row[0] in {words.place(slug) for slug in partners()}]
    assert len(real) == 8
    assert len(table.rows) == len(store().administrations)
    assert "Torino" in sentence
    assert {len(row) for row in table.rows} == {len(table.columns)}
    for name, *cells in real:
        if name != words.place(PUBLISHED):
            why = ("missing", "missing; see where it is published", "missing; see what was searched for")
            assert set(cells) <= {words.say(each) for each in why}
            assert not any(re.search(r"\d", cell) for cell in cells)


def test_coverage_counts_what_is_there() -> None:
    _, table = charts.coverage(speaking(), store().coverage())
    assert "missing; see what was searched for" in next(row for row in table.rows if "Torino" in row[0])
    own = next(row for row in table.rows if row[0] == "Torino")
    held = store().coverage().query("city == 'torino'")["indicator"]
    for theme, cell in zip([each for each in themes().values() if each.slug != "context"], own[1:], strict=True):
        count = held.isin([each.slug for each in given_by_deliveries() if each.theme == theme.slug]).sum()
        assert cell.startswith(f"{count} of " if count else "missing")


def test_coverage_of_an_empty_edition() -> None:
    held = store().coverage()
    sentence, table = charts.coverage(speaking(), held[:0])
    assert sentence.startswith("**0 of 8**")
    assert all(cell.startswith("missing") for row in table.rows for cell in row[1:])


@both_languages
def test_missing_fields(language: str) -> None:
    words, held = speaking(language), store().coverage()
    fields = [words.say(theme.name) for theme in themes().values() if theme.field]
    assert len(fields) == 5
    assert charts.missing_fields(words, NOTHING, held) == fields
    assert charts.missing_fields(words, PUBLISHED, held) == fields[2:]


@pytest.mark.parametrize("slug", cities())
def test_where_it_is_published(slug: str) -> None:
    table = charts.where_published(speaking("it", slug), slug)
    assert len(table.rows) == len(cities()[slug].published)
    assert speaking("it", slug).place(slug) in table.caption
    for field, text, address in table.rows:
        assert field and text
        assert address == "–" or address.startswith("https://")


def test_sources_name_publisher_years_and_address() -> None:
    table = charts.sources(speaking(), store().sources(PUBLISHED))
    assert table.rows
    assert {len(row) for row in table.rows} == {len(table.columns)}
    assert sum("Portale CUG" in row[0] for row in table.rows) == 6
    assert sum(row[2].startswith("https://portalecug.gov.it/") for row in table.rows) == 5
    assert charts.sources(speaking("en", NOTHING), store().sources(NOTHING)).rows == []


def test_notes_of_the_administration() -> None:
    assert len(charts.notes(speaking()).rows) == len(cities()[PUBLISHED].notes) > 0
    assert charts.notes(speaking("en", NOTHING)).rows == []


@both_languages
@pytest.mark.parametrize("slug", SLUGS)
def test_every_worked_example_holds(slug: str, language: str) -> None:
    words, card = speaking(language), card_of(slug, language)
    assert card.examples
    for note, given, result in card.examples:
        assert note and given.rows
        assert result.endswith(words.say("It holds."))
        assert "–" in result or re.search(r"\d", result)


def test_an_example_that_does_not_hold_says_so() -> None:
    indicator = catalogue()["women_among_executives"]
    example = replace(indicator.examples[0], expect=({"value": 50, "women": 2},))
    _, _, result = worked(speaking(), indicator, example)
    assert result == "50.0%. It does not hold."


@both_languages
@pytest.mark.parametrize("slug", SLUGS)
def test_every_card_says_what_its_number_means(slug: str, language: str) -> None:
    words, indicator, card = speaking(language), catalogue()[slug], card_of(slug, language)
    facts = dict(card.facts)
    assert card.title == f"{words.title(indicator)} ({indicator.code})"
    assert card.question and card.query == (indicator.sql or "")
    assert facts[words.say("Definition")] == words.say(indicator.definition)
    assert facts[words.say("Evidence for the definition")] == words.say(EVIDENCE[indicator.evidence])
    assert all(text and "{" not in text for text in facts.values())
    assert len(facts) == len(card.facts)


def test_every_indicator_has_a_name_of_its_own() -> None:
    for language in LANGUAGES:
        names = charts.indicator_names(speaking(language))
        assert set(names) == set(SLUGS)
        assert len(set(names.values())) == len(names)
