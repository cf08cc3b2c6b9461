"""What a build prints of its findings: warnings of one kind once, with their number; refusals all."""

from __future__ import annotations

import json

import pytest

from indicators.cli.base import print_kinds
from indicators.errors import Finding
from tests.data_folder import DataFolder
from tests.deliveries import CITY, add_city


def finding(severity: str, file: str, rule: str, problem: str = "Blank cells: {count}.") -> Finding:
    return Finding(severity, file, rule, problem, "Fill them in.", values={"count": 3})


def printed(capsys: pytest.CaptureFixture[str], *findings: Finding) -> tuple[list[str], list[str]]:
    print_kinds(list(findings))
    out = capsys.readouterr()
    return out.out.splitlines(), out.err.splitlines()


def test_warnings_of_one_kind_are_said_once(capsys: pytest.CaptureFixture[str]) -> None:
    blanks = [finding("warned", file, "blank") for file in ("a.csv", "a.csv", "b.csv")]
    out, err = printed(
        capsys, *blanks, finding("warned", "c.csv", "title"), finding("warned", "d.csv", "blank", "Zero.")
    )
    assert out == [
        "warning: a.csv: Blank cells: 3. Fill them in.",
        "  … and 2 more of this kind; 2 files in all.",
        "warning: c.csv: Blank cells: 3. Fill them in.",
        "warning: d.csv: Zero. Fill them in.",
    ]
    assert err == []


def test_refusals_are_all_said(capsys: pytest.CaptureFixture[str]) -> None:
    out, err = printed(capsys, *[finding("refused", file, "blank") for file in ("a.csv", "b.csv")])
    assert out == []
    assert [line.split(":")[1].strip() for line in err] == ["a.csv", "b.csv"]


def test_a_build_lists_them_all_when_asked_to(data_folder: DataFolder) -> None:
    add_city(data_folder)
    sources = data_folder.data / "cities" / CITY / "sources"
    for year in (2021, 2022, 2023):
        sources.mkdir(exist_ok=True)
        (sources / f"staff_{year}.csv").write_text(
            "gender,level,fte\n" + "W,support,\nM,support,1\n" * (year - 2000), encoding="utf-8"
        )
        (sources / f"staff_{year}.toml").write_text(
            f'format = "rows"\ntable = "staff"\nreference_date = {year}-12-31\n'
            'date_basis = "stated"\npublisher = "P"\n',
            encoding="utf-8",
        )
    short, long = data_folder.run("build"), data_folder.run("build", "--verbose")
    listed = json.loads(data_folder.run("build", "--format", "json").out)
    assert (short.status, long.status) == (0, 0), short.err
    blanks = [row for row in listed if row["rule"] == "blank" and row["file"].startswith(f"cities/{CITY}")]
    assert len(blanks) >= 3
    assert sum("Blank cells" in line for line in long.out.splitlines()) >= 3
    assert sum("Blank cells" in line for line in short.out.splitlines()) == 1
    assert "more of this kind" in short.out
    assert "more of this kind" not in long.out
