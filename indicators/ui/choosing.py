"""Choices that compare and explore share: one of several, several of several; codes in the address, words shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

import streamlit as st

from indicators.catalogue import catalogue
from indicators.ui import address
from indicators.ui.pickers import bound
from indicators.ui.start import View

Picked = TypeVar("Picked")


def pick_one(label: str, key: str, options: Sequence[str], named: Callable[[str], str], usual: str = "") -> str:
    """One of `options`; the usual one (the first, where none is named) is not written into the address."""
    usual = usual if usual in options else options[0]
    chosen = address.choices().get(key, "")
    shown = chosen if chosen in options else usual
    st.selectbox(
        label,
        list(options),
        format_func=named,
        **bound(f"pick_{key}", shown, lambda code: address.choose(key, code if code != usual else None)),
    )
    return shown


def pick_some(
    label: str, key: str, options: Sequence[str], named: Callable[[str], str], usual: Sequence[str], most: int = 0
) -> list[str]:
    """Some of `options` in their order; `usual` where none are chosen; at most `most`, 0 for any number."""
    asked = address.chosen_list(key)
    shown = [code for code in options if code in asked][: most or None] or list(usual)
    st.multiselect(
        label,
        list(options),
        format_func=named,
        max_selections=most or None,
        **bound(
            f"pick_{key}",
            shown,
            lambda codes: address.choose_list(key, [] if set(codes) == set(usual) else codes),
        ),
    )
    return shown


def pick_compared(view: View, names: dict[str, str]) -> str:
    """The indicator to compare; where the address asks for one that cannot be, that is said."""
    words, asked = view.words, address.choices().get("i", "")
    slug = pick_one(words.say("Indicator"), "i", list(names), names.__getitem__, usual="women_share_of_staff")
    title = next((words.title(each) for each in catalogue().indicators if each.slug == asked), "")
    if title and asked not in names:
        said = words.say("“{title}” has no figure here that may be compared; another indicator is shown.", title=title)
        st.caption(said)
    return slug


def pick_until(view: View, first: int, last: int) -> View:
    """The last year that is looked at; the last of all where none is chosen."""
    years = [str(year) for year in range(last, first - 1, -1)]
    chosen = pick_one(view.words.say("Up to"), "to", years, str)
    return replace(view, years=(first, int(chosen)))


def beside_each_other(*picks: Callable[[], Picked]) -> list[Picked]:
    """Choices side by side above the answer of a page."""
    found = []
    for column, pick in zip(st.columns(len(picks)), picks, strict=True):
        with column:
            found.append(pick())
    return found
