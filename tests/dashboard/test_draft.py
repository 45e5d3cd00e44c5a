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
from dashboard.moment import Moment

NOW = Moment(date(2026, 11, 24), None, date(2026, 11, 24), "en", 1)


def test_runs_of_one_visitor_follow_each_other() -> None:
    """Two at once could each change the draft that the other is drawing: what nobody touched was emptied so."""
    settings = tomllib.loads((Path(dashboard.__file__).parent / ".streamlit" / "config.toml").read_text("utf-8"))
    assert settings["runner"]["fastReruns"] is False


@pytest.mark.parametrize(
    ("draft", "take", "name"),
    [
        (entry_draft.Draft((), entries.ACT, {"note": "typed"}), entry_form.take, "note"),
        (register_draft.Draft(("states",), "state", {"name_en": "typed"}), register_fields.take, "name_en"),
    ],
)
def test_fields_that_are_filled_anew_do_not_hear_the_old_ones(
    draft: Any, take: Any, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields: dict[str, str] = {}
    monkeypatch.setattr("streamlit.session_state", fields)
    fields[draft.name_of(name)] = "typed, and more"
    take(draft)
    assert draft.values[name] == "typed, and more"
    draft.values[name] = "as it is recorded now"
    draft.forget_fields()
    take(draft)
    assert draft.values[name] == "as it is recorded now"
    fields[draft.name_of(name)] = "typed again"
    take(draft)
    assert draft.values[name] == "typed again"


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
