"""The filters in the side bar: language, administration, years, breakdown, categories. They select rows, never pool."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from indicators.catalogue import catalogue
from indicators.charts import Words, reading, stands_in
from indicators.dimensions import members, sort_key
from indicators.model import TOTAL
from indicators.text import languages, text
from indicators.ui import address
from indicators.ui.start import View, start, title

MOST = 0.5
"""Of the people: what a breakdown has to keep in groups of their own name to be read by."""


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
    if chosen != shown:
        address.choose("by", None)  # of another page, or of another administration
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


def offered(view: View, indicator: str, breakdowns: Sequence[str]) -> list[str]:
    """Those of the breakdowns of which the administration has a figure of the indicator; the first where none has."""
    present = view.store.breakdowns(view.city, indicator)
    return [each for each in breakdowns if each in present] or list(breakdowns[:1])


def finest(view: View, indicator: str, breakdowns: Sequence[str]) -> tuple[str, str]:
    """The finest breakdown that keeps most people in groups of their own name, and the sentence that says so.

    `breakdowns`: from the finest on. Nothing where none was delivered or can be shown.
    """
    kept = view.store.kept(view.city)
    kept = kept[kept["indicator"] == catalogue()[indicator].slug]
    shares = dict(zip(kept["breakdown"], kept["share"], strict=True))
    present = view.store.breakdowns(view.city, indicator)
    found = {each: float(shares.get(each, 1.0)) for each in breakdowns if each in present or each in shares}
    shown = [each for each in found if each in present]
    if not shown:
        return "", ""
    chosen = next((each for each in shown if found[each] >= MOST), max(shown, key=lambda each: found[each]))
    return chosen, reading(view.words, found, chosen)


def pick_categories(view: View, breakdown: str, present: Sequence[str]) -> list[str]:
    """Categories of a breakdown to show; empty means all. Whoever picks a merged one gets its group, and is told so."""
    words, where = view.words, (view.city, breakdown, breakdown)
    rows = sorted((code for code in present if code != TOTAL), key=lambda code: sort_key(breakdown, code))
    inside = [code for group in rows for code in words.grouping.of(where, group) if code]
    options = [*rows, *inside]
    asked = {code if code in options else members(code)[0] for code in address.chosen_list(breakdown)}
    shown = [code for code in options if code in asked]
    group_of = {code: words.grouping.standing_for(where, code, rows) for code in options}

    def label(code: str) -> str:
        name = words.category(breakdown, code)
        if code in rows:
            return name
        return words.say("{name} (in: {group})", name=name, group=words.category(breakdown, group_of[code]))

    with st.sidebar:
        st.multiselect(
            words.breakdown(breakdown),
            options,
            format_func=label,
            placeholder=words.say("all"),
            help=words.say("Selects rows; nothing is added up."),
            **bound(f"pick_{breakdown}", shown, lambda codes: address.choose_list(breakdown, codes)),
        )
    for code in shown:
        if code not in rows:
            st.caption(stands_in(words, breakdown, code, group_of[code]))
    return list(dict.fromkeys(group_of[code] for code in shown))


def pick_indicator(view: View, slugs: Sequence[str], label: Callable[[str], str]) -> str:
    """One indicator, for the methods page."""
    chosen = address.choices().get("i", "").lower()
    codes = {catalogue()[slug].code.lower(): slug for slug in slugs}
    shown = chosen if chosen in slugs else codes.get(chosen, slugs[0])
    st.selectbox(
        view.words.say("Indicator"),
        slugs,
        format_func=label,
        **bound("pick_i", shown, lambda slug: address.choose("i", slug)),
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
