"""The last thing a person recorded, and undoing it: offered, shown with its effect, done."""

import streamlit as st

from dashboard import entry_draft as drafts
from dashboard.components.entry_check import told
from dashboard.components.entry_effect import effects
from dashboard.data import register, undoing
from dashboard.data.undoing import Last
from dashboard.entry_draft import Draft
from dashboard.markup import Html, tag
from dashboard.moment import Moment
from tracker.errors import TrackerError
from tracker.law.vocabulary import Act, Step
from tracker.locale.names import name

_REASON = "record.undo-reason"
_MOST_NAMED = 3


def offer(current: Draft, moment: Moment) -> None:
    """The last thing this person recorded, and the way to undoing it."""
    last = undoing.last(moment)
    if last is None:
        return
    with st.container(border=True, key="record_last"):
        st.html(_sentence(last, moment))
        st.button(
            moment.t("Undo my last entry"),
            on_click=lambda: drafts.ask_to_undo(current, last.line),
            key="record.undo-last",
        )


def check(current: Draft, moment: Moment) -> None:
    """What undoing the last entry would do, before it is done."""
    t = moment.t
    st.header(t("Undo the last entry"), anchor=False)
    if (last := undoing.last(moment)) is not None:
        st.html(_sentence(last, moment))
    try:
        found = undoing.preview(current.undoes, moment)
    except TrackerError as error:
        st.error(told(error, moment))
        st.button(t("Back"), on_click=lambda: drafts.back(current), key="record.back")
        return
    st.html(effects(found, moment))
    st.caption(t("What stood before is put back. Both stay in the history, with the reason."))
    st.text_input(t("Reason"), t("Entered by mistake"), key=_REASON)
    if current.error is not None:
        st.error(told(current.error, moment))
    with st.container(horizontal=True):
        st.button(
            t("Undo"),
            type="primary",
            on_click=lambda: drafts.undo(current, st.session_state[_REASON], moment),
            key="record.save",
        )
        st.button(t("Back"), on_click=lambda: drafts.back(current), key="record.back")


def _sentence(last: Last, moment: Moment) -> Html:
    when = f"{last.at:%Y-%m-%d %H:%M}"
    return tag("p", moment.t("Your last entry, {when} UTC: {what}", when=when, what=_named(last, moment)))


def _named(last: Last, moment: Moment) -> str:
    """What was recorded: which act, of whom, to what."""
    t, titles, states = moment.t, register.titles(moment), register.states(moment)
    done = {
        undoing.RECORDED: t("recorded"),
        undoing.CHANGED: t("changed"),
        undoing.CORRECTED: t("corrected"),
        undoing.VOIDED: t("taken back"),
        undoing.REMOVED: t("removed"),
    }[last.what]
    words: type[Act] | type[Step] = Act if last.kind == "act" else Step
    what = name(words(last.word), moment.lang) if last.word in set(words) else name(last.kind, moment.lang)
    whose = [_few([states.get(one, one) for one in last.states], moment)]
    whose.append(_few([titles.get(one, one) for one in last.instruments], moment))
    parts = [what, *(part for part in whose if part)]
    if last.count > 1:
        parts.append(t.n("{n} entry", "{n} entries", n=last.count))
    return f"{', '.join(parts)} ({done})"


def _few(names: list[str], moment: Moment) -> str:
    rest = len(names) - _MOST_NAMED
    listed = ", ".join(names[:_MOST_NAMED])
    return moment.t.n("{listed} and {n} more", "{listed} and {n} more", n=rest, listed=listed) if rest > 0 else listed
