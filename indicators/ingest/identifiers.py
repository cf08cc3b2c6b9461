"""Identifiers of persons: never a name, a tax code or an address, never damaged by a spreadsheet. All of it in SQL."""

from __future__ import annotations

from indicators.ingest.arrived import Arrived
from indicators.ingest.codes import warn_of_invisible
from indicators.ingest.vocabulary import INVISIBLE, ODD_SPACE
from indicators.marking import N_


def read(arrived: Arrived, column: str) -> str:
    """SQL of an identifier; damaged ones, missing ones and tax codes are refused."""
    cell = arrived.cell(column)
    hidden = INVISIBLE.pattern.replace("'", "''")
    tidied = f"trim(regexp_replace({cell}, '{hidden}|{ODD_SPACE.pattern}', '', 'g'))"
    value = f"trim({cell})" if arrived.grid.plain else f"nfc_normalize({tidied})"
    if not arrived.grid.plain:
        _count_invisible(arrived, column, f"{cell} <> {tidied} AND trim({cell}) <> {tidied}")
    damaged = r"[0-9]+[.,]0+|[0-9]+([.,][0-9]+)?[eE][+]?[0-9]+" + (r"|[0-9]{16,}" if arrived.grid.typed else "")
    tax_code = r"[A-Za-z]{6}[0-9]{2}[A-Za-z][0-9]{2}[A-Za-z][0-9]{3}[A-Za-z]"
    for pattern, rule, problem, remedy in (
        (damaged, "damaged_id", N_("The id was damaged by a spreadsheet, as in 1,23E+11 or 1.0."),
         N_("Export again with the column as text.")),
        (tax_code, "never_send", N_("The id is a tax code, which must never be sent."),
         N_("Replace it by a number that only your office can resolve.")),
        (r".+@.+\..+", "never_send", N_("The id is an e-mail address, which must never be sent."),
         N_("Replace it by a number that only your office can resolve.")),
    ):  # fmt: skip
        arrived.refuse_where(f"regexp_full_match({value}, '{pattern}')", rule, problem, remedy, column)
    problem, remedy = N_("The id is missing."), N_("Give each row its id, or leave the whole column out.")
    arrived.refuse_where(f"coalesce({value}, '') = ''", "empty_id", problem, remedy, column)
    return value


def _count_invisible(arrived: Arrived, column: str, condition: str) -> None:
    ((count, line),) = arrived.query(f"SELECT count(*), min(line) FROM arrived_rows WHERE {condition}")
    if count:
        warn_of_invisible(arrived, column, int(str(count)), int(str(line)))
