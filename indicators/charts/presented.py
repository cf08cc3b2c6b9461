"""What every chart says whatever it shows: that its figures are invented, which years it lacks, who is protected."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from indicators.charts.chart import ALT_LENGTH, Chart, cut
from indicators.charts.reasons import SYMBOL
from indicators.charts.withheld import later_of_each, spans
from indicators.charts.words import Words
from indicators.marking import N_
from indicators.model import TOTAL
from indicators.protection import PROTECTED

PROTECTION = N_("{symbol} So that nobody can be recognised, small groups stand together or are not shown.")


def presented(words: Words, chart: Chart) -> Chart:
    """The chart with its marks: on its card, in its alternative text, in the caption of its table."""
    missing = later_of_each(words, chart.observations)
    said = replace(
        chart,
        sentence="\n\n".join([chart.sentence, " ".join(missing)]) if missing else chart.sentence,
        notes=(*chart.notes, *protection(words, chart.observations)),
    )
    mark = words.kind(chart.observations)
    if not mark:
        return said
    return replace(
        said,
        subtitle=f"{mark} · {chart.subtitle}" if chart.subtitle else mark,
        alt=cut(f"{mark}. {chart.alt}", ALT_LENGTH) if chart.alt else "",
        table=replace(chart.table, caption=f"{chart.table.caption} ({mark})"),
    )


def protection(words: Words, rows: pd.DataFrame) -> tuple[str, ...]:
    """One sentence, the same whatever the reason; then whom each group stands for, and which years are not shown."""
    if "flag" not in rows:
        return ()  # budget lines and actions: no persons in them
    merged, hidden = rows[rows["flag"] == "merged"], rows[is_protected(rows)]
    if not rows["value"].notna().any() or (merged.empty and hidden.empty):
        return ()  # a chart of which nothing is shown says so itself
    said = [words.say(PROTECTION, symbol=SYMBOL), *_groups(words, merged)]
    if later_of_each(words, rows):  # says the years after the last one shown
        hidden = hidden[hidden["year"] <= rows.loc[rows["value"].notna(), "year"].max()]
    return (" ".join([*said, *_years(words, set(hidden["year"]), set(rows.loc[rows["value"].notna(), "year"]))]),)


def _years(words: Words, hidden: set[int], told: set[int]) -> list[str]:
    """The years of which nothing is shown, and those of which a part is: several figures may stand on one chart."""
    said = []
    if hidden - told:
        said.append(words.say("Not shown in {years}.", years=spans(words, hidden - told)))
    if hidden & told:
        said.append(words.say("Shown in part in {years}.", years=spans(words, hidden & told)))
    return said


def is_protected(rows: pd.DataFrame) -> pd.Series:
    """For each row whether it has no value in order to protect people."""
    reasons = rows["reason"].map(lambda reason: isinstance(reason, str) and bool({*reason.split(" ")} & {*PROTECTED}))
    return (rows["flag"] == "protected") & reasons.astype(bool)


def _groups(words: Words, merged: pd.DataFrame) -> list[str]:
    """Each group with its members, once; nothing for bands whose name says them."""
    said = {}
    for _, row in merged.drop_duplicates(["city", "breakdown", "category"]).iterrows():
        if row["breakdown"] == TOTAL:
            continue
        for name, names in words.groups_in(row):
            said[name] = words.say("{group}: {members}.", group=name, members=words.listing(names))
    return list(said.values())
