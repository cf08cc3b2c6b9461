"""What the values alone do not tell of a sheet: hidden rows, merged cells, formulas, errors; read as streamed XML."""

from __future__ import annotations

import zipfile
from dataclasses import asdict, dataclass, field
from typing import Any
from xml.parsers import expat

from indicators.spreadsheet.package import DAMAGES, Unreadable, _doctype

LISTED = 20
BLOCK = 1 << 20


@dataclass
class Sheet:
    """One sheet and what was seen in it. Rows count from 1, as the program shows them."""

    name: str
    part: str = ""
    hidden: bool = False
    values: bool = False
    last_row: int = 0
    last_column: int = 0
    hidden_rows: int = 0
    formulas: int = 0
    first_formula: int = 0
    uncached: list[int] = field(default_factory=list)
    errors: list[int] = field(default_factory=list)
    merged: list[list[int]] = field(default_factory=list)
    date1904: bool = False

    def seen(self) -> dict[str, Any]:
        return asdict(self)

    def value_at(self, row: int, column: int) -> None:
        self.values = True
        if row > self.last_row:
            self.last_row = row
        if column > self.last_column:
            self.last_column = column

    def formula_at(self, row: int) -> None:
        self.formulas += 1
        self.first_formula = self.first_formula or row


def parse(package: zipfile.ZipFile, part: str, start: Any, parser: Any = None) -> None:
    """Call `start(tag, attributes)` for each element of a part, its prefix taken off."""
    parser = parser or expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _doctype
    parser.StartElementHandler = start
    try:
        with package.open(part) as stream:
            while block := stream.read(BLOCK):
                parser.Parse(block, False)
            parser.Parse(b"", True)
    except (expat.ExpatError, *DAMAGES) as error:
        raise Unreadable("damaged") from error


def local(tag: str) -> str:
    """A tag without its prefix."""
    return tag.rpartition(":")[2]
