"""Bad inputs 1 to 30: CSV as offices send it, accepted silently (A), with a warning (W), or refused (R) by line."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from indicators.ingest import rows
from tests.bad_inputs.reading import read, write

PEOPLE = "gender;department;fte\nW;Polizia;1\nM;Attività;0.8\n"
EXPECTED = [(2, "W", "Polizia", 1.0), (3, "M", "Attività", 0.8)]
MAPPING = {
    "columns": {"Płeć": "gender", "Wydział": "department", "Etat": "fte"},
    "codes": {"gender": {"K": "W", "M": "M"}},
}


@dataclass(frozen=True)
class Case:
    """A file, what must become of it, and where the finding must point."""

    number: str
    outcome: str
    content: str | bytes
    rule: str = ""
    line: int | None = None
    column: str | None = None
    rows: list[tuple[Any, ...]] = field(default_factory=lambda: list(EXPECTED))
    mapping: dict[str, Any] | None = None
    city: str = "torino"
    years: list[str] = field(default_factory=list)


def as_bytes(encoding: str, text: str = PEOPLE) -> bytes:
    return text.encode(encoding)


POLISH = "Płeć;Wydział;Etat\nK;Straż Miejska;1\nM;Opieka społeczna ŚĄŹ;0,8\n"
POLISH_ROWS = [(2, "W", "Straż Miejska", 1.0), (3, "M", "Opieka społeczna ŚĄŹ", 0.8)]
WIDE = ";".join(["gender", "department", "fte", *(f"extra {number}" for number in range(197))])
COMBINED, COMPOSED = "Attivita\u0300", "Attivit\u00e0"

CASES = [
    Case("1 cp1252", "A", as_bytes("cp1252")),
    Case("2 iso-8859-2", "A", as_bytes("iso8859-2", POLISH), mapping=MAPPING, city="krakow", rows=POLISH_ROWS),
    Case("2 cp1250", "A", as_bytes("cp1250", POLISH), mapping=MAPPING, city="krakow", rows=POLISH_ROWS),
    Case("3 utf-16-le", "A", codecs.BOM_UTF16_LE + as_bytes("utf-16-le")),
    Case("3 utf-16-be", "A", codecs.BOM_UTF16_BE + as_bytes("utf-16-be")),
    Case("4 utf-8 bom", "A", codecs.BOM_UTF8 + as_bytes("utf-8")),
    Case("5 mixed codes", "R", PEOPLE.encode() + "W;Sanità;1\n".encode("cp1252"), "encoding", 4),
    Case("6 mojibake", "W", PEOPLE.replace("Attività", "ForlÃ¬"), "mojibake", 3,
         rows=[(2, "W", "Polizia", 1.0), (3, "M", "ForlÃ¬", 0.8)]),
    Case("7 nul bytes", "R", PEOPLE.encode().replace(b"Polizia", b"Pol\0izia"), "encoding", 2),
    Case("8 cr", "A", PEOPLE.replace("\n", "\r")),
    Case("8 crlf", "A", PEOPLE.replace("\n", "\r\n")),
    Case("9 mixed ends", "A", "gender;department;fte\r\nW;Polizia;1\rM;Attività;0.8\n"),
    Case("10 semicolon", "A", PEOPLE),
    Case("11 tab", "A", PEOPLE.replace(";", "\t")),
    Case("12 bar", "A", PEOPLE.replace(";", "|")),
    Case("13 comma and decimal comma", "A", 'gender,department,fte\nW,Polizia,1\nM,Attività,"0,8"\n'),
    Case("14 sep", "A", "sep=;\n" + PEOPLE, rows=[(3, *EXPECTED[0][1:]), (4, *EXPECTED[1][1:])]),
    Case("15 unclosed quote", "R", 'gender;department;fte\nW;"Polizia;1\nM;Attività;0.8\n', "csv", 2),
    Case("15 text after a quote", "R", 'gender;department;fte\nW;"Poli"zia;1\nM;Attività;0.8\n', "csv", 2),
    Case("16 newline in quotes", "A", 'gender;department;fte\nW;"Poli\nzia";1\nM;Attività;0.8\n',
         rows=[(2, "W", "Poli zia", 1.0), (4, "M", "Attività", 0.8)]),
    Case("17 short line", "R", PEOPLE + "W;Polizia\n", "width", 4),
    Case("17 long line", "R", "gender;department;fte\nW;Polizia;1;9\nM;Attività;0.8\n", "width", 2),
    Case("18 empty", "R", "", "empty"),
    Case("18 only blanks", "R", "\n\n  \n", "empty"),
    Case("19 header only", "R", "gender;department;fte\n", "empty", 1),
    Case("20 blank lines", "A", "\n\n" + PEOPLE + "\n\n", rows=[(4, *EXPECTED[0][1:]), (5, *EXPECTED[1][1:])]),
    Case("20 blank rows", "A", PEOPLE + ";;\n;;\n"),
    Case("20 blank line inside", "A", PEOPLE.replace("M;", "\nM;"), rows=[EXPECTED[0], (4, *EXPECTED[1][1:])]),
    Case("21 titles", "W", "Comune di Esempio\nPersonale al 31/12/2024\n" + PEOPLE, "title", 1,
         rows=[(4, *EXPECTED[0][1:]), (5, *EXPECTED[1][1:])]),
    Case("22 header twice", "R", "gender;department;Department;fte\nW;A;B;1\n", "header_twice", 1, "department"),
    Case("22 two headers, one meaning", "R", "gender;Płeć;department\nW;K;A\n", "header_twice", 1, "Płeć",
         mapping={"columns": {"Płeć": "gender"}}),
    Case("23 other language", "A", POLISH, mapping=MAPPING, city="krakow", rows=POLISH_ROWS),
    Case("23 case, space, accents", "A", POLISH.replace("Płeć;Wydział", " PLEC ;wydzial"), mapping=MAPPING,
         city="krakow", rows=POLISH_ROWS),
    Case("24 mixed languages", "W", POLISH.replace("Wydział", "department"), "mixed_header", 1, mapping=MAPPING,
         city="krakow", rows=POLISH_ROWS),
    Case("25 two hundred columns", "W", f"{WIDE}\nW;Polizia;1{';x' * 197}\nM;Attività;0.8{';x' * 197}\n", "ignored", 1),
    Case("26 no gender", "R", "level;department\nexecutive;Polizia\n", "column", 1, "gender"),
    Case("26 no header", "R", "F;Polizia;1\nM;Scuole;1\n", "header", 1),
    Case("27 other order", "A", "fte;gender;department\n1;W;Polizia\n0.8;M;Attività\n"),
    Case("28 trailing delimiter", "A", PEOPLE.replace("\n", ";\n")),
    Case("28 trailing delimiter in rows only", "A", PEOPLE.replace("\nW;Polizia;1", "\nW;Polizia;1;")),
    Case("29 invisible signs", "W", PEOPLE.replace("Polizia", "Po\u200blizia\u00a0"), "invisible", 2, "department"),
    Case("30 nfc and nfd", "A", f"gender;department;fte\nW;{COMBINED};1\nM;{COMPOSED};0.8\n",
         rows=[(2, "W", COMPOSED, 1.0), (3, "M", COMPOSED, 0.8)]),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case.number for case in CASES])
def test_bad_input(case: Case, tmp_path: Path) -> None:
    done = read(write(tmp_path / "export.csv", case.content), case.mapping, city=case.city)
    assert done.outcome == case.outcome, done.said()
    if case.rule:
        assert (case.line, case.column) in [(found.line, found.column) for found in done.of(case.rule)], done.said()
        assert all(found.file == "export.csv" and found.remedy for found in done.findings)
    got = [(row["line"], row["gender"], row["department"], row["fte"]) for row in done.rows]
    assert got == ([] if case.outcome == "R" else case.rows)


def test_nobody_is_dropped_as_a_double(tmp_path: Path) -> None:
    done = read(write(tmp_path / "export.csv", "gender;department\n" + "W;Polizia\n" * 7))
    assert (done.outcome, len(done.rows)) == ("A", 7)


def test_a_refused_header_never_shows_a_person(tmp_path: Path) -> None:
    done = read(write(tmp_path / "export.csv", "Bianchi Canary;F;1980-01-01\nNeri Canary;M;1970-01-01\n"))
    assert done.outcome == "R"
    assert "Canary" not in done.said() + repr(done.findings)


def test_names_and_births_are_dropped_unread(tmp_path: Path) -> None:
    content = "gender;Cognome;Codice fiscale;Data di nascita\nW;Canary;CNRCRY80A41L219X;01/01/1980\n"
    done = read(write(tmp_path / "export.csv", content))
    assert [finding.column for finding in done.of("never_send")] == ["Cognome", "Codice fiscale", "Data di nascita"]
    assert done.outcome == "W"
    assert "canary" not in (done.said() + repr(done.rows)).casefold()


def test_of_a_date_of_birth_only_the_year_is_taken(tmp_path: Path) -> None:
    content = "gender;Data di nascita\nW;13/05/1980\nM;01/02/1960\n"
    done = read(
        write(tmp_path / "export.csv", content), {"columns": {"gender": "gender", "Data di nascita": "birth_year"}}
    )
    assert done.rules == ["never_send"]
    assert done.column("age_band") == ["41-50", ">60"]
    assert "birth_year" not in done.rows[0]


def test_a_name_cannot_be_mapped(tmp_path: Path) -> None:
    done = read(write(tmp_path / "e.csv", "gender;Cognome\nW;Canary\n"), {"columns": {"Cognome": "person_key"}})
    assert [(finding.line, finding.column) for finding in done.of("never_send")] == [(1, "Cognome")]
    assert done.outcome == "R"


def test_findings_are_capped_and_the_rest_counted(tmp_path: Path) -> None:
    done = read(write(tmp_path / "export.csv", "gender;fte\n" + "W;1.5\n" * 100 + "M;1\n"))
    found = done.of("not_allowed")
    assert [finding.line for finding in found[:20]] == list(range(2, 22))
    assert (len(found), found[-1].values["count"]) == (21, 80)


def test_an_irregular_large_file_keeps_its_lines(tmp_path: Path) -> None:
    lines_of_text = [
        f'W;"Unit {number}\nsecond line";1' if number % 500 == 0 else f"M;Unit {number};1" for number in range(20_000)
    ]
    done = read(write(tmp_path / "export.csv", "gender;department;fte\n" + "\n".join(lines_of_text)))
    lines = {row["department"]: row["line"] for row in done.rows}
    assert (len(done.rows), lines["Unit 0 second line"], lines["Unit 1"], lines["Unit 501"]) == (20_000, 2, 4, 505)


def test_the_temporary_copy_is_private_and_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[Path, int, int]] = []
    load = rows.arrivals.load

    def look(connection: Any, grid: Any, *rest: Any) -> bool:
        folder = Path(grid.path).parent
        seen.append((grid.path, folder.stat().st_mode & 0o777, grid.path.stat().st_mode & 0o777))
        return load(connection, grid, *rest)

    monkeypatch.setattr(rows.arrivals, "load", look)
    assert read(write(tmp_path / "export.csv", PEOPLE.encode("cp1252"))).outcome == "A"
    ((path, folder_mode, file_mode),) = seen
    assert (folder_mode, file_mode) == (0o700, 0o600)
    assert path != tmp_path / "export.csv"
    assert not path.parent.exists()
