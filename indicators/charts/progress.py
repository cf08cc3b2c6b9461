"""The way of one target: the figures of its indicator beside the straight path from the baseline to the target."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from indicators.catalogue import catalogue
from indicators.charts.chart import because
from indicators.errors import UnknownName
from indicators.model import TOTAL, Indicator

STOCKS = {"staff", "bodies", "posts", "plan", "actions", "budget_lines", "contracts", "acts"}
"""Tables whose figures are stocks or things: chance has no part in them."""


@dataclass(frozen=True)
class Progress:
    """A target and the figure of its indicator: `status` is our own reading (evidence D), from the straight path."""

    target: pd.Series
    rows: pd.DataFrame
    number: int = 0

    @property
    def start(self) -> int:
        return int(self.target["year"])

    @property
    def due(self) -> int:
        return int(self.target["due_year"])

    @cached_property
    def indicator(self) -> Indicator | None:
        """None where the target names an indicator that nobody has."""
        return indicator_of(self.target["indicator"])

    @property
    def is_known(self) -> bool:
        """Whether there is such an indicator, broken down in this way."""
        breakdowns = (TOTAL, *self.indicator.breakdowns) if self.indicator else ()
        return self.target["breakdown"] in breakdowns

    @property
    def unit(self) -> str:
        return self.indicator.unit if self.indicator else ""

    @cached_property
    def shown(self) -> pd.DataFrame:
        """The observations of its category that have a value."""
        if self.rows.empty:
            return self.rows
        return self.rows[self.rows["value"].notna() & (self.rows["category"] == self.target["category"])]

    @cached_property
    def broken(self) -> int | None:
        """The last year after the baseline in which the series begins anew."""
        if self.shown.empty:
            return None
        years = self.shown[because(self.shown, "series_break")]["year"]
        return int(years.max()) if len(years) and int(years.max()) > self.start else None

    @property
    def first(self) -> pd.Series | None:
        """The observation of the year of the baseline."""
        same = self.shown[self.shown["year"] == self.start] if len(self.shown) else self.shown
        return None if same.empty else same.iloc[0]

    @cached_property
    def last(self) -> pd.Series | None:
        """The newest observation from the baseline on."""
        known = self.shown[self.shown["year"] >= self.start] if len(self.shown) else self.shown
        return None if known.empty else known.iloc[-1]

    @property
    def last_shown(self) -> pd.Series:
        """The newest observation there is, also from before the baseline."""
        return self.shown.iloc[-1]

    def required(self, year: int) -> float:
        """The value that the straight path asks for in `year`."""
        base, goal = float(self.target["baseline"]), float(self.target["target"])
        way = 1.0 if self.due <= self.start else (min(year, self.due) - self.start) / (self.due - self.start)
        return base + (goal - base) * way

    @property
    def way(self) -> float:
        """How far it is from baseline to target; negative where less is better."""
        return float(self.target["target"]) - float(self.target["baseline"])

    @property
    def why(self) -> str:
        """Why it cannot be assessed, in a code; nothing where it can."""
        if not self.is_known:
            return "unknown"
        if self.way == 0:
            return "no_way"
        if self.last is None:
            return self._hidden or "no_figure"
        return "broken" if self.broken else ""

    @property
    def _hidden(self) -> str:
        """What hides the figure: protection, or a merged group in which it stands."""
        if self.rows.empty:
            return ""
        since = self.rows[self.rows["year"] >= self.start]
        own = since[since["category"] == self.target["category"]]
        if ((since["flag"] == "protected") & since["category"].isin([self.target["category"], TOTAL])).any():
            return "protected"
        return "merged" if own.empty and (since["flag"] == "merged").any() else ""

    @property
    def status(self) -> str:
        if self.why or self.last is None:
            return "not_assessable"
        covered = (float(self.last["value"]) - float(self.target["baseline"])) / self.way
        if covered >= 1:
            return "reached"
        if int(self.last["year"]) <= self.start:
            return "too_early"
        due = (self.required(int(self.last["year"])) - float(self.target["baseline"])) / self.way
        if covered >= due:
            return "on_course"
        forward = (round(float(self.last["value"]), 1) - round(float(self.target["baseline"]), 1)) / self.way
        return "watch" if forward > 0 else "off_course"  # as both are shown: plans write 44.4 for 44.44

    @property
    def has_intervals(self) -> bool:
        """Whether chance has a part in the figures, and every one of them has its interval."""
        stock = self.indicator is None or set(self.indicator.tables) <= STOCKS
        return not stock and len(self.shown) > 0 and bool(self.shown[["low", "high"]].notna().all(axis=None))

    @property
    def within_chance(self) -> bool:
        """Whether what the path asks for lies inside the interval of the last figure."""
        if not self.has_intervals or self.last is None or self.why:
            return False
        return float(self.last["low"]) <= self.required(int(self.last["year"])) <= float(self.last["high"])


def indicator_of(name: object) -> Indicator | None:
    """The indicator that a plan names; None for an empty or unknown name."""
    try:
        return catalogue()[str(name)]
    except UnknownName:
        return None
