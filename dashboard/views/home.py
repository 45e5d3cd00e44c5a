"""Home: what needs doing today; who owes consent, since when, and how far it has come."""

import streamlit as st

from dashboard.components.choices import Choice, choices, chosen
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
    fields = lists_to_choose_from(here)
    asked = chosen(fields)
    page = drawn(here, Wanted(**asked), st.query_params.get("by", ""), asked_part("part"))
    choices(fields, asked, here.t("all"), page.headline, page.lists)


def lists_to_choose_from(here: Moment) -> dict[str, Choice]:
    """What the lists can be narrowed to."""
    t = here.t
    kinds = {kind.value: name(kind, here.lang) for kind in InstrumentKind if kind not in KINDS_WITHOUT_RATIFICATION}
    stages = {stage.value: name(stage, here.lang) for stage in Stage}
    return {
        "organisation": Choice(t("Organisation"), register.organisations(here)),
        "state": Choice(t("State"), register.states(here)),
        "kind": Choice(t("Kind"), kinds),
        "stage": Choice(t("Stage"), stages),
    }


st.title(moment().t("Outstanding ratifications"), anchor=False)
lists(moment())
