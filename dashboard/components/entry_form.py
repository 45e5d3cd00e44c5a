"""The form for one act or one step: fields filled from the draft, and read back into it."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.components.fields import iso_typed, label
from dashboard.data import entries
from dashboard.draft import FIELD, Draft
from dashboard.moment import Moment
from tracker.law.vocabulary import Act, Confidence, Step
from tracker.locale.names import name

DATES = ("on", "received_on", "effective_on", "not_before", "not_after")


def draw(current: Draft, titles: Mapping[str, str], states: Mapping[str, str], moment: Moment) -> None:
    """The fields, those a clerk needs each time first."""
    _what(current, titles, states, moment)
    _when(current, moment)
    first, second = st.columns([3, 1])
    with first:
        _text(current, "source", moment, help_=moment.t("A web address or a document. Several are parted by “ ; ”."))
    with second:
        _text(
            current,
            "reference",
            moment,
            help_=moment.t(
                "The number by which the document can be asked for. Without it, or an official address, the entry is "
                "reported, not confirmed."
            ),
        )
    _text(current, "note", moment)
    with st.expander(moment.t("Less common")):
        _rest(current, moment)


def _what(current: Draft, titles: Mapping[str, str], states: Mapping[str, str], moment: Moment) -> None:
    words: type[Act] | type[Step] = Act if current.kind == entries.ACT else Step
    first, second, third = st.columns([3, 2, 3])
    with first:
        _choice(current, "instrument", titles, moment)
    with second:
        _choice(current, "state", states, moment, new=True)
    with third:
        _choice(current, current.kind, {word.value: name(word, moment.lang) for word in words}, moment)


def _when(current: Draft, moment: Moment) -> None:
    t, act = moment.t, current.kind == entries.ACT
    form = t("2023-09-26 or 26.09.2023; also 2023-09 or 2023")
    columns = st.columns([2, 2, 2] if act else [2, 4], vertical_alignment="bottom")
    with columns[0]:
        _text(current, "on", moment, help_=form)
    if act:
        with columns[1]:
            _text(
                current,
                "received_on",
                moment,
                help_=t("This day counts in law; without it, the answer is at most reported."),
            )
    with columns[-1]:
        _tick(current, "expected" if act else "planned", moment)


def _rest(current: Draft, moment: Moment) -> None:
    t = moment.t
    fields: tuple[str, ...] = ("effective_on", "not_before", "not_after", "regards", "territory", "depositary")
    if current.kind == entries.STEP:
        fields = ("not_before", "not_after", "outcome")
    columns = st.columns(3)
    for number, field in enumerate(fields):
        with columns[number % 3]:
            _text(current, field, moment)
    grades = {"": t("by its source"), **{grade.value: name(grade, moment.lang) for grade in Confidence}}
    with columns[len(fields) % 3]:
        _choice(current, "confidence", grades, moment)


def _begin(current: Draft, field: str, default: Any) -> str:
    key = FIELD + field
    if key not in st.session_state:
        st.session_state[key] = current.values.get(field) or default
    return key


def _choice(current: Draft, field: str, options: Mapping[str, str], moment: Moment, new: bool = False) -> None:
    key = _begin(current, field, "" if "" in options else None)
    st.selectbox(
        label(field, moment),
        list(options),
        index=None,
        key=key,
        format_func=lambda value: options.get(value, value),
        placeholder=moment.t("choose"),
        accept_new_options=new,
    )


def _text(current: Draft, field: str, moment: Moment, help_: str | None = None) -> None:
    st.text_input(label(field, moment), key=_begin(current, field, ""), help=help_)


def _tick(current: Draft, field: str, moment: Moment) -> None:
    t = moment.t
    words = {
        "expected": t("Only expected"),
        "planned": t("Only planned"),
    }
    st.checkbox(words[field], key=_begin(current, field, False), help=t("It has not happened, and never counts."))


def typed(kind: str) -> dict[str, Any]:
    """What stands in the fields now, days in ISO form."""
    found: dict[str, Any] = {}
    for field in entries.FIELDS[kind]:
        value = st.session_state.get(FIELD + field)
        if field in DATES:
            value = iso_typed(value or "")
        if FIELD + field in st.session_state:
            found[field] = value if value is not None else ""
    return found
