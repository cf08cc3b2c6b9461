"""CSV as offices write it: delimiter, line ends, quotes, ragged rows.

A plain file has one line a row and is loaded as it lies; any other is copied once, each row with its line's number.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np

from indicators.cities import cities
from indicators.ingest import header as headers
from indicators.ingest import lines
from indicators.ingest.characters import BLOCK, Text, as_utf8
from indicators.ingest.grid import Grid, private_file
from indicators.ingest.header import Header, Row
from indicators.ingest.sources import Findings, Source
from indicators.marking import N_
from indicators.settings import Settings

DELIMITERS = ";,\t|"
HEAD = 1 << 18
LF, QUOTE = 10, 34
LINE_BREAK = re.compile(r"[\r\n]+")


def read(source: Source, folder: Path, findings: Findings) -> Grid | None:
    """The file as a grid; None where it was refused."""
    if not _size_allows(source.path, findings):
        return None
    country = cities()[source.city].country if source.city in cities() else ""
    text = as_utf8(source.path, country, folder, findings)
    if text is None:
        return None
    delimiter, rows, index, matches = _dialect(_head(text.path), headers.known_headers(source))
    if not rows:
        findings.refuse("empty", N_("The file is empty."), N_("Deliver the file with a header and its rows."))
        return None
    header = headers.check_place(rows, index, matches, source, findings)
    if header is None:
        return None
    shape = _shape(text.path)
    if shape.plain:
        rows_below = shape.lines - header.line
        return Grid(text.path, header, delimiter, header.line, False, rows_below, plain=text.plain)
    return numbered(text, header, delimiter, folder, findings)


def _size_allows(path: Path, findings: Findings) -> bool:
    size = path.stat().st_size
    if size == 0:
        findings.refuse("empty", N_("The file is empty."), N_("Deliver the file with a header and its rows."))
    elif size > Settings().csv_bytes:
        findings.refuse(
            "size",
            N_("The file is larger than {limit} bytes."),
            N_("Check that it is the right file, or raise INDICATORS_CSV_BYTES."),
            limit=Settings().csv_bytes,
        )
    return not findings.refused


def _head(path: Path) -> str:
    with path.open(encoding="utf-8-sig", newline="") as file:
        text = file.read(HEAD)
        if file.read(1):
            text = text[: max(text.rfind("\n"), text.rfind("\r")) + 1] or text
    return text


def _dialect(text: str, known: Any) -> tuple[str, list[Row], int, int]:
    """The delimiter, the first rows, which of them is the header, and how many of its cells are known.

    The delimiter that makes most known headers; where none does, the one that makes most columns.
    """
    said = text.splitlines()[0].strip().casefold() if text.strip() else ""
    stated = said[4:] if said.startswith("sep=") and said[4:] in DELIMITERS else ""
    best: tuple[tuple[int, int], str, list[Row], int] = ((-1, -1), "", [], 0)
    for delimiter in stated or DELIMITERS:
        rows = _first_rows(text, delimiter)
        index, matches = headers.find(rows, known)
        width = max((len(cells) for _, cells in rows[: headers.SEARCHED]), default=0)
        best = max(best, ((matches, width), delimiter, rows, index), key=lambda each: each[0])
    (matches, _), delimiter, rows, index = best
    return delimiter, rows, index, max(matches, 0)


def _first_rows(text: str, delimiter: str) -> list[Row]:
    """(line, cells) of the first rows that are not blank; a `sep=` line is not a row."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    found: list[Row] = []
    try:
        for start, cells in lines.numbered(reader):
            is_separator = not found and delimiter.join(cells).casefold() == f"sep={delimiter}"
            if any(cell.strip() for cell in cells) and not is_separator:
                found.append((start, cells))
            if len(found) > headers.SEARCHED + 1:
                break
    except csv.Error:
        pass
    return found


@dataclass
class _Shape:
    """Whether each line of a file is one row, and how many lines there are up to the last that is not blank."""

    plain: bool = True
    lines: int = 0


def _shape(path: Path) -> _Shape:
    """One pass over the bytes. Not plain: mixed or old line ends, blank lines inside, quotes open at a line's end."""
    shape = _Shape()
    open_quote, feeds, returns, pairs, carried = False, 0, 0, 0, b""
    with path.open("rb") as file:
        while (block := file.read(BLOCK)) and shape.plain:
            joined = carried + block
            feeds += block.count(b"\n")
            returns += block.count(b"\r")
            pairs += joined.count(b"\r\n") - carried.count(b"\r\n")
            shape.plain = not _has_blank_line(joined) and _closed_at_ends(block, open_quote)
            open_quote ^= bool(block.count(b'"') % 2)
            carried = joined[-3:]
    shape.plain = shape.plain and not open_quote and returns == pairs and pairs in (0, feeds)
    shape.lines = feeds + (not carried.endswith(b"\n")) - carried.endswith((b"\n\n", b"\n\r\n"))
    return shape


def _has_blank_line(block: bytes) -> bool:
    for pair in (b"\n\n", b"\n\r\n"):
        at = block.find(pair)
        if at >= 0 and (block[at:].strip() or len(block) - at > len(pair)):
            return True
    return False


def _closed_at_ends(block: bytes, open_quote: bool) -> bool:
    if b'"' not in block:
        return not (open_quote and b"\n" in block)
    signs = np.frombuffer(block, dtype=np.uint8)
    inside = np.bitwise_xor.accumulate(signs == QUOTE) ^ open_quote
    return not bool(inside[signs == LF].any())


def numbered(text: Text, header: Header, delimiter: str, folder: Path, findings: Findings) -> Grid | None:
    """A copy with a line's number before each row; None where a row is ragged or a quote stays open."""
    copy = private_file(folder / "numbered.csv")
    reader: Any = None
    start = 1
    try:
        with (
            text.path.open(encoding="utf-8-sig", newline="") as file,
            copy.open("w", encoding="utf-8", newline="") as out,
        ):
            reader = csv.reader(_after_titles(file, header.line), delimiter=delimiter, strict=True)
            writer = csv.writer(out, lineterminator="\n")
            start = header.line
            for cells in reader:
                if start > header.line and any(cells):
                    _write(writer, start, cells, len(header.cells), findings)
                start = header.line + reader.line_num
    except csv.Error:
        findings.refuse(
            "csv",
            N_("A quotation mark is opened and not closed, or stands in the middle of a cell."),
            N_("Save the file again as CSV from the spreadsheet."),
            line=start,
        )
    return None if findings.refused else Grid(copy, header, plain=text.plain)


def _after_titles(file: IO[str], header_line: int) -> IO[str]:
    """The file from its header on: titles may hold anything."""
    for _ in range(header_line - 1):
        file.readline()
    return file


def one_line(cell: str) -> str:
    """A cell without the line breaks that its quotes allow, of whatever kind; no name of ours has one."""
    return LINE_BREAK.sub(" ", cell) if "\n" in cell or "\r" in cell else cell


def _write(writer: Any, line: int, cells: list[str], width: int, findings: Findings) -> None:
    if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
        cells = cells[:width]
    if len(cells) == width:
        writer.writerow([line, *map(one_line, cells)])
        return
    lines.refuse_width(findings, line, len(cells), width)
