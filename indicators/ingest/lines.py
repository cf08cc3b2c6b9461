"""The text of a source and its lines: encoding found, delimiter found, numbered as in the file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from indicators.ingest.sources import Findings, Source
from indicators.marking import N_
from indicators.settings import Settings


def read_lines(source: Source, findings: Findings) -> list[tuple[int, list[str]]]:
    """The file as text: (line number, cells) for each line that is not blank. Empty where it was refused."""
    content = decoded(source, findings)
    if content is None:
        return []
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=_delimiter(content), strict=True)
    try:
        return list(_filled(numbered(reader)))
    except csv.Error:
        findings.refuse(
            "csv",
            N_("A quotation mark is opened and not closed, or stands in the middle of a cell."),
            N_("Save the file again as CSV from the spreadsheet."),
            line=reader.line_num,
        )
        return []


def numbered(reader: Any) -> Iterator[tuple[int, list[str]]]:
    """Each record of a `csv.reader` with the number of its first line."""
    start = 1
    for cells in reader:
        yield start, cells
        start = reader.line_num + 1


def _filled(records: Iterable[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """Those that are not blank; line breaks inside a cell, of whatever kind, become spaces."""
    for line, cells in records:
        if any(cell.strip() for cell in cells):
            yield line, [" ".join(cell.split()) for cell in cells]


def refuse_width(findings: Findings, line: int, got: int, wanted: int) -> None:
    """A line of more or fewer cells than the header has."""
    findings.refuse(
        "width",
        N_("The line has {got} cells, the header {wanted}."),
        N_("Give every cell of the header its cell in the line, empty where there is nothing."),
        line=line,
        got=got,
        wanted=wanted,
    )


def decoded(source: Source, findings: Findings, most_bytes: int | None = None) -> str | None:
    """The file as text, or None where it was refused; `most_bytes` where a larger file than usual is no mistake."""
    if source.path.stat().st_size > (most_bytes or Settings().source_bytes):
        findings.refuse(
            "size", N_("The file is too large for a published table."), N_("Check that it is the right file.")
        )
        return None
    raw = source.path.read_bytes()
    if b"\0" in raw:
        findings.refuse(
            "encoding", N_("The file holds NUL bytes: it is not a text file."), N_("Save it as CSV, UTF-8.")
        )
        return None
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    findings.refuse("encoding", N_("The characters of the file cannot be read."), N_("Save it as CSV, UTF-8."))
    return None


def _delimiter(content: str) -> str:
    header = next((line for line in content.splitlines() if line.strip()), "")
    return max(";,\t|", key=header.count)
