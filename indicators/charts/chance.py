"""Words for chance: women’s and men’s rates of a process, told with their counts in the one vocabulary there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from indicators.charts.words import Words, whole
from indicators.marking import N_
from indicators.statistics import newcombe, verdict, wilson

VERDICTS = {
    "differs": N_("{rates}: this differs by more than chance alone would."),
    "too_few": N_("{rates}: too few to tell."),
    "no_difference": N_("{rates}: no difference seen."),
}
LEFT_OUT = {
    True: N_("One person more or fewer would change this verdict."),
    False: N_("One person more or fewer would not change this verdict."),
}
NONE_LEFT_OUT = N_("One person more or fewer would not change any of these verdicts.")


@dataclass(frozen=True)
class Rates:
    """How many women of how many, and how many men of how many, went through a process."""

    women: int
    of_women: int
    men: int
    of_men: int

    @property
    def verdict(self) -> str:
        """`differs`, `too_few` or `no_difference`, from Newcombe's interval of the difference."""
        return verdict(*newcombe(_rate(self.women, self.of_women), _rate(self.men, self.of_men)))

    @property
    def hangs_on_one(self) -> bool:
        """Whether one person more or fewer among those counted would change the verdict."""
        others = [
            replace(self, women=self.women + 1),
            replace(self, women=self.women - 1),
            replace(self, men=self.men + 1),
            replace(self, men=self.men - 1),
        ]
        possible = [each for each in others if 0 <= each.women <= each.of_women and 0 <= each.men <= each.of_men]
        return any(each.verdict != self.verdict for each in possible)


def rates_of(row: pd.Series) -> Rates | None:
    """The rates behind an observation of a process; None where a count is missing, there are no women or no men,
    or more are counted than there are (participations)."""
    if any(pd.isna(row.get(name)) for name in ("women", "men", "base", "base_women")):
        return None
    of_women = whole(row["base_women"])
    found = Rates(whole(row["women"]), of_women, whole(row["men"]), whole(row["base"]) - of_women)
    both = ((found.women, found.of_women), (found.men, found.of_men))
    return found if all(of > 0 and counted <= of for counted, of in both) else None


def last_rates(rows: pd.DataFrame) -> list[tuple[pd.Series, Rates]]:
    """Each row of the last year that has rates, with them: a ratio of rates may have no value where a count is 0."""
    found = [(row, rates) for _, row in rows.iterrows() if (rates := rates_of(row))]
    last = max((row["year"] for row, _ in found), default=None)
    return [(row, rates) for row, rates in found if row["year"] == last]


def _rate(part: int, whole_: int) -> tuple[float, float, float]:
    low, high = wilson(pd.Series([part]), pd.Series([whole_]))
    return part * 100 / whole_, float(low[0]), float(high[0])


def counts(words: Words, rates: Rates) -> str:
    """“12 of 60 women (20%) and 9 of 30 men (30%)”."""
    return words.say(
        "{women} of {of_women} women ({women_rate}) and {men} of {of_men} men ({men_rate})",
        women=words.number(rates.women),
        of_women=words.number(rates.of_women),
        women_rate=words.percent(rates.women * 100 / rates.of_women),
        men=words.number(rates.men),
        of_men=words.number(rates.of_men),
        men_rate=words.percent(rates.men * 100 / rates.of_men),
    )


def short_counts(words: Words, rates: Rates) -> str:
    """“12 of 60 women · 9 of 30 men”: for a row of a chart, on which the rates are drawn."""
    return words.say(
        "{women} of {of_women} women · {men} of {of_men} men",
        women=words.number(rates.women),
        of_women=words.number(rates.of_women),
        men=words.number(rates.men),
        of_men=words.number(rates.of_men),
    )


def told(words: Words, row: pd.Series, with_one_person: bool = True) -> str:
    """Counts, verdict, and whether one person would change it; nothing where there are no rates."""
    rates = rates_of(row)
    if rates is None:
        return ""
    sentence = words.say(VERDICTS[rates.verdict], rates=counts(words, rates))
    return f"{sentence} {words.say(LEFT_OUT[rates.hangs_on_one])}" if with_one_person else sentence


def told_of_each(words: Words, named: Sequence[tuple[str, pd.Series]]) -> list[str]:
    """Each by its name, counts and verdict; that one person would change none of several verdicts is said once."""
    found = [(name, row, rates) for name, row in named if (rates := rates_of(row))]
    once = len(found) > 1 and not any(rates.hangs_on_one for _, _, rates in found)
    said = [words.say("**{name}**: {told}", name=name, told=told(words, row, not once)) for name, row, _ in found]
    return [*said, words.say(NONE_LEFT_OUT)] if once else said
