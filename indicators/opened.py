"""An edition file opened read-only, locked down, and shown only where it is what was audited."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from indicators import audit
from indicators.edition import fingerprint
from indicators.errors import EditionError
from indicators.marking import N_
from indicators.model import OBSERVATION_FIELDS, Edition
from indicators.settings import Settings

LOCKED_DOWN = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "memory_limit": "512MB",
    "threads": "2",
    "max_temp_directory_size": "0KB",
    "lock_configuration": "true",
}
SECONDS_A_QUERY = 10.0


class OpenedEdition:
    """One edition, verified when opened; every query has a cursor of its own and a time limit."""

    def __init__(self, path: Path) -> None:
        self._name = path.name
        try:
            self._connection = duckdb.connect(str(path), read_only=True, config=LOCKED_DOWN)
        except duckdb.Error as error:
            raise self._damaged() from error
        self.edition = self._verified(path)

    def _damaged(self) -> EditionError:
        return EditionError(
            N_("The edition {name} cannot be read; it may be damaged. Build again, or go back to the one before."),
            name=self._name,
        )

    def _verified(self, path: Path) -> Edition:
        name, built_on, mark = self._rows("SELECT name, built_on, fingerprint FROM about").iloc[0]
        present = self._tables
        tables = {name: self._rows(f"SELECT * FROM {name}") for name in sorted({*audit.READ, "sources"} & present)}
        observations = tables["observations"]
        if fingerprint(observations, tables) != mark:
            raise EditionError(
                N_("The edition {name} does not match its own fingerprint and is not shown. Build again."),
                name=path.name,
            )
        k = Settings().fewest
        verdict = self._audited(tables, k) if "audit" in present else audit.check(None, "", path.name, k)
        return Edition(name, pd.Timestamp(built_on).date(), len(observations), mark, verdict, path)

    @cached_property
    def _tables(self) -> frozenset[str]:
        """The tables of the file: older editions lack some."""
        return frozenset(self._rows("SELECT table_name FROM duckdb_tables()")["table_name"])

    @cached_property
    def is_complete(self) -> bool:
        """Whether its observations have every field of today: those of older editions lack some."""
        return set(OBSERVATION_FIELDS) <= set(self._rows("SELECT * FROM observations LIMIT 0").columns)

    def _audited(self, tables: dict[str, pd.DataFrame], k: int) -> dict[str, Any]:
        """The verdict of the audit, where it speaks of exactly this content and of nothing but success."""
        texts = self._rows("SELECT verdict FROM audit")["verdict"].tolist()
        return audit.check(texts[0] if len(texts) == 1 else None, audit.contents(tables).digest(), self._name, k)

    def _rows(self, query: str, values: Sequence[Any] = ()) -> pd.DataFrame:
        with self._connection.cursor() as cursor:
            timer = threading.Timer(SECONDS_A_QUERY, cursor.interrupt)
            timer.start()
            try:
                return cursor.execute(query, list(values)).df()
            except duckdb.InterruptException as error:
                raise EditionError(N_("The question took too long and was stopped.")) from error
            except duckdb.Error as error:
                raise self._damaged() from error
            finally:
                timer.cancel()
