"""A source file and what is said of it in the `.toml` of the same name beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from indicators.cities import cities
from indicators.errors import DefinitionError, Finding, UnknownName
from indicators.ingest.tables import codes, columns, table_names
from indicators.marking import N_
from indicators.model import Mapping
from indicators.settings import Settings
from indicators.toml_files import known_keys, read_toml

DATE_BASES = ("stated", "inferred")
GENDERS = ("as_published", "swapped")
KINDS = ("published", "delivered", "synthetic")
SUFFIXES = (".csv", ".xlsx", ".ods")
ROWS = "rows"
"""The format of an export of the administration's own: rows of a canonical table, read by the city's mapping."""
FIELDS = [
    "format", "reference_date", "date_basis", "publisher", "url", "administration", "labels",
    "source", "table", "sheet",
]  # fmt: skip
FIELDS += ["place_code", "place_name", "employers", "genders"]  # of public formats that hold more than one body
FINDINGS_SHOWN = 20
"""Of one rule and column; the rest is counted."""


@dataclass(frozen=True)
class Source:
    """One file of figures. `labels`: the file's own words to columns of our vocabulary.

    `table`, `sheet` and `mapping` are those of an export of rows; without a mapping its headers are our own words.
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
    source: str = "published"
    table: str = ""
    sheet: str = ""
    mapping: Mapping | None = None
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
    """Collects what the checks of one file find: of one rule and column the first ones, the rest counted."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.sheet: str | None = None
        self._kept: list[Finding] = []
        self._more: dict[tuple[str, str, str | None], int] = {}

    @property
    def found(self) -> list[Finding]:
        """Everything found; a last finding of a rule and column counts those that are not listed."""
        return [*self._kept, *(self._rest(*key, count) for key, count in self._more.items() if count > 0)]

    def refuse(self, rule: str, problem: str, remedy: str, **place_and_values: Any) -> None:
        self._add("refused", rule, problem, remedy, **place_and_values)

    def warn(self, rule: str, problem: str, remedy: str, **place_and_values: Any) -> None:
        self._add("warned", rule, problem, remedy, **place_and_values)

    def refuse_lines(
        self, rule: str, problem: str, remedy: str, lines: list[int], count: int, **place_and_values: Any
    ) -> None:
        """The same problem in `count` lines, of which `lines` are the first."""
        for line in lines[:FINDINGS_SHOWN]:
            self.refuse(rule, problem, remedy, line=line, **place_and_values)
        key = ("refused", rule, place_and_values.get("column"))
        self._more[key] = self._more.get(key, 0) + count - min(len(lines), FINDINGS_SHOWN)

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
        key = (severity, rule, column)
        known = sum((each.severity, each.rule, each.column) == key for each in self._kept)
        if known >= FINDINGS_SHOWN:
            self._more[key] = self._more.get(key, 0) + 1
            return
        finding = Finding(severity, self.source.name, rule, problem, remedy, line, column, self.sheet, values)
        self._kept.append(finding)

    def _rest(self, severity: str, rule: str, column: str | None, count: int) -> Finding:
        problem, remedy = N_("Further lines with the same problem: {count}."), N_("Mend them in the same way.")
        return Finding(severity, self.source.name, rule, problem, remedy, None, column, self.sheet, {"count": count})

    @property
    def refused(self) -> bool:
        return any(finding.refused for finding in self._kept)


def read_source(path: Path, city: str | None) -> Source:
    """The source that `path`, a `.toml` beside a table, describes."""
    raw = read_toml(path)
    known_keys(raw, FIELDS, path.name)
    for key in ("format", "date_basis", "publisher"):
        if key not in raw:
            raise DefinitionError(N_("{file}: the field “{field}” is missing."), file=path.name, field=key)
    _one_of(raw["date_basis"], DATE_BASES, "date_basis", path.name)
    if not isinstance(raw.get("reference_date", dt.date.min), dt.date):
        raise DefinitionError(N_("{file}: reference_date is not a date; write it as 2024-12-31."), file=path.name)
    _one_of(raw.get("source", "published"), KINDS, "source", path.name)
    _one_of(raw.get("genders", GENDERS[0]), GENDERS, "genders", path.name)
    _check_texts(raw, path.name)
    _check_labels(raw.get("labels", {}), path.name)
    data = _described(path)
    return rows_source(data, city, **raw) if raw["format"] == ROWS else Source(path=data, city=city, **raw)


def _described(path: Path) -> Path:
    """The table that a `.toml` stands beside."""
    for suffix in SUFFIXES:
        if path.with_suffix(suffix).exists():
            return path.with_suffix(suffix)
    missing = path.with_suffix(".csv").name
    raise DefinitionError(N_("{file}: the file {data} that it describes is missing."), file=path.name, data=missing)


def rows_source(path: Path, city: str | None, table: str = "", sheet: str = "", **said: Any) -> Source:
    """An export of rows of `table`, with the first mapping of the city that holds for this file and year.

    `said` are further fields of Source; UnknownName where there is no such table or city.
    """
    if city is None or city not in cities():
        raise UnknownName(N_("city"), str(city or ""), cities())
    if table not in table_names() or table == "deliveries":
        raise UnknownName(N_("table"), table, [name for name in table_names() if name != "deliveries"])
    administration = said.pop("administration", "") or cities()[city].official_name
    day = said.get("reference_date")
    mapping = mapping_of(cities()[city].mappings, table, path.name, day.year if day else None)
    fields = {"format": ROWS, "publisher": administration, "date_basis": "stated", "source": "delivered", **said}
    sheet = sheet or (mapping.sheet if mapping else "")
    return Source(path, city, administration=administration, table=table, sheet=sheet, mapping=mapping, **fields)


def mapping_of(mappings: Iterable[Mapping], table: str, file: str, year: int | None) -> Mapping | None:
    """The first mapping that holds for a file of a table and year."""
    for each in mappings:
        fits_file = not each.files or any(fnmatch(file.casefold(), glob.casefold()) for glob in each.files)
        if each.table == table and fits_file and (not each.years or year is None or year in each.years):
            return each
    return None


def _one_of(value: Any, known: Iterable[str], field: str, file: str) -> None:
    if value not in known:
        raise DefinitionError(N_("{file}: {problem}"), file=file, problem=UnknownName(field, str(value), known))


def _check_texts(raw: dict[str, Any], file: str) -> None:
    """Codes and names of places are texts: 0262 and 262 are not the same."""
    texts: dict[str, Any] = {key: raw[key] for key in ("place_code", "place_name") if key in raw}
    employers = raw.get("employers", {})
    if not isinstance(employers, dict):
        raise DefinitionError(N_("{file}: the field “{field}” is not a table of names."), file=file, field="employers")
    for key, value in {**texts, **employers}.items():
        if not isinstance(value, str):
            raise DefinitionError(N_("{file}: the field “{field}” is not a text."), file=file, field=key)


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
