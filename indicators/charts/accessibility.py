"""The accessibility statement: what is aimed at, what was tested and how, what falls short, where to write to."""

from __future__ import annotations

import datetime as dt
import re

from indicators.charts.chart import Table
from indicators.charts.words import Words
from indicators.marking import N_
from indicators.settings import Settings

REVIEWED = dt.date(2026, 11, 23)
"""When the statement was last compared with the product: to be set anew with each review."""

TESTED = (
    (
        N_("Rules that a program can check"),
        N_(
            "axe-core, rules of WCAG 2.0, 2.1 and 2.2, levels A and AA, on the pages of the product, in English and in "
            "Italian, light and dark, with a positive control. A program finds only a part of what can be wrong."
        ),
    ),
    (
        N_("Charts"),
        N_(
            "Each has a name that says what it shows, a sentence, and a table with captions and heads of rows and "
            "columns; a test opens the pages and counts them. Arrow keys read the points one by one."
        ),
    ),
    (
        N_("Without colour"),
        N_(
            "Marks of women and men differ by colour, by lightness and by shape; contrast of marks (3:1) and of words "
            "(4.5:1) is computed by a test for both themes."
        ),
    ),
    (
        N_("Small windows and large letters"),
        N_("At 320 pixels, which is a zoom of 400%, pages do not scroll sideways and charts keep their labels."),
    ),
    (
        N_("Language"),
        N_("The language of the page is set in its first HTML and again after a switch; a test reads it."),
    ),
    (
        N_("Without its drawings"),
        N_("Where the library of the charts cannot be fetched, the page stands and says that the tables hold all."),
    ),
    (
        N_("Less motion, forced colours, paper"),
        N_("Looked at by eye in Chromium, with its emulation of these settings; no test repeats it."),
    ),
)
FALLS_SHORT = (
    (
        N_("Choices in the side bar"),
        N_(
            "The lists to choose from are parts of Streamlit, which this product is built on: they show fewer entries "
            "than there are and load the others while you scroll, so a screen reader cannot count them."
        ),
    ),
    (
        N_("A changed choice"),
        N_(
            "After a choice the page is drawn anew. That it changed is not read out; only a chart’s points and a chart "
            "that failed are."
        ),
    ),
    (
        N_("Without JavaScript"),
        N_("Nothing is shown: Streamlit draws every page in the browser. Each figure can be had as a file instead."),
    ),
    (
        N_("Language of parts"),
        N_(
            "Names in other languages (of bodies, laws and sources) are not marked as such. Words that Streamlit says "
            "itself, such as those of its menu, stay English."
        ),
    ),
    (
        N_("Wide tables"),
        N_("Some tables scroll sideways within their own frame on small windows; the frame is reached by keyboard."),
    ),
    (
        N_("Not tested"),
        N_(
            "Nobody who uses a screen reader, a magnifier or voice control every day has tested it, and no one from "
            "outside has examined it. Browsers other than Chromium were not tested."
        ),
    ),
)


def answer(words: Words) -> str:
    """What is aimed at, and how far it is reached; with the day of the last review."""
    return words.say(
        "This product aims at **WCAG 2.2, level AA**, and **EN 301 549**. It conforms in part: {count} things fall "
        "short or were not tested, as of {date}.",
        count=len(FALLS_SHORT),
        date=words.text.date(REVIEWED),
    )


def duty(words: Words) -> str:
    """Whose duty it is."""
    return words.say(
        "Directive (EU) 2016/2102 makes the administration that publishes these pages answer for them. This is our own "
        "assessment of the product; the administration adds what its country asks for, such as the body that watches "
        "over it."
    )


def tested(words: Words) -> Table:
    """What was tested, and how."""
    return _listed(words, words.say("What was tested, and how"), TESTED)


def falls_short(words: Words) -> Table:
    """What is known to fall short."""
    return _listed(words, words.say("What falls short, and what nobody tested"), FALLS_SHORT)


def _listed(words: Words, caption: str, entries: tuple[tuple[str, str], ...]) -> Table:
    columns = [words.say("What"), words.say("What is known of it"), words.say("Address")]
    return Table(caption, columns, [[words.say(what), words.say(text), "–"] for what, text in entries])


def feedback(words: Words) -> Table:
    """Where to write to: what the administration has set in INDICATORS_CONTACT, or that it has set nothing."""
    contact = Settings().contact
    caption, what = words.say("If you cannot use a page"), words.say("Write to us")
    columns = [words.say("What"), words.say("What is known of it"), words.say("Address")]
    if not contact:
        said = words.say(
            "Nobody has set an address to write to yet. Ask the administration that gave you this page; whoever runs "
            "it sets the address in INDICATORS_CONTACT."
        )
        return Table(caption, columns, [[what, said, "–"]])
    said = words.say("Say which page it was and what you wanted to know: you get the figures in another form.")
    return Table(caption, columns, [[what, said, linked(contact)]])


def linked(contact: str) -> str:
    """An address that can be opened where it is one: an e-mail address becomes one; anything else stays as it is."""
    return f"mailto:{contact}" if re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", contact) else contact
