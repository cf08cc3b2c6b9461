"""What the registers of office holders share: only the columns that are needed are read, so no name ever enters."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from indicators.errors import UnknownName
from indicators.ingest.lines import decoded, numbered
from indicators.ingest.sources import Findings, Source
from indicators.marking import N_
from indicators.settings import Settings

GENDERS = {"M": "M", "F": "W", "": "N"}
LONGEST_CODE = 3  # a longer text may be what belongs in another column: it is not repeated
COUNTED = ["body", "body_type", "role", "gender", "elected"]


@dataclass(frozen=True)
class Wanted:
    """A column to read: our name for it, the headers it may have (as `plain` writes them), whether it must be there."""

    name: str
    headers: tuple[str, ...]
    needed: bool = True


def plain(text: str) -> str:
    """Without accents, apostrophes, dots and differences of case and space: “AGLIE'” and “Agliè” are the same."""
    letters = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return re.sub(r"[^0-9a-z/]+", " ", letters.casefold()).strip()


def plain_column(values: pd.Series) -> pd.Series:
    """`plain` of a column, each different value once."""
    return values.map({value: plain(value) for value in values.unique()})


def read_columns(
    source: Source, findings: Findings, wanted: Sequence[Wanted], delimiters: str = ";,"
) -> tuple[pd.DataFrame, list[str]]:
    """The wanted columns as text with their `line`, and the title lines above the header. Empty where refused."""
    nothing: tuple[pd.DataFrame, list[str]] = (pd.DataFrame(), [])
    content = decoded(source, findings, Settings().register_bytes)
    if content is None:
        return nothing
    lines = content.splitlines()[:10]
    gender = next(each for each in wanted if each.name == "gender")
    start = next((n for n, line in enumerate(lines) if _is_header(line, gender, delimiters)), None)
    if start is None:
        findings.refuse(
            "header",
            N_("No header row was found: none of the first lines has the column “{wanted}”."),
            N_("Deliver the register as it was downloaded, or name the right format in the .toml."),
            wanted=gender.headers[0],
        )
        return nothing
    delimiter = max(delimiters, key=lines[start].count)
    names = _names(lines[start], delimiter, wanted)
    if absent := [each for each in wanted if each.needed and each.name not in names.values()]:
        for each in absent:
            problem, remedy = N_("The column is missing."), N_("Add the column to the file.")
            findings.refuse("column", problem, remedy, line=start + 1, column=each.headers[0])
        return nothing
    frame = _parsed(content, start, delimiter, names, findings)
    if frame.empty and not findings.refused:
        findings.refuse("empty", N_("There is no row below the header."), N_("Deliver the file with its rows."))
    return frame, lines[:start]


def _cells(line: str, delimiter: str) -> list[str]:
    return [plain(cell) for cell in line.removeprefix("\ufeff").split(delimiter)]


def _is_header(line: str, gender: Wanted, delimiters: str) -> bool:
    return any(header in _cells(line, delimiter) for delimiter in delimiters for header in gender.headers)


def _names(header: str, delimiter: str, wanted: Sequence[Wanted]) -> dict[int, str]:
    """Position of each wanted column; of several headers the first of its list."""
    cells = _cells(header, delimiter)
    found = {}
    for each in wanted:
        position = next((cells.index(name) for name in each.headers if name in cells), None)
        if position is not None:
            found[position] = each.name
    return found


def _parsed(content: str, start: int, delimiter: str, names: dict[int, str], findings: Findings) -> pd.DataFrame:
    try:
        frame = pd.read_csv(
            io.StringIO(content), sep=delimiter, skiprows=start + 1, header=None, usecols=sorted({0, *names}),
            dtype=str, keep_default_na=False,
        )  # fmt: skip
    except pd.errors.EmptyDataError:
        return pd.DataFrame()
    except (pd.errors.ParserError, ValueError) as error:
        where = re.search(r"(?:line|row) (\d+)", str(error))
        findings.refuse(
            "csv",
            N_("A line has more or fewer cells than the header, or a quotation mark is not closed."),
            N_("Deliver the register as it was downloaded."),
            line=start + 1 + int(where.group(1)) if where else None,
        )
        return pd.DataFrame()
    frame = frame.fillna("").assign(line=_first_lines(content, start, delimiter, len(frame)))
    filled = (frame.drop(columns="line") != "").any(axis=1)
    frame = frame.rename(columns=names)[filled].copy()
    short = (frame[["place_code", "place_name"]] == "").all(axis=1)
    if short.any():
        findings.refuse(
            "width",
            N_("The line has fewer cells than the header."),
            N_("Deliver the register as it was downloaded."),
            line=int(frame.loc[short, "line"].iloc[0]),
        )
        return pd.DataFrame()
    for name in names.values():
        frame[name] = frame[name].str.strip()
    return frame


