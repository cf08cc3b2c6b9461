"""The server: `streamlit run app.py`. What it adds to Streamlit stands in indicators/ui/server.py."""

import streamlit as st

from indicators.ui.server import MIDDLEWARE, ROUTES, SCRIPT

# Streamlit looks for these very words in this file to know that it is an application of its own.
app = st.App(SCRIPT, routes=ROUTES, middleware=MIDDLEWARE)
