"""Years tied together: whoever is in the stock of a year was there the year before or was hired, and has not left.

Everyone of a year has a movement: stayed, hired, left, or hired and left. Stocks, hires and leavers by directorate
(a department is too small for them) are numbers of the same people, so that one system holds all of them. Leavers are
told by their turnover and by their reasons: whoever knows how many left for each reason takes it that these are all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from indicators.audit.limits import OFFICE
from indicators.audit.reader import Reader
from indicators.audit.reading import Measure
from indicators.audit.space import Region, Space, space_of
from indicators.audit.statements import BOTH, Block, Statement, Target

TABLES = ("staff", "hires", "leavers")
MOVEMENT, PLACE = "movement", "directorate"
MOVEMENTS = ("stayed", "hired", "hired_and_left", "left")
BEFORE, NOW = ("stayed", "left"), ("stayed", "hired")
HIRED, LEFT = ("hired", "hired_and_left"), ("left", "hired_and_left")
BY_REASON, BY_TURNOVER, UNTIED = "reason", "turnover", "untied"
TURNOVER = ("turnover", "turnover_difference")
"""Formulas whose people are all who left, unless the measure says that only some are counted."""


def tables(readers: Mapping[str, Reader], year: int) -> list[tuple[str, int, tuple[str, ...]]]:
    """Which table of which year holds which movements."""
    wanted = [("staff", year - 1, BEFORE), ("staff", year, NOW), ("hires", year, HIRED), ("leavers", year, LEFT)]
    return [each for each in wanted if each[0] in readers and each[1] in readers[each[0]].years()]


def is_tied(readers: Mapping[str, Reader], year: int) -> bool:
    """Whether there are two stocks of a year, and movements between them."""
    given = [name for name, _, _ in tables(readers, year)]
    return given.count("staff") == 2 and len(given) > 2


def block(
    readers: Mapping[str, Reader], year: int, by_directorate: bool = True, leavers: str = BY_REASON
) -> Block | None:
    """Stocks and movements of a year in one block; None where there is nothing to tie together.

    `leavers`: those whose reason is told are taken to be all who left (BY_REASON), or those of the turnover only
    (BY_TURNOVER), or, where that does not add up with staff and arrivals, nothing is said of them (UNTIED).
    """
    given = tables(readers, year)
    if not is_tied(readers, year):
        return None
    space = _space([readers[name] for name, _, _ in given], by_directorate)
    statements: list[Statement] = []
    targets: list[Target] = []
    for name, of_year, moved in given:
        movement = space.region({MOVEMENT: moved})
        if (name, leavers) != ("leavers", UNTIED):
            statements += _statements(readers[name], of_year, space, movement, by_directorate, leavers)
        if name != "staff":
            targets += _targets(readers[name], of_year, space, movement)
    return Block(readers["staff"].city, year, "movements", space, statements, targets)


def _space(readers: Iterable[Reader], by_directorate: bool) -> Space:
    categories: dict[str, set[str]] = {MOVEMENT: set(MOVEMENTS)}
    if by_directorate:
        categories[PLACE] = set().union(*(reader.categories.get(PLACE, set()) for reader in readers))
    return space_of(categories, {}, {MOVEMENT})


def _statements(
    reader: Reader, year: int, space: Space, movement: Region, by_directorate: bool, leavers: str
) -> Iterable[Statement]:
    """The plain counts of everyone in a table, whole and by directorate."""
    everyone = {
        name: replace(each, population={}, counted={})
        for name, each in reader.measures.items()
        if _tells_everyone(each, reader, leavers)
    }
    wanted = ["total", PLACE] if by_directorate else ["total"]
    rows = reader.rows
    rows = rows[(rows["year"] == year) & rows["indicator"].isin(everyone) & rows["breakdown"].isin(wanted)]
    for each in reader.with_measures(everyone).statements(rows, space):
        yield each._replace(region=space.both(each.region, movement))


def _tells_everyone(measure: Measure, reader: Reader, leavers: str) -> bool:
    """Whether the women and men that a measure counts are all of its table."""
    if measure.counted is None:
        return measure.formula in TURNOVER and not measure.population
    if measure.counted or (measure.population and not (leavers == BY_REASON and reader.table != "staff")):
        return False
    return all(set(codes) >= reader.categories[name] for name, codes in measure.population.items())


def _targets(reader: Reader, year: int, space: Space, movement: Region) -> Iterable[Target]:
    """Hires and leavers, whole and of each directorate."""
    rows = reader.rows[(reader.rows["year"] == year) & (reader.rows["source"] != "published")]
    classes = {reader.measures[name].sensitivity for name in rows["indicator"].unique()}
    for sensitivity in sorted(classes - {OFFICE})[:1]:
        cells = [space.region({PLACE: [code]}) for code in space.codes.get(PLACE, [])]
        for gender in BOTH:
            for cell in [(), *cells]:
                yield Target((space.both(cell, movement),), gender, reader.limits.of(sensitivity), sensitivity)