def _first_lines(content: str, start: int, delimiter: str, count: int) -> Sequence[int]:
    """The line in which each row begins: one after the other, unless quotes hold line breaks or lines are blank."""
    below = io.StringIO(content, newline="")
    for _ in range(start + 1):
        below.readline()
    at = below.tell()
    if sum(1 for _ in below) == count:
        return range(start + 2, start + 2 + count)
    below.seek(at)
    found = [start + 1 + line for line, cells in numbered(csv.reader(below, delimiter=delimiter)) if cells]
    return found if len(found) == count else range(start + 2, start + 2 + count)


def of_place(frame: pd.DataFrame, source: Source, findings: Findings) -> pd.DataFrame:
    """The rows of the place that the `.toml` names by its code, its name or both."""
    if not source.place_code and not source.place_name:
        findings.refuse(
            "place",
            N_("The register holds many administrations, and nothing says which one is meant."),
            N_("Write place_code or place_name in the .toml beside the file."),
        )
        return frame.iloc[:0]
    chosen = pd.Series(True, index=frame.index)
    if source.place_code:
        chosen &= frame["place_code"].str.lstrip("0") == source.place_code.lstrip("0")
    if source.place_name:
        chosen &= plain_column(frame["place_name"]) == plain(source.place_name)
    found = frame[chosen]
    if found.empty:
        near = UnknownName(N_("place"), source.place_name or source.place_code, set(frame["place_name"].str.lower()))
        remedy = N_("Mend place_code or place_name in the .toml beside the file.")
        findings.refuse("place", _near_or_none(near), remedy, **near.values)
    elif len(several := sorted(plain_column(found["place_name"]).unique())) > 1:
        findings.refuse(
            "place",
            N_("{count} places answer to it: {places}."),
            N_("Write both place_code and place_name in the .toml beside the file."),
            count=len(several),
            places=", ".join(several[:5]),
        )
    return found


def _near_or_none(near: UnknownName) -> str:
    return near.message if "near" in near.values else N_("There is no {kind} “{name}” in the register.")


def with_gender(frame: pd.DataFrame, findings: Findings) -> pd.DataFrame:
    """M and F as our codes; a blank becomes “not stated” with a warning, another code is refused."""
    unknown = sorted(set(frame["gender"].str.upper()) - set(GENDERS))
    if unknown:
        findings.refuse(
            "gender",
            N_("There are codes of sex that the register does not know: {codes}."),
            N_("The register writes M and F."),
            codes=", ".join(dict.fromkeys(code if len(code) <= LONGEST_CODE else "…" for code in unknown)),
        )
        return frame.iloc[:0]
    blank = frame["gender"] == ""
    if blank.any():
        findings.warn(
            "gender",
            N_("The sex of {count} office holders is not stated; they are neither women nor men in the figures."),
            N_("Ask the publisher, if the figures need them."),
            line=int(frame.loc[blank, "line"].iloc[0]),
            count=int(blank.sum()),
        )
    return frame.assign(gender=frame["gender"].str.upper().map(GENDERS))


def refuse_roles(unknown: Iterable[str], findings: Findings) -> None:
    """Roles that no rule names: nobody may be lost or put in the wrong body."""
    for role in sorted(set(unknown)):
        findings.refuse(
            "role",
            N_("There is no rule for the role “{role}”."),
            N_("Report it, so that it can be put in its body; nobody is left out without a word."),
            role=role,
        )


def counted(frame: pd.DataFrame, source: Source, dates: pd.Series | None = None) -> pd.DataFrame:
    """Office holders counted by body, role and gender on their reference date, as rows of `bodies`."""
    frame = frame.assign(reference_date=source.reference_date if dates is None else dates)
    rows = frame.groupby([*COUNTED, "reference_date"], sort=True, dropna=False).size().rename("people").reset_index()
    years = [day.year for day in rows["reference_date"]]
    return rows.assign(city=source.city, year=years, source=source.source, elected=rows["elected"].astype("boolean"))
