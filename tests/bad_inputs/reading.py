"""How the tests of bad inputs read a file: as an export of Torino, or of another city, with a mapping of the test."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indicators.errors import Finding
from indicators.ingest.rows import read_rows
from indicators.ingest.sources import Findings, rows_source
from indicators.ingest.tables import open_tables
from indicators.mappings import read_mapping
from indicators.text import text


@dataclass(frozen=True)
class Read:
    """The rows of `delivered` and the findings of one file."""

    rows: list[dict[str, Any]]
    findings: list[Finding]

    @property
    def outcome(self) -> str:
        """R refused, W accepted with a warning, A accepted silently."""
        if any(finding.refused for finding in self.findings):
            return "R"
        return "W" if self.findings else "A"

    @property
    def rules(self) -> list[str]:
        return list(dict.fromkeys(finding.rule for finding in self.findings))

    def of(self, rule: str) -> list[Finding]:
        return [finding for finding in self.findings if finding.rule == rule]

    def column(self, name: str) -> list[Any]:
        return [row[name] for row in self.rows]

    def said(self) -> str:
        """Everything that a person would be told, in English."""
        return "\n".join(text("en").finding(finding) for finding in self.findings)


def read(
    path: Path, mapping: dict[str, Any] | None = None, table: str = "staff", city: str = "torino", **said: Any
) -> Read:
    """What becomes of a file; its reference date is the end of 2024 unless `said` tells another."""
    source = rows_source(path, city, table, **{"reference_date": dt.date(2024, 12, 31), **said})
    if mapping is not None:
        source = _mapped(source, {"table": table, **mapping})
    findings = Findings(source)
    with open_tables() as connection:
        count = read_rows(connection, source, findings)
        tables = [name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        left = [name for name in tables if name.startswith(("arrived", "different_", "words_", "cells_"))]
        assert not left, f"left behind: {left}"
        assert ("delivered" in tables) == (count > 0)
        frame = connection.execute("SELECT * FROM delivered ORDER BY line").df() if count else None
    rows = [] if frame is None else frame.astype(object).where(frame.notna(), None).to_dict("records")
    assert len(rows) == count
    return Read(rows, findings.found)


def _mapped(source: Any, mapping: dict[str, Any]) -> Any:
    from dataclasses import replace

    read = read_mapping(mapping, "city.toml")
    return replace(source, mapping=read, sheet=source.sheet or read.sheet)


def write(path: Path, content: str | bytes, encoding: str = "utf-8") -> Path:
    """A file as an office would send it."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path
