"""Errors written for the person who can mend the file: where, what is wrong, what was got, what to do."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from indicators.marking import N_


class IndicatorsError(Exception):
    """Anything a user can mend. `message` is an English template; `values` fill it in any language."""

    def __init__(self, message: str, **values: Any) -> None:
        super().__init__(message)
        self.message = message
        self.values = values

    def __str__(self) -> str:
        return self.message.format(**self.values)


class UnknownName(IndicatorsError):
    """A name that nobody has; carries the nearest known one."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        names = sorted(known)
        near = difflib.get_close_matches(name.lower(), names, n=1, cutoff=0.6)
        if near:
            super().__init__(
                N_("There is no {kind} “{name}”. Did you mean “{near}”?"), kind=kind, name=name, near=near[0]
            )
        else:
            super().__init__(
                N_("There is no {kind} “{name}”. Known are: {known}."),
                kind=kind,
                name=name,
                known=", ".join(names) or "-",
            )


class DefinitionError(IndicatorsError):
    """A definition, mapping or city file that cannot be used as it is written."""


class RowsNotAllowed(IndicatorsError):
    """Rows that a canonical table does not take: a code, number or date outside what it allows."""


class EditionError(IndicatorsError):
    """An edition that is missing or cannot be trusted."""


class VaultError(IndicatorsError):
    """A vault that is in use, cannot be written, or may not lie where it lies."""


@dataclass(frozen=True)
class Finding:
    """One thing that a check found in a source file. Never holds a value of a person's row."""

    severity: str  # "refused" or "warned"
    file: str
    rule: str
    problem: str
    remedy: str
    line: int | None = None
    column: str | None = None
    sheet: str | None = None
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def refused(self) -> bool:
        return self.severity == "refused"


class Refused(IndicatorsError):
    """A source that was refused; nothing of it was taken over."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        files = sorted({finding.file for finding in findings if finding.refused})
        super().__init__(
            N_("Refused: {files}. Nothing was changed; the published edition stays."), files=", ".join(files)
        )
        self.findings = list(findings)
