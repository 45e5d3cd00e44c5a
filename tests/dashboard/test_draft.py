"""A step of a draft is taken once, however many presses come at once: each is a run of the script of its own."""

from datetime import date
from threading import Event, Thread
from typing import Any

import pytest

from dashboard import entry_draft, register_draft
from dashboard.data import editing, entries
from dashboard.data.editing import Order, Outcome
from dashboard.data.entries import Saved
from dashboard.draft import CHECK, DONE
from dashboard.moment import Moment
from tracker.errors import Stale

NOW = Moment(date(2026, 11, 24), None, date(2026, 11, 24), "en", 1)
WROTE, TOO_LATE = "wrote", "too late"


class Register:
    """A register that lets the first who writes wait, and refuses every other as too late."""

    def __init__(self, saved: Any) -> None:
        self.written, self.go_on, self._saved = Event(), Event(), saved
        self.asked: list[str] = []

    def save(self, *_: object) -> Any:
        if self.written.is_set():
            self.asked.append(TOO_LATE)
            raise Stale("This entry was changed.")
        self.asked.append(WROTE)
        self.written.set()
        assert self.go_on.wait(30)
        return self._saved


def pressed_twice(register: Register, press: Any) -> None:
    """Press while the first press is still at it."""
    first, second = Thread(target=press), Thread(target=press)
    first.start()
    assert register.written.wait(30)
    second.start()
    second.join(0.2)
    register.go_on.set()
    for one in (first, second):
        one.join(30)
    assert not second.is_alive()


def test_two_presses_of_save_record_an_entry_once(monkeypatch: pytest.MonkeyPatch) -> None:
    saved = Saved(("a",), True, ())
    register = Register(saved)
    monkeypatch.setattr(entries, "save", register.save)
    draft = entry_draft.Draft((), entries.ACT, {}, step=CHECK)
    pressed_twice(register, lambda: entry_draft.save(draft, NOW))
    assert register.asked == [WROTE]
    assert (draft.step, draft.error, draft.saved) == (DONE, None, saved)


def test_two_presses_of_save_change_the_register_once(monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = Outcome(("csto",), True, (), ())
    register = Register(outcome)
    monkeypatch.setattr(editing, "save", register.save)
    draft = register_draft.Draft(("organisations",), "organisation", {}, step=CHECK)
    pressed_twice(register, lambda: register_draft.save(draft, lambda _: Order("organisation"), NOW))
    assert register.asked == [WROTE]
    assert (draft.step, draft.error, draft.outcome) == (DONE, None, outcome)
