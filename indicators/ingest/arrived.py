"""The cells of an export as text in DuckDB: only the columns that are used, without blank rows and totals."""

from __future__ import annotations

from dataclasses import dataclass, field

import duckdb

from indicators.ingest.fields import needed
from indicators.ingest.grid import Grid
from indicators.ingest.header import Match
from indicators.ingest.sources import FINDINGS_SHOWN, Findings, Source
from indicators.ingest.vocabulary import TOTALS
from indicators.marking import N_
from indicators.model import Mapping

LABELS = 3
"""Columns in which the word of a total is looked for."""
OWN_TOTALS = ("breakdown", "category")
"""Columns of which `total` is a code: a target for the whole is no sum of the rows above it."""
VISIBLE = "'!'"
"""The first sign after the space: a text that does not come before it begins with a sign that can be seen."""
IS_BLANK = "nullif(trim(word), '') IS NULL"
TOTAL_WORDS = "|".join(word.replace("-", "[- ]?").replace(" ", r"\s") for word in TOTALS)
BEGINS_AS_TOTAL = rf"\|\s*({TOTAL_WORDS})($|[\s|:.])"
IS_TOTAL = rf"\|\s*({TOTAL_WORDS})( (generale|complessivo|général|geral|general|ogółem|row|personale))?\s*:?\s*(\||$)"


@dataclass
class Arrived:
    """The view `arrived_rows` (line, c0, c1 …) of a connection, and what is needed to type it."""

    connection: duckdb.DuckDBPyConnection
    source: Source
    findings: Findings
    grid: Grid
    match: Match
    country: str
    rows: int = 0
    totals: list[int] = field(default_factory=list)
    joins: list[str] = field(default_factory=list)
    made: set[str] = field(default_factory=set)

    @property
    def mapping(self) -> Mapping:
        return self.source.mapping or Mapping(self.source.table)

    def cell(self, column: str) -> str:
        """The cell of one of our columns, as SQL."""
        return f"c{self.match.columns[column]}"

    def header(self, column: str) -> str:
        """The name of the column in the file."""
        return self.match.headers.get(column, column)

    def query(self, sql: str) -> list[tuple[object, ...]]:
        return self.connection.execute(sql).fetchall()

    def different(self, column: str) -> str:
        """A table (word, count, line) of the different cells of a column, blank ones too; made in one pass, once.

        What costs thought is done once for each different cell, not for each row.
        """
        cell, name = self.cell(column), f"different_{self.cell(column)}"
        self._make(name, f"SELECT {cell} AS word, count(*) AS count, min(line) AS line FROM arrived_rows GROUP BY ALL")
        return name

    def different_cells(self, column: str, *steps: str) -> None:
        """A table `cells_<column>` (word, count, text) of those not blank; `text` is made by SQL steps from `text`."""
        words = f"SELECT word, count FROM {self.different(column)}"
        if self.totals:  # they are read as the rows are, to be set against their sum
            words += f" UNION ALL SELECT {self.cell(column)}, 1 FROM arrived WHERE total AND NOT nothing"
        made = f"SELECT word, sum(count) AS count, word AS text FROM ({words}) WHERE word <> '' GROUP BY ALL"
        for step in steps:
            made = f"SELECT word, count, {step} AS text FROM ({made})"
        self._make(f"cells_{column}", made)

    def _make(self, name: str, query: str) -> None:
        if name not in self.made:
            self.connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {query}")
            self.made.add(name)

    def any_cell(self, column: str, condition: str) -> bool:
        """Whether a cell that is not blank meets a condition on `word`."""
        return bool(self.query(f"SELECT 1 FROM {self.different(column)} WHERE word <> '' AND ({condition}) LIMIT 1"))

    def blank(self, column: str) -> tuple[int, int | None]:
        """How many cells of a column are blank, and the line of the first."""
        ((count, line),) = self.query(
            f"SELECT coalesce(sum(count), 0)::BIGINT, min(line) FROM {self.different(column)} WHERE {IS_BLANK}"
        )
        return int(str(count)), None if line is None else int(str(line))

    def value_of(self, column: str, value: str) -> str:
        """SQL of the value of a cell, made by `value` from `text` once for each different cell."""
        name = f"words_{column}"
        self._make(name, f"SELECT word, text, {value} AS value FROM cells_{column}")
        self.joins.append(f"LEFT JOIN {name} ON {name}.word = {self.cell(column)}")
        return f"{name}.value"

    def has_values(self, column: str) -> bool:
        """Whether `value_of` was made of a column."""
        return f"words_{column}" in self.made

    def refuse_where(self, condition: str, rule: str, problem: str, remedy: str, column: str, **values: object) -> bool:
        """Refuse the rows of `arrived_rows` that meet an SQL condition; whether there are any."""
        joins = " ".join(join for join in self.joins if join.split()[2] + "." in condition)
        rows = self.query(
            f"""SELECT line, count(*) OVER () FROM arrived_rows {joins} WHERE {condition}
            ORDER BY line LIMIT {FINDINGS_SHOWN}"""
        )
        if rows:
            lines, count = [int(str(line)) for line, _ in rows], int(str(rows[0][1]))
            self.findings.refuse_lines(rule, problem, remedy, lines, count, column=self.header(column), **values)
        return bool(rows)

    def refuse_cells(self, condition: str, rule: str, problem: str, remedy: str, column: str) -> bool:
        """Refuse the rows whose cell meets a condition on `word`; on `text` and `value` too, where they were made."""
        made = [name for name in (f"words_{column}", f"cells_{column}") if name in self.made]
        found = f"SELECT word FROM {made[0] if made else self.different(column)} WHERE {condition}"
        if not self.query(f"{found} LIMIT 1"):
            return False
        return self.refuse_where(f"{self.cell(column)} IN ({found})", rule, problem, remedy, column)


