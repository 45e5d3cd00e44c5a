"""After the form: what is refused and why, and what saving or taking back would do, before it is done."""

from collections.abc import Callable, Mapping

import streamlit as st

from dashboard import entry_draft as drafts
from dashboard.components.drafts import reason
from dashboard.components.entry_effect import effects
from dashboard.components.fields import DATES, label
from dashboard.components.stacked import stacked
from dashboard.data import batches, documents, entries, register
from dashboard.draft import EDIT
from dashboard.entry_draft import Draft
from dashboard.markup import Html, joined, plain, tag
from dashboard.moment import Moment
from tracker.errors import Stale, TrackerError
from tracker.locale.dates import partial_date
from tracker.locale.field_values import value_in_words
from tracker.locale.wording import error_in_words

_NAMING = ("act", "step", "state", "instrument")  # by which a person knows an entry


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
        [
            label(field, moment),
            *(_shown(field, values.get(field), moment) for values in (current.began_with, now, current.values)),
        ]
        for field in fields
    )
    heads = (t("Field"), t("When you began"), t("Recorded now"), t("What you typed"))
    said = t("Nothing you typed is lost.") if present else t("The entry was taken back. Nothing you typed is lost.")
    return joined([tag("p", said), stacked(t("What somebody else changed meanwhile"), heads, rows)])


def _said(value: object) -> str:
    return "" if value in (None, False) else str(value)


def _shown(field: str, value: object, moment: Moment) -> str:
    if field == "document" and (paper := documents.paper(str(value or ""), moment)) is not None:
        return paper.name
    if field in DATES and value:
        return partial_date(str(value), moment.lang)
    return value_in_words(field, value, moment.lang, register.titles(moment), register.states(moment))


def check(current: Draft, moment: Moment) -> None:
    """What saving would do, before it is done."""
    if current.several:
        _check_batch(current, moment)
        return
    t, scan = moment.t, current.scan.token if current.scan else ""
    try:
        found = entries.preview(current.kind, current.values, current.corrects, current.seen, moment, scan)
    except TrackerError as error:
        _back_to_form(current, error)
        return
    _not_saved(moment)
    st.html(_corrected(current, moment) if current.corrects else _summary(current, moment))
    st.header(t("What this changes"), anchor=False)
    if found.known_already:
        st.info(t("This is recorded already. Saving changes nothing, or adds the source."))
    st.html(effects(found.effects, moment))
    _remarks(found.warnings, found.notes)
    _reason(current, moment, required=bool(found.warnings), asked=bool(found.warnings or current.corrects))
    _buttons(current, t("Save"), lambda: drafts.save(current, moment), moment)


def _check_batch(current: Draft, moment: Moment) -> None:
    """What saving a batch would do: its entries, and what all of them change, by instrument."""
    t, scan = moment.t, current.scan.token if current.scan else ""
    try:
        with st.spinner(t("Computing what this changes")):
            found = batches.preview(current.kind, current.values, moment, scan)
    except TrackerError as error:
        _back_to_form(current, error)
        return
    _not_saved(moment)
    st.html(_summary(current, moment))
    st.header(t("What will be recorded"), anchor=False)
    new = t.n("{n} entry will be written.", "{n} entries will be written.", n=found.new)
    st.html(tag("p", new if found.new else t("All of this is recorded already; nothing will be written.")))
    st.html(_entries(found, moment))
    st.header(t("What this changes"), anchor=False)
    st.html(effects(found.effects, moment))
    _remarks(found.warnings, found.notes)
    _reason(current, moment, required=bool(found.warnings), asked=bool(found.warnings))
    _buttons(current, t("Save all"), lambda: drafts.save(current, moment), moment)


