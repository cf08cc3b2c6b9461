"""Reads the `[[mapping]]` tables of a `city.toml`: how an administration writes what it exports."""

from __future__ import annotations

import datetime as dt
from typing import Any

from indicators.errors import DefinitionError, UnknownName
from indicators.marking import N_
from indicators.model import Mapping
from indicators.toml_files import known_keys, required

LISTS = ("files", "years", "ignored", "blank_means_zero")
TABLES = ("columns", "codes", "constants")
WORDS = ("table", "sheet", "date_format", "decimal")
DATE_FORMATS = ("dd/mm/yyyy", "mm/dd/yyyy", "yyyy-mm-dd")
DECIMALS = {"comma": ",", "point": ".", ",": ",", ".": "."}


def read_mapping(raw: dict[str, Any], where: str) -> Mapping:
    """One `[[mapping]]`, checked as far as it does not need the canonical tables; DefinitionError names the field."""
    known_keys(raw, [*WORDS, *LISTS, *TABLES], f"{where} [[mapping]]")
    required(raw, ("table",), where)
    for fields, kind in ((WORDS, str), (LISTS, list), (TABLES, dict)):
        for name in fields:
            if not isinstance(raw.get(name, kind()), kind):
                raise DefinitionError(N_("{file}: mapping: the field “{field}” is not of the right kind."), **{
                    "file": where, "field": name,
                })  # fmt: skip
    _one_of(raw.get("date_format"), DATE_FORMATS, "date_format", where)
    _one_of(raw.get("decimal"), DECIMALS, "decimal", where)
    return Mapping(
        table=raw["table"],
        sheet=raw.get("sheet", ""),
        columns={header: _columns(names, header, where) for header, names in raw.get("columns", {}).items()},
        codes={column: _codes(codes, column, where) for column, codes in raw.get("codes", {}).items()},
        constants={column: _text(value) for column, value in raw.get("constants", {}).items()},
        date_format=raw.get("date_format", ""),
        decimal=DECIMALS.get(raw.get("decimal", ""), ""),
        **{name: tuple(raw.get(name, ())) for name in LISTS},
    )


def _one_of(value: str | None, known: Any, field: str, where: str) -> None:
    if value is not None and value not in known:
        raise DefinitionError(N_("{file}: {problem}"), file=where, problem=UnknownName(field, value, known))


def _columns(names: Any, header: str, where: str) -> tuple[str, ...]:
    """One header may feed several columns: a label may say level and group of staff."""
    found = [names] if isinstance(names, str) else names
    if not isinstance(found, list) or not all(isinstance(name, str) for name in found):
        raise DefinitionError(
            N_("{file}: mapping: say which column “{header}” is, or a list of columns."), file=where, header=header
        )
    return tuple(found)


def _codes(codes: Any, column: str, where: str) -> dict[str, str]:
    if not isinstance(codes, dict):
        raise DefinitionError(
            N_("{file}: mapping: codes.{column} is not a table of local values and their codes."),
            file=where,
            column=column,
        )
    return {str(local): _text(code) for local, code in codes.items()}


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, dt.date) else str(value)
