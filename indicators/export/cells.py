"""A cell of a CSV that a spreadsheet may open: a text never becomes a formula."""

from __future__ import annotations

import re

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")


def safe_cell(text: str) -> str:
    """The text; with ' before it where a spreadsheet would take it for a formula. Numbers stay."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) and not NUMBER.fullmatch(text) else text
