"""The files of every chart of the shipped edition have the numbers of its table, and say what they are."""

from __future__ import annotations

import csv
import io
import math
from collections import Counter

import pandas as pd
import pytest

from indicators.charts import Chart, Words
from indicators.export.columns import HEADERS, UNITS, headers
from indicators.export.observations import chart_csv
from indicators.export.workbook import workbook
from indicators.export.written import number_in
from indicators.store import store
from tests.charts.cases import LANGUAGES
from tests.export.reading import sheets
from tests.export.shown import shown

language = pytest.mark.parametrize("language", LANGUAGES)


def written(words: Words, chart: Chart) -> bytes:
    return workbook(words, chart, store().edition, store().sources(), "http://here/?city=x")


@language
def test_there_are_many_charts(language: str) -> None:
    assert len({name.split(" ", 1)[1] for name, _, _ in shown(language)}) >= 20


@language
def test_the_workbook_has_every_cell_of_the_table(language: str) -> None:
    compared = 0
    for name, words, chart in shown(language):
        table, *_ = sheets(written(words, chart))
        assert table[0][0] == chart.table.caption, name
        assert table[2] == chart.table.columns, name
        for cells, row in zip(table[3:], chart.table.rows, strict=True):
            for cell, said in zip(cells, row, strict=True):
                number = number_in(words, said)
                assert (cell == said) if number is None else math.isclose(cell, number.cell), (name, said)
                compared += number is not None
    assert compared > 1000


@language
def test_a_cell_with_a_figure_is_a_number(language: str) -> None:
    for name, words, chart in shown(language):
        if not chart.table.of_observations:
            continue
        place = chart.table.columns.index(words.say("Value"))
        for row, (_, seen) in zip(chart.table.rows, chart.observations.iterrows(), strict=False):
            if len(chart.table.rows) == len(chart.observations) and pd.notna(seen["value"]):
                assert number_in(words, row[place]) is not None, (name, row)


@language
def test_the_observations_are_those_of_the_chart(language: str) -> None:
    for name, words, chart in shown(language):
        _, *further, _ = sheets(written(words, chart))
        if not further:
            assert chart.observations["value"].isna().all() and not chart.table.of_observations, name
            continue
        (observations,) = further
        assert observations[0] == headers(words), name
        assert len(observations) == len(chart.observations) + 1, name
        for field in ("value", "women", "men", "base"):
            found = [row[list(HEADERS).index(field)] for row in observations[1:]]
            for cell, value in zip(found, chart.observations[field], strict=True):
                assert (cell == "") if pd.isna(value) else math.isclose(cell, value), (name, field)


@language
def test_the_csv_has_the_numbers_of_the_table(language: str) -> None:
    for name, words, chart in shown(language):
        lines = list(csv.reader(io.StringIO(chart_csv(words, chart).decode())))
        if chart.table.of_observations:
            known = Counter(rounded(words, lines[0], line) for line in lines[1:])
            place = chart.table.columns.index(words.say("Value"))
            for row in chart.table.rows:
                if (number := number_in(words, row[place])) is not None:
                    assert known[(row[0], f"{number.value:.6g}")] > 0, (name, row)
        else:
            assert len(lines) == len(chart.table.rows) + 1, name
            for line, row in zip(lines[1:], chart.table.rows, strict=True):
                numbers = [number_in(words, cell) for cell in row]
                assert [float(line[i]) for i, each in enumerate(numbers) if each] == [
                    float(each.value) for each in numbers if each
                ], name


def rounded(words: Words, head: list[str], line: list[str]) -> tuple[str, str]:
    """Year and value of a line as the table rounds it."""
    row = dict(zip(head, line, strict=True))
    value, unit = row[words.say("Value")], row[words.say("Unit")]
    codes = {words.say(said): code for code, said in UNITS.items()}
    number = number_in(words, words.value(codes.get(unit, unit), float(value))) if value else None
    return row[words.say("Year")], "" if number is None else f"{number.value:.6g}"


@language
def test_each_says_what_it_is(language: str) -> None:
    edition = store().edition
    for name, words, chart in shown(language):
        about = sheets(written(words, chart))[-1]
        said = {row[1] for row in about}
        text = "\n".join(str(each) for each in said)
        assert {chart.title, edition.fingerprint} <= said, name
        assert edition.name in text
        if len(chart.observations):
            invented = (chart.observations["source"] == "synthetic").any()
            assert (words.say("Demonstration, synthetic") in said) == invented, name
            assert words.say("Source") in {row[0] for row in about}, name
