"""Writes fingerprints.toml anew, on purpose: python tests/catalogue/write_fingerprints.py

A fingerprint changes with who is counted or how it is calculated. Then the figures of two editions cannot be laid side
by side, so the definition's `version` has to rise before the new fingerprint can be written.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from indicators.catalogue import catalogue
from indicators.model import Indicator

FILE = Path(__file__).with_name("fingerprints.toml")
SCRIPT = "python tests/catalogue/write_fingerprints.py"
HEAD = f"# Version and fingerprint of each definition. Written on purpose by: {SCRIPT}\n"


def recorded() -> dict[str, dict[str, Any]]:
    return tomllib.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}


def stolen(known: dict[str, dict[str, Any]], indicators: Iterable[Indicator]) -> list[str]:
    """Definitions that changed under a version that readers know already."""
    return [
        f"{each.slug}: who is counted or how changed under version {each.version}; raise `version` in {each.slug}.toml"
        f" (a series break), then run {SCRIPT}"
        for each in indicators
        if each.slug in known
        and known[each.slug]["fingerprint"] != each.fingerprint
        and each.version <= known[each.slug]["version"]
    ]


def unrecorded(known: dict[str, dict[str, Any]], indicators: Iterable[Indicator]) -> list[str]:
    """Definitions that are not recorded as they are, and records without a definition."""
    now = {each.slug: {"version": each.version, "fingerprint": each.fingerprint} for each in indicators}
    changed = sorted(slug for slug in {*known, *now} if known.get(slug) != now.get(slug))
    return [f"{slug}: not recorded as it is now; run {SCRIPT}" for slug in changed]


def main() -> None:
    indicators = catalogue().indicators
    refused = stolen(recorded(), indicators)
    if refused:
        sys.exit("\n".join(refused))
    lines = [
        f'{each.slug} = {{ version = {each.version}, fingerprint = "{each.fingerprint}" }}\n'
        for each in sorted(indicators, key=lambda each: each.slug)
    ]
    FILE.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
