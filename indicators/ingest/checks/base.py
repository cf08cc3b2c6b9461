"""What every check is given: the rows that were delivered, those that are held, and where findings are put."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import duckdb

from indicators.ingest.sources import Findings

LISTED = 20
"""How many lines, names or codes of one finding are listed; the rest is counted."""

EVENTS = {"competitions", "selection_boards", "vacancies", "targets", "actions", "survey"}
"""Tables whose reference date is the day of an event: several in a year are in order."""

CONFIRM = {"headcount", "genders_swapped"}
"""Rules whose findings a person must have looked at before the rows are taken over."""


@dataclass(frozen=True)
class Rows:
    """The relation `delivered` of one table and city, `held_<table>` beside it, and the findings of the file."""

    connection: duckdb.DuckDBPyConnection
    table: str
    findings: Findings
    today: dt.date = field(default_factory=dt.date.today)

    @property
    def names(self) -> tuple[str, ...]:
        """The columns of `delivered`."""
        return tuple(name for name, *_ in self.connection.execute("DESCRIBE delivered").fetchall())

    def all(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return self.connection.execute(query, values).fetchall()

    def one(self, query: str, values: Sequence[Any] = ()) -> tuple[Any, ...]:
        return self.all(query, values)[0]

    def years(self) -> list[tuple[str, int]]:
        """Each administration and year that was delivered."""
        return self.all(f"SELECT DISTINCT {self.administration} AS body, year FROM delivered ORDER BY ALL")

    @property
    def administration(self) -> str:
        """SQL of the body that a row belongs to; of `bodies` and `published_values` there is one only."""
        return "administration" if "administration" in self.names else "''"

    def before(self, table: str, administration: str, year: int) -> int | None:
        """The last year before `year` that is held of `table`."""
        where = "year < ?" if self.administration == "''" else "year < ? AND administration = ?"
        values = [year] if self.administration == "''" else [year, administration]
        return self.one(f"SELECT max(year) FROM held_{table} WHERE {where}", values)[0]

    def refuse_lines(self, rule: str, where: str, problem: str, remedy: str, column: str | None = None) -> None:
        """Refuse each line that `where` describes: the first ones by number, then how many more."""
        (count,) = self.one(f"SELECT count(*) FROM delivered WHERE {where}")
        lines = self.all(f"SELECT line FROM delivered WHERE {where} ORDER BY line LIMIT {LISTED}")
        if count:
            self.findings.refuse_lines(
                rule, problem, remedy, [line for (line,) in lines if line is not None], count, column=column
            )


def listed(names: Iterable[object]) -> str:
    """Names or codes as a sentence lists them; never values of persons."""
    texts = [str(name) for name in names]
    more = len(texts) - LISTED
    return ", ".join(texts[:LISTED]) + (f", … (+{more})" if more > 0 else "")
