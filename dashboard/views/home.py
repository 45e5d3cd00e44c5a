"""Home: what needs doing today; who owes consent, since when, and how far it has come."""

import streamlit as st

from dashboard.components.choices import Choice, choices
from dashboard.components.home import drawn
from dashboard.components.paging import asked_part
from dashboard.data import register
from dashboard.data.owing import Wanted
from dashboard.markup import plain
from dashboard.moment import Moment, moment
from tracker.errors import TrackerError
from tracker.law.vocabulary import KINDS_WITHOUT_RATIFICATION, InstrumentKind, Stage
from tracker.locale.names import name
from tracker.locale.wording import error_in_words


@st.fragment
def lists(here: Moment) -> None:
    """Everything below the title: a choice draws this part anew, and not the frame around it."""
    try:
        version = register.version()
    except TrackerError as error:
        st.error(plain(error_in_words(error, here.lang)))
        return
    if version != here.version:
        st.rerun()  # somebody has recorded something meanwhile
    t = here.t
    top = st.container()
    kinds = {kind.value: name(kind, here.lang) for kind in InstrumentKind if kind not in KINDS_WITHOUT_RATIFICATION}
    stages = {stage.value: name(stage, here.lang) for stage in Stage}
    asked = choices(
        {
            "organisation": Choice(t("Organisation"), register.organisations(here)),
            "state": Choice(t("State"), register.states(here)),
            "kind": Choice(t("Kind"), kinds),
            "stage": Choice(t("Stage"), stages),
        },
        t("all"),
    )
    wanted = Wanted(**asked)
    page = drawn(here, wanted, st.query_params.get("by", ""), asked_part("part"))
    with top:
        st.html(page.headline)
    st.html(page.lists)


st.title(moment().t("Outstanding ratifications"), anchor=False)
lists(moment())
