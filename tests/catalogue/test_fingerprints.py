"""A definition that counts or calculates otherwise gets a new version: its series has a break."""

from __future__ import annotations

import dataclasses

from write_fingerprints import recorded, stolen, unrecorded

from indicators.catalogue import catalogue, read_indicator
from indicators.settings import Settings

INDICATOR = catalogue()["women_among_executives"]
KNOWN = {INDICATOR.slug: {"version": 1, "fingerprint": INDICATOR.fingerprint}}


def test_no_definition_changed_under_its_version() -> None:
    complaints = stolen(recorded(), catalogue().indicators)
    assert not complaints, "\n".join(complaints)


def test_every_definition_is_recorded_as_it_is() -> None:
    complaints = unrecorded(recorded(), catalogue().indicators)
    assert not complaints, "\n".join(complaints)


def test_a_changed_query_is_reported_until_the_version_rises() -> None:
    """Positive control."""
    changed = dataclasses.replace(INDICATOR, fingerprint="another")
    (said,) = stolen(KNOWN, [changed])
    assert "raise `version` in women_among_executives.toml" in said
    risen = dataclasses.replace(changed, version=2)
    assert stolen(KNOWN, [risen]) == []
    assert len(unrecorded(KNOWN, [risen])) == 1
    assert unrecorded(KNOWN, [INDICATOR]) == []


def test_words_and_comments_do_not_change_a_fingerprint(tmp_path) -> None:
    theme = tmp_path / "leadership"
    theme.mkdir()
    source = Settings().definitions / "leadership"
    words = (source / "women_among_executives.toml").read_text(encoding="utf-8")
    query = (source / "women_among_executives.sql").read_text(encoding="utf-8")
    path = theme / "women_among_executives.toml"

    def fingerprint(words: str, query: str) -> str:
        path.write_text(words, encoding="utf-8")
        path.with_suffix(".sql").write_text(query, encoding="utf-8")
        return read_indicator(path).fingerprint

    assert fingerprint(words.replace("Who sits", "Who is"), query + "\n-- a remark") == INDICATOR.fingerprint
    assert fingerprint(words, query.replace("'executive'", "'associate'")) != INDICATOR.fingerprint
    assert fingerprint(words.replace('"share_of_women"', '"share"'), query) != INDICATOR.fingerprint
