"""The form for one act or one step, or for several at once: fields filled from the draft, and read back into it.

Every field gives what was typed to the draft as soon as it changes, a text after a short pause in typing.
"""

from collections.abc import Mapping

import streamlit as st

from dashboard.components import entry_scan
from dashboard.components.fields import DATES, PAUSE, day_typed, iso_typed, label
from dashboard.data import batches, entries
from dashboard.draft import NOTHING
from dashboard.entry_draft import Draft
from dashboard.moment import Moment
from tracker.law.vocabulary import Act, Confidence, Step
from tracker.locale.names import name


def draw(current: Draft, titles: Mapping[str, str], states: Mapping[str, str], moment: Moment) -> None:
    """The fields, in the order in which a clerk reads the paper at hand."""
    t = moment.t
    with st.container(border=True, key="record_fields"):
        if current.several:
            _whose_of_several(current, titles, states, moment)
        else:
            _whose(current, titles, states, moment)
        _paper(current, moment)
        first, second = st.columns([3, 2])
        with first:
            _text(current, "source", moment, help_=t("A web address or a document. Several are parted by “ ; ”."))
            _text(current, "note", moment)
        with second:
            entry_scan.draw(current, moment)
        with st.expander(t("Less common")):
            _rest(current, moment)


def _whose(current: Draft, titles: Mapping[str, str], states: Mapping[str, str], moment: Moment) -> None:
    first, second, third = st.columns([3, 2, 3])
    with first:
        _choice(current, "instrument", titles, moment)
    with second:
        _choice(current, "state", states, moment, new=True)
    with third:
        _kind_of_entry(current, moment)


def _whose_of_several(current: Draft, titles: Mapping[str, str], states: Mapping[str, str], moment: Moment) -> None:
    t = moment.t
    _kind_of_entry(current, moment)
    instruments = _several(current, "instruments", t("Instruments"), titles, moment)
    chosen = _several(current, "states", t("States"), states, moment)
    members = batches.members(tuple(instruments), moment)
    if set(members) - set(chosen):
        st.button(
            t("All members of the organisation"),
            key="record.members",
            on_click=lambda: _choose_states(current, list(members)),
        )
    pairs = {
        f"{instrument}/{state}": f"{titles.get(instrument, instrument)} – {states.get(state, state)}"
        for instrument in instruments
        for state in chosen
    }
    current.values["left_out"] = [pair for pair in current.values.get("left_out") or [] if pair in pairs]
    if len(pairs) > 1:
        _several(current, "left_out", t("Left out"), pairs, moment, t("nothing: each state for each instrument"))


def _choose_states(current: Draft, members: list[str]) -> None:
    take(current)
    current.values["states"] = members
    current.forget_fields()
    current.keep()


def _kind_of_entry(current: Draft, moment: Moment) -> None:
    words: type[Act] | type[Step] = Act if current.kind == entries.ACT else Step
    _choice(current, current.kind, {word.value: name(word, moment.lang) for word in words}, moment)


def _paper(current: Draft, moment: Moment) -> None:
    """What stands on the paper, and on its stamp."""
    t, act = moment.t, current.kind == entries.ACT
    columns = st.columns(4)
    with columns[0]:
        _text(current, "on", moment, help_=t("2023-09-26 or 26.09.2023; also 2023-09 or 2023"))
        _tick(current, "expected" if act else "planned", moment)
    with columns[1]:
        _text(
            current,
            "reference",
            moment,
            help_=t(
                "The number by which the document can be asked for. Without it, or an official address, the entry is "
                "reported, not confirmed."
            ),
        )
    with columns[2]:
        _text(current, "incoming", moment, help_=t("The number under which the paper came in."))
    if act:
        with columns[3]:
            help_ = t("This day counts in law; without it, the answer is at most reported.")
            _text(current, "received_on", moment, help_=help_)


def _rest(current: Draft, moment: Moment) -> None:
    fields: tuple[str, ...] = ("effective_on", "not_before", "not_after", "regards", "territory", "depositary")
    if current.kind == entries.STEP:
        fields = ("not_before", "not_after", "outcome")
    columns = st.columns(3)
    for number, field in enumerate(fields):
        with columns[number % 3]:
            _text(current, field, moment)
    grades = {"": moment.t("by its source"), **{grade.value: name(grade, moment.lang) for grade in Confidence}}
    with columns[len(fields) % 3]:
        _choice(current, "confidence", grades, moment)


def _keep(current: Draft) -> None:
    take(current)
    current.keep()


def _choice(current: Draft, field: str, options: Mapping[str, str], moment: Moment, new: bool = False) -> None:
    held = current.values.get(field) or ""
    values = [*options, *([held] if held and held not in options else [])]
    value = held if held in values else None
    st.selectbox(
        label(field, moment),
        values,
        None if value is None else values.index(value),
        format_func=lambda value: options.get(value, value),
        placeholder=moment.t("choose"),
        accept_new_options=new,
        **current.drawn(field, value, _keep),
    )


def _several(
    current: Draft, field: str, label_: str, options: Mapping[str, str], moment: Moment, nothing: str = ""
) -> list[str]:
    held = [value for value in current.values.get(field) or [] if value in options]
    chosen: list[str] = st.multiselect(
        label_,
        list(options),
        held,
        format_func=lambda value: options.get(value, value),
        placeholder=nothing or moment.t("choose"),
        **current.drawn(field, held, _keep),
    )
    return chosen


def _text(current: Draft, field: str, moment: Moment, help_: str | None = None) -> None:
    text = str(current.values.get(field) or "")
    text = day_typed(text, moment.lang) if field in DATES else text
    st.text_input(label(field, moment), text, help=help_, live=PAUSE, **current.drawn(field, text, _keep))


def _tick(current: Draft, field: str, moment: Moment) -> None:
    t = moment.t
    words = {
        "expected": t("Only expected"),
        "planned": t("Only planned"),
    }
    help_ = t("It has not happened, and never counts.")
    ticked = bool(current.values.get(field))
    st.checkbox(words[field], ticked, help=help_, **current.drawn(field, ticked, _keep))


def take(current: Draft) -> None:
    """Read what stands in the fields into the draft, days in ISO form."""
    for field in (*entries.FIELDS[current.kind], *batches.SEVERAL):
        if (value := current.typed(field)) is not NOTHING:
            current.values[field] = iso_typed(value or "") if field in DATES else "" if value is None else value
