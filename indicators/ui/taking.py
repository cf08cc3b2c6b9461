"""What a reader takes away of a card: files of its figures, and what is written in the picture of its drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import streamlit as st

from indicators.charts import Chart
from indicators.export.about import as_read, edition_line, publishers
from indicators.export.observations import chart_csv, file_name
from indicators.export.workbook import workbook
from indicators.ui import address

if TYPE_CHECKING:
    import pandas as pd

    from indicators.ui.start import View

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def downloads(view: View, chart: Chart, key: str) -> None:
    """Buttons for the figures of a card; a file is made when it is asked for."""
    words, store = view.words, view.store
    sources, link = _sources(view, chart), _address()
    with st.container(horizontal=True, key=f"take_{key}"):
        st.download_button(
            words.say("Download as CSV"),
            lambda: chart_csv(words, chart),
            file_name=_file(view, chart, "csv"),
            mime="text/csv",
            key=f"download_{key}",
            on_click="ignore",
        )
        st.download_button(
            words.say("Download as XLSX"),
            lambda: workbook(words, chart, store.edition, sources, link),
            file_name=_file(view, chart, "xlsx"),
            mime=SPREADSHEET,
            key=f"workbook_{key}",
            on_click="ignore",
        )


def picture(view: View, chart: Chart) -> dict[str, Any]:
    """What stands in and by the picture of a drawing; its subtitle says where figures are invented."""
    words = view.words
    sources = publishers(words, chart.observations, _sources(view, chart))
    of_one = set(chart.observations["city"]) == {view.city}
    return {
        "title": f"{chart.title} · {words.here}" if of_one else chart.title,
        "subtitle": as_read(chart.subtitle),
        "foot": [
            *(as_read(note) for note in chart.notes),
            words.say("Source: {sources}", sources="; ".join(sources) or "–"),
            words.say("Edition {edition}", edition=edition_line(words, view.store.edition)),
        ],
        "file": _file(view, chart, "").rstrip("."),
        "png": words.say("Download as PNG"),
        "svg": words.say("Download as SVG"),
        "done": words.say("Picture made"),
        "failed": words.say("The picture could not be made here."),
    }


def _file(view: View, chart: Chart, ending: str) -> str:
    return file_name(chart.observations, view.city, chart.name, view.store.edition.name, ending=ending)


def _sources(view: View, chart: Chart) -> pd.DataFrame:
    places = chart.observations["city"].unique()
    return view.store.sources(str(places[0]) if len(places) == 1 else None)


def _address() -> str:
    """The address of this view, as far as the server knows it."""
    base = (st.context.url or "").partition("?")[0]
    return f"{base}?{urlencode(dict(sorted(address.choices().items())))}" if base else ""
