"""Record an act or a step, or several at once, correct one, take one back: form, its effect in words, then saved."""

import streamlit as st

from dashboard import entry_draft as drafts
from dashboard.components import entry_check, entry_done, entry_drafts, entry_form, entry_undo
from dashboard.components.drafts import lost, state_of
from dashboard.data import entries, register
from dashboard.draft import CHECK, DONE
from dashboard.moment import Moment, moment
from tracker.errors import NotFound

here = moment()
t = here.t
try:
    current = drafts.draft(st.query_params.to_dict())
except NotFound:
    st.title(t("Correct an entry"), anchor=False)
    raise
st.title(t("Correct an entry") if current.corrects else t("Record"), anchor=False)


def choose_kind() -> None:
    """Another kind of entry has other fields; what both have stays."""
    entry_form.take(current)
    current.kind = st.session_state["record.kind"]
    current.forget_fields()
    current.keep()


def choose_several() -> None:
    """Several at once have lists where one has a choice; what was chosen stays."""
    entry_form.take(current)
    drafts.take_several(current, st.session_state["record.several"])


def check() -> None:
    """Go on to the check with what stands in the fields."""
    entry_form.take(current)
    drafts.check(current)


def choices() -> None:
    """What is recorded: an act or a step, one or several."""
    kinds = {entries.ACT: t("An act of a state"), entries.STEP: t("A step at home")}
    st.session_state["record.kind"] = current.kind
    st.session_state["record.several"] = current.several
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            t("What is recorded"),
            list(kinds),
            key="record.kind",
            format_func=kinds.__getitem__,
            required=True,
            on_change=choose_kind,
        )
        st.toggle(
            t("Several at once"),
            key="record.several",
            on_change=choose_several,
            help=t("The same act or step of several states, for several instruments: a session of the Council."),
        )


def edit(now: Moment) -> None:
    """The form."""
    with st.container():  # whatever is said here and below, the form keeps its place, and its fields stay the same
        entry_drafts.not_saved_yet(current, now)
        lost(current, now)
    if not current.corrects:
        choices()
    with st.container():
        if current.error is not None:
            entry_check.refusal(current, now)
    entry_form.draw(current, register.titles(now), register.states(now), now)
    st.button(t("Check"), key="record.check", type="primary", on_click=check)
    state_of(current, now)
    if current.corrects:
        entry_check.offer_to_void(current, now)
    else:
        entry_undo.offer(current, now)


if current.step == DONE:
    entry_done.done(current, here)
elif current.step == drafts.CHECK_UNDO:
    entry_undo.check(current, here)
elif current.step == drafts.CHECK_VOID:
    entry_check.check_void(current, here)
elif current.step == CHECK:
    entry_check.check(current, here)
else:
    edit(here)
