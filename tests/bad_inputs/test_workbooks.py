"""Bad inputs 31 to 57, 59, 63 and 89: XLSX and ODS, accepted (A, W) or refused (R) before they can do harm."""

from __future__ import annotations

import datetime as dt
import struct
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from indicators.settings import PROJECT
from tests.bad_inputs import workbooks as make
from tests.bad_inputs.reading import read, write
from tests.bad_inputs.workbooks import PEOPLE, SHEET, changed, ods, ods_rows, replaced, xlsx

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
DOCTYPE = b'<!DOCTYPE worksheet [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
LAUGHS = b'<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
EXPECTED = [(2, "W", "Polizia", 1.0), (3, "M", "Attività", 0.8)]
AS_TEXT = [PEOPLE[0], ["W", "Polizia", "1"], ["M", "Attività", "0,8"]]
MORE_ROWS = [*PEOPLE, ["W", "Scuole", 0.5]]


@dataclass(frozen=True)
class Case:
    """How the workbook is made, what must become of it, and where the finding must point."""

    number: str
    outcome: str
    made: Callable[[Path], Path]
    rule: str = ""
    line: int | None = None
    name: str = "export.xlsx"
    rows: list[tuple[Any, ...]] = field(default_factory=lambda: list(EXPECTED))
    sheet: str = ""


def with_doctype(path: Path, doctype: bytes) -> Path:
    return replaced(xlsx(path), SHEET, b"<worksheet", doctype + b"<worksheet")


def truncated(path: Path) -> Path:
    return write(path, xlsx(path).read_bytes()[:-2000])


def macros(path: Path) -> Path:
    return changed(xlsx(path), lambda name, content: None, {"xl/vbaProject.bin": b"x"})


