"""Editions: build, audit, publish beside the old one, switch by a pointer, keep the last ones.

A folder of editions holds files named after their content and a pointer file with the name of the one in force.
A published file is never changed: DuckDB would go on showing the old rows to a running server.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import duckdb
import pandas as pd

from indicators import audit
from indicators.catalogue import catalogue
from indicators.cities import cities
from indicators.compute import observe_all
from indicators.digest import digest
from indicators.errors import EditionError, Finding
from indicators.ingest import load
from indicators.marking import N_, Message
from indicators.measures import kept, measures
from indicators.model import OBSERVATION_FIELDS
from indicators.plans import plans
from indicators.settings import PACKAGE, Settings

READING, COMPUTING, ATTACKING = N_("Reading the exports"), N_("Computing"), N_("Attacking")
Progress = Callable[[Message, int, int], None]
"""Is told what is done, how much of it is done, and of how much."""
POINTER = "CURRENT"
KEPT = 10
KEYS = ["indicator", "city", "year", "breakdown", "category"]
OF_DEPARTMENTS = ("staff", "hires", "leavers", "promotions", "leave", "training", "flexible_work")
HIERARCHY = (
    "SELECT DISTINCT city, 'department' AS dimension, department AS category, directorate AS parent FROM ({rows})"
)
"""The organisation chart, which everybody knows: without it the audit would know less than an attacker."""


def quietly(what: Message, done: int, total: int) -> None:
    """Tells nobody."""


def fingerprint(observations: pd.DataFrame, others: Mapping[str, pd.DataFrame] | None = None) -> str:
    """Hash of the observations, the name of the edition left out, and of the tables of plans that `others` has.

    Equal data gives equal hashes; a table without rows counts as none.
    """
    told = digest(observations[[field for field in OBSERVATION_FIELDS if field != "edition"]])
    return hashlib.sha256((told + audit.text_of_plans(others or {})).encode()).hexdigest()


def observe_sources(progress: Progress = quietly) -> tuple[dict[str, pd.DataFrame], list[Finding]]:
    """The tables of an edition by name, made of all sources, and the warnings; Refused where a source is refused."""
    connection, findings = load(partial(progress, READING))
    with connection:
        observations, groups = observe_all(connection, catalogue(), cities(), partial(progress, COMPUTING))
        tables = {
            "observations": observations.sort_values(KEYS),
            "groups": groups,
            "sources": connection.execute("SELECT * FROM deliveries").df(),
            "hierarchy": _hierarchy(connection),
            "measures": measures(catalogue().indicators),
            "kept": kept(observations, groups),
            **plans(connection),
        }
    return tables, findings


def _hierarchy(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The directorate of each department, as any table of persons tells it."""
    rows = " UNION ALL ".join(f"SELECT city, department, directorate FROM {table}" for table in OF_DEPARTMENTS)
    known = "WHERE department IS NOT NULL AND directorate IS NOT NULL ORDER BY ALL"
    return connection.execute(f"{HIERARCHY.format(rows=rows)} {known}").df()


def build(
    folder: Path | None = None, today: dt.date | None = None, keep: int = KEPT, progress: Progress = quietly
) -> tuple[Path, list[Finding]]:
    """Build an edition from all sources and publish it in `folder`; returns its file and the warnings.

    The `keep` last editions stay, and are known to the audit; where one only is kept, none is known.
    Raises Refused or EditionError before anything is written; the edition in force stays in force.
    """
    folder = folder or Settings().editions
    tables, findings = observe_sources(progress)
    mark = fingerprint(tables["observations"], tables)
    name = f"{today or dt.date.today():%Y-%m-%d}-{mark[:8]}"
    path = folder / f"{name}.duckdb"
    if not _is_audited(path):
        folder.mkdir(parents=True, exist_ok=True)
        earlier = sorted(each for each in folder.glob("*.duckdb") if each != path) if keep > 1 else []
        _write(path, tables, (name, mark), earlier, partial(progress, ATTACKING))
    _point(folder, path)
    _forget_old(folder, path, keep)
    return path, findings


