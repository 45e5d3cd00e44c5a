"""After saving: what was done, where to go from here, and the way back."""

import streamlit as st

from dashboard import draft as drafts
from dashboard.components.entry_effect import effects
from dashboard.data import register, undoing
from dashboard.data.undoing import Last
from dashboard.draft import Draft
from dashboard.markup import Html, page_link, plain, tag
from dashboard.moment import Moment
from tracker.law.vocabulary import Act, Step
from tracker.locale.names import name

_MOST_NAMED = 3


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
        st.button(t("Record another"), on_click=lambda: drafts.begin_again(current), type="primary")
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


def offer_to_undo(current: Draft, moment: Moment) -> None:
    """The last thing this person recorded, and the way to undoing it."""
    last = undoing.last(moment)
    if last is None:
        return
    t = moment.t
    with st.container(border=True, key="record_last"):
        st.html(
            tag(
                "p",
                t("Your last entry, {when} UTC: {what}", when=f"{last.at:%Y-%m-%d %H:%M}", what=_named(last, moment)),
            )
        )
        st.button(
            t("Undo my last entry"), on_click=lambda: drafts.ask_to_undo(current, last.line), key="record.undo-last"
        )


def _named(last: Last, moment: Moment) -> str:
    """What was recorded: which act, of whom, to what."""
    t, titles, states = moment.t, register.titles(moment), register.states(moment)
    done_ = {
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
    return f"{', '.join(parts)} ({done_})"


def _few(names: list[str], moment: Moment) -> str:
    rest = len(names) - _MOST_NAMED
    listed = ", ".join(names[:_MOST_NAMED])
    return moment.t.n("{listed} and {n} more", "{listed} and {n} more", n=rest, listed=listed) if rest > 0 else listed


def lost(moment: Moment) -> None:
    """That the draft of the address is no longer there."""
    st.info(plain(moment.t("What was typed under this address was saved, or thrown away. The form begins anew.")))
