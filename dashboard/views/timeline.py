"""Timeline: what happened and what is due, across instruments; and how consents have grown."""

import streamlit as st

from dashboard.charts import happenings
from dashboard.components.filters import choice, day_choice, several
from dashboard.components.growth import growths
from dashboard.components.pager import page_asked, pager
from dashboard.components.timeline_legend import timeline_legend
from dashboard.components.timeline_table import ROWS, timeline_table
from dashboard.data import curves, register, timeline
from dashboard.moment import moment

here = moment()
t = here.t

st.title(t("Timeline"), anchor=False)
with st.container(key="filters"):
    columns = st.columns(4)
with columns[0]:
    organisation = choice("organisation", t("Organisation"), register.organisations(here), t("all"))
with columns[1]:
    by_state = choice("lanes", t("Lanes"), {"state": t("by state")}, t("by instrument")) == "state"
with columns[2]:
    first = day_choice("from", t("From"), here)
with columns[3]:
    last = day_choice("to", t("To"), here)
with st.container(key="choices"):
    of_instruments, of_states, of_kinds = st.columns(3)
with of_instruments:
    instruments = several("instrument", t("Instruments"), register.titles(here), t("all"))
with of_states:
    states = several("state", t("States"), register.states(here), t("all"))
with of_kinds:
    kinds = several("kind", t("Kinds of events"), timeline.kinds_in_words(here), t("all"))

wanted = timeline.Wanted(organisation, instruments, states, kinds, first, last)
with st.spinner(t("Gathering what happened …")):
    events = timeline.events(here, wanted)
if not events:
    st.info(t("Nothing dated is on record for what is chosen here."))
    st.stop()

shown = happenings.points(events, here, by_state)
st.html(timeline_legend(shown, here))
st.altair_chart(happenings.chart(shown, here), alt=t("Timeline of what happened; the table below says the same."))
st.caption(
    t("Drag to move along time; hold Ctrl and turn the wheel, or pinch, to zoom; double-click to see all again.")
)
if told := happenings.left_out(shown, here, by_state):
    st.caption(told)

st.header(t("The events as a table"), anchor="events")
number = page_asked(len(events), ROWS)
st.download_button(
    t("Download {format}", format="CSV"),
    data=lambda: timeline.csv(here, wanted),
    file_name=f"timeline-{here.as_of.isoformat()}-{here.lang}.csv",
    mime="text/csv",
    icon=":material/download:",
    on_click="ignore",
)
st.html(timeline_table(events, number, here))
if pages := pager(here, "timeline", number, len(events), ROWS):
    st.html(pages)

st.header(t("How consents have grown"), anchor="curves")
keys = instruments[: curves.MOST] or curves.busiest(events)
if len(instruments) > curves.MOST:
    st.caption(t("Shown for the first {n} of the instruments chosen.", n=curves.MOST))
elif not instruments:
    st.caption(t("Shown for the instruments with the latest consents; choose instruments to see others."))
with st.spinner(t("Counting consents …")):
    grown = curves.growth(here, keys)
growths(grown, here)
if not grown:
    st.caption(t("No consent is on record for what is chosen here."))
