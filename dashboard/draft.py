"""What a person is typing into a form, kept between the runs of the script, and its way: edit, check, done.

The values are plain data beside the fields: nothing typed is lost by looking at another page, or in the other
language, and a second click on a button finds the draft already moved on. At every change they are also kept in the
database, under a token that stands in the address: a reload, another tab or a restarted server bring them back.
"""

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, ClassVar, Self, TypeVar

import streamlit as st

from dashboard.data import drafts as stored
from dashboard.moment import moment, visit
from tracker.errors import TrackerError, Unusable

EDIT, CHECK, DONE = "edit", "check", "done"
_MOST = 20
_SETTLED = 10.0  # seconds after which a browser is sure to show what its fields were filled with
NOTHING = object()  # what a field says that is not drawn, or not heard
PARAMETER = "draft"  # of an address, with the token


@dataclass
class Draft:
    """What is typed into one form; each page has a kind of its own."""

    PAGE: ClassVar[str]
    STORED: ClassVar[tuple[str, ...]] = ("kind", "values", "seen", "began_with", "step", "reason")

    origin: tuple[str, ...]  # what the address asked for: another address begins another draft
    kind: str
    values: dict[str, Any]
    seen: int | None = None  # the version of what is changed, and its values, when the change began
    began_with: dict[str, Any] = field(default_factory=dict)
    step: str = EDIT
    reason: str = ""
    token: str = ""  # under which it is kept; none while nothing was typed
    kept: bool = True  # False: the database did not take the last change
    lost: bool = False  # the address names a draft that was saved or thrown away
    parted: bool = False  # it was saved or thrown away in another browser, and goes on here as a draft of its own
    held: dict[str, Any] | None = None  # what is kept of it, as far as this browser knows; None where nothing is
    error: TrackerError | None = None
    before: dict[str, Any] = field(default_factory=dict, compare=False)  # what stood in fields that are filled anew
    filled: dict[str, float] = field(default_factory=dict, compare=False)  # when each of them was

    @property
    def begun(self) -> bool:
        """True once something was typed: a form that was left empty is no draft."""
        return bool(self.token) and not self.lost

    def name_of(self, name: str) -> str:
        """The key of the widget of a field."""
        return f"{self.PAGE}.field.{moment().lang}.{name}"

    def forget_fields(self) -> None:
        """Let the fields take their values from the draft again: what they still say of before is not heard."""
        own = self.name_of("")
        self.before = {str(key): st.session_state[key] for key in st.session_state if str(key).startswith(own)}
        self.filled = {}

    def fill(self, name: str, value: Any) -> str:
        """The key of the widget of a field that is about to be drawn with a value, which is put in where it has to be.

        A run may be cut short before the browser hears of it: the value is put in until the browser has shown it.
        """
        key = self.name_of(name)
        if key in self.before:
            if value == self.before[key]:  # it shows it already, and more may have been typed
                del self.before[key]
            else:
                st.session_state[key] = value
                self.filled[key] = monotonic()
        return key

    def drawn(self, name: str, value: Any, keep: Callable[[Self], None]) -> dict[str, Any]:
        """What the widget of a field takes beside its value: its key, and what keeps a change of it."""
        return {"key": self.fill(name, value), "on_change": keep, "args": (self,)}

    def typed(self, name: str) -> Any:
        """What stands in the field of a name; NOTHING where it is not drawn, or still holds what it held before."""
        key = self.name_of(name)
        if key not in st.session_state:
            return NOTHING
        value = st.session_state[key]
        if key in self.before:
            filled = self.filled.get(key)
            if filled is None or (value == self.before[key] and monotonic() - filled <= _SETTLED):
                return NOTHING
            del self.before[key]
        return value

    def content(self) -> dict[str, Any]:
        """What is kept of it in the database."""
        return {name: getattr(self, name) for name in self.STORED}

    @classmethod
    def read(cls, origin: tuple[str, ...], content: Mapping[str, Any]) -> Self | None:
        """What was kept, for the form of an address; None where it belongs to another form."""
        return cls(origin, **{name: content[name] for name in cls.STORED})

    def keep(self) -> None:
        """Keep it so that nothing can lose it; a new one's token goes into the address."""
        new = not self.begun
        if new:
            self.token, self.lost, self.held = stored.new_token(), False, None
        self._store()
        if new:  # last: another press may end this run here
            self.name_in_address()

    def _store(self) -> None:
        mine = deepcopy(self.content())
        try:
            held = stored.keep(self.token, mine, self.PAGE, self.held)
        except Unusable:  # it stands in this session still, and is kept at the next change
            self.kept = False
            return
        self.kept, self.parted = True, False
        if held is None:
            self.token = ""
            self.keep()
            self.parted = True
            return
        if held["values"] != mine["values"]:  # another browser has typed into it too
            self.values = deepcopy(held["values"])
            self.forget_fields()
        self.held = held

    def name_in_address(self) -> None:
        """Put the token into the address."""
        if self.token and st.query_params.get(PARAMETER) != self.token:
            st.query_params[PARAMETER] = self.token


