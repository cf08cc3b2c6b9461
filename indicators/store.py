"""The figures of an edition and how their categories stand together; the edition in force, and the one before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

import pandas as pd

from indicators.catalogue import catalogue
from indicators.cities import cities, places
from indicators.dimensions import Grouping, Where, dimension, parts, sort_key
from indicators.edition import current, earlier
from indicators.errors import EditionError, UnknownName
from indicators.holdings import Holdings
from indicators.marking import N_
from indicators.model import OBSERVATION_FIELDS, TOTAL, Indicator


class Store(Holdings):
    """The questions that can be asked of an edition. Safe to share between threads."""

    def observations(
        self,
        indicator: str,
        cities: Sequence[str] = (),
        years: tuple[int, int] | None = None,
        breakdown: str = TOTAL,
        categories: Sequence[str] = (),
    ) -> pd.DataFrame:
        """Rows of OBSERVATION_FIELDS in display order: by city, year and category. Empty sequences mean all.

        UnknownName for an indicator or breakdown that is not there. Rows are selected, never added up.
        The same question gives the same frame, which nobody may change.
        """
        wanted = catalogue()[indicator]
        check_breakdown(wanted, breakdown)
        question = (wanted.slug, tuple(cities), years or (-9999, 9999), breakdown, tuple(categories))
        return self._once(question, lambda: self._observed(*question))

    def _observed(
        self, indicator: str, cities: Sequence[str], years: tuple[int, int], breakdown: str, categories: Sequence[str]
    ) -> pd.DataFrame:
        frame = self._rows(
            """SELECT * FROM observations
               WHERE indicator = $1 AND breakdown = $2 AND year BETWEEN $3 AND $4
                 AND (len($5::VARCHAR[]) = 0 OR list_contains($5, city))
                 AND (len($6::VARCHAR[]) = 0 OR list_contains($6, category))""",
            [indicator, breakdown, *years, list(cities), list(categories)],
        )
        return _in_order(frame, breakdown)

    @cached_property
    def grouping(self) -> Grouping:
        """How categories stand together, of all administrations; of a group that differs by indicator nothing."""
        frame = self._rows(
            """SELECT city, breakdown, dimension, "group", indicator, list(category) AS members FROM groups
               GROUP BY ALL ORDER BY ALL"""
        )
        members: dict[Where, dict[str, tuple[str, ...]]] = {}
        present: dict[Where, set[str]] = {}
        for city, breakdown, name, group, _, codes in frame.itertuples(index=False, name=None):
            where, ordered = (city, breakdown, name), _sorted(name, codes)
            present.setdefault(where, set()).update(ordered)
            if len(ordered) > 1:
                known = members.setdefault(where, {}).setdefault(group, ordered)
                members[where][group] = ordered if known == ordered else ()
        above = self._rows("SELECT city, category, parent FROM hierarchy WHERE dimension = 'department'")
        return Grouping(
            members,
            {where: _sorted(where[2], codes) for where, codes in present.items()},
            {(city, code): parent for city, code, parent in above.itertuples(index=False, name=None)},
        )

    def groups(self, indicator: str, city: str, breakdown: str) -> pd.DataFrame:
        """`dimension, category, group`: in which group each category of a breakdown stands, by its own name or not."""
        return self._rows(
            """SELECT dimension, category, "group" FROM groups
               WHERE indicator = $1 AND city = $2 AND breakdown = $3 ORDER BY ALL""",
            [catalogue()[indicator].slug, city, breakdown],
        )

    def protection(self, city: str, indicator: str = "") -> pd.DataFrame:
        """`indicator, breakdown, shown, merged, share`: what of each breakdown made of deliveries is shown.

        `share`: of the people, how many stand in categories by their own name (the least of both dimensions).
        """
        return self._rows(
            """SELECT indicator, breakdown, bool_or(flag IN ('shown', 'merged', 'too_few', 'nobody')) AS shown,
                      bool_or(flag = 'merged') AS merged,
                      COALESCE(any_value(k.share), 1.0) AS share
               FROM observations LEFT JOIN (
                   SELECT indicator, breakdown, min(share) AS share FROM kept WHERE city = $1 GROUP BY ALL
               ) AS k USING (indicator, breakdown)
               WHERE city = $1 AND breakdown <> 'total' AND source <> 'published'
                 AND flag NOT IN ('not_delivered', 'not_applicable') AND ($2 = '' OR indicator = $2)
               GROUP BY indicator, breakdown ORDER BY indicator, breakdown""",
            [city, indicator],
        )

    def kept(self, city: str) -> pd.DataFrame:
        """`indicator, breakdown, dimension, year, share`: how much of each breakdown is shown by its own names."""
        return self._rows(
            "SELECT indicator, breakdown, dimension, year, share FROM kept WHERE city = $1 ORDER BY ALL", [city]
        )

    def breakdowns(self, city: str, indicator: str) -> tuple[str, ...]:
        """The breakdowns of an indicator of which a city has a figure that is shown."""
        frame = self._rows(
            """SELECT DISTINCT breakdown FROM observations
               WHERE city = $1 AND indicator = $2 AND flag IN ('shown', 'merged', 'too_few', 'nobody')
               ORDER BY breakdown""",
            [city, catalogue()[indicator].slug],
        )
        return tuple(frame["breakdown"])


def check_breakdown(indicator: Indicator, breakdown: str) -> None:
    """UnknownName where the indicator is not broken down in this way."""
    for name in parts(breakdown):
        dimension(name)
    if breakdown != TOTAL and breakdown not in indicator.breakdowns:
        raise UnknownName(N_("breakdown of this indicator"), breakdown, [TOTAL, *indicator.breakdowns])


def check_city(slug: str) -> None:
    """UnknownName where neither a partner nor a place of comparison has this slug."""
    if slug not in cities() and slug not in places():
        raise UnknownName(N_("administration"), slug, [*cities(), *places()])


def _in_order(frame: pd.DataFrame, breakdown: str) -> pd.DataFrame:
    order = sorted(frame["category"].unique(), key=lambda category: sort_key(breakdown, category))
    positions = frame["category"].map({category: place for place, category in enumerate(order)})
    frame = frame.assign(position=positions).sort_values(["city", "year", "position"], ignore_index=True)
    frame["reference_date"] = pd.to_datetime(frame["reference_date"]).dt.date
    words = {name: object for name in frame.columns if isinstance(frame[name].dtype, pd.StringDtype)}
    frame = frame.astype({**words, **dict.fromkeys(("women", "men", "base", "base_women"), "Int64")})
    return frame[list(OBSERVATION_FIELDS)]


def _sorted(name: str, codes: Iterable[str]) -> tuple[str, ...]:
    """Codes of a dimension in display order, what was not delivered last."""
    return tuple(sorted(codes, key=lambda code: (code == "", sort_key(name, code))))


@lru_cache(maxsize=4)  # the edition in force, the one before, and both again while a new one takes over
def _opened(path: Path) -> Store:
    return Store(path)


def store() -> Store:
    """The edition in force; the pointer is read anew at each call, an edition is opened once."""
    return _opened(current())


@lru_cache(maxsize=4)
def _is_usable(path: Path) -> bool:
    """Whether an edition can be trusted and read today; asked once, for opening one takes its time."""
    try:
        return _opened(path).is_complete
    except EditionError:
        return False


def store_before(path: Path) -> Store | None:
    """The edition before that of `path`; None where there is none that can be trusted and read today."""
    before = earlier(path)
    return _opened(before) if before and _is_usable(before) else None
