"""The way of one target: the figures of its indicator beside the straight path from the baseline to the target."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from indicators.catalogue import catalogue
from indicators.charts.chart import because
from indicators.errors import UnknownName
from indicators.formulas import rounded
from indicators.model import TOTAL, Indicator

STOCKS = {"staff", "bodies", "posts", "plan", "actions", "budget_lines", "contracts", "acts"}
"""Tables whose figures are stocks or things: chance has no part in them."""
TOLERANCE = 1e-9
"""For what is lost when decimals are computed with; no figure is written as finely."""


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
    def _since_start(self) -> pd.DataFrame:
        return self.shown[self.shown["year"] >= self.start] if len(self.shown) else self.shown

    @property
    def last(self) -> pd.Series | None:
        """The newest observation from the baseline on."""
        return None if self._since_start.empty else self._since_start.iloc[-1]

    @cached_property
    def judged(self) -> pd.Series | None:
        """The observation that the status rests on: the newest; once the due year has come its own, or the next."""
        known = self._since_start
        due = known[known["year"] >= self.due] if len(known) else known
        return self.last if due.empty else due.iloc[0]

    @property
    def is_over(self) -> bool:
        """Whether the due year had ended when the figures were taken: only then can a target be missed."""
        judged, last = self.judged, self.last
        if judged is None or last is None:
            return False
        ended = pd.Timestamp(judged["reference_date"]) >= pd.Timestamp(self.due, 12, 31)
        return bool(int(last["year"]) > self.due or (int(judged["year"]) == self.due and ended))

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
    def asked(self) -> float | None:
        """What the path asks for in the year of the last figure; nothing once the due year is over: no path is left."""
        if self.why or self.judged is None or self.is_over:
            return None
        return self.required(int(self.judged["year"]))

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
        if self.broken:
            return "broken"
        return "too_early" if int(self.last["year"]) <= self.start and not self.is_met else ""

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
        """`reached`, `on_path`, `behind`, `missed`, `not_yet`; `none` for a figure of which no direction is better."""
        if self.indicator is not None and self.indicator.better == "none":
            return "none"
        if self.why:
            return "not_yet"
        if self.is_met:
            return "reached"
        if self.is_over:
            return "missed"
        return "on_path" if self.asked is not None and self._meets(self.asked) else "behind"

    @property
    def is_met(self) -> bool:
        """Whether the figure is at its target or beyond, whatever is said of it."""
        return self.way != 0 and self._meets(self.target["target"])

    def _meets(self, aim: float) -> bool:
        """Whether the figure is at `aim` or beyond it, in the direction from the baseline to the target."""
        if self.judged is None:
            return False
        beyond = (float(self.judged["value"]) - float(aim)) * (1 if self.way > 0 else -1)
        return beyond >= -TOLERANCE

    @property
    def is_farther(self) -> bool:
        """Whether the figure is no nearer to the target than the baseline is, both as they are shown."""
        if self.judged is None:
            return False
        forward = rounded(float(self.judged["value"]), 1) - rounded(float(self.target["baseline"]), 1)
        return forward * (1 if self.way > 0 else -1) <= 0  # plans write 44.4 for 44.44

    @property
    def has_intervals(self) -> bool:
        """Whether chance has a part in the figures, and every one of them has its interval."""
        stock = self.indicator is None or set(self.indicator.tables) <= STOCKS
        return not stock and len(self.shown) > 0 and bool(self.shown[["low", "high"]].notna().all(axis=None))

    @property
    def within_chance(self) -> bool:
        """Whether what is asked for lies inside the interval of the figure that the status rests on."""
        if not self.has_intervals or self.judged is None or self.why:
            return False
        aim = float(self.target["target"]) if self.asked is None else self.asked
        return float(self.judged["low"]) <= aim <= float(self.judged["high"])


def indicator_of(name: object) -> Indicator | None:
    """The indicator that a plan names; None for an empty or unknown name."""
    try:
        return catalogue()[str(name)]
    except UnknownName:
        return None