D = TypeVar("D", bound=Draft)


def draft(form: type[D], origin: tuple[str, ...], begin: Callable[[], D]) -> D:
    """The draft for an address: the one under way, the one kept under its token, or a new one.

    One that is done, or in which nothing was typed, begins anew on the next visit.
    """
    drafts: dict[tuple[str, ...], D] = _under_way(form.PAGE)
    token = st.query_params.get(PARAMETER, "")
    here = (visit(), origin, moment().lang)
    last, st.session_state[f"{form.PAGE}.last"] = st.session_state.get(f"{form.PAGE}.last"), here
    found = before = drafts.pop(origin, None)
    if token and (found is None or found.token != token):
        found = _kept(form, origin, token, begin)
    elif found is None or ((found.step == DONE or not found.begun) and (last != here or found.token != token)):
        found = begin()
    if last != here or found is not before:  # the fields are gone from the browser, or hold what another draft had
        found.forget_fields()
    drafts[origin] = found
    found.name_in_address()
    while len(drafts) > _MOST:
        del drafts[next(iter(drafts))]
    return found


def _kept(form: type[D], origin: tuple[str, ...], token: str, begin: Callable[[], D]) -> D:
    """The draft of a token; where it is no longer there, or belongs to another form, a new one that says so."""
    _leave_out(form.PAGE, token)
    kept = stored.find(token, form.PAGE)
    found = form.read(origin, kept.content) if kept else None
    lost = found is None
    found = found or begin()
    found.token, found.lost = token, lost
    found.held = deepcopy(kept.content) if kept and not lost else None
    return found


def _under_way(page: str) -> dict[tuple[str, ...], Any]:
    """The drafts of a page in this session, by what their addresses asked for."""
    found: dict[tuple[str, ...], Any] = st.session_state.setdefault(f"{page}.drafts", {})
    return found


def _leave_out(page: str, token: str) -> None:
    drafts = _under_way(page)
    for origin in [origin for origin, one in drafts.items() if one.token == token]:
        del drafts[origin]


def left(page: str) -> None:
    """No form of a page is open: what was done may begin anew."""
    st.session_state.pop(f"{page}.last", None)


def begin_again(current: Draft, new: Draft | None = None) -> None:
    """Leave a draft for a new one, or for the one that its address begins."""
    st.query_params.pop(PARAMETER, None)
    drafts = _under_way(current.PAGE)
    drafts.pop(current.origin, None)
    if new is not None:
        new.forget_fields()
        drafts[current.origin] = new


def go_on_from(current: Draft, version: int, now: Mapping[str, Any]) -> None:
    """Take the fact as it stands now as the one to change: what was typed is kept, the rest is as it is now."""
    began = current.began_with
    typed = {name: value for name, value in current.values.items() if (value or None) != (began.get(name) or None)}
    current.values = {**now, **typed}
    current.seen, current.began_with, current.error = version, dict(now), None
    current.forget_fields()
    current.keep()


def throw_away(page: str, token: str) -> None:
    """Throw a draft away, with what is attached to it; where it is open, its form begins again."""
    stored.throw_away(token)
    _leave_out(page, token)
    if st.query_params.get(PARAMETER) == token:
        st.query_params.pop(PARAMETER)
