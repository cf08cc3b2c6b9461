"""The navigation that Streamlit runs for every page; the page itself is a file of `pages/`."""

import streamlit as st

from indicators.text import text
from indicators.ui import address
from indicators.ui.navigation import PAGES
from indicators.ui.start import frame


def sections() -> dict[str, list[st.Page]]:
    """Pages by the translated name of their section."""
    say = text(address.language()).say
    found: dict[str, list[st.Page]] = {}
    for number, page in enumerate(PAGES):
        entry = st.Page(page.path, title=say(page.name), url_path=page.slug, default=number == 0)
        found.setdefault(say(page.section), []).append(entry)
    return found


frame()
st.navigation(sections(), position="sidebar", expanded=True).run()
