"""An export of 1,000,000 invented persons imported with every check, beside DuckDB reading it as text; and a workbook.

The same persons also as an Italian office writes them: dates as 31/12/2024, a comma for decimals, accents.
"""

import datetime as dt
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import duckdb
import xlsxwriter

from indicators.ingest import intake
from indicators.ingest.examination import Request

PROJECT = Path(__file__).resolve().parents[1]
PERSONS = (100_000, 1_000_000)
CITY = "postojna"
"""A partner without figures of its own, so that nothing else is read."""
RUNS = 3
SHEET_ROWS = 100_000
MADE = """SELECT 'P' || i AS person_key, CASE WHEN i % 100 < 62 THEN 'W' ELSE 'M' END AS gender,
    ['executive', 'professional', 'associate', 'skilled', 'support'][1 + (i * 7) % 5] AS "level",
    'Inquadramento ' || (i * 7) % 5 AS level_published, 'Settore ' || (i % 180) AS department,
    'Direzione ' || (i % 180) // 12 AS directorate, 'Profilo ' || (i * 31) % 400 AS occupation,
    1955 + (i * 13) % 34 AS birth_year, DATE '2005-01-01' + ((i * 37) % 7000)::INTEGER AS hired_on,
    DATE '2000-01-01' + ((i * 41) % 9000)::INTEGER AS level_since,
    CASE WHEN i % 20 = 0 THEN 'fixed_term' ELSE 'permanent' END AS contract,
    [1.0, 1.0, 1.0, 0.8, 0.5][1 + (i * 3) % 5] AS fte,
    ['below_diploma', 'diploma', 'bachelor', 'master', 'doctorate'][1 + (i * 11) % 5] AS education,
    'staff' AS staff_group, 1 AS people, 'nota ' || (i * 17) % 1000 AS remark, i AS sequence, (i * 3) % 97 AS code
    FROM range({count}) persons(i)"""


ITALIAN = """SELECT * REPLACE (strftime(hired_on, '%d/%m/%Y') AS hired_on, replace(department, 'o', 'ò') AS department,
    strftime(level_since, '%d/%m/%Y') AS level_since, replace(fte::VARCHAR, '.', ',') AS fte) FROM ({made})"""


def make(path: Path, count: int, query: str = "{made}") -> None:
    """An export of `count` invented persons, 18 columns, semicolons."""
    made = query.format(made=MADE.format(count=count))
    duckdb.execute(f"COPY ({made}) TO '{path}' (HEADER, DELIMITER ';')")


def seconds_as_text(path: Path) -> float:
    """DuckDB reads every column as text into a table."""
    with duckdb.connect() as connection:
        start = time.perf_counter()
        connection.execute(
            f"CREATE TABLE t AS SELECT * FROM read_csv('{path}', delim = ';', header = true, all_varchar = true)"
        )
        return time.perf_counter() - start


def seconds_imported(path: Path) -> tuple[float, int, list[str]]:
    """From the file to an empty vault, with every check: seconds, rows, rules of the findings."""
    with tempfile.TemporaryDirectory() as vault:
        os.environ["INDICATORS_VAULT"] = vault
        start = time.perf_counter()
        outcome = intake.take_in(Request(CITY, (path,), "staff", day=dt.date(2024, 12, 31)))
        took = time.perf_counter() - start
    return took, sum(each.rows for each in outcome.added), [finding.rule for finding in outcome.findings]


def measure(path: Path) -> None:
    """One file in a process of its own, so that its peak of memory is its own; both ways in turn, their medians."""
    is_text = path.suffix == ".csv"
    plain, took = [], []
    for _ in range(RUNS):
        plain += [seconds_as_text(path)] if is_text else []
        seconds, rows, rules = seconds_imported(path)
        took.append(seconds)
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1e6
    beside = f"text {median(plain):5.2f} s   {median(took) / median(plain):4.1f} times   " if is_text else ""
    print(
        f"{path.stem:24} {rows:9,} rows {path.stat().st_size / 1e6:6.0f} MB   import {median(took):5.2f} s   {beside}"
        f"peak {peak:4.2f} GB   {', '.join(rules)}",
        flush=True,
    )


def make_workbook(path: Path, count: int) -> None:
    """The same persons as an XLSX sheet of 15 columns."""
    workbook = xlsxwriter.Workbook(path, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"})
    sheet = workbook.add_worksheet("Personale")
    found = duckdb.execute(MADE.format(count=count))
    for column, name in enumerate([each[0] for each in found.description][:15]):
        sheet.write_string(0, column, name)
    for line, row in enumerate(found.fetchall(), start=1):
        for column, value in enumerate(row[:15]):
            sheet.write(line, column, value)
    workbook.close()


def report() -> None:
    """Print each size; ten times the rows should cost no more than eleven times."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"persons_{count}.csv" for count in PERSONS]
        for path, count in zip(paths, PERSONS, strict=True):
            make(path, count)
        italian = Path(folder) / f"italian_{PERSONS[-1]}.csv"
        make(italian, PERSONS[-1], ITALIAN)
        workbook = Path(folder) / f"workbook_{SHEET_ROWS}.xlsx"
        make_workbook(workbook, SHEET_ROWS)
        for path in (*paths, italian, workbook):
            subprocess.run([sys.executable, "-m", "bench.ingest", str(path)], cwd=PROJECT, check=True)


if __name__ == "__main__":
    measure(Path(sys.argv[1]))
