"""A report: choose, look at it, take it away."""

import streamlit as st

from dashboard.components.filters import choice
from dashboard.components.report_preview import preview
from dashboard.data import files, register
from dashboard.markup import plain
from dashboard.moment import moment
from tracker.errors import TrackerError
from tracker.locale.wording import error_in_words

SECTIONS = 40  # shown of a group: all of a large register could be neither drawn nor read

here = moment()
t = here.t

st.title(t("Report"), anchor=False)
formats = files.formats()
titles = {
    "outstanding-by-instrument": t("Outstanding ratifications by instrument"),
    "outstanding-by-state": t("Outstanding ratifications by state"),
    "changes": t("Then and now"),
}
first, second, third = st.columns([3, 2, 2])
with first:
    name = choice("report", t("Report"), {key: titles.get(key, key) for key in formats})
with second:
    lang = choice("report_lang", t("Language of the report"), {"en": "English", "ru": "Русский"}, t("as this page"))
with third:
    form = choice("format", t("Format"), {form: form.upper() for form in formats[name]})
first, second, third = st.columns([3, 2, 2])
with first:
    instrument = choice("instrument", t("Instrument"), register.titles(here), t("all"))
with second:
    state = choice("state", t("State"), register.states(here), t("all"))
with third:
    organisation = choice("organisation", t("Organisation"), register.organisations(here), t("all"))

asked = files.Asked(name, lang or here.lang, instrument, state, organisation)
try:
    content = files.content(here, asked)
except TrackerError as error:
    st.error(plain(error_in_words(error, here.lang)))
    st.stop()
st.download_button(
    t("Download {format}", format=form.upper()),
    data=lambda: files.file(here, asked, form),
    file_name=files.file_name(asked, here.as_of, form),
    mime=files.MEDIA.get(form, "application/octet-stream"),
    type="primary",
    icon=":material/download:",
    on_click="ignore",
)
st.header(content.title, anchor="preview")
with st.container(key="report_preview"):
    st.html(preview(content, here, level=3, most=SECTIONS))
