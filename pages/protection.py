"""How people are protected: what is never here, what was put together, what the attack found, what is public anyway."""

import streamlit as st

from indicators import charts, ui

STAFF = "women_share_of_staff"
ORDER = ["directorate", "department", "level", "area", "age_band", "occupation", "education", "contract"]
ORDER += ["working_time", "seniority_band", "staff_group", "directorate*level", "department*level"]
ORDER += ["department*working_time", "level*age_band", "level*working_time"]

view = ui.open_page("protection")
words, edition = view.words, view.store.edition
tables = view.store.protection(view.city)
staff = charts.kept.ordered(view.store.protection(view.city, STAFF), ORDER)
groups = {each: view.store.groups(STAFF, view.city, each) for each in staff["breakdown"]}

ui.answer(charts.protection.answer(words, tables))
ui.prose_table(charts.protection.never(words, edition))
ui.prose_table(charts.protection.colleague(words, edition))
if len(tables):
    ui.plain_table(charts.kept.staff_tables(words, staff, groups))
    with st.expander(words.say("Every indicator")):
        ui.plain_table(charts.kept.every_indicator(words, tables))
ui.prose_table(charts.protection.by_law(words, view.store.sources(view.city)))
ui.prose_table(charts.protection.small(words, staff))
ui.plain_table(charts.kept.attacked(words, edition))
ui.subtitle(charts.kept.left_open(words, edition))
ui.subtitle(charts.kept.repeat(words, edition))
ui.close(view)
