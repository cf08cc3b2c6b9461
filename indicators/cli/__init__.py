"""The command line; one file a group of commands. Exit status 0 done, 1 refused, 2 wrong words."""

from __future__ import annotations

import sys

# each adds its commands to the application
from indicators.cli import (  # noqa: F401
    audit,
    bands,
    definitions,
    deliveries,
    demonstration,
    editions,
    official_tables,
    templates,
)
from indicators.cli.base import REFUSED, WRONG_WORDS, app, print_findings, words
from indicators.errors import IndicatorsError, Refused, UnknownName


def main() -> None:
    """Run a command; an error becomes one sentence and a status, never a traceback."""
    try:
        app()
    except UnknownName as error:
        _fail(error, WRONG_WORDS)
    except Refused as error:
        print_findings(error.findings)
        _fail(error, REFUSED)
    except IndicatorsError as error:
        _fail(error, REFUSED)


def _fail(error: IndicatorsError, status: int) -> None:
    print(words().error(error), file=sys.stderr)
    raise SystemExit(status)
