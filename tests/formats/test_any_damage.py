"""Whatever happens to a file of a public format, its reader answers in sentences, with rows or without."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.ingest import pay_gap
from tests.formats import test_cug_tables as cug_tables
from tests.formats import test_pay_gap_tables as pay
from tests.formats import test_registers as registers
from tests.formats.reading import read, refused

SAMPLES = {
    "cug_1_1": cug_tables.table_1_1(54, 31),
    "cug_1_2": cug_tables.PRESENCE,
    "cug_1_3": cug_tables.POSTS,
    "cug_1_4": cug_tables.SENIORITY,
    "cug_1_5": cug_tables.SALARIES,
    "cug_1_7": cug_tables.EDUCATION,
    "cug_1_8": cug_tables.BOARDS,
    "cug_1_10": cug_tables.LEAVE,
    "register_it": registers.current(),
    "register_it_yearly": registers.yearly(*registers.FULL, *registers.COUNCIL),
    "register_fr": registers.FRENCH,
    "pay_gap_ie": pay.table(pay.irish(), pay.irish(year="2023")),
    "pay_gap_uk": pay.table(pay.british(), pay.british(DateSubmitted="")),
    "french_index": pay.INDEX.format("88;48;12;22;6"),
}
PIECES = [
    "",
    ";",
    ",",
    '"',
    "\n",
    "\r",
    "\0",
    "-1",
    "--",
    "0",
    "99999999999",
    "1.234",
    "é",
    "=1+1",
    "31/02/2020",
    "\ufeff",
]
SAID = {"place_name": "BORGO D'AGLIE'", "labels": {"Area degli Istruttori": {"level": "associate"}}}


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(data=st.data())
def test_no_damage_is_a_traceback(monkeypatch: pytest.MonkeyPatch, name: str, data: st.DataObject) -> None:
    monkeypatch.setattr(pay_gap, "places", lambda: pay.PLACES)
    content = SAMPLES[name]
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(content)))
        end = data.draw(st.integers(start, min(len(content), start + 6)))
        content = content[:start] + data.draw(st.sampled_from(PIECES)) + content[end:]
    with tempfile.TemporaryDirectory() as folder:
        rows, messages = read(Path(folder), name, content, **SAID)
    assert rows.empty or not refused(messages)
    assert not any(word in "".join(messages) for word in ("INVENTATI", "INVENTE", "1970", "Somebody"))


def test_the_samples_are_read_when_nothing_happens_to_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Control: what the damage starts from is sound."""
    monkeypatch.setattr(pay_gap, "places", lambda: pay.PLACES)
    dates = {"register_it": {"reference_date": None}}
    places = {"register_it_yearly": {"place_name": "BORGO"}, "register_fr": {"place_name": "Villeneuve-d'Essai"}}
    for name, content in SAMPLES.items():
        _, messages = read(tmp_path, name, content, **{**SAID, **dates.get(name, {}), **places.get(name, {})})
        assert refused(messages) == [], name