def _entries(found: batches.Preview, moment: Moment) -> Html:
    """One row for each instrument, its states with those that are recorded already marked."""
    t, titles, states = moment.t, register.titles(moment), register.states(moment)
    heads = (t("Will be recorded"), t("Recorded already; the source is added"), t("Recorded already"))
    told = [(head, of) for head, of in zip(heads, _ENTRIES, strict=True) if any(map(of, found.lines))]
    rows = []
    for key in dict.fromkeys(line.instrument for line in found.lines):
        lines = [line for line in found.lines if line.instrument == key]
        said = [[states.get(line.state, line.state) for line in lines if of(line)] for _, of in told]
        rows.append([titles.get(key, key), *(", ".join(names) or "–" for names in said)])
    return stacked(t("What will be recorded"), [t("Instrument"), *(head for head, _ in told)], rows)


_ENTRIES: tuple[Callable[[batches.Line], bool], ...] = (
    lambda line: line.written and not line.known,
    lambda line: line.written and line.known,
    lambda line: not line.written,
)


def check_void(current: Draft, moment: Moment) -> None:
    """What taking the entry back would do."""
    t = moment.t
    try:
        found = entries.preview_taking_back(current.kind, current.corrects, current.seen, moment)
    except TrackerError as error:
        _back_to_form(current, error)
        return
    st.html(_summary(current, moment, current.began_with))
    st.header(t("What taking it back changes"), anchor=False)
    st.html(effects(found.effects, moment))
    _reason(current, moment, required=True)
    _buttons(current, t("Take it back"), lambda: drafts.void(current, moment), moment)


def _back_to_form(current: Draft, error: TrackerError) -> None:
    """The register changed since the form was checked: what was typed does not fit any more."""
    current.step, current.error = EDIT, error
    st.rerun()


def _remarks(warnings: tuple[str, ...], notes: tuple[str, ...]) -> None:
    for warning in warnings:
        st.warning(plain(warning))
    for note in notes:
        st.info(plain(note))


def offer_to_void(current: Draft, moment: Moment) -> None:
    """The way to taking the entry back."""
    t = moment.t
    st.caption(t("Was it recorded by mistake? Taken back, it stays in the history with the reason."))
    st.button(t("Take this entry back"), on_click=lambda: drafts.ask_to_void(current))


def _reason(current: Draft, moment: Moment, required: bool, asked: bool = True) -> None:
    if asked:
        reason(current, required, moment)
    if current.error is not None:
        st.error(told(current.error, moment))


def _buttons(current: Draft, word: str, act: Callable[[], None], moment: Moment) -> None:
    with st.container(horizontal=True):
        st.button(word, type="primary", on_click=act, key="record.save")
        st.button(moment.t("Back to the form"), on_click=lambda: drafts.back(current), key="record.back")


def _not_saved(moment: Moment) -> None:
    st.html(tag("p", moment.t("Nothing is saved yet. Look it over, then save."), class_="tt-lead"))


def _corrected(current: Draft, moment: Moment) -> Html:
    """What stands in the entry now, and what will: the fields that are corrected."""
    t, now = moment.t, current.values
    shown = {**now, "document": current.scan.name} if current.scan else now
    fields = [f for f in entries.FIELDS[current.kind] if _said(current.began_with.get(f)) != _said(shown.get(f))]
    rows = (
        [label(field, moment), *(_shown(field, values.get(field), moment) for values in (current.began_with, shown))]
        for field in fields
    )
    whose = tag("p", ", ".join(_shown(field, now.get(field), moment) for field in _NAMING if now.get(field)))
    return joined([whose, stacked(t("What is corrected"), (t("Field"), t("Recorded now"), t("After saving")), rows)])


def _summary(current: Draft, moment: Moment, values: Mapping[str, object] | None = None) -> Html:
    shown = dict(values if values is not None else current.values)
    if current.several:
        shown |= {"instrument": "", "state": ""}
    if current.scan is not None:
        shown["document"] = current.scan.name
    facts = [
        tag("div", tag("dt", label(field, moment)), tag("dd", _shown(field, shown.get(field), moment)))
        for field in entries.FIELDS[current.kind]
        if _said(shown.get(field))
    ]
    return tag("dl", *facts, class_="tt-facts")
