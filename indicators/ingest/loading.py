"""One source after the other into the canonical tables: read, checked, and nothing counted twice."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pandas as pd

from indicators.errors import DefinitionError, Finding, RowsNotAllowed, UnknownName
from indicators.ingest.checks import check_delivered, check_source
from indicators.ingest.formats import FORMATS
from indicators.ingest.held import refuse_held, without_held
from indicators.ingest.rows import read_rows
from indicators.ingest.sources import ROWS, Findings, Source
from indicators.ingest.tables import columns, insert
from indicators.ingest.vault import Delivery
from indicators.marking import N_

ONCE = {
    "staff": ("city", "administration", "reference_date"),
    "bodies": ("city", "body", "reference_date"),
    "published_values": ("city", "indicator", "year"),
}
"""What only one file may deliver."""
ONCE_A_YEAR = ("city", "administration", "year")
"""The same, of every other table."""


class Loading:
    """Canonical tables that are being filled; `stored` are the deliveries that the vault holds."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, stored: Sequence[Delivery]) -> None:
        self.connection = connection
        self.stored = stored
        self._seen: dict[tuple[str, ...], str] = {}

    def take(self, source: Source) -> list[Finding]:
        """Load one source; its findings. Nothing of it is loaded where one of them refuses it."""
        findings = Findings(source)
        if source.format == ROWS:
            self._take_rows(source, findings)
        elif source.format in FORMATS:
            table, read = FORMATS[source.format]
            delivered = read(source, findings)
            for name, rows in (delivered if isinstance(delivered, dict) else {table: delivered}).items():
                self._take_frame(source, name, rows, findings)
        else:
            raise DefinitionError(
                N_("{file}: {problem}"),
                file=source.path.with_suffix(".toml").name,
                problem=UnknownName(N_("format"), source.format, [*FORMATS, ROWS]),
            )
        return findings.found

    def _take_frame(self, source: Source, table: str, rows: pd.DataFrame, findings: Findings) -> None:
        """The rows of one canonical table, from a format known by name."""
        if not findings.refused:
            self._refuse_repeated(table, rows, findings)
        if not findings.refused:
            rows = without_held(table, rows, self.stored, findings)
            check_source(self.connection, table, rows, findings)
        if not findings.refused:
            try:
                insert(self.connection, table, rows)
                insert(self.connection, "deliveries", _deliveries(source, table, rows))
            except RowsNotAllowed as error:
                remedy = N_("Compare the file and its mapping with the comments of the table.")
                findings.refuse("codes", error.message, remedy, **error.values)

    def _take_rows(self, source: Source, findings: Findings) -> None:
        """An export of the administration's own: rows go from DuckDB to DuckDB, never through a data frame."""
        connection, table = self.connection, source.table
        if not read_rows(connection, source, findings):
            return
        names = ", ".join(ONCE.get(table, ONCE_A_YEAR))
        self._refuse_repeated(
            table, connection.execute(f"SELECT DISTINCT {names} FROM delivered ORDER BY ALL").df(), findings
        )
        refuse_held(connection, table, self.stored, findings)
        check_delivered(connection, table, findings)
        if not findings.refused:
            names = ", ".join(f'"{name}"' for name in columns(table))
            connection.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM delivered")
            dates = connection.execute("SELECT DISTINCT city, year, reference_date FROM delivered ORDER BY ALL").df()
            insert(connection, "deliveries", _deliveries(source, table, dates))
        connection.execute("DROP TABLE delivered")

    def _refuse_repeated(self, table: str, rows: pd.DataFrame, findings: Findings) -> None:
        """What another file has delivered already would be counted twice."""
        keys = rows[list(ONCE.get(table, ONCE_A_YEAR))].drop_duplicates().astype(str)
        for key in keys.itertuples(index=False, name=None):
            known = self._seen.setdefault((table, *key), findings.source.name)
            if known != findings.source.name:
                findings.refuse(
                    "repeated",
                    N_("{what} was delivered already by {other}; nothing may be counted twice."),
                    N_("Remove one of the two files."),
                    what=", ".join(key),
                    other=known,
                )


def _deliveries(source: Source, table: str, rows: pd.DataFrame) -> pd.DataFrame:
    """One row a city and date: which file its figures came from."""
    dates = rows[["city", "year", "reference_date"]].drop_duplicates()
    return dates.assign(
        delivered_table=table,
        date_basis=source.date_basis,
        source=source.source,
        file=source.name,
        publisher=source.publisher,
        url=source.url or None,
    )
