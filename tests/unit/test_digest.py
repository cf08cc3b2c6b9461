"""One hash for equal rows, however they are ordered and stored; another one for any other row."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from indicators.digest import digest

ROWS = pd.DataFrame(
    {
        "city": ["a", "b", None],
        "people": pd.array([1, 2, None], dtype="Int64"),
        "value": [1.5, None, -0.0],
        "day": [dt.date(2024, 12, 31), None, dt.date(2024, 1, 1)],
    }
)


def test_order_and_storage_do_not_matter() -> None:
    stored_otherwise = ROWS.astype({"people": float, "city": object}).assign(day=pd.to_datetime(ROWS["day"]))
    assert digest(ROWS.sample(frac=1, random_state=1)) == digest(ROWS)
    assert digest(ROWS[["value", "day", "people", "city"]]) == digest(ROWS)
    assert digest(stored_otherwise) == digest(ROWS)
    assert digest(ROWS.astype({"people": object})) == digest(ROWS)
    assert digest(ROWS.assign(value=[1.5, None, 0.0])) == digest(ROWS)


def test_any_other_row_gives_another_hash() -> None:
    others = [
        ROWS.assign(city=["a", "c", None]),
        ROWS.assign(people=pd.array([1, 3, None], dtype="Int64")),
        ROWS.assign(value=[1.5000001, None, 0.0]),
        ROWS.assign(day=[dt.date(2024, 12, 30), None, dt.date(2024, 1, 1)]),
        ROWS.rename(columns={"city": "town"}),
        ROWS.iloc[:2],
        ROWS.iloc[:0],
        pd.concat([ROWS, ROWS.iloc[:1]]),
    ]
    assert len({digest(each) for each in [ROWS, *others]}) == len(others) + 1
