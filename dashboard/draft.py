"""What a person is about to record, kept between the runs of the script, and its way: edit, check, done.

The draft is plain data beside the fields, so that nothing typed is lost on the way back, and a second click on a
button finds the draft already moved on. At every change it is also kept in the database, under a token that stands in
the address: a reload, another tab or a restarted server bring it back.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import streamlit as st

from dashboard.data import batches, entries, undoing
from dashboard.data import drafts as stored
from dashboard.data.drafts import Scan
from dashboard.moment import Moment
from tracker.errors import NeedsReason, Stale, TrackerError, Unusable

EDIT, CHECK, CHECK_VOID, CHECK_UNDO, DONE = "edit", "check", "check-void", "check-undo", "done"
RECORDED, VOIDED, UNDONE = "recorded", "voided", "undone"
_KEY = "record.draft"
FIELD = "record.field."
_STORED = ("kind", "several", "values", "corrects", "seen", "began_with", "step", "reason")


@dataclass
class Draft:
    """One entry, or a batch of them, on its way into the register."""

    origin: tuple[str, ...]  # what the address asked for: another address begins another draft
    kind: str = entries.ACT
    values: dict[str, Any] = field(default_factory=dict)
    several: bool = False
    corrects: str = ""
    seen: int | None = None
    began_with: dict[str, Any] = field(default_factory=dict)  # the entry as it was when the correction began
    step: str = EDIT
    reason: str = ""
    scan: Scan | None = None
    token: str = ""  # under which it is kept; none while nothing was typed
    kept: bool = True  # False: the database did not take the last change
    lost: bool = False  # the address names a draft that was saved or thrown away
    error: TrackerError | None = None
    undoes: int = 0  # the last line of what is about to be undone
    saved: entries.Saved | None = None
    outcome: str = RECORDED


def draft(address: Mapping[str, str]) -> Draft:
    """The draft for this address: the one under way, the one kept under its token, or a new one filled from it."""
    origin, token = _origin(address), address.get("draft", "")
    found: Draft | None = st.session_state.get(_KEY)
    if found is None or (found.token != token if token else found.origin != origin):
        found = _kept(origin, token) if token else _begun(origin)
        st.session_state[_KEY] = found
        forget_fields()
    return found


def _origin(address: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(address.get(name, "") for name in ("entry", "instrument", "state", "act", "step"))


def _begun(origin: tuple[str, ...]) -> Draft:
    entry, instrument, state, act, step = origin
    if not entry:
        kind = entries.STEP if step else entries.ACT
        return Draft(origin, kind, {"instrument": instrument, "state": state, "act": act, "step": step})
    present = entries.find(entry)
    values = dict(present.values)
    return Draft(origin, present.kind, values, corrects=entry, seen=present.version, began_with=dict(values))


def _kept(origin: tuple[str, ...], token: str) -> Draft:
    kept = stored.find(token)
    if kept is None:
        found = _begun(origin)
        found.token, found.lost = token, True
        return found
    content = kept.content
    scan = Scan(**content["scan"]) if content.get("scan") else None
    return Draft(origin, token=token, scan=scan, **{name: content[name] for name in _STORED})


def forget_fields() -> None:
    """Let the fields take their values from the draft again."""
    for key in [key for key in st.session_state if str(key).startswith(FIELD)]:
        del st.session_state[key]


def keep(current: Draft, typed: Mapping[str, Any] | None = None) -> None:
    """Take what was typed, and keep the draft so that nothing can lose it; its token goes into the address."""
    current.values |= typed or {}
    current.lost = False
    if not current.token:
        current.token = stored.new_token()
    content = {name: getattr(current, name) for name in _STORED}
    content["step"] = current.step if current.step in (EDIT, CHECK, CHECK_VOID) else EDIT
    content["scan"] = asdict(current.scan) if current.scan else None
    try:
        stored.keep(current.token, content)
        current.kept = True
    except Unusable:  # it stands in this session still, and is kept at the next change
        current.kept = False
    if st.query_params.get("draft") != current.token:
        st.query_params["draft"] = current.token


def take_several(current: Draft, several: bool) -> None:
    """Turn one entry into a batch that begins with it, or a batch into its first entry."""
    values = current.values
    for one, many in (("instrument", "instruments"), ("state", "states")):
        if several and values.get(one):
            values[many] = list(dict.fromkeys([values[one], *(values.get(many) or [])]))
        elif not several and values.get(many):
            values[one] = values[many][0]
    current.several, current.error = several, None
    forget_fields()
    keep(current)


def attach(current: Draft, name: str, content: bytes) -> None:
    """Attach a file; one that was attached before is thrown away."""
    try:
        scan = stored.keep_scan(name, content)
        if current.scan:
            stored.forget(current.scan.token)
    except TrackerError as error:
        current.error = error
        return
    current.scan, current.error = scan, None
    keep(current)


def detach(current: Draft) -> None:
    """Leave the attached file, or the document of the entry that is corrected, away."""
    if current.scan:
        stored.forget(current.scan.token)
    current.scan, current.values["document"] = None, ""
    keep(current)


def take_typed(current: Draft, typed: Mapping[str, Any]) -> None:
    """Keep what was typed, and go on to the check; what cannot be recorded stays in the form with the reason."""
    if current.step != EDIT:
        return
    current.values |= typed
    current.error = None
    try:
        if current.several:
            batches.checked(current.kind, current.values, _scan(current))
        else:
            entries.checked(current.kind, current.values, current.corrects, current.seen, _scan(current))
        current.step = CHECK
    except TrackerError as error:
        current.error = error
    if current.token or current.step == CHECK:  # a form that was left empty is no draft
        keep(current)


def _scan(current: Draft) -> str:
    return current.scan.token if current.scan else ""


def back(current: Draft) -> None:
    """Back to the form, with everything typed still in it; from undoing what was just saved, back to that."""
    current.step, current.error = (DONE if current.saved else EDIT), None
    if current.step == EDIT and current.token:
        keep(current)


def save(current: Draft, moment: Moment) -> None:
    """Record the draft; once only, however often the button is pressed."""

    def record() -> entries.Saved:
        if current.several:
            return batches.save(current.kind, current.values, current.reason, _scan(current), current.token, moment)
        asked = (current.kind, current.values, current.corrects, current.seen)
        return entries.save(*asked, current.reason, moment, _scan(current), current.token)

    _once(current, CHECK, record, RECORDED)


def ask_to_void(current: Draft) -> None:
    """Go on to the check of taking the entry back."""
    current.step, current.error = CHECK_VOID, None
    keep(current)


def void(current: Draft, moment: Moment) -> None:
    """Take the entry back; once only."""
    asked = (current.kind, current.corrects, current.reason, current.seen)
    _once(current, CHECK_VOID, lambda: entries.take_back(*asked, moment, current.token), VOIDED)


def ask_to_undo(current: Draft, line: int) -> None:
    """Go on to the check of undoing what ended with a line of the ledger."""
    current.step, current.error, current.undoes = CHECK_UNDO, None, line


def undo(current: Draft, reason: str, moment: Moment) -> None:
    """Undo it; once only."""
    _once(current, CHECK_UNDO, lambda: undoing.undo(current.undoes, reason, moment), UNDONE)


def _once(current: Draft, step: str, change: Callable[[], entries.Saved], outcome: str) -> None:
    """Make a change in the step that belongs to it; what is wrong with it is told where it can be mended."""
    if current.step != step:
        return
    try:
        saved = change()
    except TrackerError as error:
        stays = isinstance(error, NeedsReason | Unusable) or (step != CHECK and not isinstance(error, Stale))
        if current.step == step:
            current.step, current.error = (step if stays or step == CHECK_UNDO else EDIT), error
        return
    if saved.changed or current.saved is None or outcome != RECORDED:  # of two presses that overlap, the one that did
        current.saved, current.outcome = saved, outcome
    current.step, current.error = DONE, None


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
    keep(current)


def begin_again(current: Draft) -> None:
    """A new, empty draft."""
    kept = {name: current.values.get(name, "") for name in ("instrument",)} if not current.corrects else {}
    _replace(Draft(_origin(st.query_params.to_dict()), current.kind, kept, current.several))


def type_again(current: Draft) -> None:
    """A new draft with what was typed before it was undone."""
    _replace(Draft(_origin(st.query_params.to_dict()), current.kind, dict(current.values), current.several))


def throw_away(current: Draft, token: str) -> None:
    """Throw a draft away; the one that is open begins again."""
    kept = stored.find(token)
    scan = (kept.content.get("scan") or {}) if kept else {}
    stored.forget(token, scan.get("token", ""))
    if token == current.token:
        _replace(_begun(_origin(st.query_params.to_dict())))


def _replace(new: Draft) -> None:
    st.session_state[_KEY] = new
    st.query_params.pop("draft", None)
    forget_fields()
