"""After a form of the register: what is refused and why, what saving would do, and what it did."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard import register_draft as drafts
from dashboard.components.drafts import reason
from dashboard.components.register_fields import label
from dashboard.components.register_tables import TABLES
from dashboard.components.register_values import shown
from dashboard.components.stacked import stacked
from dashboard.data import editing, register
from dashboard.data.editing import Outcome
from dashboard.draft import begin_again, go_on_from
from dashboard.markup import Html, page_link, plain, tag
from dashboard.moment import Moment
from dashboard.register_draft import Draft, Orders
from tracker.errors import Stale, TrackerError
from tracker.locale.wording import error_in_words

Values = Mapping[str, Any]


def told(error: TrackerError, moment: Moment) -> str:
    """An error in words."""
    return plain(error_in_words(error, moment.lang, register.titles(moment), register.states(moment)))


def refusal(
    current: Draft,
    table: str,
    moment: Moment,
    values_of: Callable[[Values], dict[str, Any]],
    told_by: Callable[[Values], dict[str, Any]],
) -> None:
    """Why the draft was not accepted; for a stale one, what is recorded now beside what was typed.

    `values_of` gives what the fields hold for a row, `told_by` what is told of such values, by columns.
    """
    t = moment.t
    assert current.error is not None
    st.error(told(current.error, moment))
    if not isinstance(current.error, Stale):
        return
    try:
        present = editing.present(current.kind, current.key)
    except TrackerError:
        return  # it was removed: what was typed stays in the form
    now = values_of(present.values)
    versions = [told_by(values) for values in (current.began_with, now, current.values)]
    st.html(_conflict(versions, table, moment))
    st.button(
        t("Go on from what is recorded now, with what I typed"),
        key="register.go_on",
        on_click=lambda: go_on_from(current, present.version, now),
    )


def _conflict(versions: Sequence[Values], table: str, moment: Moment) -> Html:
    """When the person began, now, and what was typed: the fields that somebody else changed."""
    t, (began, now, _) = moment.t, versions
    heads = (t("Field"), t("When you began"), t("Recorded now"), t("What you typed"))
    rows = (
        [label(field, table, moment), *(shown(field, values.get(field), table, moment) or "–" for values in versions)]
        for field in now
        if now[field] != began.get(field)
    )
    kept = tag("p", t("Nothing you typed is lost."))
    return tag("div", kept, stacked(t("What somebody else changed meanwhile"), heads, rows))


def check(current: Draft, order: Orders, fields: Sequence[str], table: str, moment: Moment) -> None:
    """What saving would do, before it is done."""
    t, outcome = moment.t, current.outcome
    assert outcome is not None
    st.html(tag("p", t("Nothing is saved yet. Look it over, then save."), class_="tt-lead"))
    if current.key and not current.remove:
        if (changed := _changed(current, fields, table, moment)) is not None:
            st.html(changed)
    else:
        st.html(_summary(current, fields, table, moment))
    st.subheader(t("What this changes"), anchor=False)
    if not outcome.changed:
        st.info(t("This is recorded already; saving changes nothing."))
    st.html(effects(outcome, moment))
    for warning in outcome.unusual:
        st.warning(plain(warning))
    if outcome.unusual or current.remove or current.key:
        reason(current, bool(outcome.unusual) or current.remove, moment)
    if current.error is not None:
        st.error(told(current.error, moment))
    word = t("Remove") if current.remove else t("Save")
    with st.container(horizontal=True):
        st.button(
            word,
            type="primary",
            key="register.save",
            on_click=lambda: drafts.save(current, order, moment),
        )
        st.button(t("Back to the form"), key="register.back", on_click=lambda: drafts.back(current))


def _changed(current: Draft, fields: Sequence[str], table: str, moment: Moment) -> Html | None:
    """What stands in the entry now, and what will: the fields that are changed."""
    t = moment.t
    rows = [
        [
            label(field, table, moment),
            *(shown(field, values.get(field), table, moment) or "–" for values in (current.began_with, current.values)),
        ]
        for field in fields
        if current.values.get(field) != current.began_with.get(field)
    ]
    return stacked(t("What is corrected"), (t("Field"), t("Recorded now"), t("After saving")), rows) if rows else None


def _summary(current: Draft, fields: Sequence[str], table: str, moment: Moment) -> Html:
    facts = [
        tag("div", tag("dt", label(field, table, moment)), tag("dd", said))
        for field in fields
        if (said := shown(field, current.values.get(field), table, moment))
    ]
    return tag("dl", *facts, class_="tt-facts")


def effects(outcome: Outcome, moment: Moment) -> Html:
    """What follows in law, by instrument."""
    t = moment.t
    if not outcome.effects:
        return tag("p", t("Nothing changes in law."), class_="tt-effect")
    titles = register.titles(moment)
    parts = [
        tag(
            "div",
            tag("h4", page_link(titles.get(key, key), moment.address("instrument", instrument=key))),
            tag("ul", *(tag("li", sentence) for sentence in sentences), class_="tt-list"),
        )
        for key, sentences in outcome.effects
    ]
    return tag("div", *parts, class_="tt-effect")


def done(current: Draft, table: str, moment: Moment) -> None:
    """What was done, and where to go from here."""
    t, outcome = moment.t, current.outcome
    assert outcome is not None
    if not outcome.changed:
        st.info(t("This is recorded already; nothing was changed."))
    else:
        st.success(t("Removed.") if current.remove else t("Recorded."))
    st.html(effects(outcome, moment))
    st.html(tag("ul", *(tag("li", link) for link in _ways_on(current, outcome, table, moment)), class_="tt-list"))
    if not current.key:
        st.button(t("Add another"), key="register.another", on_click=begin_again, args=(current,))


def _ways_on(current: Draft, outcome: Outcome, table: str, moment: Moment) -> list[Html]:
    t = moment.t
    links = []
    if not current.remove:
        links += [
            page_link(t("Look at this entry again"), moment.address("register", table=table, key=key))
            for key in outcome.keys[:1]
        ]
    if TABLES[table].kind == "instrument" and not current.remove:
        (key,) = outcome.keys
        links.append(page_link(t("The instrument"), moment.address("instrument", instrument=key)))
        if table in ("instruments", "drafts"):
            address = moment.address("register", table="clause", key=key)
            links.append(page_link(t("Say when it enters into force"), address))
    elif instrument := current.values.get("instrument"):
        links.append(page_link(t("The instrument"), moment.address("instrument", instrument=str(instrument))))
    links.append(page_link(t("Back to the list"), moment.address("register", table=table)))
    return links
