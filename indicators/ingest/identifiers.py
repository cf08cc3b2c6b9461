"""Identifiers of persons: never a name, a tax code or an address, never damaged by a spreadsheet. All of it in SQL."""

from __future__ import annotations

from indicators.ingest.arrived import Arrived
from indicators.ingest.codes import warn_of_invisible
from indicators.ingest.vocabulary import INVISIBLE, ODD_SPACE
from indicators.marking import N_

DAMAGED = r"[0-9]+[.,]0+|[0-9]+([.,][0-9]+)?[eE][+]?[0-9]+"
DAMAGED_TYPED = DAMAGED + r"|[0-9]{16,}"
TAX_CODE = r"[A-Za-z]{6}[0-9]{2}[A-Za-z][0-9]{2}[A-Za-z][0-9]{3}[A-Za-z]"
ADDRESS = r".+@.+\..+"


def read(arrived: Arrived, column: str) -> str:
    """SQL of an identifier; damaged ones, missing ones and tax codes are refused."""
    cell = arrived.cell(column)
    value = f"trim({cell})" if _is_ascii(arrived, cell) else _tidied(arrived, column)
    damaged = DAMAGED_TYPED if arrived.grid.typed else DAMAGED
    ((wrong,),) = arrived.query(
        f"""SELECT count(*) FROM arrived_rows
        WHERE coalesce({value}, '') = '' OR regexp_full_match({value}, '{damaged}|{TAX_CODE}|{ADDRESS}')"""
    )
    if wrong:
        _refuse(arrived, column, value, damaged)
    return value


def _is_ascii(arrived: Arrived, cell: str) -> bool:
    """Names of units may have accents; identifiers nearly never do."""
    odd = f"SELECT 1 FROM arrived_rows WHERE regexp_matches({cell}, '[^ -~]') LIMIT 1"
    return arrived.grid.plain or not arrived.query(odd)


def _tidied(arrived: Arrived, column: str) -> str:
    """SQL of the identifier without invisible signs, which are warned of."""
    cell, hidden = arrived.cell(column), INVISIBLE.pattern.replace("'", "''")
    tidied = f"trim(regexp_replace({cell}, '{hidden}|{ODD_SPACE.pattern}', '', 'g'))"
    _count_invisible(arrived, column, f"{cell} <> {tidied} AND trim({cell}) <> {tidied}")
    return f"nfc_normalize({tidied})"


def _refuse(arrived: Arrived, column: str, value: str, damaged: str) -> None:
    replace_it = N_("Replace it by a number that only your office can resolve.")
    for pattern, rule, problem, remedy in (
        (damaged, "damaged_id", N_("The id was damaged by a spreadsheet, as in 1,23E+11 or 1.0."),
         N_("Export again with the column as text.")),
        (TAX_CODE, "never_send", N_("The id is a tax code, which must never be sent."), replace_it),
        (ADDRESS, "never_send", N_("The id is an e-mail address, which must never be sent."), replace_it),
    ):  # fmt: skip
        arrived.refuse_where(f"regexp_full_match({value}, '{pattern}')", rule, problem, remedy, column)
    problem, remedy = N_("The id is missing."), N_("Give each row its id, or leave the whole column out.")
    arrived.refuse_where(f"coalesce({value}, '') = ''", "empty_id", problem, remedy, column)


def _count_invisible(arrived: Arrived, column: str, condition: str) -> None:
    ((count, line),) = arrived.query(f"SELECT count(*), min(line) FROM arrived_rows WHERE {condition}")
    if count:
        warn_of_invisible(arrived, column, int(str(count)), int(str(line)))