def _write(
    path: Path, tables: dict[str, pd.DataFrame], about: tuple[str, str], earlier: Sequence[Path], step: audit.Progress
) -> None:
    """A new file, complete and audited under another name before it gets its own."""
    draft = path.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    name, mark = about
    try:
        with duckdb.connect(str(draft)) as connection:
            connection.execute((PACKAGE / "edition.sql").read_text(encoding="utf-8"))
            for table, frame in {**tables, "observations": tables["observations"].assign(edition=name)}.items():
                connection.register("incoming", frame)
                connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")
                connection.unregister("incoming")
            connection.execute("INSERT INTO about VALUES (?, ?, ?)", [name, name[:10], mark])
        _audit(draft, path, earlier, step)
        with draft.open("rb") as file:
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _is_audited(path: Path) -> bool:
    """Whether this content stands there with a verdict that is accepted today; else it is written anew."""
    if not path.exists():
        return False
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            verdicts = connection.execute("SELECT verdict FROM audit").fetchall()
        audit.check(verdicts[0][0], audit.read(path).digest(), path.name, Settings().fewest)
    except (duckdb.Error, EditionError, IndexError):
        return False
    return True


def _audit(draft: Path, path: Path, earlier: Sequence[Path], step: audit.Progress) -> None:
    """Attack the draft, knowing earlier editions; EditionError where that succeeds."""
    verdict = audit.audit(draft, Settings().fewest, earlier, step)
    if not verdict.passed:
        raise audit.refusal(verdict, path.parent.name)
    with duckdb.connect(str(draft)) as connection:
        connection.execute("INSERT INTO audit VALUES (?)", [verdict.as_json()])


def renew(path: Path, verdict: audit.Verdict) -> bool:
    """Write today's verdict into an edition that an older audit let pass: a copy takes the place of the file.

    Nothing but the verdict changes. False where there is nothing to renew, or the content is not what was audited.
    """
    if not verdict.passed or _is_audited(path):
        return False
    draft = path.with_suffix(".draft")
    try:
        shutil.copyfile(path, draft)
        with duckdb.connect(str(draft)) as connection:
            verdicts = connection.execute("SELECT verdict FROM audit").fetchall()
            if len(verdicts) != 1 or not audit.speaks_of(verdicts[0][0], verdict.content):
                return False
            connection.execute("UPDATE audit SET verdict = ?", [verdict.as_json()])
        with draft.open("rb") as file:
            os.fsync(file.fileno())
        shutil.copystat(path, draft)
        draft.replace(path)
    except duckdb.Error:
        return False
    finally:
        draft.unlink(missing_ok=True)
    return True


def _point(folder: Path, path: Path) -> None:
    draft = folder / f"{POINTER}.draft"
    draft.write_text(path.name + "\n", encoding="utf-8")
    draft.replace(folder / POINTER)


def _forget_old(folder: Path, current: Path, keep: int) -> None:
    others = sorted(
        (path for path in folder.glob("*.duckdb") if path != current), key=lambda each: each.stat().st_mtime
    )
    for path in others[: max(0, len(others) - keep + 1)]:
        path.unlink()


def earlier(path: Path) -> Path | None:
    """The edition that was built last before that of `path` and still stands beside it."""
    written = path.stat().st_mtime
    before = [each for each in path.parent.glob("*.duckdb") if each != path and each.stat().st_mtime < written]
    return max(before, key=lambda each: each.stat().st_mtime, default=None)


def current() -> Path:
    """The file of the edition in force: the user's own where there is one, else the shipped one."""
    for folder in (Settings().editions, Settings().default_edition):
        pointer = folder / POINTER
        if pointer.exists():
            path = folder / pointer.read_text(encoding="utf-8").strip()
            if path.exists():
                return path
            raise EditionError(
                N_("The edition {name} that {pointer} names is missing. Build again: python -m indicators build."),
                name=path.name,
                pointer=f"{folder.name}/{POINTER}",
            )
    raise EditionError(N_("There is no edition yet. Build one: python -m indicators build."))
