"""The mapping in `city.toml`, and an export that lies beside its description: loaded, or refused."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from indicators.errors import DefinitionError
from indicators.ingest.sources import mapping_of
from indicators.mappings import read_mapping
from tests.bad_inputs.reading import read, write
from tests.data_folder import DataFolder

MAPPING = """
[[mapping]]
table = "staff"
files = ["personale_*"]
columns = { "Płeć" = "gender", "Poziom" = "level_published", "Wydział" = "department", "Rok urodzenia" = "birth_year" }
codes.gender = { K = "W", M = "M" }
codes.level = { "dyrektor" = "executive", "inspektor" = "professional" }
"""
EXPORT = "Płeć;Poziom;Wydział;Rok urodzenia\n" + "K;dyrektor;Oświata;1970\nM;inspektor;Oświata;1990\n" * 30
DESCRIBED = """
format = "rows"
table = "staff"
source = "delivered"
reference_date = 2024-12-31
date_basis = "stated"
publisher = "Gmina Miejska Kraków"
"""
COUNTED = """
import json
from indicators import ingest
connection, findings = ingest.load()
sql = '''SELECT gender, level, age_band, administration, source, count(*) FROM staff
WHERE city = 'krakow' GROUP BY ALL ORDER BY ALL'''
deliveries = "SELECT delivered_table, year, source, file FROM deliveries WHERE city = 'krakow'"
print(json.dumps([connection.execute(sql).fetchall(), connection.execute(deliveries).fetchall(), len(findings)]))
"""


@pytest.fixture
def krakow(data_folder: DataFolder) -> DataFolder:
    """The shipped data with an invented export of one administration."""
    city = data_folder.file("cities/krakow/city.toml")
    city.write_text(city.read_text(encoding="utf-8") + MAPPING, encoding="utf-8")
    folder = data_folder.file("cities/krakow/sources")
    folder.mkdir(exist_ok=True)
    write(folder / "personale_2024.csv", EXPORT, "cp1250")
    write(folder / "personale_2024.toml", DESCRIBED)
    return data_folder


def test_an_export_is_loaded_with_the_other_sources(krakow: DataFolder) -> None:
    rows, deliveries, findings = krakow.python(COUNTED)
    assert rows == [
        ["M", "professional", "31-40", "Gmina Miejska Kraków", "delivered", 30],
        ["W", "executive", "51-60", "Gmina Miejska Kraków", "delivered", 30],
    ]
    assert deliveries == [["staff", 2024, "delivered", "cities/krakow/sources/personale_2024.csv"]]
    assert findings == 0


def test_a_refused_export_names_file_line_and_column(krakow: DataFolder) -> None:
    write(krakow.file("cities/krakow/sources/personale_2024.csv"), EXPORT + "K;kanclerz;Oświata;1970\n")
    answer = krakow.run("check")
    assert answer.status == 1
    assert "cities/krakow/sources/personale_2024.csv, line 62, column Poziom" in answer.err
    assert "“kanclerz”" in answer.err
    assert "Traceback" not in answer.err


def test_an_export_without_description_is_not_left_out_silently(krakow: DataFolder) -> None:
    krakow.file("cities/krakow/sources/personale_2024.csv").rename(krakow.file("cities/krakow/sources/altro.ods"))
    krakow.file("cities/krakow/sources/personale_2024.toml").unlink()
    answer = krakow.run("check")
    assert answer.status == 1
    assert "altro.ods" in answer.err


def test_the_same_year_twice_is_refused(krakow: DataFolder) -> None:
    folder = krakow.file("cities/krakow/sources")
    write(folder / "personale_again.csv", EXPORT)
    write(folder / "personale_again.toml", DESCRIBED)
    answer = krakow.run("check")
    assert answer.status == 1
    assert "delivered already" in answer.err


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ({"table": "staff", "colums": {}}, "colums"),
        ({"columns": {}}, "table"),
        ({"table": "staff", "date_format": "gg/mm"}, "date_format"),
        ({"table": "staff", "decimal": "."} | {"decimal": "dot"}, "decimal"),
        ({"table": "staff", "columns": {"Sesso": 3}}, "Sesso"),
        ({"table": "staff", "codes": {"level": "D"}}, "level"),
        ({"table": "staff", "years": 2024}, "years"),
    ],
)
def test_a_mapping_that_cannot_be_read_is_named(raw: dict[str, Any], said: str) -> None:
    with pytest.raises(DefinitionError) as error:
        read_mapping(raw, "torino/city.toml")
    assert said in str(error.value)
    assert "torino/city.toml" in str(error.value)


@pytest.mark.parametrize(
    "mapping",
    [
        {"columns": {"gender": "gendr"}},
        {"codes": {"gender": {"F": "women"}}},
        {"constants": {"contract": "forever"}},
        {"constants": {"contrat": "permanent"}},
    ],
)
def test_a_mapping_to_what_does_not_exist_is_named(mapping: dict[str, Any], tmp_path: Any) -> None:
    with pytest.raises(DefinitionError) as error:
        read(write(tmp_path / "export.csv", "gender\nF\n"), mapping)
    assert "torino/city.toml" in str(error.value)


def test_the_first_mapping_that_holds_is_taken() -> None:
    mappings = [
        read_mapping({"table": "staff", "files": ["old_*"]}, "x"),
        read_mapping({"table": "staff", "years": [2023]}, "x"),
        read_mapping({"table": "pay"}, "x"),
        read_mapping({"table": "staff"}, "x"),
    ]
    found = [
        mapping_of(mappings, "staff", name, year) for name, year in (("OLD_1.csv", 2024), ("a", 2023), ("a", 2024))
    ]
    assert found == [mappings[0], mappings[1], mappings[3]]
    assert mapping_of(mappings, "hires", "a", dt.date.today().year) is None
