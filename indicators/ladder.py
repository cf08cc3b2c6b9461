"""What a city delivers next and what that gives it: the steps of `definitions/ladder.toml`, and what queries need."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import duckdb

from indicators.catalogue import catalogue
from indicators.dimensions import dimensions, parts
from indicators.errors import DefinitionError, UnknownName
from indicators.ingest.tables import columns, table_names
from indicators.marking import N_
from indicators.model import Indicator
from indicators.needs import Columns, counts_somebody, needed, sample
from indicators.settings import Settings
from indicators.toml_files import known_keys, read_toml, required

OF_OTHERS = "observed"
"""The table of figures that were computed already: nobody delivers it."""
FIELDS = ["code", "name", "text", "about", "tables"]
OPTIONAL = ["holds"]


@dataclass(frozen=True)
class Step:
    """One step: what is delivered (`text`), who has it (`about`), which columns it gives.

    `holds`: of some tables and columns the only values that the step has.
    """

    code: str
    name: str
    text: str
    about: str
    gives: Columns
    holds: dict[str, dict[str, list[Any]]]


@dataclass(frozen=True)
class Rung:
    """A step with what it adds to the steps before: indicators, and breakdowns of indicators that were there."""

    number: int
    step: Step
    indicators: tuple[Indicator, ...]
    breakdowns: tuple[str, ...]


@cache
def steps() -> tuple[Step, ...]:
    """The steps in their order; DefinitionError where one names a table or column that is not there."""
    path = Settings().definitions / "ladder.toml"
    return tuple(_step(raw, path.name) for raw in read_toml(path)["step"])


def _step(raw: dict[str, Any], file: str) -> Step:
    known_keys(raw, FIELDS + OPTIONAL, file)
    required(raw, FIELDS, file)
    for table, names in raw["tables"].items():
        _check(N_("table"), table, table_names(), file)
        for name in names:
            _check(N_("column"), name, columns(table), file)
    gives = {table: frozenset(names or columns(table)) for table, names in raw["tables"].items()}
    return Step(raw["code"], raw["name"], raw["text"], raw["about"], gives, raw.get("holds", {}))


def _check(kind: str, name: str, known: tuple[str, ...], file: str) -> None:
    if name not in known:
        raise DefinitionError(N_("{file}: {problem}"), file=file, problem=UnknownName(kind, name, known))


def given_by_deliveries() -> list[Indicator]:
    """Without those of countries, which come with the product, and those that are made of other figures."""
    return [each for each in catalogue().indicators if each.theme != "context" and OF_OTHERS not in each.tables]


def possible(country: str) -> list[Indicator]:
    """Those of them that an administration of this country could have: the rule of another country is not for it."""
    return [each for each in given_by_deliveries() if each.applies_in(country)]


@cache
def ladder() -> tuple[Rung, ...]:
    """Every step with what it adds, for the indicators that deliveries give."""
    wanted = given_by_deliveries()
    given: Columns = {}
    narrow: dict[str, duckdb.DuckDBPyConnection] = {}
    rungs: list[Rung] = []
    reached: set[str] = set()
    shown: set[tuple[str, str]] = set()
    for step in steps():
        given = given | {table: given.get(table, frozenset()) | names for table, names in step.gives.items()}
        narrow = _narrow(step, narrow)
        added = tuple(each for each in wanted if each.slug not in reached and _is_given(each, given, narrow))
        reached |= {each.slug for each in added}
        now = {(each.slug, name) for each in wanted if each.slug in reached for name in _broken_down(each, given)}
        rungs.append(Rung(len(rungs) + 1, step, added, _of_known(now - shown, {each.slug for each in added})))
        shown = now
    return tuple(rungs)


def _narrow(step: Step, before: dict[str, duckdb.DuckDBPyConnection]) -> dict[str, duckdb.DuckDBPyConnection]:
    """The tables of which only some values are delivered so far, with rows to try a query on."""
    still = {table: rows for table, rows in before.items() if table not in step.gives}
    return still | dict.fromkeys(step.holds, sample(step.gives, step.holds)) if step.holds else still


def _is_given(indicator: Indicator, given: Columns, narrow: dict[str, duckdb.DuckDBPyConnection]) -> bool:
    needs = needed(indicator)
    return suffices(given, needs) and all(
        counts_somebody(indicator, rows) for table, rows in narrow.items() if table in needs
    )


@dataclass(frozen=True)
class Standing:
    """Where an administration stands at one step: how many of the step's indicators it has, and which are missing.

    `elsewhere`: those that are rules of other countries; they are neither held nor missing.
    """

    rung: Rung
    held: int
    missing: tuple[Indicator, ...]
    elsewhere: tuple[Indicator, ...] = ()

    @property
    def possible(self) -> int:
        """How many indicators of the step the administration could have."""
        return self.held + len(self.missing)

    @property
    def complete(self) -> bool:
        return not self.missing


def standing(held: Collection[str], country: str = "") -> tuple[Standing, ...]:
    """Every step that adds indicators, for an administration of `country` that has the indicators `held` (slugs).

    Without a country every indicator counts.
    """
    return tuple(_standing(rung, held, country) for rung in ladder() if rung.indicators)


def _standing(rung: Rung, held: Collection[str], country: str) -> Standing:
    elsewhere = tuple(each for each in rung.indicators if country and not each.applies_in(country))
    here = [each for each in rung.indicators if each not in elsewhere]
    missing = tuple(each for each in here if each.slug not in held)
    return Standing(rung, len(here) - len(missing), missing, elsewhere)


def named_by(table: str) -> list[Indicator]:
    """The indicators of administrations whose query reads a table."""
    return [each for each in catalogue().indicators if each.theme != "context" and table in needed(each)]


def _broken_down(indicator: Indicator, given: Columns) -> Iterator[str]:
    """The breakdowns of an indicator that `given` is enough for."""
    for breakdown in indicator.breakdowns:
        if suffices(given, needed(indicator, parts(breakdown))):
            yield breakdown


def _of_known(pairs: set[tuple[str, str]], added: set[str]) -> tuple[str, ...]:
    """Dimensions that indicators of earlier steps can now be broken down by, in the order of the dimensions."""
    found = {name for slug, breakdown in pairs if slug not in added for name in parts(breakdown)}
    return tuple(name for name in dimensions() if name in found)


def suffices(given: Columns, needs: Columns) -> bool:
    """Whether every column that is needed is given."""
    return all(table in given and names <= given[table] for table, names in needs.items())
