"""One entrance for what an office exports itself: a file of rows becomes the table `delivered`, or is refused."""

from __future__ import annotations

import duckdb

from indicators.ingest.sources import Findings, Source


def read_rows(connection: duckdb.DuckDBPyConnection, source: Source, findings: Findings) -> int:
    """Read the file of `source` into TABLE `delivered` and return its number of rows; 0 where it was refused.

    `delivered` has the canonical columns of `source.table`, typed, and always `city`, `administration`,
    `reference_date`, `year`, `source` and `line` (INTEGER, as a person finds it in the file; of a sheet the row).
    An earlier `delivered` is replaced; where the file is refused there is none. Findings never hold a person's value.
    """
    raise NotImplementedError
