"""What a person is about to record, kept between the runs of the script, and its way: edit, check, done.

The draft is plain data beside the fields, so that nothing typed is lost on the way back, and a second click on a
button finds the draft already moved on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from dashboard.data import entries
from tracker.errors import NeedsReason, Stale, TrackerError, Unusable

EDIT, CHECK, CHECK_VOID, DONE = "edit", "check", "check-void", "done"
_KEY = "record.draft"
FIELD = "record.field."


@dataclass
class Draft:
    """One entry on its way into the register."""

    origin: tuple[str, ...]  # what the address asked for: another address begins another draft
    kind: str = entries.ACT
    values: dict[str, Any] = field(default_factory=dict)
    corrects: str = ""
    seen: int | None = None
    began_with: dict[str, Any] = field(default_factory=dict)  # the entry as it was when the correction began
    step: str = EDIT
    error: TrackerError | None = None
    saved: entries.Saved | None = None
    voided: bool = False


def draft(address: Mapping[str, str]) -> Draft:
    """The draft for this address: the one under way, or a new one filled from the address."""
    origin = tuple(address.get(name, "") for name in ("entry", "instrument", "state", "act", "step"))
    found: Draft | None = st.session_state.get(_KEY)
    if found is None or found.origin != origin:
        found = _begun(origin)
        st.session_state[_KEY] = found
        forget_fields()
    return found


def _begun(origin: tuple[str, ...]) -> Draft:
    entry, instrument, state, act, step = origin
    if not entry:
        kind = entries.STEP if step else entries.ACT
        return Draft(origin, kind, {"instrument": instrument, "state": state, "act": act, "step": step})
    present = entries.find(entry)
    return Draft(origin, present.kind, dict(present.values), entry, present.version, dict(present.values))


def forget_fields() -> None:
    """Let the fields take their values from the draft again."""
    for key in [key for key in st.session_state if str(key).startswith(FIELD)]:
        del st.session_state[key]


def take_typed(current: Draft, typed: Mapping[str, Any]) -> None:
    """Keep what was typed, and go on to the check; what cannot be recorded stays in the form with the reason."""
    if current.step != EDIT:
        return
    current.values |= typed
    current.error = None
    try:
        entries.checked(current.kind, current.values, current.corrects, current.seen)
    except TrackerError as error:
        current.error = error
        return
    current.step = CHECK


def back(current: Draft) -> None:
    """Back to the form, with everything typed still in it."""
    current.step, current.error = EDIT, None


def save(current: Draft, reason: str, lang: str) -> None:
    """Record the draft; once only, however often the button is pressed."""
    if current.step != CHECK:
        return
    try:
        saved = entries.save(current.kind, current.values, current.corrects, current.seen, reason, lang)
    except (NeedsReason, Unusable) as error:  # nothing is wrong with what was typed: save again
        current.error = error
        return
    except TrackerError as error:
        current.step, current.error = EDIT, error
        return
    if saved.changed or current.saved is None:  # of two presses that overlap, the one that recorded it is told
        current.saved = saved
    current.step, current.error = DONE, None


def ask_to_void(current: Draft) -> None:
    """Go on to the check of taking the entry back."""
    current.step, current.error = CHECK_VOID, None


def void(current: Draft, reason: str, lang: str) -> None:
    """Take the entry back; once only."""
    if current.step != CHECK_VOID:
        return
    try:
        saved = entries.take_back(current.kind, current.corrects, reason, current.seen, lang)
    except Stale as error:
        current.step, current.error = EDIT, error
        return
    except TrackerError as error:
        current.error = error
        return
    current.step, current.error, current.saved, current.voided = DONE, None, saved, True


def go_on_from_now(current: Draft) -> None:
    """Take the entry as it stands now as the one to correct, and keep what was typed."""
    try:
        present = entries.latest(current.kind, current.corrects)
    except TrackerError as error:
        current.error = error
        return
    current.error = None
    if present is None:  # it was taken back: what was typed becomes an entry of its own
        current.corrects, current.seen, current.began_with = "", None, {}
    else:
        current.corrects, current.seen, current.began_with = present.id, present.version, dict(present.values)


def begin_again(current: Draft) -> None:
    """A new, empty draft for the same address."""
    kept = {name: current.values.get(name, "") for name in ("instrument",)} if not current.origin[0] else {}
    st.session_state[_KEY] = Draft(current.origin, current.kind, kept)
    forget_fields()
