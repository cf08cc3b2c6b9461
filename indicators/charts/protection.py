"""How people are protected, in words for a works council: what is never here, what was merged, what came out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from indicators.charts.chart import Table
from indicators.charts.kept import share
from indicators.charts.words import GENDERS, Words
from indicators.marking import N_
from indicators.model import Edition

NO_ADDRESS = "–"
PAY_AND_SENSITIVE = 10
"""The fewest of a gender of whom pay is told, and the fewest of whom anything very sensitive is, whatever k."""
CLASSES = {
    "headcount": N_("how many work where"),
    "personal": N_("age, contract, leave, training and promotion"),
    "pay": N_("pay"),
    "sensitive": N_("very sensitive matters"),
    "public_office": N_("leading posts"),
}
Paragraph = tuple[str, str]


def answer(words: Words, tables: pd.DataFrame) -> str:
    """How many tables are shown as they are, merged, not at all. `tables`: Store.protection()."""
    if tables.empty:
        return words.say(
            "**{city}**: nothing had to be put together or left out. What the edition holds was published before.",
            city=words.here,
        )
    together = tables[tables["shown"] & tables["merged"]]
    hidden = tables[~tables["shown"]]
    return words.say(
        "Of **{all}** tables of {city}, **{whole}** stand as they are, in **{merged}** small groups are put together, "
        "and **{hidden}** are not shown. Nobody’s row is in any of them.",
        all=len(tables),
        city=words.here,
        whole=len(tables) - len(together) - len(hidden),
        merged=len(together),
        hidden=len(hidden),
    )


def never(words: Words, edition: Edition) -> Table:
    """What no edition ever holds."""
    k = int(edition.audit["k"])
    return _prose(
        words.say("What is never in an edition"),
        (
            words.say("Anybody’s row"),
            words.say(
                "An edition holds counts and figures made of counts. The rows of persons stay in the administration’s "
                "own vault, which the server of these pages never opens."
            ),
        ),
        (
            words.say("Names, identifiers, dates of birth, anybody’s pay"),
            words.say("They are not in an edition, not in a message, not in a log, not in an address."),
        ),
        (
            words.say("Figures of few people"),
            words.say(
                "Every count made of deliveries is 0 or at least {k} people, in every year; only public offices "
                "are counted as they are. Pay is told from {ten} women and {ten} men "
                "on, and where nobody has more than 80% of the sum; very sensitive matters from {ten} people on, and "
                "for the whole administration only.",
                k=k,
                ten=max(PAY_AND_SENSITIVE, k),
            ),
        ),
        (
            words.say("Who came, left or was promoted, by department"),
            words.say(
                "Beside the staff of two years it would name who left. It is told by directorate or for the whole "
                "administration."
            ),
        ),
        (
            words.say("One person’s gender entry"),
            words.say(
                "{genders} No page tells whether there are none or nine.",
                genders=words.say(GENDERS),
            ),
        ),
    )


def colleague(words: Words, edition: Edition) -> Table:
    """Whether somebody can be found: by a stranger, by a colleague, by who knows everybody else."""
    verdict = edition.audit
    return _prose(
        words.say("Can my colleague find me here?"),
        (words.say("Someone who knows nothing of you"), _stranger(words, verdict)),
        (words.say("Someone who works with you"), _colleague(words, verdict)),
        (
            words.say("Someone who knows all the others"),
            words.say(
                "Whoever knows every other person of a group can take them away from its figures, and what is left "
                "is you. No figure of a group can prevent that; few people know so many others so well."
            ),
        ),
        (
            words.say("If you hold a public office"),
            words.say(
                "That you hold it, and your gender, is public: elected, appointed and named top posts, executives "
                "among them. Your age, your department, your leave and your pay are protected like everybody’s."
            ),
        ),
    )


def _stranger(words: Words, verdict: Mapping[str, Any]) -> str:
    if not verdict["attacked"]:
        return words.say("What the edition holds was published before: there was nothing hidden to work out.")
    return words.say(
        "No. All figures together were tried as equations: of {secrets} hidden numbers that could be small, none came "
        "out exactly and none nearly.",
        secrets=int(verdict["secrets"]),
    )


def _colleague(words: Words, verdict: Mapping[str, Any]) -> str:
    if not verdict["attacked"]:
        return words.say("What the edition holds was published before: there was nothing hidden to work out.")
    found = {name: int(number) for name, number in verdict["colleague"].items() if number}
    said = words.say(
        "The attack was repeated as someone who knows her own row and how many women and men her team has. About pay "
        "and very sensitive matters nothing comes out."
    )
    if not found:
        nothing = words.say("Nor does anything else.")
        return f"{said} {nothing}"
    parts = [words.say("{what}: {count}", what=words.say(CLASSES[name]), count=found[name]) for name in found]
    more = words.say(
        "Other hidden numbers could come out or nearly come out for such a colleague ({parts}; of {secrets} in all): "
        "numbers of people she works with. This is what remains open, so it is counted and told.",
        parts="; ".join(parts),
        secrets=int(verdict["secrets"]),
    )
    return f"{said} {more}"


def by_law(words: Words, sources: pd.DataFrame) -> Table:
    """What is public whatever this product does. `sources`: Store.sources() of the administration."""
    published = sources[sources["source"] == "published"]
    paragraphs = [
        (
            words.say("Offices"),
            words.say("Who holds an elected, appointed or named top post, and her or his gender."),
        )
    ]
    if len(published):
        names = [words.say(each) for each in dict.fromkeys(published["publisher"])]
        paragraphs.append(
            (
                words.say("Published tables of {city}", city=words.here),
                words.say(
                    "They were published by others, not by us, and stand here as they are, small counts included "
                    "({publishers}). The audit takes them as known to the attacker.",
                    publishers=words.listing(names),
                ),
            )
        )
    return _prose(words.say("What is public by law"), *paragraphs)


def small(words: Words, tables: pd.DataFrame) -> Table:
    """What a small administration can do to be read in more detail. `tables`: the staff table by each breakdown."""
    if tables.empty:
        return _prose("")
    shown = tables[tables["shown"]].sort_values("share", ascending=False, kind="stable")
    best = [
        words.say("{name} ({share})", name=words.breakdown(row["breakdown"]).lower(), share=share(words, row))
        for _, row in shown[shown["share"] > 0].head(4).iterrows()
    ]
    kept = (
        words.say(
            "By these breakdowns most people stand in groups of their own name: {names}.", names=words.listing(best)
        )
        if best
        else words.say("Nobody stands in a group of its own name: read the whole administration.")
    )
    return _prose(
        words.say("For a small administration"),
        (words.say("What keeps most"), kept),
        (
            words.say("Coarser bands"),
            words.say(
                "Fewer and coarser bands keep more departments by name. The command python -m indicators bands {city} "
                "tells the data steward, on the administration’s own rows, how much each banding would keep. It does "
                "not stand here: what is not published could be guessed from it.",
                city=words.city.slug,
            ),
        ),
        (
            words.say("Directorates"),
            words.say(
                "Deliver the directorate beside the department: departments are put together inside it first, and "
                "movements can be told by it."
            ),
        ),
        (
            words.say("Several years together"),
            words.say("Groups are the same in all years, so that no year gives away another: they stay comparable."),
        ),
    )


def _prose(caption: str, *paragraphs: Paragraph) -> Table:
    return Table(caption, ["", "", ""], [[what, text, NO_ADDRESS] for what, text in paragraphs])
