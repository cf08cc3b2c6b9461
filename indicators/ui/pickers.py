"""The filters in the side bar: language, administration, years, breakdown, categories. They select rows, never pool."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from indicators.catalogue import catalogue
from indicators.charts import Words
from indicators.dimensions import dimension
from indicators.text import languages, text
from indicators.ui import address
from indicators.ui.start import View, start, title


def bound(key: str, shown: Any, take: Callable[[Any], None]) -> dict[str, Any]:
    """Arguments that bind a widget to a choice: it shows `shown`; `take` gets what the reader picks."""
    st.session_state[key] = shown
    return {"key": key, "on_change": lambda: take(st.session_state[key])}


def open_page(page: str) -> View:
    """Start a page with its question as title, and the filters that every page has."""
    view = start(page)
    title(view)
    pick_city(view)
    return view


def pick_city(view: View) -> None:
    """The administration, and above it the language."""
    with st.sidebar:
        _pick_language(view.words)
        st.selectbox(
            view.words.say("Administration"),
            list(view.store.administrations),
            format_func=view.words.place,
            **bound("pick_city", view.city, lambda slug: address.choose("city", slug)),
        )


def _pick_language(words: Words) -> None:
    st.selectbox(
        words.say("Language"),
        languages(),
        format_func=lambda code: text(code).own_name,
        **bound("pick_language", words.text.language, lambda code: address.choose("lang", code)),
    )


def pick_years(view: View, indicators: Sequence[str]) -> View:
    """The years of which the administration has figures of these indicators; all where none are chosen."""
    years = view.store.years(view.city, indicators)
    if len(years) < 2:
        return replace(view, years=(years[0], years[0]) if years else None)
    first, last = _within(years, "from", years[0]), _within(years, "to", years[-1])
    if first > last:
        first, last = last, first
        address.choose("from", str(first))
        address.choose("to", str(last))
    words = view.words
    with st.sidebar:
        left, right = st.columns(2)
        with left:
            _pick_year(words.say("From"), "from", years, first, unsaid=years[0])
        with right:
            _pick_year(words.say("To"), "to", years, last, unsaid=years[-1])
    return replace(view, years=(first, last))


def _pick_year(label: str, key: str, years: list[int], shown: int, unsaid: int) -> None:
    """One end of the years; the outermost year need not be said."""
    st.selectbox(
        label,
        years,
        **bound(f"pick_{key}", shown, lambda year: address.choose(key, str(year) if year != unsaid else None)),
    )


def _within(years: list[int], key: str, default: int) -> int:
    """The chosen year, or the nearest one that there is; `default` for what is not a year."""
    chosen = address.choices().get(key, "")
    if not re.fullmatch(r"[0-9]{1,4}", chosen):
        return default
    return min(years, key=lambda year: abs(year - int(chosen)))


def pick_breakdown(view: View, breakdowns: Sequence[str]) -> str:
    """One of the breakdowns that the page offers; the first where none is chosen."""
    chosen = address.choices().get("by", "")
    shown = chosen if chosen in breakdowns else breakdowns[0]
    with st.sidebar:
        st.selectbox(
            view.words.say("Break down by"),
            breakdowns,
            format_func=view.words.breakdown,
            **bound(
                "pick_breakdown", shown, lambda code: address.choose("by", code if code != breakdowns[0] else None)
            ),
        )
    return shown


def pick_categories(view: View, breakdown: str, present: Sequence[str]) -> list[str]:
    """Categories of a breakdown to show; empty means all."""
    options = [code for code in dimension(breakdown).labels if code in present]
    shown = [code for code in options if code in address.chosen_list(breakdown)]
    with st.sidebar:
        st.multiselect(
            view.words.breakdown(breakdown),
            options,
            format_func=lambda code: view.words.category(breakdown, code),
            placeholder=view.words.say("all"),
            help=view.words.say("Selects rows; nothing is added up."),
            **bound(f"pick_{breakdown}", shown, lambda codes: address.choose_list(breakdown, codes)),
        )
    return shown


def pick_indicator(view: View, slugs: Sequence[str], label: Callable[[str], str]) -> str:
    """One indicator, for the methods page."""
    chosen = address.choices().get("indicator", "").lower()
    codes = {catalogue()[slug].code.lower(): slug for slug in slugs}
    shown = chosen if chosen in slugs else codes.get(chosen, slugs[0])
    st.selectbox(
        view.words.say("Indicator"),
        slugs,
        format_func=label,
        **bound("pick_indicator", shown, lambda slug: address.choose("indicator", slug)),
    )
    return shown


def pick_number(label: str, key: str, low: int, high: int, step: int, unsaid: int) -> int:
    """A whole number that the reader sets; kept in the address unless it is the usual one."""
    chosen = address.choices().get(key, "")
    number = int(chosen) if re.fullmatch(r"[0-9]{1,3}", chosen) else unsaid
    shown = min(high, max(low, low + round((number - low) / step) * step))
    st.slider(
        label,
        low,
        high,
        step=step,
        **bound(f"pick_{key}", shown, lambda value: address.choose(key, str(value) if value != unsaid else None)),
    )
    return shown
