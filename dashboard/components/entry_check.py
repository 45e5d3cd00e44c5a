"""After the form: what is refused and why, what saving would do, and what it did."""

from collections.abc import Iterable

import streamlit as st

from dashboard import draft as drafts
from dashboard.components.fields import label
from dashboard.data import entries, register
from dashboard.draft import Draft
from dashboard.markup import Html, page_link, plain, tag
from dashboard.moment import Moment
from tracker.errors import Stale, TrackerError
from tracker.locale.field_values import value_in_words
from tracker.locale.wording import error_in_words

REASON = "record.reason"


def refusal(current: Draft, moment: Moment) -> None:
    """Why the draft was not accepted; for a stale one, what is recorded now beside what was typed."""
    t, error = moment.t, current.error
    assert error is not None
    st.error(told(error, moment))
    if isinstance(error, Stale):
        st.html(_conflict(current, moment))
        st.button(
            t("Go on from what is recorded now, with what I typed"), on_click=lambda: drafts.go_on_from_now(current)
        )


def told(error: TrackerError, moment: Moment) -> str:
    """An error in words, with the rules it breaks."""
    return plain(error_in_words(error, moment.lang, register.titles(moment), register.states(moment)))


def _conflict(current: Draft, moment: Moment) -> Html:
    t = moment.t
    present = entries.latest(current.kind, current.corrects)
    now = dict(present.values) if present else {}
    fields = [
        f
        for f in entries.FIELDS[current.kind]
        if len({_said(v.get(f)) for v in (now, current.values, current.began_with)}) > 1
    ]
    rows = (
        tag(
            "tr",
            tag("th", label(field, moment), scope="row"),
            *(
                tag("td", _shown(field, values.get(field), moment))
                for values in (current.began_with, now, current.values)
            ),
        )
        for field in fields
    )
    heads = (t("Field"), t("When you began"), t("Recorded now"), t("What you typed"))
    return tag(
        "table",
        tag(
            "caption",
            t("Nothing you typed is lost.") if present else t("The entry was taken back. Nothing you typed is lost."),
        ),
        tag("thead", tag("tr", *(tag("th", head, scope="col") for head in heads))),
        tag("tbody", *rows),
        class_="tt-table",
    )


def _said(value: object) -> str:
    return "" if value in (None, False) else str(value)


def _shown(field: str, value: object, moment: Moment) -> str:
    return value_in_words(field, value, moment.lang, register.titles(moment), register.states(moment))


def check(current: Draft, moment: Moment) -> None:
    """What saving would do, before it is done."""
    t = moment.t
    try:
        found = entries.preview(current.kind, current.values, current.corrects, current.seen, moment)
    except TrackerError as error:
        current.step, current.error = drafts.EDIT, error
        st.rerun()
    st.html(_summary(current, moment))
    st.subheader(t("What this changes"))
    if found.known_already:
        st.info(t("This is recorded already. Saving changes nothing, or adds the source."))
    st.html(_listed(found.effect))
    for warning in found.warnings:
        st.warning(plain(warning))
    for note in found.notes:
        st.info(plain(note))
    _reason(current, moment, required=bool(found.warnings))
    _buttons(current, t("Save"), lambda: drafts.save(current, st.session_state.get(REASON, ""), moment.lang), moment)


def check_void(current: Draft, moment: Moment) -> None:
    """What taking the entry back would do."""
    t = moment.t
    try:
        found = entries.preview_taking_back(current.kind, current.corrects, current.seen, moment)
    except TrackerError as error:
        current.step, current.error = drafts.EDIT, error
        st.rerun()
    st.html(_summary(current, moment, current.began_with))
    st.subheader(t("What taking it back changes"))
    st.html(_listed(found.effect))
    _reason(current, moment, required=True)
    _buttons(
        current, t("Take it back"), lambda: drafts.void(current, st.session_state.get(REASON, ""), moment.lang), moment
    )


def offer_to_void(current: Draft, moment: Moment) -> None:
    """The way to taking the entry back."""
    t = moment.t
    st.caption(t("Was it recorded by mistake? Taken back, it stays in the history with the reason."))
    st.button(t("Take this entry back"), on_click=lambda: drafts.ask_to_void(current))


def _reason(current: Draft, moment: Moment, required: bool) -> None:
    t = moment.t
    if required or current.corrects:
        st.text_input(t("Reason") if required else t("Reason (kept in the history)"), key=REASON)
    if current.error is not None:
        st.error(told(current.error, moment))


def _buttons(current: Draft, word: str, act: object, moment: Moment) -> None:
    with st.container(horizontal=True):
        st.button(word, type="primary", on_click=act, key="record.save")  # type: ignore[arg-type]
        st.button(moment.t("Back to the form"), on_click=lambda: drafts.back(current), key="record.back")


def _summary(current: Draft, moment: Moment, values: dict[str, object] | None = None) -> Html:
    shown = values if values is not None else current.values
    facts = [
        tag("div", tag("dt", label(field, moment)), tag("dd", _shown(field, shown.get(field), moment)))
        for field in entries.FIELDS[current.kind]
        if _said(shown.get(field))
    ]
    return tag("dl", *facts, class_="tt-facts")


def _listed(sentences: Iterable[str]) -> Html:
    return tag("ul", *(tag("li", sentence) for sentence in sentences), class_="tt-list tt-effect")


def done(current: Draft, moment: Moment) -> None:
    """What was done, and where to go from here."""
    t, saved = moment.t, current.saved
    assert saved is not None
    if not saved.changed:
        st.info(t("This is recorded already; nothing was changed."))
    elif current.voided:
        st.success(t("Taken back."))
    else:
        st.success(t("Recorded."))
    st.html(_listed(saved.effect))
    instrument = str(current.values.get("instrument", ""))
    title = register.titles(moment).get(instrument, instrument)
    links = [tag("li", page_link(title, moment.address("instrument", instrument=instrument)))]
    if not current.voided:
        links.append(
            tag("li", page_link(t("Correct this entry, or take it back"), moment.address("record", entry=saved.id)))
        )
    links.append(tag("li", page_link(t("Outstanding ratifications"), moment.address())))
    st.html(tag("ul", *links, class_="tt-list"))
    st.button(t("Record another"), on_click=lambda: drafts.begin_again(current))
