"""Made-up observations as frames, with nothing in them, without a figure, protected; and what charts say of these."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pandas as pd

from indicators.charts import Chart
from indicators.model import OBSERVATION_FIELDS

Row = dict[str, object]


def observation(women: int | None, of_women: int, men: int | None, of_men: int, **other: object) -> Row:
    blank = dict.fromkeys(OBSERVATION_FIELDS)
    known = {
        "indicator": "women_share_of_staff", "city": "torino", "year": 2024, "breakdown": "total", "category": "total",
        "women": women, "men": men, "base": of_women + of_men, "base_women": of_women, "value": 1.0,
        "unit": "ratio", "flag": "shown", "reference_date": dt.date(2024, 12, 31), "date_basis": "stated",
    }  # fmt: skip
    return {**blank, **known, **other}


def rows(*observations: Row) -> pd.DataFrame:
    frame = pd.DataFrame(list(observations))
    return frame.astype(dict.fromkeys(("women", "men", "base", "base_women"), "Int64") | {"value": float})


NOTHING = rows(observation(None, 0, None, 0)).head(0)
DROPPED = rows(observation(None, 0, None, 0, base=None, base_women=None, value=None, flag="protected", reason="fewer"))
ABSENT: Row = {"base": None, "base_women": None, "value": None, "flag": "not_delivered", "reason": "not_in_source"}
NOT_DELIVERED = rows(observation(None, 0, None, 0, **ABSENT))


def hidden(year: int, **more: object) -> Row:
    told = {**ABSENT, "flag": "protected", "reason": "fewer_than_k", "year": year, **more}
    return observation(None, 0, None, 0, **told)


def assert_not_delivered(charts: Iterable[Chart | None]) -> None:
    """Charts of NOT_DELIVERED say so and draw nothing."""
    _assert_said_and_not_drawn(charts, "Not delivered (2024)")


def assert_protected(charts: Iterable[Chart | None]) -> None:
    """Charts of DROPPED say so and draw nothing."""
    _assert_said_and_not_drawn(charts, "Not shown, so that nobody can be recognised")


def _assert_said_and_not_drawn(charts: Iterable[Chart | None], said: str) -> None:
    for chart in charts:
        assert chart is not None and chart.figure is None
        assert chart.sentence.startswith(said)
