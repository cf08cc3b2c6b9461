"""What a download says of itself: what is shown of whom, how it is defined, whose figures, which edition."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pandas as pd

from indicators.catalogue import catalogue
from indicators.charts.memory import remembered
from indicators.charts.methods import EVIDENCE, FORMULA_WORDS
from indicators.charts.presented import PROTECTION
from indicators.charts.reasons import SYMBOL
from indicators.charts.words import GENDERS, plain
from indicators.completing import OF_OTHERS
from indicators.model import TOTAL, Edition

if TYPE_CHECKING:
    from indicators.charts import Chart, Words

PUBLISHED = ("published_values",)
"""What is taken over as others published it; a file of one indicator bears its name."""
Said = list[tuple[str, str]]
"""Labels and texts."""


def about(words: Words, chart: Chart, edition: Edition, sources: pd.DataFrame, address: str = "") -> Said:
    """Everything that has to travel with the figures. `sources`: Store.sources() of its administrations."""
    said = [
        (words.say("Title"), chart.title),
        (words.say("What is shown"), chart.subtitle),
        ("", words.kind(chart.observations)),
        (words.say("In a sentence"), as_read(chart.sentence)),
        (words.say("Administration"), words.listing(_places(words, chart))),
        (words.say("Years"), words.years(chart.observations)),
        (words.say("Breakdown"), words.listing(_breakdowns(words, chart))),
        (words.say("Address of this view"), address),
        *_definitions(words, chart),
        *((words.say("Source"), each) for each in source_lines(words, chart.observations, sources)),
        *((words.say("To be known"), as_read(note)) for note in chart.notes),
        (words.say("Protection"), f"{words.say(PROTECTION, symbol=SYMBOL)} {words.say(GENDERS)}"),
        (words.say("Edition"), edition_line(words, edition)),
        (words.say("Fingerprint of the edition"), edition.fingerprint),
    ]
    return [(label, text) for label, text in said if text]


def edition_line(words: Words, edition: Edition) -> str:
    """“2026-11-23-5ce5cade, built on 23 November 2026”."""
    return words.say("{name}, built on {date}", name=edition.name, date=words.text.date(edition.built_on))


@remembered
def source_lines(words: Words, observations: pd.DataFrame, sources: pd.DataFrame) -> list[str]:
    """Publisher, years and address of what the observations rest on, each once."""
    lines = []
    for publisher, rows in relevant(observations, sources).groupby("publisher", sort=False):
        url = next((each for each in rows["url"] if isinstance(each, str)), "")
        said = words.say("{publisher} ({years})", publisher=words.say(publisher), years=words.years(rows))
        lines.append(f"{said} {url}".strip())
    return lines


@remembered
def publishers(words: Words, observations: pd.DataFrame, sources: pd.DataFrame) -> list[str]:
    """Who published what the observations rest on, each once."""
    return [words.say(each) for each in dict.fromkeys(relevant(observations, sources)["publisher"])]


def relevant(rows: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """The deliveries of their places and years that their indicators count; all of these where none is named."""
    here = sources[sources["city"].isin(rows["city"].unique()) & sources["year"].isin(rows["year"].unique())]
    others = {each.slug for each in catalogue().indicators} - set(rows["indicator"])
    of_others = here["file"].map(lambda file: PurePosixPath(str(file)).stem in others).astype(bool)
    asked = {
        (city, table)
        for (city, slug), told in rows.groupby(["city", "indicator"], sort=False)
        for table in _tables(slug, told)
    }
    counted = [pair in asked for pair in zip(here["city"], here["delivered_table"], strict=True)]
    found = here[pd.Series(counted, index=here.index, dtype=bool) & ~of_others]
    return found if len(found) else here


def _tables(slug: str, rows: pd.DataFrame) -> Sequence[str]:
    """The tables behind an indicator's rows. What was taken over as published knows no women of its population."""
    indicator = catalogue()[slug]
    told = rows[rows["value"].notna()]
    taken_over = len(told) > 0 and ((told["source"] == "published") & told["base_women"].isna()).all()
    return PUBLISHED if taken_over and OF_OTHERS not in indicator.tables else indicator.tables


def _definitions(words: Words, chart: Chart) -> Said:
    said = []
    for slug in chart.indicators:
        each = catalogue()[slug]
        version = words.say("version {version}", version=str(each.version))
        said += [
            (words.say("Indicator"), f"{words.title(each)} ({each.code}, {version})"),
            (words.say("Definition"), words.say(each.definition)),
            (words.say("Formula"), words.say(FORMULA_WORDS[each.formula])),
            (words.say("Evidence for the definition"), words.say(EVIDENCE[each.evidence])),
            (words.say("Caution"), words.say(each.caution)),
        ]
    return said


def _places(words: Words, chart: Chart) -> list[str]:
    return [words.place(slug) for slug in chart.observations["city"].unique()]


def _breakdowns(words: Words, chart: Chart) -> list[str]:
    return [words.breakdown(each) for each in chart.observations["breakdown"].unique() if each != TOTAL]


def as_read(sentence: str) -> str:
    """As it is read: without marks of emphasis."""
    return plain(sentence).replace("\\*", "*")
