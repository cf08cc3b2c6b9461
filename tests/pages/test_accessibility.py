"""The accessibility statement: what it says, and whom to write to, as it is set or not set."""

from __future__ import annotations

import pytest

from indicators.charts import accessibility
from indicators.settings import Settings
from indicators.store import store
from tests.charts.cases import speaking
from tests.pages.reader import opened, raw_html, said, stands

UNSET = "Nobody has set an address to write to yet."


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("INDICATORS_CONTACT", raising=False)


@pytest.mark.parametrize("city", store().administrations)
def test_it_opens_for_every_administration(city: str) -> None:
    reader = opened("accessibility", lang="en", city=city)
    assert stands(reader)
    assert UNSET in said(reader)


def test_it_names_the_standard_the_day_and_how_far_it_is_reached() -> None:
    told = accessibility.answer(speaking())
    assert "**WCAG 2.2, level AA**" in told and "**EN 301 549**" in told and "in part" in told
    assert f"{len(accessibility.FALLS_SHORT)} things" in told
    assert speaking().text.date(accessibility.REVIEWED) in told


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("equality@example.org", '<a href="mailto:equality@example.org" rel="noreferrer">equality@example.org</a>'),
        ("https://example.org/help", '<a href="https://example.org/help" rel="noreferrer">'),
        ("the equality office, room 12", "the equality office, room 12"),
        ("javascript:alert(1)@x", "javascript:alert(1)@x"),
        ("<b>bold</b>", "&lt;b&gt;bold&lt;/b&gt;"),
    ],
)
def test_the_contact_is_shown_as_it_is_set(monkeypatch: pytest.MonkeyPatch, contact: str, address: str) -> None:
    monkeypatch.setenv("INDICATORS_CONTACT", f"  {contact}\n")
    shown = " ".join(raw_html(opened("accessibility", lang="en")))
    assert address in shown and UNSET not in shown
    assert 'href="javascript' not in shown and "<b>" not in shown


def test_a_contact_of_spaces_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INDICATORS_CONTACT", " \n ")
    assert Settings().contact == ""
    assert UNSET in said(opened("accessibility", lang="en"))


@pytest.mark.parametrize(
    ("contact", "linked"), [("a@b.it", "mailto:a@b.it"), ("a@b", "a@b"), ("a b@c.it", "a b@c.it"), ("", "")]
)
def test_only_an_address_becomes_one(contact: str, linked: str) -> None:
    assert accessibility.linked(contact) == linked


def test_what_is_said_of_streamlit_stands_on_the_page() -> None:
    told = said(opened("accessibility", lang="en"))
    for what, about in (*accessibility.FALLS_SHORT, *accessibility.TESTED):
        assert what in told and about in told
