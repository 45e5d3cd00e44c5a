"""What is not saved yet: the drafts of whoever looks, to be continued or thrown away, and whether this one is kept."""

import streamlit as st

from dashboard import draft as drafts
from dashboard.data import drafts as stored
from dashboard.data import entries, register
from dashboard.draft import Draft
from dashboard.markup import Html, joined, page_link, tag
from dashboard.moment import Moment
from tracker.law.vocabulary import Act, Step
from tracker.locale.names import name
from tracker.register.drafts import Kept


def not_saved_yet(current: Draft, moment: Moment) -> None:
    """The other drafts of this person."""
    t = moment.t
    others = [kept for kept in stored.mine() if kept.token != current.token]
    if not others:
        return
    said = t.n("Not saved yet: {n} entry", "Not saved yet: {n} entries", n=len(others))
    with st.expander(said, key="record_drafts"):
        for kept in others:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.html(_told(kept, moment))
                st.button(
                    t("Throw away"),
                    key=f"record.forget.{kept.token}",
                    on_click=drafts.throw_away,
                    args=(current, kept.token),
                )


def _told(kept: Kept, moment: Moment) -> Html:
    address = moment.address("record", draft=kept.token)
    when = moment.t("last changed {when} UTC", when=f"{kept.changed_at:%Y-%m-%d %H:%M}")
    return tag("p", joined([page_link(_named(kept, moment), address), tag("span", when, class_="tt-mute")], " · "))


def _named(kept: Kept, moment: Moment) -> str:
    """What the draft is about, as far as it was filled in."""
    titles, states = register.titles(moment), register.states(moment)
    values, kind = kept.content["values"], kept.content["kind"]
    several = kept.content["several"]
    keys = values.get("instruments") if several else [values.get("instrument")]
    codes = values.get("states") if several else [values.get("state")]
    words: type[Act] | type[Step] = Act if kind == entries.ACT else Step
    word = values.get(kind) or ""
    parts = [
        name(words(word), moment.lang) if word in set(words) else "",
        ", ".join(states.get(code, code) for code in codes or [] if code),
        ", ".join(titles.get(key, key) for key in keys or [] if key),
    ]
    return ", ".join(part for part in parts if part) or moment.t("an entry just begun")


def state_of(current: Draft, moment: Moment) -> None:
    """Beneath the form: that nothing is lost, or that the last change is not kept yet."""
    t = moment.t
    if not current.kept:
        st.warning(
            t("The last change is not kept yet, because the register is busy. It is tried again at the next one.")
        )
    elif current.token and not current.lost:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(t("What you typed is kept for 30 days: this address brings it back."), width="content")
            st.button(t("Throw away"), key="record.forget", on_click=drafts.throw_away, args=(current, current.token))
