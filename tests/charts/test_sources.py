"""The files behind the figures: those of one publisher and one address are one entry, told with how many they are."""

import datetime as dt

import pandas as pd

from indicators.charts.coverage import sources
from tests.charts.cases import speaking


def file(name: str, year: int, url: str | None = None) -> dict[str, object]:
    day = dt.date(year, 12, 31)
    return {
        "file": name,
        "publisher": "Town hall",
        "year": year,
        "reference_date": day,
        "date_basis": "stated",
        "url": url,
    }


def test_many_files_of_one_publisher_are_one_entry() -> None:
    frame = pd.DataFrame([file("a", 2023), file("b", 2025), file("c", 2024)])
    assert sources(speaking(), frame).rows == [["Town hall", "2023 to 2025; last: 31 December 2025; 3 files", "–"]]


def test_what_has_an_address_of_its_own_stays_by_itself() -> None:
    frame = pd.DataFrame([file("a", 2024, "https://example.org/1"), file("b", 2025, "https://example.org/2")])
    assert [row[2] for row in sources(speaking(), frame).rows] == ["https://example.org/1", "https://example.org/2"]
    assert not any("file" in row[1] for row in sources(speaking(), frame).rows)
