"""The tables that can be delivered with what they unlock, and the document `docs/deliveries.md` about all of it."""

from __future__ import annotations

import string
from collections.abc import Iterable, Sequence

from indicators.ingest.described import Described, deliverable, described
from indicators.ingest.starter import NAME
from indicators.ladder import Rung, ladder, named_by
from indicators.marking import N_
from indicators.settings import PACKAGE
from indicators.templates import words as said
from indicators.templates.book import COLUMNS_OF_EXPLANATION, explained
from indicators.templates.starter import MEANINGS
from indicators.text import SOURCE_LANGUAGE, Text, text

FRAME = PACKAGE / "templates" / "deliveries.md"
"""The document with what people wrote; `$ladder` and its like are filled in."""
ENGLISH = text(SOURCE_LANGUAGE)
OF_STARTER = N_("A handful of counts by gender for a small body: one sheet for several tables.")


def tables(words: Text) -> list[dict[str, str]]:
    """What can be delivered, one row a table: what it is, the step of the ladder, the indicators that read it."""
    steps = {table: rung.step.name for rung in reversed(ladder()) for table in rung.step.gives}
    rows = [{"table": NAME, "rows": words.say(OF_STARTER), "step": "", "indicators": ""}]
    for name in deliverable():
        unlocked = ", ".join(each.code for each in named_by(name))
        about = words.say(described(name).about)
        rows.append({"table": name, "rows": about, "step": words.say(steps[name]), "indicators": unlocked})
    return rows


def written() -> str:
    """The document in Markdown. It is for those who read the other documents, so it is in English."""
    frame = string.Template(FRAME.read_text(encoding="utf-8"))
    return frame.substitute(
        ladder=table_of(
            ("Step", "What is delivered", "Who has it", "Tables", "Indicators it adds"), map(_rung, ladder())
        ),
        never="\n".join(f"- **{each.name}.** {each.text}" for each in said.never_send()),
        starter=table_of(("Line", "What is counted"), ((f"`{line}`", what) for line, what in MEANINGS.items())),
        tables="\n\n".join(_table(described(name)) for name in deliverable()),
    )


def _rung(rung: Rung) -> Sequence[str]:
    step = rung.step
    added = "; ".join(f"{each.title} ({each.code})" for each in rung.indicators) or "–"
    return f"{rung.number}. {step.name}", step.text, step.about, ", ".join(f"`{name}`" for name in step.gives), added


def _table(table: Described) -> str:
    rows = ([f"`{cells[0]}`", *cells[1:]] for cells in (explained(ENGLISH, column) for column in table.columns))
    return f"### `{table.name}`\n{table.about}\n\n{table_of(COLUMNS_OF_EXPLANATION, rows)}"


def table_of(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown; the signs that would end a cell are escaped."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |" for cells in lines)
