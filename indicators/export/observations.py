"""Observations as a CSV file: codes, figures, and in words what to know of each; an invented figure says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from indicators.export.cells import safe_cell
from indicators.protection import PROTECTED

if TYPE_CHECKING:
    from indicators.charts import Words

DEMONSTRATION = "demonstration_synthetic"
WITHHELD = "protected"
"""Stands for every reason of protection: which rule it was would tell of the people behind it."""


def observations_csv(words: Words, rows: pd.DataFrame) -> bytes:
    """The observations with a column `remark`; texts never become formulas."""
    kind = words.kind(rows)
    invented = rows["source"] == "synthetic"
    observed = "reason" in rows  # else budget lines or actions, of which nothing is remarked
    remarks = [
        "; ".join(part for part in (kind if synthetic else "", words.remark(row) if observed else "") if part)
        for synthetic, (_, row) in zip(invented, rows.iterrows(), strict=True)
    ]
    told = rows.assign(remark=remarks, **({"reason": rows["reason"].map(_told)} if observed else {}))
    for name in told.select_dtypes(exclude="number"):
        told[name] = told[name].map(lambda cell: safe_cell(cell) if isinstance(cell, str) else cell)
    return told.to_csv(index=False).encode("utf-8")


def file_name(rows: pd.DataFrame, *parts: str) -> str:
    """The parts joined; before them that the figures are invented, where they are."""
    invented = (rows["source"] == "synthetic").any()
    return "_".join([*([DEMONSTRATION] if invented else []), *parts]) + ".csv"


def _told(reason: object) -> object:
    if not isinstance(reason, str):
        return reason
    return " ".join(dict.fromkeys(WITHHELD if code in PROTECTED else code for code in reason.split(" ")))
