"""Who came to some levels in the last three years: who filled their posts, as far as the figures tell, else who was
hired."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from indicators.charts.chart import because
from indicators.charts.memory import remembered
from indicators.charts.words import Words, whole

LEVEL = "level"
YEARS = 3


@dataclass(frozen=True, eq=False)
class Came:
    """Women and men who came; `name`: “as … in 2023 to 2025 (whom: how many)”; `note`: what the pace is of."""

    women: int
    men: int
    name: str
    note: str
    rows: pd.DataFrame


@remembered
def came_to(
    words: Words,
    level: str,
    over_60: pd.DataFrame,
    staff: pd.DataFrame,
    left: pd.DataFrame,
    hires: pd.DataFrame,
    everyone: pd.DataFrame,
) -> Came | None:
    """Who came to `level`, a category of `over_60`; None where nothing tells.

    `staff`, `left`, `hires`: women_by_level, turnover_rate and women_among_hires by level; `everyone`: all hired.
    """
    levels = levels_of(words, over_60, level)
    return _filled(words, levels, staff, left) or _hired(words, levels, hires) or _all_hired(words, everyone)


def levels_of(words: Words, rows: pd.DataFrame, code: str) -> frozenset[str]:
    """The levels of a category of `rows`: one, or those that stand together in a group."""
    city = str(rows["city"].iloc[0])
    return frozenset(words.grouping.of((city, LEVEL, LEVEL), code) or (code,))


def _filled(words: Words, levels: frozenset[str], staff: pd.DataFrame, left: pd.DataFrame) -> Came | None:
    """Whose posts were filled: by how much the levels have grown, and who left them."""
    code = _narrowest(words, left, levels)
    if code is None:
        return None
    gone, around = _last_years(left[left["category"] == code]), levels_of(words, left, code)
    last = int(gone["year"].max())
    now, before = (_people(words, staff, around, year) for year in (last, last - YEARS))
    if now is None or before is None or len(gone) < YEARS or _is_broken(staff, last):
        return None
    women, men = (whole(now[who] - before[who] + gone[who].sum()) for who in ("women", "men"))
    if min(women, men) < 0:
        return None
    name = words.say(
        "as in {years} ({level}: {counts})",
        years=words.years(gone),
        level=words.category(LEVEL, code),
        counts=words.counts(women, men),
    )
    note = words.say(
        "The pace is that of the posts filled, by growth and departures: who was hired counts, and who was promoted."
    )
    rows = pd.concat([gone, staff[staff["year"].isin([last, last - YEARS])]], ignore_index=True)
    return Came(women, men, name, note, rows)


def _people(words: Words, staff: pd.DataFrame, levels: frozenset[str], year: int) -> pd.Series | None:
    """Women and men of these levels together; None where a row lies across them or one is not shown."""
    known = staff[(staff["year"] == year) & staff["women"].notna()]
    inside = [code for code in known["category"] if levels_of(words, staff, code) <= levels]
    told = frozenset().union(*(levels_of(words, staff, code) for code in inside))
    return known[known["category"].isin(inside)][["women", "men"]].sum() if told == levels else None


def _is_broken(staff: pd.DataFrame, last: int) -> bool:
    return bool(staff[because(staff, "series_break")]["year"].between(last - YEARS + 1, last).any())


def _hired(words: Words, levels: frozenset[str], hires: pd.DataFrame) -> Came | None:
    """Who was hired into the narrowest group that holds the levels, as far as anybody is hired into them."""
    known = hires[hires["women"].notna()]
    anybody = levels & frozenset().union(*(levels_of(words, known, code) for code in known["category"].unique()))
    code = _narrowest(words, hires, anybody) if anybody else None
    if code is None:
        return None
    note = words.say("The pace is that of those hired; who is promoted into these levels is not counted in it.")
    return _came(words, _last_years(hires[hires["category"] == code]), words.category(LEVEL, code), note)


def _all_hired(words: Words, everyone: pd.DataFrame) -> Came | None:
    rows = _last_years(everyone)
    if rows.empty:
        return None
    note = words.say("Of these levels it is not shown who was hired; the pace is that of all who were hired.")
    return _came(words, rows, words.say("all hired"), note)


def _came(words: Words, rows: pd.DataFrame, into: str, note: str) -> Came:
    women, men = (whole(rows[who].sum()) for who in ("women", "men"))
    name = words.say(
        "as hired in {years} ({level}: {counts})", years=words.years(rows), level=into, counts=words.counts(women, men)
    )
    return Came(women, men, name, note, rows)


def _narrowest(words: Words, rows: pd.DataFrame, levels: frozenset[str]) -> str | None:
    """The shown category of `rows` that holds these levels and the fewest others."""
    shown = rows[rows["women"].notna()]["category"].unique()
    fitting = [code for code in shown if levels <= levels_of(words, rows, code)]
    return min(fitting, key=lambda code: len(levels_of(words, rows, code))) if fitting else None


def _last_years(rows: pd.DataFrame) -> pd.DataFrame:
    known = rows[rows["women"].notna()]
    return known[known["year"] > known["year"].max() - YEARS]
