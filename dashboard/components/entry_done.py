"""After saving: what was done, where to go from here, and the way back."""

import streamlit as st

from dashboard import entry_draft as drafts
from dashboard.components.entry_effect import effects
from dashboard.data import register, undoing
from dashboard.entry_draft import Draft
from dashboard.markup import Html, page_link, tag
from dashboard.moment import Moment


def done(current: Draft, moment: Moment) -> None:
    """What was done, and where to go from here."""
    t, saved = moment.t, current.saved
    assert saved is not None
    if not saved.changed:
        st.info(t("This is recorded already; nothing was changed."))
    elif current.outcome == drafts.VOIDED:
        st.success(t("Taken back."))
    elif current.outcome == drafts.UNDONE:
        st.success(t("Undone. What stood before stands again."))
    elif current.several:
        st.success(t.n("Recorded: {n} entry.", "Recorded: {n} entries.", n=len(saved.ids)))
    else:
        st.success(t("Recorded."))
    st.html(effects(saved.effects, moment))
    st.html(_links(current, moment))
    with st.container(horizontal=True):
        st.button(t("Record another"), on_click=lambda: drafts.record_another(current), type="primary")
        if current.outcome == drafts.UNDONE and (current.values.get("act") or current.values.get("step")):
            st.button(t("Back to the form, as it was filled in"), on_click=lambda: drafts.type_again(current))
        elif current.outcome != drafts.UNDONE and saved.changed and (last := undoing.last(moment)) is not None:
            st.button(t("Undo this"), on_click=lambda: drafts.ask_to_undo(current, last.line), key="record.undo")


def _links(current: Draft, moment: Moment) -> Html:
    t, saved, titles = moment.t, current.saved, register.titles(moment)
    assert saved is not None
    chosen = current.values.get("instruments") if current.several else [current.values.get("instrument")]
    keys = [str(key) for key in chosen or [] if key in titles]
    links = [page_link(titles[key], moment.address("instrument", instrument=key)) for key in keys]
    if current.outcome == drafts.RECORDED and len(saved.ids) == 1:
        address = moment.address("record", entry=saved.ids[0])
        links.append(page_link(t("Correct this entry, or take it back"), address))
    links.append(page_link(t("Outstanding ratifications"), moment.address()))
    return tag("ul", *(tag("li", link) for link in links), class_="tt-list")
