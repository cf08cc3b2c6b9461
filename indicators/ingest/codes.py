"""Words of an export become ours: codes, genders, yes and no, units. Only the different values are seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pandas as pd

from indicators.errors import DefinitionError, UnknownName
from indicators.ingest import fields
from indicators.ingest.arrived import IS_BLANK, Arrived
from indicators.ingest.numbers import warn_of_missing
from indicators.ingest.tables import codes
from indicators.ingest.vocabulary import (
    ERRORS,
    GENDER_OF_WORD,
    INVISIBLE,
    LETTERS,
    MISSING,
    ODD_SPACE,
    TRUTH,
    gender_of_letter,
    same,
    tidy,
)  # fmt: skip
from indicators.marking import N_

MOST = 100_000
"""A column with more different values is no category."""
LONGEST = 1_000
LISTED, LISTED_LENGTH = 20, 40
ANY = "*"
"""In a mapping: every value that is not named."""
TYPED_NUMBER = "e0"


@dataclass(frozen=True)
class Value:
    """One of the different values of a column: as it stands, as we compare it, how often, and where first."""

    raw: str
    text: str
    count: int
    line: int


def read(arrived: Arrived, column: str, target: str = "") -> str:
    """SQL of the code or text of `column`; `target` is the column whose codes are meant, where it is another."""
    values = _values(arrived, column)
    if values is None:
        return "NULL::VARCHAR"
    meaning = _meaning(arrived, target or column, values)
    unknown = [value for value in values if meaning.get(value.raw, "") is None]
    if unknown:
        _refuse_unknown(arrived, column, target or column, unknown)
    return _joined(arrived, column, target or column, values, {raw: code or None for raw, code in meaning.items()})


def _values(arrived: Arrived, column: str) -> list[Value] | None:
    """The different values of a column that are not blank; None where they are too many to be categories."""
    rows = arrived.query(
        f"""SELECT word, count, line FROM {arrived.different(column)} WHERE NOT ({IS_BLANK})
        ORDER BY line LIMIT {MOST + 1}"""
    )
    if len(rows) > MOST:
        arrived.findings.refuse(
            "too_many_values",
            N_("The column has more than {most} different values: it is no category."),
            N_("Check the mapping: a unit, a level or an occupation is meant."),
            column=arrived.header(column),
            most=MOST,
        )
        return None
    found = [Value(str(raw), tidy(str(raw)), int(str(count)), int(str(line))) for raw, count, line in rows]
    if arrived.grid.typed:
        found = [_without_mark(value) for value in found]
    _judge_signs(arrived, column, found)
    return found


def _without_mark(value: Value) -> Value:
    number = value.text.removesuffix(TYPED_NUMBER)
    is_number = number != value.text and number.replace(".", "", 1).replace("-", "", 1).isdigit()
    return Value(value.raw, number, value.count, value.line) if is_number else value


def _judge_signs(arrived: Arrived, column: str, values: Iterable[Value]) -> None:
    """Errors of a spreadsheet are refused; invisible signs and very long texts are warned of."""
    for value in values:
        if value.text.casefold() in ERRORS:
            arrived.findings.refuse(
                "error_cell",
                N_("A cell of the row holds an error such as #REF! or #N/A."),
                N_("Mend it, save the workbook, or paste the table as values."),
                line=value.line,
                column=arrived.header(column),
            )
    odd = [value for value in values if INVISIBLE.search(value.raw) or ODD_SPACE.search(value.raw)]
    if odd:
        warn_of_invisible(arrived, column, sum(value.count for value in odd), odd[0].line)
    long = [value for value in values if len(value.text) > LONGEST]
    if long:
        arrived.findings.warn(
            "long_text",
            N_("Cells of more than {longest} characters, which were not kept: {count}."),
            N_("Check that the column is what the mapping says."),
            line=long[0].line,
            column=arrived.header(column),
            count=sum(value.count for value in long),
            longest=LONGEST,
        )


def warn_of_invisible(arrived: Arrived, column: str, count: int, line: int) -> None:
    arrived.findings.warn(
        "invisible",
        N_("Cells with invisible signs, which were taken out: {count}."),
        N_("Nothing to do; if the export can be mended, they are better left out."),
        line=line,
        column=arrived.header(column),
        count=count,
    )


def _meaning(arrived: Arrived, column: str, values: list[Value]) -> dict[str, str | None]:
    """Raw value to code; "" for nothing, None for a value that nobody knows."""
    table = arrived.source.table
    own = {same(local): code for local, code in arrived.mapping.codes.get(column, {}).items()}
    known = codes(table, column)
    _check_codes(arrived, column, own.values(), known)
    words = [value for value in values if value.text.casefold() in MISSING and same(value.text) not in own]
    missing = [] if column == "gender" else words
    if missing:
        warn_of_missing(arrived, column, sum(value.count for value in missing), missing[0].line)
    nothing = {value.raw for value in missing} | {value.raw for value in values if len(value.text) > LONGEST}
    lookup = _lookup(arrived, column, values, known)
    return {
        value.raw: own[same(value.text)]
        if same(value.text) in own
        else ""
        if value.raw in nothing
        else own[ANY]
        if ANY in own
        else lookup(value.text)
        for value in values
    }


def _lookup(arrived: Arrived, column: str, values: list[Value], known: tuple[str, ...]) -> Callable[[str], str | None]:
    """What a value means that the city's mapping does not name."""
    kind = fields.kind(arrived.source.table, column)
    if column == "gender":
        beside = {same(value.text) for value in values}
        return lambda text: _gender(same(text), beside, arrived.country)
    if kind == fields.BOOLEAN:
        return lambda text: TRUTH.get(same(text))
    if known:
        ours = {same(code): code for code in known}
        return lambda text: ours.get(same(text))
    return lambda text: text


