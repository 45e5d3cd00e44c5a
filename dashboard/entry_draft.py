"""What a person is about to record, and its way: an entry, or a batch of them, checked, saved, taken back, undone."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from dashboard import draft as drafts
from dashboard.data import batches, entries, undoing
from dashboard.data import drafts as stored
from dashboard.data.drafts import Scan
from dashboard.draft import CHECK, DONE, EDIT, begin_again, go_on_from
from dashboard.moment import Moment
from tracker.errors import NeedsReason, Stale, TrackerError, Unusable

CHECK_VOID, CHECK_UNDO = "check-void", "check-undo"
RECORDED, VOIDED, UNDONE = "recorded", "voided", "undone"


@dataclass
class Draft(drafts.Draft):
    """One entry, or a batch of them, on its way into the register."""

    PAGE = stored.RECORD
    STORED = (*drafts.Draft.STORED, "several", "corrects")

    several: bool = False
    corrects: str = ""
    scan: Scan | None = None
    undoes: int = 0  # the last line of what is about to be undone
    saved: entries.Saved | None = None
    outcome: str = RECORDED

    def content(self) -> dict[str, Any]:
        """What is kept of it: with the attached file, and never in the middle of undoing."""
        step = self.step if self.step in (EDIT, CHECK, CHECK_VOID) else EDIT
        return super().content() | {"step": step, "scan": asdict(self.scan) if self.scan else None}

    @classmethod
    def read(cls, origin: tuple[str, ...], content: Mapping[str, Any]) -> Self | None:
        """What was kept, with the attached file."""
        found = super().read(origin, content)
        if found is not None and content.get("scan"):
            found.scan = Scan(**content["scan"])
        return found


def draft(address: Mapping[str, str]) -> Draft:
    """The draft for this address."""
    origin = tuple(address.get(name, "") for name in ("entry", "instrument", "state", "act", "step"))
    return drafts.draft(Draft, origin, lambda: _begun(origin))


def _begun(origin: tuple[str, ...]) -> Draft:
    entry, instrument, state, act, step = origin
    if not entry:
        kind = entries.STEP if step else entries.ACT
        return Draft(origin, kind, {"instrument": instrument, "state": state, "act": act, "step": step})
    present = entries.find(entry)
    values = dict(present.values)
    return Draft(origin, present.kind, values, present.version, dict(values), corrects=entry)


def take_several(current: Draft, several: bool) -> None:
    """Turn one entry into a batch that begins with it, or a batch into its first entry."""
    values = current.values
    for one, many in (("instrument", "instruments"), ("state", "states")):
        if several and values.get(one):
            values[many] = list(dict.fromkeys([values[one], *(values.get(many) or [])]))
        elif not several and values.get(many):
            values[one] = values[many][0]
    current.several, current.error = several, None
    current.forget_fields()
    current.keep()


def attach(current: Draft, name: str, content: bytes) -> None:
    """Attach a file; one that was attached before is thrown away."""
    try:
        scan = stored.keep_scan(name, content)
        if current.scan:
            stored.forget_scan(current.scan.token)
    except TrackerError as error:
        current.error = error
        return
    current.scan, current.error = scan, None
    current.keep()


def detach(current: Draft) -> None:
    """Leave the attached file, or the document of the entry that is corrected, away."""
    if current.scan:
        stored.forget_scan(current.scan.token)
    current.scan, current.values["document"] = None, ""
    current.keep()


def check(current: Draft) -> None:
    """Go on to the check; what cannot be recorded stays in the form with the reason."""
    if current.step != EDIT:
        return
    current.error = None
    try:
        if current.several:
            batches.checked(current.kind, current.values, _scan(current))
        else:
            entries.checked(current.kind, current.values, current.corrects, current.seen, _scan(current))
        current.step = CHECK
    except TrackerError as error:
        current.error = error
    if current.begun or current.step == CHECK:
        current.keep()


def _scan(current: Draft) -> str:
    return current.scan.token if current.scan else ""


def back(current: Draft) -> None:
    """Back to the form, with everything typed still in it; from undoing what was just saved, back to that."""
    current.step, current.error = (DONE if current.saved else EDIT), None
    if current.step == EDIT and current.begun:
        current.keep()


def save(current: Draft, moment: Moment) -> None:
    """Record the draft; once only, however often the button is pressed."""

    def record() -> entries.Saved:
        if current.several:
            return batches.save(current.kind, current.values, current.reason, _scan(current), current.token, moment)
        asked = (current.kind, current.values, current.corrects, current.seen)
        return entries.save(*asked, current.reason, moment, _scan(current), current.token)

    _change(current, CHECK, record, RECORDED)


def ask_to_void(current: Draft) -> None:
    """Go on to the check of taking the entry back."""
    current.step, current.error = CHECK_VOID, None
    current.keep()


def void(current: Draft, moment: Moment) -> None:
    """Take the entry back; once only."""
    asked = (current.kind, current.corrects, current.reason, current.seen)
    _change(current, CHECK_VOID, lambda: entries.take_back(*asked, moment, current.token), VOIDED)


def ask_to_undo(current: Draft, line: int) -> None:
    """Go on to the check of undoing what ended with a line of the ledger."""
    current.step, current.error, current.undoes = CHECK_UNDO, None, line


def undo(current: Draft, reason: str, moment: Moment) -> None:
    """Undo it; once only."""
    _change(current, CHECK_UNDO, lambda: undoing.undo(current.undoes, reason, moment), UNDONE)


def _change(current: Draft, step: str, change: Callable[[], entries.Saved], outcome: str) -> None:
    """Make a change in the step that belongs to it; what is wrong with it is told where it can be mended."""
    if current.step != step:
        return
    try:
        current.saved = change()
    except TrackerError as error:
        stays = isinstance(error, NeedsReason | Unusable) or (step != CHECK and not isinstance(error, Stale))
        current.step, current.error = (step if stays or step == CHECK_UNDO else EDIT), error
    else:
        current.step, current.error, current.outcome = DONE, None, outcome


def go_on_from_now(current: Draft) -> None:
    """Take the entry as it stands now as the one to correct; what was typed is kept."""
    try:
        present = entries.latest(current.kind, current.corrects)
    except TrackerError as error:
        current.error = error
        return
    if present is None:  # it was taken back: what was typed becomes an entry of its own
        current.corrects, current.seen, current.began_with, current.error = "", None, {}, None
        current.keep()
    else:
        current.corrects = present.id
        go_on_from(current, present.version, present.values)


def record_another(current: Draft) -> None:
    """A new, empty draft."""
    kept = {} if current.corrects else {"instrument": current.values.get("instrument", "")}
    begin_again(current, Draft(current.origin, current.kind, kept, several=current.several))


def type_again(current: Draft) -> None:
    """A new draft with what was typed before it was undone."""
    begin_again(current, Draft(current.origin, current.kind, dict(current.values), several=current.several))
