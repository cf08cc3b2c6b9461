"""The reader's choices: kept for the session, written into the address, read back from it. Codes only.

An address opens the same view in a fresh session. Of the choices, a page gets those that it uses (navigation.py says
which); the others are dropped when one goes there. What is not chosen is not in the address: no `from` means from the
first year on.
"""

from __future__ import annotations

import re
from hashlib import sha256
from urllib.parse import unquote, urlencode

import streamlit as st

from indicators.dimensions import dimensions
from indicators.text import languages
from indicators.ui.navigation import entry

CHOICES, WRITTEN = "choices", "written_address"
LIST = ","
EVERYWHERE = ("lang", "city")
OF_COMPARISON = ("i", "figures", "order", "more", "cities", "and", "only")
KEYS = (*EVERYWHERE, "from", "to", "by", "women", "age", *OF_COMPARISON)
FORMER = {"indicator": "i"}
"""Keys of addresses that were written down before, and what they are called now."""
CODES = r"(?=.*\w)[\w,:%≤><+*\[\]()-]{1,200}"
NAMES = r"(?=.*\w)[^<]{1,600}"
"""Of what is called as the data calls it: departments have names with spaces, accents and commas."""


def choices() -> dict[str, str]:
    """What is chosen now; a changed address wins over the session."""
    asked = st.query_params.to_dict()
    named = {**{FORMER[key]: asked[key] for key in FORMER if key in asked}, **asked}
    given = {key: value for key, value in named.items() if _is_choice(key, value)}
    if CHOICES not in st.session_state or (given and given != st.session_state[WRITTEN]):
        st.session_state[CHOICES], st.session_state[WRITTEN] = given, dict(given)
    return st.session_state[CHOICES]


def _is_choice(key: str, value: str) -> bool:
    """Whether it can be one: a key of ours, a value made of codes. Anything else is not kept, and not linked to."""
    if key not in KEYS and key not in dimensions():
        return False
    named = key in dimensions() and not dimensions()[key].labels
    return value.isprintable() and re.fullmatch(NAMES if named else CODES, value) is not None


def of_page(page: str, chosen: dict[str, str]) -> dict[str, str]:
    """Those of the choices that a page uses."""
    return {key: value for key, value in chosen.items() if key in (*EVERYWHERE, *entry(page).keys)}


def keep_for(page: str) -> None:
    """Drop what the page that was opened does not use."""
    current = choices()
    for key in set(current) - set(of_page(page, current)):
        del current[key]


def choose(key: str, value: str | None) -> None:
    """Take a choice over, or drop it."""
    current = choices()
    if value:
        current[key] = value
    else:
        current.pop(key, None)


def short(code: str) -> str:
    """A code as it may stand in an address: itself, or the beginning of its hash where it is a name with spaces."""
    return code if re.fullmatch(CODES, code) and LIST not in code else sha256(code.encode()).hexdigest()[:10]


def choose_list(key: str, codes: list[str]) -> None:
    """Take a choice of several codes over; none means all. A comma within a code is written as %2C."""
    choose(key, LIST.join(code.replace("%", "%25").replace(LIST, "%2C") for code in codes))


def chosen_list(key: str) -> list[str]:
    """The codes chosen for `key`."""
    return [unquote(code) for code in choices().get(key, "").split(LIST) if code]


def linked(page: str, **more: str) -> str:
    """The address of another page with those of the choices that it uses, and `more`."""
    return f"{page}?{urlencode(dict(sorted({**of_page(page, choices()), **more}.items())))}"


def write() -> None:
    """Let the address say what is chosen."""
    wanted = dict(sorted(choices().items()))
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)
    st.session_state[WRITTEN] = wanted


def language() -> str:
    """The language chosen, else the browser's where there is one of ours, else English."""
    chosen = choices().get("lang", "")
    if chosen in languages():
        return chosen
    browser = (st.context.locale or "")[:2].lower()
    found = browser if browser in languages() else languages()[0]
    choose("lang", found)
    return found
