"""What is not saved yet: drafts to be continued or thrown away, and whether the one that is open is kept."""

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard.components.fields import PAUSE, show
from dashboard.draft import Draft, throw_away
from dashboard.markup import Html, joined, plain, tag
from dashboard.moment import Moment
from tracker.register.drafts import Kept


def not_saved_yet(found: Sequence[Kept], link: Callable[[Kept], Html], moment: Moment) -> None:
    """A person's drafts, each with the link that continues it and the way to throw it away."""
    t = moment.t
    if not found:
        return
    with st.expander(t.n("Not saved yet: {n} entry", "Not saved yet: {n} entries", n=len(found)), key="not_saved_yet"):
        for kept in found:
            when = t("last changed {when} UTC", when=f"{kept.changed_at:%Y-%m-%d %H:%M}")
            with st.container(horizontal=True, vertical_alignment="center"):
                st.html(tag("p", joined([link(kept), tag("span", when, class_="tt-mute")], " · ")))
                _throw_away(kept.page, kept.token, f"{kept.page}.forget.{kept.token}", moment)


def _throw_away(page: str, token: str, key: str, moment: Moment) -> None:
    t = moment.t
    with st.popover(t("Throw away")):
        st.write(t("What was typed, and a file attached to it, cannot be brought back."))
        st.button(t("Throw away for good"), key=key, on_click=throw_away, args=(page, token))


def state_of(current: Draft, moment: Moment) -> None:
    """Beneath the form: that nothing is lost, or that the last change is not kept yet."""
    t = moment.t
    if not current.kept:
        st.warning(
            t("The last change is not kept yet, because the register is busy. It is tried again at the next one.")
        )
    elif current.begun:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(t("What you typed is kept for 30 days: this address brings it back."), width="content")
            _throw_away(current.PAGE, current.token, f"{current.PAGE}.forget", moment)


def lost(current: Draft, moment: Moment) -> None:
    """Above the form: that the draft of the address is no longer there, or goes on by itself."""
    t = moment.t
    if current.parted:
        st.info(
            t("This draft was saved or thrown away elsewhere. What stands here is kept apart from it, as a new draft.")
        )
    if current.lost:
        st.info(plain(t("What was typed under this address was saved, or thrown away. The form begins anew.")))


def reason(current: Draft, required: bool, moment: Moment) -> None:
    """In the check: why it is done, kept as it is typed."""
    said = moment.t("Reason") if required else moment.t("Reason (kept in the history)")
    key = show(f"{current.PAGE}.reason", current.reason)
    st.text_input(said, key=key, live=PAUSE, on_change=_keep_reason, args=(current, key))


def _keep_reason(current: Draft, key: str) -> None:
    current.reason = st.session_state[key]
    current.keep()
