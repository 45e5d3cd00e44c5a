"""The inbox: what is due, on which day, and what is odd, each with the way to the place where it is mended."""

import streamlit as st

from dashboard.components import inbox
from dashboard.components.calendar import asked_month, month_name, steps
from dashboard.components.filters import choice
from dashboard.components.paging import asked_part, page_of, same_page, turning
from dashboard.data import register
from dashboard.data.deadlines import Sought
from dashboard.moment import moment
from tracker.law.deadlines import Phase
from tracker.locale.dates import days_in_words

here = moment()
t = here.t

st.title(t("Inbox"), anchor=False)
top = st.container()
with st.container(key="filters"):
    columns = st.columns(5)
with columns[0]:
    instrument = choice("instrument", t("Instrument"), register.titles(here), t("all"))
with columns[1]:
    state = choice("state", t("State"), register.states(here), t("all"))
with columns[2]:
    kind = choice("kind", t("Kind"), inbox.kinds(here.lang), t("all"))
with columns[3]:
    weight = choice("weight", t("How grave"), inbox.weights(here.lang), t("all"))
with columns[4]:
    quiet = choice(
        "quiet", t("No step for more than"), inbox.patience(here.lang), days_in_words(Sought.quiet, here.lang)
    )
wanted = Sought(instrument, state, kind, weight, int(quiet or Sought.quiet))
chosen = inbox.choices(wanted)

with st.spinner(t("Looking at every instrument…"), show_time=False):
    agenda = inbox.agenda(here, wanted)
with top:
    st.html(inbox.figures(here, wanted))

for heading, phase in (
    (t("Overdue"), Phase.OVERDUE),
    (t("Within a month"), Phase.SOON),
    (t("Later"), Phase.LATER),
    (t("Came about in the last month"), Phase.PASSED),
):
    found = agenda.of[phase]
    if not found and phase in (Phase.LATER, Phase.PASSED):
        continue
    st.header(heading, anchor=phase.value)
    if phase is Phase.OVERDUE:
        st.caption(inbox.overdue_means(here, wanted))
    if not found:
        st.caption(t("Nothing."))
        continue
    page = page_of(found, asked_part(phase.value), inbox.AT_ONCE)
    st.html(inbox.listed(here, wanted, phase, heading, page.number))
    if links := turning(page, heading, same_page("inbox", phase.value, here), here):
        st.html(links)

year, month = asked_month(here)
st.header(t("Calendar: {month}", month=month_name(year, month, here.lang)), anchor="calendar")
st.html(steps(year, month, chosen, here))
st.html(inbox.month(here, wanted, year, month))

st.header(t("Findings"), anchor="findings")
if agenda.odd:
    st.html(inbox.counts(here, wanted))
    odd = page_of(agenda.odd, asked_part("part"), inbox.AT_ONCE)
    st.html(inbox.oddities(here, wanted, odd.number))
    if links := turning(odd, t("Findings"), same_page("inbox", "part", here), here):
        st.html(links)
else:
    st.caption(t("Nothing is odd about what is on record here."))
