"""What is not saved yet of the register's forms: to be continued or thrown away, and whether this one is kept."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard import register_draft as drafts
from dashboard.components import unsaved
from dashboard.components.register_tables import groups
from dashboard.data import drafts as stored
from dashboard.data import register
from dashboard.markup import Html, page_link, plain
from dashboard.moment import Moment
from dashboard.register_draft import Draft
from tracker.register.drafts import Kept

ORIGIN = ("table", "key", "do", "instrument", "state", "organisation", "package")  # of a form, in its address


def not_saved_yet(moment: Moment) -> None:
    """The drafts of this person, of every table."""
    found = stored.mine(stored.REGISTER)
    unsaved.not_saved_yet(found, "register", lambda kept: _link(kept, moment), stored.forget, moment)


def _link(kept: Kept, moment: Moment) -> Html:
    origin = dict(zip(ORIGIN, kept.content["origin"], strict=False))
    titles = {table: title for _, tables in groups(moment) for table, title in tables.items()}
    named = ": ".join(filter(None, (titles[origin["table"]], _named(kept.content, moment))))
    return page_link(named, moment.address("register", **origin, draft=kept.token))


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
    """Beneath the form: whether it is kept."""
    unsaved.state_of(current, "register", lambda _: drafts.throw_away(current), moment)


def lost(current: Draft, moment: Moment) -> None:
    """Above the form: that the draft of the address is no longer there."""
    if current.lost:
        st.info(plain(moment.t("What was typed under this address was saved, or thrown away. The form begins anew.")))
