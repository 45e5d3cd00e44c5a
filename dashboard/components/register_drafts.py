"""What is not saved yet of the register's forms: to be continued or thrown away, and whether this one is kept."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard import register_draft as drafts
from dashboard.components.register_tables import groups
from dashboard.data import drafts as stored
from dashboard.data import register
from dashboard.markup import Html, joined, page_link, plain, tag
from dashboard.moment import Moment
from dashboard.register_draft import Draft
from tracker.register.drafts import Kept

ORIGIN = ("table", "key", "do", "instrument", "state", "organisation", "package")  # of a form, in its address
_LAST_CHANGED = "%Y-%m-%d %H:%M"


def not_saved_yet(moment: Moment) -> None:
    """The drafts of this person, of every table."""
    t, found = moment.t, stored.mine(stored.REGISTER)
    if not found:
        return
    said = t.n("Not saved yet: {n} entry", "Not saved yet: {n} entries", n=len(found))
    with st.expander(said, key="register_drafts"):
        for kept in found:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.html(_told(kept, moment))
                st.button(
                    t("Throw away"), key=f"register.forget.{kept.token}", on_click=stored.forget, args=(kept.token,)
                )


def _told(kept: Kept, moment: Moment) -> Html:
    origin = dict(zip(ORIGIN, kept.content["origin"], strict=False))
    titles = {table: title for _, tables in groups(moment) for table, title in tables.items()}
    named = ": ".join(filter(None, (titles[origin["table"]], _named(kept.content, moment))))
    when = moment.t("last changed {when} UTC", when=kept.changed_at.strftime(_LAST_CHANGED))
    link = page_link(named, moment.address("register", **origin, draft=kept.token))
    return tag("p", joined([link, tag("span", when, class_="tt-mute")], " · "))


def _named(content: Mapping[str, Any], moment: Moment) -> str:
    """What the draft is about, as far as it was filled in."""
    titles, states, values = register.titles(moment), register.states(moment), content["values"]
    own, other = ("ru", "en") if moment.lang == "ru" else ("en", "ru")
    given = [values.get(f"{stem}_{lang}") for lang in (own, other) for stem in ("short", "title", "name")]
    given += [titles.get(content["key"]), titles.get(str(values.get("instrument"))), values.get("name")]
    state = values.get("state")
    given.append(", ".join(states.get(code, code) for code in ([state] if isinstance(state, str) else state or [])))
    return next((str(one) for one in given if one), "")


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
            st.button(t("Throw away"), key="register.forget", on_click=drafts.throw_away, args=(current,))


def lost(current: Draft, moment: Moment) -> None:
    """Above the form: that the draft of the address is no longer there."""
    if current.lost:
        st.info(plain(moment.t("What was typed under this address was saved, or thrown away. The form begins anew.")))
