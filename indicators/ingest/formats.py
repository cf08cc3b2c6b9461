"""Formats known by name: the canonical table that each fills, and its reader."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from indicators.ingest import cug, cug_takes, french_index, pay_gap, register_fr, register_it, starter, tabular
from indicators.ingest.cug_layouts import LAYOUTS
from indicators.ingest.sources import Findings, Source

Reader = Callable[[Source, Findings], pd.DataFrame | dict[str, pd.DataFrame]]
"""Rows of the table of its format; where it fills several tables, rows by table."""

FORMATS: dict[str, tuple[str, Reader]] = {
    "cug_1_1": ("staff", cug.read),
    **{
        name: ("selection_boards" if layout.taken_from == "selection_boards" else "published_values", cug_takes.read)
        for name, layout in LAYOUTS.items()
        if name != "cug_1_1"
    },
    "bodies": ("bodies", tabular.read),
    "published_values": ("published_values", tabular.read),
    "starter": ("staff", starter.read),
    "register_it": ("bodies", register_it.read),
    "register_it_yearly": ("bodies", register_it.read_yearly),
    "register_fr": ("bodies", register_fr.read),
    "pay_gap_uk": ("published_values", pay_gap.read),
    "pay_gap_ie": ("published_values", pay_gap.read),
    "french_index": ("published_values", french_index.read),
}
