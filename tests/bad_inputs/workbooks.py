"""Workbooks made by the tests: harmless ones by XlsxWriter, odd ones by changing the parts of a file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import xlsxwriter

Table = list[list[Any]]
PEOPLE: Table = [["gender", "department", "fte"], ["W", "Polizia", 1], ["M", "Attività", 0.8]]


def xlsx(
    path: Path,
    table: Table = PEOPLE,
    options: dict[str, Any] | None = None,
    then: Callable[..., None] | None = None,
    sheets: dict[str, Table] | None = None,
) -> Path:
    """A workbook with `table`, or with several `sheets`; `then(workbook, sheet)` may change it."""
    workbook = xlsxwriter.Workbook(path, options or {})
    for name, rows in (sheets or {"Foglio1": table}).items():
        sheet = workbook.add_worksheet(name)
        for line, row in enumerate(rows):
            sheet.write_row(line, 0, row)
    if then:
        then(workbook, sheet)
    workbook.close()
    return path


def changed(path: Path, change: Callable[[str, bytes], bytes | None], more: dict[str, bytes] | None = None) -> Path:
    """The same package with each part passed through `change` (None: as it was) and `more` parts added."""
    parts = {}
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            content = package.read(name)
            new = change(name, content)
            parts[name] = content if new is None else new
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in {**parts, **(more or {})}.items():
            package.writestr(name, content)
    return path


def replaced(path: Path, part: str, old: bytes, new: bytes) -> Path:
    """The same package with `old` replaced in one part; it must stand there."""

    def change(name: str, content: bytes) -> bytes | None:
        if name != part:
            return None
        assert old in content, content[:3000]
        return content.replace(old, new)

    return changed(path, change)


SHEET = "xl/worksheets/sheet1.xml"
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = " ".join(f'xmlns:{name}="{OASIS}:{name}:1.0"' for name in ("office", "table", "text", "style"))
ODS_HEAD = (
    f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMESPACES} office:version="1.3">'
    '<office:automatic-styles><style:style style:name="hid" style:family="table">'
    '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
    "<office:body><office:spreadsheet>"
)
ODS_FOOT = "</office:spreadsheet></office:body></office:document-content>"


def ods_cell(value: Any, attributes: str = "") -> str:
    if value == "":
        return f"<table:table-cell {attributes}/>"
    is_number = isinstance(value, int | float)
    kind = f'office:value-type="float" office:value="{value}"' if is_number else 'office:value-type="string"'
    return f"<table:table-cell {attributes} {kind}><text:p>{value}</text:p></table:table-cell>"


def ods_rows(table: Table, attributes: str = "") -> str:
    return "".join(
        f"<table:table-row {attributes}>{''.join(ods_cell(value) for value in row)}</table:table-row>" for row in table
    )


def ods(path: Path, body: str | None = None, more: dict[str, bytes] | None = None) -> Path:
    """An ODS workbook; `body` is the XML of its sheets."""
    body = body or f'<table:table table:name="Foglio1">{ods_rows(PEOPLE)}</table:table>'
    manifest = (
        b'<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        package.writestr("content.xml", ODS_HEAD + body + ODS_FOOT)
        for name, content in {"META-INF/manifest.xml": manifest, **(more or {})}.items():
            package.writestr(name, content)
    return path


def bomb(path: Path, megabytes: int = 300) -> Path:
    """A small workbook with one cell that inflates a thousandfold."""
    xlsx(path)
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            if name != SHEET:
                package.writestr(name, content)
        with package.open(SHEET, "w", force_zip64=True) as part:
            part.write(
                b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
            )
            part.write(b'<c r="A1" t="inlineStr"><is><t>')
            for _ in range(megabytes):
                part.write(b"a" * 1_000_000)
            part.write(b"</t></is></c></row></sheetData></worksheet>")
    return path


def zipped(content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("inner.txt", content)
    return buffer.getvalue()


def many_rows(path: Path, before: bytes, row: bytes, count: int) -> Path:
    """A workbook whose sheet has `count` more rows of the same XML at its end (@ stands for the number)."""
    more = b"".join(row.replace(b"@", str(number).encode()) for number in range(4, count + 4))
    return replaced(xlsx(path), SHEET, before, more + before)
