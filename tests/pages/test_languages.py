"""Italian is complete, and another language is one more PO file and nothing else."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from indicators import messages
from indicators import text as text_module
from indicators.settings import PROJECT, Settings
from indicators.text import languages, text
from tests.pages.reader import answer, opened, stands

PLACEHOLDER = re.compile(r"\{(\w*)\}")
ITALIAN = Settings().locale / "it" / "messages.po"


def forms(said: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return said if isinstance(said, tuple) else (said or "",)


def placeholders(said: str | tuple[str, ...] | None) -> list[set[str]]:
    return [set(PLACEHOLDER.findall(form)) for form in forms(said)]


@pytest.fixture(scope="module")
def wanted() -> Catalog:
    return messages.catalog()


@pytest.fixture(scope="module")
def italian() -> Catalog:
    with ITALIAN.open("rb") as file:
        return read_po(file, locale="it")


def said_of(catalog: Catalog) -> dict[str, Message]:
    """The messages of a catalogue by their (first) English form; its header left out."""
    return {forms(message.id)[0]: message for message in catalog if message.id}


def test_no_sentence_is_missing_and_none_is_too_many(wanted: Catalog, italian: Catalog) -> None:
    assert len(said_of(wanted)) > 300
    assert set(said_of(wanted)) - set(said_of(italian)) == set()
    assert set(said_of(italian)) - set(said_of(wanted)) == set()
    assert not italian.obsolete


def test_no_sentence_hides_from_the_collection(wanted: Catalog) -> None:
    """A sentence said inside an f-string is not collected, and would stay English."""
    known = set(said_of(wanted))
    files = [path for folder in ("indicators", "pages") for path in (PROJECT / folder).rglob("*.py")]
    hidden = [(path.name, said) for path in files for said in sentences(path.read_text()) if said not in known]
    assert hidden == []


def sentences(code: str) -> Iterator[str]:
    """What stands as a literal in a call of `say`, `say_many` or `N_`, wherever the call is."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in messages.KEYWORDS and node.args[0].value:
                yield str(node.args[0].value)


def test_a_hidden_sentence_would_be_found() -> None:
    assert list(sentences("f'{words.say(\"Hidden.\")} {other}'")) == ["Hidden."]


def test_no_translation_is_empty_or_doubtful(italian: Catalog) -> None:
    unsaid = [name for name, each in said_of(italian).items() if not all(forms(each.string)) or each.fuzzy]
    assert unsaid == []


def test_plurals_are_the_same(wanted: Catalog, italian: Catalog) -> None:
    ours = said_of(italian)
    plural = {name: each for name, each in said_of(wanted).items() if isinstance(each.id, tuple)}
    assert plural
    for name, each in plural.items():
        assert ours[name].id == each.id
        assert len(forms(ours[name].string)) == italian.num_plurals == 2


def test_placeholders_are_the_same(italian: Catalog) -> None:
    wrong = [
        name
        for name, each in said_of(italian).items()
        if set().union(*placeholders(each.id)) != set().union(*placeholders(each.string))
    ]
    assert wrong == []


def test_another_placeholder_would_be_found() -> None:
    assert placeholders("{women} of {all}") != placeholders("{women} su {tutte}")
    assert placeholders(("{count} post", "{count} posts")) == placeholders(("{count} posto", "{count} posti"))


def test_markdown_marks_are_kept(italian: Catalog) -> None:
    for name, each in said_of(italian).items():
        for form in forms(each.string):
            assert form.count("**") == name.count("**"), name
            assert form.count("<b>") == form.count("</b>") == name.count("<b>"), name


@pytest.fixture
def another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A language that did not exist before: Italian words, called French."""
    folder = tmp_path / "locale"
    shutil.copytree(Settings().locale, folder)
    shutil.copytree(folder / "it", folder / "fr")
    settings = replace(Settings(), locale=folder)
    monkeypatch.setattr(text_module, "Settings", lambda: settings)
    forget()
    yield "fr"
    monkeypatch.undo()
    forget()


def forget() -> None:
    """What is remembered of languages, which is all that a running process knows of them."""
    for remembered in (text_module.languages, text_module._translations, text_module.text):
        remembered.cache_clear()


def test_another_language_is_one_more_file(another: str) -> None:
    assert set(languages()) == {"en", "it", another}
    assert text(another).own_name == "Français"
    assert text(another).say("women") == "donne"
    assert text(another).number(4718) != text("it").number(4718)
    assert text(another).say_many("{count} woman", "{count} women", 2) == "2 donne"


def test_another_language_can_be_chosen(another: str) -> None:
    reader = opened("coverage", lang="en")
    assert reader.selectbox(key="pick_language").options == ["English", "Français", "Italiano"]
    reader.selectbox(key="pick_language").select(another).run()
    assert stands(reader)
    assert reader.title[0].value == text(another).say("What do we know, and what is missing?")
    assert answer(opened("thirty_points", lang=another)).count("38,2") == 1


def test_afterwards_there_are_two_again() -> None:
    """Control: the made-up language is gone."""
    assert languages() == ("en", "it")
    assert text("fr").language == "en"
