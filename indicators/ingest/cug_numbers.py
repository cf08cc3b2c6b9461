"""Numbers as Italian tables write them: decimal comma; a point for thousands only where nothing else can be meant."""

from __future__ import annotations

import re
from decimal import Decimal

WHOLE = re.compile(r"[0-9]{1,7}")
PLAIN = re.compile(r"[0-9]{1,9}(,[0-9]{1,6})?")
GROUPED = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+,[0-9]{1,6}")  # 1.234,50; 1.234 alone could be a decimal


def number(cell: str, whole: bool) -> Decimal | None:
    """The number of a cell, 0 or more; None where it is none, or could be read in two ways."""
    if whole:
        return Decimal(cell) if WHOLE.fullmatch(cell) else None
    if GROUPED.fullmatch(cell):
        return Decimal(cell.replace(".", "").replace(",", "."))
    return Decimal(cell.replace(",", ".")) if PLAIN.fullmatch(cell) else None
