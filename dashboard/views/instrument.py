"""One instrument: what it is, when it enters into force, who has done what, what is missing, and how we know."""

import streamlit as st

from dashboard.charts import timeline
from dashboard.components import facts
from dashboard.components.filters import choice
from dashboard.components.happenings import happenings
from dashboard.components.history import history
from dashboard.components.standing import standings
from dashboard.data import dossier as dossiers
from dashboard.data import register
from dashboard.moment import moment

here = moment()
t = here.t

titles = register.titles(here)
if not titles:
    st.title(t("Instrument"))
    st.info(t("The register holds no instrument yet. Import a bundle with `tracker import`."))
    st.stop()

chosen = choice("instrument", t("Instrument"), titles)
key = st.query_params.get("instrument") or chosen
found = dossiers.dossier(here, key)

st.title(found.title, anchor=False)
st.html(facts.summary(found, here))

st.header(t("Entry into force"), anchor="entry-into-force")
st.html(facts.entry_into_force(found, here))

st.header(t("Where the states stand"), anchor="states")
st.html(standings(found, here))

st.header(t("Timeline"), anchor="timeline")
spans, events = timeline.frames(found, here)
if len(spans) or len(events):
    st.altair_chart(
        timeline.chart(spans, events, found, here), alt=t("Timeline of every state; the table below says the same.")
    )
    with st.expander(t("The timeline as a table")):
        st.html(timeline.as_table(spans, here))
else:
    st.caption(t("Nothing dated is on record."))

st.header(t("What happened, and how we know"), anchor="events")
st.html(happenings(found, here))

st.header(t("Findings"), anchor="findings")
st.html(facts.findings(found, here))

st.header(t("History of the record"), anchor="history")
st.html(history(dossiers.history(here, key), here))
