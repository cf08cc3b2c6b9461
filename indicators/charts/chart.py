"""What a chart is: figure, sentence, alternative text and table, made from the same observations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.catalogue import catalogue
from indicators.charts.reasons import SYMBOL
from indicators.charts.states import figure
from indicators.charts.words import Words, plain, whole
from indicators.model import OBSERVATION_FIELDS, TOTAL

ALT_LENGTH = 300
"""Characters of an alternative text at most: it is read out in one go."""


@dataclass(frozen=True)
class Table:
    """The same figures as text: caption, words of the columns, rows of written cells (the first heads its row)."""

    caption: str
    columns: list[str]
    rows: list[list[str]]
    of_observations: bool = False
    """Whether each row writes one observation; else its figures were worked out of several."""


@dataclass(frozen=True)
class Chart:
    """One chart. `figure` is Plotly's JSON, colours named by role (“@women”), or None where words do."""

    name: str
    title: str
    subtitle: str
    sentence: str
    alt: str
    figure: dict[str, Any] | None
    height: int
    table: Table
    observations: pd.DataFrame
    notes: tuple[str, ...] = ()

    @property
    def indicators(self) -> tuple[str, ...]:
        """Slugs of the indicators whose observations it shows."""
        return tuple(dict.fromkeys(self.observations["indicator"]))


def like_observations(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of another table of the edition with the fields of an observation: attributed and marked like all others."""
    fixed = {"breakdown": TOTAL, "category": TOTAL, "flag": "shown", "date_basis": "stated", "value": float("nan")}
    missing = {name: value for name, value in fixed.items() if name not in rows}
    return rows.assign(**missing).reindex(columns=OBSERVATION_FIELDS)


def alternative(kind: str, sentence: str) -> str:
    """Alternative text: the kind of chart, then what it says; cut at a word where it would be too long."""
    return cut(f"{kind}. {plain(sentence)}", ALT_LENGTH)


def cut(text: str, length: int) -> str:
    """The text, cut at a word where it would be too long."""
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0] + "…"


def table_of(words: Words, rows: pd.DataFrame, caption: str, with_place: bool = False) -> Table:
    """Observations as a table: one row each, with counts, value, date and what to know of it."""
    several = rows["indicator"].nunique() > 1
    broken_down = bool((rows["breakdown"] != TOTAL).any())
    counted = bool(rows["women"].notna().any())
    columns = [words.say("Year")]
    columns += [words.say("Administration or place")] if with_place else []
    columns += [words.say("Indicator")] if several else []
    columns += [words.breakdown(rows["breakdown"].iloc[0])] if broken_down else []
    columns += [words.say("Women"), words.say("Men"), words.say("Population")] if counted else []
    columns += [words.say("Value"), words.say("Reference date"), words.say("Remark")]
    return Table(
        caption,
        columns,
        [_cells(words, row, with_place, several, broken_down, counted) for _, row in rows.iterrows()],
        of_observations=True,
    )


def _cells(
    words: Words, row: pd.Series, with_place: bool, several: bool, broken_down: bool, counted: bool
) -> list[str]:
    cells = [str(row["year"])]
    cells += [words.place(row["city"])] if with_place else []
    cells += [words.title(catalogue()[row["indicator"]])] if several else []
    cells += [words.category(row["breakdown"], row["category"], row["city"]) + marked(row)] if broken_down else []
    if counted:
        cells += ["–" if pd.isna(row[name]) else words.number(whole(row[name])) for name in ("women", "men", "base")]
    day = "–" if pd.isna(row["reference_date"]) else words.day(row["reference_date"], row["date_basis"])
    return [*cells, figure(words, row), day, words.remark(row)]


def marked(row: pd.Series) -> str:
    """The symbol of protection after the name of a merged row."""
    return f" {SYMBOL}" if row["flag"] == "merged" else ""


def because(rows: pd.DataFrame, code: str) -> pd.Series:
    """For each row whether `code` is among its reasons."""
    return rows["reason"].map(lambda reason: isinstance(reason, str) and code in reason.split(" ")).astype(bool)


def since_break(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with a value from the last series break on: the years that may be compared."""
    shown = rows[rows["value"].notna()]
    broken = shown[because(shown, "series_break")]["year"]
    return shown[shown["year"] >= broken.max()] if len(broken) else shown


def latest(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of the last year that has a value."""
    shown = rows[rows["value"].notna()]
    return shown[shown["year"] == shown["year"].max()]


def earliest(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of the first year that has a value."""
    shown = rows[rows["value"].notna()]
    return shown[shown["year"] == shown["year"].min()]


def note_texts(words: Words, breakdown: str, years: Iterable[int], indicators: Iterable[str] = ()) -> tuple[str, ...]:
    """What the administration's notes say of these years, each once."""
    return tuple(dict.fromkeys(words.say(note.text) for note in words.notes(breakdown, years, indicators)))
