"""Writes a delivery as CSV, XLSX or ODS; the same delivery gives the same bytes."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any
from xml.sax.saxutils import escape

import pandas as pd
import xlsxwriter

from indicators.demo.delivery import Delivery

XML = '<?xml version="1.0" encoding="UTF-8"?>'
END = "\r\n"
"""Ends a line while it is put together; a break inside a cell is a line feed alone."""

STAMP = dt.datetime(2026, 1, 1)
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
}


def to_bytes(delivery: Delivery) -> bytes:
    """The file, in the dialect of the delivery."""
    return {"csv": _csv, "xlsx": _xlsx, "ods": _ods}[delivery.dialect["kind"]](delivery)


def _csv(delivery: Delivery) -> bytes:
    dialect = delivery.dialect
    buffer = io.StringIO(newline="")
    delivery.cells.to_csv(buffer, sep=dialect["delimiter"], index=False, lineterminator=END)
    lines = buffer.getvalue().removesuffix(END).split(END)
    if delivery.marks.get("trailing_delimiter"):
        lines = [line + dialect["delimiter"] for line in lines]
    lines = [*delivery.before, *lines, *delivery.after]
    return _joined(lines, delivery.marks.get("line_ends", "\r\n")).encode(dialect["encoding"])


def _joined(lines: list[str], ends: str) -> str:
    """The lines with their ends; a line break inside a cell stays what it is, as Excel writes it."""
    if ends != "mixed":
        return ends.join([*lines, ""])
    half = len(lines) // 2
    return "\r\n".join([*lines[:half], ""]) + "\n".join([*lines[half:], ""])


def _xlsx(delivery: Delivery) -> bytes:
    """One sheet with the table; `marks` say what else is in the workbook."""
    marks, buffer = delivery.marks, io.BytesIO()
    options = {"in_memory": True, "date_1904": bool(marks.get("date_1904")), "strings_to_formulas": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"created": STAMP, "title": "Demonstration, synthetic"})
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet(marks.get("sheet", "Export"))
        first = len(delivery.before)
        for line, text in enumerate(delivery.before):
            sheet.write_string(line, 0, text)
        sheet.write_row(first, 0, list(delivery.cells.columns))
        for position, header in enumerate(delivery.cells.columns):
            values = delivery.cells[header]
            dates = pd.api.types.is_datetime64_any_dtype(values)
            cells = values.astype(object).where(values.notna(), None).tolist() if dates else values.tolist()
            sheet.write_column(first + 1, position, cells, day if dates else None)
        _extras(book, sheet, delivery, first)
    return buffer.getvalue()


def _extras(book: Any, sheet: Any, delivery: Delivery, first: int) -> None:
    """Hidden rows and sheets, notes, formulas: what offices leave in a workbook."""
    marks = delivery.marks
    for name in marks.get("other_sheets", ()):
        book.add_worksheet(name).write_string(0, 0, "Notes of the office, synthetic")
    for name in marks.get("hidden_sheets", ()):
        hidden = book.add_worksheet(name)
        hidden.write_row(0, 0, ["Ancien code", "Nouveau code"])
        hidden.write_row(1, 0, ["S1", "S2"])
        hidden.hide()
    for row in marks.get("hidden_rows", ()):
        sheet.set_row(first + 1 + row, None, None, {"hidden": True})
    if "note" in marks:
        sheet.write_comment(first, 0, marks["note"], {"author": "office"})
    if "formula_column" in marks:
        header = delivery.headers[marks["formula_column"]]
        column = list(delivery.cells.columns).index(header)
        for row, value in enumerate(delivery.cells[header].head(20), start=first + 1):
            sheet.write_formula(row, column, f"={value}*1", None, value)


def _ods(delivery: Delivery) -> bytes:
    """The smallest OpenDocument spreadsheet: a type, a manifest and the content."""
    rows = (delivery.cells.columns, *delivery.cells.itertuples(index=False, name=None))
    table = f'<table:table table:name="Export">{"".join(_ods_row(cells) for cells in rows)}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    content = f'<office:document-content {_names()} office:version="1.2">{body}</office:document-content>'
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (("/", ODS_TYPE), ("content.xml", "text/xml"))
    )
    manifest = f'<manifest:manifest {_names("manifest")} manifest:version="1.2">{entries}</manifest:manifest>'
    return _zipped(
        ("mimetype", ODS_TYPE, zipfile.ZIP_STORED),
        ("content.xml", XML + content, zipfile.ZIP_DEFLATED),
        ("META-INF/manifest.xml", XML + manifest, zipfile.ZIP_DEFLATED),
    )


def _names(*only: str) -> str:
    return " ".join(f'xmlns:{short}="{NAMESPACES[short]}"' for short in only or NAMESPACES)


def _zipped(*parts: tuple[str, str, int]) -> bytes:
    """An archive without the hour at which it was made."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path, text, packing in parts:
            entry = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = packing
            archive.writestr(entry, text)
    return buffer.getvalue()


def _ods_row(cells: Any) -> str:
    return f"<table:table-row>{''.join(_ods_cell(cell) for cell in cells)}</table:table-row>"


def _ods_cell(cell: Any) -> str:
    if cell == "" or cell is pd.NaT:
        return "<table:table-cell/>"
    if isinstance(cell, dt.datetime):
        said, kind = cell.strftime("%Y-%m-%d"), "date"
    elif isinstance(cell, int | float):
        said, kind = str(cell), "float"
    else:
        said, kind = escape(str(cell)), "string"
    value = {"date": f' office:date-value="{said}"', "float": f' office:value="{said}"', "string": ""}[kind]
    return f'<table:table-cell office:value-type="{kind}"{value}><text:p>{said}</text:p></table:table-cell>'
