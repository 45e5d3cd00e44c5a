"""Matrix: where every state stands towards every instrument, in one look."""

import streamlit as st

from dashboard.components.filters import choice
from dashboard.components.matrix import STAGES, Asked, drawn
from dashboard.components.paging import asked_part
from dashboard.data import matrix, register
from dashboard.moment import moment
from tracker.law.vocabulary import KINDS_WITHOUT_RATIFICATION, InstrumentKind, InstrumentState
from tracker.locale.names import name

here = moment()
t = here.t

st.title(t("Matrix"), anchor=False)
organisations = register.organisations(here)
kinds = {kind.value: name(kind, here.lang) for kind in InstrumentKind if kind not in KINDS_WITHOUT_RATIFICATION}
conditions = {state.value: name(state, here.lang) for state in InstrumentState if state is not InstrumentState.DRAFT}
with st.container(key="filters"):
    columns = st.columns(6)
with columns[0]:
    marks = choice("marks", t("Cells show"), {STAGES: t("position and stage")}, t("marks of the CIS"))
with columns[1]:
    organisation = choice("organisation", t("Organisation"), organisations, t("all"))
with columns[2]:
    family = choice("family", t("Family"), matrix.families(here), t("all"))
with columns[3]:
    kind = choice("kind", t("Kind"), kinds, t("all"))
with columns[4]:
    condition = choice("condition", t("State of the instrument"), conditions, t("all"))
with columns[5]:
    members = choice("members", t("Members of"), organisations, t("all states"))

wanted = matrix.Wanted(organisation, family, kind, condition)
with st.spinner(t("Reading the register"), show_time=False):
    page = drawn(here, Asked(wanted, members, marks, asked_part("part"), asked_part("across")))
st.html(page)
