"""An export of 1,000,000 invented persons read, beside DuckDB reading it as text; and a large workbook."""

import datetime as dt
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb
import xlsxwriter

from indicators.ingest.rows import read_rows
from indicators.ingest.sources import Findings, rows_source
from indicators.ingest.tables import open_tables

PROJECT = Path(__file__).resolve().parents[1]
PERSONS = (100_000, 1_000_000)
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


def make(path: Path, count: int) -> None:
    """An export of `count` invented persons, 18 columns, semicolons."""
    duckdb.execute(f"COPY ({MADE.format(count=count)}) TO '{path}' (HEADER, DELIMITER ';')")


def seconds_as_text(path: Path) -> float:
    """DuckDB reads every column as text into a table."""
    with duckdb.connect() as connection:
        start = time.perf_counter()
        connection.execute(
            f"CREATE TABLE t AS SELECT * FROM read_csv('{path}', delim = ';', header = true, all_varchar = true)"
        )
        return time.perf_counter() - start


def seconds_read(path: Path) -> tuple[float, int, list[str]]:
    """read_rows into `delivered`: seconds, rows, rules of the findings."""
    source = rows_source(path, "torino", "staff", reference_date=dt.date(2024, 12, 31))
    findings = Findings(source)
    with open_tables() as connection:
        start = time.perf_counter()
        rows = read_rows(connection, source, findings)
        return time.perf_counter() - start, rows, [finding.rule for finding in findings.found]


def measure(path: Path) -> None:
    """One size in a process of its own, so that its peak of memory is its own; the best of two runs."""
    plain = min(seconds_as_text(path) for _ in range(2))
    (took, rows, rules), again = seconds_read(path), seconds_read(path)[0]
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1e6
    best = min(took, again)
    print(
        f"{path.stem:24} {rows:9,} rows {path.stat().st_size / 1e6:6.0f} MB   text {plain:5.2f} s   "
        f"read_rows {best:5.2f} s, {best / plain:4.1f} times   peak {peak:4.2f} GB   {', '.join(rules)}",
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
        workbook = Path(folder) / f"workbook_{SHEET_ROWS}.xlsx"
        make_workbook(workbook, SHEET_ROWS)
        for path in paths:
            subprocess.run([sys.executable, "-m", "bench.ingest", str(path)], cwd=PROJECT, check=True)
        took, rows, rules = seconds_read(workbook)
        size = workbook.stat().st_size / 1e6
        print(f"{workbook.stem:24} {rows:9,} rows {size:6.0f} MB   read_rows {took:5.2f} s   {', '.join(rules)}")


if __name__ == "__main__":
    measure(Path(sys.argv[1]))
