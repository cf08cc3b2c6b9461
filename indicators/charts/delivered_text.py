"""Text that an administration delivered (titles, names of divisions, missions), made harmless where it is shown."""

from __future__ import annotations

import html
import re
import textwrap

MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^&])")
LENGTH = 44
"""Characters that a name in a plot may have."""


def in_sentence(text: object) -> str:
    """As a part of a sentence: no mark of it is read as emphasis, link, picture or HTML."""
    return MARKS.sub(r"\\\1", " ".join(str(text).split()))


def in_plot(text: object, length: int = LENGTH) -> str:
    """As a name in a plot: shortened, no tag, no role of a colour."""
    short = textwrap.shorten(str(text), length, placeholder="…") or str(text)[: length - 1] + "…"
    return html.escape(short, quote=False).replace("@", "@\u2060")
