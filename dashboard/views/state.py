"""One state: what it owes and how far it is, whom to ask, how long it usually takes, what it has done."""

import streamlit as st

from dashboard.components.filters import choice
from dashboard.components.paging import asked_part, page_of, same_page, turning
from dashboard.components.state import DONE_AT_ONCE, done
from dashboard.components.state_page import drawn, every_state
from dashboard.data import register
from dashboard.data.state import state_page
from dashboard.moment import moment
from tracker.errors import NotFound
from tracker.locale.dates import long_date

here = moment()
t = here.t

title = st.container()
with st.container(width=400):
    chosen = choice("state", t("State"), register.states(here), t("all"))
code = st.query_params.get("state") or chosen
if not code:
    with title:
        st.title(t("States"), anchor=False)
    if listed := every_state(here):
        st.html(listed)
    else:
        st.info(t("No state owes a consent on {day}.", day=long_date(here.as_of, here.lang)))
    st.stop()

try:
    with st.spinner(t("Looking at every instrument…"), show_time=False):
        page, found = drawn(here, code), state_page(here, code)
except NotFound:
    title.title(t("States"), anchor=False)
    raise
with title:
    st.title(page.title, anchor=False)
st.html(page.summary)

if page.approved:
    st.header(t("Approved at home, not deposited"), anchor="approved")
    st.html(page.approved)

st.header(t("What it owes"), anchor="owed")
if page.owed:
    st.html(page.owed)
else:
    st.info(t("It owes nothing on {day}.", day=long_date(here.as_of, here.lang)))

if page.under_way:
    st.header(t("Under way"), anchor="under-way")
    st.html(page.under_way)

st.header(t("Planned hearings and expected acts"), anchor="hearings")
if page.hearings:
    st.html(page.hearings)
else:
    st.caption(
        t("Nothing is planned or expected. Record a step as planned, or an act as expected, and it stands here.")
    )

st.header(t("Whom to ask"), anchor="contacts")
st.html(page.contacts)
st.html(page.inquiries)

st.header(t("Usual pace by stage"), anchor="pace")
st.caption(
    t(
        "Medians of the cases that had come to an end by this day; what is still under way is not among them. A day "
        "known to within a month makes a case approximate; a vaguer one leaves it out."
    )
)
st.html(page.paces)

if page.unconfirmed:
    st.header(t("To be confirmed"), anchor="to-be-confirmed")
    st.caption(
        t(
            "The register holds only some states' acts of these instruments, and no source says that they were not in "
            "force on this day. They are not counted above."
        )
    )
    st.html(page.unconfirmed)

st.header(t("Completed"), anchor="completed")
if found.done:
    completed = page_of(found.done, asked_part("part"), DONE_AT_ONCE)
    st.html(done(completed.items, t("Completed"), found.code, here))
    if links := turning(completed, t("Completed"), same_page("state", "part", here), here):
        st.html(links)
else:
    st.caption(t("No consent of this state is on record."))

if page.left:
    st.header(t("Left or refused"), anchor="left")
    st.html(page.left)
