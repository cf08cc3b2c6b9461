"""Numbers as offices write them, in SQL: 1.234,50 and 1,234.50, currency, missing words; ambiguous ones are refused."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.ingest.arrived import Arrived
from indicators.ingest.vocabulary import MISSING
from indicators.marking import N_

UNITS = r"€|\$|£|euros?\b|eur\b|pln\b|zł|huf\b|ft\b|ron\b|lei\b|sek\b|kr\b"
SPACES = " \u00a0\u2009\u202f'’"
PLAIN = r"\s*[+-]?([0-9]+|[0-9]+\.([0-9]{1,2}|[0-9]{4,})|0\.[0-9]+)\s*"
TYPED = r"[+-]?[0-9]+(\.[0-9]+)?e[+-]?[0-9]+"
"""A number with decimals from a spreadsheet, as its reader writes it."""
AMBIGUOUS = r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}"
MISSING_LIST = ", ".join("'" + word.replace("'", "''") + "'" for word in MISSING)


def missing_as_null(text: str) -> str:
    """SQL: blank and words such as “n.d.” become NULL."""
    return f"CASE WHEN lower({text}) IN ('', {MISSING_LIST}) THEN NULL ELSE {text} END"


@dataclass(frozen=True)
class Convention:
    """Which sign parts the decimals and which the thousands."""

    decimal: str
    thousands: str

    def proof(self) -> str:
        """A pattern of numbers that can only be written this way."""
        point, group = rf"\{self.decimal}", rf"\{self.thousands}"
        return (
            rf"[+-]?([0-9]{{1,3}}({group}[0-9]{{3}})+{point}[0-9]+|[0-9]{{1,3}}({group}[0-9]{{3}}){{2,}}"
            rf"|[0-9]+{point}([0-9]{{1,2}}|[0-9]{{4,}})|(0|[0-9]{{4,}}){point}[0-9]+)"
        )

    def whole(self) -> str:
        point, group = rf"\{self.decimal}", rf"\{self.thousands}"
        return rf"[+-]?([0-9]+|[0-9]{{1,3}}({group}[0-9]{{3}})+)({point}[0-9]+)?"

    def value(self, text: str) -> str:
        """SQL that makes a number of `text`."""
        return f"TRY_CAST(replace(replace({text}, '{self.thousands}', ''), '{self.decimal}', '.') AS DOUBLE)"


COMMA, POINT = Convention(",", "."), Convention(".", ",")


def read(arrived: Arrived, column: str, plain: bool) -> str:
    """SQL of the number in a cell, DOUBLE, NULL where it is blank; what cannot be read is refused by line."""
    if plain:
        return f"TRY_CAST({arrived.cell(column)} AS DOUBLE)"
    arrived.different_cells(column, *CLEANED)
    convention = _convention(arrived, column)
    if convention is None:
        return "NULL::DOUBLE"
    pattern, value = convention.whole(), convention.value("text")
    if arrived.grid.typed:
        pattern = f"{pattern}|{TYPED}"
        value = f"CASE WHEN contains(text, 'e') THEN TRY_CAST(text AS DOUBLE) ELSE {value} END"
    problem, remedy = (
        N_("The cell is not a number."),
        N_("Write a number, or leave the cell blank where it is not known."),
    )
    arrived.refuse_cells(f"NOT regexp_full_match(text, '{pattern}')", "number", problem, remedy, column)
    return arrived.value_of(column, value)


def refuse_parts(arrived: Arrived, column: str, plain: bool) -> None:
    """Numbers that must be whole and are not, once they are read."""
    if plain or arrived.has_values(column):
        value = "TRY_CAST(word AS DOUBLE)" if plain else "value"
        problem, remedy = N_("The cell is not a whole number."), N_("Write a whole number.")
        arrived.refuse_cells(f"{value} <> floor({value}) OR abs({value}) > 2e9", "whole", problem, remedy, column)


def plain_columns(arrived: Arrived, columns: list[str]) -> set[str]:
    """Those of `columns` whose cells are all numbers that need no thought."""
    if arrived.mapping.decimal == ",":
        return set()
    pattern = f"{PLAIN}|{TYPED}" if arrived.grid.typed else PLAIN
    return {name for name in columns if not arrived.any_cell(name, f"NOT regexp_full_match(word, '{pattern}')")}


def count_missing_words(arrived: Arrived, column: str) -> None:
    ((count, first),) = arrived.query(
        f"SELECT sum(count), min(line) FROM {arrived.different(column)} WHERE lower(trim(word)) IN ({MISSING_LIST})"
    )
    if count:
        warn_of_missing(arrived, column, int(str(count)), int(str(first)))


def warn_of_missing(arrived: Arrived, column: str, count: int, line: int) -> None:
    arrived.findings.warn(
        "missing_word",
        N_("Cells with a word or sign such as “n.d.” or “-”, which count as not known: {count}."),
        N_("Leave cells blank where nothing is known."),
        line=line,
        column=arrived.header(column),
        count=count,
    )


def _cleaning() -> tuple[str, ...]:
    """SQL steps: without unit, without spaces between thousands, missing words as NULL."""
    spaces = SPACES.replace("'", "''")
    grouped = f"[+-]?[0-9]{{1,3}}([{spaces}][0-9]{{3}})+([.,][0-9]+)?"
    return (
        f"trim(regexp_replace(lower(trim(text)), '{UNITS}', '', 'g'), ' \u00a0\u202f')",
        f"IF(regexp_full_match(text, '{grouped}'), regexp_replace(text, '[{spaces}]', '', 'g'), text)",
        missing_as_null("text"),
    )


CLEANED = _cleaning()


def _convention(arrived: Arrived, column: str) -> Convention | None:
    """How the column writes its numbers, proven by its own cells or by the mapping; None where it is refused."""
    if arrived.mapping.decimal:
        return COMMA if arrived.mapping.decimal == "," else POINT
    ((comma, point, unclear),) = arrived.query(
        f"""SELECT sum(count) FILTER (regexp_full_match(text, '{COMMA.proof()}')),
            sum(count) FILTER (regexp_full_match(text, '{POINT.proof()}')),
            sum(count) FILTER (regexp_full_match(text, '{AMBIGUOUS}')) FROM cells_{column}"""
    )
    if comma and point:
        rarer = COMMA if int(str(comma)) < int(str(point)) else POINT
        problem = N_("The column writes decimals with a comma in some rows and with a point in others.")
        remedy = N_("Write all its numbers in the same way.")
        arrived.refuse_cells(f"regexp_full_match(text, '{rarer.proof()}')", "decimal", problem, remedy, column)
        return None
    if unclear and not comma and not point:
        problem = N_("The number may mean thousands or decimals, and no other cell of the column tells which.")
        remedy = N_('Say decimal = "comma" or decimal = "point" in city.toml, or write it without a sign of thousands.')
        arrived.refuse_cells(f"regexp_full_match(text, '{AMBIGUOUS}')", "ambiguous_number", problem, remedy, column)
        return None
    return POINT if point else COMMA
