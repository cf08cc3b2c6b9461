"""What a user would write instead: the same charts of the workforce page through st.plotly_chart."""

from typing import Any

import streamlit as st

from indicators import charts
from indicators.cities import cities
from indicators.store import store
from indicators.text import text
from indicators.ui.component import PALETTES


def colored(value: Any) -> Any:
    """The figure with the colours of the light theme."""
    if isinstance(value, str):
        for role, color in sorted(PALETTES["light"].items(), key=lambda pair: -len(pair[0])):
            value = value.replace(f"@{role}", color)
        return value
    if isinstance(value, list):
        return [colored(each) for each in value]
    return {key: colored(each) for key, each in value.items()} if isinstance(value, dict) else value


def main() -> None:
    """Six charts and a filter."""
    st.set_page_config(layout="wide")
    words = charts.Words(text("en"), cities()["torino"])
    rows = store().observations
    breakdown = st.sidebar.selectbox("Break down by", ["level", "area", "age_band", "staff_group"])
    shown = rows("women_share_of_staff", ["torino"], None, breakdown)
    staff, newcomers = rows("women_share_of_staff", ["torino"]), rows("newcomers", ["torino"])
    st.title("How is the workforce made up?")
    for chart in (
        charts.women_and_men(words, staff, "staff", "Women and men over the years", ""),
        charts.composition(words, shown),
        charts.over_the_years(words, shown),
        charts.pyramid(words, rows("women_share_of_staff", ["torino"], None, "age_band")),
        charts.over_60(words, rows("staff_over_60", ["torino"], None, "level")),
        charts.women_and_men(words, newcomers, "newcomers", "Newcomers", ""),
    ):
        if chart:
            st.header(chart.title)
            st.plotly_chart(colored(chart.figure), key=chart.name, height=chart.height)
            st.markdown(chart.sentence)
            st.dataframe(chart.observations)


main()
