"""One instrument: what it is, when it enters into force, who has done what, what is missing, and how we know."""

import streamlit as st

from dashboard.components import instrument as page
from dashboard.components.filters import choice
from dashboard.components.lifelines import lifelines
from dashboard.components.paging import asked_part
from dashboard.components.preparing import beside_consent
from dashboard.data import dossier, register
from dashboard.moment import moment

here = moment()
t = here.t

titles = register.titles(here)
if not titles:
    st.title(t("Instrument"))
    st.info(t("The register holds no instrument yet. Import a bundle with `tracker import`."))
    st.stop()

first, second = st.columns([3, 2])
with first:
    chosen = choice("instrument", t("Instrument"), titles)
key = st.query_params.get("instrument") or chosen
if key not in titles:
    st.title(t("Instrument"), anchor=False)  # what went wrong is told beneath it
with st.spinner(t("The page is being drawn."), show_time=False):
    found = dossier.dossier(here, key)
    drawn = page.drawn(here, key)
with second:
    state = choice("state", t("State"), register.states(here), t("all"))

st.title(found.title, anchor=False)
if state:
    st.html(page.state_panel(here, key, state))
st.html(drawn.head)

if beside := beside_consent(here, key):
    st.html(beside)
if found.for_consent:
    st.header(t("Entry into force"), anchor="entry-into-force")
    st.html(drawn.entry)

    st.header(t("Where the states stand"), anchor="states")
    st.html(page.chart(here, key, asked_part("states")))

    st.header(t("Lifelines"), anchor="lifelines")
place = st.container()  # filled last: whoever reads need not wait for the chart

st.header(t("Relatives"), anchor="relatives")
st.html(drawn.family)

if found.for_consent:
    st.header(t("Reservations and declarations"), anchor="reservations")
    st.html(drawn.statements)

st.header(t("Findings"), anchor="findings")
st.html(drawn.findings)

st.header(t("What happened, and how we know"), anchor="events")
st.html(page.events(here, key, asked_part("events")))

st.header(t("Sources"), anchor="sources")
st.html(drawn.sources)

st.header(t("History of the record"), anchor="edits")
st.html(page.history(here, key, asked_part("edits")))

if found.for_consent:
    with place:
        lifelines(here, found, asked_part("states"))
