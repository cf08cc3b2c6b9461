"""Reads a workbook back, as another program would."""

from __future__ import annotations

import io
from typing import Any

from python_calamine import CalamineWorkbook


def sheets(content: bytes) -> list[list[list[Any]]]:
    """The cells of each sheet, row by row."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]
