"""What is said of the canonical tables and their columns: read from the schema, complete, in words."""

from __future__ import annotations

import pytest

from indicators import comments, messages
from indicators.errors import UnknownName
from indicators.ingest.described import FILLED_IN, deliverable, described
from indicators.ingest.tables import checks, codes, columns, table_names
from indicators.templates.words import labels

SQL = """-- What it is,
-- in two lines.
CREATE TABLE example (
    city VARCHAR NOT NULL,   -- slug
    kind VARCHAR NOT NULL DEFAULT 'one'
        CHECK (kind IN ('one', 'two')),  -- which of them
    plain INTEGER,
    CHECK (year = year(reference_date))   -- not a column's
);
"""


def test_comments_of_a_file() -> None:
    assert comments.of_table(SQL) == "What it is, in two lines."
    assert comments.of_columns(SQL) == {"city": "slug", "kind": "which of them"}


def test_every_table_but_our_own_can_be_delivered() -> None:
    assert set(table_names()) - set(deliverable()) == {"deliveries"}
    with pytest.raises(UnknownName, match="Did you mean “staff”"):
        described("staf")


@pytest.mark.parametrize("table", deliverable())
def test_every_table_and_column_says_what_it_is(table: str) -> None:
    about = described(table)
    assert about.about
    assert [column.name for column in about.columns] == [name for name in columns(table) if name not in FILLED_IN]
    assert [column.name for column in about.columns if not column.about] == []


@pytest.mark.parametrize("table", deliverable())
def test_every_code_has_its_word(table: str) -> None:
    for column in described(table).columns:
        assert set(column.codes) <= set(labels(column.name)), column.name


@pytest.mark.parametrize("table", deliverable())
def test_every_list_of_codes_is_found(table: str) -> None:
    lists = [check for check in checks()[table] if check.count(" IN (") == 1]
    assert lists
    assert len(lists) == sum(bool(codes(table, name)) for name in columns(table))


@pytest.mark.parametrize(
    ("table", "column", "kind", "needed", "default", "limits"),
    [
        ("staff", "gender", "code", True, None, (None, None)),
        ("staff", "people", "number", False, "1", (0, None)),
        ("staff", "staff_group", "code", False, "staff", (None, None)),
        ("staff", "fte", "decimal", False, None, (0, 1)),
        ("staff", "hired_on", "date", False, None, (None, None)),
        ("pay", "full_pay", "yes_no", False, "true", (None, None)),
        ("posts", "management_level", "number", True, None, (1, 4)),
        ("posts", "post", "text", True, None, (None, None)),
    ],
)
def test_a_column(table: str, column: str, kind: str, needed: bool, default: str | None, limits: tuple) -> None:
    found = described(table).column(column)
    assert (found.kind, found.needed, found.default, (found.least, found.most)) == (kind, needed, default, limits)


def test_codes_with_brackets_and_codes_of_ones_own() -> None:
    assert described("staff").column("seniority_band").codes == ("[0,3)", "[3,5)", "[5,10)", "10+")
    body_type = described("bodies").column("body_type")
    assert not body_type.codes and "council" in body_type.suggested


def test_a_column_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        described("staff").column("name")


def test_what_is_said_can_be_translated() -> None:
    catalog = messages.catalog()
    assert catalog.get("persons that the row stands for")
    assert catalog.get(
        "Seats of political and other decision-making bodies, by who holds them; vacant seats are not rows."
    )
    assert catalog.get("Part of everyday work")
    assert catalog.get("Dates and places of birth")
