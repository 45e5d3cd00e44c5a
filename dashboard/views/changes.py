"""Then and now: what is different between two days, or two states of knowledge."""

from functools import partial

import streamlit as st

from dashboard.components.filters import choice, day_choice
from dashboard.components.named_days import named_beginning
from dashboard.components.paging import asked_part, page_of, same_page, turning
from dashboard.components.report_preview import preview
from dashboard.data import changes, files, register
from dashboard.markup import plain
from dashboard.moment import moment
from tracker.errors import TrackerError
from tracker.locale.wording import error_in_words

here = moment()
t = here.t

st.title(t("Then and now"), anchor=False)
st.markdown(
    t("What is different on the day of the page from an earlier day; or from what the register knew on an earlier day.")
)
with st.container(key="filters"):
    columns = st.columns(3)
with columns[0]:
    organisation = choice("organisation", t("Organisation"), register.organisations(here), t("all"))
with columns[1]:
    instrument = choice("instrument", t("Instrument"), register.titles(here), t("all"))
with columns[2]:
    state = choice("state", t("State"), register.states(here), t("all"))
with st.container(key="period"):
    columns = st.columns(3)
with columns[1]:
    since_known = day_choice("from_known", t("Compare with what was known on"), here)
with columns[0]:
    default = None if since_known else changes.default_beginning(here, organisation)
    since = day_choice("from", t("Compare with the law about"), here, default)
with columns[2]:
    if sessions := changes.sessions(here):
        named_beginning("from", t("Compare with a session"), sessions, t("another day"), since)

asked = files.Asked("changes", here.lang, instrument, state, organisation, since, since_known)
try:
    with st.spinner(t("Comparing …")):
        part = page_of(range(changes.rows(here, asked)), asked_part("part"), changes.ROWS)
        content = changes.page(here, asked, part.number)
except TrackerError as error:
    st.error(plain(error_in_words(error, here.lang)))
    st.stop()

with st.container(horizontal=True):
    for form in files.formats()["changes"]:
        st.download_button(
            t("Download {format}", format=form.upper()),
            data=partial(files.file, here, asked, form),
            file_name=files.file_name(here, asked, form),
            mime=files.MEDIA[form],
            icon=":material/download:",
            on_click="ignore",
        )
links = {key: here.address("instrument", instrument=key) for key in register.titles(here)}
st.html(preview(content, here, links))
if links_on := turning(part, t("Differences"), same_page("changes", "part", here), here):
    st.html(links_on)
