"""What the CUG tables 1.2 to 1.11 fill: never `staff`, where the people of table 1.1 would count twice.

Counts of people whom 1.1 holds already become published values of the indicator that they belong to; boards become
`selection_boards`. Users of a measure (1.9) and hours (1.11) come without those who did not take part: in
`flexible_work` and `training` they would make every rate 100 %, so they are checked and not taken over.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from indicators.catalogue import catalogue
from indicators.formulas import PUBLISHED
from indicators.ingest.cug_checks import Row
from indicators.ingest.cug_counts import normalised
from indicators.ingest.cug_layouts import LAYOUTS, Layout
from indicators.ingest.cug_wide import read_table
from indicators.ingest.sources import Findings, Source
from indicators.marking import N_

COLUMNS = ["city", "administration", "indicator", "year", "reference_date"]
SHARE_OF_WOMEN, MENS_SHARE = "share_of_women", "mens_share"


@dataclass(frozen=True)
class Take:
    """A published value: the indicator, the rows (all where none is named), and how it is made of them."""

    indicator: str
    rows: tuple[str, ...] = ()
    made_as: str = SHARE_OF_WOMEN


TAKES = {
    "1.2": (Take("women_among_part_timers", ("part_time_above_half", "part_time_up_to_half")),),
    "1.3": (Take("women_among_high_responsibility_posts"),),
    "1.4": (Take("newcomers", ("[0,3)",)),),
    "1.10": (Take("mens_share_of_parental_days", ("parental_days",), MENS_SHARE),),
}


def read(source: Source, findings: Findings) -> pd.DataFrame:
    """A table as rows of `published_values`, or of `selection_boards`; no rows where nothing can be taken over."""
    layout = LAYOUTS[source.format]
    nothing = pd.DataFrame(columns=COLUMNS)
    if source.reference_date is None:
        remedy = N_("Write reference_date in the .toml beside the file.")
        findings.refuse("date", N_("The table does not say its reference date."), remedy)
        return nothing
    rows = read_table(source, layout, findings)
    if findings.refused or not rows:
        return nothing
    taken = _boards(source, rows) if layout.taken_from == "selection_boards" else _values(source, layout, rows)
    if not taken:
        findings.warn(
            "not_taken",
            N_("Table {number} was read and checked; no indicator takes its figures over."),
            N_("Nothing to do."),
            number=layout.number,
        )
    return pd.DataFrame(taken) if taken else nothing


def _values(source: Source, layout: Layout, rows: list[Row]) -> list[dict[str, object]]:
    known = {each.slug: each for each in catalogue().indicators}
    found = []
    for take in TAKES.get(layout.number, ()):
        wanted = [row for row in rows if not take.rows or row.code in take.rows]
        women, men = sum(row.of("W") for row in wanted), sum(row.of("M") for row in wanted)
        if take.indicator not in known or not women + men:
            continue
        if take.made_as == MENS_SHARE:
            figures: dict[str, object] = {"value": float(men * 100 / (women + men))}
        elif known[take.indicator].formula not in (SHARE_OF_WOMEN, PUBLISHED):
            continue
        else:
            figures = {"women": int(women), "men": int(men), "base": int(women + men)}
            figures |= {"value": float(women * 100 / (women + men))} if known[take.indicator].sql is None else {}
        unit = known[take.indicator].unit
        found.append({**_common(source), "indicator": take.indicator, "unit": unit, **figures})
    return found


def _boards(source: Source, rows: list[Row]) -> list[dict[str, object]]:
    """Each line is a board; the chair is one of its members."""
    found = []
    for row in rows:
        chair = {"d": "W", "u": "M"}.get(normalised(row.cells[-1]), "")
        board = {**_common(source), "administration": source.administration, "board": f"{row.line}: {row.labels[0]}"}
        for gender in ("W", "M"):
            members = int(row.of(gender)) - (gender == chair)
            found += [{**board, "board_role": "chair", "gender": gender, "people": 1}] if gender == chair else []
            found += [{**board, "board_role": "member", "gender": gender, "people": members}] if members > 0 else []
    return found


def _common(source: Source) -> dict[str, object]:
    day = source.reference_date
    year = day.year if day else None
    return {"city": source.city, "reference_date": day, "year": year, "source": source.source}
