"""What is typed is changed by one press at a time, and fields that were drawn before say nothing more of it."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import dashboard
from dashboard import entry_draft, register_draft
from dashboard.components import entry_form, register_fields
from dashboard.data import editing, entries
from dashboard.data.editing import Order, Outcome
from dashboard.data.entries import Saved
from dashboard.draft import CHECK, DONE
from dashboard.moment import Moment, look_from

NOW = Moment(date(2026, 11, 24), None, date(2026, 11, 24), "en", 1)


def test_runs_of_one_visitor_follow_each_other() -> None:
    """Two at once could each change the draft that the other is drawing: what nobody touched was emptied so."""
    settings = tomllib.loads((Path(dashboard.__file__).parent / ".streamlit" / "config.toml").read_text("utf-8"))
    assert settings["runner"]["fastReruns"] is False


class Browser:
    """The field of a draft in the session: drawn, shown, typed into."""

    def __init__(self, draft: Any, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        self.session: dict[str, Any] = {}
        monkeypatch.setattr("streamlit.session_state", self.session)
        look_from(NOW)
        self.draft, self.name = draft, name

    def draws(self) -> None:
        """The field is drawn; it is new where the session does not know it."""
        value = self.draft.values[self.name]
        self.session.setdefault(self.draft.fill(self.name, value), value)

    def says(self, value: str) -> None:
        """The browser reports what stands in the field."""
        self.session[self.draft.name_of(self.name)] = value


@pytest.mark.parametrize(
    ("draft", "take", "name"),
    [
        (lambda: entry_draft.Draft((), entries.ACT, {"note": "mine"}), entry_form.take, "note"),
        (lambda: register_draft.Draft(("states",), "state", {"name_en": "mine"}), register_fields.take, "name_en"),
    ],
)
def test_a_field_that_is_filled_anew_is_heard_once_it_shows_so(
    draft: Any, take: Any, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    current = draft()
    browser = Browser(current, name, monkeypatch)
    browser.draws()
    browser.says("mine, and more")
    take(current)
    assert current.values[name] == "mine, and more"
    current.values[name] = "as it is recorded now"
    current.forget_fields()
    take(current)  # in the same run, before anything is drawn
    for _ in range(2):  # the run was cut short before the browser heard of it
        browser.draws()
        browser.says("mine, and more")
        take(current)
        assert current.values[name] == "as it is recorded now"
    browser.draws()
    browser.says("typed at once")
    take(current)
    assert current.values[name] == "typed at once"
    browser.says("mine, and more")
    take(current)
    assert current.values[name] == "mine, and more"
    current.forget_fields()
    browser.draws()  # as it was: what is being typed there is not touched
    browser.says("")
    browser.draws()
    take(current)
    assert current.values[name] == ""


def test_the_second_press_of_save_records_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    saved = [Saved(("a",), True, ())]
    monkeypatch.setattr(entries, "save", lambda *_: saved.pop())
    draft = entry_draft.Draft((), entries.ACT, {}, step=CHECK)
    for _ in range(2):
        entry_draft.save(draft, NOW)
    assert (draft.step, draft.error, draft.saved) == (DONE, None, Saved(("a",), True, ()))


def test_the_second_press_of_save_changes_nothing_in_the_register(monkeypatch: pytest.MonkeyPatch) -> None:
    outcomes = [Outcome(("csto",), True, (), ())]
    monkeypatch.setattr(editing, "save", lambda *_: outcomes.pop())
    draft = register_draft.Draft(("organisations",), "organisation", {}, step=CHECK)
    for _ in range(2):
        register_draft.save(draft, lambda _: Order("organisation"), NOW)
    assert (draft.step, draft.error, draft.outcome) == (DONE, None, Outcome(("csto",), True, (), ()))
