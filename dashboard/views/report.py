"""A report: choose, look at it, take it away; and several of them in a pack for a session."""

import streamlit as st

from dashboard.components.filters import choice, day_choice, switch
from dashboard.components.named_days import named_beginning
from dashboard.components.report_pack import pack_is_asked, report_pack
from dashboard.components.report_page import drawn
from dashboard.data import changes, files, register
from dashboard.markup import plain
from dashboard.moment import moment
from tracker.errors import TrackerError
from tracker.locale.wording import error_in_words

LANGUAGES = {"en": "English", "ru": "Русский"}

here = moment()
t = here.t

st.title(t("Report"), anchor=False)
formats = files.formats()
with st.container(key="report_filters"):
    first, second, third = st.columns([3, 2, 2])
with first:
    name = choice("report", t("Report"), files.titles(here))
with second:
    lang = choice("report_lang", t("Language of the report"), LANGUAGES, t("as this page")) or here.lang
with third:
    form = choice("format", t("Format"), {form: form.upper() for form in formats[name]})
with st.container(key="report_selection"):
    first, second, third = st.columns([3, 2, 2])
with first:
    instrument = choice("instrument", t("Instrument"), register.titles(here), t("all"))
with second:
    state = choice("state", t("State"), register.states(here), t("all"))
with third:
    organisation = choice("organisation", t("Organisation"), register.organisations(here), t("all"))

since, since_known = None, None
if files.has_period(name):
    with st.container(key="report_period"):
        first, second, third = st.columns([3, 2, 2])
    with first:
        since = day_choice("from", t("Beginning of the period"), here)
    with second:
        if sessions := changes.sessions(here):
            usual = t("another day") if since else t("the usual beginning")
            named_beginning("from", t("Since a session"), sessions, usual, since)
    with third:
        if name in files.COMPARE_KNOWLEDGE:
            since_known = day_choice("from_known", t("Compare with what was known on"), here)
unofficial = switch(
    "unofficial", t("Unofficial working document"), t("Every page of the file says that it is a working document.")
)

asked = files.Asked(name, lang, instrument, state, organisation, since, since_known, unofficial)
download = st.container()
with st.expander(t("Report pack for a session"), icon=":material/folder_zip:", expanded=pack_is_asked()):
    report_pack(here, asked, LANGUAGES)
try:
    with st.spinner(t("Putting the report together …")):
        page = drawn(here, asked)
except TrackerError as error:
    st.error(plain(error_in_words(error, here.lang)))
    st.stop()
with download:
    st.download_button(
        t("Download {format}", format=form.upper()),
        data=lambda: files.file(here, asked, form),
        file_name=files.file_name(here, asked, form),
        mime=files.MEDIA[form],
        type="primary",
        icon=":material/download:",
        on_click="ignore",
    )
st.header(plain(page.title), anchor="preview")
with st.container(key="report_preview"):
    st.html(page.preview)
