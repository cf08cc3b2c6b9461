"""From files of a city to its vault: examined, then stored; all of them or none."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from indicators.cities import cities
from indicators.errors import UnknownName, VaultError
from indicators.ingest import load_sources, sources, uploads, vault
from indicators.ingest.examination import Examination, Outcome, Request, Step
from indicators.ingest.tables import columns, open_tables
from indicators.ingest.vault import Delivery, Vault
from indicators.marking import N_


def _silent(name: str, file: str) -> None:
    """Nobody is told of the steps."""


def examine(request: Request, step: Step = _silent) -> Outcome:
    """Read and check the files; nothing is stored."""
    with (
        tempfile.TemporaryDirectory(prefix="indicators-") as spill,
        _workspace(request.city, Path(spill)) as connection,
    ):
        return Examination(connection, request, step).run()


def take_in(request: Request, confirm: bool = False, step: Step = _silent) -> Outcome:
    """Read, check and store the files; nothing is stored where one is refused or a warning is to be confirmed."""
    uploads.forget_old()
    with vault.opened() as store, _workspace(request.city, store.spill) as connection:
        examination = Examination(connection, request, step)
        outcome = examination.run()
        if not outcome.refused and (confirm or not outcome.unconfirmed):
            _store(examination, store)
            uploads.forget(request.files)
    return outcome


@contextmanager
def _workspace(city: str, spill: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Canonical tables with the sources of the city; what does not fit into memory goes to a private folder."""
    if city not in cities():
        raise UnknownName(N_("administration"), city, cities())
    with open_tables() as connection:
        connection.execute(f"SET temp_directory = {_quoted(spill)}")
        load_sources(connection, [each for each in sources() if each.city == city], vault.deliveries(city))
        yield connection


def _store(examination: Examination, store: Vault) -> None:
    outcome = examination.outcome
    for delivery in outcome.added:
        examination.step(N_("storing"), delivery.file)
        _write(examination.connection, delivery, examination.taken[delivery.path], store.draft(delivery))
    store.put(outcome.added, [each.path for each in outcome.removed])


def _write(connection: duckdb.DuckDBPyConnection, delivery: Delivery, taken: str, path: Path) -> None:
    """The rows of one administration and year as Parquet, into a file that is private already."""
    names = ", ".join(columns(delivery.table))
    body = "administration = getvariable('body') AND" if "administration" in columns(delivery.table) else ""
    connection.execute("SET VARIABLE body = ?", [delivery.administration])
    try:
        connection.execute(
            f"""COPY (SELECT {names} FROM {taken} WHERE {body} year = {delivery.year})
            TO {_quoted(path)} (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)"""
        )
    except duckdb.Error as error:
        raise VaultError(
            N_("The rows of {name} could not be written ({reason}). Nothing was changed."),
            name=delivery.name,
            reason=type(error).__name__,
        ) from error


def _quoted(path: Path) -> str:
    """A path inside a statement in which no value can be bound."""
    return "'" + str(path).replace("'", "''") + "'"
