"""Line breaks inside quotes, of every kind, between lines of every kind: one cell, and lines counted as seen."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

from indicators.ingest import registers, tabular
from indicators.ingest.sources import Findings, Source
from tests.bad_inputs.reading import read, write

BREAKS = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}
KINDS = list(product(BREAKS, BREAKS))
BIRTHS = 'gender;department;"birth{inner}year"\nW;Polizia;1970\nM;"Opere{inner}pubbliche";1980\nM;Anagrafe;{last}\n'
BODIES = """body;gender;people;reference_date;role
council;W;"1{inner}";2024-12-31;"vice{inner}chair"
council;F;1;2024-12-31;
"""


def lines_of(text: str) -> list[str]:
    """The lines as an editor numbers them."""
    return re.split("\r\n|\r|\n", text)


def made(ends: str, inner: str, last: str) -> str:
    return BIRTHS.replace("\n", BREAKS[ends]).format(inner=BREAKS[inner], last=last)


@pytest.mark.parametrize(("ends", "inner"), KINDS)
def test_a_cell_of_two_lines_is_one_cell(tmp_path: Path, ends: str, inner: str) -> None:
    text = made(ends, inner, "1990")
    found = read(write(tmp_path / "staff.csv", text.encode()))
    assert (found.outcome, found.findings) == ("A", [])
    assert found.column("department") == ["Polizia", "Opere pubbliche", "Anagrafe"]
    places = [lines_of(text).index(line) + 1 for line in ("W;Polizia;1970", 'M;"Opere', "M;Anagrafe;1990")]
    assert found.column("line") == places


@pytest.mark.parametrize(("ends", "inner"), KINDS)
def test_a_finding_below_names_the_line_as_seen(tmp_path: Path, ends: str, inner: str) -> None:
    text = made(ends, inner, "1800")
    found = read(write(tmp_path / "staff.csv", text.encode()))
    assert found.outcome == "R"
    (finding,) = found.of("age")
    assert finding.line == lines_of(text).index("M;Anagrafe;1800") + 1
    assert finding.column == "birth year"


def test_an_empty_line_inside_quotes_is_no_row(tmp_path: Path) -> None:
    found = read(write(tmp_path / "staff.csv", b'gender;department\r\nW;"Opere\r\n\r\npubbliche"\r\nM;Anagrafe\r\n'))
    assert found.column("department") == ["Opere pubbliche", "Anagrafe"]
    assert found.column("line") == [2, 5]


@pytest.mark.parametrize(("ends", "inner"), KINDS)
def test_a_published_table_too(tmp_path: Path, ends: str, inner: str) -> None:
    path = write(tmp_path / "bodies.csv", BODIES.replace("\n", BREAKS[ends]).format(inner=BREAKS[inner]).encode())
    findings = Findings(Source(path, "torino", "bodies", "Comune", "stated"))
    tabular.read(findings.source, findings)
    (finding,) = findings.found
    assert (finding.line, finding.column) == (5, "gender")


@pytest.mark.parametrize(("ends", "inner"), KINDS)
def test_a_register_too(ends: str, inner: str) -> None:
    text = 'code;note\n1;"two{inner}lines"\n\n2;\n3;"two{inner}lines"\n4;\n'
    text = text.replace("\n", BREAKS[ends]).format(inner=BREAKS[inner])
    places = [lines_of(text).index(line) + 1 for line in ('1;"two', "2;", '3;"two', "4;")]
    assert list(registers._first_lines(text, 0, ";", 4)) == places
