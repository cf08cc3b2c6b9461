"""Every chart that the pages show, built from the shipped edition as its page builds it; and how figures are found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

import pandas as pd

from indicators import charts
from indicators.charts import Chart, Words
from indicators.cities import cities
from indicators.model import TOTAL
from indicators.store import store
from indicators.text import text

LANGUAGES = ("en", "it")
BREAKDOWNS = ("level", "area", "age_band", "staff_group")
CONTEXT = ("pay_gap_public_administration", "pay_gap_economy", "women_in_local_councils", "women_mayors")
PLACES = ("it_local_authorities", "it_torino_metropolitan_city")
OF_EXECUTIVES = "women_among_executives"
PUBLISHED, NOTHING = "torino", "krakow"
"""An administration with figures and one without."""


@cache
def speaking(language: str = "en", city: str = PUBLISHED) -> Words:
    return Words(text(language), cities()[city])


class See:
    """Asks the store as a page does, for one administration and some years."""

    def __init__(self, city: str = PUBLISHED, years: tuple[int, int] | None = None) -> None:
        self.city = city
        self.years = years

    def __call__(
        self,
        indicator: str,
        breakdown: str = TOTAL,
        categories: Sequence[str] = (),
        cities: Sequence[str] | None = None,
    ) -> pd.DataFrame:
        shown = [self.city] if cities is None else cities
        return store().observations(indicator, shown, self.years, breakdown, categories)


Builder = Callable[[Words, See], Chart | None]


def levels(words: Words, see: See) -> Chart | None:
    return charts.levels(words, see("women_by_level", "level"))


def posts(words: Words, see: See) -> Chart | None:
    return charts.posts(words, see(OF_EXECUTIVES))


def rates(words: Words, see: See) -> Chart | None:
    eq, executives = "high_responsibility_posts_per_1000", "executives_per_1000"
    return charts.rates(
        words,
        [
            (
                words.say("{posts}, of everyone in their Area", posts=words.category("level", "high_responsibility")),
                see(f"{eq}_women"),
                see(f"{eq}_men"),
            ),
            (
                words.say("{posts}, of all staff", posts=words.category("level", "executive")),
                see(f"{executives}_women"),
                see(f"{executives}_men"),
            ),
        ],
    )


def indices(words: Words, see: See) -> Chart | None:
    pools = [
        (words.say("against all staff"), see("glass_ceiling_index")),
        (
            words.say("against holders of {posts}", posts=words.category("level", "high_responsibility")),
            see("glass_ceiling_index_from_high_responsibility"),
        ),
    ]
    return charts.indices(words, pools, "glass_ceiling", words.say("Glass ceiling index"))


def bodies(words: Words, see: See) -> Chart | None:
    both = {"council": "women_in_council", "executive": "women_in_executive_body"}
    return charts.bodies(words, [(words.category("body", code), see(slug)) for code, slug in both.items()])


def differences(words: Words, see: See) -> Chart | None:
    return charts.differences(words, see("gender_difference_by_area", "area"), 30)


def staff(words: Words, see: See) -> Chart | None:
    title = words.say("Women and men over the years")
    return charts.women_and_men(words, see("women_share_of_staff"), "staff", title, title)


def newcomers(words: Words, see: See) -> Chart | None:
    title = words.say("Newcomers to their level")
    return charts.women_and_men(words, see("newcomers"), "newcomers", title, title)


def pyramid(words: Words, see: See) -> Chart | None:
    return charts.pyramid(words, see("women_share_of_staff", "age_band"))


def over_60(words: Words, see: See) -> Chart | None:
    return charts.over_60(words, see("staff_over_60", "level"))


def composition(breakdown: str, categories: Sequence[str] = ()) -> Builder:
    return lambda words, see: charts.composition(words, see("women_share_of_staff", breakdown, categories))


def over_the_years(breakdown: str, categories: Sequence[str] = ()) -> Builder:
    return lambda words, see: charts.over_the_years(words, see("women_share_of_staff", breakdown, categories))


def beside(place: str) -> Builder:
    return lambda words, see: charts.beside(words, place, charts.pairs_by_place(store(), see.city).get(place, []))


def countries(indicator: str) -> Builder:
    """Without figures where the administration has none: the series of a place that is not there."""
    return lambda words, see: charts.countries(
        words, see(indicator, cities=[] if see.city == PUBLISHED else [NOTHING]), "it"
    )


BUILDERS: dict[str, Builder] = {
    "levels": levels,
    "posts": posts,
    "rates": rates,
    "indices": indices,
    "bodies": bodies,
    "differences": differences,
    "staff": staff,
    "newcomers": newcomers,
    "pyramid": pyramid,
    "over_60": over_60,
    **{f"composition by {each}": composition(each) for each in BREAKDOWNS},
    **{f"over the years by {each}": over_the_years(each) for each in BREAKDOWNS},
    **{f"beside {each}": beside(each) for each in PLACES},
    **{f"countries {each}": countries(each) for each in CONTEXT},
}


@cache
def built(name: str, language: str = "en") -> Chart:
    """The chart of that name on the shipped figures; nobody may change it."""
    chart = BUILDERS[name](speaking(language), See())
    assert chart is not None
    return chart


def traces(chart: Chart) -> list[dict[str, Any]]:
    return chart.figure["data"]


def annotations(chart: Chart) -> list[str]:
    """What stands in the plot."""
    return [each["text"] for each in chart.figure["layout"].get("annotations", [])]


def hovers(chart: Chart) -> list[str]:
    return [said for trace in traces(chart) for said in trace["hovertext"]]


def spoken(chart: Chart) -> list[str]:
    """Every text of a chart but its table."""
    own = [chart.title, chart.subtitle, chart.sentence, chart.alt, *chart.notes]
    return [*own, *annotations(chart), *hovers(chart)]


def shapes(chart: Chart) -> list[dict[str, Any]]:
    return chart.figure["layout"].get("shapes", [])


def strings(value: Any) -> Iterator[str]:
    """Every text inside a figure."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from strings(inner)


NUMBERS = {
    "en": re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"),
    "it": re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"),
}


def numbers_in(said: str, language: str) -> set[str]:
    """The numbers in a text, as that language writes them."""
    return set(NUMBERS[language].findall(said))


def in_language(written: str, language: str) -> str:
    """A number written in English, as another language writes it."""
    return written if language == "en" else written.translate(str.maketrans(",.", ".,"))
