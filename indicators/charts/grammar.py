"""Which form shows which question: a closed set of forms, and one pure function that picks among them."""

from __future__ import annotations

from dataclasses import dataclass

FACT = "fact"
LINE, COUNTS_LINE, RATES_LINE, PANELS = "line", "counts_line", "rates_line", "panels"
STRIP = "strip"
BARS, COUNTS, DUMBBELL, BAND, INTERVALS = "bars", "counts", "dumbbell", "band", "intervals"
BY_CATEGORY = (BARS, COUNTS, DUMBBELL, BAND, INTERVALS)
FEW = 100
"""Below so many people counts say more than a share."""
OF_WOMEN = "share_of_women"
OF_RATES = ("ratio_of_rates", "difference_of_rates", "four_fifths")


@dataclass(frozen=True)
class Asked:
    """What a reader asked for. `largest`: the most people in a row (None where none are counted)."""

    unit: str
    formula: str
    better: str
    broken_down: bool
    years: int
    administrations: int = 1
    interval: bool = False
    largest: int | None = None
    rates: bool = True

    @property
    def few(self) -> bool:
        return self.formula == OF_WOMEN and self.largest is not None and self.largest < FEW


def form_of(asked: Asked) -> str:
    """The form of one chart; several administrations broken down get a chart each, of the form of one."""
    if asked.broken_down:
        return _by_category(asked)
    if asked.administrations > 1:
        return PANELS if asked.years > 1 else STRIP
    return _over_the_years(asked) if asked.years > 1 else FACT


def _by_category(asked: Asked) -> str:
    """Rates of processes as dumbbells; counts where few; the 40-60 band where parity is the aim; gaps as intervals."""
    if asked.formula in OF_RATES and asked.rates:
        return DUMBBELL
    if asked.few:
        return COUNTS
    if asked.better == "parity" and asked.unit == "percent":
        return BAND
    if asked.interval and (asked.unit in ("ratio", "points") or "gap" in asked.formula):
        return INTERVALS
    return BARS


def _over_the_years(asked: Asked) -> str:
    if asked.formula in OF_RATES and asked.rates:
        return RATES_LINE
    return COUNTS_LINE if asked.few else LINE
