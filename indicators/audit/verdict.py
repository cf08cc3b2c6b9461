"""The verdict on an edition: numbers only, as JSON, tied to the content that was attacked and to the code."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from indicators.audit.limits import FLOOR, LATTICE
from indicators.errors import EditionError
from indicators.marking import N_, Message

PACKAGE = Path(__file__).resolve().parent
NONE_AT_RISK = ("pay", "sensitive")
"""Classes of which no secret may be at risk from a colleague."""


@dataclass(frozen=True)
class Verdict:
    """What the audit found. `content` is the hash of what was attacked, `code` that of the audit itself; `weaker`
    counts where it attacked with less than it could have known (weaker.py), `integer` how secrets were proved."""

    k: int
    floor: int
    blocks: int
    attacked: int
    secrets: int
    exact: int
    narrow: int
    small: int
    uniform: int
    too_exact: int
    without_measure: int
    contradictions: int
    revealed_by_correction: int
    narrowest: int | None
    programs: int
    integer: dict[str, int]
    colleague: dict[str, int]
    weaker: dict[str, int]
    seconds: float
    solver: str
    code: str
    content: str

    @property
    def passed(self) -> bool:
        return not self.failures

    def as_json(self) -> str:
        return json.dumps({"passed": self.passed, **asdict(self)}, sort_keys=True)

    @property
    def failures(self) -> dict[str, int]:
        """How often each rule was broken."""
        broken = {
            "exact": self.exact,
            "narrow": self.narrow,
            "small": self.small,
            "uniform": self.uniform,
            "too_exact": self.too_exact,
            "without_measure": self.without_measure,
            "contradictions": self.contradictions,
            "revealed_by_correction": self.revealed_by_correction,
            "colleague": sum(self.colleague.get(name, 0) for name in NONE_AT_RISK),
        }
        return {name: number for name, number in broken.items() if number}


WHAT_FAILED: dict[str, Message] = {
    "exact": N_("{count} cells that were meant to stay hidden can be worked out exactly."),
    "narrow": N_("{count} cells that were meant to stay hidden can be worked out nearly."),
    "small": N_("{count} published counts show fewer people than may be shown."),
    "uniform": N_("{count} groups have everyone of a sex in the same situation, and do not say so."),
    "too_exact": N_("{count} pay gaps have more than one decimal."),
    "without_measure": N_("{count} figures belong to an indicator of which the edition does not say whom it counts."),
    "contradictions": N_("{count} tables contradict themselves: the definitions do not say whom they really count."),
    "revealed_by_correction": N_("{count} figures differ from an earlier edition by fewer people than may be shown."),
    "colleague": N_("{count} cells about pay or very sensitive matters are at risk from a colleague."),
}
HOW_TO_MEND: dict[str, Message] = {
    "revealed_by_correction": N_(
        "Wait until more is to be corrected, or withdraw the earlier edition: remove its file from {folder}."
    ),
    "contradictions": N_("Compare [population] and [counted] of the definitions with their queries."),
    "too_exact": N_("Round them before they are published."),
    "without_measure": N_("Declare [population] and [counted] in its definition."),
}
USUAL_REMEDY = N_(
    "Take a breakdown out of the definitions, use coarser bands, or raise INDICATORS_K; then build again."
)


def refusal(verdict: Verdict, folder: str) -> EditionError:
    """Why an edition may not be published, and what to do."""
    name, count = next(iter(verdict.failures.items()))
    return EditionError(
        N_("The audit did not pass, and nothing was published. {found} {remedy}"),
        found=EditionError(WHAT_FAILED[name], count=count),
        remedy=EditionError(HOW_TO_MEND.get(name, USUAL_REMEDY), folder=folder),
    )


def check(text: str | None, content: str, name: str, k: int) -> dict[str, Any]:
    """The stored verdict of an edition; EditionError where it is missing, failed, or speaks of something else.

    Refused is also one made for fewer people than `k`, or by another audit than this one.
    """
    try:
        said = json.loads(text or "")
    except ValueError:
        said = None
    if not isinstance(said, dict):
        raise EditionError(N_("The edition {name} was never audited and is not shown. Build it again."), name=name)
    if said.get("passed") is not True or not _is_clean(said):
        raise EditionError(N_("The edition {name} did not pass its audit and is not shown. Build it again."), name=name)
    if said.get("content") != content:
        raise EditionError(
            N_("The edition {name} is not the one that was audited and is not shown. Build it again."), name=name
        )
    _refuse_weaker(said, name, max(k, FLOOR))
    return said


def _refuse_weaker(said: dict[str, Any], name: str, k: int) -> None:
    """Refuse a verdict for fewer people than today, or of an older audit: the next one may find more."""
    if said["k"] < k:
        raise EditionError(
            N_(
                "The edition {name} shows figures from {given} people, and here at least {asked} are asked for "
                "(INDICATORS_K). It is not shown. Build it again: python -m indicators build."
            ),
            name=name,
            given=said["k"],
            asked=k,
        )
    if said.get("code") != code_hash():
        raise EditionError(
            N_(
                "The edition {name} was audited by another version of the audit and is not shown. Audit it again: "
                "python -m indicators audit."
            ),
            name=name,
        )


def speaks_of(text: str | None, content: str) -> bool:
    """Whether a stored verdict, by whatever audit, let exactly this content pass."""
    try:
        said = json.loads(text or "")
    except ValueError:
        return False
    return isinstance(said, dict) and said.get("passed") is True and said.get("content") == content


def _is_clean(said: dict[str, Any]) -> bool:
    """Whether the numbers of a verdict are those of one that passed."""
    zero = ("exact", "narrow", "small", "uniform", "too_exact", "without_measure", "contradictions")
    colleague = said.get("colleague")
    if not isinstance(colleague, dict) or any(colleague.get(name) for name in NONE_AT_RISK):
        return False
    k = said.get("k")
    return all(said.get(name) == 0 for name in (*zero, "revealed_by_correction")) and isinstance(k, int) and k >= FLOOR


@cache
def code_hash() -> str:
    """Hash of the audit's own code and of the lattice, the same however lines end; other code does not change it."""
    hashed = hashlib.sha256()
    for path in [*sorted(PACKAGE.glob("*.py")), LATTICE]:
        if path.exists():
            hashed.update(path.name.encode() + path.read_bytes().replace(b"\r\n", b"\n"))
    return hashed.hexdigest()[:16]
