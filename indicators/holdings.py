"""What an edition holds beside its figures: for whom and for which years, from which files, what the plan says."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from indicators.cities import cities
from indicators.opened import OpenedEdition
from indicators.plans import COLUMNS

ANSWERS_KEPT = 2000


class Holdings(OpenedEdition):
    """Questions about an edition that ask for no figure. The same question gives the same frame."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._answers: dict[tuple[Any, ...], pd.DataFrame] = {}
        self._asking = threading.Lock()

    def _once(self, question: tuple[Any, ...], ask: Callable[[], pd.DataFrame]) -> pd.DataFrame:
        """The answer to a question, asked the first time only; nobody may change it."""
        with self._asking:
            if question not in self._answers:
                if len(self._answers) >= ANSWERS_KEPT:
                    self._answers.clear()
                self._answers[question] = ask()
            return self._answers[question]

    def years(self, city: str, indicators: Sequence[str] = ()) -> list[int]:
        """The years of which `city` has figures (of these indicators), in order."""
        frame = self._rows(
            """SELECT DISTINCT year FROM observations WHERE city = $1 AND flag <> 'not_delivered'
               AND (len($2::VARCHAR[]) = 0 OR list_contains($2, indicator)) ORDER BY year""",
            [city, list(indicators)],
        )
        return [int(year) for year in frame["year"]]

    @cached_property
    def administrations(self) -> tuple[str, ...]:
        """Slugs that a reader can choose: the partners, and the invented administrations that the edition holds."""
        return tuple(slug for slug, city in cities().items() if not city.synthetic or self.years(slug))

    @cached_property
    def held(self) -> pd.DataFrame:
        """`city, indicator, breakdown, first, last, told, delivered`: what the edition has rows of, from which year to
        which; `told`: how many of them have a value; `delivered`: whether any was, be it withheld."""
        return self._rows(
            """SELECT city, indicator, breakdown, min(year) AS first, max(year) AS last, count(value) AS told,
                      bool_or(flag <> 'not_delivered') AS delivered
               FROM observations GROUP BY ALL ORDER BY ALL"""
        )

    def coverage(self) -> pd.DataFrame:
        """`city, indicator, source, years, last`: how many years of each indicator were delivered, and the last one.

        What was delivered and cannot be computed (no men, more than half still waiting) was delivered all the same.
        """
        return self._rows(
            """SELECT city, indicator, any_value(source) AS source, count(DISTINCT year) AS years, max(year) AS last
               FROM observations WHERE flag <> 'not_delivered' GROUP BY ALL ORDER BY ALL"""
        )

    def kinds(self, city: str) -> tuple[str, ...]:
        """Where the figures of a city come from: published, delivered, synthetic."""
        frame = self._rows("SELECT DISTINCT source FROM observations WHERE city = $1 ORDER BY source", [city])
        return tuple(frame["source"])

    def sources(self, city: str | None = None) -> pd.DataFrame:
        """Where the figures of a city (or of all) came from, newest first. Nobody may change the frame."""
        query = "SELECT * FROM sources WHERE $1 IS NULL OR city = $1 ORDER BY city, delivered_table, year DESC"
        return self._once(("sources", city), lambda: self._rows(query, [city]))

    def actions(self, city: str) -> pd.DataFrame:
        """The actions of the plan as they were last noted, by field of action and code."""
        return self._plan("actions", city, "plan_area, action")

    def targets(self, city: str) -> pd.DataFrame:
        """The targets of the plan as they were last set."""
        return self._plan("targets", city, "plan_area, indicator, breakdown, category, due_year")

    def budget(self, city: str) -> pd.DataFrame:
        """Euros of the budget by year, mission and class; the mission or class `total` stands for all."""
        return self._plan("budget", city, "year, mission, gender_class")

    def _plan(self, table: str, city: str, order: str) -> pd.DataFrame:
        """Rows of a table without persons; none where the edition is older than the table. Nobody may change them."""
        if table not in self._tables:
            return pd.DataFrame(columns=list(COLUMNS[table]))
        query = f"SELECT {', '.join(COLUMNS[table])} FROM {table} WHERE city = $1 ORDER BY {order}"
        return self._once((table, city), lambda: self._rows(query, [city]))
