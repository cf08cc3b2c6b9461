"""The header of an export: found below its titles, matched with the mapping; what is missing, unknown or forbidden."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from indicators.errors import DefinitionError, UnknownName
from indicators.ingest.fields import columns_to_fill, extras, needed
from indicators.ingest.personal import is_birth_date, never_send
from indicators.ingest.sources import Findings, Source
from indicators.ingest.vocabulary import GENDER_OF_WORD, bare, same
from indicators.marking import N_

Row = tuple[int, list[str]]

SEARCHED = 40
"""Lines among which the header is looked for."""
LISTED = 20
AGES = re.compile(r"[<>≤≥]? ?\d{2}( ?[-–a] ?\d{2})?|(19|20)\d\d|da \d\d a \d\d")


@dataclass(frozen=True)
class Header:
    """The header row: its line, its cells, and how many lines of the file it and the titles above take."""

    line: int
    cells: tuple[str, ...]
    index: int = 0


@dataclass
class Match:
    """Which column of the file feeds which of ours. `nameless` are positions without a name."""

    columns: dict[str, int] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    nameless: list[int] = field(default_factory=list)
    birth_dates: set[str] = field(default_factory=set)


def known_headers(source: Source) -> dict[str, tuple[str, ...]]:
    """Bare header to our columns: those of the mapping, and our own words."""
    ours = [*columns_to_fill(source.table), *extras(source.table)]
    known: dict[str, tuple[str, ...]] = {bare(name): (name,) for name in ours}
    for header, names in (source.mapping.columns if source.mapping else {}).items():
        for name in names:
            if name not in ours:
                where, problem = f"{source.city}/city.toml", UnknownName(N_("column"), name, ours)
                raise DefinitionError(N_("{file}: {problem}"), file=where, problem=problem)
        known[bare(header)] = names
    return known


def find(rows: list[Row], known: Iterable[str]) -> tuple[int, int]:
    """Which of `rows` is the header, and how many of its cells are known: 0 where none is."""
    known = set(known)
    scores = [len({bare(cell) for cell in cells} & known) for _, cells in rows[:SEARCHED]]
    best = max(scores, default=0)
    return (scores.index(best), best) if best else (0, 0)


def check_place(rows: list[Row], index: int, matches: int, source: Source, findings: Findings) -> Header | None:
    """The header row, with a warning of titles above it; refused where there is none, or where it has two rows."""
    if not matches:
        wanted = ", ".join(needed(source.table))
        findings.refuse(
            "header",
            N_("No line looks like a header; wanted are at least: {wanted}."),
            N_("Put the names of the columns above the rows, or map yours in city.toml under [[mapping]]."),
            line=rows[0][0] if rows else None,
            wanted=wanted,
        )
        return None
    line, cells = rows[index]
    cells = [" ".join(cell.split()) for cell in cells]
    above = [row for row in rows[:index] if any(cell.strip() for cell in row[1])]
    below = rows[index + 1][1] if index + 1 < len(rows) else []
    if _is_group_row(above[-1][1] if above else [], cells) or _fills_blanks(cells, below):
        findings.refuse(
            "two_row_header",
            N_("The header has two rows."),
            N_("Write one header row with one name a column, and export again."),
            line=line,
        )
        return None
    if above:
        findings.warn(
            "title",
            N_("Lines above the header that were passed over: {count}."),
            N_("Nothing to do, if they are titles."),
            line=above[0][0],
            count=len(above),
        )
    while cells and not cells[-1] and (len(below) < len(cells) or not below[-1].strip()):
        cells.pop()
        below = below[: len(cells)]
    return Header(line, tuple(cells), index)


def _is_group_row(above: list[str], header: list[str]) -> bool:
    """Words in several cells right above, and no number: a first header row, not a title."""
    filled = [cell for cell in above if cell.strip()]
    return len(above) == len(header) and len(filled) > 1 and not any(re.search(r"\d", cell) for cell in filled)


def _fills_blanks(header: list[str], below: list[str]) -> bool:
    """The next row names what the header leaves blank."""
    inner = [position for position, cell in enumerate(header) if not cell]
    words = [cell.strip() for cell in below if cell.strip()]
    named = [position for position in inner if position < len(below) and below[position].strip()]
    repeated = any(_is_pivot_word(word) for word in words)
    blank_first = bool(below) and not below[0].strip()
    return bool(named) and not any(re.fullmatch(r"[\d.,]+", word) for word in words) and (repeated or blank_first)


def match(header: Header, source: Source, findings: Findings) -> Match | None:
    """Which column feeds which of ours; None where something was refused."""
    _refuse_doubles(header, findings)
    known = known_headers(source)
    found, unknown, forbidden = Match(), [], []
    ignored = {bare(name) for name in (source.mapping.ignored if source.mapping else ())}
    for position, cell in enumerate(header.cells):
        names = known.get(bare(cell), ()) if cell else ()
        if not cell:
            found.nameless.append(position)
        elif never_send(cell) and not names:
            forbidden.append(cell)
        elif names:
            _feed(found, header, position, names, findings)
        elif bare(cell) not in ignored:
            unknown.append(cell)
    _refuse_pivot(header, unknown, findings)
    _refuse_missing(header, found, source, findings)
    if findings.refused:
        return None
    _warn(header, found, source, unknown, forbidden, findings)
    return found


def _refuse_doubles(header: Header, findings: Findings) -> None:
    doubles = [name for name, count in Counter(bare(cell) for cell in header.cells if cell).items() if count > 1]
    for name in doubles:
        findings.refuse(
            "header_twice",
            N_("Two columns have the same name."),
            N_("Give each column a name of its own, or remove one; a header of two rows must become one."),
            line=header.line,
            column=next(cell for cell in header.cells if bare(cell) == name),
        )


def _feed(found: Match, header: Header, position: int, names: tuple[str, ...], findings: Findings) -> None:
    cell = header.cells[position]
    for name in names:
        if name in found.columns:
            findings.refuse(
                "header_twice",
                N_("This column and “{other}” both mean “{name}”."),
                N_("Remove one, or put it under ignored in city.toml."),
                line=header.line,
                column=cell,
                other=found.headers[name],
                name=name,
            )
        elif never_send(cell) and name not in ("birth_year", "age"):
            findings.refuse(
                "never_send",
                N_("A column that must never be sent is mapped to “{name}”."),
                N_("Remove it from the export and from city.toml."),
                line=header.line,
                column=cell,
                name=name,
            )
        found.columns[name], found.headers[name] = position, cell
        if is_birth_date(cell):
            found.birth_dates.add(name)


def _is_pivot_word(cell: str) -> bool:
    return same(cell) in GENDER_OF_WORD or bool(AGES.fullmatch(same(cell)))


def _refuse_pivot(header: Header, unknown: list[str], findings: Findings) -> None:
    spread = [cell for cell in unknown if _is_pivot_word(cell)]
    if len(spread) > 1:
        findings.refuse(
            "pivot",
            N_("The table is spread out: {columns} are columns, but should be values of one column."),
            N_("Export one row a person or a counted group, with gender, age or year as a column."),
            line=header.line,
            column=spread[0],
            columns=", ".join(spread[:LISTED]),
        )


def _refuse_missing(header: Header, found: Match, source: Source, findings: Findings) -> None:
    constants = source.mapping.constants if source.mapping else {}
    given = {*found.columns, *constants, *(("reference_date", "year") if source.reference_date else ())}
    for name in needed(source.table):
        if name in given or (name == "reference_date" and "year" in given):
            continue
        findings.refuse(
            "column",
            N_("The column is missing."),
            N_("Add it to the export, or say in city.toml under [[mapping]] which column it is or what its value is."),
            line=header.line,
            column=name,
        )


def _warn(
    header: Header, found: Match, source: Source, unknown: list[str], forbidden: list[str], findings: Findings
) -> None:
    for cell in forbidden:
        findings.warn(
            "never_send",
            N_("This must never be sent; the column was dropped unread."),
            N_("Remove the column from the export."),
            line=header.line,
            column=cell,
        )
    if unknown:
        findings.warn(
            "ignored",
            N_("Columns that are not used: {count} ({columns})."),
            N_("Map them in city.toml, or list them there under ignored."),
            line=header.line,
            count=len(unknown),
            columns=", ".join(unknown[:LISTED]) + (", …" if len(unknown) > LISTED else ""),
        )
    mapped = {bare(header) for header in (source.mapping.columns if source.mapping else {})}
    own = [cell for name, cell in found.headers.items() if bare(cell) == bare(name) and bare(cell) not in mapped]
    local = [cell for name, cell in found.headers.items() if bare(cell) != bare(name)]
    if own and local:
        findings.warn(
            "mixed_header",
            N_("The header mixes languages: {own} are our words, {local} are not."),
            N_("Nothing to do, if each column means what it says."),
            line=header.line,
            own=", ".join(own[:LISTED]),
            local=", ".join(local[:LISTED]),
        )
