"""What a person is about to change, kept between the runs of the script, and its way: edit, check, done.

The values are plain data beside the fields: nothing typed is lost by looking at another page, or in the other
language, and a second click on a button finds the draft already moved on. At every change they are also kept in the
database, under a token that stands in the address: a reload, another tab or a restarted server bring them back.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from dashboard.data import drafts as stored
from dashboard.data import editing
from dashboard.data.editing import Order, Outcome
from dashboard.moment import Moment
from tracker.errors import NeedsReason, Stale, TrackerError, Unusable

EDIT, CHECK, DONE = "edit", "check", "done"
_DRAFTS = "register.drafts"
_MOST = 20
_STORED = ("values", "kind", "key", "seen", "began_with", "step", "remove", "reason")
FIELD = "register.field."
PAUSE = "400ms"  # after which a text that is still being typed is kept
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
    reason: str = ""
    token: str = ""  # under which it is kept; none while nothing was typed
    kept: bool = True  # False: the database did not take the last change
    lost: bool = False  # the address names a draft that was saved or thrown away
    error: TrackerError | None = None
    outcome: Outcome | None = None

    def name_of(self, name: str) -> str:
        """The key of the widget of a field."""
        return f"{FIELD}{self.origin[0]}.{name}"


def draft(origin: tuple[str, ...], begin: Callable[[], Draft]) -> Draft:
    """The draft for an address: the one under way, the one kept under its token, or a new one.

    One that is done begins anew on the next visit.
    """
    drafts: dict[tuple[str, ...], Draft] = st.session_state.setdefault(_DRAFTS, {})
    last = st.session_state.get("register.last")
    st.session_state["register.last"] = origin
    if last != origin:
        forget_fields()
    found, token = drafts.pop(origin, None), st.query_params.get("draft", "")
    if token and (found is None or found.token != token):
        found = _kept(origin, token, begin)
    elif found is None or (found.step == DONE and last != origin):
        found = begin()
    drafts[origin] = found
    _name_in_address(found)
    while len(drafts) > _MOST:
        del drafts[next(iter(drafts))]
    return found


def _kept(origin: tuple[str, ...], token: str, begin: Callable[[], Draft]) -> Draft:
    """The draft of a token; where it is no longer there, or belongs to another form, a new one that says so."""
    forget_fields()
    kept = stored.find(token, stored.REGISTER)
    if kept is None or tuple(kept.content["origin"]) != origin:
        found = begin()
        found.token, found.lost = token, True
        return found
    return Draft(origin, token=token, **{name: kept.content[name] for name in _STORED})


def keep(current: Draft) -> None:
    """Keep the draft so that nothing can lose it; its token goes into the address."""
    if current.lost or not current.token:
        current.token, current.lost = stored.new_token(), False
    content = {name: getattr(current, name) for name in _STORED}
    try:
        stored.keep(current.token, {**content, "origin": list(current.origin)}, stored.REGISTER)
        current.kept = True
    except Unusable:  # it stands in this session still, and is kept at the next change
        current.kept = False
    _name_in_address(current)


def _name_in_address(current: Draft) -> None:
    if current.token and st.query_params.get("draft") != current.token:
        st.query_params["draft"] = current.token


def begin(key: str, value: Any) -> str:
    """Put a value into a field unless it stands there: a field that is set loses what is typed at that instant."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    return key


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
    _look(current, order, moment)
    if current.step == CHECK or (current.token and not current.lost):  # a form that was left empty is no draft
        keep(current)


def look_again(current: Draft, order: Orders, moment: Moment) -> None:
    """Of a draft that comes back in its check: what saving it would do now."""
    if current.step == CHECK and current.outcome is None:
        _look(current, order, moment)


def _look(current: Draft, order: Orders, moment: Moment) -> None:
    try:
        current.outcome, current.step = editing.preview(order(current), moment), CHECK
    except TrackerError as error:
        current.error, current.step = error, EDIT


def back(current: Draft) -> None:
    """Back to the form, with everything typed still in it."""
    current.step, current.error, current.remove = EDIT, None, False
    keep(current)


def save(current: Draft, order: Orders, moment: Moment) -> None:
    """Carry it out; once only, however often the button is pressed."""
    if current.step != CHECK:
        return
    try:
        current.outcome = editing.save(order(current), current.reason, moment, current.token)
    except (NeedsReason, Unusable) as error:  # nothing is wrong with what was typed
        current.error = error
        return
    except TrackerError as error:
        current.step, current.error, current.remove = EDIT, error, False
        return
    current.step, current.error, current.token = DONE, None, ""
    st.query_params.pop("draft", None)


def is_stale(current: Draft) -> bool:
    """True where somebody else changed the fact meanwhile."""
    return isinstance(current.error, Stale)


def go_on_from(current: Draft, version: int, now: Mapping[str, Any]) -> None:
    """Take the fact as it stands now as the one to change: what was typed is kept, the rest is as it is now."""
    forget_fields()
    typed = {name: value for name, value in current.values.items() if value != current.began_with.get(name)}
    current.values = {**now, **typed}
    current.seen, current.began_with, current.error = version, dict(now), None
    keep(current)


def begin_again(current: Draft) -> None:
    """Forget the draft: the address begins another."""
    forget_fields()
    st.query_params.pop("draft", None)
    st.session_state.get(_DRAFTS, {}).pop(current.origin, None)


def throw_away(current: Draft) -> None:
    """Throw the draft away, in the database too."""
    stored.forget(current.token)
    begin_again(current)
