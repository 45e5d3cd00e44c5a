"""What is not saved yet, of either form: drafts to continue or to throw away, and whether the one under way is kept."""

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard.draft import Draft as EntryDraft
from dashboard.markup import Html, joined, tag
from dashboard.moment import Moment
from dashboard.register_draft import Draft as RegisterDraft
from tracker.register.drafts import Kept


def not_saved_yet(
    found: Sequence[Kept], form: str, link: Callable[[Kept], Html], throw_away: Callable[[str], None], moment: Moment
) -> None:
    """Drafts with what they are about, behind a title that counts them."""
    if not found:
        return
    t = moment.t
    said = t.n("Not saved yet: {n} entry", "Not saved yet: {n} entries", n=len(found))
    with st.expander(said, key=f"{form}_drafts"):
        for kept in found:
            when = t("last changed {when} UTC", when=f"{kept.changed_at:%Y-%m-%d %H:%M}")
            with st.container(horizontal=True, vertical_alignment="center"):
                st.html(tag("p", joined([link(kept), tag("span", when, class_="tt-mute")], " · ")))
                st.button(t("Throw away"), key=f"{form}.forget.{kept.token}", on_click=throw_away, args=(kept.token,))


def state_of(current: EntryDraft | RegisterDraft, form: str, throw_away: Callable[[str], None], moment: Moment) -> None:
    """Beneath a form: that nothing is lost, or that the last change is not kept yet."""
    t = moment.t
    if not current.kept:
        st.warning(
            t("The last change is not kept yet, because the register is busy. It is tried again at the next one.")
        )
    elif current.token and not current.lost:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(t("What you typed is kept for 30 days: this address brings it back."), width="content")
            st.button(t("Throw away"), key=f"{form}.forget", on_click=throw_away, args=(current.token,))
