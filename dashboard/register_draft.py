"""What a person is about to change, kept between the runs of the script, and its way: edit, check, done.

The values are plain data beside the fields: nothing typed is lost by looking at another page, or in the other
language, and a second click on a button finds the draft already moved on.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from dashboard.data import editing
from dashboard.data.editing import Order, Outcome
from dashboard.moment import Moment
from tracker.errors import NeedsReason, Stale, TrackerError, Unusable

EDIT, CHECK, DONE = "edit", "check", "done"
_DRAFTS = "register.drafts"
_MOST = 20
FIELD = "register.field."
Orders = Callable[["Draft"], Order]


@dataclass
class Draft:
    """One fact on its way into the register."""

    origin: tuple[str, ...]  # what the address asked for
    values: dict[str, Any]
    kind: str
    key: str = ""
    seen: int | None = None
    began_with: dict[str, Any] = field(default_factory=dict)
    step: str = EDIT
    remove: bool = False
    error: TrackerError | None = None
    outcome: Outcome | None = None

    def name_of(self, name: str) -> str:
        """The key of the widget of a field."""
        return f"{FIELD}{self.origin[0]}.{name}"


def draft(origin: tuple[str, ...], begin: Callable[[], Draft]) -> Draft:
    """The draft for an address: the one under way, or a new one. One that is done begins anew on the next visit."""
    drafts: dict[tuple[str, ...], Draft] = st.session_state.setdefault(_DRAFTS, {})
    last = st.session_state.get("register.last")
    st.session_state["register.last"] = origin
    if last != origin:
        forget_fields()
    found = drafts.pop(origin, None)
    if found is None or (found.step == DONE and last != origin):
        found = begin()
    drafts[origin] = found
    while len(drafts) > _MOST:
        del drafts[next(iter(drafts))]
    return found


def forget_fields() -> None:
    """Let the fields take their values from the draft again."""
    for key in [key for key in st.session_state if str(key).startswith(FIELD)]:
        del st.session_state[key]


def left() -> None:
    """No form is open: what was done may begin anew."""
    st.session_state.pop("register.last", None)


def check(current: Draft, order: Orders, moment: Moment, remove: bool = False) -> None:
    """Go on to the check; what cannot be stays in the form, with the reason."""
    if current.step != EDIT:
        return
    current.remove, current.error = remove, None
    try:
        current.outcome = editing.preview(order(current), moment)
    except TrackerError as error:
        current.error = error
        return
    current.step = CHECK


def back(current: Draft) -> None:
    """Back to the form, with everything typed still in it."""
    current.step, current.error, current.remove = EDIT, None, False


def save(current: Draft, order: Orders, reason: str, moment: Moment) -> None:
    """Carry it out; once only, however often the button is pressed."""
    if current.step != CHECK:
        return
    try:
        current.outcome = editing.save(order(current), reason, moment)
    except (NeedsReason, Unusable) as error:  # nothing is wrong with what was typed
        current.error = error
        return
    except TrackerError as error:
        current.step, current.error, current.remove = EDIT, error, False
        return
    current.step, current.error = DONE, None


def is_stale(current: Draft) -> bool:
    """True where somebody else changed the fact meanwhile."""
    return isinstance(current.error, Stale)


def go_on_from(current: Draft, version: int, now: Mapping[str, Any]) -> None:
    """Take the fact as it stands now as the one to change: what was typed is kept, the rest is as it is now."""
    forget_fields()
    typed = {name: value for name, value in current.values.items() if value != current.began_with.get(name)}
    current.values = {**now, **typed}
    current.seen, current.began_with, current.error = version, dict(now), None


def begin_again(current: Draft) -> None:
    """Forget the draft: the address begins another."""
    forget_fields()
    st.session_state.get(_DRAFTS, {}).pop(current.origin, None)
