"""The navigation that Streamlit runs for every page; the page itself is a file of `pages/`."""

import streamlit as st

from indicators.text import text
from indicators.ui import address
from indicators.ui.navigation import PAGES
from indicators.ui.start import frame

say = text(address.language()).say
entries = {
    page: st.Page(page.path, title=say(page.name), url_path=page.slug, default=page is PAGES[0]) for page in PAGES
}
frame()
chosen = st.navigation(list(entries.values()), position="hidden")

# Drawn by us: the lists of Streamlit's own menu are not ones that a screen reader can count.
with st.sidebar.container(key="product"):
    st.caption(say("Equality indicators · FEMACT-Cities"))
with st.sidebar.container(key="menu", gap=None):
    for number, (page, entry) in enumerate(entries.items()):
        if number == 0 or page.section != PAGES[number - 1].section:
            st.caption(say(page.section))
        st.page_link(entry, query_params=address.of_page(page.slug, address.choices()))
chosen.run()
