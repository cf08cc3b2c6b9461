"""Which form the grammar picks for which question; every form is reached."""

from __future__ import annotations

from typing import Any

import pytest

from indicators.charts import grammar
from indicators.charts.grammar import Asked, form_of

SHARE = {"unit": "percent", "formula": "share_of_women", "better": "parity", "interval": True}
RATES = {"unit": "ratio", "formula": "ratio_of_rates", "better": "towards", "interval": True}
GAP = {"unit": "percent", "formula": "mean_gap", "better": "towards", "interval": True}
COUNT = {"unit": "seats", "formula": "seats_missing_to_40", "better": "lower"}
FORMS = [
    (SHARE, False, 5, 1, 7025, "line"),
    (SHARE, False, 5, 1, 99, "counts_line"),
    (SHARE, False, 5, 1, 100, "line"),
    (SHARE, False, 1, 1, 94, "fact"),
    (SHARE, True, 5, 1, 480, "band"),
    (SHARE, True, 5, 1, 40, "counts"),
    (SHARE, False, 5, 3, 7025, "panels"),
    (SHARE, False, 1, 3, 7025, "strip"),
    (SHARE, True, 5, 3, 7025, "band"),
    (RATES, True, 5, 1, 300, "dumbbell"),
    (RATES, False, 5, 1, 300, "rates_line"),
    (RATES, False, 5, 2, 300, "panels"),
    ({**RATES, "rates": False}, True, 5, 1, None, "intervals"),
    ({**RATES, "rates": False, "interval": False}, True, 5, 1, None, "bars"),
    (GAP, True, 2, 1, 800, "intervals"),
    ({**GAP, "interval": False}, True, 2, 1, 800, "bars"),
    (GAP, False, 2, 1, 800, "line"),
    (COUNT, True, 2, 1, 40, "bars"),
    ({**SHARE, "better": "none"}, True, 1, 1, 500, "bars"),
    ({**SHARE, "formula": "share"}, False, 3, 1, 20, "line"),
]


@pytest.mark.parametrize(("what", "broken_down", "years", "administrations", "largest", "form"), FORMS)
def test_form(
    what: dict[str, Any], broken_down: bool, years: int, administrations: int, largest: int | None, form: str
) -> None:
    asked = Asked(broken_down=broken_down, years=years, administrations=administrations, largest=largest, **what)
    assert form_of(asked) == form


def test_every_form_is_reached() -> None:
    known = {value for name, value in vars(grammar).items() if name.isupper() and isinstance(value, str)}
    assert {form for *_, form in FORMS} == known - {grammar.OF_WOMEN}
