"""Home: who owes consent, since when, and how far it has come."""

import streamlit as st

from dashboard.components.filters import choice
from dashboard.components.home import drawn
from dashboard.data import register
from dashboard.data.owing import Wanted
from dashboard.moment import moment
from tracker.law.vocabulary import KINDS_WITHOUT_RATIFICATION, InstrumentKind, Stage
from tracker.locale.dates import long_date
from tracker.locale.names import name

here = moment()
t = here.t

st.title(t("Outstanding ratifications"))
top = st.container()

names = register.states(here)
kinds = {kind.value: name(kind, here.lang) for kind in InstrumentKind if kind not in KINDS_WITHOUT_RATIFICATION}
stages = {stage.value: name(stage, here.lang) for stage in Stage}
with st.container(key="filters"):
    columns = st.columns(4)
with columns[0]:
    organisation = choice("organisation", t("Organisation"), register.organisations(here), t("all"))
with columns[1]:
    state = choice("state", t("State"), names, t("all"))
with columns[2]:
    kind = choice("kind", t("Kind"), kinds, t("all"))
with columns[3]:
    stage = choice("stage", t("Stage"), stages, t("all"))

page = drawn(here, Wanted(organisation, state, kind, stage))
with top:
    st.html(page.headline)

st.header(t("Waiting for consent"), anchor="outstanding")
if page.outstanding:
    st.html(page.outstanding)
else:
    st.info(t("Nothing is outstanding on {day} for what is chosen here.", day=long_date(here.as_of, here.lang)))

st.header(t("Matrix"), anchor="matrix")
st.html(page.legend)
st.html(page.matrix)

st.header(t("To be confirmed"), anchor="to-be-confirmed")
st.markdown(
    t(
        "The register holds only some states' acts of these instruments, and no source says that they were not in "
        "force on this day. They are not counted above."
    )
)
if page.unconfirmed:
    st.html(page.unconfirmed)
else:
    st.caption(t("Nothing is to be confirmed."))
