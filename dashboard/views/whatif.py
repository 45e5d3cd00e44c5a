"""What if: which states consent when, and what would follow. Nothing on this page is a fact, and it says so."""

import streamlit as st

from dashboard.components import supposed, ticks
from dashboard.components.filters import choice
from dashboard.data import register
from dashboard.data import supposed as answers
from dashboard.markup import plain
from dashboard.moment import moment
from dashboard.supposition import not_understood, supposition

here = moment()
t = here.t
st.set_page_config(page_title=f"{t('What if')} – {t('Supposition, not fact')}")
st.title(t("What if"), anchor=False)

titles = register.titles(here)
if not titles:
    st.info(t("The register holds no instrument yet. Import a bundle with `tracker import`."))
    st.stop()
chosen = choice("instrument", t("Instrument"), titles)
key = st.query_params.get("instrument") or chosen

subject = answers.subject(here, key)
offered = [one.code for one in subject.candidates]
asked = supposition(st.query_params.to_dict(), key, offered, max(here.today, here.as_of))
for text in not_understood(st.query_params.to_dict()):
    st.warning(plain(t("“{text}” in the address is no day; it is left out.", text=text)))
if asked.clause and asked.clause not in dict(subject.assumable):
    st.warning(plain(t("The clause “{clause}” cannot be assumed here; it is left out.", clause=asked.clause)))
    asked = asked.assuming("")
with st.spinner(t("Working it out …"), show_time=False):
    found = answers.answer(here, answers.Asked(key, asked.clause, asked.days))

with st.container(key="whatif"):
    st.html(supposed.answer(found, subject, here))
    if candidates := subject.candidates:
        st.html(ticks.all_or_none(asked, candidates, here))
    else:
        st.info(t("No state is left whose consent could be supposed on this day."))
    if drawn := supposed.under_each(found, asked, here):
        st.html(drawn)

    st.html(supposed.mark(here))
    st.header(t("What is supposed"), anchor="supposed")
    if subject.candidates:
        ticks.day_for_all(asked, here)
        ticks.ticks(asked, subject.candidates, here)
    st.subheader(t("The clause"), anchor="clause")
    st.markdown(plain(subject.clause))
    if subject.assumable:
        ticks.clause_choice(asked, subject.assumable, offered, here)

    for drawn in (
        supposed.lines(found, here),
        supposed.missing(found, asked, offered, here),
        supposed.chained(found, here),
    ):
        if drawn:
            st.html(drawn)
st.html(supposed.ways_on(subject, here))
