"""The document about deliveries, its commands, and what Coverage says of the next delivery."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from indicators import charts
from indicators.cities import cities
from indicators.ingest.described import deliverable, described
from indicators.ladder import given_by_deliveries, ladder
from indicators.store import store
from indicators.templates.document import table_of, written
from indicators.templates.words import never_send
from tests.charts.cases import LANGUAGES, NOTHING, PUBLISHED, speaking
from tests.data_folder import ROOT, Answer
from tests.templates.workbook import cells

Command = Callable[..., Answer]
WANTED = [each.slug for each in given_by_deliveries()]


def test_the_document_is_up_to_date() -> None:
    kept = (ROOT / "docs" / "deliveries.md").read_text(encoding="utf-8")
    assert kept == written(), "python -m indicators template --document"


def test_the_document_has_everything() -> None:
    said = written()
    for name in deliverable():
        assert f"### `{name}`" in said
        assert all(f"| `{column.name}` |" in said for column in described(name).columns)
    assert all(f"| {rung.number}. {rung.step.name} |" in said for rung in ladder())
    assert all(f"({each.code})" in said for rung in ladder() for each in rung.indicators)
    assert all(f"**{each.name}.**" in said for each in never_send())
    assert "$" not in said


def test_a_cell_that_would_end_a_cell() -> None:
    assert table_of(["a"], [["x|y"]]) == "| a |\n| --- |\n| x\\|y |"


def test_template_is_written(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "my staff.xlsx"
    answer = command("--lang", "it", "template", "staff", "--out", str(path))
    assert (answer.status, "my staff.xlsx" in answer.out) == (0, True)
    assert "staff" in cells(path)
    again = command("template", "staff", "--out", str(path))
    assert again.status == 1 and "is there already" in again.err


def test_starter_is_written(command: Command, tmp_path: Path) -> None:
    answer = command("template", "starter", "--out", str(tmp_path / "a.xlsx"))
    assert answer.status == 0
    assert "starter" in cells(tmp_path / "a.xlsx")


@pytest.mark.parametrize("name", ["stfaf", "deliveries", "../staff"])
def test_a_template_that_is_not_there(command: Command, tmp_path: Path, name: str) -> None:
    answer = command("template", name, "--out", str(tmp_path / "a.xlsx"))
    assert answer.status == 2
    assert "There is no table" in answer.err
    assert not list(tmp_path.iterdir())


def test_the_list_has_every_table(command: Command) -> None:
    answer = command("template", "--list", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(answer.out)))
    assert [row["table"] for row in rows] == ["starter", *deliverable()]
    assert "LDR-05" in next(row for row in rows if row["table"] == "bodies")["indicators"]


def test_the_document_is_written_where_it_is_asked_for(command: Command, tmp_path: Path) -> None:
    assert command("template", "--document", "--out", str(tmp_path / "a.md")).status == 0
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == written()


def test_the_ladder_of_an_administration(command: Command) -> None:
    answer = command("ladder", PUBLISHED, "--format", "json")
    rows = {row["step"]: row for row in json.loads(answer.out)}
    held, _, possible = rows[1]["held"].partition("/")
    assert 0 < int(held) <= int(possible)
    assert len(rows) == len(ladder())
    assert all(row["held"].startswith("0/") for row in json.loads(command("ladder", "--format", "json").out))
    assert command("ladder", "turin").status == 2


def test_the_ladder_names_every_indicator_once(command: Command) -> None:
    rows = json.loads(command("ladder", "--format", "json").out)
    named = [slug for row in rows for slug in row["indicators"].split(", ") if slug]
    assert sorted(named) == sorted(WANTED)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", cities())
def test_what_the_next_delivery_would_give(language: str, slug: str) -> None:
    words = speaking(language, slug)
    sentence, table = charts.next_deliveries(words, store().coverage())
    assert sentence and words.place(slug) in table.caption
    assert len(table.rows) == sum(bool(rung.indicators) for rung in ladder())
    assert {len(row) for row in table.rows} == {len(table.columns)}
    assert "{" not in sentence + "".join(cell for row in table.rows for cell in row)


def test_the_first_step_with_something_missing_is_the_next_one() -> None:
    words = speaking("en", NOTHING)
    first = next(rung for rung in ladder() if rung.indicators)
    sentence, table = charts.next_deliveries(words, _held([]))
    assert f"**{first.step.name}**" in sentence
    assert table.rows[0][1].startswith(f"0 of {len(first.indicators)} held. It would add: ")
    sentence, table = charts.next_deliveries(words, _held([each.slug for each in first.indicators]))
    assert f"**{first.step.name}**" not in sentence
    assert table.rows[0][1] == f"held, all of its indicators ({len(first.indicators)})."


def test_nothing_is_missing() -> None:
    sentence, table = charts.next_deliveries(speaking("en", NOTHING), _held(WANTED))
    assert sentence == "Every indicator that is defined so far is held."
    assert all(row[1].startswith(("held, all", "Not applicable here")) for row in table.rows)


def test_many_titles_are_cut_with_their_number() -> None:
    longest = max(ladder(), key=lambda rung: len(rung.indicators))
    assert len(longest.indicators) > 6
    _, table = charts.next_deliveries(speaking("en", NOTHING), _held([]))
    row = next(row for row in table.rows if row[0].startswith(f"{longest.number}. "))
    assert f"; {len(longest.indicators) - 6} more. Who has it" in row[1]


def test_figures_of_several_sources_say_so() -> None:
    held = _held(["women_share_of_staff", "women_by_level"]).assign(source=["published", "delivered"])
    _, table = charts.coverage(speaking("en", NOTHING), held)
    assert any("of several sources" in cell for row in table.rows for cell in row)


def _held(slugs: list[str]) -> pd.DataFrame:
    """What the store says of coverage, for an administration that has these indicators."""
    frame = pd.DataFrame({"indicator": slugs}, dtype=object)
    return frame.assign(city=NOTHING, source="published", years=1)