def links(path: Path) -> Path:
    return changed(xlsx(path), lambda name, content: None, {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"})


def merged(*ranges: str, titles: int = 0) -> Callable[[Path], Path]:
    def then(workbook: Any, sheet: Any) -> None:
        for each in ranges:
            sheet.merge_range(each, "Comune")

    def made(path: Path) -> Path:
        return xlsx(path, [[]] * titles + MORE_ROWS, then=then)

    return made


def formulas(path: Path) -> Path:
    return xlsx(path, then=lambda workbook, sheet: sheet.write_formula(2, 2, "=4/5", value=0.8))


def formulas_without_result(path: Path) -> Path:
    return replaced(formulas(path), SHEET, b"<v>0.8</v>", b"<v></v>")


def error_cell(path: Path) -> Path:
    return replaced(xlsx(path), SHEET, b'<c r="C3"><v>0.8</v>', b'<c r="C3" t="e"><v>#REF!</v>')


def hidden_sheet(path: Path) -> Path:
    def then(workbook: Any, sheet: Any) -> None:
        workbook.add_worksheet("Segreto").write("A1", "Canary")
        workbook.get_worksheet_by_name("Segreto").hide()

    return xlsx(path, then=then)


def hidden_row(path: Path) -> Path:
    return xlsx(path, then=lambda workbook, sheet: sheet.set_row(2, None, None, {"hidden": True}))


def comments(path: Path) -> Path:
    png = Path(PROJECT) / "docs" / "img" / "leadership.png"

    def then(workbook: Any, sheet: Any) -> None:
        sheet.write_comment("B2", "a remark")
        sheet.insert_image("F2", str(png), {"x_scale": 0.01, "y_scale": 0.01})

    return xlsx(path, then=then)


def far_away(path: Path) -> Path:
    return xlsx(path, then=lambda workbook, sheet: sheet.write(1048575, 16383, 1))


def hidden_ods_sheet(path: Path) -> Path:
    sheets = [f'<table:table table:name="A">{ods_rows(PEOPLE)}</table:table>',
              f'<table:table table:name="B" table:style-name="hid">{ods_rows(PEOPLE)}</table:table>']  # fmt: skip
    return ods(path, "".join(sheets))


def several(path: Path) -> Path:
    return xlsx(path, sheets={"2023": [["gender"], ["W"]], "2024": PEOPLE, "vuoto": []})


def ods_sheet(*rows: str) -> Callable[[Path], Path]:
    return lambda path: ods(path, f'<table:table table:name="Foglio1">{"".join(rows)}</table:table>')


REPEATED = (
    '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="900"/>'
    "</table:table-row>"
)
ODS_FORMULA = '<table:table-row>{0}{0}<table:table-cell table:formula="of:=4/5"{1}/></table:table-row>'
CELL = make.ods_cell("M")

CASES = [
    Case("31 old excel", "R", lambda path: write(path, OLE + b"\0" * 5000), "old_excel", name="export.xls"),
    Case("31 old excel renamed", "R", lambda path: write(path, OLE + b"\0" * 5000), "old_excel", name="export.csv"),
    Case("32 xlsm", "R", macros, "macros", name="export.xlsm"),
    Case("32 xlsm renamed", "R", macros, "macros"),
    Case("33 ods", "A", ods, name="export.ods"),
    Case("34 html", "R", lambda path: write(path, "<html><table><tr><td>gender</table>"), "html", name="export.xls"),
    Case("35 protected", "R", lambda path: write(path, OLE + "EncryptedPackage".encode("utf-16-le")), "protected"),
    Case("35 protected ods", "R", lambda path: ods(path, more={"META-INF/manifest.xml": b"<m><encryption-data/></m>"}),
         "protected", name="export.ods"),
    Case("36 truncated", "R", truncated, "damaged"),
    Case("36 no zip", "R", lambda path: write(path, b"PK\3\4 nothing"), "damaged"),
    Case("37 bomb", "R", make.bomb, "too_large_inside"),
    Case("37 many parts", "R", lambda path: changed(xlsx(path), lambda name, content: None,
         {f"xl/media/{number}.txt": b"x" for number in range(300)}), "too_many_parts"),
    Case("38 nested zip", "R", lambda path: changed(xlsx(path), lambda name, content: None,
         {"xl/embeddings/a.bin": make.zipped(b"x")}), "nested"),
    Case("39 empty formatted rows", "A",
         lambda path: make.many_rows(path, b"</sheetData>", b'<row r="@" s="1"><c r="A@" s="1"/></row>', 300_000)),
    Case("39 repeated ods rows", "A", ods_sheet(ods_rows(PEOPLE), REPEATED), name="export.ods"),
    Case("40 lying dimension", "A", lambda path: replaced(xlsx(path), SHEET, b'ref="A1:C3"', b'ref="A1:XFD1048576"')),
    Case("40 a cell far away", "R", far_away, "too_many_cells"),
    Case("41 hidden sheet", "W", hidden_sheet, "hidden_sheet"),
    Case("41 hidden ods sheet", "W", hidden_ods_sheet, "hidden_sheet", name="export.ods"),
    Case("42 hidden row", "W", hidden_row, "hidden_rows"),
    Case("42 hidden ods row", "W", ods_sheet(ods_rows(PEOPLE[:2]), ods_rows(PEOPLE[2:], 'table:visibility="filter"')),
         "hidden_rows", name="export.ods"),
    Case("43 several sheets", "R", several, "several_sheets"),
    Case("43 one is named", "A", several, sheet="2024"),
    Case("43 a wrong one is named", "R", several, "sheet", sheet="2025"),
    Case("44 merged header", "R", merged("A1:B1"), "merged", 1),
    Case("44 merged titles", "W", merged("A1:C1", titles=1), "title", 1,
         rows=[(3, "W", "Polizia", 1.0), (4, "M", "Attività", 0.8), (5, "W", "Scuole", 0.5)]),
    Case("46 merged body", "R", merged("B2:B3"), "merged", 2),
    Case("46 merged ods body", "R", ods_sheet(ods_rows(PEOPLE[:2]), "<table:table-row>",
         make.ods_cell("M", 'table:number-columns-spanned="2" table:number-rows-spanned="1"'),
         "<table:covered-table-cell/></table:table-row>"), "merged", 3, name="export.ods"),
    Case("47 formula with result", "W", formulas, "formula", 3),
    Case("47 ods formula with result", "W", ods_sheet(ods_rows(PEOPLE[:2]), ODS_FORMULA.format(CELL,
         ' office:value-type="float" office:value="0.8"')), "formula", 3, name="export.ods",
         rows=[EXPECTED[0], (3, "M", "M", 0.8)]),
    Case("48 formula without result", "R", formulas_without_result, "formula", 3),
    Case("48 ods formula without result", "R", ods_sheet(ods_rows(PEOPLE[:2]), ODS_FORMULA.format(CELL, "")), "formula",
         3, name="export.ods"),
    Case("49 error", "R", error_cell, "error_cell", 3),
    Case("49 error as text", "R", lambda path: xlsx(path, [*PEOPLE, ["W", "#REF!", 1]]), "error_cell", 4),
    Case("50 external links", "R", links, "external_links"),
    Case("51 xxe", "R", lambda path: with_doctype(path, DOCTYPE), "doctype"),
    Case("52 billion laughs", "R", lambda path: with_doctype(path, LAUGHS), "doctype"),
    Case("55 ids as numbers", "A", xlsx),
    Case("56 numbers as text", "A", lambda path: xlsx(path, AS_TEXT)),
    Case("58 a number of the sheet is no text", "A", lambda path: xlsx(path, [PEOPLE[0], ["W", "Polizia", 0.125],
         ["M", "Attività", 0.8]]), rows=[(2, "W", "Polizia", 0.125), (3, "M", "Attività", 0.8)]),
    Case("63 comments and images", "A", comments),
    Case("no values", "R", lambda path: xlsx(path, []), "empty"),
    Case("0 bytes", "R", lambda path: write(path, b""), "empty"),
    Case("a text that is called xlsx", "R", lambda path: write(path, "gender;fte\nW;1\n"), "damaged"),
    Case("another office file", "R", lambda path: replaced(xlsx(path), "[Content_Types].xml", b"spreadsheetml",
         b"wordprocessingml"), "no_workbook"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case.number for case in CASES])
def test_bad_input(case: Case, tmp_path: Path) -> None:
    done = read(case.made(tmp_path / case.name), sheet=case.sheet)
    assert done.outcome == case.outcome, done.said()
    if case.rule:
        assert case.line in [finding.line for finding in done.of(case.rule)], done.said()
        assert all(finding.file == case.name and finding.remedy for finding in done.findings)
    assert "Canary" not in done.said()
    got = [(row["line"], row["gender"], row["department"], row["fte"]) for row in done.rows]
    assert got == ([] if case.outcome == "R" else case.rows)


def test_a_finding_names_the_sheet(tmp_path: Path) -> None:
    done = read(xlsx(tmp_path / "export.xlsx", [*PEOPLE, ["W", "Polizia", 1.5]]))
    ((finding,),) = [done.findings]
    assert (finding.sheet, finding.line, finding.column, finding.rule) == ("Foglio1", 4, "fte", "not_allowed")
    assert "export.xlsx, sheet “Foglio1”, line 4, column fte" in done.said()


@pytest.mark.parametrize("epoch", [False, True], ids=["53 serials", "54 serials of 1904"])
def test_dates_of_a_sheet(epoch: bool, tmp_path: Path) -> None:
    day, serial = dt.datetime(2024, 1, 1), 45292 - 1462 * epoch

    def then(workbook: Any, sheet: Any) -> None:
        sheet.write_datetime(1, 1, day, workbook.add_format({"num_format": "dd/mm/yyyy"}))

    table = [["gender", "hired_on"], ["W"], ["M", serial], ["W", "01.01.2024"]]
    done = read(xlsx(tmp_path / "export.xlsx", table, {"date_1904": epoch}, then))
    assert done.outcome == "A"
    assert [value.date() for value in done.column("hired_on")] == [day.date()] * 3


def test_ids_of_a_sheet(tmp_path: Path) -> None:
    table = [["gender", "person_key"], ["W", 123456789012], ["M", 7.0], ["W", "1,23E+11"]]
    done = read(xlsx(tmp_path / "export.xlsx", table))
    assert [(finding.rule, finding.line) for finding in done.findings] == [("damaged_id", 4)]
    assert read(xlsx(tmp_path / "export.xlsx", table[:3])).column("person_key") == ["123456789012", "7"]
    assert read(xlsx(tmp_path / "export.xlsx", [table[0], ["W", 1234567890123456]])).rules == ["damaged_id"]


def test_codes_of_a_sheet_are_not_decimals(tmp_path: Path) -> None:
    done = read(xlsx(tmp_path / "export.xlsx", [["gender", "department"], ["W", 18], ["M", 18.5]]))
    assert done.column("department") == ["18", "18.5"]


def test_currency_text_beside_numbers(tmp_path: Path) -> None:
    table = [["gender", "base_pay"], ["W", 1234.125], ["M", "€ 1.234,50"]]
    done = read(xlsx(tmp_path / "export.xlsx", table), {"constants": {"pay_basis": "annual"}}, "pay")
    assert (done.outcome, done.column("base_pay")) == ("A", [1234.125, 1234.5])


def test_a_large_workbook_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """89: not even another process is begun."""
    path = tmp_path / "export.xlsx"
    with path.open("wb") as file:
        file.truncate(100_000_000)

    def never(*_: Any, **__: Any) -> None:
        raise AssertionError

    monkeypatch.setattr(subprocess, "run", never)
    assert [(finding.rule, finding.refused) for finding in read(path).findings] == [("size", True)]


@pytest.mark.parametrize("made", [make.bomb, lambda path: with_doctype(path, LAUGHS)], ids=["37 bomb", "52 laughs"])
def test_a_bomb_needs_little_memory(made: Callable[[Path], Path], tmp_path: Path) -> None:
    """The reader of workbooks is run with 300 MB of memory: it must still say why it refuses."""
    resource = pytest.importorskip("resource")
    limit = 300_000_000
    done = subprocess.run(
        [sys.executable, "-m", "indicators.spreadsheet", made(tmp_path / "bomb.xlsx"), tmp_path / "out.csv"],
        cwd=PROJECT, capture_output=True, text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)),
    )  # fmt: skip
    assert '"refused": "' in done.stdout, done.stderr
    assert not (tmp_path / "out.csv").exists()


def test_what_hides_its_size_is_stopped_by_the_limits(tmp_path: Path) -> None:
    """A package that says less than it holds: whatever the parser does, it is a refusal and no crash of ours."""
    path = make.bomb(tmp_path / "export.xlsx", 60)
    raw = bytearray(path.read_bytes())
    at = raw.rfind(b"PK\x01\x02")
    while raw[at + 46 : at + 46 + struct.unpack("<H", raw[at + 28 : at + 30])[0]] != SHEET.encode():
        at = raw.rfind(b"PK\x01\x02", 0, at)
    raw[at + 24 : at + 28] = struct.pack("<I", 500)
    done = read(write(path, bytes(raw)))
    assert (done.outcome, done.rows) == ("R", [])