def _gender(word: str, beside: set[str], country: str) -> str | None:
    if word in MISSING:
        return "N"
    if "w" in beside and word in ("m", "n"):
        return word.upper()
    return gender_of_letter(word, beside, country) if word in LETTERS else GENDER_OF_WORD.get(word)


def _check_codes(arrived: Arrived, column: str, used: Iterable[str], known: tuple[str, ...]) -> None:
    allowed = ("true", "false", "") if fields.kind(arrived.source.table, column) == fields.BOOLEAN else known
    for code in used:
        if allowed and code and code not in allowed:
            where, problem = f"{arrived.source.city}/city.toml", UnknownName(column, code, allowed)
            raise DefinitionError(N_("{file}: {problem}"), file=where, problem=problem)


def _refuse_unknown(arrived: Arrived, column: str, target: str, unknown: list[Value]) -> None:
    """Lists the codes, unless they are so many that they may be the values of single persons."""
    names = [value.text[:LISTED_LENGTH] for value in unknown]
    few = len(unknown) <= LISTED or sum(value.count for value in unknown) > 5 * len(unknown)
    arrived.findings.refuse(
        "unknown_code",
        N_("Unknown: {unknown}. Known are: {known}.")
        if few
        else N_("{count} different values are unknown. Known are: {known}."),
        N_("Say in city.toml, under codes.{target}, what each of them means."),
        line=unknown[0].line,
        column=arrived.header(column),
        unknown=", ".join(f"“{name}”" for name in names[:LISTED]) + (", …" if len(names) > LISTED else ""),
        count=len(unknown),
        known=", ".join(codes(arrived.source.table, target)) or "true, false",
        target=target,
    )


def _joined(arrived: Arrived, column: str, target: str, values: list[Value], meaning: dict[str, str | None]) -> str:
    """SQL of the meaning: the cell itself where nothing changes, else through a small table of words."""
    cell, blank = arrived.cell(column), arrived.mapping.codes.get(target, {}).get("", "")
    if target == "gender":
        blank = blank or "N"
        _warn_of_no_gender(arrived, column, values)
    changed = any(meaning[value.raw] != value.raw for value in values) or blank or not values
    if not changed:
        return f"nullif({cell}, '')"
    name = f"words_{target}"
    words = pd.DataFrame(
        {"word": [value.raw for value in values], "code": [meaning[value.raw] for value in values]}, dtype="str"
    )
    arrived.connection.register("incoming_words", words)
    arrived.connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT word::VARCHAR word, code::VARCHAR code FROM incoming_words"
    )
    arrived.connection.unregister("incoming_words")
    arrived.joins.append(f"LEFT JOIN {name} ON {name}.word = {cell}")
    if not blank:
        return f"{name}.code"
    return f"CASE WHEN nullif(trim({cell}), '') IS NULL THEN '{blank}' ELSE {name}.code END"


def _warn_of_no_gender(arrived: Arrived, column: str, values: list[Value]) -> None:
    named = {same(local) for local in arrived.mapping.codes.get("gender", {})}
    words = [value for value in values if value.text.casefold() in MISSING and same(value.text) not in named]
    count = arrived.rows - sum(value.count for value in values) + sum(value.count for value in words)
    if count and "" not in named:
        (_, line) = arrived.blank(column)
        arrived.findings.warn(
            "no_gender",
            N_("Rows that do not say the gender and count as not stated: {count}."),
            N_("Fill it in, if it is known."),
            line=min([*([] if line is None else [line]), *(value.line for value in words)]),
            column=arrived.header(column),
            count=count,
        )
