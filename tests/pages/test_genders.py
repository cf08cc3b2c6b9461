"""With nobody, one, four or nine other gender entries every page is the same; from ten on they are told."""

from __future__ import annotations

import shutil
from typing import Any

import pytest

from tests.attack.administrations import administration
from tests.data_folder import DataFolder, copy_data

NUMBERS = (0, 1, 4, 9, 10)
ABOUT = """
name = "Nowhere"
official_name = "Town of Nowhere"
country = "IT"
kind = "municipality"
language = "en"
about = "Invented, in tests only."
"""
SOURCE = """
format = "rows"
table = "staff"
source = "synthetic"
publisher = "Invented"
date_basis = "stated"
"""
# Nothing but staff is delivered: only indicators of the staff table are computed, which takes a third of the time.
PAGES = """
import json, sys
import pandas as pd
from pathlib import Path
from streamlit.components.v2 import manifest_scanner
from indicators import edition
from indicators.catalogue import Catalogue, catalogue
from indicators.store import store
from tests.pages.reader import SLUGS, charts, opened, raw_html, said, stands
manifest_scanner.scan_component_manifests = lambda **_: []
of_staff = Catalogue([each for each in catalogue().indicators if "staff" in each.tables])
edition.catalogue = lambda: of_staff
staff, source = pd.read_csv(sys.argv[1], dtype=str), Path(sys.argv[2])
found = {}
for number in json.loads(sys.argv[3]):
    other = staff.tail(number).assign(gender="X")
    pd.concat([staff, other]).to_csv(source, index=False)
    edition.build()
    seen = {}
    for page in SLUGS:
        reader = opened(page, lang="en", city="nowhere")
        assert stands(reader), page
        drawn = [{**each, "picture": None} for each in charts(reader)]  # a picture names its edition
        seen[page] = [said(reader), *raw_html(reader), json.dumps(drawn, sort_keys=True)]
    found[number] = {"pages": seen, "edition": store().edition.name}
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """Every page of an invented town, by the number of people with another entry."""
    folder = copy_data(tmp_path_factory.mktemp("genders"))
    own = only_nowhere(folder)
    staff = folder.data.parent / "staff.csv"
    rows = administration(5, 260, years=1, departments=6, directorates=2)
    rows.drop(columns=["city", "source"], errors="ignore").to_csv(staff, index=False)
    return folder.python(PAGES, str(staff), str(own / "staff.csv"), str(list(NUMBERS)))


def only_nowhere(folder: DataFolder) -> Any:
    """The folder of the sources of the invented town, the only one that delivers anything."""
    for sources in folder.data.glob("*/*/sources"):
        shutil.rmtree(sources)
    for table in folder.file("context").glob("*"):
        if table.name != "places.toml":
            table.unlink()
    shutil.rmtree(folder.editions)
    own = folder.file("cities/nowhere/sources")
    own.mkdir(parents=True)
    (own.parent / "city.toml").write_text(ABOUT, encoding="utf-8")
    (own / "staff.toml").write_text(SOURCE, encoding="utf-8")
    return own


@pytest.mark.parametrize("number", [1, 4, 9])
def test_below_ten_every_page_is_the_same(pages: dict[str, dict[str, Any]], number: int) -> None:
    assert pages[str(number)] == pages["0"]


def test_the_sentence_stands_everywhere(pages: dict[str, dict[str, Any]]) -> None:
    for seen in pages["0"]["pages"].values():
        assert "Women and men only. Other entries, where recorded, appear from 10 people." in seen[0]


def test_ten_are_told_once_for_the_whole_administration(pages: dict[str, dict[str, Any]]) -> None:
    """Positive control: the comparison sees a page that differs."""
    ten, none = pages["10"]["pages"], pages["0"]["pages"]
    assert "10** people are recorded as neither women nor men" in ten["workforce"][0]
    assert "recorded as neither" not in none["workforce"][0]
    assert pages["10"]["edition"] != pages["0"]["edition"]


def test_shares_do_not_change_with_other_entries(pages: dict[str, dict[str, Any]]) -> None:
    """The charts of women and men are the same with ten: their base counts women and men only."""
    ten, none = pages["10"]["pages"]["workforce"], pages["0"]["pages"]["workforce"]
    assert ten[-1] == none[-1] != "[]"
