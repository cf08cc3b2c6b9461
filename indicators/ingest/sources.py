"""A source file and what is said of it in the `.toml` of the same name beside it."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from indicators.catalogue import known_keys, read_toml
from indicators.errors import DefinitionError, Finding, UnknownName
from indicators.ingest.tables import codes, columns
from indicators.marking import N_
from indicators.settings import Settings

DATE_BASES = ("stated", "inferred")
GENDERS = ("as_published", "swapped")
FIELDS = ["format", "reference_date", "date_basis", "publisher", "url", "administration", "labels"]
FIELDS += ["place_code", "place_name", "employers", "genders"]  # of public formats that hold more than one body


@dataclass(frozen=True)
class Source:
    """One file of figures. `labels`: the file's own words to columns of our vocabulary.

    `place_code`, `place_name`: the municipality to take out of a register. `employers`: names of employers to slugs.
    `genders`: "swapped" where the publisher exchanged women and men, and somebody has made sure of it.
    """

    path: Path
    city: str | None
    format: str
    publisher: str
    date_basis: str
    reference_date: dt.date | None = None
    url: str = ""
    administration: str = ""
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    place_code: str = ""
    place_name: str = ""
    employers: dict[str, str] = field(default_factory=dict)
    genders: str = "as_published"

    @property
    def name(self) -> str:
        """The file's path below the data folder, as it is named in messages."""
        data = Settings().data
        return self.path.relative_to(data).as_posix() if self.path.is_relative_to(data) else self.path.name


class Findings:
    """Collects what the checks of one file find."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.found: list[Finding] = []

    def refuse(self, rule: str, problem: str, remedy: str, **place_and_values: Any) -> None:
        self._add("refused", rule, problem, remedy, **place_and_values)

    def warn(self, rule: str, problem: str, remedy: str, **place_and_values: Any) -> None:
        self._add("warned", rule, problem, remedy, **place_and_values)

    def _add(
        self,
        severity: str,
        rule: str,
        problem: str,
        remedy: str,
        line: int | None = None,
        column: str | None = None,
        **values: Any,
    ) -> None:
        self.found.append(Finding(severity, self.source.name, rule, problem, remedy, line, column, values))

    @property
    def refused(self) -> bool:
        return any(finding.refused for finding in self.found)


def read_source(path: Path, city: str | None) -> Source:
    """The source that `path`, a `.toml` beside a `.csv`, describes."""
    raw = read_toml(path)
    known_keys(raw, FIELDS, path.name)
    for key in ("format", "date_basis", "publisher"):
        if key not in raw:
            raise DefinitionError(N_("{file}: the field “{field}” is missing."), file=path.name, field=key)
    if raw["date_basis"] not in DATE_BASES:
        raise DefinitionError(
            N_("{file}: {problem}"),
            file=path.name,
            problem=UnknownName("date_basis", str(raw["date_basis"]), DATE_BASES),
        )
    if not isinstance(raw.get("reference_date", dt.date.min), dt.date):
        raise DefinitionError(N_("{file}: reference_date is not a date; write it as 2024-12-31."), file=path.name)
    if raw.get("genders", GENDERS[0]) not in GENDERS:
        problem = UnknownName("genders", str(raw["genders"]), GENDERS)
        raise DefinitionError(N_("{file}: {problem}"), file=path.name, problem=problem)
    _check_labels(raw.get("labels", {}), path.name)
    data = path.with_suffix(".csv")
    if not data.exists():
        raise DefinitionError(
            N_("{file}: the file {data} that it describes is missing."), file=path.name, data=data.name
        )
    return Source(path=data, city=city, **raw)


def _check_labels(labels: Any, file: str) -> None:
    """Each label of the file is a table of columns of `staff` and their codes."""
    for label, meaning in labels.items():
        if not isinstance(meaning, dict):
            raise DefinitionError(
                N_('{file}: the meaning of “{label}” is not a table; write {{ level = "…" }}.'), file=file, label=label
            )
        known_keys(meaning, list(columns("staff")), file)
        for column, code in meaning.items():
            known = codes("staff", column)
            if known and code not in known:
                raise DefinitionError(N_("{file}: {problem}"), file=file, problem=UnknownName(column, str(code), known))


def read_lines(source: Source, findings: Findings) -> list[tuple[int, list[str]]]:
    """The file as text: (line number, cells) for each line that is not blank. Empty where it was refused."""
    content = decoded(source, findings)
    if content is None:
        return []
    reader = csv.reader(content.splitlines(), delimiter=_delimiter(content), strict=True)
    try:
        return list(_numbered(reader))
    except csv.Error:
        findings.refuse(
            "csv",
            N_("A quotation mark is opened and not closed, or stands in the middle of a cell."),
            N_("Save the file again as CSV from the spreadsheet."),
            line=reader.line_num,
        )
        return []


def _numbered(reader: Any) -> Iterator[tuple[int, list[str]]]:
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield reader.line_num, [cell.strip() for cell in cells]


def decoded(source: Source, findings: Findings, most_bytes: int | None = None) -> str | None:
    """The file as text, or None where it was refused; `most_bytes` where a larger file than usual is no mistake."""
    if source.path.stat().st_size > (most_bytes or Settings().source_bytes):
        findings.refuse(
            "size", N_("The file is too large for a published table."), N_("Check that it is the right file.")
        )
        return None
    raw = source.path.read_bytes()
    if b"\0" in raw:
        findings.refuse(
            "encoding", N_("The file holds NUL bytes: it is not a text file."), N_("Save it as CSV, UTF-8.")
        )
        return None
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    findings.refuse("encoding", N_("The characters of the file cannot be read."), N_("Save it as CSV, UTF-8."))
    return None


def _delimiter(content: str) -> str:
    header = next((line for line in content.splitlines() if line.strip()), "")
    return max(";,\t|", key=header.count)
