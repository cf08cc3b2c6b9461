"""TOML files that people write: read, and their fields checked by name."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from indicators.errors import DefinitionError, UnknownName
from indicators.marking import N_


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file, decimals kept as written; DefinitionError with file and place where it is not one."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise DefinitionError(
            N_("{file}: this is not valid TOML ({detail}). Mend that place."), file=path.name, detail=str(error)
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise DefinitionError(
            N_("{file}: the file cannot be read ({detail})."), file=str(path), detail=type(error).__name__
        ) from error


def known_keys(given: Any, known: list[str], file: str) -> None:
    """DefinitionError naming the first key that nobody reads."""
    for key in given:
        if key not in known:
            near = UnknownName(N_("field"), key, known)
            raise DefinitionError(N_("{file}: {problem}"), file=file, problem=near)


def required(given: Any, needed: Iterable[str], file: str) -> None:
    """DefinitionError naming the first needed key that is missing."""
    for key in needed:
        if key not in given:
            raise DefinitionError(N_("{file}: the field “{field}” is missing."), file=file, field=key)