def load(connection: duckdb.DuckDBPyConnection, grid: Grid, match: Match, gender: str | None) -> bool:
    """Fill `arrived` from the grid's file; False where it is not as regular as it looked."""
    used = sorted({*match.columns.values(), *match.nameless})
    width = len(grid.header.cells)
    every = [f"c{position}" for position in range(width)]
    names = [*(["line"] if grid.numbered else []), *every]
    own = {f"c{match.columns[name]}" for name in OWN_TOTALS if name in match.columns}
    labels = "".join(f", '|', {cell}" for cell in every[:LABELS] if cell not in own)
    is_total = f"regexp_matches(lower(concat(''{labels})), '{BEGINS_AS_TOTAL if gender else IS_TOTAL}')"
    if gender:
        is_person = f"{gender} >= {VISIBLE} AND NOT regexp_matches(lower('|' || {gender}), '{IS_TOTAL}')"
        is_total = f"CASE WHEN {is_person} THEN FALSE ELSE {is_total} END"
    is_filled = " OR ".join(f"{cell} >= {VISIBLE}" for cell in every[:LABELS])
    filled = ", ".join(f"nullif(trim({cell}), '')" for cell in every)
    kept = ", ".join(["line::INTEGER AS line"] * grid.numbered + [f"c{position}" for position in used])
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
    connection.execute("DROP VIEW IF EXISTS arrived_rows; DROP TABLE IF EXISTS arrived")
    try:
        connection.execute(
            f"""CREATE TEMP TABLE arrived AS
            SELECT {kept}, CASE WHEN {is_filled} THEN FALSE ELSE coalesce({filled}) IS NULL END AS nothing,
                {is_total} AS total
            FROM read_csv(?, auto_detect = false, header = false, columns = {{{columns}}}, delim = ?, quote = '"',
                escape = '"', skip = {grid.skip}, strict_mode = true, null_padding = false, compression = 'none')""",
            [str(grid.path), grid.delimiter],
        )
    except duckdb.Error:
        return False
    (count,) = connection.execute("SELECT count(*) FROM arrived").fetchone() or (0,)
    return grid.numbered or count == grid.rows


def show_rows(arrived: Arrived) -> None:
    """Make `arrived_rows`: no blank rows, no total at the end. Totals in the middle are refused."""
    line = "line" if arrived.grid.numbered else f"(rowid + {arrived.grid.header.line + 1})::INTEGER"
    totals = arrived.query(f"SELECT {line} FROM arrived WHERE total AND NOT nothing ORDER BY 1")
    arrived.totals = [int(str(found)) for (found,) in totals]
    cells = sorted({*arrived.match.columns.values(), *arrived.match.nameless})
    kept = ", ".join([f"{line} AS line", *(f"c{position}" for position in cells)])
    ((blank,),) = arrived.query("SELECT count(*) FROM arrived WHERE nothing")
    where = "WHERE NOT (nothing OR total)" if blank or totals else ""
    arrived.connection.execute(f"CREATE OR REPLACE TEMP VIEW arrived_rows AS SELECT {kept} FROM arrived {where}")
    ((count, last),) = arrived.query("SELECT count(*), max(line) FROM arrived_rows")
    arrived.rows = int(str(count))
    if not arrived.rows:
        arrived.findings.refuse(
            "empty", N_("There is no row below the header."), N_("Deliver the file with its rows."),
            line=arrived.grid.header.line,
        )  # fmt: skip
    elif arrived.totals:
        _judge_totals(arrived, int(str(last)))
    _refuse_nameless(arrived)
    _refuse_notes(arrived)


def _judge_totals(arrived: Arrived, last: int) -> None:
    between = [line for line in arrived.totals if line < last]
    if between:
        arrived.findings.refuse_lines(
            "subtotal",
            N_("The row is a total of others, in the middle of the table."),
            N_("Export the table without subtotals."),
            between,
            len(between),
        )
        return
    arrived.findings.warn(
        "total",
        N_("Rows with totals at the end of the table that were left out: {count}."),
        N_("Nothing to do; without totals the file is read in the same way."),
        line=arrived.totals[0],
        count=len(arrived.totals),
    )


def _refuse_nameless(arrived: Arrived) -> None:
    for position in arrived.match.nameless:
        arrived.match.headers[f"c{position}"] = str(position + 1)
        arrived.refuse_where(
            f"nullif(trim(c{position}), '') IS NOT NULL",
            "nameless",
            N_("The column has values and no name."),
            N_("Give the column a name in the header; merged names must be written in each cell."),
            f"c{position}",
        )


def _refuse_notes(arrived: Arrived) -> None:
    """A line with a single cell and no gender is a note, not a person."""
    cells = sorted(set(arrived.match.columns.values()))
    if "gender" not in arrived.match.columns or "gender" not in needed(arrived.source.table) or len(cells) < 3:
        return
    filled = " + ".join(f"(nullif(trim(c{position}), '') IS NOT NULL)::INTEGER" for position in cells)
    gender = arrived.cell("gender")
    if not arrived.blank("gender")[0]:
        return
    arrived.refuse_where(
        f"nullif(trim({gender}), '') IS NULL AND {filled} < 2",
        "note",
        N_("The row has almost no values: it looks like a note, not like a person."),
        N_("Remove notes below and between the rows."),
        "gender",
    )
