"""How an administration brings in what is missing: what a delivery gives, the commands in order, what never to send."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from indicators.charts.chart import Table
from indicators.charts.words import Words
from indicators.cities import cities
from indicators.ingest.described import deliverable
from indicators.ladder import Rung, ladder, standing
from indicators.templates.words import never_send
from indicators.ui.page import prose_table
from indicators.ui.start import View

EXAMPLES = ("one_table", "staff_list", "payroll")
"""The steps that are told of: what most administrations have, in the order in which they have it."""
COMMAND = "python -m indicators"
WITH_CUG = "IT"
"""The country whose law asks for the CUG tables."""


def bring_in(view: View) -> None:
    """A section for whoever has the files of the administration, and whoever runs the product."""
    words = view.words
    held = view.store.coverage()
    own = frozenset(held[held["city"] == view.city]["indicator"])
    st.header(words.say("Bring in what is missing"), anchor=False)
    st.markdown(what_deliveries_give(words))
    st.markdown(words.say("Whoever runs the product brings a file in with these commands, one after the other:"))
    table = next_table(own, words.city.country)
    st.code(commands(view.city, table, dt.date.today().year - 1), language="shell", wrap_lines=True)
    st.markdown(
        words.say(
            "`check` stores nothing and names each mistake by line and column; `import` stores the rows in the vault "
            "of the administration, which these pages never open; `build` publishes figures only."
        )
    )
    st.markdown(words.say("A small body fills one sheet in an hour instead, with a handful of counts:"))
    st.code(f"{COMMAND} template starter", language="shell", wrap_lines=True)
    prose_table(never(words))


def what_deliveries_give(words: Words) -> str:
    """How many indicators one table gives, then a list of staff, then payroll."""
    steps = {rung.step.code: rung for rung in ladder()}
    first, *others = (steps[code] for code in EXAMPLES)
    told = [_first(words, first), *(_more(words, each) for each in others)]
    return words.say("One delivery builds on the other: {steps}.", steps="; ".join(told))


def _first(words: Words, rung: Rung) -> str:
    return words.say_many(
        "**{step}** gives {count} indicator",
        "**{step}** gives {count} indicators",
        len(rung.indicators),
        step=words.say(rung.step.name),
    )


def _more(words: Words, rung: Rung) -> str:
    return words.say_many(
        "**{step}** gives {count} more",
        "**{step}** gives {count} more",
        len(rung.indicators),
        step=words.say(rung.step.name),
    )


def next_table(held: frozenset[str], country: str = "") -> str:
    """The table to start with: of the first step whose indicators an administration of `country` lacks."""
    steps = [each.rung.step for each in standing(held, country) if not each.complete]
    tables = [table for step in steps for table in step.gives if step.code != "starter" and table in deliverable()]
    return tables[0] if tables else "staff"


def commands(city: str, table: str, year: int) -> str:
    """The commands in their order, with the administration's own name; the CUG tables where the law asks for them."""
    file = f"{table}_{year}.xlsx"
    lines = [
        f"ladder {city}",
        f"template {table} --out {file}",
        f"check {file} --city {city} --year {year}",
        f"import {city} {file} --year {year}",
        "build",
        *([f"cug {city} {year}"] if cities()[city].country == WITH_CUG else []),
    ]
    return "\n".join(f"{COMMAND} {line}" for line in lines)


def never(words: Words) -> Table:
    """What must never be in a file, to be printed and sent along with what is asked for."""
    rows = [[words.say(each.name), words.say(each.text), "–"] for each in never_send()]
    return Table(words.say("Never send"), [words.say("Never send"), words.say("Instead, and why"), ""], rows)
