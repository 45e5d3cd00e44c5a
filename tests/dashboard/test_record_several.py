"""Several entries at once, and undoing the last thing one did."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.dashboard.pages import field, html, title
from tests.dashboard.test_record import NOTIFICATION, RIGHT, corrected_by_another, entries, fill, form
from tracker.register.database import connect, reading
from tracker.register.verification import verify

Visit = Callable[..., AppTest]
TWO = ["juris-2021", "logmed-2021"]
NOTES = {"act": NOTIFICATION, "received_on": "10.11.2026", "source": "Notes verbales of the session"}


def several(visit: Visit, instruments: list[str], states: list[str], **address: str) -> AppTest:
    app = form(visit, **address)
    app.toggle(key="record.several").set_value(True).run()
    field(app, "instruments").set_value(instruments).run()
    field(app, "states").set_value(states).run()
    return app


def sound(register: Path) -> None:
    engine = connect(f"sqlite:///{register}")
    with reading(engine) as session:
        assert verify(session).problems == []
    engine.dispose()


@pytest.mark.parametrize(("lang", "said"), [("en", "4 entries"), ("ru", "4 записи")])
def test_a_session_is_recorded_in_one_go(visit: Visit, register: Path, lang: str, said: str) -> None:
    before = entries(register)
    app = fill(several(visit, TWO, ["TJ", "KZ"], lang=lang), NOTES)
    assert not app.error
    assert said in html(app)
    assert html(app).count("tt-effect") == 2
    assert entries(register) == before
    app.button(key="record.save").click().run()
    assert len(app.success) == 1
    assert entries(register) == before + 4
    sound(register)


def test_what_one_began_with_is_among_the_several(visit: Visit) -> None:
    app = form(visit)
    app.toggle(key="record.several").set_value(True).run()
    assert field(app, "instruments").value == ["peace-prot-2021"]
    assert field(app, "states").value == ["TJ"]
    app.toggle(key="record.several").set_value(False).run()
    assert field(app, "instrument").value == "peace-prot-2021"


def test_all_members_are_chosen_with_one_button_and_one_pair_left_out(visit: Visit, register: Path) -> None:
    before = entries(register)
    app = several(visit, TWO, [])
    app.button(key="record.members").click().run()
    assert field(app, "states").value == ["AM", "BY", "KG", "KZ", "RU", "TJ"]
    field(app, "left_out").set_value(["juris-2021/AM"]).run()
    app = fill(app, NOTES)
    app.button(key="record.save").click().run()
    assert entries(register) == before + 11


def test_a_pair_that_was_left_out_is_forgotten_with_its_state(visit: Visit, register: Path) -> None:
    before = entries(register)
    app = several(visit, ["juris-2021"], ["AM", "TJ"])
    field(app, "left_out").set_value(["juris-2021/AM"]).run()
    field(app, "states").set_value(["TJ"]).run()
    field(app, "states").set_value(["AM"]).run()
    app = fill(app, NOTES)
    app.button(key="record.save").click().run()
    assert entries(register) == before + 1


def test_what_is_recorded_already_is_marked(visit: Visit, register: Path) -> None:
    app = fill(several(visit, ["juris-2021"], ["TJ"]), NOTES)
    app.button(key="record.save").click().run()
    before = entries(register)
    app = fill(several(visit, ["juris-2021"], ["TJ", "KZ"]), NOTES)
    (row,) = re.findall(r'data-label="([^"]+)">([^<]+)</td><td[^>]+data-label="([^"]+)">([^<]+)</td>', html(app))
    assert row == ("Will be recorded", "Kazakhstan", "Recorded already", "Tajikistan")
    assert "the source is added" not in html(app), "a column in which nothing stands is left out"
    app.button(key="record.save").click().run()
    assert entries(register) == before + 1


def test_a_refusal_names_the_row_and_nothing_is_recorded(visit: Visit, register: Path) -> None:
    before = entries(register)
    app = fill(several(visit, TWO, ["TJ", "UZ"]), NOTES)
    assert app.error[0].value.count("Uzbekistan") == 2
    assert "Jurisdiction" in app.error[0].value
    assert entries(register) == before
    empty = fill(several(visit, [], ["TJ"]), NOTES)
    assert "at least one instrument" in empty.error[0].value


def test_a_double_click_records_once(visit: Visit, register: Path) -> None:
    before = entries(register)
    app = fill(several(visit, TWO, ["TJ"]), NOTES)
    app.button(key="record.save").click().run()
    app = fill(several(visit, TWO, ["TJ"]), NOTES)
    app.button(key="record.save").click().run()
    assert "nothing was changed" in app.info[0].value
    assert entries(register) == before + 2


def test_a_batch_comes_back_under_its_address(visit: Visit) -> None:
    app = fill(several(visit, TWO, ["TJ", "KZ"]), NOTES)
    draft = app.query_params["draft"]
    again = visit("record", draft=draft[0] if isinstance(draft, list) else draft)
    assert html(again).count("tt-effect") == 2
    again.button(key="record.back").click().run()
    assert field(again, "states").value == ["TJ", "KZ"]


def save(visit: Visit) -> AppTest:
    app = fill(form(visit), RIGHT)
    app.button(key="record.save").click().run()
    assert len(app.success) == 1
    return app


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_what_was_just_saved_is_undone_and_can_be_typed_again(visit: Visit, register: Path, lang: str) -> None:
    app = fill(form(visit, lang=lang), RIGHT)
    app.button(key="record.save").click().run()
    before = entries(register)
    app.button(key="record.undo").click().run()
    assert "tt-effect" in html(app)
    assert entries(register) == before
    app.button(key="record.save").click().run()
    assert len(app.success) == 1
    assert entries(register) == before + 1
    sound(register)
    app.button[-1].click().run()
    assert field(app, "source").value == RIGHT["source"]
    app.button(key="record.check").click().run()
    app.button(key="record.save").click().run()
    assert len(app.success) == 1


def test_the_last_entry_is_offered_on_the_form_with_its_name(visit: Visit, register: Path) -> None:
    save(visit)
    app = form(visit)
    assert "notification of completed internal procedures, Tajikistan, Peacekeeping Protocol 2021 (recorded)" in html(
        app
    )
    app.button(key="record.undo-last").click().run()
    app.text_input(key="record.undo-reason").set_value("").run()
    before = entries(register)
    app.button(key="record.save").click().run()
    assert "why" in app.error[0].value
    assert entries(register) == before
    app.text_input(key="record.undo-reason").set_value("Another protocol").run()
    app.button(key="record.save").click().run()
    assert len(app.success) == 1
    assert "(taken back)" in html(form(visit))


def test_a_batch_is_undone_as_a_whole(visit: Visit, register: Path) -> None:
    app = fill(several(visit, TWO, ["TJ", "KZ"]), NOTES)
    app.button(key="record.save").click().run()
    before = entries(register)
    app.button(key="record.undo").click().run()
    assert "4 entries" in html(app)
    app.button(key="record.save").click().run()
    assert len(app.success) == 1
    assert entries(register) == before + 4
    sound(register)


def test_what_somebody_changed_since_is_not_undone(visit: Visit, register: Path) -> None:
    app = save(visit)
    corrected_by_another(register, f"peace-prot-2021/TJ/{NOTIFICATION}/2026-11-10")
    before = entries(register)
    app.button(key="record.undo").click().run()
    assert "Another clerk" in app.error[0].value
    app.button(key="record.back").click().run()
    assert title(app) == "Record"
    assert entries(register) == before


def test_somebody_who_recorded_nothing_is_offered_nothing(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_USER", "Nobody")
    assert "Your last entry" not in html(form(visit))
