"""The files: the same seed gives the same bytes whatever else is written; each is marked; the command writes them."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from indicators.demo import recipes, write_network
from indicators.demo.defects import CHANGES, defects
from tests.data_folder import Answer

SMALL = ["jasnodol", "argintia", "ezustvolgy"]


def prints(folder: Path) -> dict[str, str]:
    files = sorted(folder.rglob("sources/*"))
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_same_seed_gives_the_same_bytes_in_any_company_and_order(tmp_path: Path) -> None:
    write_network(tmp_path / "one", seed=3, slugs=SMALL)
    write_network(tmp_path / "two", seed=3, slugs=SMALL[::-1])
    write_network(tmp_path / "alone", seed=3, slugs=["argintia"])
    write_network(tmp_path / "other", seed=4, slugs=["argintia"])
    one, two = prints(tmp_path / "one"), prints(tmp_path / "two")
    assert one == two
    assert prints(tmp_path / "alone").items() <= one.items()
    staff = "argintia/sources/staff_2020_synthetic.csv"
    assert prints(tmp_path / "other")[staff] != one[staff]


def test_spreadsheets_too_give_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        write_network(tmp_path / folder, seed=3, slugs=["granvidda"])
    assert prints(tmp_path / "one") == prints(tmp_path / "two")
    assert any(name.endswith(".ods") for name in prints(tmp_path / "one"))


@pytest.mark.parametrize("slug", SMALL)
def test_each_declared_table_is_a_file_marked_as_synthetic(slug: str, tmp_path: Path) -> None:
    files = write_network(tmp_path, slugs=[slug])[slug]
    assert {path.name.split("_20")[0].split("_all")[0] for path in files} == set(recipes()[slug].tables)
    for path in files:
        assert "synthetic" in path.name
        said = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
        assert said["source"] == "synthetic" and "synthetic" in said["publisher"]


def test_what_an_earlier_run_wrote_is_removed(tmp_path: Path) -> None:
    (tmp_path / "ezustvolgy" / "sources").mkdir(parents=True)
    (tmp_path / "ezustvolgy" / "sources" / "old.csv").write_text("a;b")
    write_network(tmp_path, slugs=["ezustvolgy"])
    assert not (tmp_path / "ezustvolgy" / "sources" / "old.csv").exists()


def test_at_least_twenty_defects_are_declared_each_where_a_table_is_delivered() -> None:
    assert len({each.number for each in defects()}) >= 20
    assert sum(each.expected == "warned" for each in defects()) >= 10
    for each in defects():
        assert each.table in recipes()[each.city].tables
        assert not each.change or each.change in CHANGES
        assert each.expected in ("accepted", "warned")
        assert bool(each.rule) == (each.expected == "warned")


def test_the_command_writes_and_says_so(command: Callable[..., Answer], tmp_path: Path) -> None:
    answer = command("demo", "--out", str(tmp_path), "--seed", "5", "--city", "ezustvolgy")
    assert answer.status == 0 and "ezustvolgy" in answer.out and "synthetic" in answer.out
    assert (tmp_path / "ezustvolgy" / "city.toml").exists()


def test_an_unknown_administration_is_refused_with_the_nearest_name(
    command: Callable[..., Answer], tmp_path: Path
) -> None:
    answer = command("demo", "--out", str(tmp_path), "--city", "valdora")
    assert answer.status == 2 and "valdoria" in answer.err
    assert not list(tmp_path.iterdir())
