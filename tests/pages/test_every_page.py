"""Every page in both languages, as it is first opened: title, answer with the published figures, clean words."""

from __future__ import annotations

import re

import pytest

from indicators.catalogue import catalogue
from indicators.cities import partners
from indicators.settings import PROJECT
from indicators.store import store
from indicators.text import text
from indicators.ui.navigation import PAGES, entry
from tests.charts.cases import LANGUAGES, NUMBERS, in_language, numbers_in
from tests.pages.reader import SLUGS, answer, charts, raw_html, rows_of, said, seen, stands, tables, texts

OF_STANDING = ("4,718", "7,025", "67.2", "53", "94", "56.4", "13", "10")
ANSWERS = {
    "today": OF_STANDING,
    "workforce": ("4,718", "2,307", "67.2", "4,703", "2,293"),
    "leadership": OF_STANDING,
    "thirty_points": ("38.2", "43.8", "30"),
    "beside": ("49", "90", "54.4", "1,630", "4,372", "37.3"),
    "countries": (),
    "compare": ("4,718", "7,025", "67.2"),
    "explore": ("4,718", "7,025", "67.2"),
    "recruitment": (),
    "careers": (),
    "pay": (),
    "wellbeing": (),
    "safety": (),
    "plan": (),
    "budget": (),
    "methods": (str(len(catalogue().indicators)),),
    "protection": (),
    "coverage": ("1", str(len(partners()))),
    "accessibility": ("549",),
}
ELSEWHERE = {
    "today": ("251", "482", "1.19", "0.92", "38.2", "147", "15", "40", "5", "12", "1,016", "518"),
    "workforce": ("2,596", "1,162", "22", "94", "125", "124", "1,016", "518"),
    "leadership": ("191", "290", "11", "18", "1.19", "0.92", "41.7", "37.5", "7.6", "13.7"),
    "thirty_points": ("24.6", "30.6"),
    "compare": ("24.9", "1,016", "518"),
    "explore": ("710", "283"),
    "beside": ("8", "20", "380", "834"),
    "recruitment": (),
    "careers": (),
    "pay": (),
    "wellbeing": (),
    "safety": (),
    "plan": (),
    "budget": (),
    "countries": ("10.1", "5.3", "32.4", "15.4"),
    "methods": ("30",),
    "protection": ("10", "80"),
    "coverage": ("8",),
    "accessibility": ("320", "400"),
}
CHARTS = {
    "today": 0, "workforce": 8, "leadership": 7, "thirty_points": 1, "beside": 2, "countries": 4, "recruitment": 0,
    "careers": 0, "pay": 0, "wellbeing": 0, "safety": 0, "plan": 0, "budget": 0, "methods": 0, "compare": 2,
    "explore": 1, "protection": 0,
    "coverage": 0, "accessibility": 0,
}  # fmt: skip
TITLES = {
    "en": "Where we stand, 31 December 2024 (date inferred)",
    "it": "A che punto siamo, 31 dicembre 2024 (data dedotta)",
}
UNFINISHED = re.compile(r"\b(?:nan|NaN|NaT|None(?! is invented)|Traceback)\b|<NA>|[{}]")

every_page = pytest.mark.parametrize("page", SLUGS)
both_languages = pytest.mark.parametrize("language", LANGUAGES)


def test_pages_and_files_are_the_same() -> None:
    assert {page.path for page in PAGES} == {str(path) for path in (PROJECT / "pages").glob("*.py")}
    assert len(set(SLUGS)) == len(PAGES)


@every_page
def test_a_page_is_short(page: str) -> None:
    lines = (PROJECT / "pages" / f"{page}.py").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 60
    assert lines[0].startswith('"""')


@both_languages
@every_page
def test_it_stands(page: str, language: str) -> None:
    reader = seen(page, language)
    assert stands(reader)
    assert len(charts(reader)) == CHARTS[page]


@both_languages
@every_page
def test_its_title_is_its_question(page: str, language: str) -> None:
    question = text(language).say(entry(page).question)
    assert question
    assert (language == "en") == (question == entry(page).question)
    assert seen(page, language).title[0].value == (TITLES[language] if page == "today" else question)


@both_languages
@every_page
def test_its_answer_has_the_published_figures(page: str, language: str) -> None:
    wanted = {in_language(figure, language) for figure in ANSWERS[page]}
    assert wanted <= numbers_in(answer(seen(page, language)), language)


@both_languages
@every_page
def test_the_other_figures_stand_on_the_page(page: str, language: str) -> None:
    wanted = {in_language(figure, language) for figure in ELSEWHERE[page]}
    assert wanted <= numbers_in(said(seen(page, language)), language)


@both_languages
@every_page
def test_its_words_are_finished(page: str, language: str) -> None:
    found = texts(seen(page, language))
    assert len(found) > 5
    assert [each for each in found if UNFINISHED.search(each)] == []


@pytest.mark.parametrize("unfinished", ["nan%", "None women", "{count} women", "Traceback (most recent call last)"])
def test_unfinished_words_would_be_found(unfinished: str) -> None:
    assert UNFINISHED.search(unfinished)


GROUPED = {"en": re.compile(r"\d\.\d{3}\b"), "it": re.compile(r"\d,\d{3}\b")}
"""How the other language groups thousands."""


@both_languages
@every_page
def test_numbers_are_grouped_as_the_language_does(page: str, language: str) -> None:
    assert [each for each in texts(seen(page, language)) if GROUPED[language].search(each)] == []


@both_languages
def test_numbers_are_grouped_at_all(language: str) -> None:
    other = "it" if language == "en" else "en"
    assert GROUPED[other].search(said(seen("workforce", language)))
    assert NUMBERS[language].findall(in_language("4,718", language)) == [in_language("4,718", language)]


@pytest.mark.parametrize("page", [page for page in SLUGS if CHARTS[page]])
def test_the_languages_tell_the_same_figures(page: str) -> None:
    def figures(language: str) -> list[set[str]]:
        cells = [cell for table in tables(seen(page, language)) for row in rows_of(table) for cell in row]
        return [{in_language(each, language) for each in numbers_in(cell, language)} for cell in cells]

    assert figures("en") == figures("it")
    assert any(figures("en"))


@both_languages
@every_page
def test_every_card_has_a_table(page: str, language: str) -> None:
    reader = seen(page, language)
    for chart in charts(reader):
        assert chart["alt"] and chart["figure"]["data"]
    assert len(tables(reader)) >= CHARTS[page]
    assert all("<caption>" in table and 'scope="col"' in table and 'scope="row"' in table for table in tables(reader))


@both_languages
@every_page
def test_no_markdown_may_carry_html(page: str, language: str) -> None:
    reader = seen(page, language)
    assert not any(element.proto.allow_html for element in [*reader.markdown, *reader.caption])
    assert any(f'document.documentElement.lang = "{language}"' in html for html in raw_html(reader))


@both_languages
@every_page
def test_the_foot_names_the_edition_and_its_audit(page: str, language: str) -> None:
    foot = seen(page, language).main.caption[-1].value
    assert re.search(r"\d{4}-\d\d-\d\d-[0-9a-f]{8}", foot)
    assert text(language).number(store().edition.audit["attacked"]) in foot
    assert text(language).number(store().edition.audit["secrets"]) in foot
