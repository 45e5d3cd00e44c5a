"""Record an act or a step, correct one, take one back: form, then its effect in words, then saved."""

import streamlit as st

from dashboard import draft as drafts
from dashboard.components import entry_check, entry_form
from dashboard.data import entries, register
from dashboard.moment import Moment, moment

here = moment()
t = here.t
current = drafts.draft(st.query_params.to_dict())
st.title(t("Correct an entry") if current.corrects else t("Record"), anchor=False)


def choose_kind() -> None:
    """Another kind of entry has other fields; what both have stays."""
    current.values |= entry_form.typed(current.kind)
    current.kind = st.session_state["record.kind"]
    drafts.forget_fields()


def edit(now: Moment) -> None:
    """The form."""
    kinds = {entries.ACT: t("An act of a state"), entries.STEP: t("A step at home")}
    if not current.corrects:
        st.session_state["record.kind"] = current.kind
        st.segmented_control(
            t("What is recorded"),
            list(kinds),
            key="record.kind",
            format_func=kinds.__getitem__,
            required=True,
            on_change=choose_kind,
        )
    if current.error is not None:
        entry_check.refusal(current, now)
    with st.form("record.form", border=True, enter_to_submit=False):
        entry_form.draw(current, register.titles(now), register.states(now), now)
        st.form_submit_button(
            t("Check"),
            key="record.check",
            type="primary",
            on_click=lambda: drafts.take_typed(current, entry_form.typed(current.kind)),
        )
    if current.corrects:
        entry_check.offer_to_void(current, now)


if current.step == drafts.DONE:
    entry_check.done(current, here)
elif current.step == drafts.CHECK_VOID:
    entry_check.check_void(current, here)
elif current.step == drafts.CHECK:
    entry_check.check(current, here)
else:
    edit(here)
